"""Aanvraag om een maatwerkvoorziening (Wmo 2015, art. 2.3.5; Awb 1:3)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import AanvraagmogelijkGrond, Aanvraagwijze, MelderRol, OpschortingGrond, Productcategorie


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagMogelijkGemaakt:
    """Een aanvraag kan: het verslag is er, of de zes weken zijn voorbij (art. 2.3.2 lid 9)."""

    gebeurd_op: datetime
    melding_id: UUID
    grond: AanvraagmogelijkGrond
    vanaf: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagformulierAangeboden:
    """Een vastgesteld plan met maatwerk biedt de aanvraag aan."""

    gebeurd_op: datetime
    melding_id: UUID
    plan_id: UUID
    persoon_id: UUID | None
    productcategorieen: tuple[Productcategorie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagOntvangen:
    """De aanvraag is ontvangen; binnen twee weken volgt een beschikking."""

    gebeurd_op: datetime
    melding_id: UUID
    plan_id: UUID | None
    persoon_id: UUID | None
    ontvangen_op: datetime
    wijze: Aanvraagwijze
    productcategorieen: tuple[Productcategorie, ...]
    uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagInBehandelingGenomen:
    """De aanvraag is in behandeling."""

    gebeurd_op: datetime
    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvullingGevraagd:
    """De aanvrager kan de aanvraag aanvullen, tot en met de laatste dag van de hersteltermijn (Awb 4:5)."""

    gebeurd_op: datetime
    melding_id: UUID
    uitgenodigd_op: datetime
    hersteltermijn_tot: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagOpgeschort:
    """De beslistermijn staat stil (Awb 4:15)."""

    gebeurd_op: datetime
    melding_id: UUID
    nummer: int
    grond: OpschortingGrond
    vanaf: date
    verwacht_tot_en_met: date | None
    medegedeeld_op: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpschortingBeeindigd:
    """De beslistermijn loopt weer."""

    gebeurd_op: datetime
    melding_id: UUID
    nummer: int
    grond: OpschortingGrond
    tot_en_met: date
    nieuwe_uiterste_datum: date
    medegedeeld_op: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslistermijnMededelingGedaan:
    """De aanvrager weet dat de beschikking later komt; de wettelijke termijn blijft staan (Awb 4:14 lid 1)."""

    gebeurd_op: datetime
    melding_id: UUID
    medegedeeld_op: datetime
    nieuwe_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ZienswijzeGevraagd:
    """De aanvrager kan reageren op gegevens die afwijken van wat hij zelf gaf (Awb 4:7)."""

    gebeurd_op: datetime
    melding_id: UUID
    tot: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ZienswijzeOntvangen:
    """De zienswijze van de aanvrager is er."""

    gebeurd_op: datetime
    melding_id: UUID
    ontvangen_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagBuitenBehandelingGesteld:
    """De aanvraag wordt niet behandeld, omdat zij niet is aangevuld (Awb 4:5 lid 4)."""

    gebeurd_op: datetime
    melding_id: UUID
    bekendgemaakt_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagIngetrokken:
    """De aanvraag is ingetrokken."""

    gebeurd_op: datetime
    melding_id: UUID
    door_rol: MelderRol


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagBeschikt:
    """Op de aanvraag is beschikt."""

    gebeurd_op: datetime
    melding_id: UUID
    beschikking_id: UUID


FEITEN = {
    "nl.wmo.aanvragen.aanvraag-mogelijk-gemaakt.v1": AanvraagMogelijkGemaakt,
    "nl.wmo.aanvragen.aanvraagformulier-aangeboden.v1": AanvraagformulierAangeboden,
    "nl.wmo.aanvragen.aanvraag-ontvangen.v1": AanvraagOntvangen,
    "nl.wmo.aanvragen.aanvraag-in-behandeling-genomen.v1": AanvraagInBehandelingGenomen,
    "nl.wmo.aanvragen.aanvulling-gevraagd.v1": AanvullingGevraagd,
    "nl.wmo.aanvragen.aanvraag-opgeschort.v1": AanvraagOpgeschort,
    "nl.wmo.aanvragen.opschorting-beeindigd.v1": OpschortingBeeindigd,
    "nl.wmo.aanvragen.beslistermijn-mededeling-gedaan.v1": BeslistermijnMededelingGedaan,
    "nl.wmo.aanvragen.zienswijze-gevraagd.v1": ZienswijzeGevraagd,
    "nl.wmo.aanvragen.zienswijze-ontvangen.v1": ZienswijzeOntvangen,
    "nl.wmo.aanvragen.aanvraag-buiten-behandeling-gesteld.v1": AanvraagBuitenBehandelingGesteld,
    "nl.wmo.aanvragen.aanvraag-ingetrokken.v1": AanvraagIngetrokken,
    "nl.wmo.aanvragen.aanvraag-beschikt.v1": AanvraagBeschikt,
}
