"""Who may call which operation: one reviewed table a service, `policy.toml`, which the app itself reads.

`relatie` says which cases: `geen` (no case), `team`, `betrokkenheid`, `eigen`, `partner`. It is part of every row from
the first day; until the registers of teams and betrokkenheid exist, only roles are enforced.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from shared.service.auth import Principal
from shared.service.problems import Problem

ROLLEN = frozenset(
    {
        "inwoner_kanaal",
        "wijkwerker",
        "coordinator",
        "beschikker",
        "klachtbehandelaar",
        "beleidsmedewerker",
        "rapportagelezer",
        "partner_huisarts",
        "partner_school",
        "partner_cjg",
        "partner_woningcorporatie",
        "partner_politie",
        "partner_andere_professional",
        "partner_aanbieder",
        "partner_veilig_thuis",
        "functionaris_gegevensbescherming",
        "beheerder",
    }
)
RELATIES = frozenset({"geen", "team", "betrokkenheid", "eigen", "partner"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: an operation, the roles that may call it, the relation it needs and the purpose it serves."""

    rollen: frozenset[str]
    relatie: str
    doel: str


class Policy:
    """The table of one service."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._rules = rules

    @classmethod
    def read(cls, path: Path) -> "Policy":
        """Read and check a table.

        Raises:
            ValueError: a row names an unknown role or relation.

        """
        rules = {}
        for operation, row in tomllib.loads(path.read_text())["operaties"].items():
            rule = Rule(frozenset(row["rollen"]), row["relatie"], row["doel"])
            if not rule.rollen <= ROLLEN or rule.relatie not in RELATIES:
                raise ValueError(f"{path}: {operation} names an unknown role or relation")
            rules[operation] = rule
        return cls(rules)

    def check(self, operation: str, principal: Principal) -> None:
        """Let the principal through, or not; the default is no.

        Raises:
            Problem: 403.

        """
        rule = self._rules.get(operation)
        if rule is None or principal.rol not in rule.rollen:
            raise Problem("scope-ontbreekt")

    def covers(self, operations: Iterable[str]) -> None:
        """Each operation has a row and each row an operation; else the app does not start.

        Raises:
            ValueError: which do not match.

        """
        odd = set(operations) ^ set(self._rules)
        if odd:
            raise ValueError(f"policy.toml and routes differ: {', '.join(sorted(odd))}")

    def roles(self, operation: str) -> frozenset[str]:
        """Which roles may call the operation."""
        return self._rules[operation].rollen
