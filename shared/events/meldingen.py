"""Melding: de eerste vraag van een inwoner (Wmo 2015, art. 2.3.2 lid 1)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import (
    Antwoordsoort,
    Bestemming,
    Code,
    Doelgroep,
    Gewezen,
    Kanaal,
    Leefgebied,
    MelderRol,
    NaarSoort,
    RedenHeropend,
    RedenIngetrokken,
    Terugkoppelcode,
    Toegangslocatie,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingOntvangen:
    """Een vraag om ondersteuning is binnengekomen; op dat moment begint de onderzoekstermijn."""

    gebeurd_op: datetime
    melding_id: UUID
    kenmerk: Code
    ontvangen_op: datetime
    kanaal: Kanaal
    toegangslocatie: Toegangslocatie
    melder_rol: MelderRol
    partner_id: UUID | None
    client_op_de_hoogte: bool
    leefgebieden: tuple[Leefgebied, ...]
    doelgroep: Doelgroep | None
    wijkcode: Code
    team_id: Code | None
    spoed: bool
    persoon_id: UUID
    onderzoek_uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingBevestigd:
    """De ontvangst is bevestigd, met wat de inwoner daarbij is gewezen (art. 2.3.2 lid 1-3)."""

    gebeurd_op: datetime
    melding_id: UUID
    verzonden_op: datetime
    kanaal: Kanaal
    gewezen_op: tuple[Gewezen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingAlsWettelijkAangemerkt:
    """De vraag is een melding in de zin van de wet; de termijnen lopen vanaf de ontvangst."""

    gebeurd_op: datetime
    melding_id: UUID
    vanaf_datum: date
    persoonlijk_plan_tot: date
    onderzoek_uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingDirectBeantwoord:
    """De vraag is meteen beantwoord."""

    gebeurd_op: datetime
    melding_id: UUID
    afgehandeld_op: datetime
    antwoordsoort: Antwoordsoort
    akkoord_client: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingVerwezen:
    """De inwoner is verwezen naar een specialist, partner of algemene voorziening."""

    gebeurd_op: datetime
    melding_id: UUID
    afgehandeld_op: datetime
    naar_soort: NaarSoort
    partner_id: UUID | None = None
    algemene_voorziening_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingGeregistreerdVoorAndereInstantie:
    """De vraag hoort bij een andere instantie en is daarvoor geregistreerd."""

    gebeurd_op: datetime
    melding_id: UUID
    afgehandeld_op: datetime
    instantie: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingDoorgezet:
    """De melding gaat verder bij wijkteam, stadhuis, tweede lijn of Veilig Thuis."""

    gebeurd_op: datetime
    melding_id: UUID
    afgehandeld_op: datetime
    bestemming: Bestemming
    team_id: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingHeropend:
    """Een afgehandelde melding is weer open."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: RedenHeropend


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingIngetrokken:
    """De melding is ingetrokken; dat is geen afhandeling."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: RedenIngetrokken


@dataclass(frozen=True, slots=True, kw_only=True)
class HerhaalmeldingHerkend:
    """Het huishouden, of wie alleen is, meldde zich in de twaalf maanden hiervoor ook."""

    gebeurd_op: datetime
    melding_id: UUID
    eerdere_melding_ids: tuple[UUID, ...]
    huishouden_id: UUID | None
    dagen: int
    leefgebieden: tuple[Leefgebied, ...] = ()  # of these meldingen together
    hardnekkig: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TerugkoppelingVerzonden:
    """De partner die verwees heeft gehoord hoever het is, met toestemming van de client; nooit wat er speelt."""

    gebeurd_op: datetime
    melding_id: UUID
    partner_id: UUID
    statuscode: Terugkoppelcode
    toestemming_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class NummerVervallen:
    """Een gereserveerd nummer wordt niet gebruikt; er komt geen melding met dit kenmerk."""

    gebeurd_op: datetime
    melding_id: UUID
    kenmerk: Code
    reden: Code


FEITEN = {
    "nl.wmo.meldingen.melding-ontvangen.v1": MeldingOntvangen,
    "nl.wmo.meldingen.melding-bevestigd.v1": MeldingBevestigd,
    "nl.wmo.meldingen.melding-als-wettelijk-aangemerkt.v1": MeldingAlsWettelijkAangemerkt,
    "nl.wmo.meldingen.melding-direct-beantwoord.v1": MeldingDirectBeantwoord,
    "nl.wmo.meldingen.melding-verwezen.v1": MeldingVerwezen,
    "nl.wmo.meldingen.melding-geregistreerd-voor-andere-instantie.v1": MeldingGeregistreerdVoorAndereInstantie,
    "nl.wmo.meldingen.melding-doorgezet.v1": MeldingDoorgezet,
    "nl.wmo.meldingen.melding-heropend.v1": MeldingHeropend,
    "nl.wmo.meldingen.melding-ingetrokken.v1": MeldingIngetrokken,
    "nl.wmo.meldingen.herhaalmelding-herkend.v1": HerhaalmeldingHerkend,
    "nl.wmo.meldingen.terugkoppeling-verzonden.v1": TerugkoppelingVerzonden,
    "nl.wmo.meldingen.nummer-vervallen.v1": NummerVervallen,
}
