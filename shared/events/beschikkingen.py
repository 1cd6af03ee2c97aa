"""Beschikking op een aanvraag (Awb 1:3 lid 2); zij werkt pas na bekendmaking (Awb 3:40)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code, GrondHerziening, Woongemeente


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
    woongemeente: Woongemeente | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingBekendgemaakt:
    """De beschikking is bekendgemaakt; de bezwaartermijn begint (Awb 3:41, 6:7)."""

    gebeurd_op: datetime
    melding_id: UUID
    aanvraag_id: UUID
    bekendgemaakt_op: datetime
    wijze: Code
    bezwaar_tot_en_met: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingOnherroepelijkGeworden:
    """De bezwaartermijn is voorbij zonder bezwaar (Awb 6:7)."""

    gebeurd_op: datetime
    melding_id: UUID
    per: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingHerzien:
    """De beschikking is herzien, op een grond van art. 2.3.10."""

    gebeurd_op: datetime
    melding_id: UUID
    grond: GrondHerziening
    ingang: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingIngetrokken:
    """De beschikking is ingetrokken, op een grond van art. 2.3.10; met terugvordering na opzet (art. 2.4.1)."""

    gebeurd_op: datetime
    melding_id: UUID
    grond: GrondHerziening
    ingang: date
    terugvordering: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingAangevochten:
    """Er is bezwaar gemaakt tegen de beschikking."""

    gebeurd_op: datetime
    melding_id: UUID
    bezwaar_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingGehandhaafd:
    """De beschikking blijft na bezwaar in stand."""

    gebeurd_op: datetime
    melding_id: UUID
    bezwaar_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingHerroepen:
    """De beschikking is na bezwaar geheel of deels herroepen (Awb 7:11)."""

    gebeurd_op: datetime
    melding_id: UUID
    bezwaar_id: UUID


FEITEN = {
    "nl.wmo.beschikkingen.beschikking-opgesteld.v1": BeschikkingOpgesteld,
    "nl.wmo.beschikkingen.beschikking-vastgesteld.v1": BeschikkingVastgesteld,
    "nl.wmo.beschikkingen.beschikking-bekendgemaakt.v1": BeschikkingBekendgemaakt,
    "nl.wmo.beschikkingen.beschikking-onherroepelijk-geworden.v1": BeschikkingOnherroepelijkGeworden,
    "nl.wmo.beschikkingen.beschikking-herzien.v1": BeschikkingHerzien,
    "nl.wmo.beschikkingen.beschikking-ingetrokken.v1": BeschikkingIngetrokken,
    "nl.wmo.beschikkingen.beschikking-aangevochten.v1": BeschikkingAangevochten,
    "nl.wmo.beschikkingen.beschikking-gehandhaafd.v1": BeschikkingGehandhaafd,
    "nl.wmo.beschikkingen.beschikking-herroepen.v1": BeschikkingHerroepen,
}
