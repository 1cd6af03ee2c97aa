"""The inbox of a consumer group: position, effects and new facts of a batch commit together, so each has one effect.

The row in `es.inbox_position` is the fence, not the generation of the group; the sequence per stream in `es.inbox_seq`
drops duplicates and notices gaps. Offsets may have holes, sequences may not.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import batched, groupby
from typing import Any, Protocol
from uuid import UUID

import asyncpg
import orjson
from opentelemetry import metrics, trace

from shared.bus import dead_letters
from shared.bus.record import Delivery, Incoming
from shared.crashpoint import crashpoint
from shared.events import envelope
from shared.events.codec import Codec

TRIES = 5
_POSITION = """
SELECT next_offset FROM es.inbox_position WHERE handler = $1 AND topic = $2 AND partition = $3 FOR UPDATE
"""
_TRANSIENT = (
    OSError,  # also a key store that cannot be reached
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.LockNotAvailableError,
    asyncpg.QueryCanceledError,
    asyncpg.TooManyConnectionsError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.IdleInTransactionSessionTimeoutError,
)

_meter = metrics.get_meter("keten.consumer")
_tracer = trace.get_tracer("keten.consumer")
_applied = _meter.create_counter("keten_consumer_applied_total", description="Facts applied.")
_duplicates = _meter.create_counter("keten_consumer_duplicates_total", description="Deliveries dropped as repeats.")
_gaps = _meter.create_counter("keten_consumer_gaps_total", description="Streams parked because a fact was missing.")
_parked = _meter.create_counter("keten_dead_letters_parked_total", description="Messages parked.")


class PausedError(Exception):
    """The partition must wait: what failed is not the message's fault."""


class UnreadableError(ValueError):
    """A parked message whose stream cannot be read; it can only be looked at."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A message read once: gemeente, envelope and data; no `head` when its stream cannot be known."""

    record: Incoming
    offset: int
    gemeente: str
    head: envelope.Envelope | None
    raw: dict[str, Any]


class Handler(Protocol):
    """The effect of facts in one service, inside the inbox's transaction."""

    batch: int
    one_gemeente: bool

    async def handle(self, connection: asyncpg.Connection, deliveries: Sequence[Delivery]) -> None:
        """Apply the deliveries; anything raised rolls back all of the batch."""


