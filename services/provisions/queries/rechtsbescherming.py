"""Questions about bezwaren and ingebrekestellingen, one function each."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from services.provisions import tables
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_bezwaar = select(tables.bezwaren).where(tables.bezwaren.c.id == bindparam("id"))
_ingebrekestelling = select(tables.ingebrekestellingen).where(tables.ingebrekestellingen.c.id == bindparam("id"))


async def bezwaar(look: Look, bezwaar_id: UUID) -> Mapping[str, Any] | None:
    """One bezwaar."""
    return next(iter(await look.rows(_bezwaar, id=bezwaar_id)), None)


async def bezwaren(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of bezwaren."""
    return await page(tx, tables.bezwaren, filters, part)


async def ingebrekestelling(look: Look, ingebrekestelling_id: UUID) -> Mapping[str, Any] | None:
    """One ingebrekestelling."""
    return next(iter(await look.rows(_ingebrekestelling, id=ingebrekestelling_id)), None)


async def ingebrekestellingen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of ingebrekestellingen."""
    return await page(tx, tables.ingebrekestellingen, filters, part)
