"""Pgb: een toegekend persoonsgebonden budget, besteed en ingetrokken (Wmo 2015, art. 2.3.6 en 2.3.10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from services.provisions.domain.ingang import laatste_dag
from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.codes import GrondHerziening
from shared.events.pgbs import PgbBestedingGeboekt, PgbIngetrokken, PgbToegekend
from shared.termijnen.kalender import EEN_DAG


@dataclass(frozen=True, slots=True, kw_only=True)
class KenPgbToe:
    """Ken het budget van een voorziening toe; het bedrag kan volgen."""

    melding_id: UUID
    voorziening_id: UUID
    op: datetime
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoekPgbBesteding:
    """Boek wat uit het budget is betaald, voor hulp van `van` tot en met `tot`."""

    op: datetime
    bedrag_cent: int
    van: date
    tot: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekPgbIn:
    """Trek het budget in; `per` is de laatste dag waarop het nog geldt."""

    op: datetime
    grond: GrondHerziening
    per: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LaatPgbVervallen:
    """Laat het budget vervallen met de beschikking, vanaf `ingang`."""

    op: datetime
    grond: GrondHerziening
    ingang: date


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen budget."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    van: date
    tot: date | None


class Toegekend(_Bekend):
    """Toegekend."""


class Ingetrokken(_Bekend):
    """Ingetrokken; wat eerder is besteed kan nog worden geboekt."""


class BestedingBuitenPeriode(Rejected):
    """Een besteding ligt binnen de dagen waarvoor het budget geldt."""

    regel = "Wmo 2015, art. 2.3.6"


class IntrekkingBuitenPeriode(Rejected):
    """Een budget wordt ingetrokken op een dag waarop het geldt."""

    regel = "Wmo 2015, art. 2.3.10"


type Event = PgbToegekend | PgbBestedingGeboekt | PgbIngetrokken
type Command = KenPgbToe | BoekPgbBesteding | TrekPgbIn | LaatPgbVervallen
type Bekend = Toegekend | Ingetrokken
type State = Nieuw | Bekend

ALLOWED: Allowed[State, Command] = {
    Nieuw: (KenPgbToe,),
    Toegekend: (BoekPgbBesteding, TrekPgbIn, LaatPgbVervallen),
    Ingetrokken: (BoekPgbBesteding,),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een budget."""
    if isinstance(command, KenPgbToe):
        return [
            PgbToegekend(
                gebeurd_op=command.op,
                melding_id=command.melding_id,
                voorziening_id=command.voorziening_id,
                bedrag_cent=None,
                van=command.van,
                tot=command.tot,
            )
        ]
    assert not isinstance(state, Nieuw)  # the table lists nothing else for a new one
    einde = state.tot or date.max
    match command:
        case BoekPgbBesteding():
            if not state.van <= command.van <= command.tot <= einde:
                raise BestedingBuitenPeriode
            return [
                PgbBestedingGeboekt(
                    gebeurd_op=command.op,
                    melding_id=state.melding_id,
                    bedrag_cent=command.bedrag_cent,
                    van=command.van,
                    tot=command.tot,
                )
            ]
        case TrekPgbIn():
            if not state.van <= command.per <= einde:
                raise IntrekkingBuitenPeriode
            return [_ingetrokken(command, command.per, state)]
        case LaatPgbVervallen():
            per = max(laatste_dag(command.op, command.ingang), state.van - EEN_DAG)  # what has not begun, never will
            return [_ingetrokken(command, per, state)] if per < einde else []
        case _:
            assert_never(command)


def _ingetrokken(command: TrekPgbIn | LaatPgbVervallen, per: date, state: Bekend) -> Event:
    return PgbIngetrokken(gebeurd_op=command.op, melding_id=state.melding_id, grond=command.grond, per=per)


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een budget."""
    if isinstance(event, PgbToegekend):
        return Toegekend(melding_id=event.melding_id, van=event.van, tot=event.tot)
    assert not isinstance(state, Nieuw)  # a stream begins with granting it
    match event:
        case PgbBestedingGeboekt():
            return state
        case PgbIngetrokken():
            return Ingetrokken(melding_id=state.melding_id, van=state.van, tot=event.per)
        case _:
            assert_never(event)


pgb: Decider[Command, State, Event] = Decider("pgbs", Nieuw(), decide, evolve, ALLOWED)
