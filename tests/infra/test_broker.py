"""The broker of the tests does what the tests count on."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from tests.infra import kafka
from tests.infra.broker import Broker, Node, NotOursError, broker, fresh_topics, node

pytestmark = pytest.mark.server

TOPIC = "wmo.proef"
PARTITION = TopicPartition(TOPIC, 0)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    with node(tmp_path_factory.mktemp("own")) as made:
        yield made


async def test_an_idempotent_producer_is_read_back_in_order(bootstrap: str) -> None:
    await fresh_topics(bootstrap, [TOPIC], 1)

    sent = [b"%d" % number for number in range(500)]
    async with AIOKafkaProducer(bootstrap_servers=bootstrap, enable_idempotence=True) as producer:
        await asyncio.gather(*[await producer.send(TOPIC, value) for value in sent])

    assert await _read(bootstrap) == sent


async def test_fresh_topics_are_empty_and_have_the_partitions_asked_for(bootstrap: str) -> None:
    await fresh_topics(bootstrap, [TOPIC], 1)
    async with AIOKafkaProducer(bootstrap_servers=bootstrap) as producer:
        await producer.send_and_wait(TOPIC, b"old")

    await fresh_topics(bootstrap, [TOPIC, "wmo.proef-2"], 3)

    async with AIOKafkaConsumer(TOPIC, "wmo.proef-2", bootstrap_servers=bootstrap) as consumer:
        ends = await consumer.end_offsets(consumer.assignment())
    assert sorted(ends.items()) == [((topic, part), 0) for topic in (TOPIC, "wmo.proef-2") for part in range(3)]


async def test_a_killed_broker_comes_back_with_every_acknowledged_record_once(own: Node) -> None:
    await fresh_topics(own.bootstrap, [TOPIC], 1)
    killed, written = own.pid, asyncio.Event()
    sent = [b"%d" % number for number in range(2_000)]
    writing = asyncio.create_task(_write(own.bootstrap, sent, written))

    async with asyncio.timeout(60):
        await written.wait()
        await asyncio.to_thread(own.kill)
        assert (own.pid, writing.done()) == (None, False)
        await asyncio.to_thread(own.start)
        await writing

    assert await _read(own.bootstrap) == sent
    assert own.pid != killed


async def test_a_stopped_broker_starts_again_on_its_data(own: Node) -> None:
    await fresh_topics(own.bootstrap, [TOPIC], 1)
    async with AIOKafkaProducer(bootstrap_servers=own.bootstrap, enable_idempotence=True) as producer:
        await producer.send_and_wait(TOPIC, b"before")

    await asyncio.to_thread(own.stop)
    assert own.pid is None
    await asyncio.to_thread(own.start)

    assert await _read(own.bootstrap) == [b"before"]


def test_a_named_broker_is_used_and_never_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETEN_KAFKA_BOOTSTRAP", "localhost:9092")

    with broker(tmp_path) as named:
        assert (named.bootstrap, named.pid) == ("localhost:9092", None)
        for act in (Broker.start, Broker.stop, Broker.kill):
            with pytest.raises(NotOursError):
                act(named)


def test_a_named_broker_on_another_machine_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETEN_KAFKA_BOOTSTRAP", "localhost:9092,kafka.gemeente.example:9092")

    with pytest.raises(NotOursError, match="delete topics"), broker(tmp_path):
        pass


@pytest.mark.parametrize("missing", ["java", "mvn"])
def test_a_missing_tool_is_named_with_the_way_to_get_it(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(kafka.MissingToolError, match=rf"(?s)`{missing}`.*apt-get install.*KETEN_KAFKA_BOOTSTRAP"):
        kafka.tool(missing)


async def _read(bootstrap: str) -> list[bytes | None]:
    """All records of the topic's one partition."""
    async with AIOKafkaConsumer(bootstrap_servers=bootstrap) as consumer:
        consumer.assign([PARTITION])
        await consumer.seek_to_beginning(PARTITION)
        end = (await consumer.end_offsets([PARTITION]))[PARTITION]
        found: list[bytes | None] = []
        while await consumer.position(PARTITION) < end:
            for records in (await consumer.getmany(timeout_ms=200)).values():
                found.extend(record.value for record in records)
        return found


async def _write(bootstrap: str, values: Sequence[bytes], written: asyncio.Event) -> None:
    """Write one record after another, each acknowledged before the next; `written` tells that a tenth is there."""
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap, enable_idempotence=True)
    await producer.start()
    try:
        for count, value in enumerate(values):
            await producer.send_and_wait(TOPIC, value)  # an idempotent producer repeats until it is acknowledged
            if count == len(values) // 10:
                written.set()
    finally:
        await asyncio.wait_for(producer.stop(), 5)  # without a broker it would wait for ever
