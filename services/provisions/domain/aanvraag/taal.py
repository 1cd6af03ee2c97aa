"""De woorden van de aanvraag (Wmo 2015, art. 2.3.5; Awb 4:1 en verder): feiten, opdrachten, standen, weigeringen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.decider.decider import Rejected
from shared.events.aanvragen import (
    AanvraagBeschikt,
    AanvraagformulierAangeboden,
    AanvraagInBehandelingGenomen,
    AanvraagMogelijkGemaakt,
    AanvraagOntvangen,
    AanvraagOpgeschort,
    OpschortingBeeindigd,
)
from shared.events.codes import AanvraagmogelijkGrond, OpschortingGrond, Productcategorie
from shared.events.sealed import Personal


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraaggegevensVastgelegd:
    """Wie aanvraagt; het BSN komt met de aanvraag zelf en nooit over de bus."""

    gebeurd_op: datetime
    persoon_id: UUID
    bsn: Personal[str]
    ondertekend: bool


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
    """Dien de aangeboden aanvraag in."""

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
class SchortOp:
    """Zet de beslistermijn stil, met een grond; zonder `tot` tot de beeindiging."""

    op: datetime
    grond: OpschortingGrond
    vanaf: date
    tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigOpschorting:
    """Laat de beslistermijn weer lopen; de dag van `op` is de laatste opgeschorte dag."""

    nummer: int
    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BereidBeschikkingVoor:
    """Neem een ontvangen aanvraag in behandeling omdat er een beschikking komt."""

    op: datetime


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
    """Een opschorting; zonder `tot` loopt zij nog."""

    nummer: int
    grond: OpschortingGrond
    vanaf: date
    tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    plan_id: UUID | None
    persoon_id: UUID | None
    productcategorieen: tuple[Productcategorie, ...]
    ontvangen_op: datetime | None = None
    periodes: tuple[Periode, ...] = ()


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


class TeVroegAangevraagd(Rejected):
    """Een aanvraag kan pas als het verslag is verstrekt, of als de zes weken van het onderzoek voorbij zijn."""

    regel = "Wmo 2015, art. 2.3.2 lid 9"


class OpschortingOverlapt(Rejected):
    """Deze opschorting overlapt een andere, of eindigt voor haar begin."""

    regel = "Awb, art. 4:15"


class NogOpgeschort(Rejected):
    """De beslistermijn staat nog stil; beeindig eerst de opschorting."""

    regel = "Awb, art. 4:15"


class OpschortingNietLopend(Rejected):
    """Deze opschorting loopt niet, of niet meer."""

    regel = "Awb, art. 4:15"


type Event = (
    AanvraagMogelijkGemaakt
    | AanvraagformulierAangeboden
    | AanvraagOntvangen
    | AanvraaggegevensVastgelegd
    | AanvraagInBehandelingGenomen
    | AanvraagOpgeschort
    | OpschortingBeeindigd
    | AanvraagBeschikt
)
type Command = (
    MaakAanvraagMogelijk
    | BiedAanvraagformulierAan
    | DienAanvraagIn
    | DienAanvraagInOpEigenInitiatief
    | SchortOp
    | BeeindigOpschorting
    | BereidBeschikkingVoor
    | Beschik
)
type Bekend = Aangeboden | Ontvangen | InBehandeling | Opgeschort | Beschikt
type State = Nieuw | Mogelijk | Bekend

FEITEN = {"provisions.aanvraaggegevens-vastgelegd.v1": AanvraaggegevensVastgelegd}
