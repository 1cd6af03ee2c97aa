"""Tarief: wat een product bij een aanbieder in een periode kost; per eenheid is er een tegelijk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.codes import Code, Eenheid
from shared.events.tarieven import TariefVastgesteld


@dataclass(frozen=True, slots=True, kw_only=True)
class StelTariefVast:
    """Stel een tarief vast; `overlapt` zegt of er in deze dagen al een geldt."""

    op: datetime
    productcode: Code
    aanbieder_id: Code
    eenheid: Eenheid
    bedrag_cent: int
    van: date
    tot: date
    overlapt: bool


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen tarief."""


@dataclass(frozen=True, slots=True)
class Vastgesteld:
    """Vastgesteld."""


class TariefOverlapt(Rejected):
    """In deze dagen geldt al een tarief voor dit product, deze aanbieder en deze eenheid."""

    regel = "Rotterdam, Begroting 2018"


type State = Nieuw | Vastgesteld

ALLOWED: Allowed[State, StelTariefVast] = {Nieuw: (StelTariefVast,), Vastgesteld: ()}


def decide(command: StelTariefVast, _state: State) -> Sequence[TariefVastgesteld]:
    """Beslis over een tarief."""
    if command.overlapt:
        raise TariefOverlapt
    return [
        TariefVastgesteld(
            gebeurd_op=command.op,
            productcode=command.productcode,
            aanbieder_id=command.aanbieder_id,
            eenheid=command.eenheid,
            bedrag_cent=command.bedrag_cent,
            van=command.van,
            tot=command.tot,
        )
    ]


def evolve(_state: State, _event: TariefVastgesteld) -> State:
    """Vouw een feit in de stand van een tarief."""
    return Vastgesteld()


tarief: Decider[StelTariefVast, State, TariefVastgesteld] = Decider("tarieven", Nieuw(), decide, evolve, ALLOWED)
