"""Maatwerkvoorziening met haar toewijzingen en leveringen, in een stroom."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import (
    Code,
    Eenheid,
    Frequentie,
    Leveringsvorm,
    Productcategorie,
    RedenBeeindiging,
    RedenWijzigingToewijzing,
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ToewijzingBevestigd:
    """De aanbieder heeft de toewijzing aanvaard (iWmo 302)."""

    gebeurd_op: datetime
    melding_id: UUID
    toewijzingnummer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToewijzingAfgekeurd:
    """De aanbieder heeft de toewijzing afgekeurd, met codes die zeggen waarom (iWmo 302)."""

    gebeurd_op: datetime
    melding_id: UUID
    toewijzingnummer: int
    retourcodes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToewijzingGewijzigd:
    """De aanbieder heeft een gewijzigde toewijzing gekregen (iWmo 301)."""

    gebeurd_op: datetime
    melding_id: UUID
    toewijzingnummer: int
    reden: RedenWijzigingToewijzing
    per: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ToewijzingVerlopen:
    """De looptijd van een toewijzing is voorbij zonder dat de levering begon."""

    gebeurd_op: datetime
    melding_id: UUID
    toewijzingnummer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeveringTijdelijkGestopt:
    """De levering is tijdelijk gestopt (iWmo 307)."""

    gebeurd_op: datetime
    melding_id: UUID
    toewijzingnummer: int
    nummer: int
    gestopt_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LeveringHervat:
    """De levering is na een onderbreking hervat (iWmo 305)."""

    gebeurd_op: datetime
    melding_id: UUID
    toewijzingnummer: int
    nummer: int
    gestart_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorzieningGewijzigd:
    """De voorziening heeft vanaf deze dag deze omvang en deze laatste dag."""

    gebeurd_op: datetime
    melding_id: UUID
    per: date
    omvang: int | None
    einddatum: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorzieningBeeindigd:
    """De voorziening is beeindigd; haar laatste dag is `per`."""

    gebeurd_op: datetime
    melding_id: UUID
    per: date
    reden: RedenBeeindiging


@dataclass(frozen=True, slots=True, kw_only=True)
class HerbeoordelingGepland:
    """Een herbeoordeling van de voorziening is gepland (Wmo 2015, art. 2.3.9)."""

    gebeurd_op: datetime
    melding_id: UUID
    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HeronderzoekGevraagd:
    """Een nieuw onderzoek is gevraagd (Wmo 2015, art. 2.3.9)."""

    gebeurd_op: datetime
    melding_id: UUID
    plan_id: UUID | None
    reden: Code
    uiterste_datum: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EigenBijdrageGemeld:
    """De voorziening is aan het CAK gemeld (Uitvoeringsregeling Wmo 2015, art. 2f en 2g)."""

    gebeurd_op: datetime
    melding_id: UUID
    gemeld_op: datetime
    uiterste_datum: date
    soort_bericht: Code


FEITEN = {
    "nl.wmo.voorzieningen.voorziening-toegekend.v1": VoorzieningToegekend,
    "nl.wmo.voorzieningen.voorziening-afgewezen.v1": VoorzieningAfgewezen,
    "nl.wmo.voorzieningen.toewijzing-verzonden.v1": ToewijzingVerzonden,
    "nl.wmo.voorzieningen.levering-gestart.v1": LeveringGestart,
    "nl.wmo.voorzieningen.levering-gestopt.v1": LeveringGestopt,
    "nl.wmo.voorzieningen.toewijzing-bevestigd.v1": ToewijzingBevestigd,
    "nl.wmo.voorzieningen.toewijzing-afgekeurd.v1": ToewijzingAfgekeurd,
    "nl.wmo.voorzieningen.toewijzing-gewijzigd.v1": ToewijzingGewijzigd,
    "nl.wmo.voorzieningen.toewijzing-verlopen.v1": ToewijzingVerlopen,
    "nl.wmo.voorzieningen.levering-tijdelijk-gestopt.v1": LeveringTijdelijkGestopt,
    "nl.wmo.voorzieningen.levering-hervat.v1": LeveringHervat,
    "nl.wmo.voorzieningen.voorziening-gewijzigd.v1": VoorzieningGewijzigd,
    "nl.wmo.voorzieningen.voorziening-beeindigd.v1": VoorzieningBeeindigd,
    "nl.wmo.voorzieningen.herbeoordeling-gepland.v1": HerbeoordelingGepland,
    "nl.wmo.voorzieningen.heronderzoek-gevraagd.v1": HeronderzoekGevraagd,
    "nl.wmo.voorzieningen.eigen-bijdrage-gemeld.v1": EigenBijdrageGemeld,
}
