"""The calendar of the Algemene termijnenwet: which days are no working days, and how lengths are counted on it."""

from bisect import bisect
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache, cached_property
from itertools import islice
from types import MappingProxyType
from zoneinfo import ZoneInfo

EEN_DAG = timedelta(days=1)
NEDERLANDSE_TIJD = ZoneInfo("Europe/Amsterdam")
JAREN = range(2015, 2100)
ZATERDAG = 5
WEEKEND = ("zaterdag", "zondag")
GELIJKGESTELDE_DAG = "gelijkgestelde dag"
ARTIKEL_GELIJKSTELLING = "Algemene termijnenwet, art. 3 lid 3"


class JaarBuitenKalender(ValueError):
    """De feestdagen van dit jaar zijn niet bekend: de kalender loopt van 2015 tot en met 2099."""


@cache
def feestdagen(jaar: int) -> Mapping[date, str]:
    """Give the holidays of one year by date, with their names.

    Hemelvaartsdag can fall on 5 May (2016, for one); that day then bears the name Hemelvaartsdag.

    Raises:
        JaarBuitenKalender: the year lies outside 2015-2099.

    Source: Algemene termijnenwet, art. 3 lid 1 and 2.

    """
    if jaar not in JAREN:
        raise JaarBuitenKalender(jaar)
    pasen = _pasen(jaar)
    koningsdag = date(jaar, 4, 27)
    if koningsdag.weekday() > ZATERDAG:
        koningsdag -= EEN_DAG
    return MappingProxyType(
        {
            date(jaar, 1, 1): "Nieuwjaarsdag",
            pasen - 2 * EEN_DAG: "Goede Vrijdag",
            pasen + EEN_DAG: "2e Paasdag",
            koningsdag: "Koningsdag",
            date(jaar, 5, 5): "5 mei",
            pasen + 39 * EEN_DAG: "Hemelvaartsdag",
            pasen + 50 * EEN_DAG: "2e Pinksterdag",
            date(jaar, 12, 25): "1e Kerstdag",
            date(jaar, 12, 26): "2e Kerstdag",
        }
    )


