"""De woorden van het bezwaar (Awb, hoofdstuk 6 en 7): feiten, opdrachten, standen en weigeringen."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from shared.decider.decider import Rejected
from shared.events.bezwaren import (
    BezwaarBeslist,
    BezwaarInBehandelingGenomen,
    BezwaarIngetrokken,
    BezwaarOntvangen,
    BezwaarVerdaagd,
    BezwaarVerzuimGevraagd,
    BezwaarVerzuimHersteld,
    HoorzittingGehouden,
)
from shared.events.codes import BezwaarUitkomst, ZonderHoorzitting
from shared.events.sealed import Personal
from shared.termijnen.bewaking import Klok
from shared.termijnen.opschorting import Opschorting


@dataclass(frozen=True, slots=True, kw_only=True)
class BezwaarschriftVastgelegd:
    """De gronden van het bezwaar (Awb 6:5)."""

    gebeurd_op: datetime
    persoon_id: UUID
    gronden: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermijnoverschrijdingBeoordeeld:
    """Of een te laat bezwaar verschoonbaar te laat is (Awb 6:11)."""

    gebeurd_op: datetime
    verschoonbaar: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslissingOpBezwaarVastgelegd:
    """De motivering van de beslissing, en waarom zij van het advies afwijkt (Awb 7:12, 7:13 lid 7)."""

    gebeurd_op: datetime
    persoon_id: UUID
    motivering: Personal[str]
    afwijking: Personal[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakBezwaar:
    """Maak bezwaar tegen een bekendgemaakte beschikking."""

    melding_id: UUID
    beschikking_id: UUID
    persoon_id: UUID
    ontvangen_op: datetime
    ter_post_op: date | None
    bezwaar_tot_en_met: date
    commissie: bool
    gronden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagVerzuimherstel:
    """Laat de indiener herstellen wat aan het bezwaar ontbreekt."""

    op: datetime
    tot: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HerstelVerzuim:
    """Leg vast dat het verzuim is hersteld."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemBezwaarInBehandeling:
    """Geef het bezwaar een behandelaar; `mandaathouder_id` nam het besluit."""

    op: datetime
    behandelaar_id: UUID
    mandaathouder_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeoordeelTermijnoverschrijding:
    """Leg vast of een te laat bezwaar verschoonbaar te laat is."""

    op: datetime
    verschoonbaar: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdaagBezwaar:
    """Stel de beslissing uit, en laat dat weten."""

    op: datetime
    weken: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HoudHoorzitting:
    """Hoor de indiener."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslisOpBezwaar:
    """Beslis op het bezwaar; een afwijking van het advies met haar reden."""

    op: datetime
    persoon_id: UUID
    uitkomst: BezwaarUitkomst
    motivering: str
    afwijking_van_advies: str | None
    zonder_hoorzitting: ZonderHoorzitting | None
    behandelaar_id: UUID
    mandaathouder_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekBezwaarIn:
    """Trek het bezwaar in."""

    op: datetime


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen bezwaar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    beschikking_id: UUID
    ontvangen_op: datetime
    op_tijd: bool
    bezwaar_tot_en_met: date
    commissie: bool
    uiterste_datum: date
    verschoonbaar: bool = False
    verzocht_op: date | None = None
    herstel_tot: date | None = None
    opschorting: Opschorting | None = None
    besluit_op: datetime | None = None  # sinds dan is er niets meer te beslissen
    klok: Klok = field(default_factory=dict)


class Ontvangen(_Bekend):
    """Ontvangen."""


class Verzuim(_Bekend):
    """De indiener kan een verzuim herstellen."""


class InBehandeling(_Bekend):
    """In behandeling."""


class Verdaagd(_Bekend):
    """De beslissing is uitgesteld."""


class Gehoord(_Bekend):
    """De indiener is gehoord."""


class Beslist(_Bekend):
    """Op het bezwaar is beslist."""


class NietOntvankelijk(_Bekend):
    """Het bezwaar is niet ontvankelijk."""


class Ingetrokken(_Bekend):
    """Ingetrokken."""


class VoorOntvangst(Rejected):
    """Deze datum ligt voor de ontvangst van het bezwaar."""

    regel = "Awb, art. 6:14 en 7:10"


class VerzuimAlGevraagd(Rejected):
    """De indiener heeft al een keer de tijd gekregen om een verzuim te herstellen."""

    regel = "Awb, art. 6:6"


class VerzuimtermijnTeKort(Rejected):
    """De indiener krijgt tijd: de laatste dag ligt na de dag van het verzoek."""

    regel = "Awb, art. 6:6"


class VerzuimtermijnLoopt(Rejected):
    """De indiener kan het verzuim nog herstellen."""

    regel = "Awb, art. 6:6"


class VerzuimNietHersteld(Rejected):
    """Zolang het verzuim niet is hersteld, kan een bezwaar alleen niet ontvankelijk zijn."""

    regel = "Awb, art. 6:6"


class NamHetBesluit(Rejected):
    """Wie het besluit nam, beslist niet op het bezwaar daartegen."""

    regel = "Awb, art. 10:3 lid 3"


class BezwaarOpTijd(Rejected):
    """Dit bezwaar is op tijd; er is niets te verschonen."""

    regel = "Awb, art. 6:9"


class BezwaarTeLaat(Rejected):
    """Een bezwaar dat niet verschoonbaar te laat is, is niet ontvankelijk."""

    regel = "Awb, art. 6:7 en 6:11"


class BeslistermijnVerstreken(Rejected):
    """Een beslissing wordt uitgesteld zolang haar termijn loopt."""

    regel = "Awb, art. 7:10 lid 3"


class HoorzittingOntbreekt(Rejected):
    """De indiener wordt gehoord, tenzij de wet een grond geeft om daarvan af te zien."""

    regel = "Awb, art. 7:2 en 7:3"


class GrondPastNietBijUitkomst(Rejected):
    """Op deze grond kan de hoorzitting bij deze uitkomst niet achterwege blijven."""

    regel = "Awb, art. 7:3"


class GeenAdvies(Rejected):
    """Zonder commissie is er geen advies om van af te wijken."""

    regel = "Awb, art. 7:13"


type Event = (
    BezwaarOntvangen
    | BezwaarschriftVastgelegd
    | BezwaarVerzuimGevraagd
    | BezwaarVerzuimHersteld
    | BezwaarInBehandelingGenomen
    | TermijnoverschrijdingBeoordeeld
    | BezwaarVerdaagd
    | HoorzittingGehouden
    | BezwaarBeslist
    | BeslissingOpBezwaarVastgelegd
    | BezwaarIngetrokken
)
type Command = (
    MaakBezwaar
    | VraagVerzuimherstel
    | HerstelVerzuim
    | NeemBezwaarInBehandeling
    | BeoordeelTermijnoverschrijding
    | VerdaagBezwaar
    | HoudHoorzitting
    | BeslisOpBezwaar
    | TrekBezwaarIn
)
type Bekend = Ontvangen | Verzuim | InBehandeling | Verdaagd | Gehoord | Beslist | NietOntvankelijk | Ingetrokken
type State = Nieuw | Bekend

FEITEN = {
    "provisions.bezwaarschrift-vastgelegd.v1": BezwaarschriftVastgelegd,
    "provisions.termijnoverschrijding-beoordeeld.v1": TermijnoverschrijdingBeoordeeld,
    "provisions.beslissing-op-bezwaar-vastgelegd.v1": BeslissingOpBezwaarVastgelegd,
}
