"""What is asked of veiligheidssignalen."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from services.casework import tables
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_signaal = select(tables.veiligheidssignalen).where(tables.veiligheidssignalen.c.id == bindparam("id"))


async def signaal(tx: Transaction, signaal_id: UUID) -> Mapping[str, Any] | None:
    """One signal."""
    return next(iter(await tx.rows(_signaal, id=signaal_id)), None)


async def signalen(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of signals."""
    return await page(tx, tables.veiligheidssignalen, filters, part)
