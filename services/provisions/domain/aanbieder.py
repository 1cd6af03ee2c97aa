"""Aanbieder: met zijn AGB-code in het register van de gemeente."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.aanbieders import AanbiederGeregistreerd
from shared.events.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistreerAanbieder:
    """Neem een aanbieder op in het register."""

    op: datetime
    agb_code: Code


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen aanbieder met deze code."""


@dataclass(frozen=True, slots=True)
class Geregistreerd:
    """Geregistreerd."""


class AanbiederStaatErAl(Rejected):
    """Deze aanbieder staat al in het register."""

    regel = "Rotterdam, Begroting 2018"


type State = Nieuw | Geregistreerd

ALLOWED: Allowed[State, RegistreerAanbieder] = {Nieuw: (RegistreerAanbieder,), Geregistreerd: ()}


def decide(command: RegistreerAanbieder, _state: State) -> Sequence[AanbiederGeregistreerd]:
    """Beslis over een aanbieder."""
    return [AanbiederGeregistreerd(gebeurd_op=command.op, agb_code=command.agb_code)]


def evolve(_state: State, _event: AanbiederGeregistreerd) -> State:
    """Vouw een feit in de stand van een aanbieder."""
    return Geregistreerd()


aanbieder: Decider[RegistreerAanbieder, State, AanbiederGeregistreerd] = Decider(
    "aanbieders", Nieuw(), decide, evolve, ALLOWED, refusals={(Geregistreerd, RegistreerAanbieder): AanbiederStaatErAl}
)
