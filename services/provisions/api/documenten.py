"""The letters of provisions: aanvraagformulier, beschikking and toewijzing."""

from uuid import UUID

from starlette.responses import Response

from services.provisions.documenten import SJABLONEN, aanvraagformulier, besluitbrief, toewijzing
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.voorziening import voorziening
from shared.events.beschikkingen import BeschikkingVastgesteld
from shared.events.voorzieningen import VoorzieningToegekend
from shared.privacy.reading import opened
from shared.service.desk import AtDesk
from shared.service.documents import LETTER, letter
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("documenten")


@router.get("/aanvragen/{aanvraag_id}/documenten/aanvraagformulier", operation_id="leesAanvraagformulier", **LETTER)
async def lees_aanvraagformulier(aanvraag_id: UUID, desk: AtDesk) -> Response:
    """Het aanvraagformulier, ingevuld met wat al bekend is."""
    async with desk.read() as tx:
        stream = await opened(tx, desk.store.scheme, aanvraag, aanvraag_id)
    return await letter(desk, SJABLONEN, aanvraagformulier(aanvraag_id, stream.facts), stream.version)


@router.get("/beschikkingen/{beschikking_id}/documenten/beschikking", operation_id="leesBesluitbrief", **LETTER)
async def lees_besluitbrief(beschikking_id: UUID, desk: AtDesk) -> Response:
    """De beschikking zoals zij is vastgesteld, na de bekendmaking met de laatste dag voor bezwaar."""
    async with desk.read() as tx:
        stream = await opened(tx, desk.store.scheme, beschikking, beschikking_id)
        if (besloten := stream.last(BeschikkingVastgesteld)) is None:
            raise Problem("document-bestaat-nog-niet")
        vastgesteld, moment = besloten
        gevraagd = await opened(tx, desk.store.scheme, aanvraag, vastgesteld.aanvraag_id)
    view = besluitbrief(beschikking_id, stream.facts, gevraagd.until(moment))
    return await letter(desk, SJABLONEN, view, stream.version)


@router.get("/voorzieningen/{voorziening_id}/documenten/toewijzing", operation_id="leesToewijzing", **LETTER)
async def lees_toewijzing(voorziening_id: UUID, desk: AtDesk) -> Response:
    """De laatste toewijzing, met wat de aanbieder moet weten."""
    async with desk.read() as tx:
        stream = await opened(tx, desk.store.scheme, voorziening, voorziening_id)
        if (toegekend := stream.last(VoorzieningToegekend)) is None:
            raise Problem("document-bestaat-nog-niet")
        gevraagd = await opened(tx, desk.store.scheme, aanvraag, toegekend[0].aanvraag_id)
    return await letter(desk, SJABLONEN, toewijzing(voorziening_id, stream.facts, gevraagd.facts), stream.version)
