"""Persoon: wie hulp vraagt of krijgt. Zonder naam, BSN of adres: die blijven verzegeld bij intake."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code, Doelgroep, OntvangerKlasse, ToestemmingNiveau


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonGeregistreerd:
    """Een persoon is bij de gemeente bekend geworden."""

    gebeurd_op: datetime
    persoon_id: UUID
    wijkcode: Code
    doelgroep: Doelgroep | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonOverleden:
    """De persoon is overleden."""

    gebeurd_op: datetime
    persoon_id: UUID
    overleden_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonVerhuisd:
    """De persoon is verhuisd, binnen de gemeente of naar een andere."""

    gebeurd_op: datetime
    persoon_id: UUID
    soort: Code
    verhuisd_op: datetime
    nieuwe_gemeente: Code | None
    nieuwe_wijkcode: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToestemmingGegeven:
    """De persoon staat toe dat iets van hem met een ontvanger wordt gedeeld (Wmo 2015, art. 5.1.1, 5.3.3)."""

    gebeurd_op: datetime
    persoon_id: UUID
    toestemming_id: UUID
    doel: Code
    ontvanger_klasse: OntvangerKlasse
    partner_id: UUID | None
    niveau: ToestemmingNiveau
    wijze: Code
    geldig_van: date
    geldig_tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToestemmingIngetrokken:
    """De persoon heeft een toestemming ingetrokken."""

    gebeurd_op: datetime
    persoon_id: UUID
    toestemming_id: UUID


FEITEN = {
    "nl.wmo.personen.persoon-geregistreerd.v1": PersoonGeregistreerd,
    "nl.wmo.personen.persoon-overleden.v1": PersoonOverleden,
    "nl.wmo.personen.persoon-verhuisd.v1": PersoonVerhuisd,
    "nl.wmo.personen.toestemming-gegeven.v1": ToestemmingGegeven,
    "nl.wmo.personen.toestemming-ingetrokken.v1": ToestemmingIngetrokken,
}
