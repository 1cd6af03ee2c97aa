"""Pgb: een toegekend persoonsgebonden budget (Wmo 2015, art. 2.3.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.decider.decider import Allowed, Decider
from shared.events.pgbs import PgbToegekend


@dataclass(frozen=True, slots=True, kw_only=True)
class KenPgbToe:
    """Ken het budget van een voorziening toe; het bedrag kan volgen."""

    melding_id: UUID
    voorziening_id: UUID
    op: datetime
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen budget."""


@dataclass(frozen=True, slots=True)
class Toegekend:
    """Toegekend."""


type Event = PgbToegekend
type Command = KenPgbToe
type State = Nieuw | Toegekend

ALLOWED: Allowed[State, Command] = {Nieuw: (KenPgbToe,), Toegekend: ()}


def decide(command: Command, _state: State) -> Sequence[Event]:
    """Beslis over een budget."""
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


def evolve(_state: State, _event: Event) -> State:
    """Vouw een feit in de stand van een budget."""
    return Toegekend()


pgb: Decider[Command, State, Event] = Decider("pgbs", Nieuw(), decide, evolve, ALLOWED)
