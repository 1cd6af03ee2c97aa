"""De woorden van de melding (Wmo 2015, art. 2.3.2): feiten, opdrachten, standen en weigeringen."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from shared.decider.decider import Rejected
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
    VoorkeurContact,
)
from shared.events.meldingen import (
    HerhaalmeldingHerkend,
    MeldingAlsWettelijkAangemerkt,
    MeldingBevestigd,
    MeldingDirectBeantwoord,
    MeldingDoorgezet,
    MeldingGeregistreerdVoorAndereInstantie,
    MeldingHeropend,
    MeldingIngetrokken,
    MeldingOntvangen,
    MeldingVerwezen,
    NummerVervallen,
    TerugkoppelingVerzonden,
)
from shared.events.sealed import Personal
from shared.termijnen.bewaking import Klok


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingsinhoudVastgelegd:
    """De vraag in de woorden van de inwoner, met wie haar bracht en hoe de inwoner is te bereiken."""

    gebeurd_op: datetime
    persoon_id: UUID
    vraag: Personal[str]
    organisatie: Personal[str | None]
    melder_naam: Personal[str | None] = None
    melder_contact: Personal[str | None] = None
    telefoon: Personal[str | None] = None
    voorkeur_contact: VoorkeurContact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijsadresVastgelegd:
    """Bij wie de inwoner terecht kan, in de woorden van wie verwees."""

    gebeurd_op: datetime
    persoon_id: UUID
    naam: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NummerGereserveerd:
    """Een nummer is uitgegeven voor een melding die nog komt."""

    gebeurd_op: datetime
    melding_id: UUID
    kenmerk: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ReserveerNummer:
    """Geef vooruit een nummer uit, bijvoorbeeld voor een papieren formulier.

    Het kenmerk volgt uit het id van de melding. Een nummer reserveren is dus de melding haar id geven voordat zij er
    is: geen teller, en een nummer dat maar een keer wordt gebruikt, omdat er maar een melding met dat id is.
    """

    op: datetime
    melding_id: UUID
    kenmerk: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class LaatNummerVervallen:
    """Laat een uitgegeven nummer vervallen dat niet meer wordt gebruikt."""

    op: datetime
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangMelding:
    """Leg een vraag om ondersteuning vast; het moment van ontvangst is het begin van de zes weken."""

    melding_id: UUID
    persoon_id: UUID
    kenmerk: Code
    ontvangen_op: datetime
    kanaal: Kanaal
    toegangslocatie: Toegangslocatie
    melder_rol: MelderRol
    organisatie: str | None
    partner_id: UUID | None
    client_op_de_hoogte: bool
    leefgebieden: tuple[Leefgebied, ...]
    doelgroep: Doelgroep | None
    wijkcode: Code
    team_id: Code | None
    spoed: bool
    vraag: str
    melder_naam: str | None = None
    melder_contact: str | None = None
    telefoon: str | None = None
    voorkeur_contact: VoorkeurContact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BevestigMelding:
    """Bevestig de ontvangst en wijs op persoonlijk plan en clientondersteuning."""

    verzonden_op: datetime
    kanaal: Kanaal
    gewezen_op: tuple[Gewezen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MerkAanAlsWettelijkeMelding:
    """Merk de vraag aan als melding in de zin van de wet, vanaf een dag of anders vanaf de ontvangst."""

    vanaf: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeantwoordDirect:
    """Handel af met een antwoord."""

    afgehandeld_op: datetime
    antwoordsoort: Antwoordsoort
    akkoord_client: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijsMelding:
    """Handel af met een verwijzing."""

    afgehandeld_op: datetime
    naar_soort: NaarSoort
    partner_id: UUID | None
    algemene_voorziening_id: UUID | None
    naam: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistreerVoorAndereInstantie:
    """Handel af door te registreren voor een andere instantie."""

    afgehandeld_op: datetime
    instantie: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetMeldingDoor:
    """Handel af door de melding verder te laten behandelen."""

    afgehandeld_op: datetime
    bestemming: Bestemming
    team_id: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenMelding:
    """Open een afgehandelde melding weer."""

    op: datetime
    reden: RedenHeropend


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekMeldingIn:
    """Trek de melding in."""

    op: datetime
    reden: RedenIngetrokken


@dataclass(frozen=True, slots=True, kw_only=True)
class KoppelHerhaling:
    """Leg vast dat het huishouden zich eerder meldde; `leefgebieden` zijn die van alle meldingen samen."""

    eerdere_melding_ids: tuple[UUID, ...]
    huishouden_id: UUID | None
    laatste_op: datetime
    leefgebieden: tuple[Leefgebied, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzendTerugkoppeling:
    """Laat de partner die verwees weten hoever het is."""

    op: datetime
    partner_id: UUID
    statuscode: Terugkoppelcode
    toestemming_id: UUID


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen melding."""


