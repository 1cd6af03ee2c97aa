"""Set-up of one service's database: roles, schema `es`, then the service's own read tables. Repeatable."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

ROLES = ("owner", "api", "worker", "relay", "auditor")


def in_database(dsn: str, database: str) -> str:
    """The same server, another database."""
    parts = urlsplit(dsn)
    return urlunsplit(parts._replace(path=f"/{database}"))


async def create_roles(connection: asyncpg.Connection, service: str, password: str | None = None) -> None:
    """The five roles of a service. None owns what it uses at run time, none may bypass row security."""
    for name in (f"{service}_{role}" for role in ROLES):
        if not await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", name):
            await connection.execute(f'CREATE ROLE "{name}" LOGIN NOSUPERUSER NOBYPASSRLS')
        if password is not None:
            quoted = await connection.fetchval("SELECT quote_literal($1::text)", password)
            await connection.execute(f'ALTER ROLE "{name}" PASSWORD {quoted}')


async def create_database(admin: asyncpg.Connection, service: str, database: str) -> None:
    """A database that the service's owner role owns, closed to everyone else."""
    if not await admin.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", database):
        await admin.execute(f'CREATE DATABASE "{database}" OWNER "{service}_owner"')
    await admin.execute(f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC')
    for role in ROLES[1:]:
        await admin.execute(f'GRANT CONNECT, TEMPORARY ON DATABASE "{database}" TO "{service}_{role}"')


def scripts() -> Sequence[tuple[str, str]]:
    """The numbered scripts of schema `es`, in order."""
    folder = files("shared.eventstore") / "schema"
    return sorted((entry.name, entry.read_text()) for entry in folder.iterdir() if entry.name.endswith(".sql"))


async def migrate_store(owner: asyncpg.Connection, service: str) -> list[str]:
    """Run the scripts of schema `es` that this database has not had, each in its own transaction; their names."""
    await owner.execute("CREATE TABLE IF NOT EXISTS schema_es (script text PRIMARY KEY, at timestamptz DEFAULT now())")
    done = {row["script"] for row in await owner.fetch("SELECT script FROM schema_es")}
    fresh = [(name, script) for name, script in scripts() if name not in done]
    for name, script in fresh:
        async with owner.transaction():
            await owner.execute("SELECT set_config('keten.service', $1, true)", service)
            await owner.execute(script)
            await owner.execute("INSERT INTO schema_es (script) VALUES ($1)", name)
    return [name for name, _ in fresh]


def create_tables(ddl: str) -> None:
    """Run the statements of a revision, and put each table that they create behind row level security."""
    from alembic import op  # noqa: PLC0415 - alembic takes a second to import, and only migrations need it

    for statement in filter(None, (part.strip() for part in ddl.split(";"))):
        op.execute(statement)
        if statement.startswith("CREATE TABLE"):
            op.execute(f"SELECT es.protect('{statement.split()[2]}')")


async def migrate_tables(dsn: str, service: str, folder: Path, password: str | None = None) -> None:
    """Bring the service's own read tables to the newest revision in `folder` (alembic), as the owner role."""
    from shared.eventstore.revisions import upgrade  # noqa: PLC0415 - alembic takes a second to import

    await upgrade(dsn, service, folder, password)
