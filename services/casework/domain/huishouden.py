"""Huishouden: wie samen een plan en een regisseur delen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider
from shared.events.huishoudens import HuishoudenSamengesteld, RegisseurAangewezen


@dataclass(frozen=True, slots=True, kw_only=True)
class StelHuishoudenSamen:
    """Stel een huishouden samen."""

    melding_id: UUID
    op: datetime
    persoon_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsRegisseurAan:
    """Wijs aan wie het plan bijeenhoudt."""

    op: datetime
    medewerker_id: UUID


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen huishouden."""


@dataclass(frozen=True, slots=True)
class Samengesteld:
    """Een samengesteld huishouden."""

    melding_id: UUID
    persoon_ids: tuple[UUID, ...]


type Event = HuishoudenSamengesteld | RegisseurAangewezen
type Command = StelHuishoudenSamen | WijsRegisseurAan
type State = Nieuw | Samengesteld

ALLOWED: Allowed[State, Command] = {Nieuw: (StelHuishoudenSamen,), Samengesteld: (WijsRegisseurAan,)}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een huishouden."""
    match command:
        case StelHuishoudenSamen():
            return [
                HuishoudenSamengesteld(
                    gebeurd_op=command.op, melding_id=command.melding_id, persoon_ids=command.persoon_ids
                )
            ]
        case WijsRegisseurAan():
            assert isinstance(state, Samengesteld)
            return [
                RegisseurAangewezen(
                    gebeurd_op=command.op,
                    melding_id=state.melding_id,
                    medewerker_id=command.medewerker_id,
                    per=command.op,
                )
            ]
        case _:
            assert_never(command)


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een huishouden."""
    match event:
        case HuishoudenSamengesteld():
            return Samengesteld(event.melding_id, event.persoon_ids)
        case RegisseurAangewezen():
            return state
        case _:
            assert_never(event)


huishouden: Decider[Command, State, Event] = Decider("huishoudens", Nieuw(), decide, evolve, ALLOWED)
