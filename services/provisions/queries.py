"""Questions to provisions' read tables, one function each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select

from services.provisions import tables
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_recht = select(tables.aanvraagrecht).where(tables.aanvraagrecht.c.id == bindparam("id"))
_aanvraag = select(tables.aanvragen).where(tables.aanvragen.c.id == bindparam("id"))
_beschikking = select(tables.beschikkingen).where(tables.beschikkingen.c.id == bindparam("id"))
_voorziening = select(tables.voorzieningen).where(tables.voorzieningen.c.id == bindparam("id"))
_other = tables.voorzieningen.alias("other")
_gestapeld = select(_other.c.id).where(
    tables.voorzieningen.c.id == bindparam("id"),
    _other.c.persoon_id == tables.voorzieningen.c.persoon_id,
    _other.c.product == tables.voorzieningen.c.product,
    _other.c.aanbieder == bindparam("aanbieder"),
    _other.c.id != tables.voorzieningen.c.id,
    or_(_other.c.status == "besteld", _other.c.status == "in_levering"),
    _other.c.startdatum <= func.coalesce(tables.voorzieningen.c.einddatum, bindparam("laatst", date.max)),
    tables.voorzieningen.c.startdatum <= func.coalesce(_other.c.einddatum, bindparam("laatst", date.max)),
)


async def recht(look: Look, melding_id: UUID) -> Mapping[str, Any] | None:
    """What is known of a melding for the question whether an aanvraag can be made."""
    return next(iter(await look.rows(_recht, id=melding_id)), None)


async def aanvraag(look: Look, aanvraag_id: UUID) -> Mapping[str, Any] | None:
    """One aanvraag."""
    return next(iter(await look.rows(_aanvraag, id=aanvraag_id)), None)


async def beschikking(look: Look, beschikking_id: UUID) -> Mapping[str, Any] | None:
    """One beschikking."""
    return next(iter(await look.rows(_beschikking, id=beschikking_id)), None)


async def voorziening(look: Look, voorziening_id: UUID) -> Mapping[str, Any] | None:
    """One voorziening."""
    return next(iter(await look.rows(_voorziening, id=voorziening_id)), None)


async def gestapeld(look: Look, voorziening_id: UUID, aanbieder: str) -> bool:
    """Whether this person already has this product ordered from this aanbieder in the same period (iWmo OP259)."""
    return bool(await look.rows(_gestapeld, id=voorziening_id, aanbieder=aanbieder))


async def aanvragen(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of aanvragen."""
    return await page(tx, tables.aanvragen, filters, part)


async def beschikkingen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of beschikkingen."""
    return await page(tx, tables.beschikkingen, filters, part)


async def voorzieningen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of voorzieningen."""
    return await page(tx, tables.voorzieningen, filters, part)
