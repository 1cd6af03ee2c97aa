"""Termijnbewaking: the terms that an aggregate lets run become facts, each once, from its own state and a timer.

An aggregate says which terms run in a state; `bewaakt` adds the facts that follow from that to what it decides. So a
term starts, moves and is met in the append of its cause, and no decision can forget it. What the passing of time adds
(a term nears, a term is exceeded) is decided by `BewaakTermijnen` with the moment it is given: a second timer, a late
one or one whose clock jumped finds the state as it is and adds nothing twice. A command that the state itself has
planned is given by the same wake-up, once its moment has come.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache, reduce
from typing import Any, Literal, assert_never, cast
from uuid import UUID

from shared.decider.decider import Decider, snake
from shared.events.kenmerk import kenmerk
from shared.events.termijnen import Feit as Termijnfeit
from shared.events.termijnen import (
    TermijnGehaald,
    TermijnGenaderd,
    TermijnGestart,
    TermijnHerberekend,
    TermijnOverschreden,
)
from shared.termijnen.kalender import EEN_DAG, NEDERLAND, Eenheid, begin_van, dag_van, is_werkdag, werkdagen_tussen
from shared.termijnen.soorten import regels_van

NADERT = 5  # werkdagen before the end; one for a term that is itself counted in werkdagen


@dataclass(frozen=True, slots=True)
class Looptijd:
    """A term as a state lets it run: until when (None while it stands still), and when it was over, if it is."""

    soort: str
    start: date
    uiterste_datum: date | None
    klaar_op: datetime | None = None


@dataclass(frozen=True, slots=True)
class Verteld:
    """What the facts have told last of a term that is not met."""

    uiterste_datum: date
    stand: Literal["lopend", "genaderd", "overschreden"] = "lopend"


@dataclass(frozen=True, slots=True)
class Gepland[C]:
    """What a state has planned: a command that it allows, for the moment from which it is due."""

    op: datetime
    command: C


type Klok = Mapping[str, Verteld]
"""What was told of each term, by soort: the field `klok` of every state that lets one run."""
type Termijnen[S] = Callable[[S], Sequence[Looptijd]]
"""Which terms run in a state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaakTermijnen:
    """Doe wat op dit moment aan de beurt is, en leg vast welke termijnen bijna of geheel voorbij zijn."""

    nu: datetime


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Bewaakt[C, S, E](Decider[C | BewaakTermijnen, S, E | Termijnfeit]):
    """An aggregate whose terms are watched; `eigen` is the same without its clock."""

    eigen: Decider[C, S, E]
    termijnen: Termijnen[S]
    gepland: Callable[[S], Gepland[C] | None]


def bewaakt[C, S, E](
    eigen: Decider[C, S, E], termijnen: Termijnen[S], gepland: Callable[[S], Gepland[C] | None] = lambda _state: None
) -> Bewaakt[C, S, E]:
    """The same aggregate, its terms watched, and what it has planned done; what is done is planned no longer."""
    nieuw = type(eigen.initial)

    def decide(command: C | BewaakTermijnen, state: S) -> Sequence[E | Termijnfeit]:
        if isinstance(command, BewaakTermijnen):
            plan = gepland(state)
            gedaan = decide(plan.command, state) if plan and plan.op <= command.nu else []
            na = reduce(evolve, gedaan, state)
            return [*gedaan, *_verstreken(na, termijnen(na), command.nu)]
        facts = eigen.decide(command, state)
        if not facts:
            return facts
        after = eigen.fold(facts, state)
        return [*facts, *_gevolgd(termijnen(state), after, termijnen(after), facts[-1])]

    def evolve(state: S, event: E | Termijnfeit) -> S:
        if isinstance(event, Termijnfeit.__value__):
            return _na(state, event)
        return eigen.evolve(state, cast("E", event))

    bewaken = {state: (*listed, BewaakTermijnen) for state, listed in eigen.allowed.items() if state is not nieuw}
    return Bewaakt(
        category=eigen.category,
        initial=eigen.initial,
        decide=decide,
        evolve=evolve,
        allowed={**eigen.allowed, **bewaken},
        refusals=eigen.refusals,
        eigen=eigen,
        termijnen=termijnen,
        gepland=gepland,
    )


def rij[C, S, E](zaak: Bewaakt[C, S, E]) -> Callable[[dict[str, Any] | None, E | Termijnfeit], dict[str, Any]]:
    """How a fact changes the row of an aggregate in `termijnen`: its first open term, and when to look at it again.

    The row also carries the state that it follows from, under a name that is no column.
    """

    def evolve(row: dict[str, Any] | None, fact: E | Termijnfeit) -> dict[str, Any]:
        state = zaak.evolve(row["staat"] if row else zaak.initial, fact)
        open_ = [termijn for termijn in zaak.termijnen(state) if termijn.uiterste_datum and termijn.klaar_op is None]
        eerste = min(open_, key=lambda termijn: termijn.uiterste_datum or date.max, default=None)
        wekken = [moment for termijn in open_ if (moment := _wek_op(state, termijn))]
        if plan := zaak.gepland(state):
            wekken.append(plan.op)
        return {
            "staat": state,
            "categorie": zaak.category,
            "melding_id": _melding_id(state),
            "soort": eerste.soort if eerste else None,
            "uiterste_datum": eerste.uiterste_datum if eerste else None,
            "wek_op": min(wekken, default=None),
        }

    return evolve


