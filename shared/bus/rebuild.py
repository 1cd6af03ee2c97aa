"""Making a derived table anew from the log of facts: fold beside the live table, catch up under a lock, then swap.

Readers see the old rows or the new ones, never a mix; what was applied while folding is folded again at the end.
Reactions never run here: they are other code.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
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


_STREAMS = """SELECT gemeente, topic, key, max("offset") AS newest FROM feit
              WHERE geregistreerd_op < coalesce($1, timestamptz 'infinity') AND type = ANY ($2) GROUP BY 1, 2, 3"""
_FACTS = """SELECT f.gemeente, f.key, f.type, f.event_id, f.data::text AS data
            FROM unnest($2::text[], $3::text[], $4::uuid[]) AS s(gemeente, topic, key)
            JOIN feit f USING (gemeente, topic, key) WHERE f.geregistreerd_op < coalesce($1, timestamptz 'infinity')
            ORDER BY f.gemeente, f.topic, f.key, f.seq"""


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
            fold = Fold(connection, codec, derived, shadow)
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


@dataclass(slots=True)
class Fold:
    """Folds streams from the log into a table like the derived one, `shadow`; with what was recorded `before` only."""

    connection: asyncpg.Connection
    codec: Codec
    derived: Derived
    shadow: str
    before: datetime | None = None
    facts: int = 0

    async def streams(self) -> dict[tuple[str, str, UUID], int]:
        """The streams that the table is made of, each with the offset of its newest fact."""
        types = [name for name, kind in self.codec.kinds.items() if kind.cls in self.derived.kinds]
        rows = await self.connection.fetch(_STREAMS, self.before, types)
        return {(row["gemeente"], row["topic"], row["key"]): row["newest"] for row in rows}

    async def remove(self, streams: Sequence[tuple[str, str, UUID]]) -> None:
        """Take the rows of these streams out again."""
        await self.connection.executemany(
            f"DELETE FROM {self.shadow} WHERE gemeente = $1 AND id = $2",  # noqa: S608 - our own table
            [(gemeente, key) for gemeente, _, key in streams],
        )

    async def add(self, streams: Sequence[tuple[str, str, UUID]], progress: Progress | None = None) -> None:
        """Fold these streams and copy their rows in."""
        columns = [column.name for column in self.derived.table.columns]
        for start in range(0, len(streams), STREAMS):
            part = streams[start : start + STREAMS]
            facts = await self.connection.fetch(_FACTS, self.before, *map(list, zip(*part, strict=True)))
            self.facts += len(facts)
            rows = [[row[name] for name in columns] for row in self._folded(facts)]
            await self.connection.copy_records_to_table(self.shadow, records=rows, columns=columns)
            if progress is not None:
                progress(start + len(part), len(streams))
            crashpoint("rebuild.progress")

    def _folded(self, facts: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
        """The rows of facts that come stream by stream, in order."""
        build = self.codec.build
        for (gemeente, key), stream in groupby(facts, lambda fact: (fact["gemeente"], fact["key"])):
            known = (build(fact["type"], orjson.loads(fact["data"]), fact["event_id"]) for fact in stream)
            row = fold(self.derived.evolve, (fact for fact in known if type(fact) in self.derived.kinds))
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
