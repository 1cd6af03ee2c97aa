"""One contract for both buses: an outbox, its relay, and groups that listen in process or over Kafka."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import asyncpg
import pytest

from shared.bus import relay
from shared.bus.record import Delivery
from tests.contract.proef import Geteld, stromen, toon
from tests.reliability.opstelling import Opstelling, has_marks, inhoud, opstelling, tot

pytestmark = pytest.mark.server


class Storing(ConnectionError):
    """Something outside cannot be reached."""


def refuse(error: type[Exception], wanted: Callable[[Delivery], bool], times: int = 1_000_000) -> Callable[..., None]:
    """A hindrance that meets the wanted deliveries so many times."""
    left = iter(range(times))

    def hinder(delivery: Delivery) -> None:
        if wanted(delivery) and next(left, None) is not None:
            raise error

    return hinder


def merk_is(merk: str) -> Callable[[Delivery], bool]:
    return lambda delivery: isinstance(delivery.fact, Geteld) and delivery.fact.merk == merk


async def test_every_stream_arrives_whole_and_in_order(baan: Opstelling) -> None:
    streams = stromen(20)
    baan.start()
    for n in range(10):
        await asyncio.gather(*(baan.tel(stroom, f"{n}a", f"{n}b") for stroom in streams))
    await baan.rustig()

    found = await baan.groep.effecten()
    for stroom in streams:
        assert [seq for key, seq, _ in found if key == stroom] == list(range(1, 21))
        assert await baan.groep.merken(stroom) == [f"{n}{half}" for n in range(10) for half in "ab"]
    assert await baan.groep.geparkeerd() == []


async def test_ten_thousand_records_twice_leave_the_same_tables(
    baan: Opstelling, record_property: Callable[[str, object], None]
) -> None:
    for stroom in stromen(100):
        await baan.tel(stroom, *map(str, range(100)))
    await baan.admin.execute("CREATE TEMP TABLE nogmaals AS SELECT * FROM es.outbox")
    baan.groep.lezer.batch = 1000
    baan.start()
    await baan.rustig()
    once = await baan.groep.tabellen()

    await baan.admin.execute(
        """INSERT INTO es.outbox (shard, gemeente, topic, partition, key, seq, event_id, headers, value)
           SELECT shard, gemeente, topic, partition, key, seq, event_id, headers, value FROM nogmaals ORDER BY pos"""
    )
    await baan.rustig()

    taken = sum((await baan.groep.posities()).values())
    toon(record_property, "twice", delivered=taken, effects=len(await baan.groep.effecten()))
    assert (taken, len(await baan.groep.effecten())) == (20_000, 10_000)
    assert await baan.groep.tabellen() == once


async def test_what_fails_for_a_while_is_repeated_and_has_one_effect(baan: Opstelling) -> None:
    (stroom,) = stromen(1)
    baan.groep.lezer.hinder = refuse(Storing, merk_is("3"), times=5)
    baan.start()
    for n in range(6):
        await baan.tel(stroom, str(n))
    await baan.rustig()

    assert await baan.groep.merken() == list("012345")
    assert await baan.groep.geparkeerd() == []
    assert baan.groep.lezer.hinder is not None


async def test_a_connection_that_dies_half_way_is_not_the_message_s_fault(baan: Opstelling) -> None:
    (stroom,) = stromen(1)
    baan.groep.lezer.traag = 0.5
    await baan.tel(stroom, "een")
    baan.start()

    async def killed() -> bool:
        return bool(
            await baan.groep.admin.fetchval(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                "WHERE datname = current_database() AND state = 'idle in transaction'"
            )
        )

    await tot(killed)
    await baan.rustig()
    assert await baan.groep.merken(stroom) == ["een"]
    assert await baan.groep.geparkeerd() == []


async def test_a_group_that_is_down_holds_back_only_itself(tweebaan: Opstelling) -> None:
    up, down = tweebaan.groepen
    down.lezer.hinder = refuse(Storing, lambda _: True)
    tweebaan.start()
    (stroom,) = stromen(1)
    for n in range(5):
        await tweebaan.tel(stroom, str(n))
        await tot(partial(has_marks, tweebaan, n + 1))

    assert await down.effecten() == []
    assert (await tweebaan.outbox() == 5) is (tweebaan.kafka is None)

    down.lezer.hinder = lambda _: None
    await tweebaan.rustig()
    assert await up.merken() == await down.merken() == list("01234")


async def test_a_group_whose_database_takes_no_connections_holds_back_only_itself(
    tweebaan: Opstelling, caplog: pytest.LogCaptureFixture
) -> None:
    up, down = tweebaan.groepen
    await down.inbox._pool.expire_connections()
    naam = await down.admin.fetchval("SELECT current_database()")
    await down.admin.execute(f'ALTER DATABASE "{naam}" CONNECTION LIMIT 0')
    try:
        await tot(partial(no_others, down.admin))
        caplog.set_level("ERROR", "asyncpg.pool")  # the pool tells of its own attempts
        tweebaan.start()
        (stroom,) = stromen(1)
        await tweebaan.tel(stroom, "1")
        await tweebaan.tel(stroom, "2")
        await tot(partial(has_marks, tweebaan, 2))
    finally:
        await down.admin.execute(f'ALTER DATABASE "{naam}" CONNECTION LIMIT -1')

    await tweebaan.rustig()
    assert await up.merken() == await down.merken() == ["1", "2"]
    assert not [fout for fout in tweebaan.fouten if fout.startswith("relay_failed")]


async def no_others(admin: asyncpg.Connection) -> bool:
    query = """SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) = 0 FROM pg_stat_activity
               WHERE datname = current_database() AND pid <> pg_backend_pid()"""
    return bool(await admin.fetchval(query))


@pytest.mark.usefixtures("short_waits")
async def test_what_one_group_misses_does_not_starve_another_groups_topic(
    admin_dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "BATCH", 10)
    async with opstelling(admin_dsn, None, (100, 100)) as baan:  # over Kafka each group has a position of its own
        up, down = baan.groepen
        up.inbox.topics, down.inbox.topics = frozenset({baan.topic}), frozenset({"wmo.elders"})
        down.lezer.hinder = refuse(Storing, lambda _: True)
        stroom, elders = stromen(2)
        for n in range(30):
            await baan.rij(elders, n + 1, inhoud(str(n)))
        await baan.admin.execute("UPDATE es.outbox SET topic = 'wmo.elders'")
        await baan.tel(stroom, "gehoord")
        baan.start()
        await tot(partial(has_marks, baan, 1), 10)

        down.lezer.hinder = lambda _: None
        await baan.rustig()
        assert (len(await up.merken()), len(await down.merken())) == (1, 30)


async def test_a_bad_message_parks_its_own_stream_until_it_is_replayed(baan: Opstelling) -> None:
    bad, good = stromen(2)
    baan.groep.lezer.hinder = refuse(ValueError, merk_is("1"))
    baan.start()
    for n in range(4):
        await baan.tel(bad, str(n))
        await baan.tel(good, f"goed {n}")
    await baan.rustig()

    assert await baan.groep.merken(good) == [f"goed {n}" for n in range(4)]
    assert await baan.groep.merken(bad) == ["0"]
    assert await baan.groep.geparkeerd() == [(bad, 2, "ValueError"), (bad, 3, "Parked"), (bad, 4, "Parked")]

    with pytest.raises(ValueError, match=r"^$"):  # not repaired yet: nothing of it is applied
        await baan.groep.inbox.replay(baan.topic, bad)
    assert await baan.groep.merken(bad) == ["0"]

    baan.groep.lezer.hinder = lambda _: None
    assert await baan.groep.inbox.replay(baan.topic, bad) == 3
    await baan.tel(bad, "4")
    await baan.rustig()
    assert await baan.groep.merken(bad) == list("01234")
    assert await baan.groep.geparkeerd() == []


async def test_a_stream_that_begins_with_a_gap_waits_for_its_beginning(baan: Opstelling) -> None:
    (stroom,) = stromen(1)
    for seq in (3, 4):
        await baan.rij(stroom, seq, inhoud(str(seq)))
    baan.start()
    await baan.rustig()
    assert [reason for _, _, reason in await baan.groep.geparkeerd()] == ["Gap", "Parked"]

    with suppress(LookupError, ValueError):
        await baan.groep.inbox.replay(baan.topic, stroom)  # nothing was repaired
    assert await baan.groep.merken() == []

    for seq in (1, 2):
        await baan.rij(stroom, seq, inhoud(str(seq)))
        await baan.rustig()
    await baan.groep.inbox.replay(baan.topic, stroom)
    assert await baan.groep.merken() == list("1234")
    assert await baan.groep.geparkeerd() == []
