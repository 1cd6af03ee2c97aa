"""Medewerkersenquete: wat medewerkers van een aspect van hun werk vinden, naast anderen."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.events.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class MedewerkersenqueteGehouden:
    """Medewerkers gaven een aspect samen dit cijfer, in tienden, naast de benchmark."""

    gebeurd_op: datetime
    van: date
    tot: date
    aspect: Code
    score_tienden: int
    aantal: int
    benchmark_tienden: int | None


FEITEN = {"nl.wmo.medewerkersenquetes.medewerkersenquete-gehouden.v1": MedewerkersenqueteGehouden}
