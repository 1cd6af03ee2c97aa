"""Making a derived table anew from the log of facts: fold beside the live table, catch up under a lock, then swap.

Readers see the old rows or the new ones, never a mix; what was applied while folding is folded again at the end.
Reactions never run here: they are other code.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from shared.crashpoint import crashpoint
from shared.events.codec import Codec
from shared.eventstore.projector import Derived, Row, fold

STREAMS = 2000  # folded at a time

type Progress = Callable[[int, int], None]
"""(streams folded, streams in all)."""

_STREAMS = 'SELECT gemeente, topic, key, max("offset") AS newest FROM feit WHERE type = ANY ($1) GROUP BY 1, 2, 3'
_FACTS = """SELECT f.gemeente, f.key, f.type, f.event_id, f.data::text AS data
            FROM unnest($1::text[], $2::text[], $3::uuid[]) AS s(gemeente, topic, key)
            JOIN feit f USING (gemeente, topic, key) ORDER BY f.gemeente, f.topic, f.key, f.seq"""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild read and made, and how many live rows differed from it."""

    facts: int
    rows: int
    changed: int


async def rebuild(
    connections: asyncpg.Pool, codec: Codec, handler: str, derived: Derived, progress: Progress
) -> Rebuilt:
    """Fold the table of `derived` from the log and put it in the place of the live rows."""
    table, shadow = derived.table.name, f"herbouw_{derived.table.name}"
    async with connections.acquire() as connection:
        async with connection.transaction():
            await connection.execute(
                "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s'; SET LOCAL enable_seqscan = on"
            )
            await connection.execute(_CONTEXT, handler)
            await connection.execute(f"CREATE TEMP TABLE {shadow} (LIKE {table} INCLUDING INDEXES) ON COMMIT DROP")
            fold = _Fold(connection, codec, derived, shadow)
            before = await fold.streams()
            await fold.add(list(before), progress)
            crashpoint("rebuild.before_switch")
            await connection.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
            after = await fold.streams()
            late = [stream for stream, newest in after.items() if before.get(stream) != newest]
            await fold.remove(late)
            await fold.add(late, progress)
            result = await _swap(connection, table, shadow)
        crashpoint("rebuild.after_switch")
    return Rebuilt(fold.facts, *result)


_CONTEXT = """SELECT es.context(coalesce((SELECT string_agg(DISTINCT gemeente, ',') FROM es.inbox_seq
                                          WHERE handler = $1), ''), 'systeem')"""


class _Fold:
    """Folds whole streams from the log into the shadow table."""

    def __init__(self, connection: asyncpg.Connection, codec: Codec, derived: Derived, shadow: str) -> None:
        self._connection, self._codec, self._derived, self._shadow = connection, codec, derived, shadow
        self._types = [name for name, kind in codec.kinds.items() if kind.cls in derived.kinds]
        self._columns = [column.name for column in derived.table.columns]
        self.facts = 0

    async def streams(self) -> dict[tuple[str, str, UUID], int]:
        """The streams that the table is made of, each with the offset of its newest fact."""
        rows = await self._connection.fetch(_STREAMS, self._types)
        return {(row["gemeente"], row["topic"], row["key"]): row["newest"] for row in rows}

    async def remove(self, streams: Sequence[tuple[str, str, UUID]]) -> None:
        """Take the rows of these streams out again."""
        await self._connection.executemany(
            f"DELETE FROM {self._shadow} WHERE gemeente = $1 AND id = $2",  # noqa: S608 - our own table
            [(gemeente, key) for gemeente, _, key in streams],
        )

    async def add(self, streams: Sequence[tuple[str, str, UUID]], progress: Progress) -> None:
        """Fold these streams and copy their rows in."""
        for start in range(0, len(streams), STREAMS):
            part = streams[start : start + STREAMS]
            gemeenten, topics, keys = map(list, zip(*part, strict=True))
            facts = await self._connection.fetch(_FACTS, gemeenten, topics, keys)
            self.facts += len(facts)
            rows = [[row[name] for name in self._columns] for row in folded(facts, self._codec, self._derived)]
            await self._connection.copy_records_to_table(self._shadow, records=rows, columns=self._columns)
            progress(start + len(part), len(streams))
            crashpoint("rebuild.progress")


def folded(facts: Sequence[Mapping[str, Any]], codec: Codec, derived: Derived) -> Iterator[Row]:
    """The rows of facts that come stream by stream, in order."""
    for (gemeente, key), stream in groupby(facts, lambda fact: (fact["gemeente"], fact["key"])):
        facts_of = (codec.build(fact["type"], orjson.loads(fact["data"]), fact["event_id"]) for fact in stream)
        row = fold(derived.evolve, facts_of)
        if row is not None:
            row["gemeente"], row["id"] = gemeente, key
            yield row


async def _swap(connection: asyncpg.Connection, table: str, shadow: str) -> tuple[int, int]:
    """Put the shadow's rows in the place of the live ones, where they differ; (rows, rows that differed)."""
    differ = "(SELECT count(*) FROM (TABLE {0} EXCEPT TABLE {1}) d)"
    changed: int = await connection.fetchval(f"SELECT {differ.format(table, shadow)} + {differ.format(shadow, table)}")
    rows: int = await connection.fetchval(f"SELECT count(*) FROM {shadow}")  # noqa: S608 - our own table
    if changed:
        await connection.execute(f"DELETE FROM {table}")  # noqa: S608
        await connection.execute(f"INSERT INTO {table} SELECT * FROM {shadow}")  # noqa: S608
    return rows, changed
