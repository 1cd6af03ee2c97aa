"""De dwangsom bij niet tijdig beslissen: wat een bestuursorgaan per dag verbeurt (Awb, art. 4:17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shared.termijnen.kalender import Duur, Eenheid

ARTIKEL = "Awb, art. 4:17 lid 2"


@dataclass(frozen=True, slots=True)
class Schijf:
    """So many days at so many cents a day."""

    dagen: int
    cent: int


@dataclass(frozen=True, slots=True)
class Tabel:
    """The amounts for a dwangsom whose first day is `vanaf` or later."""

    vanaf: date
    schijven: tuple[Schijf, ...]


@dataclass(frozen=True, slots=True)
class Dwangsom:
    """What is owed, in cents, and the days of each part of the table that it consists of."""

    dagen: int
    bedrag_cent: int
    delen: tuple[Schijf, ...]


# Indexed by decree (art. 4:17 lid 5); a new decree is a new row.
TABELLEN: Sequence[Tabel] = (
    Tabel(date(2009, 10, 1), (Schijf(14, 2000), Schijf(14, 3000), Schijf(14, 4000))),
    Tabel(date(2019, 1, 1), (Schijf(14, 2300), Schijf(14, 3500), Schijf(14, 4500))),
)


def tabel_van(eerste_dag: date) -> Tabel:
    """Give the table in force on the first day that a dwangsom is owed.

    Raises:
        ValueError: there was no dwangsom yet on that day.

    """
    geldend = [tabel for tabel in TABELLEN if tabel.vanaf <= eerste_dag]
    if not geldend:
        raise ValueError(eerste_dag)
    return geldend[-1]


def dwangsom(dagen: int, tabel: Tabel) -> Dwangsom:
    """Give what is owed after so many days too late; the table ends after 42, and so does the dwangsom.

    Raises:
        ValueError: a negative number of days.

    Source: Awb, art. 4:17 lid 1 and 2.

    """
    if dagen < 0:
        raise ValueError(dagen)
    delen: list[Schijf] = []
    over = dagen
    for schijf in tabel.schijven:
        delen.append(Schijf(min(over, schijf.dagen), schijf.cent))
        over -= delen[-1].dagen
    delen = [deel for deel in delen if deel.dagen]
    return Dwangsom(dagen, sum(deel.dagen * deel.cent for deel in delen), tuple(delen))


def uitleg_dwangsom(som: Dwangsom) -> str:
    """Tell it in one Dutch sentence, with its article."""
    delen = " + ".join(f"{deel.dagen} x {_euro(deel.cent)}" for deel in som.delen) or "niets"
    dagen = Duur(som.dagen, Eenheid.DAGEN)
    return f"{dagen} te laat: {delen} = {_euro(som.bedrag_cent)} euro ({ARTIKEL})"


def _euro(cent: int) -> str:
    heel, rest = divmod(cent, 100)
    return f"{heel},{rest:02}" if rest else str(heel)
