"""De woorden van het dossier, de casus van een huishouden: feiten, opdrachten, standen, weigeringen."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from shared.decider.decider import Rejected
from shared.events.codes import (
    Code,
    Doelgroep,
    Escalatie,
    Hulplijn,
    RedenAfgesloten,
    RedenHeropend,
    RedenHuisbezoek,
    Thema,
    Vorm,
    WachtOp,
)
from shared.events.codes import Zwaarte as Zwaarteniveau
from shared.events.dossiers import (
    CasusAfgeschaald,
    CasusOpgeschaald,
    ContactmomentVastgelegd,
    DossierAfgesloten,
    DossierfaseBereikt,
    DossierGeopend,
    DossierHeropend,
    EscalatieVastgelegd,
    ThemaToegekend,
    WaakvlamIngesteld,
    WachtlijstplaatsIngenomen,
    WachtlijstplaatsVerlaten,
    ZwaarteBepaald,
)
from shared.events.sealed import Personal

type Werkfase = Literal["onderzoek", "plan", "uitvoering"]
"""Een fase waar iets anders een dossier toe brengt; de waakvlam en het einde hebben hun eigen opdracht."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoektermijnVastgelegd:
    """Tot en met welke dag het onderzoek van dit dossier volgens de wet mag duren."""

    gebeurd_op: datetime
    uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HuisbezoekMeegeteld:
    """Een huisbezoek van het onderzoek was ook een contact; zelf staat het bij het onderzoek."""

    gebeurd_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactnotitieVastgelegd:
    """Wat er bij het contact is besproken."""

    gebeurd_op: datetime
    persoon_id: UUID
    notitie: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossieractieGevraagd:
    """Iemand van het team moet iets doen; `oorzaak_id` is wat daarom vroeg, leeg als een mens dat deed."""

    gebeurd_op: datetime
    nummer: int
    soort: Code
    uiterste_datum: date | None
    oorzaak_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossieractieAfgerond:
    """Het is gedaan, of hoeft niet meer."""

    gebeurd_op: datetime
    nummer: int
    uitkomst: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDossier:
    """Open het dossier dat op de uitkomst van een aanmelding volgt."""

    melding_id: UUID
    huishouden_id: UUID
    aanmelding_id: UUID
    op: datetime
    team_id: Code
    doelgroep: Doelgroep | None
    onderzoek_uiterste_datum: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkeerFase:
    """Zet het dossier een fase verder; is het al zo ver, dan is er niets te doen."""

    op: datetime
    fase: Werkfase


@dataclass(frozen=True, slots=True, kw_only=True)
class BepaalZwaarte:
    """Bepaal hoe zwaar de casus is."""

    op: datetime
    niveau: Zwaarteniveau
    grond: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KenThemaToe:
    """Geef de casus een thema; heeft zij het al, dan is er niets te doen."""

    op: datetime
    thema: Thema


