"""De woorden van de klacht: feiten, opdrachten, standen en weigeringen."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from shared.decider.decider import Rejected
from shared.events.codes import (
    Code,
    GrondNietGehoord,
    GrondNietInBehandeling,
    KlachtCategorie,
    KlachtOordeel,
    Ombudsman,
    Wet,
)
from shared.events.klachten import (
    KlachtAfgehandeld,
    KlachtbehandelaarToegewezen,
    KlachtBevestigd,
    KlachtGeescaleerd,
    KlachtIngetrokken,
    KlachtNietInBehandelingGenomen,
    KlachtOntvangen,
    KlachtVerdaagd,
    KlagerGehoord,
)
from shared.events.sealed import Personal
from shared.termijnen.bewaking import Klok


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtinhoudVastgelegd:
    """Wie klaagt, als JSON, waarover, en over wie; `persoon_id` is de klager."""

    gebeurd_op: datetime
    persoon_id: UUID
    klager: Personal[str]
    gedraging: Personal[str]
    gedraging_datum: date
    betrokken_medewerker_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoorverslagVastgelegd:
    """Het verslag van het horen (Awb, art. 9:10 lid 3)."""

    gebeurd_op: datetime
    persoon_id: UUID
    inhoud: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtoordeelVastgelegd:
    """Waarop het oordeel berust, en waarom niet is gehoord als dat zo is."""

    gebeurd_op: datetime
    persoon_id: UUID
    motivering: Personal[str]
    grond_niet_gehoord: GrondNietGehoord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DienKlachtIn:
    """Dien een klacht in, bij een klachtencommissie of niet."""

    klager_id: UUID
    ontvangen_op: datetime
    wet: Wet
    categorie: KlachtCategorie
    team_id: Code | None
    aanbieder_id: Code | None
    commissie: bool
    klager: str
    gedraging: str
    gedraging_datum: date
    betrokken_medewerker_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BevestigKlacht:
    """Bevestig de ontvangst aan de klager."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsKlachtbehandelaarToe:
    """Wijs toe wie de klacht behandelt; `team_ids` zijn de teams waarin hij werkt."""

    op: datetime
    behandelaar_id: UUID
    team_ids: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoorKlager:
    """Hoor de klager, met de beklaagde of niet; `door` is wie hoort, `team_id` zijn team."""

    op: datetime
    door: UUID
    team_id: Code | None
    beklaagde_gehoord: bool
    verslag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdaagKlacht:
    """Stel de laatste dag van de afhandeling eenmaal uit."""

    op: datetime
    tot: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EscaleerKlacht:
    """Leg de klacht hogerop."""

    op: datetime
    naar: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class HandelKlachtAf:
    """Handel de klacht af met een oordeel; `door` is wie oordeelt, `team_id` zijn team."""

    op: datetime
    door: UUID
    team_id: Code | None
    oordeel: KlachtOordeel
    motivering: str
    ombudsman: Ombudsman
    grond_niet_gehoord: GrondNietGehoord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemKlachtNietInBehandeling:
    """Laat de klager weten dat de klacht niet wordt behandeld, en waarom."""

    op: datetime
    grond: GrondNietInBehandeling


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekKlachtIn:
    """Trek de klacht in."""

    op: datetime


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen klacht."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    ontvangen: KlachtOntvangen
    inhoud: KlachtinhoudVastgelegd | None = None
    behandelaar_id: UUID | None = None
    gehoord: bool = False
    beklaagde_gehoord: bool = False
    verdaagd_tot: date | None = None
    klaar_op: datetime | None = None
    klok: Klok = field(default_factory=dict)


class Ontvangen(_Bekend):
    """Ontvangen, nog niet bevestigd."""


class Bevestigd(_Bekend):
    """Bevestigd, nog niet toegewezen."""


class InBehandeling(_Bekend):
    """Een onafhankelijke behandelaar heeft haar."""


class Verdaagd(_Bekend):
    """In behandeling, met een latere laatste dag."""


class Afgehandeld(_Bekend):
    """Er is een oordeel."""


class NietInBehandeling(_Bekend):
    """Zij wordt niet behandeld."""


class Ingetrokken(_Bekend):
    """Ingetrokken."""


class BehandelaarBetrokken(Rejected):
    """Een klacht wordt behandeld door iemand die niet bij de gedraging betrokken was en niet van dat team is."""

    regel = "Awb art. 9:7 lid 1"


class NietDeBehandelaar(Rejected):
    """De klager wordt gehoord en de klacht afgehandeld door wie haar is toegewezen."""

    regel = "Awb art. 9:7 lid 1"


class VerdagingTeLang(Rejected):
    """De afhandeling kan met ten hoogste vier weken worden verdaagd."""

    regel = "Awb art. 9:11 lid 2"


class AlVerdaagd(Rejected):
    """Deze klacht is al eenmaal verdaagd."""

    regel = "Awb art. 9:11 lid 2"


class KlagerNietGehoord(Rejected):
    """Voor een oordeel wordt de klager gehoord, tenzij de wet toelaat daarvan af te zien."""

    regel = "Awb art. 9:10"


class BeklaagdeNietGehoord(Rejected):
    """Voor een oordeel wordt ook gehoord op wiens gedraging de klacht betrekking heeft."""

    regel = "Awb art. 9:10 lid 1"


class GedragingTeRecent(Rejected):
    """Deze gedraging was minder dan een jaar voor de klacht; dat is geen grond om haar niet te behandelen."""

    regel = "Awb art. 9:8 lid 1 onder b"


type Event = (
    KlachtOntvangen
    | KlachtinhoudVastgelegd
    | KlachtBevestigd
    | KlachtbehandelaarToegewezen
    | KlagerGehoord
    | HoorverslagVastgelegd
    | KlachtVerdaagd
    | KlachtGeescaleerd
    | KlachtAfgehandeld
    | KlachtoordeelVastgelegd
    | KlachtNietInBehandelingGenomen
    | KlachtIngetrokken
)
type Command = (
    DienKlachtIn
    | BevestigKlacht
    | WijsKlachtbehandelaarToe
    | HoorKlager
    | VerdaagKlacht
    | EscaleerKlacht
    | HandelKlachtAf
    | NeemKlachtNietInBehandeling
    | TrekKlachtIn
)
type Bekend = Ontvangen | Bevestigd | InBehandeling | Verdaagd | Afgehandeld | NietInBehandeling | Ingetrokken
type State = Nieuw | Bekend

FEITEN = {
    "quality.klachtinhoud-vastgelegd.v1": KlachtinhoudVastgelegd,
    "quality.hoorverslag-vastgelegd.v1": HoorverslagVastgelegd,
    "quality.klachtoordeel-vastgelegd.v1": KlachtoordeelVastgelegd,
}
