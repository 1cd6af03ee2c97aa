"""Spoedbeslissingen: a melding with spoed, and the temporary voorziening that was provided on it."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from services.provisions import queries
from services.provisions.domain.spoedbeslissing import VerstrekSpoed, spoedbeslissing
from shared.decider.decider import Act, Decided
from shared.events.codes import Productcategorie
from shared.events.spoedbeslissingen import TijdelijkeVoorzieningVerstrekt
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Datum, Gebeurd, Model
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("spoedbeslissingen")


class Verstrekking(Model):
    """What is provided for the time being, and from when."""

    op: Gebeurd
    productcategorie: Productcategorie
    per: Datum


@router.get("/spoedbeslissingen", operation_id="lijstSpoedbeslissingen", summary="Spoedbeslissingen")
async def lijst_spoedbeslissingen(
    desk: AtDesk,
    melding: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Spoedbeslissingen op volgorde van id; met status `gevraagd` wacht er een op een consulent."""
    filters = Filters({"melding_id": melding, "status": status}, {})
    return await listing(desk, queries.spoedbeslissingen, "spoedbeslissingen", filters, limit, cursor)


@router.get("/spoedbeslissingen/{spoedbeslissing_id}", operation_id="leesSpoedbeslissing")
async def lees_spoedbeslissing(spoedbeslissing_id: UUID, desk: AtDesk) -> Response:
    """De stand van een spoedbeslissing."""
    async with desk.read() as tx:
        return detail(await queries.spoedbeslissing(tx, spoedbeslissing_id), "spoedbeslissingen")


@router.post("/spoedbeslissingen/{spoedbeslissing_id}/verstrekkingen", operation_id="verstrekSpoed", status_code=201)
async def verstrek(spoedbeslissing_id: UUID, body: Verstrekking, desk: AtDesk) -> Response:
    """Verstrek een tijdelijke maatwerkvoorziening in afwachting van het onderzoek (Wmo 2.3.3)."""

    async def verstrekken(decided: Decided) -> object:
        melding_id = getattr(decided.look.state(spoedbeslissing_id), "melding_id")  # noqa: B009 - one that exists has it
        row = await queries.recht(decided.look, melding_id)
        if row is None or row["persoon_id"] is None:
            raise Problem("niet-gevonden")  # the melding itself has not arrived here yet
        return VerstrekSpoed(
            op=body.op, persoon_id=row["persoon_id"], productcategorie=body.productcategorie, per=body.per
        )

    return await desk.handle(Act(spoedbeslissing, spoedbeslissing_id, verstrekken))


ACTS = {VerstrekSpoed: "verstrekkingen"}

list_acts(
    router,
    "/spoedbeslissingen/{spoedbeslissing_id}",
    spoedbeslissing,
    "leesSpoedbeslissing",
    {"verstrekkingen": (TijdelijkeVoorzieningVerstrekt,)},
)
