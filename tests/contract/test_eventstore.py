"""The event store on PostgreSQL: what it promises, whoever writes at the same time."""

import asyncio
import hashlib
import random
import struct
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import pytest

from shared.decider.decider import Act, reading
from shared.eventstore.batch import Batch, Stream
from shared.eventstore.postgres import connect
from shared.eventstore.scheme import ConflictError, StaleError, translated
from shared.eventstore.work import StoreWork
from tests.contract.opslag import PROEVEN, Opslag
from tests.contract.proef import (
    GEMEENTE,
    Geteld,
    Lopend,
    NietsTeTellen,
    Overweeg,
    Tel,
    context,
    stromen,
    teller,
    telling,
    toon,
)

pytestmark = pytest.mark.server


async def test_versions_are_contiguous_and_a_receipt_names_the_last(opslag: Opslag) -> None:
    (stroom,) = stromen(1)
    sizes = [random.Random(7).randint(1, 5) for _ in range(40)]

    receipts = [await opslag.tel(stroom, *map(str, range(size))) for size in sizes]

    found = await opslag.feiten(stroom)
    assert [fact["version"] for fact in found] == list(range(1, sum(sizes) + 1))
    assert [receipt.versie for receipt in receipts] == [sum(sizes[: n + 1]) for n in range(len(sizes))]
    assert len({fact["event_id"] for fact in found}) == len(found)


@pytest.mark.parametrize("aantal", [1, 2])
async def test_an_append_on_another_version_is_refused_and_leaves_nothing(opslag: Opslag, aantal: int) -> None:
    (stroom,) = stromen(1)
    await opslag.tel(stroom, "eerste", "tweede")

    for stale in (0, 1, 3):
        with pytest.raises(ConflictError):
            await append_at(opslag, stroom, stale, aantal)

    assert len(await opslag.feiten(stroom)) == 2


async def append_at(opslag: Opslag, stroom: UUID, version: int, aantal: int) -> None:
    batch = Batch(opslag.store.scheme, GEMEENTE, context().nu)
    fresh = [Geteld(gebeurd_op=context().nu, merk="te laat")] * aantal
    batch.add(stroom, Stream(teller(PROEVEN), Lopend(), version, fresh=[*fresh], contexts=[context()] * aantal))
    text, values = batch.call([], [])
    async with opslag.store.pool.acquire() as connection:
        try:
            await connection.fetchrow(text, *values)
        except asyncpg.PostgresError as error:
            raise translated(error) from None


async def test_the_version_that_the_caller_saw_must_be_the_current_one(opslag: Opslag) -> None:
    (stroom,) = stromen(1)
    await opslag.tel(stroom, "eerste")

    with pytest.raises(StaleError, match="1"):
        await opslag.store.handle(context(), [telling(PROEVEN, stroom, "tweede")], expected=(stroom, 4))

    assert len(await opslag.feiten(stroom)) == 1


@pytest.mark.parametrize("statement", ["UPDATE es.event SET data = ''", "DELETE FROM es.event", "TRUNCATE es.event"])
async def test_stored_facts_can_not_be_changed_by_grant_nor_past_it(opslag: Opslag, statement: str) -> None:
    await opslag.tel(stromen(1)[0], "voor altijd")

    for role in ("api", "worker", "relay", "auditor"):
        connection = await connect(opslag.dsn, f"proef_{role}", "proef")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(statement)
        await connection.close()

    with pytest.raises(asyncpg.PostgresError, match="append-only") as refused:
        await opslag.admin.execute(statement)
    assert refused.value.sqlstate == "ES001"


async def test_the_chain_of_hashes_recomputes_and_shows_one_changed_byte(opslag: Opslag) -> None:
    (stroom,) = stromen(1)
    for n in range(5):
        await opslag.store.handle(context(), [Act(teller(PROEVEN), stroom, Overweeg(merken=(f"{n}", "é")))])
    assert broken(await opslag.feiten(stroom)) == []

    tampering = opslag.admin.transaction()
    await tampering.start()
    await opslag.admin.execute("ALTER TABLE es.event DISABLE TRIGGER event_append_only")
    await opslag.admin.execute(
        "UPDATE es.event SET data = set_byte(data, 20, get_byte(data, 20) # 1) WHERE stream_id = $1 AND version = 4",
        stroom,
    )
    found = broken(await opslag.feiten(stroom))
    await tampering.rollback()

    assert found == [4]


