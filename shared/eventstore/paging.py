"""Pages of a read table: ordered by id, or by a day and then by id; total, and stable while rows are added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Integer, Table, any_, literal, literal_column, select, tuple_

from shared.eventstore.executor import Transaction

type Day = ColumnElement[date] | None


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of a list: at most `limit` rows after this place: the day that orders the list, if any, and an id."""

    limit: int
    after: tuple[date, UUID] | None


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep: columns equal to one of the given values, and half-open ranges of days or moments."""

    equal: Mapping[str, Sequence[object]]
    ranges: Mapping[str, tuple[date | None, date | None]]


async def page(
    tx: Transaction, table: Table, filters: Filters, part: Slice, *also: ColumnElement[bool], day: Day = None
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """The rows of one slice, and the id after which the next one starts (None at the end).

    `also` is what else the rows must fit; `day` orders them before their id does, and is never null.
    """
    # Two things that PostgreSQL follows an index for: one gemeente beside row security's list, and a limit in the text.
    here: ColumnElement[str] = literal_column("current_setting('app.gemeenten')")
    wanted = [table.c.gemeente == here, *also]
    for column, values in ((table.c[name], values) for name, values in filters.equal.items() if values):
        wanted += [column == (values[0] if len(values) == 1 else any_(literal(list(values), ARRAY(column.type))))]
    for name, (start, end) in filters.ranges.items():
        wanted += [table.c[name] >= start] if start else []
        wanted += [table.c[name] < end] if end else []
    place = [table.c.id] if day is None else [day, table.c.id]
    wanted += [tuple_(*place) > part.after[-len(place) :]] if part.after else []
    limit = literal_column(str(part.limit + 1), Integer)
    rows = await tx.once(select(table).where(*wanted).order_by(*place).limit(limit))
    shown = rows[: part.limit]
    return shown, shown[-1]["id"] if len(rows) > part.limit else None
