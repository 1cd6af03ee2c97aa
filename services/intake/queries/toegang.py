"""Questions about persons, meldingen and aanmeldingen, one function each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import bindparam, select, text

from services.intake import tables
from shared.decider.decider import Look
from shared.events.codes import Leefgebied
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_melding = select(tables.meldingen).where(tables.meldingen.c.id == bindparam("id"))
_nummer = select(tables.nummers).where(tables.nummers.c.id == bindparam("id"))
_aanmelding = select(tables.aanmeldingen).where(tables.aanmeldingen.c.id == bindparam("id"))
_melding_van = (
    select(tables.meldingen)
    .join(tables.aanmeldingen, tables.aanmeldingen.c.melding_id == tables.meldingen.c.id)
    .where(tables.aanmeldingen.c.id == bindparam("id"))
)
_personen = select(*(column for column in tables.personen.c if column.name != "toestemmingen"))
_persoon = _personen.where(tables.personen.c.id == bindparam("id"))
_op_bsn = _personen.where(tables.personen.c.bsn_index == bindparam("index")).limit(20)
_op_naam = _personen.where(tables.personen.c.naam_geboortedatum_index == bindparam("index")).limit(20)
_EERDER = """
SELECT p.id, huis.id AS huishouden_id, eerder.ids, eerder.laatste_op, eerder.leefgebieden
FROM personen p
CROSS JOIN LATERAL (
  SELECT (array_agg(h.id ORDER BY h.samengesteld_op DESC, h.id))[1] AS id, array_agg(lid) AS leden
  FROM huishoudens h, unnest(h.persoon_ids) AS lid WHERE p.id = ANY (h.persoon_ids)
) huis
CROSS JOIN LATERAL (
  SELECT array_agg(m.id ORDER BY m.ontvangen_op, m.id) AS ids, max(m.ontvangen_op) AS laatste_op,
    string_agg(array_to_string(m.leefgebieden, ','), ',') AS leefgebieden FROM meldingen m
  WHERE m.persoon_id = ANY (array_prepend(p.id, huis.leden)) AND m.status <> 'ingetrokken'
    AND m.ontvangen_op BETWEEN CAST(:op AS timestamptz) - interval '12 months' AND CAST(:op AS timestamptz)
) eerder
WHERE"""
_met_bsn_eerder = text(_EERDER + " p.bsn_index = :index")
_met_id_eerder = text(_EERDER + " p.id = :id")
_terugkoppeling = text("""
SELECT m.partner_id, t.id AS toestemming_id
FROM meldingen m JOIN personen p ON p.id = m.persoon_id,
  jsonb_to_recordset(p.toestemmingen) AS t (id uuid, doel text, partner_id uuid, van date, tot date)
WHERE m.id = :id AND t.doel = 'terugkoppeling' AND t.partner_id = m.partner_id
  AND CAST(now() AT TIME ZONE 'Europe/Amsterdam' AS date) BETWEEN t.van AND coalesce(t.tot, 'infinity')
ORDER BY t.van, t.id LIMIT 1
""")


_HARDNEKKIG = """
SELECT id, huishouden_id, persoon_id, melding_id, laatste_op, team, wijk, meldingen, leefgebieden FROM (
  SELECT DISTINCT ON (coalesce(huishouden_id, persoon_id)) coalesce(huishouden_id, persoon_id) AS id,
    huishouden_id, persoon_id, id AS melding_id, ontvangen_op AS laatste_op, team, wijk,
    cardinality(eerdere_melding_ids) + 1 AS meldingen, leefgebieden_samen AS leefgebieden
  FROM meldingen
  WHERE hardnekkig AND status <> 'ingetrokken'
    AND ($1::timestamptz IS NULL OR ontvangen_op >= $1) AND ($2::timestamptz IS NULL OR ontvangen_op < $2)
  ORDER BY coalesce(huishouden_id, persoon_id), ontvangen_op DESC, id
) huizen ORDER BY laatste_op DESC, id
"""


@dataclass(frozen=True, slots=True)
class Bekende:
    """A person that is known, with what their household reported in the twelve months before."""

    id: UUID
    huishouden_id: UUID | None
    eerdere_melding_ids: tuple[UUID, ...]
    laatste_op: datetime | None
    leefgebieden: frozenset[Leefgebied]


async def melding(look: Look, melding_id: UUID) -> Mapping[str, Any] | None:
    """One melding."""
    return next(iter(await look.rows(_melding, id=melding_id)), None)


async def nummer(look: Look, nummer_id: UUID) -> Mapping[str, Any] | None:
    """One reserved number."""
    return next(iter(await look.rows(_nummer, id=nummer_id)), None)


async def nummers(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of reserved numbers."""
    return await page(tx, tables.nummers, filters, part)


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


async def bekende_met_bsn(look: Look, index: bytes, op: datetime) -> Bekende | None:
    """The person with this BSN, by its blind index."""
    return _bekende(await look.rows(_met_bsn_eerder, index=index, op=op))


async def bekende_met_id(look: Look, persoon_id: UUID, op: datetime) -> Bekende | None:
    """The person with this id."""
    return _bekende(await look.rows(_met_id_eerder, id=persoon_id, op=op))


def _bekende(rows: Sequence[Mapping[str, Any]]) -> Bekende | None:
    for row in rows:
        namen = frozenset(naam for naam in (row["leefgebieden"] or "").split(",") if naam)
        leefgebieden = cast("frozenset[Leefgebied]", namen)  # they were codes when they were stored
        eerder = tuple(row["ids"] or ())
        return Bekende(row["id"], row["huishouden_id"], eerder, row["laatste_op"], leefgebieden)
    return None


async def terugkoppeling(look: Look, melding_id: UUID) -> Mapping[str, Any] | None:
    """To which partner may be told today how a melding goes, and on which toestemming."""
    return next(iter(await look.rows(_terugkoppeling, id=melding_id)), None)


async def personen_met_naam(look: Look, index: bytes) -> Sequence[Mapping[str, Any]]:
    """The persons with this name and date of birth, by their blind index; twenty at most."""
    return await look.rows(_op_naam, index=index)


async def meldingen(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of meldingen."""
    return await page(tx, tables.meldingen, filters, part)


async def hardnekkig(tx: Transaction, vanaf: datetime | None, voor: datetime | None) -> Sequence[Mapping[str, Any]]:
    """Each household, or person alone, that came back with questions on several leefgebieden, by its last melding."""
    return await tx.sql(_HARDNEKKIG, vanaf, voor)


async def aanmeldingen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of aanmeldingen."""
    return await page(tx, tables.aanmeldingen, filters, part)
