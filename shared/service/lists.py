"""Detail and list answers: rows in camelCase, with kenmerk and ETag; pages with a signed cursor, no totals."""

import base64
import hmac
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import Query
from pydantic.alias_generators import to_camel
from starlette.responses import Response

from shared.events.kenmerk import kenmerk
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice
from shared.service.desk import Desk
from shared.service.problems import Problem
from shared.termijnen.kalender import EEN_DAG, begin_van

CURSOR_SECONDS = 24 * 3600
_MAC = 16
_camel = cache(to_camel)  # each row of each page asks for the same few names
_HIDDEN = frozenset({"gemeente"})

Limit = Annotated[int, Query(ge=1, le=200)]
Cursor = Annotated[str | None, Query(max_length=200)]
Tekstfilter = Annotated[list[str], Query(max_length=50)]

type Found = tuple[Sequence[Mapping[str, Any]], UUID | None]
type Page = Callable[[Transaction, Filters, Slice], Awaitable[Found]]


def wire(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row in the names of the wire; indexes and the gemeente stay inside."""
    return {_camel(name): value for name, value in row.items() if name not in _HIDDEN and not name.endswith("_index")}


def view(row: Mapping[str, Any], soort: str) -> dict[str, Any]:
    """The row of an aggregate as the wire shows it, with its kenmerk."""
    return {"id": row["id"], "kenmerk": kenmerk(soort, row["id"]), **wire(row)}


def detail(row: Mapping[str, Any] | None, soort: str, **extra: object) -> Response:
    """The answer about one aggregate.

    Raises:
        Problem: 404; what belongs to another gemeente does not exist here.

    """
    if row is None:
        raise Problem("niet-gevonden")
    return Response(json({**view(row, soort), **extra}), headers={"ETag": f'"v{row["versie"]}"'}, media_type=JSON)


JSON = "application/json"


def json(content: object) -> bytes:
    """JSON with UTC instants as `Z`."""
    return orjson.dumps(content, default=str, option=orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC)


async def listing(
    desk: Desk, fetch: Page, soort: str, filters: Filters, limit: int, cursor: str | None, day: str = ""
) -> Response:
    """One page, with the cursor of the next; `day` is the column that orders the rows, where their id does not."""
    scope = f"{desk.request.url.path}|{filters!r}"
    after = open_cursor(desk, cursor, scope) if cursor else None
    async with desk.read() as tx:
        rows, last = await fetch(tx, filters, Slice(limit, after))
    following = sign_cursor(desk, last, scope, rows[-1].get(day)) if last else None
    headers = {}
    if following:
        url = desk.request.url.include_query_params(cursor=following)
        headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
    body = {"resultaten": [view(row, soort) for row in rows], "volgende": following}
    return Response(json(body), headers=headers, media_type=JSON)


def days(start: date | None, end: date | None) -> tuple[datetime | None, datetime | None]:
    """The half-open range of moments of a range of days in the Netherlands, both days included."""
    return (begin_van(start) if start else None, begin_van(end + EEN_DAG) if end else None)


def sign_cursor(desk: Desk, last: UUID, scope: str, day: date | None = None) -> str:
    """A cursor after `last` on its day, bound to this list with its filters and to this client, for 24 hours.

    What was last seen may move or go before the next page is asked; the cursor holds its place.
    """
    content = last.bytes + int(time.time() + CURSOR_SECONDS).to_bytes(6) + (day or date.max).toordinal().to_bytes(4)
    return base64.urlsafe_b64encode(content + _mac(desk, content, scope)).decode()


def open_cursor(desk: Desk, cursor: str, scope: str) -> tuple[date, UUID]:
    """The day and the id after which the page begins.

    Raises:
        Problem: 400; tampered with, expired, or another client's or list's.

    """
    try:
        raw = base64.b64decode(cursor, altchars=b"-_", validate=True)
    except ValueError:
        raise Problem("cursor-ongeldig") from None
    content, mac = raw[:-_MAC], raw[-_MAC:]
    if not hmac.compare_digest(mac, _mac(desk, content, scope)) or int.from_bytes(content[16:22]) < time.time():
        raise Problem("cursor-ongeldig")
    return date.fromordinal(int.from_bytes(content[22:])), UUID(bytes=content[:16])


def _mac(desk: Desk, content: bytes, scope: str) -> bytes:
    secret: bytes = desk.request.app.state.secret
    bound = f"cursor|{desk.gemeente}|{desk.principal.client}|{desk.principal.subject}|{scope}|"
    return hmac.digest(secret, bound.encode() + content, "sha256")[:_MAC]
