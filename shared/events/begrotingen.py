"""Begroting: per jaar, team, programma en kostensoort een regel, met wat ervan is uitgegeven."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.events.codes import Begrotingssoort, Code


@dataclass(frozen=True, slots=True, kw_only=True)
class BegrotingsregelVastgesteld:
    """De oorspronkelijke begroting van een team, programma en kostensoort in een jaar is vastgesteld."""

    gebeurd_op: datetime
    jaar: int
    taakveld: Code
    kostensoort: Code
    programma: Code
    team_id: Code
    bedrag_cent: int
    soort: Begrotingssoort = "lasten"


@dataclass(frozen=True, slots=True, kw_only=True)
class BegrotingBijgesteld:
    """Een begrotingsregel is bijgesteld; het bedrag komt in de plaats van het vorige."""

    gebeurd_op: datetime
    regel_id: UUID
    bedrag_cent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RealisatieGeboekt:
    """Een bedrag is geboekt op de regel van het jaar dat het betreft, ook als het pas later is afgerekend."""

    gebeurd_op: datetime
    regel_id: UUID
    boekjaar: int
    betreft_jaar: int
    bedrag_cent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AfwijkingToegelicht:
    """Een afwijking van de begroting is toegelicht; het nummer staat bij haar in de tabel van dat jaar."""

    gebeurd_op: datetime
    regel_id: UUID
    jaar: int
    nummer: int
    oorzaakcode: Code


FEITEN = {
    "nl.wmo.begrotingen.begrotingsregel-vastgesteld.v1": BegrotingsregelVastgesteld,
    "nl.wmo.begrotingen.begroting-bijgesteld.v1": BegrotingBijgesteld,
    "nl.wmo.begrotingen.realisatie-geboekt.v1": RealisatieGeboekt,
    "nl.wmo.begrotingen.afwijking-toegelicht.v1": AfwijkingToegelicht,
}
