"""Questions about aanvragen and beschikkingen, one function each."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from services.provisions import tables
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_recht = select(tables.aanvraagrecht).where(tables.aanvraagrecht.c.id == bindparam("id"))
_aanvraag = select(tables.aanvragen).where(tables.aanvragen.c.id == bindparam("id"))
_beschikking = select(tables.beschikkingen).where(tables.beschikkingen.c.id == bindparam("id"))


async def recht(look: Look, melding_id: UUID) -> Mapping[str, Any] | None:
    """What is known of a melding for the question whether an aanvraag can be made."""
    return next(iter(await look.rows(_recht, id=melding_id)), None)


async def aanvraag(look: Look, aanvraag_id: UUID) -> Mapping[str, Any] | None:
    """One aanvraag."""
    return next(iter(await look.rows(_aanvraag, id=aanvraag_id)), None)


async def beschikking(look: Look, beschikking_id: UUID) -> Mapping[str, Any] | None:
    """One beschikking."""
    return next(iter(await look.rows(_beschikking, id=beschikking_id)), None)


async def aanvragen(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of aanvragen."""
    return await page(tx, tables.aanvragen, filters, part)


async def beschikkingen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of beschikkingen."""
    return await page(tx, tables.beschikkingen, filters, part)
