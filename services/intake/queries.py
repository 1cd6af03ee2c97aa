"""Questions to intake's read tables, one function each."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from services.intake import tables
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_melding = select(tables.meldingen).where(tables.meldingen.c.id == bindparam("id"))
_aanmelding = select(tables.aanmeldingen).where(tables.aanmeldingen.c.id == bindparam("id"))
_melding_van = (
    select(tables.meldingen)
    .join(tables.aanmeldingen, tables.aanmeldingen.c.melding_id == tables.meldingen.c.id)
    .where(tables.aanmeldingen.c.id == bindparam("id"))
)
_persoon = select(tables.personen).where(tables.personen.c.id == bindparam("id"))
_op_bsn = select(tables.personen).where(tables.personen.c.bsn_index == bindparam("index")).limit(20)
_op_naam = select(tables.personen).where(tables.personen.c.naam_geboortedatum_index == bindparam("index")).limit(20)


async def melding(look: Look, melding_id: UUID) -> Mapping[str, Any] | None:
    """One melding."""
    return next(iter(await look.rows(_melding, id=melding_id)), None)


async def aanmelding(look: Look, aanmelding_id: UUID) -> Mapping[str, Any] | None:
    """One aanmelding."""
    return next(iter(await look.rows(_aanmelding, id=aanmelding_id)), None)


async def melding_van_aanmelding(look: Look, aanmelding_id: UUID) -> Mapping[str, Any]:
    """The melding behind an aanmelding that exists."""
    return (await look.rows(_melding_van, id=aanmelding_id))[0]


async def persoon(look: Look, persoon_id: UUID) -> Mapping[str, Any] | None:
    """One person."""
    return next(iter(await look.rows(_persoon, id=persoon_id)), None)


async def personen_met_bsn(look: Look, index: bytes) -> Sequence[Mapping[str, Any]]:
    """The persons with this BSN, by its blind index: none or one."""
    return await look.rows(_op_bsn, index=index)


async def personen_met_naam(look: Look, index: bytes) -> Sequence[Mapping[str, Any]]:
    """The persons with this name and date of birth, by their blind index; twenty at most."""
    return await look.rows(_op_naam, index=index)


async def meldingen(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of meldingen."""
    return await page(tx, tables.meldingen, filters, part)


async def aanmeldingen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of aanmeldingen."""
    return await page(tx, tables.aanmeldingen, filters, part)
