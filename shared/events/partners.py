"""Partner: wie naast de gemeente helpt, met zijn aanbod op de sociale kaart."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.events.codes import Code, OntvangerKlasse, PartnerSoort


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerGeregistreerd:
    """Een partner is bij de gemeente bekend; zijn klasse zegt wat hij mag ontvangen (Wmo 2015, art. 5.2.1)."""

    gebeurd_op: datetime
    soort: PartnerSoort
    ontvanger_klasse: OntvangerKlasse


@dataclass(frozen=True, slots=True, kw_only=True)
class AlgemeneVoorzieningOpgenomen:
    """Een algemene voorziening van de partner staat op de sociale kaart; zonder wijken geldt zij overal."""

    gebeurd_op: datetime
    algemene_voorziening_id: UUID
    soort: Code
    evidence_niveau: Code | None
    prijs_cent: int | None
    wijkcodes: tuple[Code, ...]


FEITEN = {
    "nl.wmo.partners.partner-geregistreerd.v1": PartnerGeregistreerd,
    "nl.wmo.partners.algemene-voorziening-opgenomen.v1": AlgemeneVoorzieningOpgenomen,
}