@dataclass(frozen=True, slots=True)
class Gereserveerd:
    """Het nummer is uitgegeven, de melding is er nog niet."""

    melding_id: UUID
    kenmerk: Code


@dataclass(frozen=True, slots=True)
class Vervallen:
    """Het nummer wordt niet meer gebruikt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    persoon_id: UUID
    ontvangen_op: datetime
    bevestigd: bool = False
    wettelijk: bool = False
    eerste_uitkomst_op: datetime | None = None
    klok: Klok = field(default_factory=dict)


class Ontvangen(_Bekend):
    """Ontvangen, nog niet afgehandeld."""


class DirectBeantwoord(_Bekend):
    """Meteen beantwoord."""


class Verwezen(_Bekend):
    """Verwezen naar een derde."""


class Geregistreerd(_Bekend):
    """Geregistreerd voor een andere instantie."""


class Doorgezet(_Bekend):
    """Doorgezet naar wijkteam, stadhuis, tweede lijn of Veilig Thuis."""


class Heropend(_Bekend):
    """Na een afhandeling weer open."""


class Ingetrokken(_Bekend):
    """Ingetrokken."""


class BestaatAl(Rejected):
    """Deze melding is al ontvangen, onder hetzelfde kenmerk van de afzender."""


class AkkoordOntbreekt(Rejected):
    """Een wettelijke melding kan alleen met akkoord van de client direct worden beantwoord."""

    regel = "Wmo 2015, art. 2.3.2 lid 1"


class AlBevestigd(Rejected):
    """De ontvangst van deze melding is al bevestigd."""

    regel = "Wmo 2015, art. 2.3.2 lid 1"


class AlWettelijkAangemerkt(Rejected):
    """Deze melding is al als wettelijke melding aangemerkt."""

    regel = "Wmo 2015, art. 2.3.2 lid 1"


type Event = (
    MeldingOntvangen
    | MeldingsinhoudVastgelegd
    | MeldingBevestigd
    | MeldingAlsWettelijkAangemerkt
    | MeldingDirectBeantwoord
    | MeldingVerwezen
    | MeldingGeregistreerdVoorAndereInstantie
    | MeldingDoorgezet
    | MeldingHeropend
    | MeldingIngetrokken
    | VerwijsadresVastgelegd
    | HerhaalmeldingHerkend
    | TerugkoppelingVerzonden
    | NummerGereserveerd
    | NummerVervallen
)
type Command = (
    OntvangMelding
    | BevestigMelding
    | MerkAanAlsWettelijkeMelding
    | BeantwoordDirect
    | VerwijsMelding
    | RegistreerVoorAndereInstantie
    | ZetMeldingDoor
    | HeropenMelding
    | TrekMeldingIn
    | KoppelHerhaling
    | VerzendTerugkoppeling
    | ReserveerNummer
    | LaatNummerVervallen
)
type Bekend = Ontvangen | DirectBeantwoord | Verwezen | Geregistreerd | Doorgezet | Heropend | Ingetrokken
type State = Nieuw | Gereserveerd | Vervallen | Bekend

FEITEN = {
    "intake.nummer-gereserveerd.v1": NummerGereserveerd,
    "intake.meldingsinhoud-vastgelegd.v1": MeldingsinhoudVastgelegd,
    "intake.verwijsadres-vastgelegd.v1": VerwijsadresVastgelegd,
}
