"""Draining an outbox of 100,000 rows to a real broker, in order; what arrived is read back and checked.

Ours is the production relay as its own role. The peer is faststream-outbox, which promises no order, with one worker
and with eight. `raw` is aiokafka's `send_batch` of the same records from memory: no database at all.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import asyncpg
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from bench import proef
from bench.cpu import Cpu
from bench.machine import admin, around, clone, kafka, postgres, postmaster, syncs
from bench.meting import Case, Contender, Options, Target, main, options, play, show
from bench.peer import ask
from shared.bus.kafka import KafkaBus, KafkaSettings
from shared.bus.record import Outgoing
from shared.bus.relay import Relay
from shared.events import envelope
from shared.eventstore.ids import partition_of, uuid7
from tests.infra.broker import fresh_topics

TOPIC = "wmo.proeven"
PEER = "peer_uitbak"
WARM = 4_000
LIMIT_SECONDS = 300


@dataclass(slots=True)
class Made:
    """The rows of one outbox: as ours keeps them."""

    rows: list[Outgoing]
    seqs: list[int]
    event_ids: list[UUID]


def make(count: int) -> Made:
    """Public facts of busy streams, with all headers."""
    last: dict[int, int] = defaultdict(int)
    made = Made([], [], [])
    value = proef.CODEC.encode(proef.ProefGenomen(gebeurd_op=proef.NU, nummer=10, tekst=proef.TEKST), proef.GEMEENTE)
    for pos, nummer in enumerate(proef.zipf(count, seed=7)):
        last[nummer] += 1
        key, event_id = proef.stream(nummer), uuid7()
        kind = "nl.wmo.proeven.proef-genomen.v1"
        head = envelope.Envelope(event_id, kind, key, last[nummer], proef.NU, key, None, "")
        headers = envelope.encode(head, proef.ORIGIN)
        made.rows.append(Outgoing(pos, TOPIC, partition_of(key, proef.PARTITIONS), key, headers, value))
        made.seqs.append(last[nummer])
        made.event_ids.append(event_id)
    return made


class Counted(KafkaBus):
    """The bus over Kafka, which counts what was acknowledged."""

    count = 0

    async def publish(self, rows: Sequence[Outgoing]) -> Sequence[int]:
        """Publish, counted."""
        done = await super().publish(rows)
        self.count += len(done)
        return done


class Counting(Relay):
    """The relay, with a clock from the first rows on to the last delete."""

    def __init__(self, dsn: str, bus: Counted, wanted: int, postmaster_id: int) -> None:
        super().__init__(dsn, f"{proef.SERVICE}_relay", bus, _fail)
        self._counted = bus
        self.finished = asyncio.Event()
        self.seconds = 0.0
        self.cpu: dict[str, float] = {}
        self._wanted = wanted
        self._postmaster = postmaster_id
        self._clock: tuple[int, float, Cpu] | None = None

    async def round(self, connection: asyncpg.Connection) -> int:
        """One round, counted."""
        result = await super().round(connection)
        done = self._counted.count
        if self._clock is None and done >= WARM:
            self._clock = (done, time.perf_counter(), Cpu(self._postmaster))
        if self._clock and done >= self._wanted and not self.finished.is_set():
            before, start, cpu = self._clock
            self.seconds = (time.perf_counter() - start) / (done - before)
            self.cpu = cpu.per(done - before)
            self.finished.set()
        return result


class Bench:
    """The contenders on one server and one broker."""

    def __init__(self, dsn: str, bootstrap: str, made: Made, peer_seconds: float) -> None:
        self.dsn = dsn
        self.bootstrap = bootstrap
        self.made = made
        self.peer_seconds = peer_seconds
        self.checked: list[dict[str, int]] = []

    async def ours(self, _number: int, case: Case) -> float:
        """The production relay; rows a second, in order."""
        await fresh_topics(self.bootstrap, [TOPIC], proef.PARTITIONS)
        total = len(self.made.rows)
        async with clone(self.dsn, proef.TEMPLATE, "keten_proef_nu") as dsn:
            async with admin(self.dsn, "keten_proef_nu") as connection:
                await _fill(connection, self.made)
            bus = Counted(KafkaSettings(self.bootstrap, proef.PARTITIONS), _fail)
            relay = Counting(dsn, bus, total, await postmaster(self.dsn))
            task = asyncio.create_task(relay.run())
            await asyncio.wait_for(relay.finished.wait(), LIMIT_SECONDS)
            relay.stop()
            await task
            await bus.stop()
        self.checked.append(await check(self.bootstrap, total))
        case.cost("ours", relay.cpu)
        return 1 / relay.seconds

    async def peer(self, workers: int, _number: int, case: Case) -> float:
        """faststream-outbox on a table as full as ours, for a fixed time."""
        await fresh_topics(self.bootstrap, [TOPIC], proef.PARTITIONS)
        async with admin(self.dsn) as connection:
            await connection.execute(f'DROP DATABASE IF EXISTS "{PEER}" WITH (FORCE)')
            await connection.execute(f'CREATE DATABASE "{PEER}"')
        rows = [(row.value.decode(), row.headers.decode()) for row in self.made.rows]
        question = {
            "host": parse_qs(urlsplit(self.dsn).query)["host"][0],
            "database": PEER,
            "postmaster": await postmaster(self.dsn),
            "bootstrap": self.bootstrap,
            "topic": TOPIC,
            "workers": workers,
            "seconds": self.peer_seconds,
            "rows": rows,
        }
        found = await ask("faststream", "faststream_outbox_relay", question)
        case.cost("peer" if workers > 1 else "peer_one", found["cpu"])
        rate: float = found["rate"]
        return rate

    async def raw(self, _number: int, _case: Case) -> float:
        """`send_batch` of the same records from memory."""
        await fresh_topics(self.bootstrap, [TOPIC], proef.PARTITIONS)
        ready: dict[int, list[tuple[bytes, bytes, Any]]] = defaultdict(list)
        for row in self.made.rows:
            ready[row.partition].append((row.key.bytes, row.value, envelope.headers(row.headers)))
        async with AIOKafkaProducer(
            bootstrap_servers=self.bootstrap,
            acks="all",
            enable_idempotence=True,
            max_batch_size=512 * 1024,
            compression_type="lz4",
        ) as producer:
            start = time.perf_counter()
            await asyncio.gather(*(_send(producer, partition, records) for partition, records in ready.items()))
            return len(self.made.rows) / (time.perf_counter() - start)


async def _fill(connection: asyncpg.Connection, made: Made) -> None:
    records = [
        (0, proef.GEMEENTE, row.topic, row.partition, row.key, seq, event_id, row.headers, row.value)
        for row, seq, event_id in zip(made.rows, made.seqs, made.event_ids, strict=True)
    ]
    columns = ("shard", "gemeente", "topic", "partition", "key", "seq", "event_id", "headers", "value")
    await connection.copy_records_to_table("outbox", schema_name="es", records=records, columns=columns)
    await connection.execute("ANALYZE es.outbox")


async def _send(producer: AIOKafkaProducer, partition: int, records: Sequence[tuple[bytes, bytes, Any]]) -> None:
    place = 0
    while place < len(records):
        batch = producer.create_batch()
        while place < len(records):
            key, value, headers = records[place]
            if batch.append(key=key, value=value, timestamp=None, headers=headers) is None:
                break
            place += 1
        batch.close()
        await (await producer.send_batch(batch, TOPIC, partition=partition))


def _fail(name: str, error: BaseException) -> None:
    raise RuntimeError(name) from error


async def check(bootstrap: str, total: int) -> dict[str, int]:
    """Read the topic back: how many records, out of order, missing or repeated.

    Raises:
        AssertionError: any of the three.

    """
    places = [TopicPartition(TOPIC, n) for n in range(proef.PARTITIONS)]
    last: dict[bytes, int] = defaultdict(int)
    found = {"records": 0, "out_of_order": 0, "repeated": 0}
    async with AIOKafkaConsumer(bootstrap_servers=bootstrap) as consumer:
        consumer.assign(places)
        await consumer.seek_to_beginning(*places)
        ends = await consumer.end_offsets(places)
        while sum([await consumer.position(place) for place in places]) < sum(ends.values()):
            for records in (await consumer.getmany(timeout_ms=500)).values():
                for record in records:
                    seq = int(dict(record.headers)["ce_sequence"])
                    found["records"] += 1
                    found["repeated"] += seq <= last[record.key]
                    found["out_of_order"] += seq > last[record.key] + 1
                    last[record.key] = max(last[record.key], seq)
    assert found == {"records": total, "out_of_order": 0, "repeated": 0}, found
    return found


NOTES = {
    "ours": "Relay and KafkaBus, as the relay's role behind row security; delete follows the acknowledgement",
    "peer": "eight workers, fetch and delete batches of 500, acks=all, idempotent; each row is one send and its ack",
    "peer_one": "one worker, the same settings",
    "raw": "send_batch of the same records, 512 kB, lz4, acks=all, no database",
}


async def run(chosen: Options) -> None:
    """Ours, the peer twice, raw."""
    count = 10_000 if chosen.quick else 100_000
    with postgres() as dsn, kafka() as bootstrap:
        before = syncs()
        await proef.prepare(dsn)
        chosen.say("making the rows")
        bench = Bench(dsn, bootstrap, make(count), 4 if chosen.quick else 15)
        contenders: dict[str, Contender] = {
            "ours": bench.ours,
            "peer": partial(bench.peer, 8),
            "peer_one": partial(bench.peer, 1),
            "raw": bench.raw,
        }
        case = Case(f"drain {count} rows", "events/s", contenders, [Target("ratio", 20), Target("rate", 50_000)], NOTES)
        found = await play([case], chosen)
        case.details["read_back"] = bench.checked
        show(chosen, found, {**await around(dsn), "syncs_a_second": [before, syncs()]})


if __name__ == "__main__":
    main(run, options("relay"))
