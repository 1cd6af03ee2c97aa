"""How facts are appended in bench.append without a load: through the kernel's own statement, and raw."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from itertools import accumulate
from uuid import UUID

import asyncpg
import orjson

from bench import proef
from shared.decider.handle import Receipt
from shared.eventstore.batch import Batch, Stream
from shared.eventstore.ids import uuid7
from shared.eventstore.scheme import CommandKey, Scheme

type Do = Callable[[int, int], Awaitable[None]]
"""(worker, stream number)."""


def key() -> CommandKey:
    """The idempotency key of one command."""
    return CommandKey(uuid7(), b"m" * 32, proef.reply)


async def pace(act: Do, places: Sequence[Iterator[int]], seconds: float) -> tuple[int, float]:
    """Every worker does its work until it is done or the time is over; how often, in how long."""
    start = time.perf_counter()
    until = start + seconds

    async def work(number: int) -> int:
        count = 0
        for nummer in places[number]:
            await act(number, nummer)
            count += 1
            if time.perf_counter() > until:
                break
        return count

    counts = await asyncio.gather(*(work(number) for number in range(len(places))))
    return sum(counts), time.perf_counter() - start


def own_share(seed: int, workers: int, own: int) -> Iterator[int]:
    """Busy streams out of one worker's own share, without end."""
    mine = range(own, proef.STREAMS, workers)
    weights = list(accumulate((n + 1) ** -proef.SKEW for n in mine))
    chance = random.Random(seed)
    while True:
        yield from chance.choices(mine, cum_weights=weights, k=1_000)


def shuffled(seed: int) -> Iterator[int]:
    """Every stream once: a stream of ten facts stays one of ten."""
    return iter(random.Random(seed).sample(range(proef.STREAMS), proef.STREAMS))


@asynccontextmanager
async def held(pool: asyncpg.Pool, count: int) -> AsyncIterator[list[asyncpg.Connection]]:
    """One connection a worker."""
    connections = [await pool.acquire() for _ in range(count)]
    try:
        yield connections
    finally:
        for connection in connections:
            await pool.release(connection)


def bare(scheme: Scheme, connections: Sequence[asyncpg.Connection], events: int) -> Do:
    """The append's statement in autocommit, the state of each stream kept by its one writer."""
    kept: dict[int, Stream] = {}

    async def act(worker: int, nummer: int) -> None:
        id_ = proef.stream(nummer)
        stream = kept.setdefault(nummer, Stream(proef.PROEVEN, proef.Lopend()))
        fresh = proef.PROEVEN.handle(proef.Neem(events), stream.state)
        stream.fresh, stream.contexts = [*fresh], [proef.context()] * events
        stream.state = proef.PROEVEN.fold(fresh, stream.state)
        batch = Batch(scheme, proef.GEMEENTE, proef.NU)
        batch.add(id_, stream)
        receipt = Receipt(id_, "lopend", stream.version, tuple(stream.fresh))
        text, values = batch.call([key().answer(receipt)], [])
        await connections[worker].fetchrow(text, *values)

    return act


_RAW = """
WITH s AS (INSERT INTO es.stream (gemeente, stream_id, category, version, public_seq, head)
             VALUES ($1, $2, 'proeven', $3, $3, $5)
             ON CONFLICT (gemeente, stream_id) DO UPDATE SET version = $3, public_seq = $3, head = $5),
     e AS (INSERT INTO es.event (gemeente, stream_id, version, event_id, type, schema_version, data, meta, hash,
                                 recorded_at)
             SELECT $1, $2, n, $2, 'nl.wmo.proeven.proef-genomen.v1', 1, $6, $7::text::jsonb, $5, $8
             FROM unnest($4::int[]) n),
     o AS (INSERT INTO es.outbox (shard, gemeente, topic, partition, key, seq, event_id, headers, value)
             SELECT 0, $1, 'wmo.proeven', 0, $2, n, $2, $9, $6 FROM unnest($4::int[]) n){table}
INSERT INTO es.command_log (gemeente, key, request_mac, stream_id, version, reply)
  VALUES ($1, $10, $5, $2, $3, $11::text::jsonb)
"""
_RAW_TABLE = """,
     t AS (INSERT INTO proef VALUES ($1, $2, 'lopend', $3, $3, 'tekst')
             ON CONFLICT (gemeente, id) DO UPDATE SET versie = $3, aantal = $3)"""


_FACTS = "SELECT version, event_id, type, schema_version, data FROM es.event WHERE gemeente = $1 AND stream_id = $2"


def raw(connections: Sequence[asyncpg.Connection], events: int, *, table: bool, stored: int | None = None) -> Do:
    """One statement, everything encoded beforehand; with `stored` facts a stream, in a transaction that reads them."""
    text = _RAW.format(table=_RAW_TABLE if table else "")
    sample = Stream(proef.PROEVEN, proef.Lopend())
    sample.fresh = list(proef.PROEVEN.handle(proef.Neem(1), sample.state))
    sample.contexts = [proef.context()]
    data = proef.CODEC.encode(sample.fresh[0], proef.GEMEENTE)
    meta = orjson.dumps({"actorId": "ww-1", "actorSoort": "medewerker", "correlatieId": str(uuid7())}).decode()
    headers = orjson.dumps([["ce_id", "x" * 500]])
    versions: dict[int, int] = {}
    ids: dict[int, UUID] = {}
    head = b"h" * 32

    async def act(worker: int, nummer: int) -> None:
        before = versions.get(nummer, stored or 0)
        after = versions[nummer] = before + events
        id_ = ids.setdefault(nummer, proef.stream(nummer))
        new = list(range(before + 1, after + 1))
        reply = '{"id": "een", "status": "lopend", "versie": 1}'
        values = (proef.GEMEENTE, id_, after, new, head, data, meta, proef.NU, headers, uuid7(), reply)
        if stored is None:
            await connections[worker].execute(text, *values)
            return
        async with connections[worker].transaction():
            await connections[worker].fetch(_FACTS, proef.GEMEENTE, id_)
            await connections[worker].execute(text, *values)

    return act
