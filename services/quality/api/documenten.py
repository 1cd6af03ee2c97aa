"""The letter that tells the outcome of a klacht."""

from uuid import UUID

from starlette.responses import Response

from services.quality.documenten import SJABLONEN, afdoening
from services.quality.domain.klacht import klacht
from shared.privacy.reading import opened
from shared.service.desk import AtDesk
from shared.service.documents import LETTER, letter
from shared.service.web import resource_router

router = resource_router("documenten")


@router.get("/klachten/{klacht_id}/documenten/afdoening", operation_id="leesAfdoening", **LETTER)
async def lees_afdoening(klacht_id: UUID, desk: AtDesk) -> Response:
    """De brief met de uitkomst van een klacht, die ook de ombudsman noemt."""
    async with desk.read() as tx:
        stream = await opened(tx, desk.store.scheme, klacht, klacht_id)
    return await letter(desk, SJABLONEN, afdoening(klacht_id, stream.facts), stream.version)
