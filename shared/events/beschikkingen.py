"""Beschikking op een aanvraag (Awb 1:3 lid 2); zij werkt pas na bekendmaking (Awb 3:40)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingOpgesteld:
    """Een beschikking is opgesteld."""

    gebeurd_op: datetime
    melding_id: UUID
    aanvraag_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingVastgesteld:
    """De mandaathouder heeft de beschikking vastgesteld."""

    gebeurd_op: datetime
    melding_id: UUID
    aanvraag_id: UUID
    vastgesteld_op: datetime
    verordening_versie: Code
    mandaathouder_id: UUID
    voorziening_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingBekendgemaakt:
    """De beschikking is bekendgemaakt; de bezwaartermijn begint (Awb 3:41, 6:7)."""

    gebeurd_op: datetime
    melding_id: UUID
    aanvraag_id: UUID
    bekendgemaakt_op: datetime
    wijze: Code
    bezwaar_tot_en_met: date


FEITEN = {
    "nl.wmo.beschikkingen.beschikking-opgesteld.v1": BeschikkingOpgesteld,
    "nl.wmo.beschikkingen.beschikking-vastgesteld.v1": BeschikkingVastgesteld,
    "nl.wmo.beschikkingen.beschikking-bekendgemaakt.v1": BeschikkingBekendgemaakt,
}
