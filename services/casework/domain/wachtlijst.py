"""Hoe lang iemand mag wachten op een eigen woning met begeleiding."""

from datetime import date

from shared.termijnen.kalender import NEDERLAND, Duur, Eenheid

LANGSTE_WACHT_OP_UITSTROOM = Duur(2, Eenheid.MAANDEN)
"""Uitstroom uit de (o)ggz (Rotterdam, Begroting 2018, Prioriteiten en indicatoren)."""


def uiterste_wachtdag(wacht_op: str, vanaf: date) -> date | None:
    """De laatste dag waarop dit wachten nog binnen de norm is; alleen voor uitstroom is er een norm."""
    return LANGSTE_WACHT_OP_UITSTROOM.na(vanaf, NEDERLAND) if wacht_op == "uitstroom_woning" else None
