"""The values of a figure: cases per period and split, counted by the select that its lineage shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal
from uuid import UUID

from services.reporting.domain.indicatoren import Basis, Indicator
from services.reporting.queries.tellingen import telling
from shared.eventstore.executor import Transaction

type Per = Literal["maand", "kwartaal", "jaar", "totaal"]
type Splitsing = Literal["team", "wijk", "kanaal", "leefgebied", "doelgroep", "productcategorie", "arrangement"]
type Status = Literal["definitief", "voorlopig", "niet_beschikbaar"]

TOTAAL = "totaal"
ARRANGEMENT = "overige_maatwerkarrangementen"
_MONTHS: dict[Per, int] = {"maand": 1, "kwartaal": 3, "jaar": 12}


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked of a figure: range, sub-periods, basis, filters, split, variant, and the day it is known on."""

    gemeente: str
    van: date
    tot: date
    per: Per
    basis: Basis
    filters: Mapping[str, Sequence[str]]
    splitsing: Splitsing | None
    variant: str | None
    vandaag: date


@dataclass(frozen=True, slots=True)
class Periode:
    """A sub-period, clipped to the range; both days included."""

    naam: str
    van: date
    tot: date


@dataclass(frozen=True, slots=True)
class Punt:
    """One value: teller and noemer as counted, the value as a fraction for a ratio, the count itself for a count."""

    periode: Periode
    teller: int
    noemer: int | None
    waarde: float | None
    status: Status


def periodes(van: date, tot: date, per: Per) -> list[Periode]:
    """The sub-periods of a range, each with its name: 2020-01, 2020-K1, 2020 or the range itself."""
    if per == "totaal":
        return [Periode(f"{van}..{tot}", van, tot)]
    found = []
    size = _MONTHS[per]
    start = date(van.year, (van.month - 1) // size * size + 1, 1)
    while start <= tot:
        months = start.year * 12 + start.month - 1 + size
        following = date(months // 12, months % 12 + 1, 1)
        found.append(Periode(_naam(start, per), max(start, van), min(following - timedelta(days=1), tot)))
        start = following
    return found


def _naam(start: date, per: Per) -> str:
    match per:
        case "maand":
            return f"{start:%Y-%m}"
        case "kwartaal":
            return f"{start.year}-K{(start.month + 2) // 3}"
        case _:
            return f"{start.year}"


async def waarden(tx: Transaction, indicator: Indicator, vraag: Vraag) -> dict[str, list[Punt]]:
    """The series of a figure, by the name of its split value; without a split one series, `totaal`."""
    selects = telling(indicator.code, vraag.basis, vraag.variant)
    delen = periodes(vraag.van, vraag.tot, vraag.per)
    tellers = await _tel(tx, selects.teller, vraag, delen)
    noemers = await _tel(tx, selects.noemer, vraag, delen) if selects.noemer else None
    names = {name for name, _ in tellers} | {name for name, _ in noemers or {}}
    if vraag.splitsing is None:
        names = {TOTAAL}
    elif vraag.splitsing == "arrangement":
        names = {"arrangement", "overig"}
    return {
        name: [
            _punt(deel, tellers.get((name, n), 0), None if noemers is None else noemers.get((name, n), 0), vraag)
            for n, deel in enumerate(delen)
        ]
        for name in sorted(names)
    }


def _punt(periode: Periode, teller: int, noemer: int | None, vraag: Vraag) -> Punt:
    if noemer == 0:
        return Punt(periode, teller, 0, None, "niet_beschikbaar")
    waarde = float(teller) if noemer is None else teller / noemer
    return Punt(periode, teller, noemer, waarde, "voorlopig" if periode.tot >= vraag.vandaag else "definitief")


async def _tel(tx: Transaction, select: str, vraag: Vraag, delen: Sequence[Periode]) -> Mapping[tuple[str, int], int]:
    """Distinct cases by (split value, number of the sub-period)."""
    where, values = filters_op(vraag.filters, 5)
    query = (
        f"SELECT {_split(vraag.splitsing)} AS naam, (p.n - 1)::int AS deel, count(DISTINCT t.id)::int AS aantal "
        f"{_from(select, vraag.basis, vraag.splitsing)}{where} GROUP BY 1, 2"
    )
    found = await tx.sql(
        query, vraag.gemeente, vraag.vandaag, [deel.van for deel in delen], [deel.tot for deel in delen], *values
    )
    return {(row["naam"], row["deel"]): row["aantal"] for row in found if row["naam"] is not None}


async def gevallen(
    tx: Transaction, select: str, vraag: Vraag, after: UUID | None, limit: int
) -> Sequence[Mapping[str, Any]]:
    """The cases behind a count, one row each, in the order of their ids."""
    where, values = filters_op(vraag.filters, 5)
    query = (
        f"SELECT DISTINCT ON (t.id) t.soort, t.id, t.melding_id {_from(select, vraag.basis, None)}{where} "
        f"AND (${5 + len(values)}::uuid IS NULL OR t.id > ${5 + len(values)}) "
        f"ORDER BY t.id, t.melding_id LIMIT {int(limit)}"
    )
    return await tx.sql(query, vraag.gemeente, vraag.vandaag, [vraag.van], [vraag.tot], *values, after)


def _from(select: str, basis: Basis, splitsing: Splitsing | None) -> str:
    in_time = (
        "t.dag <= p.tot AND (t.einde IS NULL OR t.einde > p.tot)"
        if basis == "peildatum"
        else "t.dag BETWEEN p.van AND p.tot"
    )
    split = " CROSS JOIN LATERAL unnest(m.leefgebieden) AS gebied" if splitsing == "leefgebied" else ""
    return (
        f"FROM ({select}) AS t "
        "JOIN unnest($3::date[], $4::date[]) WITH ORDINALITY AS p(van, tot, n) ON true "
        f"LEFT JOIN melding m ON m.gemeente = $1 AND m.id = t.melding_id{split} "
        f"WHERE $2::date IS NOT NULL AND {in_time}"  # $2 is part of some selects only
    )


def _split(splitsing: Splitsing | None) -> str:
    match splitsing:
        case None:
            return f"'{TOTAAL}'"
        case "team":
            return "t.team"
        case "leefgebied":
            return "gebied"
        case "productcategorie":
            return "t.productcategorie"
        case "arrangement":
            return f"CASE WHEN t.productcategorie = '{ARRANGEMENT}' THEN 'arrangement' ELSE 'overig' END"
        case _:
            return f"m.{splitsing}"


def filters_op(filters: Mapping[str, Sequence[str]], first: int, team: str = "t.team") -> tuple[str, list[list[str]]]:
    """The conditions on `m` (the melding) and their values, as parameters from `$first` on."""
    columns = {"team": team, "wijk": "m.wijk", "kanaal": "m.kanaal"}
    text = ""
    values: list[list[str]] = []
    for name, wanted in filters.items():
        if wanted:
            place = f"${first + len(values)}::text[]"
            condition = f"m.leefgebieden && {place}" if name == "leefgebied" else f"{columns[name]} = ANY ({place})"
            text += f" AND {condition}"
            values.append(list(wanted))
    return text, values
