"""Voorzieningen: ordered from an aanbieder, delivered, stopped."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query
from starlette.responses import Response

from services.provisions import queries
from services.provisions.domain.voorziening import MeldStart, MeldStop, VerzendToewijzing, voorziening
from shared.decider.decider import Act, Decided
from shared.events import voorzieningen as feiten
from shared.events.codes import RedenBeeindiging
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Agb, Gebeurd, Model
from shared.service.web import resource_router

router = resource_router("voorzieningen")


class Bestelling(Model):
    """The order to an aanbieder."""

    besteld_op: Gebeurd
    aanbieder: Agb


class Levering(Model):
    """The aanbieder has begun."""

    gestart_op: Gebeurd


class Beeindiging(Model):
    """The aanbieder has stopped."""

    gestopt_op: Gebeurd
    reden: RedenBeeindiging


@router.get("/voorzieningen/{voorziening_id}", operation_id="leesVoorziening", summary="Een voorziening")
async def lees_voorziening(voorziening_id: UUID, desk: AtDesk) -> Response:
    """De stand van een voorziening, met bestelling en levering."""
    async with desk.read() as tx:
        return detail(await queries.voorziening(tx, voorziening_id), "voorzieningen")


@router.get("/voorzieningen", operation_id="lijstVoorzieningen", summary="Voorzieningen")
async def lijst_voorzieningen(
    desk: AtDesk,
    melding: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Voorzieningen op volgorde van id."""
    filters = Filters({"melding_id": melding, "status": status}, {})
    return await listing(desk, queries.voorzieningen, "voorzieningen", filters, limit, cursor)


@router.post("/voorzieningen/{voorziening_id}/bestellingen", operation_id="bestelVoorziening", status_code=201)
async def bestel(voorziening_id: UUID, body: Bestelling, desk: AtDesk) -> Response:
    """Bestel de voorziening bij een aanbieder (iWmo 301)."""

    async def bestellen(decided: Decided) -> object:
        return VerzendToewijzing(
            voorziening_id=voorziening_id,
            op=body.besteld_op,
            aanbieder_id=body.aanbieder,
            lopend=await queries.lopend(decided.look, voorziening_id),
        )

    return await desk.handle(Act(voorziening, voorziening_id, bestellen))


@router.post("/voorzieningen/{voorziening_id}/leveringen", operation_id="meldLevering", status_code=201)
async def meld_levering(voorziening_id: UUID, body: Levering, desk: AtDesk) -> Response:
    """Leg vast dat de levering is gestart (iWmo 305)."""
    return await desk.handle(Act(voorziening, voorziening_id, MeldStart(op=body.gestart_op)))


@router.post(
    "/voorzieningen/{voorziening_id}/leveringen/{nummer}/beeindigingen",
    operation_id="beeindigLevering",
    status_code=201,
)
async def beeindig_levering(
    voorziening_id: UUID, nummer: Annotated[int, Path(ge=1, le=1000)], body: Beeindiging, desk: AtDesk
) -> Response:
    """Leg vast dat de levering is gestopt (iWmo 307)."""
    command = MeldStop(nummer=nummer, op=body.gestopt_op, reden=body.reden)
    return await desk.handle(Act(voorziening, voorziening_id, command))


ACTS = {VerzendToewijzing: "bestellingen", MeldStart: "leveringen", MeldStop: "beeindigingen"}

FEITEN = {
    "bestellingen": (feiten.ToewijzingVerzonden,),
    "leveringen": (feiten.LeveringGestart,),
    "leveringen/{nummer}/beeindigingen": (feiten.LeveringGestopt,),
}
list_acts(router, "/voorzieningen/{voorziening_id}", voorziening, "leesVoorziening", FEITEN)
