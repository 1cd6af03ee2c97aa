"""Questions about aanbieders, contracten, producten and tarieven, one function each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, exists, or_, select

from services.provisions import tables
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

type Page = tuple[Sequence[Mapping[str, Any]], UUID | None]

_aanbieder = select(tables.aanbieders).where(tables.aanbieders.c.id == bindparam("id"))
_contract = select(tables.contracten).where(tables.contracten.c.id == bindparam("id"))
_product = select(tables.producten).where(tables.producten.c.id == bindparam("id"))
_tarief = select(tables.tarieven).where(tables.tarieven.c.id == bindparam("id"))
_overlappend = (
    select(tables.tarieven.c.id)
    .where(
        tables.tarieven.c.productcode == bindparam("productcode"),
        tables.tarieven.c.aanbieder == bindparam("aanbieder"),
        tables.tarieven.c.eenheid == bindparam("eenheid"),
        tables.tarieven.c.van <= bindparam("tot"),
        tables.tarieven.c.tot >= bindparam("van"),
    )
    .limit(1)
)

_PRESTATIES = """
SELECT c.aanbieder, c.van, c.tot, c.prestatieafspraken, v.*, d.goedgekeurd_cent, d.afgekeurd_cent
FROM contracten c, LATERAL (
  SELECT count(*) AS toewijzingen,
    count(*) FILTER (WHERE beantwoord <= retour_uiterste_datum) AS retour_op_tijd,
    count(*) FILTER (WHERE coalesce(beantwoord, $2) > retour_uiterste_datum) AS retour_te_laat,
    count(begonnen) AS gestart,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY begonnen - besteld) AS mediaan_dagen_tot_start,
    max(coalesce(begonnen, $2) - besteld) FILTER (WHERE begonnen IS NOT NULL OR wacht) AS langste_dagen_tot_start
  FROM (
    SELECT retour_uiterste_datum, (retour_op AT TIME ZONE 'Europe/Amsterdam')::date AS beantwoord,
      (besteld_op AT TIME ZONE 'Europe/Amsterdam')::date AS besteld,
      (gestart_op AT TIME ZONE 'Europe/Amsterdam')::date AS begonnen, status IN ('besteld', 'bevestigd') AS wacht
    FROM voorzieningen WHERE aanbieder = c.aanbieder AND besteld_op IS NOT NULL
  ) AS t WHERE besteld BETWEEN c.van AND least(coalesce(c.tot, $2), $2)
) AS v, LATERAL (
  SELECT coalesce(sum(goedgekeurd_cent), 0)::bigint AS goedgekeurd_cent,
    coalesce(sum(afgekeurd_cent), 0)::bigint AS afgekeurd_cent
  FROM declaraties WHERE aanbieder = c.aanbieder AND van <= least(coalesce(c.tot, $2), $2) AND tot >= c.van
) AS d WHERE c.id = $1
"""


async def aanbieder(look: Look, aanbieder_id: UUID) -> Mapping[str, Any] | None:
    """One aanbieder."""
    return next(iter(await look.rows(_aanbieder, id=aanbieder_id)), None)


async def contract(look: Look, contract_id: UUID) -> Mapping[str, Any] | None:
    """One contract."""
    return next(iter(await look.rows(_contract, id=contract_id)), None)


async def product(look: Look, product_id: UUID) -> Mapping[str, Any] | None:
    """One product."""
    return next(iter(await look.rows(_product, id=product_id)), None)


async def tarief(look: Look, tarief_id: UUID) -> Mapping[str, Any] | None:
    """One tarief."""
    return next(iter(await look.rows(_tarief, id=tarief_id)), None)


async def heeft_tarief(look: Look, productcode: str, aanbieder: str, eenheid: str, van: date, tot: date) -> bool:
    """Whether this product of this aanbieder has a price in this unit on one of these days."""
    wat = {"productcode": productcode, "aanbieder": aanbieder, "eenheid": eenheid}
    return bool(await look.rows(_overlappend, **wat, van=van, tot=tot))


async def prestaties(tx: Transaction, contract_id: UUID, op: date) -> Mapping[str, Any] | None:
    """What an aanbieder did, by this day, with what was ordered from him under a contract."""
    return next(iter(await tx.sql(_PRESTATIES, contract_id, op)), None)


async def aanbieders(tx: Transaction, filters: Filters, part: Slice) -> Page:
    """A page of aanbieders."""
    return await page(tx, tables.aanbieders, filters, part)


async def contracten(tx: Transaction, filters: Filters, part: Slice) -> Page:
    """A page of contracten."""
    return await page(tx, tables.contracten, filters, part)


async def producten(tx: Transaction, filters: Filters, part: Slice) -> Page:
    """A page of producten."""
    return await page(tx, tables.producten, filters, part)


async def tarieven(tx: Transaction, filters: Filters, part: Slice) -> Page:
    """A page of tarieven."""
    return await page(tx, tables.tarieven, filters, part)


async def zorgaanbod(tx: Transaction, categorieen: Sequence[str], op: date) -> Sequence[Mapping[str, Any]]:
    """Which aanbieder offers what at which price on this day, cheapest first; and whether he has a contract."""
    wat, prijs, contract = tables.producten.c, tables.tarieven.c, tables.contracten.c
    gecontracteerd = exists(
        select(contract.id).where(
            contract.aanbieder == prijs.aanbieder, contract.van <= op, or_(contract.tot.is_(None), contract.tot >= op)
        )
    )
    kolommen = (wat.productcode, wat.productcategorie, wat.arrangement)
    aanbod = (
        select(*kolommen, prijs.aanbieder, prijs.eenheid, prijs.bedrag_cent, prijs.id, gecontracteerd.label("contract"))
        .join_from(tables.producten, tables.tarieven, wat.productcode == prijs.productcode)
        .where(prijs.van <= op, prijs.tot >= op)
        .order_by(wat.productcode, prijs.bedrag_cent, prijs.id)
    )
    if categorieen:
        aanbod = aanbod.where(wat.productcategorie.in_(categorieen))
    return await tx.once(aanbod)
