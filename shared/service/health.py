"""Probes: is the process alive, is it ready; outside `/v1`, plain JSON, naming the failing check and nothing else."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import asyncpg
from orjson import dumps as json
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shared.eventstore.postgres import EventStore

SECONDS = 3.0
MEDIA_TYPE = "application/health+json"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that readiness depends on."""

    name: str
    ok: Callable[[], Awaitable[bool]]


def database(store: EventStore) -> Check:
    """The database answers and has the event store's schema."""

    async def ok() -> bool:
        return await store.pool.fetchval("SELECT count(*) >= 0 FROM es.inbox_position") is True

    return Check("database", ok)


def routes(ready: Sequence[Check]) -> list[Route]:
    """The three probes. An api stays ready while the broker is down: it can still accept."""

    async def livez(_request: Request) -> Response:
        return Response(json({"status": "ok"}), media_type=MEDIA_TYPE)

    async def readyz(_request: Request) -> Response:
        failing = [check.name for check in ready if not await _passes(check)]
        found = {"status": "verstoord" if failing else "ok", "fout": failing}
        return Response(json(found), 503 if failing else 200, media_type=MEDIA_TYPE)

    return [Route("/_healthz/livez", livez), Route("/_healthz/readyz", readyz), Route("/_healthz", readyz)]


async def _passes(check: Check) -> bool:
    try:
        return await asyncio.wait_for(check.ok(), SECONDS)
    except (OSError, RuntimeError, asyncpg.PostgresError, asyncpg.InterfaceError):  # Kafka's errors are RuntimeErrors
        return False
