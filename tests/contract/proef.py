"""A small domain for tests of the kernel: a teller counts, and a reader keeps every fact that it hears."""

import asyncio
import itertools
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, assert_never
from uuid import UUID

import asyncpg
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text, Uuid

from shared.bus.effects import derive
from shared.bus.record import Delivery
from shared.decider.decider import Act, AnyDecider, Decider, Rejected
from shared.events.codec import Codec
from shared.events.envelope import Origin
from shared.events.sealed import Personal, PersonalAddress
from shared.eventstore.ids import uuid7
from shared.eventstore.migrate import create_database, create_roles, in_database, migrate_store
from shared.eventstore.postgres import EventStore, connect, pool
from shared.eventstore.projector import Blind, Derived, Projection, Row
from shared.eventstore.scheme import Context, Keys, Scheme
from shared.privacy.keys import DataKeys, create_keys_database

DIENST = "proef"
PARTITIES = 3
GEMEENTE = "0344"
NU = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=UTC)
HERKOMST = Origin("00000001003214345000", DIENST, "http://127.0.0.1/docs")
_MAL, _SLEUTELS = "proef_mal", "proef_sleutels"
_LEEG = "TRUNCATE es.outbox, es.inbox_position, es.inbox_seq, es.dead_letter, effect, telling, stand"
_nummers = itertools.count(1)
_vrij: dict[str, list[str]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Geteld:
    """Er is een stap geteld; iedereen mag het weten."""

    gebeurd_op: datetime
    merk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwogen:
    """Er is iets overwogen; dat blijft binnen."""

    gebeurd_op: datetime
    merk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Genoteerd:
    """Er is iets over een persoon genoteerd."""

    gebeurd_op: datetime
    persoon_id: UUID
    tekst: Personal[str]
    adres: PersonalAddress[str]


type Feit = Geteld | Overwogen | Genoteerd

GETELD = "nl.wmo.proeven.geteld.v1"
FEITEN: dict[str, type] = {GETELD: Geteld, "proef.overwogen.v1": Overwogen, "proef.genoteerd.v1": Genoteerd}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tel:
    """Tel een stap voor elk merk."""

    merken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overweeg:
    """Overweeg iets, voor elk merk."""

    merken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noteer:
    """Noteer iets over een persoon."""

    persoon_id: UUID
    tekst: str
    adres: str


class NietsTeTellen(Rejected):
    """Zonder merk valt er niets te tellen."""


type Opdracht = Tel | Overweeg | Noteer


@dataclass(frozen=True, slots=True)
class Leeg:
    """Er is nog niets gebeurd."""


@dataclass(frozen=True, slots=True)
class Lopend:
    """Er is geteld."""

    aantal: int = 0


type Stand = Leeg | Lopend


def decide(command: Opdracht, _state: Stand) -> Sequence[Feit]:
    match command:
        case Tel():
            if not command.merken:
                raise NietsTeTellen
            return [Geteld(gebeurd_op=NU, merk=merk) for merk in command.merken]
        case Overweeg():
            return [Overwogen(gebeurd_op=NU, merk=merk) for merk in command.merken]
        case Noteer():
            persoon, tekst, adres = command.persoon_id, command.tekst, command.adres
            return [Genoteerd(gebeurd_op=NU, persoon_id=persoon, tekst=tekst, adres=adres)]
        case _:
            assert_never(command)


def evolve(state: Stand, fact: Feit) -> Stand:
    aantal = state.aantal if isinstance(state, Lopend) else 0
    return Lopend(aantal + isinstance(fact, Geteld))


_ALLE = (Tel, Overweeg, Noteer)


def teller(categorie: str) -> AnyDecider:
    """The decider under a category of its own, so that its topic is a test's alone."""
    found: Decider[Opdracht, Stand, Feit] = Decider(categorie, Leeg(), decide, evolve, {Leeg: _ALLE, Lopend: _ALLE})
    return found


metadata = MetaData()
STAND = Table(
    "stand",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("versie", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("aantal", Integer, nullable=False),
    Column("tekst_index", LargeBinary),
)
TELLING = Table(
    "telling",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("aantal", Integer, nullable=False),
    Column("laatste", Text, nullable=False),
)
_DDL = """
CREATE TABLE stand (gemeente text, id uuid, versie int NOT NULL, status text NOT NULL, aantal int NOT NULL,
  tekst_index bytea, PRIMARY KEY (gemeente, id));
CREATE TABLE telling (gemeente text, id uuid, aantal int NOT NULL, laatste text NOT NULL, PRIMARY KEY (gemeente, id));
CREATE TABLE effect (n bigint GENERATED ALWAYS AS IDENTITY, gemeente text NOT NULL, stroom uuid NOT NULL,
  seq int NOT NULL, merk text NOT NULL);
SELECT es.protect('stand'), es.protect('telling'), es.protect('effect');
"""


def _stand(row: Row | None, fact: Feit) -> Row:
    index = Blind("tekst", (fact.tekst,)) if isinstance(fact, Genoteerd) else row and row["tekst_index"]
    return {"aantal": (row["aantal"] if row else 0) + isinstance(fact, Geteld), "tekst_index": index}


def _telling(row: Row | None, fact: Any) -> Row:
    return {"aantal": (row["aantal"] if row else 0) + 1, "laatste": fact.merk}


_AFGELEID = Derived(TELLING, frozenset({Geteld}), _telling)


class Lezer:
    """The handler of a group: a row for every fact, a count a stream. `hinder` may refuse, `traag` delays a batch."""

    one_gemeente = False

    def __init__(self, batch: int = 100) -> None:
        self.batch = batch
        self.hinder: Callable[[Delivery], None] = lambda _delivery: None
        self.traag = 0.0

    async def handle(self, connection: asyncpg.Connection, deliveries: Sequence[Delivery]) -> None:
        """Keep the facts, in the gemeenten that they name."""
        for delivery in deliveries:
            self.hinder(delivery)
        await asyncio.sleep(self.traag)
        await connection.execute("SELECT es.context($1, 'systeem')", ",".join(sorted({d.gemeente for d in deliveries})))
        rows = [(d.gemeente, d.envelope.subject, d.envelope.sequence, d.fact.merk) for d in deliveries]  # type: ignore[attr-defined]
        await connection.execute(
            """INSERT INTO effect (gemeente, stroom, seq, merk)
               SELECT g, k, s, m FROM unnest($1::text[], $2::uuid[], $3::int[], $4::text[]) WITH ORDINALITY
                 AS u(g, k, s, m, n) ORDER BY n""",
            *map(list, zip(*rows, strict=True)),
        )
        await derive(connection, deliveries, [_AFGELEID])


@asynccontextmanager
async def database(admin_dsn: str) -> AsyncIterator[tuple[str, asyncpg.Connection]]:
    """A database with the schema of a service of this domain, and an administrator's connection to it.

    A used one is emptied and given again: streams and groups are new in each test, and a database costs a second.
    """
    free = _vrij.setdefault(admin_dsn, [])
    dsn = free.pop() if free else await _nieuwe_database(admin_dsn)
    admin = await asyncpg.connect(dsn)
    try:
        yield dsn, admin
        await admin.execute(_LEEG)
        free.append(dsn)
    finally:
        await admin.close()


async def _nieuwe_database(admin_dsn: str) -> str:
    admin = await asyncpg.connect(admin_dsn)
    try:
        if not await admin.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", _SLEUTELS):
            await _eerste(admin, admin_dsn)
        naam = f"proef_{os.getpid()}_{next(_nummers)}"
        await admin.execute(f'CREATE DATABASE "{naam}" TEMPLATE {_MAL} OWNER proef_owner')
    finally:
        await admin.close()
    return in_database(admin_dsn, naam)


async def _eerste(admin: asyncpg.Connection, admin_dsn: str) -> None:
    for dienst, database in ((DIENST, _MAL), ("keys", _SLEUTELS)):
        await create_roles(admin, dienst)
        await create_database(admin, dienst, database)
    await admin.execute(f"GRANT CONNECT ON DATABASE {_SLEUTELS} TO proef_api, proef_worker")
    owner = await connect(in_database(admin_dsn, _MAL), "proef_owner", "proef")
    await migrate_store(owner, DIENST)
    async with owner.transaction():
        await owner.execute(f"SET LOCAL keten.service = {DIENST}")
        await owner.execute(_DDL)
    await owner.close()
    owner = await connect(in_database(admin_dsn, _SLEUTELS), "keys_owner", "proef")
    await create_keys_database(owner, [DIENST])
    await owner.close()


def sleutels(admin_dsn: str, role: str = "api") -> "asyncpg.Pool":
    """The connections to the database of keys."""
    return pool(in_database(admin_dsn, _SLEUTELS), f"proef_{role}", "proef-sleutels", 2)


def schema(categorie: str, keys: Keys) -> Scheme:
    """The scheme of a service with this one aggregate."""
    return Scheme(DIENST, Codec(FEITEN), [Projection(STAND, teller(categorie), _stand)], HERKOMST, PARTITIES, keys)


@asynccontextmanager
async def schrijver(dsn: str, categorie: str, size: int = 8) -> AsyncIterator[EventStore]:
    """The event store of a service, as its api role; its facts name no persons, so it needs no keys."""
    connections = await pool(dsn, "proef_api", "proef", size)
    try:
        keys = DataKeys(connections, DIENST, bytes(32), bytes(32))
        yield EventStore(schema(categorie, keys), connections)
    finally:
        await connections.close()


def context(gemeente: str = GEMEENTE) -> Context:
    """Someone acts in a gemeente."""
    return Context(gemeente, "medewerker", "m-1", NU)


def telling(categorie: str, stroom: UUID, *merken: str) -> Act:
    """The act that counts these marks in a stream."""
    return Act(teller(categorie), stroom, Tel(merken=merken))


def stromen(aantal: int) -> list[UUID]:
    """Ids of new streams."""
    return [uuid7() for _ in range(aantal)]


def toon(record_property: Callable[[str, object], None], onderwerp: str, **tellingen: object) -> None:
    """Show what was counted: in the output, and in the report of the test."""
    print(f"\n{onderwerp}: {', '.join(f'{name} {value}' for name, value in tellingen.items())}")  # noqa: T201
    for name, value in tellingen.items():
        record_property(f"{onderwerp}: {name}", value)
