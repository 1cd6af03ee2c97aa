"""Pgbs: what is spent of a budget, and its withdrawal."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from services.provisions.domain.pgb import BoekPgbBesteding, TrekPgbIn, pgb
from services.provisions.domain.voorziening import voorziening
from services.provisions.domain.voorziening.taal import BeeindigVoorziening, Toegekend
from services.provisions.queries import levering
from shared.decider.decider import Act, Decided
from shared.events import pgbs as feiten
from shared.events.codes import GrondHerziening
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, detail, listing
from shared.service.models import Datum, Gebeurd, Getal, Model
from shared.service.web import resource_router

router = resource_router("pgbs")


class Besteding(Model):
    """What was paid out of the budget, for help on these days; both included."""

    op: Gebeurd
    bedrag_cent: Annotated[Getal, Field(ge=0, le=10**12)]
    van: Datum
    tot: Datum


class Intrekking(Model):
    """On which ground the budget ends; its last day is `per`."""

    op: Gebeurd
    grond: GrondHerziening
    per: Datum


@router.get("/pgbs", operation_id="lijstPgbs", summary="Pgbs")
async def lijst_pgbs(
    desk: AtDesk,
    voorziening: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    melding: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Persoonsgebonden budgetten op volgorde van id."""
    filters = Filters({"voorziening_id": voorziening, "melding_id": melding}, {})
    return await listing(desk, levering.pgbs, "pgbs", filters, limit, cursor)


@router.get("/pgbs/{pgb_id}", operation_id="leesPgb", summary="Een pgb")
async def lees_pgb(pgb_id: UUID, desk: AtDesk) -> Response:
    """De stand van een budget, met wat ervan is besteed."""
    async with desk.read() as tx:
        return detail(await levering.pgb(tx, pgb_id), "pgbs")


@router.post("/pgbs/{pgb_id}/bestedingen", operation_id="boekPgbBesteding", status_code=201)
async def boek_besteding(pgb_id: UUID, body: Besteding, desk: AtDesk) -> Response:
    """Boek een besteding uit het budget."""
    command = BoekPgbBesteding(op=body.op, bedrag_cent=body.bedrag_cent, van=body.van, tot=body.tot)
    return await desk.handle(Act(pgb, pgb_id, command))


@router.post("/pgbs/{pgb_id}/intrekkingen", operation_id="trekPgbIn", status_code=201)
async def trek_pgb_in(pgb_id: UUID, body: Intrekking, desk: AtDesk) -> Response:
    """Trek het budget in; de voorziening waarvoor het was eindigt daarmee."""
    row = await desk.store.find(desk.gemeente, "pgbs", pgb_id)
    voorziening_id = UUID(row["voorziening_id"])

    async def beeindig(decided: Decided) -> object | None:
        if not isinstance(decided.look.state(voorziening_id), Toegekend):
            return None  # it has ended before
        return BeeindigVoorziening(op=body.op, per=body.per, reden="besluit_gemeente", op_besluit=True)

    return await desk.handle(
        Act(pgb, pgb_id, TrekPgbIn(op=body.op, grond=body.grond, per=body.per)),
        Act(voorziening, voorziening_id, beeindig),
    )


ACTS = {BoekPgbBesteding: "bestedingen", TrekPgbIn: "intrekkingen"}

FEITEN = {"bestedingen": (feiten.PgbBestedingGeboekt,), "intrekkingen": (feiten.PgbIngetrokken,)}
list_acts(router, "/pgbs/{pgb_id}", pgb, "leesPgb", FEITEN)
