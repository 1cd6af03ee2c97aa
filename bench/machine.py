"""The machine under a bench: its own PostgreSQL and Kafka, what it can do without us, and what was set."""

import os
import platform
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import asyncpg

from shared.eventstore.migrate import in_database
from tests.infra import broker
from tests.infra.postgres import server

SYNC_SECONDS = 1.0
_SHOWN = (
    "server_version",
    "fsync",
    "synchronous_commit",
    "full_page_writes",
    "wal_sync_method",
    "shared_buffers",
    "max_wal_size",
)


@contextmanager
def postgres() -> Iterator[str]:
    """The administrator's DSN on a new server with its usual durability."""
    with server() as dsn:
        yield dsn


@contextmanager
def kafka() -> Iterator[str]:
    """The address of a new broker; its files are gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="keten-bench-"))
    try:
        with broker.node(folder) as node:
            yield node.bootstrap
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def admin(dsn: str, database: str = "postgres") -> AsyncIterator[asyncpg.Connection]:
    """A connection as administrator."""
    connection = await asyncpg.connect(in_database(dsn, database))
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def clone(dsn: str, template: str, name: str) -> AsyncIterator[str]:
    """A fresh copy of a prepared database for one measurement, gone afterwards; yields its DSN."""
    async with admin(dsn) as connection:
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        await connection.execute("CHECKPOINT")
        try:
            yield in_database(dsn, name)
        finally:
            await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


async def postmaster(dsn: str) -> int:
    """The process id of the database server."""
    async with admin(dsn) as connection:
        folder = await connection.fetchval("SELECT current_setting('data_directory')")
    return _first_line(folder)


def _first_line(folder: str) -> int:
    return int(Path(folder, "postmaster.pid").read_text().split()[0])


async def around(dsn: str, rows: Sequence[str] = _SHOWN) -> dict[str, Any]:
    """What was set, read back from the running server, and what machine it is."""
    async with admin(dsn) as connection:
        shown = {name: await connection.fetchval("SELECT current_setting($1)", name) for name in rows}
        folder = await connection.fetchval("SELECT current_setting('data_directory')")
    return {"settings": shown, "machine": {**machine(), "data_on": filesystem(folder)}}


def machine() -> dict[str, Any]:
    """Cores, load now, interpreter."""
    return {
        "cores": os.cpu_count(),
        "load": [round(part, 2) for part in os.getloadavg()],
        "python": platform.python_version(),
        "kernel": platform.release(),
    }


def filesystem(folder: str) -> str:
    """The kind of file system under a folder: on one in memory an fsync would prove nothing."""
    done = subprocess.run(["stat", "-f", "-c", "%T", folder], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def syncs() -> float:
    """Blocks of 8 kB written and synced a second, one after another: what one committing connection can reach."""
    with tempfile.NamedTemporaryFile(prefix="keten-sync-") as file:
        block, count, start = os.urandom(8192), 0, time.perf_counter()
        while (passed := time.perf_counter() - start) < SYNC_SECONDS:
            os.pwrite(file.fileno(), block, count % 1024 * 8192)
            os.fdatasync(file.fileno())
            count += 1
        return round(count / passed, 1)
