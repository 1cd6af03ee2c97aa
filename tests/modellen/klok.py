"""The law's clock a second time, counted day by day, and what it lets be told of a term."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from shared.termijnen.kalender import EEN_DAG, NEDERLAND, begin_van, dag_van

type Periode = tuple[date, date]  # first and last day on which the clock stands still
type Verteld = tuple[str, dict[str, Any]]  # the name of a term fact, and its fields
# werkdagen before the end, of the kinds that are counted in werkdagen themselves; five for every other kind
NADERT = dict.fromkeys(["afhandeling_melding", "declaratie_antwoord", "iwmo_retour", "iwmo_verzoek"], 1)
WERKDAGEN_IN_DE_TERMIJN = 2


@dataclass(frozen=True, slots=True)
class Looptijd:
    """A term that runs: without end while it stands still, over since `klaar_op`."""

    soort: str
    start: date
    einde: date | None
    klaar_op: datetime | None


@dataclass(frozen=True, slots=True)
class Klok:
    """What was told last of the term: its end, and lopend, genaderd or overschreden."""

    einde: date | None = None
    stand: str = "lopend"


def werkdag(dag: date) -> bool:
    """Whether the day counts as a working day."""
    return NEDERLAND.vrije_dag(dag) is None


def laatste_dag(start: date, weken: int, stil: Sequence[Periode] = ()) -> date:
    """The last day that runs, when every day is counted that does."""
    dag, over = start, 7 * weken
    while over:
        dag += EEN_DAG
        over -= _loopt(dag, stil)
    return dag


def einde(start: date, weken: int, stil: Sequence[Periode] = ()) -> date:
    """The legal end: off the days off, and not before the second working day that ran (Algemene termijnenwet)."""
    laatste = laatste_dag(start, weken, stil)
    dagen = range(1, (laatste - start).days + 1)
    werkdagen = sum(werkdag(start + n * EEN_DAG) and _loopt(start + n * EEN_DAG, stil) for n in dagen)
    while not werkdag(laatste) or werkdagen < WERKDAGEN_IN_DE_TERMIJN:
        laatste += EEN_DAG
        werkdagen += werkdag(laatste) and _loopt(laatste, stil)
    return laatste


def _loopt(dag: date, stil: Sequence[Periode]) -> bool:
    return not any(van <= dag <= tot for van, tot in stil)


def werkdagen_verder(dag: date, aantal: int) -> date:
    """The working day that is so many working days later; earlier when negative."""
    stap = EEN_DAG if aantal > 0 else -EEN_DAG
    over = abs(aantal)
    while over:
        dag += stap
        over -= werkdag(dag)
    return dag


def maanden_verder(dag: date, aantal: int) -> date:
    """The same day of a later month, or the last one that it has."""
    jaar, maand = divmod(12 * dag.year + dag.month - 1 + aantal, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def na_een_feit(
    klok: Klok, eerder: Looptijd | None, nu: Looptijd | None, feit: str, moment: datetime
) -> tuple[Klok, list[Verteld]]:
    """What a fact lets be told: a term started, moved, was met, or turns out to have ended too late."""
    if nu is None or nu.einde is None:
        return klok, []
    verteld: list[Verteld] = []
    term = {"gebeurd_op": moment, "soort": nu.soort}
    opnieuw = klok.einde is None or eerder is None or eerder.start != nu.start
    if opnieuw:
        verteld.append(("TermijnGestart", {**term, "start": nu.start, "uiterste_datum": nu.einde}))
    elif klok.einde != nu.einde:
        oorzaak = re.sub(r"(?<!^)(?=[A-Z])", "_", feit).lower()
        data = {"oude_uiterste_datum": klok.einde, "nieuwe_uiterste_datum": nu.einde, "oorzaak": oorzaak}
        verteld.append(("TermijnHerberekend", {**term, **data}))
    if opnieuw or klok.einde != nu.einde:
        klok = Klok(nu.einde)
    if nu.klaar_op is None or (eerder is not None and eerder.klaar_op is not None):
        return klok, verteld
    if dag_van(nu.klaar_op) <= nu.einde:
        verteld.append(("TermijnGehaald", {**term, "gebeurd_op": nu.klaar_op, "gehaald_op": nu.klaar_op}))
        klok = Klok(nu.einde)
    elif klok.stand != "overschreden":
        verteld.append(_overschreden(nu.soort, nu.einde))
    return klok, verteld


def na_verloop(klok: Klok, looptijd: Looptijd | None, nu: datetime) -> tuple[Klok, list[Verteld]]:
    """What the passing of time lets be told, each once."""
    if looptijd is None or looptijd.einde is None or looptijd.klaar_op or klok.stand == "overschreden":
        return klok, []
    vandaag, laatste = dag_van(nu), looptijd.einde
    if vandaag > laatste:
        return replace(klok, stand="overschreden"), [_overschreden(looptijd.soort, laatste)]
    if klok.stand == "genaderd" or vandaag < werkdagen_verder(laatste, -NADERT.get(looptijd.soort, 5)):
        return klok, []
    over = sum(werkdag(vandaag + n * EEN_DAG) for n in range(1, (laatste - vandaag).days + 1))
    data = {"gebeurd_op": nu, "soort": looptijd.soort, "uiterste_datum": laatste, "werkdagen_over": over}
    return replace(klok, stand="genaderd"), [("TermijnGenaderd", data)]


def _overschreden(soort: str, laatste: date) -> Verteld:
    data = {"gebeurd_op": begin_van(laatste + EEN_DAG), "soort": soort, "uiterste_datum": laatste}
    return "TermijnOverschreden", data
