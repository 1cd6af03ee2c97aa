"""What was known on an earlier day: the same tables, folded from the facts recorded by then.

The rows live in temporary tables of this transaction under the tables' own names, which PostgreSQL finds first; so
every question is asked of the past as it is of the present.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from shared.eventstore.executor import Transaction
from shared.eventstore.projector import Derived, Row, as_json, insert
from shared.eventstore.scheme import Scheme
from shared.termijnen.kalender import EEN_DAG, begin_van

CHUNK = 5000


async def terug_naar(tx: Transaction, scheme: Scheme, gemeente: str, peildatum: date) -> None:
    """Lay the tables as of the end of `peildatum` over those of today, for the rest of this transaction."""
    by_kind = {kind: derived for derived in scheme.derived for kind in derived.kinds}
    for derived in scheme.derived:
        name = derived.table.name
        await tx.sql(f"CREATE TEMP TABLE {name} (LIKE public.{name} INCLUDING INDEXES) ON COMMIT DROP")
    await tx.sql("DISCARD PLANS")  # a prepared statement would stay with the tables of today
    facts = await tx.sql(
        "SELECT key, type, event_id, data::text AS data FROM feit "
        "WHERE gemeente = $1 AND geregistreerd_op < $2 ORDER BY key, seq",
        gemeente,
        begin_van(peildatum + EEN_DAG),
    )
    rows: dict[Derived, list[Row]] = {}
    for key, stream in groupby(facts, lambda fact: fact["key"]):
        row, table = _fold(stream, by_kind, scheme)
        if table is not None and row is not None:
            rows.setdefault(table, []).append({**row, "gemeente": gemeente, "id": key})
    for derived, found in rows.items():
        for start in range(0, len(found), CHUNK):
            await tx.sql(insert(derived.table, "$1"), as_json(found[start : start + CHUNK]))


def _fold(
    stream: Iterator[Mapping[str, Any]], by_kind: Mapping[type, Derived], scheme: Scheme
) -> tuple[Row | None, Derived | None]:
    row: Row | None = None
    found: Derived | None = None
    for fact in stream:
        decoded = scheme.codec.decode(fact["type"], fact["data"].encode(), fact["event_id"])
        found = by_kind.get(type(decoded))
        if found is not None:
            row = found.evolve(row, decoded)
    return row, found
