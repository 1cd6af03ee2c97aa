"""De woorden van de aanvraag (Wmo 2015, art. 2.3.5; Awb 4:1 en verder): feiten, opdrachten, standen, weigeringen."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from shared.decider.decider import Rejected
from shared.events.aanvragen import (
    AanvraagBeschikt,
    AanvraagBuitenBehandelingGesteld,
    AanvraagformulierAangeboden,
    AanvraagInBehandelingGenomen,
    AanvraagIngetrokken,
    AanvraagMogelijkGemaakt,
    AanvraagOntvangen,
    AanvraagOpgeschort,
    AanvullingGevraagd,
    BeslistermijnMededelingGedaan,
    OpschortingBeeindigd,
    ZienswijzeGevraagd,
    ZienswijzeOntvangen,
)
from shared.events.codes import AanvraagmogelijkGrond, MelderRol, OpschortingGrond, Productcategorie
from shared.events.sealed import Personal
from shared.termijnen.bewaking import Klok


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraaggegevensVastgelegd:
    """Wie aanvraagt; het BSN komt met de aanvraag zelf en nooit over de bus."""

    gebeurd_op: datetime
    persoon_id: UUID
    bsn: Personal[str]
    ondertekend: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagOndertekend:
    """De handtekening die ontbrak, kwam met een aanvulling (Awb 4:2)."""

    gebeurd_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvullingOntvangen:
    """De aanvrager heeft aangevuld waar om was gevraagd (Awb 4:5)."""

    gebeurd_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ZienswijzeVastgelegd:
    """Wat de aanvrager van de afwijkende gegevens vindt."""

    gebeurd_op: datetime
    persoon_id: UUID
    inhoud: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvraagrecht:
    """Wat over de melding bekend is voor de vraag of een aanvraag al kan (art. 2.3.2 lid 9)."""

    persoon_id: UUID | None
    verslag_op: datetime | None
    onderzoek_uiterste_datum: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakAanvraagMogelijk:
    """Leg vast dat een aanvraag kan: het verslag is er, of de zes weken zijn zonder verslag voorbij."""

    melding_id: UUID
    op: datetime
    grond: AanvraagmogelijkGrond
    vanaf: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BiedAanvraagformulierAan:
    """Bied de aanvraag aan die uit een plan volgt."""

    melding_id: UUID
    plan_id: UUID
    op: datetime
    persoon_id: UUID | None
    productcategorieen: tuple[Productcategorie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DienAanvraagIn:
    """Dien de aangeboden aanvraag in; is niet bekend van wie zij is, dan verzegelt `aanvraag_id` haar gegevens."""

    aanvraag_id: UUID
    ontvangen_op: datetime
    ondertekend: bool
    bsn: str
    recht: Aanvraagrecht


@dataclass(frozen=True, slots=True, kw_only=True)
class DienAanvraagInOpEigenInitiatief:
    """Dien een aanvraag in zonder plan."""

    melding_id: UUID
    ontvangen_op: datetime
    ondertekend: bool
    bsn: str
    gevraagd: tuple[Productcategorie, ...]
    recht: Aanvraagrecht
    eigen_persoon_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemInBehandeling:
    """Neem een ontvangen aanvraag in behandeling."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagAanvulling:
    """Vraag de aanvrager wat ontbreekt; zolang staat de beslistermijn stil."""

    op: datetime
    hersteltermijn_tot: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangAanvulling:
    """Leg vast dat de aanvulling er is; `ondertekend` als zij de handtekening brengt die ontbrak."""

    op: datetime
    ondertekend: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SchortOp:
    """Zet de beslistermijn stil, met een grond; zonder `tot` tot de beeindiging."""

    op: datetime
    grond: OpschortingGrond
    vanaf: date
    tot: date | None
    medegedeeld_op: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigOpschorting:
    """Laat de beslistermijn weer lopen; de dag van `op` is de laatste opgeschorte dag."""

    nummer: int
    op: datetime
    medegedeeld_op: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoeMededeling:
    """Laat de aanvrager weten wanneer de beschikking alsnog komt."""

    op: datetime
    nieuwe_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagZienswijze:
    """Leg de aanvrager gegevens voor die afwijken van wat hij zelf gaf."""

    op: datetime
    tot: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangZienswijze:
    """Leg de zienswijze van de aanvrager vast."""

    op: datetime
    persoon_id: UUID
    inhoud: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaatBuitenBehandeling:
    """Behandel een aanvraag niet die niet is aangevuld; `op` is de bekendmaking daarvan."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekAanvraagIn:
    """Trek de aanvraag in."""

    op: datetime
    door_rol: MelderRol


@dataclass(frozen=True, slots=True, kw_only=True)
class BereidBeschikkingVoor:
    """Neem een ontvangen aanvraag in behandeling omdat er een beschikking komt.

    `afwijkende_afwijzing` zegt of die, geheel of gedeeltelijk, afwijst op gegevens die afwijken van wat de aanvrager
    gaf.
    """

    op: datetime
    afwijkende_afwijzing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beschik:
    """Leg vast dat op de aanvraag is beschikt."""

    op: datetime
    beschikking_id: UUID


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen aanvraag."""


