"""A scenario: what partners and workers of one municipality do, case by case, as HTTP operations."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

NAAMRUIMTE = UUID("4e0f1b0c-2f0f-5c1e-9a52-0b7a6a0f2020")


@dataclass(slots=True)
class Stap:
    """One request of a case. `bewaar` names what later steps need; a `get` waits until its answer has it."""

    rol: str
    methode: str
    pad: str
    inhoud: dict[str, Any] | None = None
    bewaar: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Zaak:
    """One case: its steps in order, and the team whose members take them."""

    nummer: int
    team: str
    stappen: list[Stap]

    def regel(self) -> str:
        """The case as one line of a scenario file."""
        stappen = [
            {"rol": s.rol, "methode": s.methode, "pad": s.pad}
            | ({"inhoud": s.inhoud} if s.inhoud is not None else {})
            | ({"bewaar": s.bewaar} if s.bewaar else {})
            for s in self.stappen
        ]
        return json.dumps({"zaak": self.nummer, "team": self.team, "stappen": stappen}, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named set of cases; the name makes the idempotency keys of its requests."""

    naam: str
    gemeente: str
    zaken: Sequence[Zaak]

    def sleutel(self, zaak: int, stap: int) -> str:
        """The idempotency key of one request: the same in every replay."""
        return str(uuid5(NAAMRUIMTE, f"{self.naam}|{zaak}|{stap}"))

    def schrijf(self, pad: Path) -> None:
        """Write the scenario as JSON lines: a head, then a case a line."""
        with pad.open("w") as file:
            file.write(json.dumps({"scenario": self.naam, "gemeente": self.gemeente, "zaken": len(self.zaken)}) + "\n")
            file.writelines(zaak.regel() + "\n" for zaak in self.zaken)

    @classmethod
    def lees(cls, pad: Path) -> "Scenario":
        """Read what `schrijf` wrote.

        Raises:
            SystemExit: the file is no scenario.

        """
        try:
            with pad.open() as file:
                kop = json.loads(file.readline())
                zaken = [
                    Zaak(raw["zaak"], raw["team"], [Stap(**stap) for stap in raw["stappen"]])
                    for raw in map(json.loads, file)
                ]
            if kop["zaken"] != len(zaken):
                raise ValueError
            return cls(kop["scenario"], kop["gemeente"], zaken)
        except (ValueError, KeyError, TypeError):
            raise SystemExit(f"{pad} is no scenario file; make one with `keten scenario`") from None
