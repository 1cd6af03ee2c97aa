"""Questions to quality's read tables, one function each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Float, Text, any_, bindparam, cast, func, literal, select

from services.quality import tables
from services.quality.domain.tevredenheidsmeting import ASPECTEN, VASTE_ASPECTEN
from shared.decider.decider import Look
from shared.events.codec import camel
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page
from shared.termijnen.kalender import EEN_DAG, begin_van

_VAN, _VOOR = bindparam("van", type_=DateTime(timezone=True)), bindparam("voor", type_=DateTime(timezone=True))

_klacht = select(tables.klachten).where(tables.klachten.c.id == bindparam("id"))
_register = (
    select(tables.klachten.c.categorie, tables.klachten.c.oordeel, func.count().label("aantal"))
    .where(tables.klachten.c.ontvangen_op >= _VAN, tables.klachten.c.ontvangen_op < _VOOR)
    .group_by(tables.klachten.c.categorie, tables.klachten.c.oordeel)
    .order_by(tables.klachten.c.categorie, tables.klachten.c.oordeel)
)

_calamiteit = select(tables.calamiteiten).where(tables.calamiteiten.c.id == bindparam("id"))
_enquete = select(tables.medewerkersenquetes).where(tables.medewerkersenquetes.c.id == bindparam("id"))
_meting = select(tables.tevredenheidsmetingen).where(tables.tevredenheidsmetingen.c.id == bindparam("id"))
_ingezet = select(tables.medewerkers.c.team).where(tables.medewerkers.c.id == bindparam("id"))
_voorziening = select(tables.voorzieningen).where(tables.voorzieningen.c.id == bindparam("id"))
_SIGNALEN = """
SELECT aanbieder, categorie, sum(klacht)::int AS klachten, sum(calamiteit)::int AS calamiteiten FROM (
  SELECT aanbieder, categorie, 1 AS klacht, 0 AS calamiteit FROM klachten
  WHERE status <> 'ingetrokken' AND ontvangen_op >= $1 AND ontvangen_op < $2
  UNION ALL
  SELECT aanbieder, categorie, 0, 1 FROM calamiteiten WHERE gemeld_op >= $1 AND gemeld_op < $2
) geteld WHERE aanbieder IS NOT NULL GROUP BY aanbieder, categorie ORDER BY aanbieder, categorie
"""
_team = select(tables.teams_van_zaken.c.team).where(tables.teams_van_zaken.c.id == bindparam("id"))


async def klacht(tx: Transaction, klacht_id: UUID) -> Mapping[str, Any] | None:
    """One klacht."""
    return next(iter(await tx.rows(_klacht, id=klacht_id)), None)


async def team_van_medewerker(look: Look, medewerker_id: UUID) -> str | None:
    """The team in which casework deployed them, if it did."""
    return next((row["team"] for row in await look.rows(_ingezet, id=medewerker_id)), None)


async def klachten(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of klachten."""
    return await page(tx, tables.klachten, filters, part)


async def klachtenregister(tx: Transaction, jaar: int) -> Sequence[Mapping[str, Any]]:
    """How many klachten of this year there are for each categorie and oordeel; no oordeel while there is none."""
    return await tx.rows(_register, van=begin_van(date(jaar, 1, 1)), voor=begin_van(date(jaar + 1, 1, 1)))


async def klachtsignalen(tx: Transaction, van: date, tot: date) -> Sequence[Mapping[str, Any]]:
    """How many klachten and calamiteiten of these days each aanbieder has of each categorie."""
    return await tx.sql(_SIGNALEN, begin_van(van), begin_van(tot + EEN_DAG))


async def tevredenheidsmeting(tx: Transaction, meting_id: UUID) -> Mapping[str, Any] | None:
    """One meting."""
    return next(iter(await tx.rows(_meting, id=meting_id)), None)


async def tevredenheidsmetingen(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of metingen."""
    return await page(tx, tables.tevredenheidsmetingen, filters, part)


async def team_van(look: Look, zaak_id: UUID) -> str | None:
    """The team of an aanmelding or a dossier."""
    return next((row["team"] for row in await look.rows(_team, id=zaak_id)), None)


async def voorziening(look: Look, voorziening_id: UUID) -> Mapping[str, Any] | None:
    """Who delivers what as this voorziening."""
    return next(iter(await look.rows(_voorziening, id=voorziening_id)), None)


async def tevredenheid(
    tx: Transaction, van: date, tot: date, teams: Sequence[str], aanbieders: Sequence[str]
) -> dict[str, Any]:
    """Of the metingen sent in the range: how many there are, how many came back, and the mean of each aspect.

    `gemiddelde` is that of the four aspects that everyone answers. The outcome over a year is to be published before
    the first of July of the next (Wmo 2015, art. 2.5.1).
    """
    m = tables.tevredenheidsmetingen.c
    wanted = [m.verstuurd_op >= begin_van(van), m.verstuurd_op < begin_van(tot + EEN_DAG)]
    wanted += [
        kolom == any_(literal(list(namen), ARRAY(Text)))
        for kolom, namen in ((m.team, teams), (m.aanbieder, aanbieders))
        if namen
    ]
    means = [cast(func.avg(m[aspect]), Float).label(aspect) for aspect in ASPECTEN]
    (row,) = await tx.once(
        select(func.count().label("verstuurd"), func.count(m.ingevuld_op).label("ingevuld"), *means).where(*wanted)
    )
    verstuurd, ingevuld = row["verstuurd"], row["ingevuld"]
    return {
        "verstuurd": verstuurd,
        "ingevuld": ingevuld,
        "respons": ingevuld / verstuurd if verstuurd else None,
        "aspecten": {camel(aspect): row[aspect] for aspect in ASPECTEN},
        "gemiddelde": sum(row[aspect] for aspect in VASTE_ASPECTEN) / len(VASTE_ASPECTEN) if ingevuld else None,
        "publicerenVoor": date(tot.year + 1, 7, 1),
    }


async def medewerkersenquete(tx: Transaction, enquete_id: UUID) -> Mapping[str, Any] | None:
    """The outcome of one aspect."""
    return next(iter(await tx.rows(_enquete, id=enquete_id)), None)


async def medewerkersenquetes(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of outcomes."""
    return await page(tx, tables.medewerkersenquetes, filters, part)


async def calamiteit(tx: Transaction, calamiteit_id: UUID) -> Mapping[str, Any] | None:
    """One calamiteit."""
    return next(iter(await tx.rows(_calamiteit, id=calamiteit_id)), None)


async def calamiteiten(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of calamiteiten."""
    return await page(tx, tables.calamiteiten, filters, part)
