"""Questions to quality's read tables, one function each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, bindparam, func, select

from services.quality import tables
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page
from shared.termijnen.kalender import begin_van

_VAN, _VOOR = bindparam("van", type_=DateTime(timezone=True)), bindparam("voor", type_=DateTime(timezone=True))

_klacht = select(tables.klachten).where(tables.klachten.c.id == bindparam("id"))
_register = (
    select(tables.klachten.c.categorie, tables.klachten.c.oordeel, func.count().label("aantal"))
    .where(tables.klachten.c.ontvangen_op >= _VAN, tables.klachten.c.ontvangen_op < _VOOR)
    .group_by(tables.klachten.c.categorie, tables.klachten.c.oordeel)
    .order_by(tables.klachten.c.categorie, tables.klachten.c.oordeel)
)


async def klacht(tx: Transaction, klacht_id: UUID) -> Mapping[str, Any] | None:
    """One klacht."""
    return next(iter(await tx.rows(_klacht, id=klacht_id)), None)


async def klachten(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of klachten."""
    return await page(tx, tables.klachten, filters, part)


async def klachtenregister(tx: Transaction, jaar: int) -> Sequence[Mapping[str, Any]]:
    """How many klachten of this year there are for each categorie and oordeel; no oordeel while there is none."""
    return await tx.rows(_register, van=begin_van(date(jaar, 1, 1)), voor=begin_van(date(jaar + 1, 1, 1)))