def zoals_op(row: Mapping[str, Any], vandaag: date) -> Mapping[str, Any]:
    """A row of `termijnen` whose term is open, as a list shows it on this day."""
    einde: date = row["uiterste_datum"]
    return {
        **{name: row[name] for name in ("id", "categorie", "melding_id", "soort", "uiterste_datum")},
        "kenmerk": kenmerk(row["categorie"], row["id"]),
        "overschreden": einde < vandaag,
        "werkdagen_over": werkdagen_tussen(vandaag, einde, NEDERLAND),
    }


@lru_cache(maxsize=10_000)
def nadert_op(soort: str, uiterste_datum: date) -> date:
    """The working day from which the end of a term is near."""
    over = 1 if regels_van(soort).duur.eenheid is Eenheid.WERKDAGEN else NADERT
    dag = uiterste_datum
    while over:
        dag -= EEN_DAG
        over -= is_werkdag(dag, NEDERLAND)
    return dag


def _gevolgd(
    eerder: Sequence[Looptijd], state: object, termijnen: Sequence[Looptijd], oorzaak: object
) -> Iterator[Termijnfeit]:
    """What the cause did to the terms: started, moved, met; or ended too late, when no timer had told so yet."""
    liepen = {termijn.soort: termijn for termijn in eerder}
    op: datetime = getattr(oorzaak, "gebeurd_op")  # noqa: B009 - every fact has it
    melding_id = _melding_id(state)
    for termijn in termijnen:
        soort, einde, liep = termijn.soort, termijn.uiterste_datum, liepen.get(termijn.soort)
        if einde is None:
            continue
        verteld = _klok(state).get(soort)
        oud = None if liep is None or liep.start != termijn.start else (verteld or liep).uiterste_datum
        if oud is None:
            yield TermijnGestart(
                gebeurd_op=op, melding_id=melding_id, soort=soort, start=termijn.start, uiterste_datum=einde
            )
        elif oud != einde:
            yield TermijnHerberekend(
                gebeurd_op=op,
                melding_id=melding_id,
                soort=soort,
                oude_uiterste_datum=oud,
                nieuwe_uiterste_datum=einde,
                oorzaak=snake(type(oorzaak).__name__),
            )
        if termijn.klaar_op is None or (liep and liep.klaar_op):
            continue
        if dag_van(termijn.klaar_op) <= einde:
            op_tijd = termijn.klaar_op
            yield TermijnGehaald(gebeurd_op=op_tijd, melding_id=melding_id, soort=soort, gehaald_op=op_tijd)
        elif verteld != Verteld(einde, "overschreden"):
            yield _overschreden(state, soort, einde)


def _verstreken(state: object, termijnen: Sequence[Looptijd], nu: datetime) -> Iterator[Termijnfeit]:
    """What the passing of time did to the terms; a term that is over is not near any more."""
    vandaag = dag_van(nu)
    for termijn in termijnen:
        einde, stand = termijn.uiterste_datum, _stand(state, termijn)
        if einde is None or termijn.klaar_op or stand == "overschreden":
            continue
        if vandaag > einde:
            yield _overschreden(state, termijn.soort, einde)
        elif stand == "lopend" and vandaag >= nadert_op(termijn.soort, einde):
            yield TermijnGenaderd(
                gebeurd_op=nu,
                melding_id=_melding_id(state),
                soort=termijn.soort,
                uiterste_datum=einde,
                werkdagen_over=werkdagen_tussen(vandaag, einde, NEDERLAND),
            )


def _overschreden(state: object, soort: str, einde: date) -> TermijnOverschreden:
    """Exceeded from the first moment after the end, whenever that is found out."""
    voorbij = begin_van(einde + EEN_DAG)
    return TermijnOverschreden(gebeurd_op=voorbij, melding_id=_melding_id(state), soort=soort, uiterste_datum=einde)


def _na[S](state: S, event: Termijnfeit) -> S:
    klok = dict(_klok(state))
    match event:
        case TermijnGestart():
            klok[event.soort] = Verteld(event.uiterste_datum)
        case TermijnHerberekend():
            klok[event.soort] = Verteld(event.nieuwe_uiterste_datum)
        case TermijnGehaald():
            klok.pop(event.soort, None)
        case TermijnGenaderd():
            klok[event.soort] = Verteld(event.uiterste_datum, "genaderd")
        case TermijnOverschreden():
            klok[event.soort] = Verteld(event.uiterste_datum, "overschreden")
        case _:
            assert_never(event)
    return cast("S", replace(cast("Any", state), klok=klok))


def _wek_op(state: object, termijn: Looptijd) -> datetime | None:
    assert termijn.uiterste_datum is not None
    match _stand(state, termijn):
        case "lopend":
            return begin_van(nadert_op(termijn.soort, termijn.uiterste_datum))
        case "genaderd":
            return begin_van(termijn.uiterste_datum + EEN_DAG)
        case _:
            return None


def _stand(state: object, termijn: Looptijd) -> str:
    verteld = _klok(state).get(termijn.soort)
    return "lopend" if verteld is None else verteld.stand


def _klok(state: object) -> Klok:
    return getattr(state, "klok", {})


def _melding_id(state: object) -> UUID | None:
    return getattr(state, "melding_id", None)  # a klacht has none
