"""Aanmelding bij het wijkteam: van aanmeldteam en eerste gesprek tot een uitkomst."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.events.codes import Code, Doelgroep, RedenHuisbezoek, RedenIngetrokken, RedenVrijgave, Vorm


@dataclass(frozen=True, slots=True, kw_only=True)
class AanmeldingGeopend:
    """Een doorgezette melding is een aanmelding geworden, op de dag van het doorzetten."""

    gebeurd_op: datetime
    melding_id: UUID
    team_id: Code
    doelgroep: Doelgroep | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoedAangemerkt:
    """De aanmelding heeft spoed (Wmo 2015, art. 2.3.3)."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class AanmeldingBesproken:
    """Het multidisciplinaire aanmeldteam heeft de aanmelding besproken."""

    gebeurd_op: datetime
    melding_id: UUID
    besproken_op: datetime
    disciplines: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AanmeldteamOvergeslagen:
    """De aanmelding is zonder bespreking toegewezen, met reden."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class WijkwerkerToegewezen:
    """Een wijkwerker neemt de aanmelding op zich."""

    gebeurd_op: datetime
    melding_id: UUID
    medewerker_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AanmeldingVrijgegeven:
    """De wijkwerker geeft de aanmelding terug."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: RedenVrijgave


@dataclass(frozen=True, slots=True, kw_only=True)
class EersteGesprekGevoerd:
    """Het eerste gesprek, de probleeminventarisatie, is gevoerd."""

    gebeurd_op: datetime
    melding_id: UUID
    gevoerd_op: datetime
    vorm: Vorm
    persoon_ids: tuple[UUID, ...]
    reden_huisbezoek: RedenHuisbezoek | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AanmeldingAfgehandeldMetAdvies:
    """Het team heeft de aanmelding met een advies afgehandeld."""

    gebeurd_op: datetime
    melding_id: UUID
    afgehandeld_op: datetime
    reden: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AanmeldingAfgehandeldMetDoorverwijzing:
    """Het team heeft de inwoner doorverwezen."""

    gebeurd_op: datetime
    melding_id: UUID
    afgehandeld_op: datetime
    reden: Code | None
    partner_id: UUID | None = None
    algemene_voorziening_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AanmeldingAfgehandeldMetKortHulptraject:
    """Het team helpt zelf met een kort hulptraject."""

    gebeurd_op: datetime
    melding_id: UUID
    afgehandeld_op: datetime
    reden: Code | None
    doelgroep: Doelgroep | None
    team_id: Code
    persoon_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoekNodigVastgesteld:
    """Er is een onderzoek nodig (Wmo 2015, art. 2.3.2)."""

    gebeurd_op: datetime
    melding_id: UUID
    afgehandeld_op: datetime
    melding_op: datetime
    wettelijk: bool
    reden: Code | None
    spoed: bool
    doelgroep: Doelgroep | None
    team_id: Code
    persoon_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AanmeldingIngetrokken:
    """De aanmelding is ingetrokken; dat is geen afhandeling."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: RedenIngetrokken


FEITEN = {
    "nl.wmo.aanmeldingen.aanmelding-geopend.v1": AanmeldingGeopend,
    "nl.wmo.aanmeldingen.spoed-aangemerkt.v1": SpoedAangemerkt,
    "nl.wmo.aanmeldingen.aanmelding-besproken.v1": AanmeldingBesproken,
    "nl.wmo.aanmeldingen.aanmeldteam-overgeslagen.v1": AanmeldteamOvergeslagen,
    "nl.wmo.aanmeldingen.wijkwerker-toegewezen.v1": WijkwerkerToegewezen,
    "nl.wmo.aanmeldingen.aanmelding-vrijgegeven.v1": AanmeldingVrijgegeven,
    "nl.wmo.aanmeldingen.eerste-gesprek-gevoerd.v1": EersteGesprekGevoerd,
    "nl.wmo.aanmeldingen.aanmelding-afgehandeld-met-advies.v1": AanmeldingAfgehandeldMetAdvies,
    "nl.wmo.aanmeldingen.aanmelding-afgehandeld-met-doorverwijzing.v1": AanmeldingAfgehandeldMetDoorverwijzing,
    "nl.wmo.aanmeldingen.aanmelding-afgehandeld-met-kort-hulptraject.v1": AanmeldingAfgehandeldMetKortHulptraject,
    "nl.wmo.aanmeldingen.onderzoek-nodig-vastgesteld.v1": OnderzoekNodigVastgesteld,
    "nl.wmo.aanmeldingen.aanmelding-ingetrokken.v1": AanmeldingIngetrokken,
}
