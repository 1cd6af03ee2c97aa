"""Medewerkers: deployed in a team, moved, and no longer deployed."""

from uuid import UUID

from starlette.responses import Response

from services.casework.api.teams import Disciplines, Email
from services.casework.domain.medewerker import BeeindigInzet, VerplaatsMedewerker, ZetMedewerkerIn, medewerker
from services.casework.domain.team import team, team_van
from services.casework.queries import teams as queries
from shared.decider.decider import Act, Decided, reading
from shared.events import medewerkers as feiten
from shared.eventstore.paging import Filters
from shared.service.auth import medewerker_id as id_van
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Datum, Gebeurd, Medewerker, Model, Naam, OpenCode, Teamcode
from shared.service.web import resource_router

router = resource_router("medewerkers")


class Inzet(Model):
    """Who is deployed where, by which employer, in which role."""

    op: Gebeurd
    medewerker: Medewerker
    team: Teamcode
    werkgever_id: UUID
    rol: OpenCode
    disciplines: Disciplines
    van: Datum
    naam: Naam
    email: Email | None = None


class Verplaatsing(Model):
    """To which team, and from which day."""

    op: Gebeurd
    naar_team: Teamcode
    per: Datum


class Beeindiging(Model):
    """From which day."""

    op: Gebeurd
    per: Datum


@router.post("/medewerkers", operation_id="zetMedewerkerIn", status_code=201, summary="Zet een medewerker in")
async def zet_medewerker_in(body: Inzet, desk: AtDesk) -> Response:
    """Zet een medewerker bij een team in; een team heeft ten hoogste een coordinator."""
    ingezet = id_van(desk.gemeente, body.medewerker)

    async def zet_in(decided: Decided) -> object:
        return ZetMedewerkerIn(
            medewerker_id=ingezet,
            op=body.op,
            team_id=body.team,
            werkgever_id=body.werkgever_id,
            rol=body.rol,
            disciplines=body.disciplines,
            van=body.van,
            naam=body.naam,
            email=body.email,
            ander=await _ander(decided, body.team, ingezet),
        )

    return await desk.handle(
        Act(medewerker, ingezet, zet_in),
        reading(team, team_van(desk.gemeente, body.team)),  # its lock: two coordinators at once meet here
        location=f"/medewerkers/{ingezet}",
    )


@router.get("/medewerkers/{medewerker_id}", operation_id="leesMedewerker", summary="Een medewerker")
async def lees_medewerker(medewerker_id: UUID, desk: AtDesk) -> Response:
    """Waar een medewerker is ingezet, zonder naam en e-mailadres."""
    async with desk.read() as tx:
        return detail(await queries.medewerker(tx, medewerker_id), "medewerkers")


@router.get("/medewerkers", operation_id="lijstMedewerkers", summary="Medewerkers")
async def lijst_medewerkers(
    desk: AtDesk,
    team: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Medewerkers op volgorde van id."""
    filters = Filters({"team": team, "status": status}, {})
    return await listing(desk, queries.medewerkers, "medewerkers", filters, limit, cursor)


@router.post("/medewerkers/{medewerker_id}/verplaatsingen", operation_id="verplaatsMedewerker", status_code=201)
async def verplaats_medewerker(medewerker_id: UUID, body: Verplaatsing, desk: AtDesk) -> Response:
    """Verplaats een medewerker naar een ander team."""

    async def verplaats(decided: Decided) -> object:
        ander = await _ander(decided, body.naar_team, medewerker_id)
        return VerplaatsMedewerker(op=body.op, naar_team_id=body.naar_team, per=body.per, ander=ander)

    return await desk.handle(
        Act(medewerker, medewerker_id, verplaats), reading(team, team_van(desk.gemeente, body.naar_team))
    )


@router.post("/medewerkers/{medewerker_id}/beeindigingen", operation_id="beeindigInzet", status_code=201)
async def beeindig_inzet(medewerker_id: UUID, body: Beeindiging, desk: AtDesk) -> Response:
    """Beeindig de inzet van een medewerker."""
    return await desk.handle(Act(medewerker, medewerker_id, BeeindigInzet(op=body.op, per=body.per)))


async def _ander(decided: Decided, teamcode: str, zelf: UUID) -> bool:
    """Whether someone else coordinates the team."""
    return await queries.coordinator(decided.look, teamcode) not in (None, zelf)


ACTS = {ZetMedewerkerIn: "medewerkers", VerplaatsMedewerker: "verplaatsingen", BeeindigInzet: "beeindigingen"}

FEITEN = {"verplaatsingen": (feiten.MedewerkerVerplaatst,), "beeindigingen": (feiten.InzetBeeindigd,)}
list_acts(router, "/medewerkers/{medewerker_id}", medewerker, "leesMedewerker", FEITEN)
