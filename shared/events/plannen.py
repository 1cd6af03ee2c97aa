"""Ondersteuningsplan, dat inwoner en wijkwerker samen vaststellen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Doelcode, Leefgebied, Productcategorie, RedenAfgesloten, Uitvoerder


@dataclass(frozen=True, slots=True, kw_only=True)
class Plandoel:
    """Een doel van het plan, zonder de woorden waarin het is opgeschreven."""

    doel_id: UUID
    doelcode: Doelcode
    leefgebied: Leefgebied


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOpgesteld:
    """Een plan is opgesteld, met doelen en met acties: `uitvoerders` noemt van elke actie wie haar uitvoert."""

    gebeurd_op: datetime
    melding_id: UUID
    huishouden_id: UUID
    dossier_id: UUID
    onderzoek_id: UUID | None
    doelen: tuple[Plandoel, ...]
    uitvoerders: tuple[Uitvoerder, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGewijzigd:
    """Het plan is voor de vaststelling gewijzigd; een akkoord dat al was gegeven, telt niet meer."""

    gebeurd_op: datetime
    melding_id: UUID
    doelen: tuple[Plandoel, ...]
    uitvoerders: tuple[Uitvoerder, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTerAccorderingAangeboden:
    """Het plan is ter accordering aangeboden."""

    gebeurd_op: datetime
    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGeaccordeerdDoorInwoner:
    """De inwoner gaat akkoord."""

    gebeurd_op: datetime
    melding_id: UUID
    akkoord_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGeaccordeerdDoorWijkwerker:
    """De wijkwerker gaat akkoord."""

    gebeurd_op: datetime
    melding_id: UUID
    akkoord_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVastgesteld:
    """Beiden zijn akkoord: het plan staat vast, op de dag van het laatste akkoord."""

    gebeurd_op: datetime
    melding_id: UUID
    vastgesteld_op: datetime
    dossier_id: UUID
    huishouden_id: UUID
    aanmelding_id: UUID
    persoon_ids: tuple[UUID, ...]
    onderzoek_uiterste_datum: date | None
    verslag_op: datetime | None
    maatwerk_gewenst: tuple[Productcategorie, ...]
    eigen_uitvoering: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInUitvoeringGenomen:
    """Het plan wordt uitgevoerd, voor het eerst of na een evaluatie."""

    gebeurd_op: datetime
    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DoelGeevalueerd:
    """Van een doel is vastgesteld of het is bereikt."""

    gebeurd_op: datetime
    melding_id: UUID
    doel_id: UUID
    doelcode: Doelcode
    bereikt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGeevalueerd:
    """Het plan is geevalueerd; de doelrealisatie is conform als elk doel is bereikt."""

    gebeurd_op: datetime
    melding_id: UUID
    doelrealisatie_conform: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAfgesloten:
    """Het plan is afgesloten; het huishouden kan een nieuw krijgen."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: RedenAfgesloten


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVervangen:
    """Een ander plan is voor dit plan in de plaats gekomen."""

    gebeurd_op: datetime
    melding_id: UUID
    nieuw_plan_id: UUID


FEITEN = {
    "nl.wmo.plannen.plan-opgesteld.v1": PlanOpgesteld,
    "nl.wmo.plannen.plan-gewijzigd.v1": PlanGewijzigd,
    "nl.wmo.plannen.plan-ter-accordering-aangeboden.v1": PlanTerAccorderingAangeboden,
    "nl.wmo.plannen.plan-geaccordeerd-door-inwoner.v1": PlanGeaccordeerdDoorInwoner,
    "nl.wmo.plannen.plan-geaccordeerd-door-wijkwerker.v1": PlanGeaccordeerdDoorWijkwerker,
    "nl.wmo.plannen.plan-vastgesteld.v1": PlanVastgesteld,
    "nl.wmo.plannen.plan-in-uitvoering-genomen.v1": PlanInUitvoeringGenomen,
    "nl.wmo.plannen.doel-geevalueerd.v1": DoelGeevalueerd,
    "nl.wmo.plannen.plan-geevalueerd.v1": PlanGeevalueerd,
    "nl.wmo.plannen.plan-afgesloten.v1": PlanAfgesloten,
    "nl.wmo.plannen.plan-vervangen.v1": PlanVervangen,
}
