"""Consuming with an effect in the database: reporting's own log of facts and its nine tables, from a real topic.

Ours is reporting's inbox over Kafka: position, sequences, log and tables in one transaction of up to 1,000 facts. The
peer is a FastStream batch subscriber that writes the same rows, one transaction a batch, with plain SQL a message, as
its users would. Both must leave the same rows; the bench fails when they do not. `raw` copies those rows into the same
tables, in transactions of 1,000: no broker, no parsing, no folding.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import batched
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
from aiokafka import AIOKafkaProducer

from bench import feiten
from bench.cpu import Cpu
from bench.machine import admin, around, clone, kafka, postgres, postmaster, syncs
from bench.meting import Case, Options, Target, main, options, play, show
from bench.peer import ask
from keten.embedded import migrate
from services.reporting.app import SERVICE
from services.reporting.projections import PROJECTIONS
from shared.bus.consumer import Inbox
from shared.bus.factlog import FactLog
from shared.bus.kafka import KafkaConsumer, KafkaSettings
from shared.bus.record import Delivery
from shared.eventstore.postgres import pool
from tests.infra.broker import fresh_topics

TABLES = ("feit", *(derived.table.name for derived in PROJECTIONS))
LIMIT_SECONDS = 600


class Counting(FactLog):
    """Reporting's handler, with a clock from the first delivery to the last commit."""

    def __init__(self, wanted: int, postmaster_id: int) -> None:
        super().__init__(PROJECTIONS)
        self.finished = asyncio.Event()
        self.seconds = 0.0
        self.cpu: dict[str, float] = {}
        self._wanted = wanted
        self._postmaster = postmaster_id
        self._handled = self._open = 0
        self._clock: tuple[float, Cpu] | None = None

    async def handle(self, connection: asyncpg.Connection, deliveries: Sequence[Delivery]) -> None:
        """Handle, counted."""
        if self._clock is None:
            self._clock = (time.perf_counter(), Cpu(self._postmaster))
        self._open += 1
        await super().handle(connection, deliveries)
        self._handled += len(deliveries)

    def committed(self) -> None:
        """A transaction is safe."""
        self._open -= 1
        if self._clock and self._handled == self._wanted and not self._open:
            start, cpu = self._clock
            self.seconds = time.perf_counter() - start
            self.cpu = cpu.per(self._wanted)
            self.finished.set()


