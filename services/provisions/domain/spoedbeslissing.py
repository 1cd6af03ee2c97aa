"""De beslissing bij spoed: een tijdelijke maatwerkvoorziening, voor het onderzoek af is (Wmo 2015, art. 2.3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider
from shared.events.codes import Productcategorie
from shared.events.spoedbeslissingen import TijdelijkeVoorzieningVerstrekt


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoedbeslissingGevraagd:
    """De melding heeft spoed; een consulent beslist onverwijld."""

    gebeurd_op: datetime
    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagSpoedbeslissing:
    """Leg een melding met spoed aan een consulent voor."""

    melding_id: UUID
    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VerstrekSpoed:
    """Verstrek een tijdelijke voorziening, zonder onderzoek of aanvraag."""

    op: datetime
    persoon_id: UUID
    productcategorie: Productcategorie
    per: date


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is geen spoed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevraagd:
    """Een consulent moet onverwijld beslissen."""

    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Verstrekt:
    """Er is een tijdelijke voorziening verstrekt."""

    melding_id: UUID


type Event = SpoedbeslissingGevraagd | TijdelijkeVoorzieningVerstrekt
type Command = VraagSpoedbeslissing | VerstrekSpoed
type State = Nieuw | Gevraagd | Verstrekt

ALLOWED: Allowed[State, Command] = {
    Nieuw: (VraagSpoedbeslissing,),
    Gevraagd: (VerstrekSpoed,),
    Verstrekt: (VerstrekSpoed,),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis bij spoed."""
    match command:
        case VraagSpoedbeslissing():
            return [SpoedbeslissingGevraagd(gebeurd_op=command.op, melding_id=command.melding_id)]
        case VerstrekSpoed():
            assert not isinstance(state, Nieuw)  # the table lists it only after it was asked for
            return [
                TijdelijkeVoorzieningVerstrekt(
                    gebeurd_op=command.op,
                    melding_id=state.melding_id,
                    persoon_id=command.persoon_id,
                    productcategorie=command.productcategorie,
                    per=command.per,
                )
            ]
        case _:
            assert_never(command)


def evolve(_state: State, event: Event) -> State:
    """Vouw een feit in de stand van een spoedbeslissing."""
    match event:
        case SpoedbeslissingGevraagd():
            return Gevraagd(melding_id=event.melding_id)
        case TijdelijkeVoorzieningVerstrekt():
            return Verstrekt(melding_id=event.melding_id)
        case _:
            assert_never(event)


spoedbeslissing: Decider[Command, State, Event] = Decider("spoedbeslissingen", Nieuw(), decide, evolve, ALLOWED)

FEITEN = {"provisions.spoedbeslissing-gevraagd.v1": SpoedbeslissingGevraagd}
