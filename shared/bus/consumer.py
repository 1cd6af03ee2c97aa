"""The inbox of a consumer group: position, effects and new facts of a batch commit together, so each has one effect.

The row in `es.inbox_position` is the fence, not the generation of the group; the sequence per stream in `es.inbox_seq`
drops duplicates and notices gaps. Offsets may have holes, sequences may not.
"""

import asyncio
import random
import re
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
_GEMEENTE = re.compile("[0-9]{4}")
_MAX_SEQ = 2**31
_NOBODY = UUID(int=0)

_POSITION = "SELECT next_offset FROM es.inbox_position WHERE handler = $1 AND topic = $2 AND partition = $3"
_TAKE = "SELECT * FROM es.take($1, $2, $3, $4, $5)"
_DONE = """WITH moved AS (UPDATE es.inbox_position SET next_offset = greatest(next_offset, $4)
                          WHERE handler = $1 AND topic = $2 AND partition = $3)
           INSERT INTO es.inbox_seq (gemeente, handler, topic, key, last_seq)
           SELECT g, $1, $2, k, s FROM unnest($5::text[], $6::uuid[], $7::int[]) AS u(g, k, s)
           ON CONFLICT (gemeente, handler, topic, key) DO UPDATE SET last_seq = EXCLUDED.last_seq"""

type Stream = tuple[str, UUID]
"""(gemeente, id of the stream)."""

# Not the message's fault: connections, conflicts, cancelled or refused by the server, a key store out of reach.
_CONNECTION = (OSError, asyncpg.PostgresConnectionError, asyncpg.InvalidTransactionStateError)
_CONFLICT = (asyncpg.TransactionRollbackError, asyncpg.LockNotAvailableError)
_SERVER = (asyncpg.OperatorInterventionError, asyncpg.InsufficientResourcesError)
_CLIENT = (asyncpg.InternalClientError, asyncpg.ConnectionDoesNotExistError, asyncpg.InterfaceError)
_TRANSIENT = (*_CONNECTION, *_CONFLICT, *_SERVER, *_CLIENT)

# The text of an exception may repeat what a message said, so none goes into a span.
_SILENT: dict[str, Any] = {"record_exception": False, "set_status_on_exception": False}
_meter = metrics.get_meter("keten.consumer")
_tracer = trace.get_tracer("keten.consumer")
_applied = _meter.create_counter("keten_consumer_applied_total", description="Facts applied.")
_duplicates = _meter.create_counter("keten_consumer_duplicates_total", description="Deliveries dropped as repeats.")
_gaps = _meter.create_counter("keten_consumer_gaps_total", description="Streams parked because a fact was missing.")
_parked = _meter.create_counter("keten_dead_letters_parked_total", description="Messages parked.")


