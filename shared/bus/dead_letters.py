"""Sequenced dead letters: a message that cannot be applied parks its own stream, and nothing else.

Later messages of a parked stream join the sequence in order; after the cause is repaired the sequence is replayed
under the handler's normal transaction. These are case records: they do not expire.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from shared.bus.record import Incoming
from shared.crashpoint import crashpoint
from shared.eventstore.ids import uuid7

_PARK = """
INSERT INTO es.dead_letter (id, handler, topic, partition, "offset", gemeente, key, seq, headers, value, error_type,
                            error, attempts, first_at, last_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11 || ' in ' || $2, 1, $12, $12) ON CONFLICT DO NOTHING
"""
_MARK = """
INSERT INTO es.inbox_seq (gemeente, handler, topic, key, last_seq, parked) VALUES ($1, $2, $3, $4, $5, true)
ON CONFLICT (gemeente, handler, topic, key) DO UPDATE SET last_seq = EXCLUDED.last_seq, parked = true
"""
_LETTERS = """
SELECT d.*, s.last_seq FROM es.dead_letter d JOIN es.inbox_seq s USING (gemeente, handler, topic, key)
WHERE d.handler = $1 AND d.topic = $2 AND d.key = $3 AND d.status = 'parked' ORDER BY d.seq FOR UPDATE
"""
_REPLAYED = """
UPDATE es.inbox_seq SET last_seq = $5, parked = EXISTS (SELECT 1 FROM es.dead_letter d WHERE d.handler = $2
  AND d.topic = $3 AND d.key = $4 AND d.status = 'parked')
WHERE gemeente = $1 AND handler = $2 AND topic = $3 AND key = $4
"""


async def park(
    connection: asyncpg.Connection,
    at: tuple[str, str, int],
    record: Incoming,
    place: tuple[str, UUID, int, int] | None,
    reason: str,
    now: datetime,
) -> None:
    """Keep the message with its reason.

    `at` is (handler, topic, partition). `place` is (gemeente, key, seq, last seq applied), or None for what could not
    be read so far. The reason is the class of the error, never its text: that may repeat the content.
    """
    gemeente, key, seq, last = place or (None, None, None, 0)
    pairs = {_text(name.encode()): _text(value or b"") for name, value in record.headers}
    headers = orjson.dumps(pairs).decode()
    where = (*at, record.offset, gemeente, key, seq)
    await connection.execute(_PARK, uuid7(), *where, headers, record.value, reason, now)
    if place is not None:
        await connection.execute(_MARK, gemeente, at[0], at[1], key, last)
    crashpoint("park.before_commit")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").replace("\0", "")  # jsonb holds no NUL


async def sequences(connection: asyncpg.Connection, handler: str) -> Sequence[Mapping[str, Any]]:
    """The parked sequences of a handler, oldest first: where, how many, since when and why."""
    found: Sequence[Mapping[str, Any]] = await connection.fetch(
        """SELECT topic, gemeente, key, count(*) AS aantal, min(first_at) AS sinds,
                  (array_agg(error_type ORDER BY seq))[1] AS reden
           FROM es.dead_letter WHERE handler = $1 AND status = 'parked' GROUP BY topic, gemeente, key ORDER BY sinds""",
        handler,
    )
    return found


async def letters(connection: asyncpg.Connection, handler: str, topic: str, key: UUID) -> Sequence[Mapping[str, Any]]:
    """The messages of one parked sequence, in order, each with the last sequence that was applied."""
    found: Sequence[Mapping[str, Any]] = await connection.fetch(_LETTERS, handler, topic, key)
    return found


def as_incoming(letter: Mapping[str, Any]) -> Incoming:
    """The message as it was parked."""
    headers = [(name, value.encode()) for name, value in orjson.loads(letter["headers"]).items()]
    return Incoming(letter["offset"], letter["key"].bytes, headers, letter["value"])


async def replayed(connection: asyncpg.Connection, handler: str, topic: str, letter: Mapping[str, Any]) -> None:
    """Mark one letter as applied and move the sequence of its stream past it."""
    await connection.execute("UPDATE es.dead_letter SET status = 'replayed' WHERE id = $1", letter["id"])
    await connection.execute(_REPLAYED, letter["gemeente"], handler, topic, letter["key"], letter["seq"])
