"""Hulptrajecten: help by the team itself, started in a dossier, followed, closed."""

from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from services.casework import queries
from services.casework.domain.dossier import dossier
from services.casework.domain.dossier.taal import Afgesloten, MarkeerFase
from services.casework.domain.dossier.taal import Nieuw as GeenDossier
from services.casework.domain.hulptraject import SluitHulptraject, StartHulptraject, hulptraject
from shared.decider.decider import Act, Decided, following
from shared.events.codes import Leefgebied, RedenAfgesloten
from shared.events.hulptrajecten import HulptrajectAfgesloten, HulptrajectGestart
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Datum, Gebeurd, Model, OpenCode
from shared.service.problems import Problem
from shared.service.web import resource_router
from shared.termijnen.kalender import dag_van

router = resource_router("hulptrajecten")


class NieuwHulptraject(Model):
    """What help the team starts, for which leefgebieden, and until when it is meant to last."""

    op: Gebeurd
    soort: OpenCode
    leefgebieden: Annotated[tuple[Leefgebied, ...], Field(min_length=1, max_length=9)]
    beoogd_tot: Datum | None = None


class Hulptrajectafsluiting(Model):
    """Why the hulptraject ends."""

    op: Gebeurd
    reden: RedenAfgesloten


@router.post("/dossiers/{dossier_id}/hulptrajecten", operation_id="startHulptraject", status_code=201)
async def start_hulptraject(dossier_id: UUID, body: NieuwHulptraject, desk: AtDesk, hulptraject_id: NewId) -> Response:
    """Start een hulptraject; het dossier komt daarmee in uitvoering."""

    async def start(decided: Decided) -> object:
        waarin = decided.look.state(dossier_id)
        if isinstance(waarin, GeenDossier):
            raise Problem("niet-gevonden")
        return StartHulptraject(
            melding_id=getattr(waarin, "melding_id"),  # noqa: B009 - every state of an existing dossier has it
            dossier_id=dossier_id,
            op=body.op,
            soort=body.soort,
            leefgebieden=tuple(dict.fromkeys(body.leefgebieden)),
            beoogd_tot=body.beoogd_tot,
            dossier_open=not isinstance(waarin, Afgesloten),
        )

    def markeer(fact: HulptrajectGestart) -> object:
        return MarkeerFase(op=fact.gebeurd_op, fase="uitvoering")

    return await desk.handle(
        Act(hulptraject, hulptraject_id, start),
        Act(dossier, dossier_id, following(HulptrajectGestart, markeer)),
        location=f"/hulptrajecten/{hulptraject_id}",
        match=dossier_id,
    )


@router.get(
    "/dossiers/{dossier_id}/hulptrajecten",
    operation_id="lijstDossiersHulptrajecten",
    openapi_extra={"x-beleid": "leesDossier"},
)
async def lijst_dossiers_hulptrajecten(
    dossier_id: UUID, desk: AtDesk, limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """De hulptrajecten van een dossier, met hun duur tot vandaag."""
    fetch = partial(queries.hulptrajecten, peildatum=dag_van(desk.nu))
    return await listing(desk, fetch, "hulptrajecten", Filters({"dossier_id": [dossier_id]}, {}), limit, cursor)


@router.get("/hulptrajecten/{hulptraject_id}", operation_id="leesHulptraject", summary="Een hulptraject")
async def lees_hulptraject(hulptraject_id: UUID, desk: AtDesk, peildatum: Datum | None = None) -> Response:
    """De stand van een hulptraject, met zijn duur op de peildatum (vandaag)."""
    async with desk.read() as tx:
        row = await queries.hulptraject(tx, hulptraject_id, peildatum or dag_van(desk.nu))
    return detail(row, "hulptrajecten")


@router.get("/hulptrajecten", operation_id="lijstHulptrajecten", summary="Hulptrajecten")
async def lijst_hulptrajecten(
    desk: AtDesk,
    dossier: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    peildatum: Datum | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Hulptrajecten op volgorde van id, elk met zijn duur en een signaal buiten drie tot twaalf maanden."""
    fetch = partial(queries.hulptrajecten, peildatum=peildatum or dag_van(desk.nu))
    filters = Filters({"dossier_id": dossier, "status": status}, {})
    return await listing(desk, fetch, "hulptrajecten", filters, limit, cursor)


@router.post("/hulptrajecten/{hulptraject_id}/afsluitingen", operation_id="sluitHulptraject", status_code=201)
async def sluit_hulptraject(hulptraject_id: UUID, body: Hulptrajectafsluiting, desk: AtDesk) -> Response:
    """Sluit een hulptraject af."""
    return await desk.handle(Act(hulptraject, hulptraject_id, SluitHulptraject(op=body.op, reden=body.reden)))


ACTS = {StartHulptraject: "hulptrajecten", SluitHulptraject: "afsluitingen"}

FEITEN = {"afsluitingen": (HulptrajectAfgesloten,)}
list_acts(router, "/hulptrajecten/{hulptraject_id}", hulptraject, "leesHulptraject", FEITEN)
