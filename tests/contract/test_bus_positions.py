"""Where a group is in its topics: after a stop, a loss, a broker that is away, partitions that move."""

import asyncio
from functools import partial
from uuid import UUID

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, RecordsToDelete

from shared.bus.kafka import KafkaSettings
from tests.contract.proef import PARTITIES, stromen
from tests.reliability.opstelling import Opstelling, has_marks, opstelling, tot

pytestmark = pytest.mark.server


async def test_a_stop_under_load_is_short_and_loses_and_repeats_nothing(baan: Opstelling) -> None:
    streams = stromen(8)
    written = 0

    async def write(stroom: UUID) -> None:
        nonlocal written
        for n in range(25):
            await baan.tel(stroom, str(n))
            written += 1

    baan.start()
    async with asyncio.TaskGroup() as group:
        for stroom in streams:
            group.create_task(write(stroom))
        for goal in (50, 120):
            while written < goal:  # noqa: ASYNC110 - the writers go on, whoever listens
                await asyncio.sleep(0.01)
            await baan.stop()
            baan.start()
    await baan.rustig()

    found = await baan.groep.effecten()
    assert len(found) == 200
    for stroom in streams:
        assert [seq for key, seq, _ in found if key == stroom] == list(range(1, 26))


async def test_a_position_beyond_the_end_never_skips_a_fact_in_silence(baan: Opstelling) -> None:
    (stroom,) = stromen(1)
    await baan.groep.admin.executemany(
        "INSERT INTO es.inbox_position VALUES ($1, $2, $3, 1000)",
        [(baan.groep.naam, baan.topic, partition) for partition in range(PARTITIES)],
    )
    for n in range(5):
        await baan.tel(stroom, str(n))
    baan.start()

    async def applied_or_alarmed() -> bool:
        return len(await baan.groep.effecten()) == 5 or bool(baan.fouten)

    await tot(applied_or_alarmed, 8)


async def test_facts_that_the_topic_no_longer_holds_are_never_jumped_over(admin_dsn: str, bootstrap: str) -> None:
    (stroom,) = stromen(1)
    async with opstelling(admin_dsn, bootstrap) as baan:
        groep = baan.groepen.pop()
        baan.start()
        await baan.tel(stroom, *map(str, range(5)))

        async def published() -> bool:
            return await baan.outbox() == 0

        await tot(published)
        admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
        await admin.start()
        everything = {TopicPartition(baan.topic, n): RecordsToDelete(before_offset=-1) for n in range(PARTITIES)}
        await admin.delete_records(everything)
        await admin.close()
        baan.groepen.append(groep)
        baan.luister(groep)
        await baan.tel(stroom, "5")

        async def alarmed() -> bool:
            return "partition_paused PausedError" in baan.fouten

        await tot(alarmed)
        assert await groep.effecten() == []
        assert await groep.geparkeerd() == []


async def test_the_relay_waits_for_a_broker_that_is_not_there(admin_dsn: str) -> None:
    async with opstelling(admin_dsn, None) as baan:
        (stroom,) = stromen(1)
        await baan.tel(stroom, "blijft")
        baan.kafka, baan.groepen = KafkaSettings("127.0.0.1:9"), []
        baan.start()

        async def reported() -> bool:
            for task in baan._taken:
                if task.done():
                    task.result()
            return len(baan.fouten) >= 2

        await tot(reported)
        assert await baan.outbox() == 1


async def test_partitions_that_move_with_work_in_hand_have_each_effect_once(admin_dsn: str, bootstrap: str) -> None:
    streams = stromen(15)
    async with opstelling(admin_dsn, bootstrap, (20,)) as baan:
        baan.groep.lezer.traag = 0.1
        for stroom in streams:
            await baan.tel(stroom, *map(str, range(100)))
        baan.start()
        (first,) = baan._lezers
        await tot(partial(has_marks, baan, 100))
        second = baan.luister(baan.groep)  # the first goes on with what it has, whoever owns the partitions now
        await tot(partial(has_marks, baan, 600))
        first.stop()
        await tot(partial(has_marks, baan, 900))
        baan.luister(baan.groep)
        second.stop()
        await baan.rustig()

        found = await baan.groep.effecten()
        assert len(found) == 1500
        for stroom in streams:
            assert [seq for key, seq, _ in found if key == stroom] == list(range(1, 101))
