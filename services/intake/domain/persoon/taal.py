"""De woorden van de persoon: wie hulp vraagt of krijgt. BSN en gegevens blijven hier, verzegeld met zijn sleutel."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from shared.decider.decider import Rejected
from shared.events.codes import Code, Doelgroep, OntvangerKlasse, ToestemmingNiveau
from shared.events.personen import (
    PersoonGeregistreerd,
    PersoonOverleden,
    PersoonVerhuisd,
    ToestemmingGegeven,
    ToestemmingIngetrokken,
)
from shared.events.sealed import Personal, PersonalAddress

type VertegenwoordigerRol = Literal["curator", "mentor", "gevolmachtigde", "partner", "ouder", "kind", "broer_of_zus"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonsgegevensVastgelegd:
    """Naam en, waar bekend, geboortedatum en adres zijn vastgelegd."""

    gebeurd_op: datetime
    persoon_id: UUID
    naam: Personal[str]
    geboortedatum: Personal[str | None]
    postcode: PersonalAddress[str | None]
    huisnummer: PersonalAddress[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BsnVastgesteld:
    """Het burgerservicenummer is vastgesteld (Wmo 2015, art. 5.2.9)."""

    gebeurd_op: datetime
    persoon_id: UUID
    bsn: Personal[str]
    bron: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class VertegenwoordigingVastgelegd:
    """Iemand vertegenwoordigt de persoon (Wmo 2015, art. 1.1.1 lid 2)."""

    gebeurd_op: datetime
    persoon_id: UUID
    rol: VertegenwoordigerRol
    vertegenwoordiger_id: Personal[str]
    geldig_van: date
    geldig_tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdresGewijzigd:
    """Het nieuwe adres na een verhuizing is vastgelegd."""

    gebeurd_op: datetime
    persoon_id: UUID
    postcode: PersonalAddress[str]
    huisnummer: PersonalAddress[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistreerPersoon:
    """Maak een persoon bekend, met wat de melder van hem weet."""

    persoon_id: UUID
    op: datetime
    wijkcode: Code
    doelgroep: Doelgroep | None
    bsn: str | None
    naam: str
    geboortedatum: str | None
    postcode: str | None
    huisnummer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StelBsnVast:
    """Stel het burgerservicenummer van een bekende persoon vast."""

    op: datetime
    bsn: str
    bron: Code
    van_een_ander: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LegVertegenwoordigingVast:
    """Leg vast wie de persoon vertegenwoordigt."""

    op: datetime
    rol: VertegenwoordigerRol
    vertegenwoordiger_id: UUID
    geldig_van: date
    geldig_tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldOverlijden:
    """Leg vast dat de persoon is overleden."""

    overleden_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldVerhuizing:
    """Leg een verhuizing vast, met het nieuwe adres waar dat bekend is."""

    verhuisd_op: datetime
    soort: Code
    nieuwe_gemeente: Code | None
    nieuwe_wijkcode: Code | None
    postcode: str | None
    huisnummer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GeefToestemming:
    """Leg een toestemming van de persoon vast."""

    op: datetime
    toestemming_id: UUID
    doel: Code
    ontvanger_klasse: OntvangerKlasse
    partner_id: UUID | None
    niveau: ToestemmingNiveau
    wijze: Code
    geldig_van: date
    geldig_tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekToestemmingIn:
    """Leg vast dat de persoon een toestemming intrekt."""

    op: datetime
    toestemming_id: UUID


@dataclass(frozen=True, slots=True)
class Onbekend:
    """Nog niet geregistreerd."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertegenwoordiging:
    """Wie de persoon vertegenwoordigt, en van wanneer tot en met wanneer."""

    rol: VertegenwoordigerRol
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    persoon_id: UUID
    bsn_bekend: bool = False
    vertegenwoordigingen: tuple[Vertegenwoordiging, ...] = ()
    toestemmingen: frozenset[UUID] = frozenset()


class Geregistreerd(_Bekend):
    """Bij de gemeente bekend."""


class Overleden(_Bekend):
    """Overleden."""


class BsnAlVastgesteld(Rejected):
    """Het burgerservicenummer van deze persoon is al vastgesteld."""

    regel = "Wmo 2015, art. 5.2.9"


class BsnVanEenAnder(Rejected):
    """Dit burgerservicenummer is al van een andere persoon bekend."""

    regel = "Wmo 2015, art. 5.2.9"


class AndereVertegenwoordigerGaatVoor(Rejected):
    """Wie eerder in de wettelijke volgorde staat, vertegenwoordigt deze persoon al."""

    regel = "Wmo 2015, art. 1.1.1 lid 2"


class OnbekendeToestemming(Rejected):
    """Deze toestemming is er niet, of is al ingetrokken."""

    regel = "Wmo 2015, art. 5.3.3"


type Event = (
    PersoonGeregistreerd
    | PersoonsgegevensVastgelegd
    | BsnVastgesteld
    | VertegenwoordigingVastgelegd
    | PersoonOverleden
    | PersoonVerhuisd
    | AdresGewijzigd
    | ToestemmingGegeven
    | ToestemmingIngetrokken
)
type Command = (
    RegistreerPersoon
    | StelBsnVast
    | LegVertegenwoordigingVast
    | MeldOverlijden
    | MeldVerhuizing
    | GeefToestemming
    | TrekToestemmingIn
)
type Bekend = Geregistreerd | Overleden
type State = Onbekend | Bekend

FEITEN = {
    "intake.persoonsgegevens-vastgelegd.v1": PersoonsgegevensVastgelegd,
    "intake.bsn-vastgesteld.v1": BsnVastgesteld,
    "intake.vertegenwoordiging-vastgelegd.v1": VertegenwoordigingVastgelegd,
    "intake.adres-gewijzigd.v1": AdresGewijzigd,
}
