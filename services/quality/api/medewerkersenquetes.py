"""Medewerkersenquetes: an outcome for each aspect, beside the benchmark."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from pydantic import Field
from starlette.responses import Response

from services.quality import queries
from services.quality.domain.medewerkersenquete import HoudMedewerkersenquete, medewerkersenquete
from shared.decider.decider import Act
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Datum, Gebeurd, Getal, Model, OpenCode
from shared.service.web import resource_router

router = resource_router("medewerkersenquetes")
Tienden = Annotated[Getal, Field(ge=10, le=100)]


class Enquete(Model):
    """What staff together thought of one aspect, in tenths of a mark."""

    op: Gebeurd
    van: Datum
    tot: Datum
    aspect: OpenCode
    score_tienden: Tienden
    aantal: Annotated[Getal, Field(ge=1, le=100_000)]
    benchmark_tienden: Tienden | None = None


@router.post("/medewerkersenquetes", operation_id="houdMedewerkersenquete", status_code=201)
async def houd_medewerkersenquete(body: Enquete, desk: AtDesk, enquete_id: NewId) -> Response:
    """Leg de uitkomst van een aspect vast, naast de benchmark."""
    command = HoudMedewerkersenquete(**body.model_dump())
    return await desk.handle(
        Act(medewerkersenquete, enquete_id, command), location=f"/medewerkersenquetes/{enquete_id}"
    )


@router.get("/medewerkersenquetes", operation_id="lijstMedewerkersenquetes", summary="Medewerkersenquetes")
async def lijst_medewerkersenquetes(
    desk: AtDesk,
    aspect: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """De uitkomsten per aspect, op volgorde van id."""
    filters = Filters({"aspect": aspect}, {})
    return await listing(desk, queries.medewerkersenquetes, "medewerkersenquetes", filters, limit, cursor)


@router.get("/medewerkersenquetes/{enquete_id}", operation_id="leesMedewerkersenquete", summary="Een uitkomst")
async def lees_medewerkersenquete(enquete_id: UUID, desk: AtDesk) -> Response:
    """De uitkomst van een aspect."""
    async with desk.read() as tx:
        return detail(await queries.medewerkersenquete(tx, enquete_id), "medewerkersenquetes")


ACTS: Mapping[type, str] = {HoudMedewerkersenquete: "medewerkersenquetes"}
