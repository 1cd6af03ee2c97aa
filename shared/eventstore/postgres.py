"""The event store of one service on PostgreSQL: its connections, its units of work, its reads."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from shared.crashpoint import crashpoint
from shared.decider.decider import Act
from shared.decider.handle import Receipt, handle
from shared.eventstore.executor import Transaction
from shared.eventstore.scheme import CommandKey, Context, Expected, Scheme, UnknownStreamError
from shared.eventstore.work import StoreWork

type Dsn = str


class Connection(asyncpg.Connection):  # type: ignore[misc]  # asyncpg ships no types
    """A pooled connection without the reset query: settings are transaction-local only, locks too."""

    __slots__ = ()

    def get_reset_query(self) -> str:
        """Nothing to reset; the query would cost a fifth of the throughput."""
        return ""


async def connect(dsn: Dsn, user: str, application: str, password: str | None = None) -> asyncpg.Connection:
    """One direct connection, for what must not come from the pool: the relay's lock, migrations."""
    return await asyncpg.connect(
        dsn, user=user, password=password, server_settings={"application_name": application, "jit": "off"}
    )


KEYED = {"plan_cache_mode": "force_generic_plan", "enable_seqscan": "off", "jit": "off"}
"""For work by key. A plan made while a table was small stays in use while it grows, so it must not be a scan."""
_TIMEOUTS = {"lock_timeout": "1000", "statement_timeout": "5000", "idle_in_transaction_session_timeout": "10000"}


async def pool(
    dsn: Dsn,
    user: str,
    application: str,
    size: int = 8,
    password: str | None = None,
    planning: Mapping[str, str] = KEYED,
) -> asyncpg.Pool:
    """A pool of `size` connections as a runtime role, with the timeouts that keep a stuck peer from holding others."""
    return await asyncpg.create_pool(
        dsn,
        user=user,
        password=password,
        min_size=1,
        max_size=size,
        connection_class=Connection,
        command_timeout=15,
        server_settings={"application_name": application, **_TIMEOUTS, **planning},
    )


class EventStore:
    """Commands and reads of one service; `wake` tells its relay that a commit left facts."""

    def __init__(self, scheme: Scheme, connections: asyncpg.Pool) -> None:
        self.scheme = scheme
        self.pool = connections
        self.wake: Callable[[], None] = lambda: None

    async def close(self) -> None:
        """Give back all connections."""
        await self.pool.close()

    async def handle(
        self,
        context: Context,
        acts: Sequence[Act],
        command: CommandKey | None = None,
        expected: Expected | None = None,
        *,
        existing: bool = False,
    ) -> Receipt:
        """Decide the acts in one transaction; 2xx may follow only after this returns.

        `existing` says that the first act's stream must exist.

        Raises:
            Rejected: a rule refuses.
            HandledBefore, BusyError, KeyReusedError, StaleError, ConflictError, UnknownStreamError: see there.

        """
        async with self.pool.acquire() as connection:
            async with connection.transaction():
                work = StoreWork(connection, self.scheme, context, command, expected, existing=existing)
                receipt = await handle(work, *acts)
                crashpoint("command.before_commit")
            crashpoint("command.after_commit")
        self.wake()
        return receipt

    def announce(self) -> None:
        """Tell whoever is the relay by now."""
        self.wake()

    async def find(self, gemeente: str, table: str, row_id: UUID) -> Mapping[str, Any]:
        """One row as JSON: for ids that never change and name the streams to lock.

        Raises:
            UnknownStreamError: there is no such row.

        """
        async with self.pool.acquire() as connection:
            found = await connection.fetchval("SELECT es.find($1, $2::text::regclass, $3)", gemeente, table, row_id)
        if found is None:
            raise UnknownStreamError
        row: Mapping[str, Any] = orjson.loads(found)
        return row

    @asynccontextmanager
    async def read(self, gemeente: str, actor: str, *, writable: bool = False) -> AsyncIterator[Transaction]:
        """A transaction that sees one gemeente; writable only for temporary tables of its own."""
        async with self.pool.acquire() as connection, connection.transaction(readonly=not writable):
            await connection.execute("SELECT es.context($1, $2)", gemeente, actor)
            yield Transaction(connection)
