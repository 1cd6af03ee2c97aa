"""A store under test, beside an administrator's connection that sees what is really there."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from shared.decider.handle import Receipt
from shared.eventstore.postgres import EventStore
from shared.eventstore.scheme import CommandKey
from tests.contract.proef import context, database, schrijver, telling

PROEVEN = "proeven"


@dataclass(frozen=True, slots=True)
class Opslag:
    """A store as its service uses it, and the same database as its administrator sees it."""

    dsn: str
    store: EventStore
    admin: asyncpg.Connection

    async def tel(self, stroom: UUID, *merken: str, command: CommandKey | None = None) -> Receipt:
        """Count these marks in a stream."""
        return await self.store.handle(context(), [telling(PROEVEN, stroom, *merken)], command)

    async def feiten(self, *streams: UUID) -> Sequence[Mapping[str, Any]]:
        """All rows of these streams, in order."""
        found: Sequence[Mapping[str, Any]] = await self.admin.fetch(
            "SELECT * FROM es.event WHERE stream_id = ANY ($1) ORDER BY stream_id, version", streams
        )
        return found


@asynccontextmanager
async def geopend(admin_dsn: str) -> AsyncIterator[Opslag]:
    """A store on a database of its own, with as many connections as a service has."""
    async with database(admin_dsn) as (dsn, admin), schrijver(dsn, PROEVEN) as store:
        yield Opslag(dsn, store, admin)
