"""Alembic revisions of a service's read tables, run on an asyncpg connection without an `env.py`."""

from pathlib import Path

import asyncpg
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine


async def upgrade(dsn: str, service: str, folder: Path, password: str | None) -> None:
    """Bring the tables to the newest revision, as the owner role of the service."""
    config = Config()
    config.set_main_option("script_location", str(folder))
    script = ScriptDirectory.from_config(config)

    def run(connection: Connection) -> None:
        to_head = lambda revision, _context: script._upgrade_revs("head", revision)  # noqa: E731, SLF001
        with EnvironmentContext(config, script, fn=to_head) as environment:
            environment.configure(connection=connection, version_table="schema_tables")
            environment.run_migrations()

    async def connect() -> asyncpg.Connection:
        return await asyncpg.connect(dsn, user=f"{service}_owner", password=password)

    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect)
    async with engine.begin() as connection:
        await connection.execute(text("SELECT set_config('keten.service', :name, true)"), {"name": service})
        await connection.run_sync(run)
    await engine.dispose()
