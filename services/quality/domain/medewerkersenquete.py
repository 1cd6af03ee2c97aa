"""Medewerkersenquete: de uitkomst van een aspect, zoals het onderzoek haar gaf."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from shared.decider.decider import Allowed, Decider
from shared.events.codes import Code
from shared.events.medewerkersenquetes import MedewerkersenqueteGehouden


@dataclass(frozen=True, slots=True, kw_only=True)
class HoudMedewerkersenquete:
    """Leg de uitkomst van een aspect vast."""

    op: datetime
    van: date
    tot: date
    aspect: Code
    score_tienden: int
    aantal: int
    benchmark_tienden: int | None


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen uitkomst."""


@dataclass(frozen=True, slots=True)
class Gehouden:
    """De uitkomst ligt vast."""


type Event = MedewerkersenqueteGehouden
type Command = HoudMedewerkersenquete
type State = Nieuw | Gehouden

ALLOWED: Allowed[State, Command] = {Nieuw: (HoudMedewerkersenquete,), Gehouden: ()}


def decide(command: Command, _state: State) -> Sequence[Event]:
    """Beslis over een medewerkersenquete."""
    return [
        MedewerkersenqueteGehouden(
            gebeurd_op=command.op,
            van=command.van,
            tot=command.tot,
            aspect=command.aspect,
            score_tienden=command.score_tienden,
            aantal=command.aantal,
            benchmark_tienden=command.benchmark_tienden,
        )
    ]


def evolve(_state: State, _event: Event) -> State:
    """Vouw een feit in de stand van een medewerkersenquete."""
    return Gehouden()


medewerkersenquete: Decider[Command, State, Event] = Decider("medewerkersenquetes", Nieuw(), decide, evolve, ALLOWED)
