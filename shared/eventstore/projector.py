"""Read tables that follow from facts: one row per stream, a pure fold of that stream.

In its own service a read table is written in the append itself, from the whole stream as it was just loaded, so that
a row is what a rebuild would make of it. Where facts come from elsewhere (reporting), the row is loaded, folded with
the new facts and written back; since every row folds one stream, facts of different streams commute.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol
from uuid import UUID

import orjson
from sqlalchemy import PrimaryKeyConstraint, Table

from shared.decider.decider import AnyDecider
from shared.events.sealed import Redacted, Sealed

type Row = dict[str, Any]
type Evolve = Callable[[Row | None, Any], Row | None]


class Vault(Protocol):
    """What a projection may ask of the keys: to open sealed values, and a blind index of a plain one."""

    async def load(self, values: Sequence[object]) -> None:
        """Have the keys of these values at hand, as far as they still exist."""

    def open(self, value: Sealed) -> str | Redacted:
        """The plain value, or `Redacted` when its key is gone; its key must be at hand."""

    def blind(self, gemeente: str, field: str, plain: str) -> bytes:
        """The keyed index of a plain value, for exact look-up."""


@dataclass(frozen=True, slots=True)
class Blind:
    """A column with the blind index of sealed values, so that a row is found by them without being readable."""

    field: str
    values: tuple[Sealed | Redacted | str | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """A read table of streams of one category; the table's key is (gemeente, id).

    `evolve(row or None, fact)` is pure and gives the columns that the facts tell. Columns `gemeente`, `id` and
    `versie` are filled by the runner, and `status` from the decider's state where the table has that column.
    """

    table: Table
    decider: AnyDecider
    evolve: Evolve


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """A read table of facts that arrive over the bus, a row a stream.

    `key(stream id, fact)` names the row where it is another than the stream's own. Facts of different streams arrive
    in any order, so what `evolve` makes of them must not depend on it.
    """

    table: Table
    kinds: frozenset[type]
    evolve: Evolve
    key: Callable[[UUID, Any], UUID] | None = None


def fold(evolve: Evolve, facts: Iterable[object], row: Row | None = None) -> Row | None:
    """The row after these facts."""
    for fact in facts:
        row = evolve(row, fact)
    return row


def upsert(table: Table, parameter: str) -> str:
    """One statement that writes rows given as a JSON array; the newest version of a row wins."""
    rows = f"json_populate_recordset(NULL::{table.name}, {parameter}::json)"
    return _upsert(table, f"SELECT {_names(table)} FROM {rows}")  # noqa: S608 - names of our own tables


def upsert_row(table: Table, parameters: Iterator[str]) -> str:
    """The same for one row, given as a parameter a column: a third of what it costs as JSON."""
    return _upsert(table, f"VALUES ({', '.join(islice(parameters, len(table.columns)))})")


def _upsert(table: Table, rows: str) -> str:
    changes = ", ".join(f'"{c.name}" = EXCLUDED."{c.name}"' for c in table.columns if not c.primary_key)
    conflict = f"ON CONFLICT ({_names(table.primary_key)}) DO UPDATE SET {changes}"
    return f"INSERT INTO {table.name} ({_names(table)}) {rows} {conflict}"


def _names(columns: Table | PrimaryKeyConstraint) -> str:
    return ", ".join(f'"{column.name}"' for column in columns.columns)


def as_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """The rows as the JSON array that `upsert` reads; asyncpg has a UUID of its own."""
    return orjson.dumps(rows, default=str, option=orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC).decode()


def indexed(row: Row, gemeente: str, vault: Vault) -> Row:
    """The row with its blind columns turned into indexes."""
    return {name: _blind(value, gemeente, vault) if isinstance(value, Blind) else value for name, value in row.items()}


def blind_index(vault: Vault, gemeente: str, field: str, *values: str) -> bytes:
    """The index under which these values are found; upper and lower case and outer spaces make no difference."""
    return vault.blind(gemeente, field, "|".join(value.strip().casefold() for value in values))


def _blind(column: Blind, gemeente: str, vault: Vault) -> bytes | None:
    opened = [vault.open(value) if isinstance(value, Sealed) else value for value in column.values]
    plain = [value for value in opened if isinstance(value, str)]
    if len(plain) < len(opened):
        return None  # not given, or its key is gone
    return blind_index(vault, gemeente, column.field, *plain)