@dataclass(frozen=True, slots=True, kw_only=True)
class TelHuisbezoekMee:
    """Tel een huisbezoek van het onderzoek mee als contact, ook als het dossier al dicht is."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LegContactmomentVast:
    """Leg een contact met het huishouden vast; de notitie wordt verzegeld onder `persoon_id`."""

    op: datetime
    vorm: Vorm
    reden_huisbezoek: RedenHuisbezoek | None
    persoon_id: UUID
    notitie: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SchaalOp:
    """Schaal de casus op naar een zwaardere lijn."""

    op: datetime
    naar_lijn: Hulplijn
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class SchaalAf:
    """Schaal de casus af naar een lichtere lijn."""

    op: datetime
    naar_lijn: Hulplijn
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class LegEscalatieVast:
    """Leg vast dat een escalatie dreigde, en of zij is afgewend."""

    op: datetime
    soort: Escalatie
    afgewend: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaatsOpWachtlijst:
    """Laat de casus wachten."""

    op: datetime
    wacht_op: WachtOp
    reden: Code
    vanaf: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalVanWachtlijst:
    """Laat de casus niet langer wachten."""

    op: datetime
    tot: date
    uitkomst: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagDossieractie:
    """Vraag iets te doen; wat al is gevraagd en nog open staat, wordt niet nog eens gevraagd."""

    op: datetime
    soort: Code
    uiterste_datum: date | None
    oorzaak_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RondDossieractieAf:
    """Rond een dossieractie af."""

    op: datetime
    nummer: int
    uitkomst: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetOpWaakvlam:
    """Zet de casus op de waakvlam."""

    op: datetime
    vervolgcontact_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitDossier:
    """Sluit het dossier."""

    op: datetime
    reden: RedenAfgesloten


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenDossier:
    """Open een afgesloten dossier weer; wat er nu nodig is, wordt eerst onderzocht."""

    op: datetime
    reden: RedenHeropend


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen dossier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    huishouden_id: UUID
    aanmelding_id: UUID
    lijn: Hulplijn = "eerste_lijn"
    themas: frozenset[Thema] = frozenset()
    wacht_vanaf: date | None = None
    acties: tuple[DossieractieGevraagd, ...] = ()
    afgerond: frozenset[int] = frozenset()

    @property
    def open_acties(self) -> tuple[DossieractieGevraagd, ...]:
        """Wat is gevraagd en nog niet is afgerond."""
        return tuple(actie for actie in self.acties if actie.nummer not in self.afgerond)


class Geopend(_Bekend):
    """Geopend."""


class Onderzoek(_Bekend):
    """Er loopt een onderzoek."""


class Plan(_Bekend):
    """Er wordt aan een plan gewerkt."""


class Uitvoering(_Bekend):
    """Hulp wordt uitgevoerd."""


class Waakvlam(_Bekend):
    """Licht contact; de casus is nog actief."""


class Afgesloten(_Bekend):
    """Afgesloten."""


class Heropend(_Bekend):
    """Na een afsluiting weer open, nog zonder fase."""


class RedenHuisbezoekOntbreekt(Rejected):
    """Een huisbezoek noemt zijn reden; een ander contact heeft die niet."""


class LijnPastNiet(Rejected):
    """Opschalen gaat naar een zwaardere lijn dan die van nu, afschalen naar een lichtere."""


class StaatAlOpWachtlijst(Rejected):
    """De casus wacht al; haal haar eerst van de wachtlijst."""


class StaatNietOpWachtlijst(Rejected):
    """De casus staat niet op een wachtlijst."""


class WachttijdKeertOm(Rejected):
    """De laatste dag van het wachten ligt voor de eerste."""


class DossieractieNietOpen(Rejected):
    """Er staat geen dossieractie met dit nummer open."""


class DossieractieStaatOpen(Rejected):
    """Zolang een dossieractie openstaat zijn de doelen niet bereikt; rond haar af, of sluit met een andere reden."""


type Event = (
    DossierGeopend
    | OnderzoektermijnVastgelegd
    | DossierfaseBereikt
    | ZwaarteBepaald
    | ThemaToegekend
    | ContactmomentVastgelegd
    | ContactnotitieVastgelegd
    | HuisbezoekMeegeteld
    | CasusOpgeschaald
    | CasusAfgeschaald
    | EscalatieVastgelegd
    | WachtlijstplaatsIngenomen
    | WachtlijstplaatsVerlaten
    | DossieractieGevraagd
    | DossieractieAfgerond
    | WaakvlamIngesteld
    | DossierAfgesloten
    | DossierHeropend
)
type Command = (
    OpenDossier
    | MarkeerFase
    | BepaalZwaarte
    | KenThemaToe
    | LegContactmomentVast
    | TelHuisbezoekMee
    | SchaalOp
    | SchaalAf
    | LegEscalatieVast
    | PlaatsOpWachtlijst
    | HaalVanWachtlijst
    | VraagDossieractie
    | RondDossieractieAf
    | ZetOpWaakvlam
    | SluitDossier
    | HeropenDossier
)
type Bekend = Geopend | Onderzoek | Plan | Uitvoering | Waakvlam | Afgesloten | Heropend
type State = Nieuw | Bekend

FEITEN = {
    "casework.onderzoektermijn-vastgelegd.v1": OnderzoektermijnVastgelegd,
    "casework.contactnotitie-vastgelegd.v1": ContactnotitieVastgelegd,
    "casework.huisbezoek-meegeteld.v1": HuisbezoekMeegeteld,
    "casework.dossieractie-gevraagd.v1": DossieractieGevraagd,
    "casework.dossieractie-afgerond.v1": DossieractieAfgerond,
}
