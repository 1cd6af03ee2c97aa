"""The letters of casework: the verslag of an onderzoek, and the plan."""

from uuid import UUID

from starlette.responses import Response

from services.casework.documenten import SJABLONEN, plandocument, verslag
from services.casework.domain.onderzoek import onderzoek
from services.casework.domain.plan import plan
from shared.privacy.reading import opened
from shared.service.desk import AtDesk
from shared.service.documents import LETTER, letter
from shared.service.web import resource_router

router = resource_router("documenten")


@router.get("/onderzoeken/{onderzoek_id}/documenten/verslag", operation_id="leesVerslag", **LETTER)
async def lees_verslag(onderzoek_id: UUID, desk: AtDesk) -> Response:
    """Het verslag van een onderzoek, zoals het aan de inwoner is verstrekt."""
    async with desk.read() as tx:
        stream = await opened(tx, desk.store.scheme, onderzoek, onderzoek_id)
    return await letter(desk, SJABLONEN, verslag(onderzoek_id, stream.facts), stream.version)


@router.get("/plannen/{plan_id}/documenten/plan", operation_id="leesPlandocument", **LETTER)
async def lees_plandocument(plan_id: UUID, desk: AtDesk) -> Response:
    """Het ondersteuningsplan, zoals het wordt voorgelegd of is vastgesteld."""
    async with desk.read() as tx:
        stream = await opened(tx, desk.store.scheme, plan, plan_id)
    return await letter(desk, SJABLONEN, plandocument(plan_id, stream.facts), stream.version)
