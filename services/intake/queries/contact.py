"""Questions about klantcontacten, partners with the sociale kaart, and agreements, one function each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, text

from services.intake import tables
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page
from shared.termijnen.kalender import EEN_DAG, begin_van

_partner = select(*(column for column in tables.partners.c if column.name != "aanbod")).where(
    tables.partners.c.id == bindparam("id")
)
_klantcontact = select(tables.klantcontacten).where(tables.klantcontacten.c.id == bindparam("id"))
_afspraak = select(tables.samenwerkingsafspraken).where(tables.samenwerkingsafspraken.c.id == bindparam("id"))
_voorziening = text(
    "SELECT p.id FROM partners p WHERE p.aanbod @> jsonb_build_array(jsonb_build_object('id', CAST(:id AS text)))"
)
_KANAALMIX = """
SELECT kanaalgroep, kanaal, count(*)::int AS aantal FROM klantcontacten
WHERE contact_op >= $1 AND contact_op < $2 GROUP BY kanaalgroep, kanaal ORDER BY kanaalgroep, kanaal
"""
_KAART = """
SELECT a.*, p.id AS partner_id
FROM partners p, jsonb_to_recordset(p.aanbod) AS a (
  id uuid, naam text, soort text, evidence_niveau text, prijs_cent int, wijkcodes text[])
WHERE (cardinality($1::text[]) = 0 OR a.soort = ANY ($1))
  AND (cardinality($2::text[]) = 0 OR cardinality(a.wijkcodes) = 0 OR a.wijkcodes && $2)
  AND ($3::uuid IS NULL OR a.id > $3)
ORDER BY a.id LIMIT $4
"""


async def klantcontact(look: Look, klantcontact_id: UUID) -> Mapping[str, Any] | None:
    """One klantcontact."""
    return next(iter(await look.rows(_klantcontact, id=klantcontact_id)), None)


async def partner(look: Look, partner_id: UUID) -> Mapping[str, Any] | None:
    """One partner."""
    return next(iter(await look.rows(_partner, id=partner_id)), None)


async def samenwerkingsafspraak(look: Look, afspraak_id: UUID) -> Mapping[str, Any] | None:
    """One agreement."""
    return next(iter(await look.rows(_afspraak, id=afspraak_id)), None)


async def op_de_sociale_kaart(look: Look, algemene_voorziening_id: UUID) -> bool:
    """Whether some partner offers this algemene voorziening."""
    return bool(await look.rows(_voorziening, id=str(algemene_voorziening_id)))


async def klantcontacten(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of klantcontacten."""
    return await page(tx, tables.klantcontacten, filters, part)


async def kanaalmix(tx: Transaction, van: date, tot: date) -> Sequence[Mapping[str, Any]]:
    """How many contacts of these days came by each kanaal."""
    return await tx.sql(_KANAALMIX, begin_van(van), begin_van(tot + EEN_DAG))


async def partners(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of partners; what they offer stands on the sociale kaart."""
    rows, last = await page(tx, tables.partners, filters, part)
    return [{name: value for name, value in row.items() if name != "aanbod"} for row in rows], last


async def sociale_kaart(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of the algemene voorzieningen of these kinds in these wijken; one without wijken is for all."""
    soorten, wijken = list(filters.equal["soort"]), list(filters.equal["wijk"])
    rows = await tx.sql(_KAART, soorten, wijken, part.after and part.after[1], part.limit + 1)
    more = len(rows) > part.limit
    return rows[: part.limit], rows[part.limit - 1]["id"] if more else None


async def samenwerkingsafspraken(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of agreements."""
    return await page(tx, tables.samenwerkingsafspraken, filters, part)
