"""The bus over Kafka: batches out, one consumer per group in, topics set up and checked."""

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError, OutOfOrderSequenceNumber, RecordTooLargeError, TopicAlreadyExistsError
from aiokafka.helpers import create_ssl_context

from shared.bus.consumer import Inbox, PausedError
from shared.bus.record import Held, Incoming, Outgoing
from shared.events import envelope

ACK_SECONDS = 20.0
COMMIT_SECONDS = 5.0
PAUSE_SECONDS = 5.0
STOP_SECONDS = 5.0

BrokerError = KafkaError  # for callers that know no Kafka

type Report = Callable[[str, BaseException], None]


@dataclass(frozen=True, slots=True)
class KafkaSettings:
    """Where the brokers are and how to speak to them; `instance` makes group membership static."""

    bootstrap: str
    partitions: int = 3
    instance: str | None = None
    certificates: tuple[str, str, str] | None = None  # files of authority, own certificate and key; None: plaintext

    @property
    def connection(self) -> dict[str, object]:
        """What every client needs."""
        if self.certificates is None:
            return {"bootstrap_servers": self.bootstrap}
        authority, certificate, key = self.certificates
        context = create_ssl_context(cafile=authority, certfile=certificate or None, keyfile=key or None)
        return {"bootstrap_servers": self.bootstrap, "security_protocol": "SSL", "ssl_context": context}


async def _started(client: AIOKafkaProducer | AIOKafkaConsumer) -> None:
    try:
        await client.start()
    except BaseException:  # cancelled too: its connections are closed before that goes on
        await client.stop()
        raise


class TopicError(RuntimeError):
    """A topic is missing or has another number of partitions than the outbox rows were made for."""


async def create_topics(settings: KafkaSettings, topics: Sequence[str], replication: int = 1) -> list[str]:
    """Create the topics that are missing; their names. Repeatable."""
    admin = AIOKafkaAdminClient(**settings.connection)
    await admin.start()
    try:
        configs = {"cleanup.policy": "delete", "retention.ms": str(30 * 24 * 3600 * 1000)}
        if replication > 2:  # noqa: PLR2004 - a quorum of two needs three
            configs["min.insync.replicas"] = "2"
        wanted = [NewTopic(name, settings.partitions, replication, topic_configs=configs) for name in topics]
        answer = await admin.create_topics(wanted, timeout_ms=30_000)
        codes = {row[0]: row[1] for row in answer.topic_errors}
        refused = {name: code for name, code in codes.items() if code not in (0, TopicAlreadyExistsError.errno)}
        if refused:
            raise TopicError(f"the broker refused to create {refused}")
        return [name for name, code in codes.items() if code == 0]
    finally:
        await admin.close()


async def check_topics(settings: KafkaSettings, topics: Sequence[str]) -> None:
    """Fail when a topic is missing or was made with another number of partitions.

    Raises:
        TopicError: which topic, and what to do.

    """
    admin = AIOKafkaAdminClient(**settings.connection)
    await admin.start()
    try:
        missing = set(topics) - set(await admin.list_topics())  # describing one would create it on some brokers
        if missing:
            raise TopicError(f"topic {min(missing)} is missing: run `keten topics`")
        for found in await admin.describe_topics(list(topics)):
            count = len(found["partitions"])
            if found["error_code"] or count != settings.partitions:
                raise TopicError(
                    f"topic {found['topic']} has {count} partitions, expected {settings.partitions}: run `keten topics`"
                )
    finally:
        await admin.close()


class KafkaBus:
    """Publishes outbox rows: one batch per partition at a time, acknowledged by all in-sync replicas."""

    def __init__(self, settings: KafkaSettings, report: Report) -> None:
        self._settings = settings
        self._report = report
        self._producer: AIOKafkaProducer | None = None
        self._backoff: dict[str, tuple[float, float]] = {}  # topic/partition -> until, length
        self._refused: list[int] = []

    def held(self) -> Held:
        """Partitions that back off, and rows that the broker refused for good."""
        now = time.monotonic()
        return Held(self._refused, [name for name, (until, _) in self._backoff.items() if until > now])

    async def publish(self, rows: Sequence[Outgoing]) -> Sequence[int]:
        """Send the rows; a failing partition backs off alone."""
        try:
            producer = await self._started()
        except KafkaError as error:
            raise ConnectionError("the brokers cannot be reached") from error
        parts: dict[tuple[str, int], list[Outgoing]] = defaultdict(list)
        for row in rows:
            parts[row.topic, row.partition].append(row)
        done = await asyncio.gather(*(self._send(producer, *place, part) for place, part in parts.items()))
        return [pos for part in done for pos in part]

    async def _send(
        self, producer: AIOKafkaProducer, topic: str, partition: int, rows: Sequence[Outgoing]
    ) -> list[int]:
        name = f"{topic}/{partition}"
        try:
            taken = await self._batches(producer, topic, partition, rows)
        except (KafkaError, TimeoutError, OSError) as error:
            self._report("publish_failed", error)
            length = min(30.0, self._backoff.get(name, (0.0, 0.05))[1] * 2)
            self._backoff[name] = (time.monotonic() + random.uniform(length / 2, length), length)  # noqa: S311
            if isinstance(error, OutOfOrderSequenceNumber):
                await self.stop()  # a new producer; the outbox repeats
            return []
        self._backoff.pop(name, None)
        return taken

    async def _batches(
        self, producer: AIOKafkaProducer, topic: str, partition: int, rows: Sequence[Outgoing]
    ) -> list[int]:
        """Fill and send one batch; what does not fit waits for the next round, in order."""
        batch = producer.create_batch()
        taken: list[int] = []
        for row in rows:
            meta = batch.append(
                key=row.key.bytes, value=row.value, timestamp=None, headers=envelope.headers(row.headers)
            )
            if meta is None:
                break
            taken.append(row.pos)
        if not taken:  # one record alone is larger than a batch may be: isolate it, the rest flows
            self._refused.append(rows[0].pos)
            self._report("record_refused", RecordTooLargeError())
            return []
        batch.close()
        sent = await producer.send_batch(batch, topic, partition=partition)
        await asyncio.wait_for(asyncio.shield(sent), ACK_SECONDS)
        return taken

    async def _started(self) -> AIOKafkaProducer:
        if self._producer is None:
            producer = AIOKafkaProducer(
                **self._settings.connection,
                acks="all",
                enable_idempotence=True,
                max_batch_size=512 * 1024,
                compression_type="lz4",
                request_timeout_ms=30_000,
                linger_ms=0,
            )
            await _started(producer)
            self._producer = producer
        return self._producer

    async def stop(self) -> None:
        """Drop the producer; unacknowledged rows stay in the outbox."""
        producer, self._producer = self._producer, None
        if producer is not None:
            try:
                await asyncio.wait_for(producer.stop(), STOP_SECONDS)
            except (TimeoutError, KafkaError):
                # Its sender lives on and would send the old batch when the broker is back, after newer records.
                await producer._sender.close()  # noqa: SLF001 - there is no public way to drop a producer
                await producer.client.close()


