"""Hulptraject: korte hulp door het team zelf."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.decider.decider import Allowed, Decider
from shared.events.codes import Code
from shared.events.hulptrajecten import HulptrajectGestart


@dataclass(frozen=True, slots=True, kw_only=True)
class StartHulptraject:
    """Start een kort hulptraject."""

    melding_id: UUID
    dossier_id: UUID
    op: datetime
    soort: Code


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen hulptraject."""


@dataclass(frozen=True, slots=True)
class Gestart:
    """Het hulptraject loopt."""


type Event = HulptrajectGestart
type Command = StartHulptraject
type State = Nieuw | Gestart

ALLOWED: Allowed[State, Command] = {Nieuw: (StartHulptraject,), Gestart: ()}


def decide(command: Command, _state: State) -> Sequence[Event]:
    """Beslis over een hulptraject."""
    return [
        HulptrajectGestart(
            gebeurd_op=command.op,
            melding_id=command.melding_id,
            dossier_id=command.dossier_id,
            soort=command.soort,
            leefgebieden=(),
            beoogd_tot=None,
        )
    ]


def evolve(_state: State, _event: Event) -> State:
    """Vouw een feit in de stand van een hulptraject."""
    return Gestart()


hulptraject: Decider[Command, State, Event] = Decider("hulptrajecten", Nieuw(), decide, evolve, ALLOWED)
