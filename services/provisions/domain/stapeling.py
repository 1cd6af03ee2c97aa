"""Wat voor een inwoner naast elkaar mag lopen: een product een keer bij een aanbieder, en niet naast een pgb."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shared.decider.decider import Rejected
from shared.events.codes import Code, Leveringsvorm


class Stapeling(Rejected):
    """Er loopt voor deze inwoner al een toewijzing voor dit product bij deze aanbieder in deze periode."""

    regel = "iWmo OP259"


class NaastPgb(Rejected):
    """Deze inwoner heeft voor dit product in deze periode een pgb."""

    regel = "iWmo OP043"


@dataclass(frozen=True, slots=True)
class Lopend:
    """Een bestelling of een pgb, met haar periode; zonder laatste dag loopt zij door."""

    product: Code | None
    leveringsvorm: Leveringsvorm | None
    aanbieder: Code | None
    van: date
    tot: date | None


def botsing(nieuw: Lopend, lopend: Iterable[Lopend]) -> type[Rejected] | None:
    """De regel die een bestelling weigert om wat er al loopt, of None."""
    for ander in lopend:
        samen = ander.van <= (nieuw.tot or date.max) and nieuw.van <= (ander.tot or date.max)
        if samen and ander.product == nieuw.product:
            if ander.leveringsvorm == "pgb":
                return NaastPgb
            if ander.aanbieder == nieuw.aanbieder:
                return Stapeling
    return None
