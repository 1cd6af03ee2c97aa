"""De woorden van het onderzoek na een melding (Wmo 2015, art. 2.3.2): feiten, opdrachten, standen, weigeringen."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from shared.decider.decider import Rejected
from shared.events.codes import (
    Code,
    Ondersteunde,
    Onderzoeksonderdeel,
    OnderzoekSoort,
    OnderzoekUitkomst,
    RedenHuisbezoek,
    RedenUitstel,
    VoorliggendeWet,
    ZrmMoment,
)
from shared.events.onderzoeken import (
    ClientondersteuningAangeboden,
    HuisbezoekAfgelegd,
    HuisbezoekGepland,
    HuisbezoekNietNodigBevonden,
    OnderzoekAfgerond,
    OnderzoekBegonnen,
    OnderzoekGestaakt,
    OnderzoekGestart,
    OnderzoekHervat,
    OnderzoeksverslagVerstrekt,
    OnderzoekUitgesteldInOverleg,
    PersoonlijkPlanOntvangen,
    PersoonlijkPlanOvergeslagen,
    ZrmAfgenomen,
)
from shared.events.sealed import Personal
from shared.termijnen.bewaking import Klok


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonlijkPlanVastgelegd:
    """Wat de inwoner in het persoonlijk plan schreef."""

    gebeurd_op: datetime
    persoon_id: UUID
    inhoud: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentiteitVastgesteld:
    """De identiteit is vastgesteld; alleen de soort document wordt bewaard (art. 2.3.4)."""

    gebeurd_op: datetime
    documentsoort: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class PgbVoorlichtingGegeven:
    """Keuze en gevolgen van een pgb zijn uitgelegd (lid 6)."""

    gebeurd_op: datetime
    wijze: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoeksonderdeelVastgelegd:
    """Een onderdeel a tot en met g is onderzocht (lid 4)."""

    gebeurd_op: datetime
    persoon_id: UUID
    onderdeel: Onderzoeksonderdeel
    bevinding: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZrmScoresVastgelegd:
    """De scores van de zelfredzaamheidsmatrix, als JSON van domein naar 1 tot en met 5."""

    gebeurd_op: datetime
    persoon_id: UUID
    moment: ZrmMoment
    scores: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoeksverslagVastgelegd:
    """Wat in het verslag staat dat de inwoner kreeg (lid 8)."""

    gebeurd_op: datetime
    persoon_id: UUID
    inhoud: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOnderzoek:
    """Start het onderzoek naar aanleiding van een melding, of de herbeoordeling van een voorziening."""

    melding_id: UUID
    dossier_id: UUID
    op: datetime
    soort: OnderzoekSoort
    melding_op: datetime
    persoon_ids: tuple[UUID, ...]
    voorziening_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangPersoonlijkPlan:
    """Neem het persoonlijk plan in ontvangst."""

    op: datetime
    inhoud: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaPersoonlijkPlanOver:
    """Leg vast dat de inwoner van een persoonlijk plan afziet."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsOpClientondersteuning:
    """Wijs op onafhankelijke clientondersteuning."""

    op: datetime
    aan: Ondersteunde
    gebruikt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StelIdentiteitVast:
    """Stel de identiteit vast."""

    op: datetime
    documentsoort: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class InformeerOverPgb:
    """Geef voorlichting over het pgb."""

    op: datetime
    wijze: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHuisbezoek:
    """Plan een huisbezoek."""

    op: datetime
    nu: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LegHuisbezoekVast:
    """Leg een afgelegd huisbezoek vast, en waarom het nodig was."""

    op: datetime
    reden_huisbezoek: RedenHuisbezoek | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZieAfVanHuisbezoek:
    """Leg vast dat geen huisbezoek nodig is."""

    op: datetime
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginOnderzoek:
    """Begin het inhoudelijke onderzoek."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LegOnderdeelVast:
    """Leg een onderdeel van het onderzoek vast."""

    op: datetime
    onderdeel: Onderzoeksonderdeel
    bevinding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemZrmAf:
    """Neem de zelfredzaamheidsmatrix af."""

    op: datetime
    moment: ZrmMoment
    scores: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StelUitInOverleg:
    """Stel het onderzoek uit, in overleg met de inwoner."""

    op: datetime
    tot: date
    reden: RedenUitstel
    toestemming_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HervatOnderzoek:
    """Ga verder met een uitgesteld onderzoek."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StaakOnderzoek:
    """Beeindig het onderzoek zonder uitkomst."""

    op: datetime
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class VerstrekVerslag:
    """Verstrek de schriftelijke weergave; `maatwerk_gewenst` zegt of er een plan met maatwerk ligt."""

    op: datetime
    maatwerk_gewenst: bool
    inhoud: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RondOnderzoekAf:
    """Rond het onderzoek af met een uitkomst, en met de wetten die voorgaan: geen enkele, of niet nagegaan (None)."""

    op: datetime
    uitkomst: OnderzoekUitkomst
    voorliggende_wetten: tuple[VoorliggendeWet, ...] | None = None


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen onderzoek."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    persoon_ids: tuple[UUID, ...]
    melding_op: datetime
    soort: OnderzoekSoort
    uiterste_datum: date | None
    voorziening_id: UUID | None = None
    persoonlijk_plan: bool = False
    clientondersteuning: bool = False
    identiteit: bool = False
    pgb: bool = False
    onderdelen: frozenset[str] = frozenset()
    verslag_op: datetime | None = None
    eindmeting: ZrmScoresVastgelegd | None = None  # de laatste; haar scores blijven verzegeld
    klok: Klok = field(default_factory=dict)


