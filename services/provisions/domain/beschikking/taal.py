"""De woorden van de beschikking (Wmo 2015, art. 2.3.5; Awb 3:40 en verder): feiten, opdrachten, standen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.beschikkingen import BeschikkingBekendgemaakt, BeschikkingOpgesteld, BeschikkingVastgesteld
from shared.events.codes import Afwegingsstap, Besluit, Code, Eenheid, Frequentie, Leveringsvorm, Productcategorie
from shared.events.sealed import Personal


@dataclass(frozen=True, slots=True, kw_only=True)
class AfwegingVastgelegd:
    """Een stap van het afwegingskader, van eigen kracht tot maatwerk (art. 2.3.5 lid 3-4)."""

    gebeurd_op: datetime
    persoon_id: UUID
    stap: Afwegingsstap
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


@dataclass(frozen=True, slots=True, kw_only=True)
class BeschikkingsregelsVastgelegd:
    """Wat er met de bekendmaking wordt toegekend of afgewezen; eerder werkt het niet (Awb 3:40)."""

    gebeurd_op: datetime
    regels: tuple[Regel, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakBekend:
    """Maak de beschikking bekend."""

    op: datetime
    wijze: Code


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen beschikking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    aanvraag_id: UUID
    regels: tuple[Regel, ...] = ()


class Concept(_Bekend):
    """Opgesteld."""


class Vastgesteld(_Bekend):
    """Vastgesteld, nog niet bekendgemaakt."""


class Bekendgemaakt(_Bekend):
    """Bekendgemaakt; de bezwaartermijn loopt."""


type Event = (
    BeschikkingOpgesteld
    | AfwegingVastgelegd
    | BeschikkingtekstVastgelegd
    | BeschikkingsregelsVastgelegd
    | BeschikkingVastgesteld
    | BeschikkingBekendgemaakt
)
type Command = StelBeschikkingVast | MaakBekend
type Bekend = Concept | Vastgesteld | Bekendgemaakt
type State = Nieuw | Bekend

FEITEN = {
    "provisions.afweging-vastgelegd.v1": AfwegingVastgelegd,
    "provisions.beschikkingtekst-vastgelegd.v1": BeschikkingtekstVastgelegd,
    "provisions.beschikkingsregels-vastgelegd.v1": BeschikkingsregelsVastgelegd,
}
