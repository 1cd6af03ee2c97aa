"""Ingebrekestellingen: on an aanvraag or a bezwaar that is decided too late, and the dwangsom that follows."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from services.provisions import queries
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import Mogelijk as AanvraagMogelijk
from services.provisions.domain.aanvraag.taal import Nieuw as GeenAanvraag
from services.provisions.domain.aanvraag.termijn import wettelijk_einde
from services.provisions.domain.bezwaar import bezwaar
from services.provisions.domain.bezwaar.taal import Nieuw as GeenBezwaar
from services.provisions.domain.ingebrekestelling import (
    LegBesluitVast,
    Ontvangen,
    StelDwangsomVast,
    StelInGebreke,
    ingebrekestelling,
)
from services.provisions.domain.verwant import ingebrekestelling_van
from shared.decider.decider import Act, Decided, reading
from shared.events.aanvragen import AanvraagBeschikt, AanvraagBuitenBehandelingGesteld, AanvraagIngetrokken
from shared.events.bezwaren import BezwaarBeslist, BezwaarIngetrokken
from shared.events.ingebrekestellingen import DwangsomVastgesteld
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Gebeurd, Model
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("ingebrekestellingen")
type Besluit = (
    AanvraagBeschikt | AanvraagBuitenBehandelingGesteld | AanvraagIngetrokken | BezwaarBeslist | BezwaarIngetrokken
)
"""What ends the waiting for a decision."""


class NieuweIngebrekestelling(Model):
    """When the municipality was told that it is too late."""

    ontvangen_op: Gebeurd


class Dwangsom(Model):
    """When what is owed was fixed."""

    vastgesteld_op: Gebeurd


@router.post("/aanvragen/{aanvraag_id}/ingebrekestellingen", operation_id="stelAanvraagInGebreke", status_code=201)
async def stel_aanvraag_in_gebreke(aanvraag_id: UUID, body: NieuweIngebrekestelling, desk: AtDesk) -> Response:
    """Stel de gemeente in gebreke omdat de beschikking uitblijft; na twee weken loopt de dwangsom."""
    ingebrekestelling_id = ingebrekestelling_van(aanvraag_id)

    async def stel(decided: Decided) -> object:
        state = decided.look.state(aanvraag_id)
        if isinstance(state, GeenAanvraag | AanvraagMogelijk):
            raise Problem("niet-gevonden")
        einde: date | None = wettelijk_einde(state)  # type: ignore[arg-type]  # the stream is of an aanvraag
        return StelInGebreke(
            melding_id=getattr(state, "melding_id"),  # noqa: B009 - every state of a known aanvraag has it
            aanvraag_of_bezwaar_id=aanvraag_id,
            op=body.ontvangen_op,
            einde=einde,
            besluit_op=getattr(state, "besluit_op", None),
        )

    return await desk.handle(
        Act(ingebrekestelling, ingebrekestelling_id, stel),
        reading(aanvraag, aanvraag_id),
        location=f"/ingebrekestellingen/{ingebrekestelling_id}",
        match=aanvraag_id,
    )


@router.post("/bezwaren/{bezwaar_id}/ingebrekestellingen", operation_id="stelBezwaarInGebreke", status_code=201)
async def stel_bezwaar_in_gebreke(bezwaar_id: UUID, body: NieuweIngebrekestelling, desk: AtDesk) -> Response:
    """Stel de gemeente in gebreke omdat de beslissing op het bezwaar uitblijft."""
    ingebrekestelling_id = ingebrekestelling_van(bezwaar_id)

    async def stel(decided: Decided) -> object:
        state = decided.look.state(bezwaar_id)
        if isinstance(state, GeenBezwaar):
            raise Problem("niet-gevonden")
        einde: date = getattr(state, "uiterste_datum")  # noqa: B009 - every state of a known bezwaar has it
        besluit_op: datetime | None = getattr(state, "besluit_op", None)
        return StelInGebreke(
            melding_id=getattr(state, "melding_id"),  # noqa: B009
            aanvraag_of_bezwaar_id=bezwaar_id,
            op=body.ontvangen_op,
            einde=einde,
            besluit_op=besluit_op,
        )

    return await desk.handle(
        Act(ingebrekestelling, ingebrekestelling_id, stel),
        reading(bezwaar, bezwaar_id),
        location=f"/ingebrekestellingen/{ingebrekestelling_id}",
        match=bezwaar_id,
    )


@router.get(
    "/aanvragen/{aanvraag_id}/ingebrekestellingen",
    operation_id="lijstIngebrekestellingenVanAanvraag",
    openapi_extra={"x-beleid": "leesAanvraag"},
)
async def lijst_bij_aanvraag(aanvraag_id: UUID, desk: AtDesk, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """De ingebrekestellingen op een aanvraag."""
    filters = Filters({"aanvraag_of_bezwaar_id": [aanvraag_id]}, {})
    return await listing(desk, queries.ingebrekestellingen, "ingebrekestellingen", filters, limit, cursor)


@router.get(
    "/bezwaren/{bezwaar_id}/ingebrekestellingen",
    operation_id="lijstIngebrekestellingenVanBezwaar",
    openapi_extra={"x-beleid": "leesBezwaar"},
)
async def lijst_bij_bezwaar(bezwaar_id: UUID, desk: AtDesk, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """De ingebrekestellingen op een bezwaar."""
    filters = Filters({"aanvraag_of_bezwaar_id": [bezwaar_id]}, {})
    return await listing(desk, queries.ingebrekestellingen, "ingebrekestellingen", filters, limit, cursor)


@router.get("/ingebrekestellingen", operation_id="lijstIngebrekestellingen", summary="Ingebrekestellingen")
async def lijst_ingebrekestellingen(
    desk: AtDesk,
    melding: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Ingebrekestellingen op volgorde van id."""
    filters = Filters({"melding_id": melding, "status": status}, {})
    return await listing(desk, queries.ingebrekestellingen, "ingebrekestellingen", filters, limit, cursor)


