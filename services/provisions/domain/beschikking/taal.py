"""De woorden van de beschikking (Wmo 2015, art. 2.3.5; Awb 3:40 en verder): feiten, opdrachten, standen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.decider.decider import Rejected
from shared.events.beschikkingen import (
    BeschikkingAangevochten,
    BeschikkingBekendgemaakt,
    BeschikkingGehandhaafd,
    BeschikkingHerroepen,
    BeschikkingHerzien,
    BeschikkingIngetrokken,
    BeschikkingOnherroepelijkGeworden,
    BeschikkingOpgesteld,
    BeschikkingVastgesteld,
)
from shared.events.codes import (
    Afstemmingsonderdeel,
    Afwegingsstap,
    Besluit,
    Code,
    Eenheid,
    Frequentie,
    GrondHerziening,
    Ingezetene,
    Leveringsvorm,
    PgbBekwaamheid,
    Productcategorie,
    Woongemeente,
)
from shared.events.sealed import Personal


@dataclass(frozen=True, slots=True, kw_only=True)
class AfwegingVastgelegd:
    """Een stap van het afwegingskader, van eigen kracht tot maatwerk (art. 2.3.5 lid 3-4)."""

    gebeurd_op: datetime
    persoon_id: UUID
    stap: Afwegingsstap
    motivering: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AfstemmingVastgelegd:
    """Waarop het maatwerk is afgestemd, voor zover daar aanleiding voor is (art. 2.3.5 lid 5)."""

    gebeurd_op: datetime
    persoon_id: UUID
    onderdeel: Afstemmingsonderdeel
    motivering: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PgbBekwaamheidBeoordeeld:
    """Of de aanvrager, met hulp van zijn netwerk, een pgb verantwoord kan beheren (art. 2.3.6 lid 2)."""

    gebeurd_op: datetime
    persoon_id: UUID
    uitkomst: PgbBekwaamheid
    motivering: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingtekstVastgelegd:
    """De motivering van de beschikking (Awb 3:46)."""

    gebeurd_op: datetime
    persoon_id: UUID
    tekst: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """Een regel van de beschikking: een voorziening die wordt toegekend of afgewezen."""

    voorziening_id: UUID
    besluit: Besluit
    productcategorie: Productcategorie
    productcode: Code | None
    leveringsvorm: Leveringsvorm | None
    startdatum: date | None
    einddatum: date | None
    omvang: int | None
    eenheid: Eenheid | None
    frequentie: Frequentie | None
    aanbieder_id: Code | None
    reden: Code | None
    voortzetting_van: UUID | None = None  # de voorziening die zij na een herbeoordeling voortzet


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingsregelsVastgelegd:
    """Wat er met de bekendmaking wordt toegekend of afgewezen; eerder werkt het niet (Awb 3:40)."""

    gebeurd_op: datetime
    regels: tuple[Regel, ...]
    ingezetene: Ingezetene | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekwaamheid:
    """Het oordeel over het beheer van een pgb."""

    uitkomst: PgbBekwaamheid
    motivering: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StelBeschikkingVast:
    """Stel een beschikking op met haar afweging, en stel haar vast."""

    melding_id: UUID
    aanvraag_id: UUID
    plan_id: UUID | None
    persoon_id: UUID
    op: datetime
    motivering: str
    afweging: tuple[tuple[Afwegingsstap, str], ...]
    verordening_versie: Code
    mandaathouder_id: UUID
    regels: tuple[Regel, ...]
    afstemming: tuple[tuple[Afstemmingsonderdeel, str], ...] = ()
    bekwaamheid: Bekwaamheid | None = None
    ingezetene: Ingezetene | None = None
    woongemeente: Woongemeente | None = None
    eerdere_ids: frozenset[UUID] = frozenset()  # wat deze inwoner eerder is toegekend


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakBekend:
    """Maak de beschikking bekend."""

    op: datetime
    wijze: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class StelOnherroepelijkVast:
    """Leg vast dat de bezwaartermijn voorbij is zonder bezwaar."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HerzieBeschikking:
    """Herzie de beschikking, met een nieuw feit en zijn grond; `voorziening_ids` zijn de regels die anders worden."""

    op: datetime
    grond: GrondHerziening
    ingang: date
    voorziening_ids: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekBeschikkingIn:
    """Trek de beschikking in; terugvorderen kan alleen van wie met opzet onjuiste gegevens gaf."""

    op: datetime
    grond: GrondHerziening
    ingang: date
    terugvordering: bool
    opzet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VechtAan:
    """Leg vast dat er bezwaar tegen de beschikking is."""

    op: datetime
    bezwaar_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwerkBezwaar:
    """Laat de beschikking na het bezwaar in stand, of herroep haar."""

    op: datetime
    bezwaar_id: UUID
    herroepen: bool


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen beschikking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    aanvraag_id: UUID
    regels: tuple[Regel, ...] = ()
    persoon_id: UUID | None = None  # van wie de tekst is verzegeld
    mandaathouder_id: UUID | None = None
    vastgesteld_op: datetime | None = None
    bekendgemaakt_op: datetime | None = None
    bezwaar_tot_en_met: date | None = None
    bezwaren: frozenset[UUID] = frozenset()  # waarop nog niet is beslist


