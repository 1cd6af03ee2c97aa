"""Pages of a read table: ordered by id, which is total and stable while rows are added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Table, any_, literal, select

from shared.eventstore.executor import Transaction


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of a list: at most `limit` rows after the row with id `after`."""

    limit: int
    after: UUID | None


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep: columns equal to one of the given values, and half-open ranges of moments."""

    equal: Mapping[str, Sequence[object]]
    ranges: Mapping[str, tuple[datetime | None, datetime | None]]


async def page(
    tx: Transaction, table: Table, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """The rows of one slice, and the id after which the next one starts (None at the end)."""
    wanted: list[ColumnElement[bool]] = []
    for name, values in filters.equal.items():
        if values:
            wanted.append(table.c[name] == any_(literal(list(values), ARRAY(table.c[name].type))))
    for name, (start, end) in filters.ranges.items():
        if start is not None:
            wanted.append(table.c[name] >= start)
        if end is not None:
            wanted.append(table.c[name] < end)
    if part.after is not None:
        wanted.append(table.c.id > part.after)
    rows = await tx.once(select(table).where(*wanted).order_by(table.c.id).limit(part.limit + 1))
    more = len(rows) > part.limit
    rows = rows[: part.limit]
    return rows, rows[-1]["id"] if more else None
