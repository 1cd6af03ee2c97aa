"""Suspension of a term: the days on which the clock of the law stands still."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from shared.termijnen.kalender import EEN_DAG


class OngeldigeOpschorting(ValueError):
    """Deze opschorting kan niet: zij past niet bij de termijn, overlapt een andere of eindigt voor haar begin."""


class Grond(StrEnum):
    """The grounds of Awb, art. 4:15: the first two of lid 1 (a, b), the others of lid 2 (a, b, c)."""

    AANVULLING = "aanvulling"
    BUITENLANDSE_INFORMATIE = "buitenlandse_informatie"
    INSTEMMING_AANVRAGER = "instemming_aanvrager"
    TOEREKENBAAR_AAN_AANVRAGER = "toerekenbaar_aan_aanvrager"
    OVERMACHT = "overmacht"


# The grounds on which each decision may be suspended, and the article of each.
GRONDEN_AANVRAAG: Mapping[Grond, str] = MappingProxyType(
    {
        Grond.AANVULLING: "Awb, art. 4:15 lid 1, onder a",
        Grond.BUITENLANDSE_INFORMATIE: "Awb, art. 4:15 lid 1, onder b",
        Grond.INSTEMMING_AANVRAGER: "Awb, art. 4:15 lid 2, onder a",
        Grond.TOEREKENBAAR_AAN_AANVRAGER: "Awb, art. 4:15 lid 2, onder b",
        Grond.OVERMACHT: "Awb, art. 4:15 lid 2, onder c",
    }
)
# Awb, art. 7:14 lets three grounds of 4:15 work in bezwaar; consent means further uitstel there (7:10 lid 4).
GRONDEN_BEZWAAR: Mapping[Grond, str] = MappingProxyType(
    {
        Grond.AANVULLING: "Awb, art. 7:10 lid 2",
        Grond.BUITENLANDSE_INFORMATIE: "Awb, art. 7:14 en 4:15 lid 1, onder b",
        Grond.TOEREKENBAAR_AAN_AANVRAGER: "Awb, art. 7:14 en 4:15 lid 2, onder b",
        Grond.OVERMACHT: "Awb, art. 7:14 en 4:15 lid 2, onder c",
    }
)


@dataclass(frozen=True, slots=True)
class Opschorting:
    """A period that does not count, from `vanaf` through `tot`, both inclusive.

    Raises:
        OngeldigeOpschorting: `tot` lies before `vanaf`.

    """

    vanaf: date
    tot: date
    grond: Grond

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.tot < self.vanaf:
            reden = f"de opschorting eindigt op {self.tot}, voor haar begin op {self.vanaf}"
            raise OngeldigeOpschorting(reden)

    def __contains__(self, dag: date) -> bool:
        """Tell whether the clock stands still on this day."""
        return self.vanaf <= dag <= self.tot


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """What one suspension does to the end: `dagen` calendar days later, from `van` to `naar`."""

    opschorting: Opschorting
    dagen: int
    van: date
    naar: date


def verschuivingen(start: date, einde: date, opschortingen: Iterable[Opschorting]) -> tuple[Verschuiving, ...]:
    """Lengthen `einde` by every suspended calendar day, one shift per suspension in order of date.

    A suspended day does not count, holiday or not. Only days after `start` could have counted, and a period
    that begins after the end as it then stands comes too late; such a suspension is a shift of 0 days.

    Raises:
        OngeldigeOpschorting: two periods have a day in common.

    """
    op_volgorde = sorted(opschortingen, key=lambda opschorting: opschorting.vanaf)
    for vorige, volgende in pairwise(op_volgorde):
        if volgende.vanaf <= vorige.tot:
            reden = f"twee opschortingen overlappen elkaar op {volgende.vanaf}"
            raise OngeldigeOpschorting(reden)
    reeks: list[Verschuiving] = []
    for opschorting in op_volgorde:
        eerste_dag = max(opschorting.vanaf, start + EEN_DAG)
        dagen = max(0, (opschorting.tot - eerste_dag).days + 1) if opschorting.vanaf <= einde else 0
        reeks.append(Verschuiving(opschorting, dagen, einde, einde + dagen * EEN_DAG))
        einde = reeks[-1].naar
    return tuple(reeks)


def opschorting_na_uitnodiging(
    uitgenodigd_op: date, aangevuld_op: date | None, hersteltermijn_tot: date
) -> Opschorting | None:
    """Give the suspension that follows an invitation to complete the request; None when no day is suspended.

    It runs from the day after the invitation up to the day before completion, or through `hersteltermijn_tot`
    (the last day of the time given) when that passes unused or the completion comes later.

    Raises:
        OngeldigeOpschorting: the time given ends before it begins.

    Source: Awb, art. 4:15 lid 1, onder a; which days this takes in is our reading of "tot de dag waarop".

    """
    heel = Opschorting(uitgenodigd_op + EEN_DAG, hersteltermijn_tot, Grond.AANVULLING)
    if aangevuld_op is None or aangevuld_op > hersteltermijn_tot:
        return heel
    if aangevuld_op <= heel.vanaf:
        return None
    return Opschorting(heel.vanaf, aangevuld_op - EEN_DAG, Grond.AANVULLING)
