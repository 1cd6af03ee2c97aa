"""Hoeveel, hoe lang en in welke vorm: zoals mensen het lezen."""

from datetime import date

from shared.events.codes import Eenheid, Frequentie
from shared.termijnen.uitleg import datum

_MEER = {
    "minuut": "minuten",
    "etmaal": "etmalen",
    "dagdeel": "dagdelen",
    "stuks_output": "stuks",
    "stuks_inspanning": "stuks",
}


def omvang(aantal: int | None, eenheid: Eenheid | None, frequentie: Frequentie | None) -> str | None:
    """`120, minuut, per_week` -> `120 minuten per week`; None waar het besluit geen omvang noemt."""
    if aantal is None or eenheid is None:
        return None
    stuks = eenheid if aantal == 1 and "_" not in eenheid else _MEER.get(eenheid, eenheid)
    per = "in totaal" if frequentie == "totaal_binnen_geldigheid" else (frequentie or "").replace("_", " ")
    return f"{aantal} {stuks} {per}".rstrip()


def periode(start: date | None, einde: date | None) -> str | None:
    """Van wanneer tot en met wanneer."""
    if start is None:
        return None
    return f"vanaf {datum(start)}" if einde is None else f"van {datum(start)} tot en met {datum(einde)}"