def _pasen(jaar: int) -> date:
    """Give Easter Sunday (the anonymous Gregorian algorithm, Nature, 20 April 1876)."""
    eeuw, jaar_in_eeuw = divmod(jaar, 100)
    gulden_getal = jaar % 19
    maancorrectie = (eeuw - (eeuw + 8) // 25 + 1) // 3
    epacta = (19 * gulden_getal + eeuw - eeuw // 4 - maancorrectie + 15) % 30
    tot_zondag = (32 + 2 * (eeuw % 4) + 2 * (jaar_in_eeuw // 4) - epacta - jaar_in_eeuw % 4) % 7
    uitzondering = (gulden_getal + 11 * epacta + 22 * tot_zondag) // 451
    maand, dag = divmod(epacta + tot_zondag - 7 * uitzondering + 114, 31)
    return date(jaar, maand, dag + 1)


def artikel_van_feestdag(naam: str) -> str:
    """Give the article that makes a day with this name a holiday."""
    if naam == GELIJKGESTELDE_DAG:
        return ARTIKEL_GELIJKSTELLING
    return f"Algemene termijnenwet, art. 3 lid {2 if naam == 'Goede Vrijdag' else 1}"


@dataclass(frozen=True, slots=True)
class Besluit:
    """One decree under art. 3 lid 3: the years that it settles and the days that it equates with a holiday."""

    jaren: range
    dagen: tuple[date, ...]


@dataclass(frozen=True)
class Kalender:
    """The holidays of the law and the days equated by decree, as one value."""

    besluiten: tuple[Besluit, ...] = ()

    @cached_property
    def gelijkgesteld(self) -> frozenset[date]:
        """All days that a decree equates with a holiday."""
        return frozenset(dag for besluit in self.besluiten for dag in besluit.dagen)

    @cached_property
    def jaren_met_besluit(self) -> frozenset[int]:
        """The years of which the equated days are known; in any other year a day may be missing."""
        return frozenset(jaar for besluit in self.besluiten for jaar in besluit.jaren)

    def feestdag(self, dag: date) -> str | None:
        """Name the holiday that falls on this day, whatever the day of the week."""
        naam = feestdagen(dag.year).get(dag)
        if naam is None and dag in self.gelijkgesteld:
            return GELIJKGESTELDE_DAG
        return naam

    def vrije_dag(self, dag: date) -> str | None:
        """Say why this day is no working day: a holiday, else the Saturday or Sunday; None on a working day."""
        naam = self.feestdag(dag)
        if naam is None and dag.weekday() >= ZATERDAG:
            return WEEKEND[dag.weekday() - ZATERDAG]
        return naam


def dag_van(moment: datetime) -> date:
    """De dag in Nederland waarop een moment valt; alle dagen van de wet zijn dagen daar."""
    return moment.astimezone(NEDERLANDSE_TIJD).date()


def begin_van(dag: date) -> datetime:
    """Het eerste moment van een dag in Nederland, in UTC."""
    return datetime.combine(dag, time(), NEDERLANDSE_TIJD).astimezone(UTC)


def is_werkdag(dag: date, kalender: Kalender) -> bool:
    """Tell whether the day is Monday to Friday and no holiday."""
    return dag.weekday() < ZATERDAG and kalender.feestdag(dag) is None


def werkdagen_na(start: date, kalender: Kalender) -> Iterator[date]:
    """Give the working days after `start`, without end."""
    dag = start
    while True:
        dag += EEN_DAG
        if is_werkdag(dag, kalender):
            yield dag


def werkdagen_tussen(start: date, einde: date, kalender: Kalender) -> int:
    """Tell how many working days come after `start`, up to and including `einde`; below zero when `einde` is before."""
    if einde < start:
        return -werkdagen_tussen(einde, start, kalender)
    jaren = (_werkdagen_van(jaar, kalender) for jaar in range(start.year, einde.year + 1))
    return sum(bisect(dagen, einde) - bisect(dagen, start) for dagen in jaren)


@cache
def _werkdagen_van(jaar: int, kalender: Kalender) -> Sequence[date]:
    dagen = (date(jaar, 1, 1) + EEN_DAG * n for n in range(366))
    return [dag for dag in dagen if dag.year == jaar and is_werkdag(dag, kalender)]


def werkdag_na(start: date, n: int, kalender: Kalender) -> date:
    """Give the n-th working day after `start`; n is at least 1."""
    return next(islice(werkdagen_na(start, kalender), n - 1, None))


class Eenheid(StrEnum):
    """The units in which a law or a norm counts."""

    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"
    WERKDAGEN = "werkdagen"


ENKELVOUD = dict(zip(Eenheid, ("dag", "week", "maand", "jaar", "werkdag"), strict=True))
MEERVOUD = {eenheid: "jaar" if eenheid is Eenheid.JAREN else eenheid.value for eenheid in Eenheid}
TELWOORDEN = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
)


@dataclass(frozen=True, slots=True)
class Duur:
    """A length in the words of the law: six weeks, three months; `aantal` is at least 1."""

    aantal: int
    eenheid: Eenheid

    def __str__(self) -> str:
        """Say it in Dutch: zes weken, een maand, vijftien jaar, 42 dagen."""
        telwoord = TELWOORDEN[self.aantal] if self.aantal < len(TELWOORDEN) else self.aantal
        return f"{telwoord} {ENKELVOUD[self.eenheid] if self.aantal == 1 else MEERVOUD[self.eenheid]}"

    def na(self, dag: date, kalender: Kalender) -> date:
        """Give the last day of this length when `dag` itself does not count.

        Months and years end on the same day number, else on the last day of the month.
        """
        match self.eenheid:
            case Eenheid.DAGEN:
                return dag + timedelta(days=self.aantal)
            case Eenheid.WEKEN:
                return dag + timedelta(weeks=self.aantal)
            case Eenheid.WERKDAGEN:
                return werkdag_na(dag, self.aantal, kalender)
            case Eenheid.MAANDEN | Eenheid.JAREN:
                maanden = self.aantal * (12 if self.eenheid is Eenheid.JAREN else 1)
                jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
                return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def _besluit(eerste_jaar: int, laatste_jaar: int, *dagen: str) -> Besluit:
    return Besluit(range(eerste_jaar, laatste_jaar + 1), tuple(map(date.fromisoformat, dagen)))


# A new decree is a new row. The decree that covers 2015 and 2016 has not been read, so those years are absent;
# the row of 2020-2022 comes from second-hand lists and is to be checked against the Staatscourant.
NEDERLAND = Kalender(
    (
        _besluit(
            2017, 2019, "2017-04-28", "2017-05-26", "2018-05-11", "2018-12-24", "2018-12-31", "2019-05-31", "2019-12-27"
        ),
        _besluit(2020, 2022, "2020-05-22", "2021-05-14", "2022-05-27"),
        _besluit(2023, 2025, "2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30"),
        _besluit(2026, 2028, "2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"),
    )
)