class Bench:
    """The contenders on one server and one broker, whose topics are filled once."""

    def __init__(self, dsn: str, bootstrap: str, count: int) -> None:
        self.dsn = dsn
        self.bootstrap = bootstrap
        self.count = count
        self.rows: dict[str, list[Any]] = {}
        self.hashes: dict[str, str] = {}

    async def prepare(self) -> None:
        """Reporting's database as template, the topics full, and the rows that all of it must become."""
        await migrate(self.dsn, [SERVICE])
        await fresh_topics(self.bootstrap, feiten.TOPICS, feiten.PARTITIONS)
        await produce(self.bootstrap, feiten.messages(self.count))
        await self.ours(-1, Case("filling", "", {}))

    async def ours(self, number: int, case: Case) -> float:
        """Reporting's inbox, as the worker's role behind row security; facts a second."""
        async with clone(self.dsn, SERVICE.database, "reporting_nu") as dsn:
            connections = await pool(dsn, f"{SERVICE.naam}_worker", "keten-bench", 8)
            handler = Counting(self.count, await postmaster(self.dsn))
            name = f"reporting-{number}"
            inbox = Inbox(name, SERVICE.read, feiten.CODEC, connections, handler, _now, _fail, handler.committed)
            consumer = KafkaConsumer(KafkaSettings(self.bootstrap, feiten.PARTITIONS), inbox, _fail)
            task = asyncio.create_task(consumer.run())
            waiting = asyncio.create_task(handler.finished.wait())
            await asyncio.wait([task, waiting], timeout=LIMIT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            assert handler.finished.is_set(), "the consumer did not finish"
            consumer.stop()
            await task
            await connections.close()
            await self._check("reporting_nu")
        case.cost("ours", handler.cpu)
        return self.count / handler.seconds

    async def peer(self, number: int, case: Case) -> float:
        """FastStream's batch subscriber with the same effect; facts a second."""
        async with clone(self.dsn, SERVICE.database, "reporting_nu"):
            question = {
                "host": parse_qs(urlsplit(self.dsn).query)["host"][0],
                "database": "reporting_nu",
                "postmaster": await postmaster(self.dsn),
                "bootstrap": self.bootstrap,
                "topics": feiten.TOPICS,
                "group": f"peer-{number}",
                "count": self.count,
            }
            found = await ask("faststream", "faststream_consume", question)
            await self._check("reporting_nu")
        case.cost("peer", found["cpu"])
        rate: float = found["rate"]
        return rate

    async def raw(self, _number: int, case: Case) -> float:
        """COPY of the same rows in transactions of a thousand, two at a time; facts a second."""
        async with clone(self.dsn, SERVICE.database, "reporting_nu") as dsn:
            work = iter([(t, part) for t in TABLES for part in batched(self.rows[t], 1000)])

            async def copy(connection: asyncpg.Connection) -> None:
                for table, part in work:
                    await connection.copy_records_to_table(table, records=part)

            connections = [await asyncpg.connect(dsn) for _ in range(2)]
            start, cpu = time.perf_counter(), Cpu(await postmaster(self.dsn))
            await asyncio.gather(*map(copy, connections))
            took = time.perf_counter() - start
            case.cost("raw", cpu.per(self.count))
            for connection in connections:
                await connection.close()
        return self.count / took

    async def _check(self, database: str) -> None:
        """The rows are those of the first run."""
        async with admin(self.dsn, database) as connection:
            found = {name: await _hash(connection, name) for name in TABLES}
            if not self.hashes:
                self.rows = {name: await connection.fetch(f'SELECT * FROM "{name}"') for name in TABLES}
                self.hashes = found
        wrong = [name for name in TABLES if found[name] != self.hashes[name]]
        assert not wrong, f"other rows in {wrong}"


async def _hash(connection: asyncpg.Connection, table: str) -> str:
    text = "t::text" if table != "feit" else "(t.*)::text"
    order = "gemeente, id" if table != "feit" else "gemeente, topic, key, seq"
    found: str = await connection.fetchval(f"SELECT md5(string_agg({text}, '' ORDER BY {order})) FROM {table} t")
    return found


async def produce(bootstrap: str, made: Sequence[feiten.Message]) -> None:
    """All messages into their topics, in order."""
    ready: dict[tuple[str, int], list[feiten.Message]] = defaultdict(list)
    for message in made:
        ready[message.topic, message.partition].append(message)
    async with AIOKafkaProducer(
        bootstrap_servers=bootstrap, acks="all", enable_idempotence=True, max_batch_size=512 * 1024,
        compression_type="lz4",
    ) as producer:  # fmt: skip
        for (topic, partition), records in ready.items():
            place = 0
            while place < len(records):
                batch = producer.create_batch()
                while place < len(records):
                    record = records[place]
                    added = batch.append(key=record.key, value=record.value, timestamp=None, headers=record.headers)
                    if added is None:
                        break
                    place += 1
                batch.close()
                await (await producer.send_batch(batch, topic, partition=partition))


def _now() -> Any:  # noqa: ANN401 - a moment that only a dead letter would need
    raise AssertionError("a message was parked")


def _fail(name: str, error: BaseException) -> None:
    raise RuntimeError(name) from error


NOTES = {
    "ours": "Inbox, FactLog and nine derived tables: position, sequences, gaps, duplicates, row security included",
    "peer": "FastStream batch subscriber, 1,000 records, one transaction a batch, two SQL statements a message, "
    "as superuser without row security or sequences",
    "raw": "COPY of the finished rows, two connections, 1,000 rows a transaction",
    "check": "after every round all ten tables are compared by hash with the first run",
}


async def run(chosen: Options) -> None:
    """Ours, the peer, raw."""
    with postgres() as dsn, kafka() as bootstrap:
        before = syncs()
        bench = Bench(dsn, bootstrap, 8_000 if chosen.quick else 60_000)
        chosen.say("filling the topics")
        await bench.prepare()
        contenders = {"ours": bench.ours, "peer": bench.peer, "raw": bench.raw}
        targets = [Target("ratio", 5), Target("rate", 30_000)]
        case = Case(f"consume {bench.count} facts with effect", "facts/s", contenders, targets, NOTES)
        found = await play([case], chosen)
        case.details["rows"] = {name: len(rows) for name, rows in bench.rows.items()}
        show(chosen, found, {**await around(dsn), "syncs_a_second": [before, syncs()]})


if __name__ == "__main__":
    main(run, options("consume"))
