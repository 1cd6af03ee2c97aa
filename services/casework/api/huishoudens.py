"""Households: who belongs to one, its regisseur and its plan."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from services.casework import queries
from services.casework.domain.huishouden import WijzigHuishouden, huishouden
from shared.decider.decider import Act
from shared.events.huishoudens import HuishoudenGewijzigd
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import JSON, Cursor, Limit, detail, json, listing
from shared.service.models import Datum, Gebeurd, Model, OpenCode
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("huishoudens")
Personen = Annotated[tuple[UUID, ...], Field(max_length=50)]


class Huishoudenwijziging(Model):
    """Who came, who left, since which day and why."""

    op: Gebeurd
    toegetreden_ids: Personen = ()
    vertrokken_ids: Personen = ()
    per: Datum
    reden: OpenCode


@router.get("/huishoudens/{huishouden_id}", operation_id="leesHuishouden", summary="Een huishouden")
async def lees_huishouden(huishouden_id: UUID, desk: AtDesk) -> Response:
    """Wie erbij horen, wie de regisseur is, en het plan dat nu geldt."""
    async with desk.read() as tx:
        return detail(await queries.huishouden(tx, huishouden_id), "huishoudens")


@router.get("/huishoudens", operation_id="lijstHuishoudens", summary="Huishoudens")
async def lijst_huishoudens(
    desk: AtDesk,
    persoon: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Huishoudens op volgorde van id, of die waar iemand bij hoort."""
    filters = Filters({"persoon": persoon}, {})
    return await listing(desk, queries.huishoudens, "huishoudens", filters, limit, cursor)


@router.get(
    "/huishoudens/{huishouden_id}/escalaties",
    operation_id="lijstHuishoudensEscalaties",
    openapi_extra={"x-beleid": "leesHuishouden"},
)
async def lijst_escalaties(
    huishouden_id: UUID, desk: AtDesk, jaar: Annotated[int | None, Query(ge=1900, le=2200)] = None
) -> Response:
    """Wat een huishouden bedreigde, over al zijn dossiers; met `jaar` wat in dat jaar speelde."""
    async with desk.read() as tx:
        gevonden = await queries.escalaties(tx, desk.store.scheme.codec, huishouden_id, jaar)
    if gevonden is None:
        raise Problem("niet-gevonden")
    return Response(json({"resultaten": gevonden, "volgende": None}), media_type=JSON)


@router.post("/huishoudens/{huishouden_id}/wijzigingen", operation_id="wijzigHuishouden", status_code=201)
async def wijzig_huishouden(huishouden_id: UUID, body: Huishoudenwijziging, desk: AtDesk) -> Response:
    """Leg vast wie erbij kwam en wie vertrok."""
    command = WijzigHuishouden(
        op=body.op,
        toegetreden_ids=tuple(dict.fromkeys(body.toegetreden_ids)),
        vertrokken_ids=tuple(dict.fromkeys(body.vertrokken_ids)),
        per=body.per,
        reden=body.reden,
    )
    return await desk.handle(Act(huishouden, huishouden_id, command))


ACTS = {WijzigHuishouden: "wijzigingen"}

FEITEN = {"wijzigingen": (HuishoudenGewijzigd,)}
list_acts(router, "/huishoudens/{huishouden_id}", huishouden, "leesHuishouden", FEITEN)
