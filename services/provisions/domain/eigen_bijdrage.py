"""Eigen bijdrage: het bedrag per huishouden, en wanneer het CAK moet weten wat is verstrekt."""

from collections.abc import Sequence
from datetime import date

from shared.events.codes import Leveringsvorm
from shared.termijnen.termijn import bereken

BEDRAGEN: Sequence[tuple[date, date, int]] = (
    (date(2020, 1, 1), date(2023, 12, 31), 19_00),
    (date(2024, 1, 1), date(2024, 12, 31), 20_60),
    (date(2025, 1, 1), date(2025, 12, 31), 21_00),
    (date(2026, 1, 1), date(2026, 12, 31), 21_80),
)
"""Eerste dag, laatste dag, centen per maand voor een huishouden (Wmo 2015, art. 2.1.4 en lagere regels).

Elk jaar opnieuw na te gaan. Voor 2020 was de bijdrage anders opgebouwd; van 2027 is er alleen een wetsvoorstel.
"""


def bedrag_op(dag: date) -> int | None:
    """Wat een huishouden op deze dag ten hoogste per maand betaalt, in centen; None waar de tabel niets weet."""
    return next((cent for van, tot, cent in BEDRAGEN if van <= dag <= tot), None)


def termijn(leveringsvorm: Leveringsvorm) -> str:
    """De termijn om aan het CAK te melden."""
    return "cak_pgb" if leveringsvorm == "pgb" else "cak_zin"


def uiterste_datum(leveringsvorm: Leveringsvorm, verstrekt: date) -> date:
    """De laatste dag om aan het CAK te melden, vanaf de verstrekking of het begin van het pgb (R32)."""
    return bereken(termijn(leveringsvorm), verstrekt).wettelijke_einddatum
