"""De woorden van de maatwerkvoorziening met haar toewijzing en levering, in een stroom (iWmo 301 tot en met 307)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from services.provisions.domain.stapeling import Lopend
from shared.decider.decider import Rejected
from shared.events.codes import (
    Code,
    Eenheid,
    Frequentie,
    Leveringsvorm,
    Productcategorie,
    RedenBeeindiging,
    RedenWijzigingToewijzing,
)
from shared.events.voorzieningen import (
    EigenBijdrageGemeld,
    HerbeoordelingGepland,
    HeronderzoekGevraagd,
    LeveringGestart,
    LeveringGestopt,
    LeveringHervat,
    LeveringTijdelijkGestopt,
    ToewijzingAfgekeurd,
    ToewijzingBevestigd,
    ToewijzingGewijzigd,
    ToewijzingVerlopen,
    ToewijzingVerzonden,
    VoorzieningAfgewezen,
    VoorzieningBeeindigd,
    VoorzieningGewijzigd,
    VoorzieningToegekend,
)
from shared.termijnen.bewaking import Klok

type Voorstel = Literal["voortzetten", "wijzigen", "beeindigen", "heronderzoeken", "opnieuw_beslissen"]

NUMMERS = 1_000_000_000  # a toewijzingnummer has at most nine digits


@dataclass(frozen=True, slots=True, kw_only=True)
class BeoordelingGevraagd:
    """Een mens moet bekijken of de voorziening zo kan blijven; de oorzaak is een feit over `oorzaak_id`."""

    gebeurd_op: datetime
    melding_id: UUID
    nummer: int
    oorzaak: Code
    oorzaak_id: UUID
    voorstel: Voorstel


@dataclass(frozen=True, slots=True, kw_only=True)
class BeoordelingAfgerond:
    """Een mens heeft het voorstel overgenomen, of niet."""

    gebeurd_op: datetime
    nummer: int
    overgenomen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KenVoorzieningToe:
    """Ken een voorziening toe, met de bekendmaking van haar beschikking."""

    melding_id: UUID
    beschikking_id: UUID
    aanvraag_id: UUID
    plan_id: UUID | None
    persoon_id: UUID | None
    op: datetime
    productcategorie: Productcategorie
    productcode: Code
    leveringsvorm: Leveringsvorm
    omvang: int | None
    eenheid: Eenheid | None
    frequentie: Frequentie | None
    startdatum: date
    einddatum: date | None
    aanbieder_id: Code | None
    nieuw: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsVoorzieningAf:
    """Wijs een voorziening af, met de bekendmaking van haar beschikking."""

    melding_id: UUID
    beschikking_id: UUID
    aanvraag_id: UUID
    op: datetime
    productcategorie: Productcategorie
    reden: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzendToewijzing:
    """Bestel de voorziening bij een aanbieder; `lopend` is wat er voor deze inwoner al loopt."""

    voorziening_id: UUID
    op: datetime
    aanbieder_id: Code
    lopend: tuple[Lopend, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwerkRetour:
    """Verwerk het antwoord van de aanbieder op een toewijzing; zonder retourcodes aanvaardt hij haar."""

    op: datetime
    retourcodes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigVoorziening:
    """Geef de voorziening een andere omvang of laatste dag; wat leeg is blijft. Een toewijzing gaat mee."""

    op: datetime
    per: date
    omvang: int | None
    einddatum: date | None
    reden: RedenWijzigingToewijzing
    lopend: tuple[Lopend, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LaatToewijzingVerlopen:
    """Leg vast dat de looptijd voorbij is zonder dat de levering begon."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldStart:
    """Leg vast dat de aanbieder met leveren is begonnen."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldOnderbreking:
    """Leg vast dat de levering tijdelijk is gestopt."""

    nummer: int
    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldHervatting:
    """Leg vast dat de levering weer is begonnen."""

    nummer: int
    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldStop:
    """Leg vast dat de levering is gestopt."""

    nummer: int
    op: datetime
    reden: RedenBeeindiging


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigVoorziening:
    """Beeindig de voorziening; `per` is haar laatste dag, en `op_besluit` of een besluit over haar daartoe leidt."""

    op: datetime
    per: date
    reden: RedenBeeindiging
    op_besluit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EindigOpBesluit:
    """Laat de voorziening eindigen omdat haar beschikking is ingetrokken, vanaf `ingang`."""

    op: datetime
    ingang: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHerbeoordeling:
    """Plan een herbeoordeling."""

    op: datetime
    gepland: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagHeronderzoek:
    """Vraag een nieuw onderzoek, omdat er iets is veranderd of omdat het was gepland."""

    op: datetime
    reden: Code
    uiterste_datum: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagBeoordeling:
    """Vraag een mens of de voorziening zo kan blijven."""

    op: datetime
    oorzaak: Code
    oorzaak_id: UUID
    voorstel: Voorstel


@dataclass(frozen=True, slots=True, kw_only=True)
class RondBeoordelingAf:
    """Neem een voorstel over, of niet; wat overnemen betekent, is een eigen handeling."""

    nummer: int
    op: datetime
    overgenomen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldEigenBijdrage:
    """Leg vast dat de voorziening aan het CAK is gemeld."""

    op: datetime
    soort_bericht: Code


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen voorziening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beoordeelbaar:
    beoordelingen: tuple[BeoordelingGevraagd, ...] = ()
    afgerond: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Afgewezen(_Beoordeelbaar):
    """Afgewezen."""

    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend(_Beoordeelbaar):
    toegekend: VoorzieningToegekend  # met de omvang en de laatste dag die nu gelden
    aanbieder_id: Code | None = None  # van de laatste toewijzing
    toewijzingnummer: int = 0
    toewijzingen: int = 0
    verzonden_op: datetime | None = None  # de toewijzing waarop een retour volgt, en wanneer die kwam
    retour_op: datetime | None = None
    leveringen: int = 0
    verstrekt: date | None = None  # de dag waarop de termijn voor het CAK begint
    gestart_op: datetime | None = None
    gestopt_op: datetime | None = None
    herbeoordeling_op: datetime | None = None  # gepland, en nog niet gevraagd
    cak_gemeld_op: datetime | None = None
    klok: Klok = field(default_factory=dict)

    @property
    def melding_id(self) -> UUID:
        """De melding waarmee het begon."""
        return self.toegekend.melding_id


class Toegekend(_Bekend):
    """Toegekend, nog niet besteld."""


class Besteld(_Bekend):
    """Besteld bij een aanbieder."""


class Bevestigd(_Bekend):
    """De aanbieder heeft de toewijzing aanvaard."""


class Afgekeurd(_Bekend):
    """De aanbieder heeft de toewijzing afgekeurd."""


class InLevering(_Bekend):
    """De aanbieder levert."""


class TijdelijkGestopt(_Bekend):
    """De levering is onderbroken."""


class Gestopt(_Bekend):
    """De levering is gestopt."""


class VerlopenZonderStart(_Bekend):
    """De looptijd is voorbij zonder dat de levering begon."""


class Beeindigd(_Bekend):
    """Beeindigd."""


class PgbWordtNietBesteld(Rejected):
    """Een pgb besteedt de inwoner zelf; er gaat geen toewijzing naar een aanbieder."""

    regel = "iWmo OP043"


class BesluitOntbreekt(Rejected):
    """Op besluit van de gemeente eindigt een voorziening als haar beschikking is herzien, herroepen of ingetrokken."""

    regel = "Wmo 2015, art. 2.3.10"


class VoorToekenning(Rejected):
    """Deze datum ligt voor de toekenning van de voorziening."""

    regel = "Awb, art. 3:40"


class StopPastNietBijStart(Rejected):
    """Een stop hoort bij de laatste start, en ligt niet daarvoor."""

    regel = "iWmo OP155"


class HervattingVoorOnderbreking(Rejected):
    """Een hervatting hoort bij de laatste levering, en ligt niet voor haar onderbreking."""

    regel = "iWmo OP155"


class GeenRetourVerwacht(Rejected):
    """De aanbieder heeft op de laatste toewijzing al geantwoord."""

    regel = "iWmo OP090"


class BuitenLooptijd(Rejected):
    """Deze dag ligt buiten de looptijd van de voorziening."""

    regel = "iWmo 301"


class ToewijzingLooptNog(Rejected):
    """Een toewijzing verloopt pas als haar laatste dag voorbij is."""

    regel = "iWmo 301"


class BeoordelingNietOpen(Rejected):
    """Deze beoordeling is niet gevraagd, of al afgerond."""

    regel = "Wmo 2015, art. 2.3.9"


class NogNietVerstrekt(Rejected):
    """Een eigen bijdrage wordt gemeld als de voorziening wordt verstrekt, en een pgb als het begint."""

    regel = "Uitvoeringsregeling Wmo 2015, art. 2f"


type Event = (
    VoorzieningToegekend
    | VoorzieningAfgewezen
    | ToewijzingVerzonden
    | ToewijzingBevestigd
    | ToewijzingAfgekeurd
    | ToewijzingGewijzigd
    | ToewijzingVerlopen
    | LeveringGestart
    | LeveringTijdelijkGestopt
    | LeveringHervat
    | LeveringGestopt
    | VoorzieningGewijzigd
    | VoorzieningBeeindigd
    | HerbeoordelingGepland
    | HeronderzoekGevraagd
    | EigenBijdrageGemeld
    | BeoordelingGevraagd
    | BeoordelingAfgerond
)
type Command = (
    KenVoorzieningToe
    | WijsVoorzieningAf
    | VerzendToewijzing
    | VerwerkRetour
    | WijzigVoorziening
    | LaatToewijzingVerlopen
    | MeldStart
    | MeldOnderbreking
    | MeldHervatting
    | MeldStop
    | BeeindigVoorziening
    | EindigOpBesluit
    | PlanHerbeoordeling
    | VraagHeronderzoek
    | VraagBeoordeling
    | RondBeoordelingAf
    | MeldEigenBijdrage
)
type Bekend = (
    Toegekend
    | Besteld
    | Bevestigd
    | Afgekeurd
    | InLevering
    | TijdelijkGestopt
    | Gestopt
    | VerlopenZonderStart
    | Beeindigd
)
type State = Nieuw | Afgewezen | Bekend

FEITEN = {
    "provisions.beoordeling-gevraagd.v1": BeoordelingGevraagd,
    "provisions.beoordeling-afgerond.v1": BeoordelingAfgerond,
}
