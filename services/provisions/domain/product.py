"""Product: wat een inwoner kan krijgen, in een van de productcategorieen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.codes import Code, Productcategorie
from shared.events.producten import ProductOpgenomen


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemProductOp:
    """Neem een product op in het zorgaanbod."""

    op: datetime
    productcode: Code
    productcategorie: Productcategorie
    arrangement: bool


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen product met deze code."""


@dataclass(frozen=True, slots=True)
class Opgenomen:
    """Opgenomen."""


class ProductStaatErAl(Rejected):
    """Dit product staat al in het zorgaanbod."""

    regel = "Schiedam, Werk aan de winkel voor wijkondersteuning, 7 juli 2015"


type State = Nieuw | Opgenomen

ALLOWED: Allowed[State, NeemProductOp] = {Nieuw: (NeemProductOp,), Opgenomen: ()}


def decide(command: NeemProductOp, _state: State) -> Sequence[ProductOpgenomen]:
    """Beslis over een product."""
    return [
        ProductOpgenomen(
            gebeurd_op=command.op,
            productcode=command.productcode,
            productcategorie=command.productcategorie,
            arrangement=command.arrangement,
        )
    ]


def evolve(_state: State, _event: ProductOpgenomen) -> State:
    """Vouw een feit in de stand van een product."""
    return Opgenomen()


product: Decider[NeemProductOp, State, ProductOpgenomen] = Decider(
    "producten", Nieuw(), decide, evolve, ALLOWED, refusals={(Opgenomen, NeemProductOp): ProductStaatErAl}
)
