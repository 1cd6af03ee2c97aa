"""The one statement of an append: facts sealed, encoded, chained by hash, their outbox rows, and rows to read."""

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import chain, count, islice
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Table

from shared.decider.decider import AnyDecider
from shared.events import envelope
from shared.events.envelope import Envelope
from shared.eventstore.ids import partition_of, uuid7
from shared.eventstore.projector import Row, upsert_row
from shared.eventstore.scheme import Context, Scheme

MAX_PUBLIC_BYTES = 65_536


@dataclass(slots=True)
class Stream:
    """One opened stream: what was stored, what was recorded in this work, and the state of both."""

    decider: AnyDecider
    state: Any
    version: int = 0
    public_seq: int = 0
    head: bytes = b""
    loaded: list[object] = field(default_factory=list)
    fresh: list[object] = field(default_factory=list)
    contexts: list[Context] = field(default_factory=list)


class Batch:
    """One append as the calls that make it: facts sealed, chained and encoded."""

    def __init__(self, scheme: Scheme, gemeente: str, nu: datetime) -> None:
        self._scheme = scheme
        self._first = (gemeente, nu)
        self._streams: list[tuple[object, ...]] = []
        self._facts: list[tuple[object, ...]] = []

    def add(self, stream_id: UUID, stream: Stream) -> None:
        """Seal, encode and chain the fresh facts of one stream; the stream is at its new version afterwards."""
        codec, keys, (gemeente, _) = self._scheme.codec, self._scheme.keys, self._first
        expected, category = stream.version, stream.decider.category
        partition = partition_of(stream_id, self._scheme.partitions)
        for place, (plain, context) in enumerate(zip(stream.fresh, stream.contexts, strict=True)):
            event_id = uuid7()
            fact = codec.seal(plain, event_id, keys)
            stream.fresh[place] = fact
            kind = codec.kind(fact)
            data = codec.encode(fact, gemeente)
            correlation = context.correlation_id or getattr(fact, "melding_id", None) or stream_id
            meta = meta_of(context, correlation)
            stream.version += 1
            what = (kind.name, kind.version, data)
            stream.head = chained(stream.head, event_id, stream.version, *what, meta, context.nu)
            outbox: tuple[object, ...] = (None, None, None, None)
            if kind.public:
                if len(data) > MAX_PUBLIC_BYTES:
                    raise ValueError(f"{kind.name} is larger than a public fact may be")
                stream.public_seq += 1
                seq, cause, trace = stream.public_seq, context.causation_id, context.traceparent
                head = Envelope(event_id, kind.name, stream_id, seq, context.nu, correlation, cause, trace)
                outbox = (f"wmo.{category}", partition, seq, envelope.encode(head, self._scheme.origin))
            self._facts.append((stream_id, stream.version, event_id, *what, meta.decode(), stream.head, *outbox))
        self._streams.append((stream_id, category, expected, stream.version, stream.public_seq, stream.head))

    def call(
        self, answers: Sequence[tuple[object, ...]], rows: Sequence[tuple[Table, Row]]
    ) -> tuple[str, list[object]]:
        """The statement that writes this, a reply to the command, and rows of read tables; and its parameters."""
        text = _statement(len(self._streams), len(self._facts), len(answers), tuple(table for table, _ in rows))
        ids = [stream[0] for stream in self._streams]
        written = [row.get(column.name) for table, row in rows for column in table.columns]
        return text, [*self._first, ids, *chain.from_iterable([*self._streams, *self._facts, *answers]), *written]


@cache
def _statement(streams: int, facts: int, answers: int, tables: tuple[Table, ...]) -> str:
    places = (f"${n}" for n in count(4))
    calls = ["es.lock($1, $3)"]
    for name, times, width in (("advance($1", streams, 6), ("record($1, $2", facts, 12), ("answer($1", answers, 5)):
        calls += [f"es.{name}, {', '.join(islice(places, width))})" for _ in range(times)]
    rows = [f"row_{n} AS ({upsert_row(table, places)})" for n, table in enumerate(tables)]
    return f"{'WITH ' if rows else ''}{', '.join(rows)} SELECT {', '.join(calls)}, $2::timestamptz"


def meta_of(context: Context, correlation: UUID) -> bytes:
    """What is kept beside a fact: who, on what ground, caused by what; sorted keys, so that it hashes the same."""
    meta = {
        "actorId": context.actor_id,
        "actorSoort": context.actor_soort,
        "correlatieId": str(correlation),
        "grondslag": context.grondslag,
        "traceparent": context.traceparent,
    }
    if context.causation_id:
        meta["causatieId"] = str(context.causation_id)
    return orjson.dumps(meta, option=orjson.OPT_SORT_KEYS)


def chained(
    head: bytes, event_id: UUID, version: int, kind: str, schema: int, data: bytes, meta: bytes, recorded_at: datetime
) -> bytes:
    """The hash of an event: over the hash before it, every column, and the moment of recording in microseconds."""
    micros = int(recorded_at.timestamp()) * 1_000_000 + recorded_at.microsecond
    fixed = struct.pack(">16sIHqI", event_id.bytes, version, schema, micros, len(data))
    return hashlib.sha256(head + fixed + kind.encode() + b"\0" + data + meta).digest()
