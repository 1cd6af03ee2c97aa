"""The answer that is a letter: HTML or PDF, as the client asks, derived at the moment of asking and never kept."""

import asyncio
from typing import Any

from fastapi.responses import HTMLResponse
from starlette.responses import Response

from shared.documents.letter import Afzender, View
from shared.documents.pdf import PdfNietLeverbaar, pdf
from shared.documents.templates import STYLE_HASH, Templates
from shared.service.desk import Desk
from shared.service.openapi import PROBLEM
from shared.service.problems import Problem

_HTML, _PDF = "text/html", "application/pdf"
LETTER: dict[str, Any] = {
    "response_class": HTMLResponse,
    "responses": {200: {"description": "De brief", "content": {_HTML: {}, _PDF: {}}}}
    | dict.fromkeys((406, 409, 501), PROBLEM),
}
"""What a route that answers with a letter says of itself."""
_PAGE = {"Content-Security-Policy": f"default-src 'none'; frame-ancestors 'none'; style-src {STYLE_HASH}"}


async def letter(desk: Desk, templates: Templates, view: View | None, version: int) -> Response:
    """The letter of a view, with the version of the case that it was derived from.

    Raises:
        Problem: 409, what the letter speaks of has not happened yet; 501, this machine can make no PDF.

    """
    if view is None:
        raise Problem("document-bestaat-nog-niet")
    sender = Afzender.van(desk.gemeente, desk.request.app.state.settings.gemeenten)
    html, kind = templates.render(view, sender), desk.request.state.format
    try:
        content: str | bytes = await asyncio.to_thread(pdf, html) if kind == _PDF else html
    except PdfNietLeverbaar:
        raise Problem("pdf-niet-leverbaar") from None
    name = f"{view.kop.soort}-{view.kop.kenmerk}.{kind.rpartition('/')[2]}"
    headers = {"ETag": f'"v{version}"', "Content-Disposition": f'inline; filename="{name}"'}
    return Response(content, headers=headers | (_PAGE if kind == _HTML else {}), media_type=kind)
