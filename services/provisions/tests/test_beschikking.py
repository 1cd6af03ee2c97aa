"""De regels van de beschikking, zonder server."""

from datetime import UTC, date, datetime
from uuid import UUID

from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.beschikking.taal import (
    AfwegingVastgelegd,
    BeschikkingsregelsVastgelegd,
    BeschikkingtekstVastgelegd,
    MaakBekend,
    Regel,
    StelBeschikkingVast,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.beschikkingen import BeschikkingBekendgemaakt, BeschikkingOpgesteld, BeschikkingVastgesteld
from shared.events.codes import Afwegingsstap

M, AANVRAAG, P, V, MANDAAT = (UUID(int=n) for n in range(1, 6))
OP = datetime(2026, 5, 20, 9, tzinfo=UTC)
STAPPEN: tuple[Afwegingsstap, ...] = (
    "eigen_kracht",
    "gebruikelijke_hulp",
    "mantelzorg",
    "sociaal_netwerk",
    "algemene_voorziening",
    "maatwerk",
)
REGEL = Regel(
    voorziening_id=V,
    besluit="toekennen",
    productcategorie="begeleiding",
    productcode="02A05",
    leveringsvorm="zin",
    startdatum=date(2026, 6, 1),
    einddatum=None,
    omvang=None,
    eenheid=None,
    frequentie=None,
    aanbieder_id=None,
    reden=None,
)
STEL_VAST = StelBeschikkingVast(
    melding_id=M,
    aanvraag_id=AANVRAAG,
    plan_id=None,
    persoon_id=P,
    op=OP,
    motivering="Maatwerk is nodig.",
    afweging=tuple((stap, f"Gewogen: {stap}.") for stap in STAPPEN),
    verordening_versie="wmo-verordening-2026",
    mandaathouder_id=MANDAAT,
    regels=(REGEL,),
)
VASTGESTELD = spec(beschikking).given().when(STEL_VAST).facts


def test_een_beschikking_bewaart_haar_zes_afwegingen_in_hun_volgorde() -> None:
    """R16, Wmo 2015 art. 2.3.5 lid 3-4."""
    spec(beschikking).given().when(STEL_VAST).then_facts(
        BeschikkingOpgesteld,
        *[AfwegingVastgelegd] * 6,
        BeschikkingtekstVastgelegd,
        BeschikkingsregelsVastgelegd,
        BeschikkingVastgesteld,
    )
    assert [fact.stap for fact in VASTGESTELD if isinstance(fact, AfwegingVastgelegd)] == list(STAPPEN)


def test_de_motivering_staat_in_geen_openbaar_feit() -> None:
    """R21, Awb 3:46: kept, but sealed."""
    openbaar = [fact for fact in VASTGESTELD if isinstance(fact, BeschikkingOpgesteld | BeschikkingVastgesteld)]
    assert len(openbaar) == 2
    assert "Maatwerk is nodig" not in repr(openbaar)
    assert "Gewogen" not in repr(openbaar)


def test_de_verordening_en_de_mandaathouder_staan_vast() -> None:
    """Rotterdam, Begroting 2018: the verordening version is stored on every decision; R30, Awb 10:3."""
    fact = VASTGESTELD[-1]
    assert isinstance(fact, BeschikkingVastgesteld)
    assert (fact.verordening_versie, fact.mandaathouder_id) == ("wmo-verordening-2026", MANDAAT)
    assert fact.voorziening_ids == (V,)


def test_met_de_bekendmaking_begint_de_bezwaartermijn_van_zes_weken() -> None:
    """R36, Awb 6:7 and 6:8: six weeks from the day after the bekendmaking."""
    bekend = spec(beschikking).given(*VASTGESTELD).when(MaakBekend(op=OP, wijze="toezending"))
    bekend.then(
        BeschikkingBekendgemaakt(
            gebeurd_op=OP,
            melding_id=M,
            aanvraag_id=AANVRAAG,
            bekendgemaakt_op=OP,
            wijze="toezending",
            bezwaar_tot_en_met=date(2026, 7, 1),
        )
    )


def test_een_beschikking_wordt_een_keer_vastgesteld_en_een_keer_bekendgemaakt() -> None:
    """R21, Awb 3:41."""
    bekendmaken = MaakBekend(op=OP, wijze="toezending")
    bekend = spec(beschikking).given(*VASTGESTELD).when(bekendmaken).facts
    spec(beschikking).given(*VASTGESTELD).when(STEL_VAST).then_rejected(NietToegestaan)
    spec(beschikking).given(*VASTGESTELD, *bekend).when(bekendmaken).then_rejected(NietToegestaan)


def test_wat_niet_is_vastgesteld_wordt_niet_bekendgemaakt() -> None:
    spec(beschikking).given().when(MaakBekend(op=OP, wijze="toezending")).then_rejected(NietToegestaan)
    opgesteld = VASTGESTELD[:-1]
    spec(beschikking).given(*opgesteld).when(MaakBekend(op=OP, wijze="toezending")).then_rejected(NietToegestaan)
