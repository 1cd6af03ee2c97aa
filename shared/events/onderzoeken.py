"""Onderzoek na een melding, dat eindigt in een verslag (Wmo 2015, art. 2.3.2)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import (
    Code,
    Ondersteunde,
    OnderzoekSoort,
    OnderzoekUitkomst,
    RedenHuisbezoek,
    RedenUitstel,
    VoorliggendeWet,
    ZrmMoment,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoekGestart:
    """Het onderzoek is gestart; de zes weken lopen vanaf de melding."""

    gebeurd_op: datetime
    melding_id: UUID
    dossier_id: UUID
    soort: OnderzoekSoort
    melding_op: datetime
    uiterste_datum: date | None
    persoon_ids: tuple[UUID, ...]
    voorziening_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonlijkPlanOntvangen:
    """De inwoner heeft een persoonlijk plan ingeleverd (lid 2)."""

    gebeurd_op: datetime
    melding_id: UUID
    ontvangen_op: datetime
    op_tijd: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonlijkPlanOvergeslagen:
    """De inwoner ziet af van een persoonlijk plan."""

    gebeurd_op: datetime
    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientondersteuningAangeboden:
    """Op gratis onafhankelijke clientondersteuning is gewezen (lid 3)."""

    gebeurd_op: datetime
    melding_id: UUID
    aan: Ondersteunde
    gebruikt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoekBegonnen:
    """Het inhoudelijke onderzoek is begonnen."""

    gebeurd_op: datetime
    melding_id: UUID
    begonnen_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HuisbezoekGepland:
    """Een huisbezoek is gepland."""

    gebeurd_op: datetime
    melding_id: UUID
    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HuisbezoekAfgelegd:
    """Een huisbezoek is afgelegd, om een reden die erbij kan staan."""

    gebeurd_op: datetime
    melding_id: UUID
    op: datetime
    reden_huisbezoek: RedenHuisbezoek | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HuisbezoekNietNodigBevonden:
    """Een huisbezoek is niet nodig."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ZrmAfgenomen:
    """De zelfredzaamheidsmatrix is afgenomen; de scores blijven bij casework."""

    gebeurd_op: datetime
    melding_id: UUID
    moment: ZrmMoment
    afgenomen_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoekUitgesteldInOverleg:
    """Het onderzoek wacht, in overleg met de inwoner; de zes weken van de wet schuiven daardoor niet op."""

    gebeurd_op: datetime
    melding_id: UUID
    tot: date
    reden: RedenUitstel
    toestemming_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoekHervat:
    """Het uitgestelde onderzoek gaat verder."""

    gebeurd_op: datetime
    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoekGestaakt:
    """Het onderzoek is zonder uitkomst beeindigd."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoeksverslagVerstrekt:
    """De inwoner heeft de schriftelijke weergave van de uitkomst gekregen (lid 8)."""

    gebeurd_op: datetime
    melding_id: UUID
    verstrekt_op: datetime
    binnen_termijn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoekAfgerond:
    """Het onderzoek is afgerond met een uitkomst; een herbeoordeling noemt de voorziening waar zij over ging."""

    gebeurd_op: datetime
    melding_id: UUID
    afgerond_op: datetime
    uitkomst: OnderzoekUitkomst
    voorliggende_wetten: tuple[VoorliggendeWet, ...] | None = None  # None: niet nagegaan
    soort: OnderzoekSoort = "eerste"
    voorziening_id: UUID | None = None


FEITEN = {
    "nl.wmo.onderzoeken.onderzoek-gestart.v1": OnderzoekGestart,
    "nl.wmo.onderzoeken.persoonlijk-plan-ontvangen.v1": PersoonlijkPlanOntvangen,
    "nl.wmo.onderzoeken.persoonlijk-plan-overgeslagen.v1": PersoonlijkPlanOvergeslagen,
    "nl.wmo.onderzoeken.clientondersteuning-aangeboden.v1": ClientondersteuningAangeboden,
    "nl.wmo.onderzoeken.onderzoek-begonnen.v1": OnderzoekBegonnen,
    "nl.wmo.onderzoeken.huisbezoek-gepland.v1": HuisbezoekGepland,
    "nl.wmo.onderzoeken.huisbezoek-afgelegd.v1": HuisbezoekAfgelegd,
    "nl.wmo.onderzoeken.huisbezoek-niet-nodig-bevonden.v1": HuisbezoekNietNodigBevonden,
    "nl.wmo.onderzoeken.zrm-afgenomen.v1": ZrmAfgenomen,
    "nl.wmo.onderzoeken.onderzoek-uitgesteld-in-overleg.v1": OnderzoekUitgesteldInOverleg,
    "nl.wmo.onderzoeken.onderzoek-hervat.v1": OnderzoekHervat,
    "nl.wmo.onderzoeken.onderzoek-gestaakt.v1": OnderzoekGestaakt,
    "nl.wmo.onderzoeken.onderzoeksverslag-verstrekt.v1": OnderzoeksverslagVerstrekt,
    "nl.wmo.onderzoeken.onderzoek-afgerond.v1": OnderzoekAfgerond,
}
