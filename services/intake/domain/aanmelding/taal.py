"""De woorden van de aanmelding bij het wijkteam: feiten, opdrachten, standen en weigeringen."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.decider.decider import Rejected
from shared.events.aanmeldingen import (
    AanmeldingAfgehandeldMetAdvies,
    AanmeldingAfgehandeldMetDoorverwijzing,
    AanmeldingAfgehandeldMetKortHulptraject,
    AanmeldingBesproken,
    AanmeldingGeopend,
    AanmeldingIngetrokken,
    AanmeldingVrijgegeven,
    AanmeldteamOvergeslagen,
    EersteGesprekGevoerd,
    OnderzoekNodigVastgesteld,
    SpoedAangemerkt,
    WijkwerkerToegewezen,
)
from shared.events.codes import (
    Code,
    Doelgroep,
    Ernst,
    Leefgebied,
    RedenHuisbezoek,
    RedenIngetrokken,
    RedenVrijgave,
    Vorm,
)
from shared.events.sealed import Personal


@dataclass(frozen=True, slots=True, kw_only=True)
class GespreksverslagVastgelegd:
    """De brede vraaganalyse uit het eerste gesprek."""

    gebeurd_op: datetime
    persoon_id: UUID
    brede_vraaganalyse: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VraaganalyseVastgelegd:
    """Hoe zwaar de vraag op elk leefgebied weegt, in codes; het gaat over een persoon en blijft dus binnen."""

    gebeurd_op: datetime
    leefgebieden: tuple[Leefgebied, ...]
    ernst: tuple[Ernst, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAanmelding:
    """Open de aanmelding die op het doorzetten van een melding volgt."""

    melding_id: UUID
    op: datetime
    team_id: Code
    doelgroep: Doelgroep | None
    spoed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MerkSpoedAan:
    """Merk een aanmelding alsnog als spoed aan."""

    op: datetime
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class BespreekInAanmeldteam:
    """Leg de bespreking in het multidisciplinaire aanmeldteam vast."""

    besproken_op: datetime
    disciplines: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsWijkwerkerToe:
    """Wijs de aanmelding aan een wijkwerker toe."""

    op: datetime
    medewerker_id: UUID
    aanmeldteam_overgeslagen: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GeefAanmeldingVrij:
    """Geef de aanmelding terug aan het team."""

    op: datetime
    reden: RedenVrijgave


@dataclass(frozen=True, slots=True, kw_only=True)
class LegEersteGesprekVast:
    """Leg het eerste gesprek vast."""

    gevoerd_op: datetime
    vorm: Vorm
    persoon_id: UUID
    vraaganalyse: str | None
    reden_huisbezoek: RedenHuisbezoek | None = None
    per_leefgebied: tuple[tuple[Leefgebied, Ernst], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _HandelAf:
    afgehandeld_op: datetime
    reden: Code | None


class HandelAanmeldingAfMetAdvies(_HandelAf):
    """Handel af met een advies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandelAanmeldingAfMetDoorverwijzing(_HandelAf):
    """Handel af met een doorverwijzing."""

    partner_id: UUID | None
    algemene_voorziening_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandelAanmeldingAfMetKortHulptraject(_HandelAf):
    """Handel af met een kort hulptraject van het team."""

    doelgroep: Doelgroep | None
    persoon_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StelOnderzoekNodigVast:
    """Stel vast dat een onderzoek nodig is."""

    afgehandeld_op: datetime
    reden: Code | None
    doelgroep: Doelgroep | None
    melding_op: datetime
    wettelijk: bool
    persoon_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekAanmeldingIn:
    """Trek de aanmelding in."""

    op: datetime
    reden: RedenIngetrokken


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen aanmelding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    team_id: Code
    doelgroep: Doelgroep | None
    spoed: bool = False


class Geopend(_Bekend):
    """Geopend, nog niet besproken of toegewezen."""


class Besproken(_Bekend):
    """Besproken in het aanmeldteam."""


class Toegewezen(_Bekend):
    """Bij een wijkwerker."""


class Vrijgegeven(_Bekend):
    """Door de wijkwerker teruggegeven."""


class Gesproken(_Bekend):
    """Het eerste gesprek is gevoerd."""


class AfgehandeldAdvies(_Bekend):
    """Afgehandeld met een advies."""


class AfgehandeldDoorverwijzing(_Bekend):
    """Afgehandeld met een doorverwijzing."""


class AfgehandeldHulptraject(_Bekend):
    """Afgehandeld met een kort hulptraject."""


class OnderzoekNodig(_Bekend):
    """Er volgt een onderzoek."""


class Ingetrokken(_Bekend):
    """Ingetrokken."""


class AanmeldteamNietGehoord(Rejected):
    """Zonder bespreking in het aanmeldteam is een reden nodig om toe te wijzen."""

    regel = "Groningen, Jaarverslag 2017, 4.2.1"


class HeeftAlSpoed(Rejected):
    """Deze aanmelding heeft al spoed."""

    regel = "Wmo 2015, art. 2.3.3"


class GesprekOntbreekt(Rejected):
    """Zonder eerste gesprek kan een aanmelding niet worden afgehandeld."""

    regel = "Almere, Meldingen bij de wijkteams, mei 2020"


type Event = (
    AanmeldingGeopend
    | SpoedAangemerkt
    | AanmeldingBesproken
    | AanmeldteamOvergeslagen
    | WijkwerkerToegewezen
    | AanmeldingVrijgegeven
    | EersteGesprekGevoerd
    | GespreksverslagVastgelegd
    | VraaganalyseVastgelegd
    | AanmeldingAfgehandeldMetAdvies
    | AanmeldingAfgehandeldMetDoorverwijzing
    | AanmeldingAfgehandeldMetKortHulptraject
    | OnderzoekNodigVastgesteld
    | AanmeldingIngetrokken
)
type Command = (
    OpenAanmelding
    | MerkSpoedAan
    | BespreekInAanmeldteam
    | WijsWijkwerkerToe
    | GeefAanmeldingVrij
    | LegEersteGesprekVast
    | HandelAanmeldingAfMetAdvies
    | HandelAanmeldingAfMetDoorverwijzing
    | HandelAanmeldingAfMetKortHulptraject
    | StelOnderzoekNodigVast
    | TrekAanmeldingIn
)
type Bekend = (
    Geopend
    | Besproken
    | Toegewezen
    | Vrijgegeven
    | Gesproken
    | AfgehandeldAdvies
    | AfgehandeldDoorverwijzing
    | AfgehandeldHulptraject
    | OnderzoekNodig
    | Ingetrokken
)
type State = Nieuw | Bekend

FEITEN = {
    "intake.gespreksverslag-vastgelegd.v1": GespreksverslagVastgelegd,
    "intake.vraaganalyse-vastgelegd.v1": VraaganalyseVastgelegd,
}
