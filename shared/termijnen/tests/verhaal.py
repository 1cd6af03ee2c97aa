"""What the facts of an aggregate tell of its terms, in words."""

from collections.abc import Sequence
from typing import Any

from shared.events import termijnen
from shared.termijnen.bewaking import Bewaakt


def vertel(zaak: Bewaakt[Any, Any, Any], *commands: object) -> Sequence[str]:
    """`gestart beslistermijn_aanvraag 2026-05-26` for each fact about a term that these commands bring, in order."""
    facts: list[object] = []
    for command in commands:
        facts += zaak.handle(command, zaak.fold(facts))
    return [_zin(fact) for fact in facts if type(fact) in termijnen.FEITEN.values()]


def _zin(fact: Any) -> str:
    dag = {"TermijnHerberekend": "nieuwe_uiterste_datum", "TermijnGehaald": "gehaald_op"}
    wat = type(fact).__name__
    wanneer = getattr(fact, dag.get(wat, "uiterste_datum"))
    return f"{wat.removeprefix('Termijn').lower()} {fact.soort} {str(wanneer)[:10]}"
