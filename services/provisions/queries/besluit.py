"""Questions about aanvragen, beschikkingen and voorzieningen, one function each."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select

from services.provisions import tables
from services.provisions.domain.stapeling import Lopend
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_recht = select(tables.aanvraagrecht).where(tables.aanvraagrecht.c.id == bindparam("id"))
_aanvraag = select(tables.aanvragen).where(tables.aanvragen.c.id == bindparam("id"))
_beschikking = select(tables.beschikkingen).where(tables.beschikkingen.c.id == bindparam("id"))
_voorziening = select(tables.voorzieningen).where(tables.voorzieningen.c.id == bindparam("id"))
_eigen = tables.voorzieningen.alias("eigen")
_lopend = select(tables.voorzieningen).where(
    _eigen.c.id == bindparam("id"),
    tables.voorzieningen.c.persoon_id == _eigen.c.persoon_id,
    tables.voorzieningen.c.id != _eigen.c.id,
    or_(
        tables.voorzieningen.c.status == "besteld",
        tables.voorzieningen.c.status == "in_levering",
        and_(tables.voorzieningen.c.status == "toegekend", tables.voorzieningen.c.leveringsvorm == "pgb"),
    ),
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


async def lopend(look: Look, voorziening_id: UUID) -> tuple[Lopend, ...]:
    """What runs for the person of this voorziening beside it: orders, and pgbs."""
    return tuple(
        Lopend(row["product"], row["leveringsvorm"], row["aanbieder"], row["startdatum"], row["einddatum"])
        for row in await look.rows(_lopend, id=voorziening_id)
    )


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
