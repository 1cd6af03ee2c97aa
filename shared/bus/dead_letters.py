"""Sequenced dead letters: a message that cannot be applied parks its own stream, and nothing else.

Later messages of a parked stream join the sequence in order; after the cause is repaired the sequence is replayed
under the handler's normal transaction. These are case records: they do not expire.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from shared.bus.record import Incoming
from shared.crashpoint import crashpoint
from shared.eventstore.ids import uuid7

_PARK = """
INSERT INTO es.dead_letter (id, gemeente, handler, topic, partition, "offset", key, seq, headers, value, error_type,
                            error, attempts, first_at, last_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14) ON CONFLICT DO NOTHING
"""
_MARK = """
INSERT INTO es.inbox_seq (gemeente, handler, topic, key, last_seq, parked) VALUES ($1, $2, $3, $4, $5, true)
ON CONFLICT (gemeente, handler, topic, key) DO UPDATE SET parked = true
"""


async def park(
    connection: asyncpg.Connection,
    handler: str,
    topic: str,
    partition: int,
    record: Incoming,
    place: tuple[str, UUID, int] | None,
    reason: str,
    now: datetime,
) -> None:
    """Keep the message with its reason; `place` is (gemeente, key, seq), or None for what could not be read at all.

    The reason is the class of the error, never its text: that may repeat the content.
    """
    gemeente, key, seq = place or (None, None, None)
    headers = orjson.dumps({name: value.decode("utf-8", "replace") for name, value in record.headers}).decode()
    await connection.execute(
        _PARK,
        uuid7(),
        gemeente,
        handler,
        topic,
        partition,
        record.offset,
        key,
        seq,
        headers,
        record.value,
        reason,
        f"{reason} in {handler}",
        1,
        now,
    )
    if place is not None:
        await connection.execute(_MARK, gemeente, handler, topic, key, (seq or 1) - 1)
    crashpoint("park.before_commit")


async def sequences(connection: asyncpg.Connection, handler: str) -> Sequence[dict[str, Any]]:
    """The parked sequences of a handler, oldest first: where, how many, since when and why."""
    rows = await connection.fetch(
        """SELECT topic, gemeente, key, count(*) AS aantal, min(first_at) AS sinds,
                  (array_agg(error_type ORDER BY seq))[1] AS reden
           FROM es.dead_letter WHERE handler = $1 AND status = 'parked' GROUP BY topic, gemeente, key ORDER BY sinds""",
        handler,
    )
    return [dict(row) for row in rows]


async def letters(connection: asyncpg.Connection, handler: str, topic: str, key: UUID) -> Sequence[dict[str, Any]]:
    """The messages of one parked sequence, in order."""
    rows = await connection.fetch(
        """SELECT id, gemeente, partition, "offset", key, seq, headers, value FROM es.dead_letter
           WHERE handler = $1 AND topic = $2 AND key = $3 AND status = 'parked' ORDER BY seq FOR UPDATE""",
        handler,
        topic,
        key,
    )
    return [dict(row) for row in rows]


def as_incoming(letter: dict[str, Any]) -> Incoming:
    """The message as it was parked."""
    headers = [(name, value.encode()) for name, value in orjson.loads(letter["headers"]).items()]
    return Incoming(letter["offset"], letter["key"].bytes, headers, letter["value"])


async def replayed(connection: asyncpg.Connection, handler: str, topic: str, letter: dict[str, Any]) -> None:
    """Mark one letter as applied and move the sequence of its stream past it."""
    await connection.execute("UPDATE es.dead_letter SET status = 'replayed' WHERE id = $1", letter["id"])
    await connection.execute(
        """UPDATE es.inbox_seq SET last_seq = $5, parked = EXISTS (
               SELECT 1 FROM es.dead_letter d WHERE d.handler = $2 AND d.topic = $3 AND d.key = $4
                 AND d.status = 'parked')
           WHERE gemeente = $1 AND handler = $2 AND topic = $3 AND key = $4""",
        letter["gemeente"],
        handler,
        topic,
        letter["key"],
        letter["seq"],
    )
