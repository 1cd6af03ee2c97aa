"""Statements described by SQLAlchemy Core, compiled once, run on an asyncpg connection.

asyncpg owns connections and transactions, because row security needs its context inside the transaction and the hot
path cannot pay for a second layer; Core gives names, types and composition.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import asyncpg
from sqlalchemy import ClauseElement
from sqlalchemy.dialects.postgresql import asyncpg as dialect

_DIALECT = dialect.dialect()  # type: ignore[no-untyped-call]


@lru_cache(maxsize=1024)
def compiled(statement: ClauseElement) -> tuple[str, tuple[str, ...], Mapping[str, Any]]:
    """The SQL text, the names of its parameters in order, and the values bound when it was written."""
    done = statement.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    names = tuple(getattr(done, "positiontup", None) or ())
    return str(done), names, done.params or {}


class Transaction:
    """An open transaction on one connection, with its row-security context set."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self.connection = connection

    async def rows(self, statement: object, **values: object) -> Sequence[Mapping[str, Any]]:
        """The rows that the statement gives, as mappings of column name to value."""
        if not isinstance(statement, ClauseElement):
            raise TypeError("a statement is a SQLAlchemy Core construct")
        text, names, bound = compiled(statement)
        found: Sequence[Mapping[str, Any]] = await self.connection.fetch(
            text, *[values.get(name, bound.get(name)) for name in names]
        )
        return found

    async def once(self, statement: ClauseElement) -> Sequence[Mapping[str, Any]]:
        """The rows of a statement built for one request, with its values inside; it is not kept."""
        text, names, bound = compiled.__wrapped__(statement)
        found: Sequence[Mapping[str, Any]] = await self.connection.fetch(text, *[bound[name] for name in names])
        return found

    async def sql(self, query: str, *values: object) -> Sequence[Mapping[str, Any]]:
        """The rows of a query that is clearer as SQL; values only as parameters."""
        found: Sequence[Mapping[str, Any]] = await self.connection.fetch(query, *values)
        return found
