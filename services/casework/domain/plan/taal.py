"""De woorden van het ondersteuningsplan: feiten, opdrachten, standen en weigeringen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from shared.decider.decider import Rejected
from shared.events.codes import Productcategorie, RedenAfgesloten, Uitvoerder, ZrmDomein
from shared.events.plannen import (
    DoelGeevalueerd,
    PlanAfgesloten,
    Plandoel,
    PlanGeaccordeerdDoorInwoner,
    PlanGeaccordeerdDoorWijkwerker,
    PlanGeevalueerd,
    PlanGewijzigd,
    PlanInUitvoeringGenomen,
    PlanOpgesteld,
    PlanTerAccorderingAangeboden,
    PlanVastgesteld,
    PlanVervangen,
)
from shared.events.sealed import Personal


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaninhoudVastgelegd:
    """Doelen en acties in de woorden van het plan, als JSON; en welk maatwerk is gewenst."""

    gebeurd_op: datetime
    persoon_id: UUID
    doelen: Personal[str]
    acties: Personal[str]
    maatwerk_gewenst: tuple[Productcategorie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StelPlanOp:
    """Stel een plan op; `ander_plan` zegt of het huishouden een actief plan heeft dat blijft."""

    melding_id: UUID
    huishouden_id: UUID
    dossier_id: UUID
    onderzoek_id: UUID | None
    persoon_ids: tuple[UUID, ...]
    op: datetime
    doelen: tuple[Plandoel, ...]
    uitvoerders: tuple[Uitvoerder, ...]
    inhoud_doelen: str
    inhoud_acties: str
    maatwerk_gewenst: tuple[Productcategorie, ...]
    dossier_open: bool
    ander_plan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigPlan:
    """Geef een plan dat nog niet vaststaat een andere inhoud; het moet dan opnieuw worden voorgelegd."""

    op: datetime
    doelen: tuple[Plandoel, ...]
    uitvoerders: tuple[Uitvoerder, ...]
    inhoud_doelen: str
    inhoud_acties: str
    maatwerk_gewenst: tuple[Productcategorie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BiedPlanTerAccorderingAan:
    """Leg het plan aan inwoner en wijkwerker voor."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Akkoord:
    op: datetime
    aanmelding_id: UUID
    persoon_ids: tuple[UUID, ...]
    onderzoek_uiterste_datum: date | None
    verslag_op: datetime | None


class AkkoordeerPlanAlsInwoner(_Akkoord):
    """Ga als inwoner akkoord."""


class AkkoordeerPlanAlsWijkwerker(_Akkoord):
    """Ga als wijkwerker akkoord."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoerPlanUit:
    """Neem het plan in uitvoering, ook na een evaluatie."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EvalueerDoel:
    """Leg van een doel vast of het is bereikt."""

    op: datetime
    doel_id: UUID
    bereikt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ZrmDoel:
    """Waar een doel van het plan in de zelfredzaamheidsmatrix op uit moet komen."""

    doel_id: UUID
    domein: ZrmDomein
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Eindmeting:
    """De laatste eindmeting met de zelfredzaamheidsmatrix van het onderzoek waar het plan bij hoort."""

    op: datetime
    scores: Mapping[ZrmDomein, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvalueerPlan:
    """Evalueer het plan: een doel dat is gemeten naar zijn meting, elk ander naar zijn eigen evaluatie."""

    op: datetime
    zrm_doelen: tuple[ZrmDoel, ...] = ()
    eindmeting: Eindmeting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VervangPlan:
    """Laat een ander plan, dat tegelijk wordt opgesteld, in de plaats komen."""

    op: datetime
    nieuw_plan_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitPlan:
    """Sluit een geevalueerd plan af."""

    op: datetime
    reden: RedenAfgesloten


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    huishouden_id: UUID
    dossier_id: UUID
    uitvoerders: tuple[Uitvoerder, ...]
    doelen: tuple[Plandoel, ...]
    persoon_id: UUID | None = None  # van wie de inhoud is verzegeld
    inhoud_doelen: Personal[str] = "[]"  # met de zrm-doelen; blijft verzegeld, en gaat open voor een evaluatie
    in_uitvoering_op: datetime | None = None
    bereikt: Mapping[UUID, bool] = field(default_factory=dict)  # van elk geevalueerd doel, naar zijn laatste evaluatie
    maatwerk_gewenst: tuple[Productcategorie, ...] = ()
    akkoord_inwoner: datetime | None = None
    akkoord_wijkwerker: datetime | None = None


class Concept(_Bekend):
    """Opgesteld, nog niet voorgelegd."""


class TerAccordering(_Bekend):
    """Voorgelegd aan inwoner en wijkwerker."""


class Vastgesteld(_Bekend):
    """Door beiden geaccordeerd."""


class InUitvoering(_Bekend):
    """In uitvoering."""


class Geevalueerd(_Bekend):
    """Geevalueerd; het gaat dicht of weer in uitvoering."""


class Afgesloten(_Bekend):
    """Afgesloten."""


class Vervangen(_Bekend):
    """Vervangen door een ander plan."""


class ErIsAlEenPlan(Rejected):
    """Dit huishouden heeft al een actief plan: een gezin, een plan, een regisseur."""

    regel = "Groningen, Jaarverslag 2017, 4.2.1"


class DossierNietActief(Rejected):
    """In een afgesloten dossier kan geen plan worden opgesteld."""

    regel = "Groningen, Jaarverslag 2017, 4.2.1"


class AlGeaccordeerd(Rejected):
    """Deze partij is al akkoord met het plan."""

    regel = "Almere, Meldingen bij de wijkteams, mei 2020"


class OnbekendDoel(Rejected):
    """Dit doel staat niet in het plan."""

    regel = "Groningen, Jaarverslag 2017, 4.2.1"


class DoelNietGeevalueerd(Rejected):
    """Een plan wordt geevalueerd als elk doel is gemeten, of van elk ander is vastgesteld of het is bereikt."""

    regel = "Groningen, Jaarverslag 2017, 4.2.1"


type Event = (
    PlanOpgesteld
    | PlanGewijzigd
    | PlaninhoudVastgelegd
    | PlanTerAccorderingAangeboden
    | PlanGeaccordeerdDoorInwoner
    | PlanGeaccordeerdDoorWijkwerker
    | PlanVastgesteld
    | PlanInUitvoeringGenomen
    | DoelGeevalueerd
    | PlanGeevalueerd
    | PlanAfgesloten
    | PlanVervangen
)
type Command = (
    StelPlanOp
    | WijzigPlan
    | BiedPlanTerAccorderingAan
    | AkkoordeerPlanAlsInwoner
    | AkkoordeerPlanAlsWijkwerker
    | VoerPlanUit
    | EvalueerDoel
    | EvalueerPlan
    | VervangPlan
    | SluitPlan
)
type Bekend = Concept | TerAccordering | Vastgesteld | InUitvoering | Geevalueerd | Afgesloten | Vervangen
type State = Nieuw | Bekend

FEITEN = {"casework.planinhoud-vastgelegd.v1": PlaninhoudVastgelegd}
