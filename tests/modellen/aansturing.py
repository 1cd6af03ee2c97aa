"""From the words of the models to the deciders: every aggregate there is, its commands by name and their arguments."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from keten.diensten import DIENSTEN
from shared.decider.decider import AnyDecider, Decider
from shared.events.codec import Codec
from shared.service.service import Service
from shared.termijnen.bewaking import Bewaakt
from tests.modellen.model import TABELLEN, Tabel, Waarden, lees
from tests.modellen.trekken import IDS, Hand, Trek, gebouwd, waarden

type Eigen = Mapping[str, Trek]


def _iemand(hand: Hand) -> object:
    """One person at least."""
    return tuple(hand.toeval.choices(IDS, k=hand.toeval.randint(1, 2)))


EIGEN: Mapping[str, Eigen] = {  # what the api guards, the deciders may trust; and a boundary far from any other day
    "StartOnderzoek": {"persoon_ids": _iemand},
    "StelPlanOp": {"persoon_ids": _iemand},
    "VerdaagBezwaar": {"weken": lambda hand: hand.toeval.randint(1, 6)},
    "DienKlachtIn": {"gedraging_datum": lambda hand: hand.dag((-367, -366, -365, -364, -1))},
}


@dataclass(frozen=True)
class Aggregaat:
    """One aggregate: its decider and its model, and its commands by name."""

    naam: str
    decider: AnyDecider
    codec: Codec
    tabel: Tabel

    @cached_property
    def opdrachten(self) -> Mapping[str, type]:
        """Its commands: all that some state allows, or refuses with a rule of its own."""
        genoemd = {soort for soorten in self.decider.allowed.values() for soort in soorten}
        genoemd |= {soort for _, soort in self.decider.refusals}
        return {soort.__name__: soort for soort in sorted(genoemd, key=lambda soort: soort.__name__)}

    @property
    def zonder_klok(self) -> AnyDecider:
        """The same, its terms not watched."""
        return self.decider.eigen if isinstance(self.decider, Bewaakt) else self.decider

    def waarden(self, opdracht: str, hand: Hand) -> dict[str, Any]:
        """Arguments for a command."""
        return waarden(self.opdrachten[opdracht], hand, EIGEN.get(opdracht, {}))

    def opdracht(self, naam: str, gegeven: Waarden) -> object:
        """The command itself."""
        return gebouwd(self.opdrachten[naam], gegeven)


def beslissers() -> Iterator[tuple[Service, str, AnyDecider]]:
    """Every decider in the domain of a service, under its own name."""
    for dienst in DIENSTEN:
        domein = importlib.import_module(f"services.{dienst.naam}.domain")
        gezien: set[int] = set()
        for module in pkgutil.walk_packages(domein.__path__, f"{domein.__name__}."):
            for naam, waarde in vars(importlib.import_module(module.name)).items():
                if isinstance(waarde, Decider) and id(waarde) not in gezien:
                    gezien.add(id(waarde))
                    yield dienst, naam, waarde


def _aggregaten() -> Iterator[Aggregaat]:
    for dienst, naam, decider in beslissers():
        tabel = TABELLEN / dienst.naam / f"{naam}.toml"
        if tabel.exists():
            yield Aggregaat(naam, decider, dienst.codec(), lees(tabel))


AGGREGATEN: Mapping[str, Aggregaat] = {aggregaat.naam: aggregaat for aggregaat in _aggregaten()}
