"""What is asked of verwijzingen."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from services.casework import tables
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_verwijzing = select(tables.verwijzingen).where(tables.verwijzingen.c.id == bindparam("id"))

_op_toestemming = select(tables.verwijzingen.c.id).where(
    tables.verwijzingen.c.toestemming_id == bindparam("toestemming_id")
)


async def verwijzing(look: Look, verwijzing_id: UUID) -> Mapping[str, Any] | None:
    """One verwijzing."""
    return next(iter(await look.rows(_verwijzing, id=verwijzing_id)), None)


async def op_toestemming(look: Look, toestemming_id: UUID) -> Sequence[UUID]:
    """The verwijzingen that rest on this toestemming."""
    return [row["id"] for row in await look.rows(_op_toestemming, toestemming_id=toestemming_id)]


async def verwijzingen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of verwijzingen."""
    return await page(tx, tables.verwijzingen, filters, part)
