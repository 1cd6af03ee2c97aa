"""Calamiteit: wie haar meldt, meldt haar onverwijld ook aan de toezichthouder (Wmo 2015, art. 3.4 lid 1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider
from shared.events.calamiteiten import CalamiteitAfgerond, CalamiteitGemeld
from shared.events.codes import CalamiteitSoort, Code, KlachtCategorie
from shared.events.sealed import Personal


@dataclass(frozen=True, slots=True, kw_only=True)
class CalamiteitVastgelegd:
    """Wat er is gebeurd; `persoon_id` is de client wie het overkwam."""

    gebeurd_op: datetime
    persoon_id: UUID
    inhoud: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldCalamiteit:
    """Leg een calamiteit of geweld vast, en wanneer de toezichthouder het hoorde."""

    persoon_id: UUID
    soort: CalamiteitSoort
    aanbieder_id: Code | None
    gemeld_op: datetime
    toezichthouder_gemeld_op: datetime
    inhoud: str
    categorie: KlachtCategorie | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RondCalamiteitAf:
    """Rond het onderzoek naar de calamiteit af."""

    op: datetime


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog niets gemeld."""


@dataclass(frozen=True, slots=True)
class Gemeld:
    """Gemeld, en bij de toezichthouder bekend."""


@dataclass(frozen=True, slots=True)
class Afgerond:
    """Afgerond."""


type Event = CalamiteitGemeld | CalamiteitVastgelegd | CalamiteitAfgerond
type Command = MeldCalamiteit | RondCalamiteitAf
type State = Nieuw | Gemeld | Afgerond

ALLOWED: Allowed[State, Command] = {Nieuw: (MeldCalamiteit,), Gemeld: (RondCalamiteitAf,), Afgerond: ()}


def decide(command: Command, _state: State) -> Sequence[Event]:
    """Beslis over een calamiteit."""
    match command:
        case MeldCalamiteit():
            gemeld = CalamiteitGemeld(
                gebeurd_op=command.gemeld_op,
                soort=command.soort,
                aanbieder_id=command.aanbieder_id,
                gemeld_op=command.gemeld_op,
                toezichthouder_gemeld_op=command.toezichthouder_gemeld_op,
                categorie=command.categorie,
            )
            inhoud = CalamiteitVastgelegd(
                gebeurd_op=command.gemeld_op, persoon_id=command.persoon_id, inhoud=command.inhoud
            )
            return [gemeld, inhoud]
        case RondCalamiteitAf():
            return [CalamiteitAfgerond(gebeurd_op=command.op)]
        case _:
            assert_never(command)


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een calamiteit."""
    match event:
        case CalamiteitGemeld():
            return Gemeld()
        case CalamiteitVastgelegd():
            return state
        case CalamiteitAfgerond():
            return Afgerond()
        case _:
            assert_never(event)


calamiteit: Decider[Command, State, Event] = Decider("calamiteiten", Nieuw(), decide, evolve, ALLOWED)

FEITEN = {"quality.calamiteit-vastgelegd.v1": CalamiteitVastgelegd}
