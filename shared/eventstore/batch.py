"""The arrays of one append: facts sealed, encoded, chained by hash, and their outbox rows."""

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from shared.decider.decider import AnyDecider
from shared.events import envelope
from shared.events.envelope import Envelope
from shared.eventstore.ids import partition_of, uuid7
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
    """The arrays of one `es.append`: sealed, chained and encoded."""

    def __init__(self, scheme: Scheme, gemeente: str) -> None:
        self._scheme = scheme
        self._gemeente = gemeente
        self._streams: list[tuple[UUID, str, int, int, int, bytes]] = []
        self._events: list[tuple[UUID, int, UUID, str, int, bytes, str, bytes]] = []
        self._outbox: list[tuple[str, int, UUID, int, UUID, bytes, bytes]] = []

    def add(self, stream_id: UUID, stream: Stream) -> None:
        """Seal, encode and chain the fresh facts of one stream; the stream is at its new version afterwards."""
        codec, keys = self._scheme.codec, self._scheme.keys
        expected, category = stream.version, stream.decider.category
        partition = partition_of(stream_id, self._scheme.partitions)
        for place, (plain, context) in enumerate(zip(stream.fresh, stream.contexts, strict=True)):
            event_id = uuid7()
            fact = codec.seal(plain, event_id, keys)
            stream.fresh[place] = fact
            kind = codec.kind(fact)
            data = codec.encode(fact, self._gemeente)
            correlation = context.correlation_id or getattr(fact, "melding_id", None) or stream_id
            meta = meta_of(context, correlation)
            stream.version += 1
            what = (kind.name, kind.version, data)
            stream.head = chained(stream.head, event_id, stream.version, *what, meta, context.nu)
            self._events.append((stream_id, stream.version, event_id, *what, meta.decode(), stream.head))
            if kind.public:
                if len(data) > MAX_PUBLIC_BYTES:
                    raise ValueError(f"{kind.name} is larger than a public fact may be")
                stream.public_seq += 1
                seq, cause, trace = stream.public_seq, context.causation_id, context.traceparent
                head = Envelope(event_id, kind.name, stream_id, seq, context.nu, correlation, cause, trace)
                headers = envelope.encode(head, self._scheme.origin)
                self._outbox.append((f"wmo.{category}", partition, stream_id, seq, event_id, headers, data))
        self._streams.append((stream_id, category, expected, stream.version, stream.public_seq, stream.head))

    def arguments(self, nu: datetime, key: UUID | None, mac: bytes | None, reply: str | None) -> list[object]:
        """The parameters of `es.append`, in its order."""
        streams = _columns(self._streams, 6)
        events = _columns(self._events, 8)
        return [self._gemeente, *streams, *events, nu, *_columns(self._outbox, 7), key, mac, reply]


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


def _columns(rows: Sequence[Sequence[object]], width: int) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(width)]