@router.get("/ingebrekestellingen/{ingebrekestelling_id}", operation_id="leesIngebrekestelling")
async def lees_ingebrekestelling(ingebrekestelling_id: UUID, desk: AtDesk) -> Response:
    """Een ingebrekestelling, met de dag tot en met welke er zonder dwangsom kan worden beslist."""
    async with desk.read() as tx:
        return detail(await queries.ingebrekestelling(tx, ingebrekestelling_id), "ingebrekestellingen")


@router.post(
    "/ingebrekestellingen/{ingebrekestelling_id}/dwangsommen", operation_id="stelDwangsomVast", status_code=201
)
async def stel_dwangsom_vast(ingebrekestelling_id: UUID, body: Dwangsom, desk: AtDesk) -> Response:
    """Stel vast wat er verschuldigd is, na de laatste dag daarvan (Awb 4:18)."""
    command = StelDwangsomVast(op=body.vastgesteld_op)
    return await desk.handle(Act(ingebrekestelling, ingebrekestelling_id, command))


def vernomen(zaak_id: UUID, besluit: type[Besluit]) -> Act:
    """What an ingebrekestelling on this aanvraag or bezwaar hears of its decision, if it is there and waits."""
    ingebrekestelling_id = ingebrekestelling_van(zaak_id)

    async def verneem(decided: Decided) -> object | None:
        fact = decided.one(besluit)
        wacht = isinstance(decided.look.state(ingebrekestelling_id), Ontvangen)
        return LegBesluitVast(op=fact.gebeurd_op) if fact and wacht else None

    return Act(ingebrekestelling, ingebrekestelling_id, verneem)


ACTS = {StelInGebreke: "ingebrekestellingen", StelDwangsomVast: "dwangsommen"}

list_acts(
    router,
    "/ingebrekestellingen/{ingebrekestelling_id}",
    ingebrekestelling,
    "leesIngebrekestelling",
    {"dwangsommen": (DwangsomVastgesteld,)},
)
