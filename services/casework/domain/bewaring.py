"""Wat elke wet zegt over bewaren en over wie toestemming geeft: gegevens, geen regels in code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

type Wet = Literal["wmo", "jeugdwet"]
type Toestemmer = Literal["ouders", "kind_en_ouders", "kind"]


@dataclass(frozen=True, slots=True)
class Bewaarregel:
    """Hoeveel jaar een dossier blijft, en vanaf welke leeftijd een kind mee beslist en zelf beslist."""

    bewaartermijn_jaren: int
    samen_vanaf: int
    zelf_vanaf: int
    bron: str


BEWARING: Mapping[Wet, Bewaarregel] = {
    "wmo": Bewaarregel(15, 12, 16, "Wmo 2015, art. 5.3.2 en 5.3.4"),
    "jeugdwet": Bewaarregel(20, 12, 16, "Jeugdwet, art. 7.3.4 en 7.3.8"),
}


def toestemmer(wet: Wet, leeftijd: int) -> Toestemmer:
    """Wie op deze leeftijd toestemming geeft."""
    regel = BEWARING[wet]
    if leeftijd >= regel.zelf_vanaf:
        return "kind"
    return "kind_en_ouders" if leeftijd >= regel.samen_vanaf else "ouders"
