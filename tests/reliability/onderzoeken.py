"""Onderzoeken whose terms run out, and the process that watches them: killed by a test, and started again."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import UUID, uuid5

import asyncpg

from services.casework.app import SERVICE
from services.casework.domain.onderzoek import onderzoek
from services.casework.domain.onderzoek.taal import StartOnderzoek
from shared.decider.decider import Act
from shared.eventstore.migrate import create_database, create_roles, in_database, migrate_store, migrate_tables
from shared.eventstore.postgres import EventStore, connect, pool
from shared.eventstore.scheme import Context, Scheme
from shared.privacy.keys import DataKeys
from shared.service.timers import Timer
from tests.contract.proef import HERKOMST, PARTITIES

GEMEENTEN = ("0344", "0363")
BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
AANTAL = 30
PUNTEN = ("deadline.after_claim", "deadline.after_command")


class Werk(Protocol):
    """What a job tells: the database, and the time on its clock."""

    @property
    def schrijver(self) -> str:
        """The database."""

    @property
    def opdrachten(self) -> int:
        """The time, in seconds since 1970."""


def stroom(nummer: int) -> UUID:
    """The onderzoek with this number; each began a day after the one before."""
    return uuid5(UUID(int=9), str(nummer))


@asynccontextmanager
async def casework(dsn: str, role: str) -> AsyncIterator[EventStore]:
    """Casework's own store; what happens here names no person, so it needs no keys."""
    connections = await pool(dsn, f"casework_{role}", "proef", 4)
    try:
        keys = DataKeys(connections, SERVICE.naam, bytes(32), bytes(32))
        yield EventStore(
            Scheme(SERVICE.naam, SERVICE.codec(), SERVICE.projections, HERKOMST, PARTITIES, keys), connections
        )
    finally:
        await connections.close()


@asynccontextmanager
async def begonnen(admin_dsn: str) -> AsyncIterator[tuple[str, asyncpg.Connection]]:
    """A new database of casework in which all onderzoeken began."""
    admin = await asyncpg.connect(admin_dsn)
    naam = await admin.fetchval("SELECT 'termijn_' || replace(gen_random_uuid()::text, '-', '')")
    await create_roles(admin, SERVICE.naam)
    await create_database(admin, SERVICE.naam, naam)
    await admin.close()
    dsn = in_database(admin_dsn, naam)
    owner = await connect(dsn, f"{SERVICE.naam}_owner", "keten-migrate")
    await migrate_store(owner, SERVICE.naam)
    await owner.close()
    await migrate_tables(dsn, SERVICE.naam, SERVICE.folder / "migrations")
    async with casework(dsn, "api") as store:
        for nummer in range(AANTAL):
            op = BEGIN + timedelta(days=nummer)
            start = StartOnderzoek(
                melding_id=uuid5(stroom(nummer), "melding"),
                dossier_id=uuid5(stroom(nummer), "dossier"),
                op=op,
                soort="eerste",
                melding_op=op,
                persoon_ids=(uuid5(stroom(nummer), "persoon"),),
            )
            wie = Context(GEMEENTEN[nummer % 2], "wijkwerker", "proef", op)
            await store.handle(wie, [Act(onderzoek, stroom(nummer), start)])
    look = await asyncpg.connect(dsn)
    try:
        yield dsn, look
    finally:
        await look.close()


async def bewaak(store: EventStore, nu: datetime) -> Sequence[str]:
    """Watch until nothing is due at this time; what went wrong."""
    fouten: list[str] = []
    timer = Timer(store, lambda: nu, lambda naam, error: fouten.append(f"{naam} {error!r}"))
    while await timer.round() and not fouten:
        pass
    return fouten


async def kind(werk: Werk) -> None:
    """The process that is killed."""
    async with casework(werk.schrijver, "worker") as store:
        assert not await bewaak(store, datetime.fromtimestamp(werk.opdrachten, UTC))
