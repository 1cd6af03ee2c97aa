"""Questions about begroting and declaraties, one function each."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select

from services.provisions import tables
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_regel = select(tables.begrotingen).where(tables.begrotingen.c.id == bindparam("id"))
_declaratie = select(tables.declaraties).where(tables.declaraties.c.id == bindparam("id"))
_toegelicht = select(
    func.coalesce(func.sum(func.cardinality(tables.begrotingen.c.afwijking_nummers)), 0).label("aantal")
).where(tables.begrotingen.c.jaar == bindparam("jaar"))
_TAAKVELD = """
SELECT soort, kostensoort, sum(oorspronkelijk_cent)::bigint AS oorspronkelijk_cent,
  sum(bijgesteld_cent)::bigint AS bijgesteld_cent, sum(realisatie_cent)::bigint AS realisatie_cent,
  sum(realisatie_cent - bijgesteld_cent)::bigint AS afwijking_cent,
  coalesce((SELECT json_agg(json_build_object(
      'nummer', t.nummer, 'oorzaakcode', t.oorzaak, 'toelichting', t.tekst) ORDER BY t.nummer)
    FROM begrotingen r,
      unnest(r.afwijking_nummers, r.afwijking_oorzaken, r.afwijking_toelichtingen) AS t (nummer, oorzaak, tekst)
    WHERE r.jaar = $1 AND r.soort = b.soort AND r.kostensoort = b.kostensoort
      AND ($2::text IS NULL OR r.taakveld = $2)), '[]') AS toegelicht
FROM begrotingen b WHERE jaar = $1 AND ($2::text IS NULL OR taakveld = $2)
GROUP BY soort, kostensoort ORDER BY soort, kostensoort
"""
_AFWIJKINGEN = """
SELECT programma, coalesce(sum(afwijking) FILTER (WHERE soort = 'baten'), 0)::bigint AS baten_cent,
  coalesce(sum(afwijking) FILTER (WHERE soort = 'lasten'), 0)::bigint AS lasten_cent,
  coalesce(sum(afwijking) FILTER (WHERE soort = 'reserve'), 0)::bigint AS reserves_cent,
  sum(CASE soort WHEN 'lasten' THEN -afwijking ELSE afwijking END)::bigint AS saldo_cent
FROM (
  SELECT programma, soort, realisatie_cent - bijgesteld_cent AS afwijking
  FROM begrotingen WHERE jaar = $1 AND ($2::text IS NULL OR taakveld = $2)
) regels
GROUP BY programma ORDER BY programma
"""
KOLOMMEN = ("oorspronkelijk_cent", "bijgesteld_cent", "realisatie_cent", "afwijking_cent")


async def begrotingsregel(look: Look, regel_id: UUID) -> Mapping[str, Any] | None:
    """One line of the budget."""
    return next(iter(await look.rows(_regel, id=regel_id)), None)


async def toegelicht(look: Look, jaar: int) -> int:
    """How many deviations of this year were explained."""
    (row,) = await look.rows(_toegelicht, jaar=jaar)
    return int(row["aantal"])


async def begrotingen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of lines of the budget."""
    return await page(tx, tables.begrotingen, filters, part)


async def taakveld(tx: Transaction, jaar: int, taakveld: str | None) -> Sequence[Mapping[str, Any]]:
    """Each kostensoort of a year: planned, planned anew, what it was, and how much more that is (less is negative)."""
    return await tx.sql(_TAAKVELD, jaar, taakveld)


def totalen(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Mapping[str, int]]:
    """What the rows of a taakveld add up to; income and what comes out of a reserve improve the saldo."""

    def som(kolom: str, **tekens: int) -> int:
        return sum(tekens.get(row["soort"], 0) * row[kolom] for row in rows)

    saldi = {
        "baten": {"baten": 1},
        "lasten": {"lasten": 1},
        "saldo_voor_reserveringen": {"baten": 1, "lasten": -1},
        "reserves": {"reserve": 1},
        "saldo": {"baten": 1, "lasten": -1, "reserve": 1},
    }
    return {naam: {kolom: som(kolom, **tekens) for kolom in KOLOMMEN} for naam, tekens in saldi.items()}


async def afwijkingen(tx: Transaction, jaar: int, taakveld: str | None) -> Sequence[Mapping[str, Any]]:
    """Each programme of a year: how much more its baten, lasten and reserves were than planned, and its saldo."""
    return await tx.sql(_AFWIJKINGEN, jaar, taakveld)


async def declaratie(look: Look, declaratie_id: UUID) -> Mapping[str, Any] | None:
    """One declaratie."""
    return next(iter(await look.rows(_declaratie, id=declaratie_id)), None)


async def declaraties(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of declaraties."""
    return await page(tx, tables.declaraties, filters, part)
