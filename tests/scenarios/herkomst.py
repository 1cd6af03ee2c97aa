"""From what the municipalities ask to what shows it: operations that a test did, and the document that says so."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fastapi.routing import APIRoute

from keten.diensten import OP_NAAM

WORTEL = Path(__file__).resolve().parents[2]
DOCUMENT = WORTEL / "docs/herkomst.md"
KOP = """# Herkomst

Wat vijf documenten van gemeenten vragen, met welke handelingen het gaat, en welke test het laat zien. Elke test gaat
over HTTP en kijkt naar een vastgelegd feit en naar wat er te lezen is. Gemaakt met `make herkomst`; een regel die niet
meer klopt, of die ontbreekt, is een test die faalt.
"""


@dataclass(frozen=True, slots=True)
class Vereiste:
    """One feature: what must work, and which service keeps its facts."""

    id: str
    dienst: str
    zin: str


def vereisten() -> Mapping[str, list[Vereiste]]:
    """All features, by the title of the document that asks for them."""
    found: dict[str, list[Vereiste]] = {}
    for soort, rijen in tomllib.loads((Path(__file__).parent / "vereisten.toml").read_text()).items():
        titel = rijen.pop("document")
        found[titel] = [Vereiste(f"{soort}-{nummer}", *rij) for nummer, rij in rijen.items()]
    return found


@dataclass(slots=True)
class Getoond:
    """One test that shows features, and the operations that it did."""

    test: str
    vereisten: tuple[str, ...]
    operaties: set[str] = field(default_factory=set)

    def gedaan(self, methode: str, pad: str) -> None:
        """A request was accepted."""
        naam = operatie(methode, pad)
        if naam:
            self.operaties.add(naam)

    def staat_er(self, tekst: str) -> bool:
        """Whether the document names each feature with this test, and every operation that it did."""
        regels = [regel for regel in tekst.splitlines() if f"| `{self.test}` |" in regel]
        ids = [regel.split(" | ")[0].removeprefix("| ") for regel in regels]
        return sorted(ids) == sorted(self.vereisten) and all(
            f"`{naam}`" in regel for regel in regels for naam in self.operaties
        )

    def regel(self) -> str:
        """The row of the document, without what is asked."""
        return f"{', '.join(f'`{naam}`' for naam in sorted(self.operaties))} | `{self.test}` |"


def operatie(methode: str, pad: str) -> str | None:
    """`POST /intake/v1/meldingen/…/afhandelingen` -> `intake handelMeldingAf`."""
    _, dienst, versie, *rest = pad.split("?", maxsplit=1)[0].split("/")
    if dienst not in OP_NAAM or versie != "v1":
        return None
    for router in OP_NAAM[dienst].routers:
        for route in router.routes:
            vorm = re.sub(r"\{\w+\}", "[^/]+", getattr(route, "path", ""))
            if (
                isinstance(route, APIRoute)
                and methode in (route.methods or ())
                and re.fullmatch(vorm, "/" + "/".join(rest))
            ):
                return f"{dienst} {route.operation_id}"
    return None


def schrijf(tests: Iterable[Getoond]) -> str:
    """The document."""
    per_id: dict[str, list[Getoond]] = {}
    for test in sorted(tests, key=lambda test: test.test):
        for id_ in test.vereisten:
            per_id.setdefault(id_, []).append(test)
    regels = [KOP]
    for titel, rijen in vereisten().items():
        regels += [f"## {titel}", "", "| id | wat werkt | handelingen | test |", "|---|---|---|---|"]
        regels += [f"| {rij.id} | {rij.zin} | {test.regel()}" for rij in rijen for test in per_id.get(rij.id, ())]
        regels.append("")
    return "\n".join(regels)