class PausedError(Exception):
    """The partition must wait: what failed is not the message's fault."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A message read once: its stream, envelope and data; no `head` when it cannot be read that far."""

    record: Incoming
    stream: Stream
    head: envelope.Envelope | None
    raw: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Turn:
    """An open transaction that owns a position: the letters beyond it, and (last sequence, parked) by stream."""

    connection: asyncpg.Connection
    fresh: Sequence[_Letter]
    known: dict[Stream, tuple[int, bool]]


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
        try:
            async with self._pool.acquire() as connection:
                found: int | None = await connection.fetchval(_POSITION, self.name, topic, partition)
        except _TRANSIENT as error:
            raise PausedError from error
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
        for _, group in groupby(records, lambda letter: letter.stream[0]):
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
        if len(records) > 1:
            half = len(records) // 2
            await self._persist(topic, partition, records[:half])
            await self._persist(topic, partition, records[half:])
            return
        self._report("message_parked", error)
        try:
            async with self._turn(topic, partition, records) as turn:
                for letter in turn.fresh:
                    last, _ = turn.known.get(letter.stream, (0, False))
                    await self._park(turn.connection, (self.name, topic, partition), letter, last, type(error).__name__)
        except Exception as unparkable:  # a database out of reach, or a letter that cannot be kept: nothing is skipped
            raise PausedError from unparkable

    async def _apply(self, topic: str, partition: int, records: Sequence[_Letter]) -> None:
        async with self._turn(topic, partition, records) as turn:
            deliveries = await self._sift(turn, topic, partition)
            if deliveries:
                with _tracer.start_as_current_span(f"process {topic}", kind=trace.SpanKind.CONSUMER, **_SILENT):
                    await self._handler.handle(turn.connection, deliveries)
            crashpoint("consumer.mid_batch")
        crashpoint("consumer.after_commit")
        _applied.add(len(deliveries), {"handler": self.name})

    @asynccontextmanager
    async def _turn(self, topic: str, partition: int, records: Sequence[_Letter]) -> AsyncIterator[_Turn]:
        """A transaction that owns the position, and moves it past these records at its end.

        A second owner of the partition waits for the row's lock and then sees the truth.
        """
        place = (self.name, topic, partition)
        gemeenten, keys = {letter.stream[0] for letter in records}, [letter.stream[1] for letter in records]
        async with self._pool.acquire() as connection, connection.transaction():
            rows = await connection.fetch(_TAKE, *place, list(gemeenten), keys)
            start = rows[0]["next_offset"]
            known = {(row["gemeente"], row["key"]): (row["last_seq"], row["parked"]) for row in rows if row["key"]}
            turn = _Turn(connection, [letter for letter in records if letter.record.offset >= start], known)
            yield turn
            reached = [(*stream, last) for stream, (last, parked) in known.items() if not parked]
            columns = ([row[n] for row in reached] for n in range(3))
            await connection.execute(_DONE, *place, records[-1].record.offset + 1, *columns)

    async def _sift(self, turn: _Turn, topic: str, partition: int) -> list[Delivery]:
        """What is new and whole; repeats are dropped, gaps and the unreadable parked."""
        at, known = (self.name, topic, partition), turn.known
        found: list[Delivery] = []
        for letter in turn.fresh:
            head = letter.head
            last, parked = known.get(letter.stream, (0, False))
            if head is None:
                await self._park(turn.connection, at, letter, 0, "Unreadable")
            elif head.sequence <= last:
                _duplicates.add(1, {"handler": self.name})
            elif parked or head.sequence > last + 1:
                _gaps.add(0 if parked else 1, {"handler": self.name})
                await self._park(turn.connection, at, letter, last, "Parked" if parked else "Gap")
                known[letter.stream] = (last, True)
            else:
                found.append(self._delivery(topic, partition, letter, head))
                known[letter.stream] = (head.sequence, False)
        return found

    def _delivery(self, topic: str, partition: int, letter: _Letter, head: envelope.Envelope) -> Delivery:
        fact = self._codec.build(head.type, letter.raw, head.event_id)
        record = letter.record
        return Delivery(topic, partition, record.offset, letter.stream[0], head, fact, record.value or b"")

    async def _park(
        self, connection: asyncpg.Connection, at: tuple[str, str, int], letter: _Letter, last: int, reason: str
    ) -> None:
        _parked.add(1, {"handler": self.name})
        place = (*letter.stream, letter.head.sequence, last) if letter.head else None
        await dead_letters.park(connection, at, letter.record, place, reason, self._clock())

    async def replay(self, topic: str, key: UUID) -> int:
        """Apply a parked sequence in order, in one transaction, as far as it has no gap; how many were applied."""
        applied = 0
        async with self._pool.acquire() as connection, connection.transaction():
            for row in await dead_letters.letters(connection, self.name, topic, key):
                letter = _read(dead_letters.as_incoming(row))
                if letter.head is None or row["seq"] != row["last_seq"] + applied + 1:
                    break
                delivery = self._delivery(topic, row["partition"], letter, letter.head)
                await self._handler.handle(connection, [delivery])
                await dead_letters.replayed(connection, self.name, topic, row)
                applied += 1
            crashpoint("replay.after_apply")
        self._committed()
        return applied


def _read(record: Incoming) -> _Letter:
    """Read a message as far as it can be trusted: its stream must be whole before anything is done with it."""
    try:
        raw = orjson.loads(record.value or b"")
        gemeente, head = raw["gemeente"], envelope.decode(record.headers)
        whole = _GEMEENTE.fullmatch(gemeente) and head.subject.bytes == record.key and 0 < head.sequence < _MAX_SEQ
    except (AttributeError, KeyError, ValueError, TypeError):
        whole = None
    return _Letter(record, (gemeente, head.subject), head, raw) if whole else _Letter(record, ("", _NOBODY), None, {})