class Concept(_Bekend):
    """Opgesteld."""


class Vastgesteld(_Bekend):
    """Vastgesteld, nog niet bekendgemaakt."""


class Bekendgemaakt(_Bekend):
    """Bekendgemaakt; de bezwaartermijn loopt."""


class Onherroepelijk(_Bekend):
    """De bezwaartermijn is voorbij."""


class InBezwaar(_Bekend):
    """Er loopt een bezwaar."""


class Gehandhaafd(_Bekend):
    """Na bezwaar in stand gebleven."""


class Herroepen(_Bekend):
    """Na bezwaar herroepen."""


class Herzien(_Bekend):
    """Herzien."""


class Ingetrokken(_Bekend):
    """Ingetrokken."""


class GeenIngezetene(Rejected):
    """Deze voorziening is er voor ingezetenen van de gemeente; opvang en beschermd wonen voor die van Nederland."""

    regel = "Wmo 2015, art. 1.2.1 en 1.2.2"


class PgbNietVerantwoord(Rejected):
    """Een pgb gaat niet naar wie het niet verantwoord kan beheren."""

    regel = "Wmo 2015, art. 2.3.6 lid 2"


class NietsOmVoortTeZetten(Rejected):
    """De voorziening die wordt voortgezet, is deze inwoner niet toegekend."""

    regel = "Wmo 2015, art. 2.3.9"


class VoorVaststelling(Rejected):
    """Deze datum ligt voor de vaststelling van de beschikking."""

    regel = "Awb, art. 3:41"


class VoorBekendmaking(Rejected):
    """Deze datum ligt voor de bekendmaking van de beschikking."""

    regel = "Awb, art. 3:40"


class BezwaartermijnLoopt(Rejected):
    """Tot het einde van de bezwaartermijn kan er nog bezwaar komen."""

    regel = "Awb, art. 6:7"


class RegelStaatNietInBesluit(Rejected):
    """Deze voorziening staat niet in de beschikking die wordt herzien."""

    regel = "Wmo 2015, art. 2.3.10"


class TerugvorderingNietMogelijk(Rejected):
    """Terugvorderen kan alleen na intrekking omdat de client met opzet onjuiste gegevens gaf."""

    regel = "Wmo 2015, art. 2.4.1"


type Event = (
    BeschikkingOpgesteld
    | AfwegingVastgelegd
    | AfstemmingVastgelegd
    | PgbBekwaamheidBeoordeeld
    | BeschikkingtekstVastgelegd
    | BeschikkingsregelsVastgelegd
    | BeschikkingVastgesteld
    | BeschikkingBekendgemaakt
    | BeschikkingOnherroepelijkGeworden
    | BeschikkingHerzien
    | BeschikkingIngetrokken
    | BeschikkingAangevochten
    | BeschikkingGehandhaafd
    | BeschikkingHerroepen
)
type Command = (
    StelBeschikkingVast
    | MaakBekend
    | StelOnherroepelijkVast
    | HerzieBeschikking
    | TrekBeschikkingIn
    | VechtAan
    | VerwerkBezwaar
)
type Bekend = (
    Concept | Vastgesteld | Bekendgemaakt | Onherroepelijk | InBezwaar | Gehandhaafd | Herroepen | Herzien | Ingetrokken
)
type State = Nieuw | Bekend

FEITEN = {
    "provisions.afweging-vastgelegd.v1": AfwegingVastgelegd,
    "provisions.afstemming-vastgelegd.v1": AfstemmingVastgelegd,
    "provisions.pgb-bekwaamheid-beoordeeld.v1": PgbBekwaamheidBeoordeeld,
    "provisions.beschikkingtekst-vastgelegd.v1": BeschikkingtekstVastgelegd,
    "provisions.beschikkingsregels-vastgelegd.v1": BeschikkingsregelsVastgelegd,
}