class Gestart(_Bekend):
    """Gestart; de inwoner kan een persoonlijk plan inleveren."""


class Lopend(_Bekend):
    """Inhoudelijk begonnen."""


class Uitgesteld(_Bekend):
    """In overleg uitgesteld; de wettelijke termijn loopt door."""


class VerslagVerstrekt(_Bekend):
    """Het verslag is verstrekt."""


class Afgerond(_Bekend):
    """Afgerond."""


class Gestaakt(_Bekend):
    """Zonder uitkomst beeindigd."""


class VoorDeMelding(Rejected):
    """Deze datum ligt voor de melding waarmee het onderzoek begint."""

    regel = "Wmo 2015, art. 2.3.2 lid 1"


class PersoonlijkPlanTermijnLoopt(Rejected):
    """De inwoner heeft nog tijd voor een persoonlijk plan; begin daarna, of leg vast dat het er is of niet komt."""

    regel = "Wmo 2015, art. 2.3.2 lid 2"


class OnderdeelOntbreekt(Rejected):
    """Het verslag kan pas worden verstrekt als alle onderdelen a tot en met g zijn vastgelegd."""

    regel = "Wmo 2015, art. 2.3.2 lid 4"


class ClientondersteuningOntbreekt(Rejected):
    """Het verslag kan pas worden verstrekt als op clientondersteuning is gewezen."""

    regel = "Wmo 2015, art. 2.3.2 lid 3"


class IdentiteitOntbreekt(Rejected):
    """Het verslag kan pas worden verstrekt als de identiteit is vastgesteld."""

    regel = "Wmo 2015, art. 2.3.4"


class IdentiteitAlVastgesteld(Rejected):
    """De identiteit is al vastgesteld; vraag niet nog eens om een document."""

    regel = "Wmo 2015, art. 2.3.2 lid 7"


class PgbVoorlichtingOntbreekt(Rejected):
    """Als maatwerk in beeld is, moet eerst voorlichting over het pgb zijn gegeven."""

    regel = "Wmo 2015, art. 2.3.2 lid 6"


class VerslagOntbreekt(Rejected):
    """Een onderzoek kan pas worden afgerond als het verslag is verstrekt."""

    regel = "Wmo 2015, art. 2.3.2 lid 8"


type Event = (
    OnderzoekGestart
    | PersoonlijkPlanOntvangen
    | PersoonlijkPlanOvergeslagen
    | PersoonlijkPlanVastgelegd
    | ClientondersteuningAangeboden
    | IdentiteitVastgesteld
    | PgbVoorlichtingGegeven
    | HuisbezoekGepland
    | HuisbezoekAfgelegd
    | HuisbezoekNietNodigBevonden
    | OnderzoekBegonnen
    | OnderzoeksonderdeelVastgelegd
    | ZrmAfgenomen
    | ZrmScoresVastgelegd
    | OnderzoekUitgesteldInOverleg
    | OnderzoekHervat
    | OnderzoekGestaakt
    | OnderzoeksverslagVerstrekt
    | OnderzoeksverslagVastgelegd
    | OnderzoekAfgerond
)
type Command = (
    StartOnderzoek
    | OntvangPersoonlijkPlan
    | SlaPersoonlijkPlanOver
    | WijsOpClientondersteuning
    | StelIdentiteitVast
    | InformeerOverPgb
    | PlanHuisbezoek
    | LegHuisbezoekVast
    | ZieAfVanHuisbezoek
    | BeginOnderzoek
    | LegOnderdeelVast
    | NeemZrmAf
    | StelUitInOverleg
    | HervatOnderzoek
    | StaakOnderzoek
    | VerstrekVerslag
    | RondOnderzoekAf
)
type Bekend = Gestart | Lopend | Uitgesteld | VerslagVerstrekt | Afgerond | Gestaakt
type State = Nieuw | Bekend

FEITEN = {
    "casework.persoonlijk-plan-vastgelegd.v1": PersoonlijkPlanVastgelegd,
    "casework.identiteit-vastgesteld.v1": IdentiteitVastgesteld,
    "casework.pgb-voorlichting-gegeven.v1": PgbVoorlichtingGegeven,
    "casework.onderzoeksonderdeel-vastgelegd.v1": OnderzoeksonderdeelVastgelegd,
    "casework.zrm-scores-vastgelegd.v1": ZrmScoresVastgelegd,
    "casework.onderzoeksverslag-vastgelegd.v1": OnderzoeksverslagVastgelegd,
}
