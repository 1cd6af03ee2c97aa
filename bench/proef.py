"""An aggregate for the benches: one fact of 250 bytes, public so that it leaves, with a sealed twin, and a table."""

import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any
from uuid import UUID, uuid5

import asyncpg
import orjson
from sqlalchemy import Column, Integer, MetaData, Table, Text, Uuid

from shared.decider.decider import Decider
from shared.decider.handle import Receipt
from shared.events.codec import Codec
from shared.events.envelope import Origin
from shared.events.sealed import Personal
from shared.eventstore.migrate import create_database, create_roles, in_database, migrate_store
from shared.eventstore.postgres import EventStore, connect, pool
from shared.eventstore.projector import Projection, Row
from shared.eventstore.scheme import Context, Scheme
from shared.privacy.keys import DataKeys, create_keys_database

GEMEENTE = "0034"
SERVICE = "proef"
TEMPLATE = "keten_proef"
KEYS = "keten_proef_keys"
NAMES = UUID("0b7a6a0f-2020-5c1e-9a52-4e0f1b0c2f0f")
NU = datetime(2026, 1, 5, 9, 30, 15, 123456, UTC)
BODY = 250
STREAMS = 2_000
SKEW = 0.99
PARTITIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ProefGenomen:
    """A fact whose stored form is 250 bytes long."""

    gebeurd_op: datetime
    nummer: int
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzegeldeProefGenomen:
    """The same with its text sealed for one person."""

    gebeurd_op: datetime
    nummer: int
    persoon_id: UUID
    tekst: Personal[str]


type Feit = ProefGenomen | VerzegeldeProefGenomen


@dataclass(frozen=True, slots=True)
class Neem:
    """Record so many facts; sealed for a person, or public."""

    aantal: int
    persoon_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Lopend:
    """How many there are, and the last one's text: what the next decision looks at."""

    aantal: int = 0
    laatste: object = ""


def _decide(command: Neem, state: Lopend) -> Sequence[Feit]:
    made: list[Feit] = []
    for nummer in range(state.aantal, state.aantal + command.aantal):
        if command.persoon_id is None:
            made.append(ProefGenomen(gebeurd_op=NU, nummer=nummer, tekst=TEKST))
        else:
            persoon = command.persoon_id
            made.append(VerzegeldeProefGenomen(gebeurd_op=NU, nummer=nummer, persoon_id=persoon, tekst=TEKST))
    return made


def _evolve(state: Lopend, fact: Feit) -> Lopend:
    return Lopend(state.aantal + 1, fact.tekst)


PROEVEN: Decider[Neem, Lopend, Feit] = Decider("proeven", Lopend(), _decide, _evolve, {Lopend: (Neem,)})
FEITEN = {
    "nl.wmo.proeven.proef-genomen.v1": ProefGenomen,
    "nl.wmo.proeven.verzegelde-proef-genomen.v1": VerzegeldeProefGenomen,
}
CODEC = Codec(FEITEN)
_LEEG = CODEC.encode(ProefGenomen(gebeurd_op=NU, nummer=10, tekst=""), GEMEENTE)
TEKST = ("Ik red het thuis niet meer alleen. " * 10)[: BODY - len(_LEEG)]
ORIGIN = Origin("00000000000000000000", SERVICE, "https://wmo-keten.example")

proef = Table(
    "proef",
    MetaData(),
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text),
    Column("versie", Integer),
    Column("aantal", Integer),
    Column("laatste", Text),
)
DDL = """
CREATE TABLE proef (gemeente text, id uuid, status text NOT NULL, versie int NOT NULL, aantal int NOT NULL,
                    laatste text NOT NULL, PRIMARY KEY (gemeente, id))
"""


def _row(row: Row | None, fact: Feit) -> Row:
    tekst = fact.tekst if isinstance(fact.tekst, str) else "verzegeld"
    return {"aantal": (row or {"aantal": 0})["aantal"] + 1, "laatste": tekst}


PROJECTION = Projection(proef, PROEVEN, _row)


def stream(nummer: int) -> UUID:
    """The id of a stream, the same in every run and at every peer."""
    return uuid5(NAMES, str(nummer))


def persoon(nummer: int) -> UUID:
    """The person of a stream with sealed facts."""
    return uuid5(NAMES, f"persoon {nummer}")


def zipf(count: int, seed: int, streams: int = STREAMS) -> list[int]:
    """Stream numbers as busy cases give them: Zipf 0.99."""
    weights = list(accumulate((n + 1) ** -SKEW for n in range(streams)))
    return random.Random(seed).choices(range(streams), cum_weights=weights, k=count)


def context(nu: datetime = NU) -> Context:
    """Who acts in a bench."""
    return Context(GEMEENTE, "medewerker", "ww-1", nu)


def reply(receipt: Receipt) -> dict[str, Any]:
    """What the idempotency row keeps, as the API keeps it."""
    return {"id": str(receipt.id), "status": receipt.status, "versie": receipt.versie}


async def prepare(dsn: str) -> None:
    """Roles, the template database with all tables, and the database of keys."""
    connection = await asyncpg.connect(dsn)
    for name, database in ((SERVICE, TEMPLATE), ("keys", KEYS)):
        await create_roles(connection, name)
        await create_database(connection, name, database)
    await connection.execute(f'GRANT CONNECT ON DATABASE "{KEYS}" TO "{SERVICE}_api", "{SERVICE}_worker"')
    await connection.close()
    owner = await connect(in_database(dsn, TEMPLATE), f"{SERVICE}_owner", "keten-bench")
    await migrate_store(owner, SERVICE)
    async with owner.transaction():
        await owner.execute("SELECT set_config('keten.service', $1, true)", SERVICE)
        await owner.execute(DDL)
        await owner.execute("SELECT es.protect('proef')")
    await owner.close()
    owner = await connect(in_database(dsn, KEYS), "keys_owner", "keten-bench")
    await create_keys_database(owner, [SERVICE])
    await owner.close()


@asynccontextmanager
async def store(database_dsn: str, size: int, *, table: bool = True) -> AsyncIterator[EventStore]:
    """The store as the api's role, behind row security, with a pool of keys."""
    keys = await pool(in_database(database_dsn, KEYS), f"{SERVICE}_api", "keten-bench-keys", 2)
    sealer = DataKeys(keys, SERVICE, b"k" * 32, b"i" * 32)
    scheme = Scheme(SERVICE, CODEC, (PROJECTION,) if table else (), ORIGIN, PARTITIONS, sealer)
    opened = EventStore(scheme, await pool(database_dsn, f"{SERVICE}_api", "keten-bench", size))
    try:
        yield opened
    finally:
        await opened.close()
        await keys.close()


def checked_body() -> int:
    """The length of a stored body; the bench stops when it is not what it says."""
    length = len(CODEC.encode(ProefGenomen(gebeurd_op=NU, nummer=10, tekst=TEKST), GEMEENTE))
    assert length == BODY, length
    assert orjson.loads(CODEC.encode(ProefGenomen(gebeurd_op=NU, nummer=10, tekst=TEKST), GEMEENTE))["tekst"] == TEKST
    return length
