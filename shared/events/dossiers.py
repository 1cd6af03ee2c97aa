"""Dossier: de casus van een huishouden, van opening tot afsluiting."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code, Doelgroep, Dossierfase, RedenAfgesloten, RedenHeropend, Zwaarte


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierGeopend:
    """Een dossier is geopend, op de dag van de afhandeling van de aanmelding."""

    gebeurd_op: datetime
    melding_id: UUID
    huishouden_id: UUID
    aanmelding_id: UUID
    team_id: Code
    doelgroep: Doelgroep | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierfaseBereikt:
    """Het dossier is een fase verder."""

    gebeurd_op: datetime
    melding_id: UUID
    fase: Dossierfase


@dataclass(frozen=True, slots=True, kw_only=True)
class ZwaarteBepaald:
    """De zwaarte van de casus is bepaald."""

    gebeurd_op: datetime
    melding_id: UUID
    niveau: Zwaarte
    grond: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaakvlamIngesteld:
    """De casus staat op de waakvlam, met een datum voor vervolgcontact."""

    gebeurd_op: datetime
    melding_id: UUID
    vervolgcontact_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierAfgesloten:
    """Het dossier is afgesloten."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: RedenAfgesloten


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierHeropend:
    """Een afgesloten dossier is weer open."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: RedenHeropend


FEITEN = {
    "nl.wmo.dossiers.dossier-geopend.v1": DossierGeopend,
    "nl.wmo.dossiers.dossierfase-bereikt.v1": DossierfaseBereikt,
    "nl.wmo.dossiers.zwaarte-bepaald.v1": ZwaarteBepaald,
    "nl.wmo.dossiers.waakvlam-ingesteld.v1": WaakvlamIngesteld,
    "nl.wmo.dossiers.dossier-afgesloten.v1": DossierAfgesloten,
    "nl.wmo.dossiers.dossier-heropend.v1": DossierHeropend,
}
