"""Spoed: een tijdelijke voorziening in afwachting van het onderzoek (Wmo 2015, art. 2.3.3)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Productcategorie


@dataclass(frozen=True, slots=True, kw_only=True)
class TijdelijkeVoorzieningVerstrekt:
    """Een tijdelijke maatwerkvoorziening is verstrekt, zonder onderzoek of aanvraag."""

    gebeurd_op: datetime
    melding_id: UUID
    persoon_id: UUID
    productcategorie: Productcategorie
    per: date


FEITEN = {"nl.wmo.spoedbeslissingen.tijdelijke-voorziening-verstrekt.v1": TijdelijkeVoorzieningVerstrekt}
