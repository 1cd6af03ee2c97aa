"""Contract met een aanbieder, met wat hij moet presteren."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.codes import Code
from shared.events.contracten import ContractBeeindigd, ContractGesloten


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitContract:
    """Sluit een contract met een aanbieder."""

    op: datetime
    aanbieder_id: Code
    van: date
    tot: date | None
    prestatieafspraak_codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigContract:
    """Beeindig een contract; `per` is zijn laatste dag."""

    op: datetime
    per: date


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen contract."""


@dataclass(frozen=True, slots=True)
class Gesloten:
    """Gesloten, voor deze dagen."""

    van: date
    tot: date | None


@dataclass(frozen=True, slots=True)
class Beeindigd:
    """Eerder beeindigd dan was afgesproken."""


class EindeBuitenContract(Rejected):
    """Een contract eindigt op een dag waarop het nog loopt."""

    regel = "Rotterdam, Begroting 2018"


type Event = ContractGesloten | ContractBeeindigd
type Command = SluitContract | BeeindigContract
type State = Nieuw | Gesloten | Beeindigd

ALLOWED: Allowed[State, Command] = {Nieuw: (SluitContract,), Gesloten: (BeeindigContract,), Beeindigd: ()}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een contract."""
    match command:
        case SluitContract():
            return [
                ContractGesloten(
                    gebeurd_op=command.op,
                    aanbieder_id=command.aanbieder_id,
                    van=command.van,
                    tot=command.tot,
                    prestatieafspraak_codes=command.prestatieafspraak_codes,
                )
            ]
        case BeeindigContract():
            assert isinstance(state, Gesloten)  # the table lists it nowhere else
            if not state.van <= command.per <= (state.tot or date.max):
                raise EindeBuitenContract
            return [ContractBeeindigd(gebeurd_op=command.op, per=command.per)]
        case _:
            assert_never(command)


def evolve(_state: State, event: Event) -> State:
    """Vouw een feit in de stand van een contract."""
    match event:
        case ContractGesloten():
            return Gesloten(event.van, event.tot)
        case ContractBeeindigd():
            return Beeindigd()
        case _:
            assert_never(event)


contract: Decider[Command, State, Event] = Decider("contracten", Nieuw(), decide, evolve, ALLOWED)
