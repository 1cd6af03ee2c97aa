"""Questions about voorzieningen, pgbs and verzoeken, one function each."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, select

from services.provisions import tables
from services.provisions.domain.stapeling import Lopend
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_voorziening = select(tables.voorzieningen).where(tables.voorzieningen.c.id == bindparam("id"))
_pgb = select(tables.pgbs).where(tables.pgbs.c.id == bindparam("id"))
_verzoek = select(tables.verzoeken).where(tables.verzoeken.c.id == bindparam("id"))
_toegewezen = select(tables.voorzieningen.c.aanbieder).where(
    tables.voorzieningen.c.toewijzingnummer == bindparam("nummer")
)
_LOPEND = ("id", "product", "leveringsvorm", "aanbieder", "startdatum", "einddatum")
_lopend_van = select(func.lopend(bindparam("persoon_id", type_=Uuid)).table_valued(*_LOPEND))
_eigen = tables.voorzieningen.c
_persoon_van = select(_eigen.persoon_id).where(_eigen.id == bindparam("id")).scalar_subquery()
_lopend = select(func.lopend(_persoon_van).table_valued(*_LOPEND))
_actief_van = select(tables.voorzieningen.c.id).where(
    tables.voorzieningen.c.persoon_id == any_(bindparam("ids", type_=ARRAY(Uuid))),
    tables.voorzieningen.c.status != "beeindigd",
)
_toegekend_aan = select(tables.voorzieningen.c.id).where(
    tables.voorzieningen.c.persoon_id == bindparam("persoon_id"), tables.voorzieningen.c.status != "afgewezen"
)
_huishouden = select(tables.huishoudens.c.persoon_ids).where(tables.huishoudens.c.id == bindparam("id"))


async def voorziening(look: Look, voorziening_id: UUID) -> Mapping[str, Any] | None:
    """One voorziening."""
    return next(iter(await look.rows(_voorziening, id=voorziening_id)), None)


async def lopend(look: Look, voorziening_id: UUID) -> tuple[Lopend, ...]:
    """What runs for the person of this voorziening beside it.

    Until the end of this append nobody else orders for them.
    """
    rows = await look.rows(_lopend, id=voorziening_id)
    return tuple(_als_lopend(row) for row in rows if row["id"] != voorziening_id)


async def lopend_van(look: Look, persoon_id: UUID) -> tuple[Lopend, ...]:
    """What runs for this person; until the end of this append nobody else orders for them."""
    return tuple(_als_lopend(row) for row in await look.rows(_lopend_van, persoon_id=persoon_id))


def _als_lopend(row: Mapping[str, Any]) -> Lopend:
    return Lopend(row["product"], row["leveringsvorm"], row["aanbieder"], row["startdatum"], row["einddatum"])


async def toegekend_aan(look: Look, persoon_id: UUID) -> frozenset[UUID]:
    """What was ever granted to this person."""
    return frozenset(row["id"] for row in await look.rows(_toegekend_aan, persoon_id=persoon_id))


async def actief_van(look: Look, persoon_id: UUID) -> Sequence[UUID]:
    """The voorzieningen of this person that have not ended."""
    return [row["id"] for row in await look.rows(_actief_van, ids=[persoon_id])]


async def actief_in_huishouden(look: Look, huishouden_id: UUID, vertrokken_ids: Sequence[UUID]) -> Sequence[UUID]:
    """Those of everyone in a household, and of those who left it."""
    samen = [id_ for row in await look.rows(_huishouden, id=huishouden_id) for id_ in row["persoon_ids"]]
    return [row["id"] for row in await look.rows(_actief_van, ids=[*samen, *vertrokken_ids])]


async def toegewezen_aan(look: Look, toewijzingnummer: int) -> str | None:
    """The aanbieder that has this toewijzing; None when there is no such toewijzing."""
    return next((row["aanbieder"] for row in await look.rows(_toegewezen, nummer=toewijzingnummer)), None)


async def pgb(look: Look, pgb_id: UUID) -> Mapping[str, Any] | None:
    """One budget."""
    return next(iter(await look.rows(_pgb, id=pgb_id)), None)


async def verzoek(look: Look, verzoek_id: UUID) -> Mapping[str, Any] | None:
    """One request of an aanbieder."""
    return next(iter(await look.rows(_verzoek, id=verzoek_id)), None)


async def voorzieningen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of voorzieningen."""
    return await page(tx, tables.voorzieningen, filters, part)


async def beoordelingen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of voorzieningen that someone must look at."""
    return await page(tx, tables.beoordelingen, filters, part)


async def pgbs(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of budgets."""
    return await page(tx, tables.pgbs, filters, part)


async def verzoeken(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of requests of aanbieders."""
    return await page(tx, tables.verzoeken, filters, part)


async def te_melden(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of voorzieningen that the CAK must still hear of, the first day first."""
    wat = tables.voorzieningen.c
    nog = (wat.cak_uiterste_datum.is_not(None), wat.cak_gemeld_op.is_(None))
    return await page(tx, tables.voorzieningen, filters, part, *nog, day=wat.cak_uiterste_datum)
