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

from shared.crashpoint import crashpoint
from shared.events.codec import Codec
from shared.eventstore.projector import Derived, Row, as_json, insert

CHUNK = 5000

type Progress = Callable[[int, int], None]
"""(facts folded, facts in all)."""


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
    types = [name for name, kind in codec.kinds.items() if kind.cls in derived.kinds]
    table, shadow = derived.table.name, f"herbouw_{derived.table.name}"
    async with connections.acquire() as connection:
        await connection.execute("SET statement_timeout = 0")
        await connection.execute("SET idle_in_transaction_session_timeout = 0")
        try:
            async with connection.transaction():
                gemeenten = await _gemeenten(connection, handler)
                await connection.execute(f"CREATE TEMP TABLE {shadow} (LIKE {table} INCLUDING INDEXES) ON COMMIT DROP")
                places = await _places(connection, handler)
                facts = await _fold(connection, codec, derived, shadow, types, progress)
                crashpoint("rebuild.before_switch")
                await connection.execute("SET LOCAL lock_timeout = '60s'")
                await connection.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
                facts += await _catch_up(connection, codec, derived, shadow, types, places)
                result = await _swap(connection, table, shadow, gemeenten)
            crashpoint("rebuild.after_switch")
        finally:
            await connection.execute("RESET statement_timeout")
            await connection.execute("RESET idle_in_transaction_session_timeout")
    return Rebuilt(facts, *result)


async def _gemeenten(connection: asyncpg.Connection, handler: str) -> str:
    """All gemeenten that the inbox has seen, set as the context of this transaction."""
    rows = await connection.fetch("SELECT DISTINCT gemeente FROM es.inbox_seq WHERE handler = $1", handler)
    gemeenten = ",".join(sorted(row["gemeente"] for row in rows))
    await connection.execute("SELECT es.context($1, 'systeem')", gemeenten)
    return gemeenten


async def _places(connection: asyncpg.Connection, handler: str) -> Mapping[tuple[str, int], int]:
    rows = await connection.fetch(
        "SELECT topic, partition, next_offset FROM es.inbox_position WHERE handler = $1", handler
    )
    return {(row["topic"], row["partition"]): row["next_offset"] for row in rows}


async def _fold(
    connection: asyncpg.Connection,
    codec: Codec,
    derived: Derived,
    shadow: str,
    types: Sequence[str],
    progress: Progress,
) -> int:
    total: int = await connection.fetchval("SELECT count(*) FROM feit WHERE type = ANY ($1)", types)
    names = ",".join(types)
    await connection.execute(
        f"""DECLARE feiten NO SCROLL CURSOR FOR SELECT gemeente, key, type, event_id, data::text AS data FROM feit
            WHERE type = ANY ('{{{names}}}') ORDER BY gemeente, topic, key, seq"""  # noqa: S608 - our own names
    )
    done = 0
    rest: list[Any] = []
    while found := await connection.fetch(f"FETCH {CHUNK} FROM feiten"):
        done += len(found)
        rest += found
        last = (rest[-1]["gemeente"], rest[-1]["key"])
        cut = next((n for n in range(len(rest) - 1, -1, -1) if (rest[n]["gemeente"], rest[n]["key"]) != last), -1) + 1
        await _add(connection, derived, shadow, folded(rest[:cut], codec, derived))
        rest = rest[cut:]
        progress(done, total)
        crashpoint("rebuild.progress")
    await connection.execute("CLOSE feiten")
    await _add(connection, derived, shadow, folded(rest, codec, derived))
    return done


def folded(facts: Sequence[Mapping[str, Any]], codec: Codec, derived: Derived) -> Iterator[Row]:
    """The rows of facts that come stream by stream, in order."""
    for (gemeente, key), stream in groupby(facts, lambda fact: (fact["gemeente"], fact["key"])):
        row: Row | None = None
        for fact in stream:
            row = derived.evolve(row, codec.decode(fact["type"], fact["data"].encode(), fact["event_id"]))
        if row is not None:
            row["gemeente"], row["id"] = gemeente, key
            yield row


async def _add(connection: asyncpg.Connection, derived: Derived, shadow: str, rows: Iterator[Row]) -> None:
    found = list(rows)
    if found:
        await connection.execute(insert(derived.table, "$1", into=shadow), as_json(found))


async def _catch_up(
    connection: asyncpg.Connection,
    codec: Codec,
    derived: Derived,
    shadow: str,
    types: Sequence[str],
    places: Mapping[tuple[str, int], int],
) -> int:
    """Fold again, whole, every stream that got a fact since the first fold began."""
    now = await connection.fetch(
        'SELECT DISTINCT gemeente, key, topic, partition, max("offset") AS newest FROM feit '
        "WHERE type = ANY ($1) GROUP BY 1, 2, 3, 4",
        types,
    )
    late: list[UUID] = [row["key"] for row in now if row["newest"] >= places.get((row["topic"], row["partition"]), 0)]
    if not late:
        return 0
    await connection.execute(f"DELETE FROM {shadow} WHERE id = ANY ($1)", late)  # noqa: S608 - our own table
    facts = await connection.fetch(
        """SELECT gemeente, key, type, event_id, data::text AS data FROM feit
           WHERE type = ANY ($1) AND key = ANY ($2) ORDER BY gemeente, topic, key, seq""",
        types,
        late,
    )
    await _add(connection, derived, shadow, folded(facts, codec, derived))
    return len(facts)


async def _swap(connection: asyncpg.Connection, table: str, shadow: str, gemeenten: str) -> tuple[int, int]:
    changed: int = await connection.fetchval(
        f"""SELECT (SELECT count(*) FROM (SELECT * FROM {table} EXCEPT SELECT * FROM {shadow}) a)
                 + (SELECT count(*) FROM (SELECT * FROM {shadow} EXCEPT SELECT * FROM {table}) b)"""  # noqa: S608
    )
    rows: int = await connection.fetchval(f"SELECT count(*) FROM {shadow}")  # noqa: S608
    if changed and gemeenten:
        await connection.execute(f"DELETE FROM {table}")  # noqa: S608
        await connection.execute(f"INSERT INTO {table} SELECT * FROM {shadow}")  # noqa: S608
    return rows, changed