class KafkaConsumer:
    """Feeds one inbox from its topics; the inbox's database knows the positions, Kafka's are for lag tools."""

    def __init__(self, settings: KafkaSettings, inbox: Inbox, report: Report) -> None:
        self._settings = settings
        self._inbox = inbox
        self._report = report
        self._stopping = False
        self._placed: set[TopicPartition] = set()
        self._resume: dict[TopicPartition, float] = {}
        self.last_poll = time.monotonic()

    def stop(self) -> None:
        """Finish the transaction in hand and leave."""
        self._stopping = True

    async def run(self) -> None:
        """Consume until stopped; a lost broker is waited out with a new client."""
        pause = 0.5
        while not self._stopping:
            consumer = AIOKafkaConsumer(
                *self._inbox.topics,
                **self._settings.connection,
                group_id=self._inbox.name,
                group_instance_id=self._settings.instance,
                enable_auto_commit=False,
                auto_offset_reset="earliest",
                isolation_level="read_committed",
                session_timeout_ms=30_000,
                heartbeat_interval_ms=1_000,
                max_poll_interval_ms=300_000,
                fetch_max_wait_ms=50,
                max_partition_fetch_bytes=2 * 1024 * 1024,
            )
            try:
                await consumer.start()
                pause = 0.5
                await self._consume(consumer)
            except (KafkaError, OSError, TimeoutError) as error:
                self._report("consume_failed", error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 10.0)
            finally:
                with suppress(TimeoutError, KafkaError):
                    await asyncio.wait_for(consumer.stop(), STOP_SECONDS)

    async def _consume(self, consumer: AIOKafkaConsumer) -> None:
        committed = time.monotonic()
        self._placed.clear()
        while not self._stopping:
            found = await consumer.getmany(timeout_ms=200, max_records=4000)
            self.last_poll = time.monotonic()
            self._placed &= consumer.assignment()
            await asyncio.gather(*(self._give(consumer, place, records) for place, records in found.items()))
            for place in [place for place, until in self._resume.items() if until <= self.last_poll]:
                del self._resume[place]
                if place in consumer.assignment():
                    consumer.resume(place)
            if self.last_poll - committed > COMMIT_SECONDS:
                committed = self.last_poll
                with suppress(KafkaError):  # only so that lag tools work
                    await consumer.commit()

    async def _give(self, consumer: AIOKafkaConsumer, place: TopicPartition, records: Sequence[ConsumerRecord]) -> None:
        incoming = [Incoming(record.offset, record.key, record.headers, record.value) for record in records]
        try:
            if place not in self._placed:
                start = await self._inbox.position(place.topic, place.partition) or 0
                begin, end = (await consumer.beginning_offsets([place]))[place], consumer.highwater(place)
                if not begin <= start <= (end or start):
                    raise PausedError from TopicError(f"{place.topic}/{place.partition} is {begin}-{end}, not {start}")
                self._placed.add(place)
                if records[0].offset > start:
                    consumer.seek(place, start)  # Kafka's committed position ran ahead of ours: ours is the truth
                    return
            await self._inbox.receive(place.topic, place.partition, incoming)
        except PausedError as error:
            self._report("partition_paused", error)
            self._placed.discard(place)
            consumer.seek(place, records[0].offset)
            consumer.pause(place)
            self._resume[place] = time.monotonic() + PAUSE_SECONDS


class TopicEnds:
    """The ends of topics, for whoever wants to know how far a reader is behind."""

    def __init__(self, settings: KafkaSettings, topics: Sequence[str]) -> None:
        self._settings = settings
        self._places = [TopicPartition(topic, n) for topic in topics for n in range(settings.partitions)]
        self._consumer: AIOKafkaConsumer | None = None

    async def read(self) -> dict[tuple[str, int], int]:
        """The next offset of every partition; empty while the broker cannot be reached."""
        try:
            if self._consumer is None:
                consumer = AIOKafkaConsumer(**self._settings.connection)
                await _started(consumer)
                self._consumer = consumer
            ends = await self._consumer.end_offsets(self._places)
        except (KafkaError, OSError, TimeoutError):
            return {}
        return {(place.topic, place.partition): end for place, end in ends.items()}

    async def stop(self) -> None:
        """Let go of the broker."""
        if self._consumer is not None:
            with suppress(TimeoutError, KafkaError):
                await asyncio.wait_for(self._consumer.stop(), STOP_SECONDS)
