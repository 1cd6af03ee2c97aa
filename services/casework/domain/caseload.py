"""Hoe zwaar de casussen van een regisseur samen wegen (Schiedam, Werk aan de winkel voor wijkondersteuning)."""

from collections.abc import Mapping

from shared.events.codes import Zwaarte

GEWICHT: Mapping[Zwaarte, int] = {"licht": 1, "middel": 2, "zwaar": 4}
BANDEN = ((30, "30+"), (20, "20-29"), (10, "10-19"), (0, "0-9"))


def band(gewicht: int) -> str:
    """In welke band een caseload van dit gewicht valt."""
    return next(naam for vanaf, naam in BANDEN if gewicht >= vanaf)