def broken(facts: Sequence[Mapping[str, Any]]) -> list[int]:
    """The versions whose hash does not follow from what is stored and from the hash before it."""
    head, wrong = b"", []
    for fact in facts:
        at = fact["recorded_at"]
        micros = int(at.timestamp()) * 1_000_000 + at.microsecond
        meta = orjson.dumps(orjson.loads(fact["meta"]), option=orjson.OPT_SORT_KEYS)
        sizes = (fact["version"], fact["schema_version"], micros, len(fact["data"]))
        fixed = struct.pack(">16sIHqI", fact["event_id"].bytes, *sizes)
        content = head + fixed + fact["type"].encode() + b"\0" + fact["data"] + meta
        if hashlib.sha256(content).digest() != fact["hash"]:
            wrong.append(fact["version"])
        head = fact["hash"]
    return wrong


@pytest.mark.parametrize("isolation", ["repeatable_read", "serializable"])
async def test_a_command_runs_in_read_committed_or_not_at_all(opslag: Opslag, isolation: str) -> None:
    (stroom,) = stromen(1)
    async with opslag.store.pool.acquire() as connection:
        with pytest.raises(asyncpg.PostgresError, match="READ COMMITTED"):
            async with connection.transaction(isolation=isolation):
                await StoreWork(connection, opslag.store.scheme, context()).open([reading(teller(PROEVEN), stroom)])


async def test_opening_streams_takes_no_transaction_id(opslag: Opslag) -> None:
    (stroom,) = stromen(1)
    async with opslag.store.pool.acquire() as connection, connection.transaction():
        await StoreWork(connection, opslag.store.scheme, context()).open([reading(teller(PROEVEN), stroom)])

        assert await connection.fetchval("SELECT pg_current_xact_id_if_assigned()") is None


async def test_works_on_the_same_streams_in_opposite_order_never_deadlock(opslag: Opslag) -> None:
    one, other = stromen(2)

    async def write(first: UUID, second: UUID, name: str) -> None:
        for n in range(50):
            acts = [telling(PROEVEN, stroom, f"{name}{n}") for stroom in (first, second)]
            await opslag.store.handle(context(), acts)

    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        for n in range(4):
            group.create_task(write(*((one, other) if n % 2 else (other, one)), name=f"{n}-"))

    assert len(await opslag.feiten(one, other)) == 400


async def test_forty_workers_on_one_stream_queue_and_never_retry(
    opslag: Opslag, record_property: Callable[[str, object], None]
) -> None:
    (stroom,) = stromen(1)
    retries = 0
    async with AsyncExitStack() as stack:  # a slow disk may make the queue longer than the usual second
        for connection in [await stack.enter_async_context(opslag.store.pool.acquire()) for _ in range(8)]:
            await connection.execute("SET lock_timeout = '20s'")

    async def work(worker: int) -> None:
        nonlocal retries
        for n in range(20):
            try:
                await opslag.tel(stroom, f"{worker}-{n}")
            except (ConflictError, asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError):
                retries += 1

    async with asyncio.TaskGroup() as group:
        for worker in range(40):
            group.create_task(work(worker))

    stored = len(await opslag.feiten(stroom))
    toon(record_property, "hot stream", workers=40, commands=800, stored=stored, retries=retries)
    assert (stored, retries) == (800, 0)


async def test_an_append_over_several_streams_is_all_or_nothing(opslag: Opslag) -> None:
    streams = stromen(3)
    acts = [telling(PROEVEN, stroom, "samen") for stroom in streams]

    with pytest.raises(NietsTeTellen):
        await opslag.store.handle(context(), [*acts, Act(teller(PROEVEN), stromen(1)[0], Tel(merken=()))])
    assert await opslag.feiten(*streams) == []

    await opslag.store.handle(context(), acts)
    found = await opslag.feiten(*streams)
    assert len(found) == 3
    assert len({fact["xid"] for fact in found}) == 1


async def test_without_a_context_no_runtime_role_sees_or_stores_a_fact(opslag: Opslag) -> None:
    (stroom,) = stromen(1)
    await opslag.tel(stroom, "afgeschermd")

    async with opslag.store.pool.acquire() as connection:
        assert await connection.fetchval("SELECT count(*) FROM es.event") == 0
        async with connection.transaction():
            await connection.execute("SELECT es.context('0999', 'iemand')")
            assert await connection.fetchval("SELECT count(*) FROM es.event WHERE stream_id = $1", stroom) == 0
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(
                "INSERT INTO es.stream VALUES ('0999', $1, 'proeven', 1, 1, '', false)", stromen(1)[0]
            )
