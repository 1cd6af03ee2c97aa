"""Klantcontact: elk contact met een inwoner, ook zonder melding of dossier."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.events.codes import Code, Kanaal, Leefgebied, Toegangslocatie, Vorm


@dataclass(frozen=True, slots=True, kw_only=True)
class KlantcontactGeregistreerd:
    """Er is contact geweest met een inwoner."""

    gebeurd_op: datetime
    kanaal: Kanaal
    toegangslocatie: Toegangslocatie
    vorm: Vorm | None
    melding_id: UUID | None
    wijkcode: Code
    leefgebieden: tuple[Leefgebied, ...]


FEITEN = {"nl.wmo.klantcontacten.klantcontact-geregistreerd.v1": KlantcontactGeregistreerd}