@dataclass(frozen=True, slots=True)
class Mogelijk:
    """Een aanvraag kan; zij heeft straks haar eigen stroom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Periode:
    """Een opschorting; zonder `tot` loopt zij nog. Zij eindigt vanzelf, of wordt `beeindigd`."""

    nummer: int
    grond: OpschortingGrond
    vanaf: date
    tot: date | None
    beeindigd: bool = False

    @property
    def laatste(self) -> date:
        """De laatste dag die stilstaat."""
        return self.tot or date.max

    def raakt(self, van: date, tot: date) -> bool:
        """Of een van deze dagen stilstaat; een opschorting die niet begon, heeft er geen."""
        return max(self.vanaf, van) <= min(self.laatste, tot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitnodiging:
    """De laatste keer dat om aanvulling is gevraagd; `nummer` is de opschorting die daarbij hoort."""

    nummer: int
    uitgenodigd_op: date
    hersteltermijn_tot: date
    aangevuld_op: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    plan_id: UUID | None
    persoon_id: UUID | None
    productcategorieen: tuple[Productcategorie, ...]
    ontvangen_op: datetime | None = None
    periodes: tuple[Periode, ...] = ()  # op nummer: een eerdere kan later zijn vastgelegd
    ondertekend: bool = False
    uitnodiging: Uitnodiging | None = None
    zienswijze_tot: date | None = None
    zienswijze_op: datetime | None = None
    besluit_op: datetime | None = None  # sinds dan is er niets meer te beslissen
    klok: Klok = field(default_factory=dict)


class Aangeboden(_Bekend):
    """Aangeboden op grond van een plan."""


class Ontvangen(_Bekend):
    """Ontvangen."""


class InBehandeling(_Bekend):
    """In behandeling."""


class Opgeschort(_Bekend):
    """De beslistermijn staat stil, tot en met de laatste dag van de opschorting."""


class Beschikt(_Bekend):
    """Op de aanvraag is beschikt."""


class BuitenBehandeling(_Bekend):
    """Niet behandeld, omdat zij niet is aangevuld."""


class Ingetrokken(_Bekend):
    """Ingetrokken."""


class TeVroegAangevraagd(Rejected):
    """Een aanvraag kan pas als het verslag is verstrekt, of als de zes weken van het onderzoek voorbij zijn."""

    regel = "Wmo 2015, art. 2.3.2 lid 9"


class VoorOntvangst(Rejected):
    """Deze datum ligt voor de ontvangst van de aanvraag."""

    regel = "Awb, art. 4:1 en 4:13"


class OpschortingOverlapt(Rejected):
    """Deze opschorting overlapt een andere, of eindigt voor haar begin."""

    regel = "Awb, art. 4:15"


class NogOpgeschort(Rejected):
    """De beslistermijn staat nog stil; beeindig eerst de opschorting."""

    regel = "Awb, art. 4:15"


class OpschortingNietLopend(Rejected):
    """Deze opschorting loopt niet, of niet meer."""

    regel = "Awb, art. 4:15"


class OndertekeningOntbreekt(Rejected):
    """Een aanvraag zonder handtekening moet eerst worden aangevuld."""

    regel = "Awb, art. 4:2 lid 1"


class ReactietermijnTeKort(Rejected):
    """De aanvrager krijgt tijd: de laatste dag ligt na de dag van het verzoek."""

    regel = "Awb, art. 4:5 lid 1 en 4:7"


class AanvullingNietGevraagd(Rejected):
    """Er is niet om deze aanvulling gevraagd."""

    regel = "Awb, art. 4:5 lid 1"


class HersteltermijnLoopt(Rejected):
    """De aanvrager kan de aanvraag nog aanvullen."""

    regel = "Awb, art. 4:5 lid 1"


class TeLaatVoorBuitenBehandeling(Rejected):
    """Na vier weken kan een aanvraag niet meer buiten behandeling blijven; beslis op de inhoud."""

    regel = "Awb, art. 4:5 lid 4"


class NieuweDatumNietLater(Rejected):
    """Tot die dag loopt de wettelijke termijn nog; een latere datum is dan niet nodig."""

    regel = "Awb, art. 4:14 lid 1"


class ZienswijzeOntbreekt(Rejected):
    """Wie op afwijkende gegevens wordt afgewezen, kan eerst zijn zienswijze geven."""

    regel = "Awb, art. 4:7"


class ZienswijzeNietGevraagd(Rejected):
    """Er is niet om een zienswijze gevraagd."""

    regel = "Awb, art. 4:7"


type Event = (
    AanvraagMogelijkGemaakt
    | AanvraagformulierAangeboden
    | AanvraagOntvangen
    | AanvraaggegevensVastgelegd
    | AanvullingOntvangen
    | AanvraagOndertekend
    | AanvraagInBehandelingGenomen
    | AanvullingGevraagd
    | AanvraagOpgeschort
    | OpschortingBeeindigd
    | BeslistermijnMededelingGedaan
    | ZienswijzeGevraagd
    | ZienswijzeOntvangen
    | ZienswijzeVastgelegd
    | AanvraagBuitenBehandelingGesteld
    | AanvraagIngetrokken
    | AanvraagBeschikt
)
type Command = (
    MaakAanvraagMogelijk
    | BiedAanvraagformulierAan
    | DienAanvraagIn
    | DienAanvraagInOpEigenInitiatief
    | NeemInBehandeling
    | VraagAanvulling
    | OntvangAanvulling
    | SchortOp
    | BeeindigOpschorting
    | DoeMededeling
    | VraagZienswijze
    | OntvangZienswijze
    | LaatBuitenBehandeling
    | TrekAanvraagIn
    | BereidBeschikkingVoor
    | Beschik
)
type Bekend = Aangeboden | Ontvangen | InBehandeling | Opgeschort | BuitenBehandeling | Ingetrokken | Beschikt
type State = Nieuw | Mogelijk | Bekend

FEITEN = {
    "provisions.aanvraaggegevens-vastgelegd.v1": AanvraaggegevensVastgelegd,
    "provisions.aanvulling-ontvangen.v1": AanvullingOntvangen,
    "provisions.aanvraag-ondertekend.v1": AanvraagOndertekend,
    "provisions.zienswijze-vastgelegd.v1": ZienswijzeVastgelegd,
}
