"""Questions about spoedbeslissingen, one function each."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from services.provisions import tables
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_spoedbeslissing = select(tables.spoedbeslissingen).where(tables.spoedbeslissingen.c.id == bindparam("id"))


async def spoedbeslissing(look: Look, spoedbeslissing_id: UUID) -> Mapping[str, Any] | None:
    """One spoedbeslissing."""
    return next(iter(await look.rows(_spoedbeslissing, id=spoedbeslissing_id)), None)


async def spoedbeslissingen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of spoedbeslissingen."""
    return await page(tx, tables.spoedbeslissingen, filters, part)
