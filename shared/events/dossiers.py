"""Dossier: de casus van een huishouden, van opening tot afsluiting."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import (
    Code,
    Doelgroep,
    Dossierfase,
    Escalatie,
    Hulplijn,
    RedenAfgesloten,
    RedenHeropend,
    RedenHuisbezoek,
    Thema,
    Vorm,
    WachtOp,
    Zwaarte,
)


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
class ThemaToegekend:
    """De casus heeft een thema gekregen."""

    gebeurd_op: datetime
    melding_id: UUID
    thema: Thema


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactmomentVastgelegd:
    """Er is contact geweest met het huishouden; een huisbezoek zegt waarom het nodig was."""

    gebeurd_op: datetime
    melding_id: UUID
    contact_op: datetime
    vorm: Vorm
    reden_huisbezoek: RedenHuisbezoek | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusOpgeschaald:
    """De casus is naar een zwaardere lijn gegaan."""

    gebeurd_op: datetime
    melding_id: UUID
    naar_lijn: Hulplijn
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusAfgeschaald:
    """De casus is naar een lichtere lijn gegaan."""

    gebeurd_op: datetime
    melding_id: UUID
    naar_lijn: Hulplijn
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalatieVastgelegd:
    """Een escalatie dreigde, en is afgewend of niet."""

    gebeurd_op: datetime
    melding_id: UUID
    soort: Escalatie
    afgewend: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WachtlijstplaatsIngenomen:
    """De casus wacht."""

    gebeurd_op: datetime
    melding_id: UUID
    wacht_op: WachtOp
    reden: Code
    vanaf: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WachtlijstplaatsVerlaten:
    """De casus wacht niet meer."""

    gebeurd_op: datetime
    melding_id: UUID
    tot: date
    uitkomst: Code


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
    "nl.wmo.dossiers.thema-toegekend.v1": ThemaToegekend,
    "nl.wmo.dossiers.contactmoment-vastgelegd.v1": ContactmomentVastgelegd,
    "nl.wmo.dossiers.casus-opgeschaald.v1": CasusOpgeschaald,
    "nl.wmo.dossiers.casus-afgeschaald.v1": CasusAfgeschaald,
    "nl.wmo.dossiers.escalatie-vastgelegd.v1": EscalatieVastgelegd,
    "nl.wmo.dossiers.wachtlijstplaats-ingenomen.v1": WachtlijstplaatsIngenomen,
    "nl.wmo.dossiers.wachtlijstplaats-verlaten.v1": WachtlijstplaatsVerlaten,
    "nl.wmo.dossiers.waakvlam-ingesteld.v1": WaakvlamIngesteld,
    "nl.wmo.dossiers.dossier-afgesloten.v1": DossierAfgesloten,
    "nl.wmo.dossiers.dossier-heropend.v1": DossierHeropend,
}
