"""Operating: set-up, read models, parked messages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from rich.console import Console
from rich.progress import Progress

from keten.diensten import DIENSTEN, OP_NAAM
from keten.diensten import topics as all_topics
from keten.embedded import migrate, postgres
from shared.bus import dead_letters as letters
from shared.bus.kafka import create_topics
from shared.bus.rebuild import rebuild
from shared.eventstore.migrate import in_database
from shared.service.runtime import KEYS_DATABASE, Runtime
from shared.service.service import Service
from shared.service.settings import Settings
from shared.service.worker import kafka_settings

console = Console(highlight=False)


async def migreer(settings: Settings) -> None:
    """Roles, databases and tables of all services, as the administrator that the settings name."""
    if not settings.database_migrate_url:
        raise SystemExit("set KETEN_DATABASE_MIGRATE_URL to an administrator's address of the database server")
    password = settings.database_password.get_secret_value() or None
    await migrate(settings.database_migrate_url, DIENSTEN, password)
    print(f"gereed: {', '.join(service.database for service in DIENSTEN)}, {KEYS_DATABASE}")


async def maak_topics(settings: Settings) -> None:
    """The topics that are missing."""
    if not settings.kafka_bootstrap:
        raise SystemExit("set KETEN_KAFKA_BOOTSTRAP; without a broker there are no topics")
    kafka = kafka_settings(settings, "beheer")
    made = await create_topics(kafka, all_topics(), settings.kafka_replication)
    print(f"gemaakt: {', '.join(made)}" if made else "alle topics waren er al")


@asynccontextmanager
async def _runtime(service: Service, settings: Settings) -> AsyncIterator[Runtime]:
    """The service on the database of the settings, or on the embedded one of its data folder."""
    if settings.database_url:
        runtime = await Runtime.open(service, settings, "worker")
        try:
            yield runtime
        finally:
            await runtime.close()
        return
    if not (settings.data / "postgres").exists():
        raise SystemExit(f"there is no embedded database in {settings.data}; set --data or KETEN_DATABASE_URL")
    async with postgres(settings.data / "postgres", guest=True) as dsn:
        here = {
            "database_url": in_database(dsn, "keten_{service}"),
            "keys_database_url": in_database(dsn, KEYS_DATABASE),
        }
        runtime = await Runtime.open(service, settings.model_copy(update=here), "worker")
        try:
            yield runtime
        finally:
            await runtime.close()


async def herbouw(naam: str, settings: Settings) -> None:
    """Rebuild one read model of reporting, or all, from its log of facts."""
    reporting = OP_NAAM["reporting"]
    names = [derived.table.name for derived in reporting.derived]
    if naam != "alles" and naam not in names:
        raise SystemExit(f"unknown read model {naam}; choose from alles, {', '.join(names)}")
    async with _runtime(reporting, settings) as runtime:
        for derived in reporting.derived:
            if naam in ("alles", derived.table.name):
                with Progress(console=console) as progress:
                    task = progress.add_task(derived.table.name, total=None)
                    result = await rebuild(
                        runtime.store.pool,
                        runtime.store.scheme.codec,
                        reporting.naam,
                        derived,
                        lambda done, total, task=task: progress.update(task, completed=done, total=total),  # type: ignore[misc]
                    )
                print(f"{derived.table.name}: {result.facts} feiten, {result.rows} rijen, {result.changed} anders")


async def stand(settings: Settings) -> None:
    """Outboxes, positions and parked sequences."""
    for service in DIENSTEN:
        async with _runtime(service, settings) as runtime, runtime.store.pool.acquire() as connection:
            waiting = await connection.fetchval("SELECT count(*) FROM es.outbox")
            parked = await letters.sequences(connection, service.naam)
            print(f"{service.naam}: {waiting} in outbox, {len(parked)} geparkeerd")
            for row in await connection.fetch(
                "SELECT topic, partition, next_offset FROM es.inbox_position ORDER BY 1, 2"
            ):
                print(f"  {row['topic']}/{row['partition']}: {row['next_offset']}")


async def dead_letters(actie: str, service: Service, topic: str, key: str, settings: Settings) -> None:
    """List parked sequences, or replay one."""
    async with _runtime(service, settings) as runtime:
        if actie == "list":
            async with runtime.store.pool.acquire() as connection:
                found = await letters.sequences(connection, service.naam)
            for row in found:
                print(f"{row['topic']} {row['key']} {row['aantal']} sinds {row['sinds']:%Y-%m-%d %H:%M} {row['reden']}")
            if not found:
                print("niets geparkeerd")
        elif actie == "replay" and topic and key:
            print(f"toegepast: {await runtime.inbox().replay(topic, UUID(key))}")
        else:
            raise SystemExit("use `list`, or `replay --topic T --key K`")
