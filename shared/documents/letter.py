"""What every letter has at its head, who sends it, and how a fact reads in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import orjson

from shared.events.sealed import Personal, Redacted, Sealed

VERNIETIGD = "[vernietigd]"
"""What a letter shows of a text whose key was destroyed."""

NAMEN: Mapping[str, str] = {
    "0014": "Groningen",
    "0034": "Almere",
    "0489": "Barendrecht",
    "0502": "Capelle aan den IJssel",
    "0542": "Krimpen aan den IJssel",
    "0597": "Ridderkerk",
    "0599": "Rotterdam",
    "0606": "Schiedam",
    "0613": "Albrandswaard",
    "1621": "Lansingerland",
}
"""CBS code -> the name of a gemeente, for those that the code knows; a setting names others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """The head of a letter: its kind, the day that it speaks of, and the kenmerk of its case."""

    soort: str
    dag: date
    kenmerk: str


class View(Protocol):
    """What a template is given: a dataclass with the head of the letter, and plain values that can be printed."""

    @property
    def kop(self) -> Kop:
        """The head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Afzender:
    """The gemeente that a letter comes from; `adres` and `telefoon` may be unknown."""

    naam: str
    adres: str = ""
    telefoon: str = ""

    @classmethod
    def van(cls, code: str, gemeenten: "Mapping[str, Afzender]") -> "Afzender":
        """The gemeente with this CBS code, as the settings describe it."""
        return gemeenten.get(code) or cls(naam=naam_van(code))


def naam_van(code: str) -> str:
    """The name of a gemeente; where nobody told it, its code."""
    return NAMEN.get(code, code)


def tekst(value: Personal[str]) -> str:
    """An opened field as the letter shows it.

    Raises:
        TypeError: it was not opened.

    """
    if isinstance(value, Sealed):
        raise TypeError("a letter shows what was opened")
    return value if isinstance(value, str) else VERNIETIGD


def delen(value: Personal[str]) -> Any | None:  # noqa: ANN401 - the JSON that the fact was sealed with
    """The parts of an opened field that holds JSON; None when it was destroyed."""
    return None if isinstance(value, Redacted) else orjson.loads(tekst(value))


_SPELLING: Mapping[str, str] = {
    "adl": "ADL",
    "client": "cliënt",
    "clientondersteuning": "cliëntondersteuning",
    "financien": "financiën",
    "pgb": "persoonsgebonden budget (pgb)",
    "wgs": "Wet gemeentelijke schuldhulpverlening",
    "wlz": "Wet langdurige zorg",
    "wmo": "Wmo",
    "zin": "zorg in natura",
    "zvw": "Zorgverzekeringswet",
}


def woorden(code: str) -> str:
    """A code as people write it: `hulp_bij_het_huishouden` -> `hulp bij het huishouden`."""
    return " ".join(_SPELLING.get(woord, woord) for woord in code.split("_"))
