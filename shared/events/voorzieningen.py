"""Maatwerkvoorziening met haar toewijzingen en leveringen, in een stroom."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code, Eenheid, Frequentie, Leveringsvorm, Productcategorie, RedenBeeindiging


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorzieningToegekend:
    """Een maatwerkvoorziening is toegekend."""

    gebeurd_op: datetime
    melding_id: UUID
    beschikking_id: UUID
    aanvraag_id: UUID
    plan_id: UUID | None
    persoon_id: UUID | None
    productcategorie: Productcategorie
    productcode: Code
    leveringsvorm: Leveringsvorm
    omvang: int | None
    eenheid: Eenheid | None
    frequentie: Frequentie | None
    startdatum: date
    einddatum: date | None
    aanbieder_id: Code | None
    nieuw: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorzieningAfgewezen:
    """Een gevraagde voorziening is afgewezen."""

    gebeurd_op: datetime
    melding_id: UUID
    beschikking_id: UUID
    aanvraag_id: UUID
    productcategorie: Productcategorie
    reden: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToewijzingVerzonden:
    """De voorziening is bij een aanbieder besteld (iWmo 301)."""

    gebeurd_op: datetime
    melding_id: UUID
    toewijzingnummer: int
    aanbieder_id: Code
    verzonden_op: datetime
    eerste: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeveringGestart:
    """De aanbieder levert (iWmo 305)."""

    gebeurd_op: datetime
    melding_id: UUID
    toewijzingnummer: int
    nummer: int
    gestart_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LeveringGestopt:
    """De levering is gestopt (iWmo 307)."""

    gebeurd_op: datetime
    melding_id: UUID
    toewijzingnummer: int
    nummer: int
    gestopt_op: datetime
    reden: RedenBeeindiging


FEITEN = {
    "nl.wmo.voorzieningen.voorziening-toegekend.v1": VoorzieningToegekend,
    "nl.wmo.voorzieningen.voorziening-afgewezen.v1": VoorzieningAfgewezen,
    "nl.wmo.voorzieningen.toewijzing-verzonden.v1": ToewijzingVerzonden,
    "nl.wmo.voorzieningen.levering-gestart.v1": LeveringGestart,
    "nl.wmo.voorzieningen.levering-gestopt.v1": LeveringGestopt,
}
