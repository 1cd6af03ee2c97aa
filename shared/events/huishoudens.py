"""Huishouden: wie samen een plan en een regisseur delen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class HuishoudenSamengesteld:
    """Personen zijn tot een huishouden samengesteld."""

    gebeurd_op: datetime
    melding_id: UUID
    persoon_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HuishoudenGewijzigd:
    """Personen zijn bij het huishouden gekomen, of eruit gegaan."""

    gebeurd_op: datetime
    melding_id: UUID
    toegetreden_ids: tuple[UUID, ...]
    vertrokken_ids: tuple[UUID, ...]
    per: date
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisseurAangewezen:
    """Een medewerker houdt het plan van het huishouden bijeen."""

    gebeurd_op: datetime
    melding_id: UUID
    medewerker_id: UUID
    per: datetime


FEITEN = {
    "nl.wmo.huishoudens.huishouden-samengesteld.v1": HuishoudenSamengesteld,
    "nl.wmo.huishoudens.huishouden-gewijzigd.v1": HuishoudenGewijzigd,
    "nl.wmo.huishoudens.regisseur-aangewezen.v1": RegisseurAangewezen,
}
