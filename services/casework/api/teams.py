"""Teams: set up, changed, presented to the wijk, and what they do for groups."""

from typing import Annotated
from uuid import UUID

from pydantic import Field
from starlette.responses import Response

from services.casework.domain.team import (
    LegCollectieveActiviteitVast,
    PubliceerTeamprofiel,
    RichtTeamIn,
    VoerWerkwijzeIn,
    WijzigTeam,
    team,
    team_van,
)
from services.casework.queries import teams as queries
from shared.decider.decider import Act
from shared.events import teams as feiten
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Datum, Gebeurd, Getal, Model, OpenCode, Teamcode, Tekst, Wijkcode
from shared.service.web import resource_router

router = resource_router("teams")
Disciplines = Annotated[tuple[OpenCode, ...], Field(min_length=1, max_length=50)]
Telefoon = Annotated[str, Field(pattern=r"^\+?[0-9 -]{3,20}$", max_length=20)]
Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=200)]


class _Inrichting(Model):
    op: Gebeurd
    wijken: Annotated[tuple[Wijkcode, ...], Field(min_length=1, max_length=100)]
    disciplines: Disciplines


class NieuwTeam(_Inrichting):
    """A team: its code, where it works and what it can."""

    teamcode: Teamcode


class Teamwijziging(_Inrichting):
    """Where the team works and what it can from now on."""


class Teamprofiel(Model):
    """How the team presents itself and is reached; about the team, not about a person."""

    op: Gebeurd
    tekst: Tekst
    telefoon: Telefoon | None = None
    email: Email | None = None


class Werkwijze(Model):
    """A way of working, and the day from which it holds."""

    op: Gebeurd
    werkwijze: OpenCode
    per: Datum


class CollectieveActiviteit(Model):
    """What was held for a group, where, and how many came."""

    soort: OpenCode
    gehouden_op: Gebeurd
    wijk: Wijkcode
    aantal_deelnemers: Annotated[Getal, Field(ge=0, le=10_000)]


@router.post("/teams", operation_id="richtTeamIn", status_code=201, summary="Richt een team in")
async def richt_team_in(body: NieuwTeam, desk: AtDesk) -> Response:
    """Richt een team in; een teamcode is een team van de gemeente."""
    team_id = team_van(desk.gemeente, body.teamcode)
    command = RichtTeamIn(op=body.op, teamcode=body.teamcode, wijkcodes=body.wijken, disciplines=body.disciplines)
    return await desk.handle(Act(team, team_id, command), location=f"/teams/{team_id}")


@router.get("/teams/{team_id}", operation_id="leesTeam", summary="Een team")
async def lees_team(team_id: UUID, desk: AtDesk) -> Response:
    """Een team: zijn profiel, zijn coordinator en zijn samenstelling naar discipline en werkgever."""
    async with desk.read() as tx:
        return detail(await queries.team(tx, team_id), "teams")


@router.get("/teams", operation_id="lijstTeams", summary="Teams")
async def lijst_teams(
    desk: AtDesk,
    teamcode: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Teams op volgorde van id."""
    filters = Filters({"teamcode": teamcode}, {})
    return await listing(desk, queries.teams, "teams", filters, limit, cursor)


@router.post("/teams/{team_id}/wijzigingen", operation_id="wijzigTeam", status_code=201)
async def wijzig_team(team_id: UUID, body: Teamwijziging, desk: AtDesk) -> Response:
    """Geef een team andere wijken of disciplines."""
    command = WijzigTeam(op=body.op, wijkcodes=body.wijken, disciplines=body.disciplines)
    return await desk.handle(Act(team, team_id, command))


@router.post("/teams/{team_id}/profielen", operation_id="publiceerTeamprofiel", status_code=201)
async def publiceer_teamprofiel(team_id: UUID, body: Teamprofiel, desk: AtDesk) -> Response:
    """Publiceer een nieuwe versie van het profiel van een team."""
    command = PubliceerTeamprofiel(op=body.op, tekst=body.tekst, telefoon=body.telefoon, email=body.email)
    return await desk.handle(Act(team, team_id, command))


@router.post("/teams/{team_id}/werkwijzen", operation_id="voerWerkwijzeIn", status_code=201)
async def voer_werkwijze_in(team_id: UUID, body: Werkwijze, desk: AtDesk) -> Response:
    """Laat een team op een nieuwe wijze werken."""
    command = VoerWerkwijzeIn(op=body.op, werkwijze=body.werkwijze, per=body.per)
    return await desk.handle(Act(team, team_id, command))


@router.post("/teams/{team_id}/collectieve-activiteiten", operation_id="legCollectieveActiviteitVast", status_code=201)
async def leg_collectieve_activiteit_vast(team_id: UUID, body: CollectieveActiviteit, desk: AtDesk) -> Response:
    """Leg vast dat een team een activiteit voor een groep heeft gehouden."""
    command = LegCollectieveActiviteitVast(
        soort=body.soort, gehouden_op=body.gehouden_op, wijkcode=body.wijk, aantal_deelnemers=body.aantal_deelnemers
    )
    return await desk.handle(Act(team, team_id, command))


ACTS = {
    RichtTeamIn: "teams",
    WijzigTeam: "wijzigingen",
    PubliceerTeamprofiel: "profielen",
    VoerWerkwijzeIn: "werkwijzen",
    LegCollectieveActiviteitVast: "collectieve-activiteiten",
}

FEITEN = {
    "wijzigingen": (feiten.TeamGewijzigd,),
    "profielen": (feiten.TeamprofielGepubliceerd,),
    "werkwijzen": (feiten.WerkwijzeIngevoerd,),
    "collectieve-activiteiten": (feiten.CollectieveActiviteitUitgevoerd,),
}
list_acts(router, "/teams/{team_id}", team, "leesTeam", FEITEN)