class Inbox:
    """One consumer group on one service's database."""

    def __init__(
        self,
        name: str,
        topics: Sequence[str],
        codec: Codec,
        connections: asyncpg.Pool,
        handler: Handler,
        clock: Callable[[], datetime],
        report: Callable[[str, BaseException], None],
        committed: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = name
        self.topics = frozenset(topics)
        self._codec = codec
        self._pool = connections
        self._handler = handler
        self._clock = clock
        self._report = report
        self._committed = committed

    async def position(self, topic: str, partition: int) -> int | None:
        """The next offset that this group has not applied; None before its first."""
        async with self._pool.acquire() as connection:
            found: int | None = await connection.fetchval(
                "SELECT next_offset FROM es.inbox_position WHERE handler = $1 AND topic = $2 AND partition = $3",
                self.name,
                topic,
                partition,
            )
        return found

    async def receive(self, topic: str, partition: int, incoming: Sequence[Incoming]) -> None:
        """Apply records of one partition in order; when this returns, each is applied, dropped or parked.

        Raises:
            PausedError: database or key store stayed unreachable; nothing of the failed batch was kept.

        """
        for chunk in self._chunks([_read(record) for record in incoming]):
            await self._persist(topic, partition, chunk)

    def _chunks(self, records: Sequence[_Letter]) -> Iterable[Sequence[_Letter]]:
        if not self._handler.one_gemeente:
            yield from batched(records, self._handler.batch)
            return
        for _, group in groupby(records, lambda letter: letter.gemeente):
            yield from batched(group, self._handler.batch)

    async def _persist(self, topic: str, partition: int, records: Sequence[_Letter]) -> None:
        for attempt in range(1, TRIES + 1):
            try:
                await self._apply(topic, partition, records)
            except _TRANSIENT as error:
                if attempt == TRIES:
                    raise PausedError from error
                await asyncio.sleep(random.uniform(0, min(5.0, 0.05 * 4**attempt)))  # noqa: S311 - jitter
            except Exception as error:  # noqa: BLE001 - whatever a handler raises is the message's fault: park it
                await self._isolate(topic, partition, records, error)
                return
            else:
                self._committed()
                return

    async def _isolate(self, topic: str, partition: int, records: Sequence[_Letter], error: Exception) -> None:
        """Bisect: commit the good ones, park the bad one."""
        if len(records) == 1:
            self._report("message_parked", error)
            await self._park(topic, partition, records[0], error)
            return
        half = len(records) // 2
        await self._persist(topic, partition, records[:half])
        await self._persist(topic, partition, records[half:])

    async def _apply(self, topic: str, partition: int, records: Sequence[_Letter]) -> None:
        async with self._turn(topic, partition, records) as (connection, start):
            deliveries = await self._sift(connection, topic, partition, [r for r in records if r.offset >= start])
            if deliveries:
                with _tracer.start_as_current_span(f"process {topic}", kind=trace.SpanKind.CONSUMER):
                    await self._handler.handle(connection, deliveries)
                await self._advance(connection, topic, deliveries)
            crashpoint("consumer.mid_batch")
        crashpoint("consumer.after_commit")
        _applied.add(len(deliveries), {"handler": self.name})

    @asynccontextmanager
    async def _turn(
        self, topic: str, partition: int, records: Sequence[_Letter]
    ) -> AsyncIterator[tuple[asyncpg.Connection, int]]:
        """A transaction that owns the position, and moves it past these records at its end."""
        async with self._pool.acquire() as connection, connection.transaction():
            start = await self._lock(connection, topic, partition)
            yield connection, start
            await connection.execute(
                """UPDATE es.inbox_position SET next_offset = greatest(next_offset, $4)
                   WHERE handler = $1 AND topic = $2 AND partition = $3""",
                self.name,
                topic,
                partition,
                records[-1].offset + 1,
            )

    async def _lock(self, connection: asyncpg.Connection, topic: str, partition: int) -> int:
        """The next offset, with its row locked: a second owner of the partition waits here and then sees the truth."""
        place = (self.name, topic, partition)
        start: int | None = await connection.fetchval(_POSITION, *place)
        if start is None:
            await connection.execute(
                "INSERT INTO es.inbox_position VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING", *place
            )
            start = await connection.fetchval(_POSITION, *place)
        return start or 0

    async def _sift(
        self, connection: asyncpg.Connection, topic: str, partition: int, records: Sequence[_Letter]
    ) -> list[Delivery]:
        """What is new and whole; repeats are dropped, gaps and the unreadable parked."""
        known = await self._sequences(connection, topic, records)
        fresh: list[Delivery] = []
        for letter in records:
            head = letter.head
            if head is None:
                await self._keep(connection, topic, partition, letter, "Unreadable")
                continue
            stream = (letter.gemeente, head.subject)
            last, parked = known.get(stream, (0, False))
            if head.sequence <= last:
                _duplicates.add(1, {"handler": self.name})
            elif parked or head.sequence > last + 1:
                _gaps.add(0 if parked else 1, {"handler": self.name})
                await self._keep(connection, topic, partition, letter, "Parked" if parked else "Gap")
                known[stream] = (last, True)
            else:
                fresh.append(self._delivery(topic, partition, letter, head))
                known[stream] = (head.sequence, False)
        return fresh

    def _delivery(self, topic: str, partition: int, letter: _Letter, head: envelope.Envelope) -> Delivery:
        fact = self._codec.build(head.type, letter.raw, head.event_id)
        return Delivery(topic, partition, letter.offset, letter.gemeente, head, fact, letter.record.value or b"")

    async def _sequences(
        self, connection: asyncpg.Connection, topic: str, records: Sequence[_Letter]
    ) -> dict[tuple[str, UUID], tuple[int, bool]]:
        rows = await connection.fetch(
            """SELECT gemeente, key, last_seq, parked FROM es.inbox_seq
               WHERE handler = $1 AND topic = $2 AND key = ANY ($3)""",
            self.name,
            topic,
            [letter.head.subject for letter in records if letter.head],
        )
        return {(row["gemeente"], row["key"]): (row["last_seq"], row["parked"]) for row in rows}

    async def _advance(self, connection: asyncpg.Connection, topic: str, deliveries: Sequence[Delivery]) -> None:
        newest = {(d.gemeente, d.envelope.subject): d.envelope.sequence for d in deliveries}
        gemeenten, keys = zip(*newest, strict=True)
        await connection.execute(
            """INSERT INTO es.inbox_seq (gemeente, handler, topic, key, last_seq)
               SELECT g, $1, $2, k, s FROM unnest($3::text[], $4::uuid[], $5::int[]) AS u(g, k, s)
               ON CONFLICT (gemeente, handler, topic, key) DO UPDATE SET last_seq = EXCLUDED.last_seq""",
            self.name,
            topic,
            list(gemeenten),
            list(keys),
            list(newest.values()),
        )

    async def _park(self, topic: str, partition: int, letter: _Letter, error: Exception) -> None:
        async with self._turn(topic, partition, [letter]) as (connection, start):
            if letter.offset >= start:
                await self._keep(connection, topic, partition, letter, type(error).__name__)

    async def _keep(
        self, connection: asyncpg.Connection, topic: str, partition: int, letter: _Letter, reason: str
    ) -> None:
        _parked.add(1, {"handler": self.name})
        head = letter.head
        place = (letter.gemeente, head.subject, head.sequence) if head else None
        await dead_letters.park(connection, self.name, topic, partition, letter.record, place, reason, self._clock())

    async def replay(self, topic: str, key: UUID) -> int:
        """Apply a parked sequence in order, in one transaction; how many were applied."""
        async with self._pool.acquire() as connection, connection.transaction():
            waiting = await dead_letters.letters(connection, self.name, topic, key)
            for letter in waiting:
                found = _read(dead_letters.as_incoming(letter))
                if found.head is None:
                    raise UnreadableError
                delivery = self._delivery(topic, letter["partition"], found, found.head)
                await self._handler.handle(connection, [delivery])
                await dead_letters.replayed(connection, self.name, topic, letter)
            crashpoint("replay.after_apply")
        self._committed()
        return len(waiting)


def _read(record: Incoming) -> _Letter:
    try:
        raw = orjson.loads(record.value or b"")
        return _Letter(record, record.offset, raw["gemeente"], envelope.decode(record.headers), raw)
    except (KeyError, ValueError, TypeError):
        return _Letter(record, record.offset, "", None, {})
