"""Huishouden: wie samen een plan en een regisseur delen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.codes import Code
from shared.events.huishoudens import HuishoudenGewijzigd, HuishoudenSamengesteld, RegisseurAangewezen


@dataclass(frozen=True, slots=True, kw_only=True)
class StelHuishoudenSamen:
    """Stel een huishouden samen."""

    melding_id: UUID
    op: datetime
    persoon_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigHuishouden:
    """Leg vast wie erbij kwam en wie vertrok."""

    op: datetime
    toegetreden_ids: tuple[UUID, ...]
    vertrokken_ids: tuple[UUID, ...]
    per: date
    reden: Code


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


class WijzigingPastNiet(Rejected):
    """Wie erbij komt hoort er nog niet bij, wie vertrekt hoort er nu bij, en iemand blijft over."""


type Event = HuishoudenSamengesteld | HuishoudenGewijzigd | RegisseurAangewezen
type Command = StelHuishoudenSamen | WijzigHuishouden | WijsRegisseurAan
type State = Nieuw | Samengesteld

ALLOWED: Allowed[State, Command] = {Nieuw: (StelHuishoudenSamen,), Samengesteld: (WijzigHuishouden, WijsRegisseurAan)}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een huishouden."""
    match command:
        case StelHuishoudenSamen():
            return [
                HuishoudenSamengesteld(
                    gebeurd_op=command.op, melding_id=command.melding_id, persoon_ids=command.persoon_ids
                )
            ]
        case WijzigHuishouden():
            assert isinstance(state, Samengesteld)
            return [_wijzig(command, state)]
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


def _wijzig(command: WijzigHuishouden, state: Samengesteld) -> Event:
    erbij, weg, nu = set(command.toegetreden_ids), set(command.vertrokken_ids), set(state.persoon_ids)
    if not erbij | weg or erbij & nu or weg - nu or not (nu - weg) | erbij:
        raise WijzigingPastNiet
    return HuishoudenGewijzigd(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        toegetreden_ids=command.toegetreden_ids,
        vertrokken_ids=command.vertrokken_ids,
        per=command.per,
        reden=command.reden,
    )


def leden(persoon_ids: Sequence[UUID], gewijzigd: HuishoudenGewijzigd) -> tuple[UUID, ...]:
    """Wie er na deze wijziging bij het huishouden horen; wie er al was, staat vooraan."""
    gebleven = [persoon_id for persoon_id in persoon_ids if persoon_id not in gewijzigd.vertrokken_ids]
    return (*gebleven, *gewijzigd.toegetreden_ids)


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een huishouden."""
    match event:
        case HuishoudenSamengesteld():
            return Samengesteld(event.melding_id, event.persoon_ids)
        case HuishoudenGewijzigd():
            assert isinstance(state, Samengesteld)
            return replace(state, persoon_ids=leden(state.persoon_ids, event))
        case RegisseurAangewezen():
            return state
        case _:
            assert_never(event)


huishouden: Decider[Command, State, Event] = Decider("huishoudens", Nieuw(), decide, evolve, ALLOWED)
