"""De regels van voorziening en pgb, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from services.provisions.domain.pgb import KenPgbToe, pgb
from services.provisions.domain.stapeling import Lopend, NaastPgb, Stapeling
from services.provisions.domain.voorziening import voorziening
from services.provisions.domain.voorziening.taal import (
    NUMMERS,
    KenVoorzieningToe,
    MeldStart,
    MeldStop,
    PgbWordtNietBesteld,
    StopPastNietBijStart,
    VerzendToewijzing,
    VoorToekenning,
    WijsVoorzieningAf,
)
from shared.decider.decider import NietToegestaan, Rejected
from shared.decider.spec import spec
from shared.events.pgbs import PgbToegekend
from shared.events.voorzieningen import (
    LeveringGestart,
    LeveringGestopt,
    ToewijzingVerzonden,
    VoorzieningAfgewezen,
    VoorzieningToegekend,
)

M, B, A, V = UUID(int=1), UUID(int=2), UUID(int=3), UUID("0198c7b0-0000-7000-8000-0123456789ab")
OP = datetime(2026, 5, 20, 9, tzinfo=UTC)
START, STOP = OP + timedelta(days=14), OP + timedelta(days=60)
KEN_TOE = KenVoorzieningToe(
    melding_id=M,
    beschikking_id=B,
    aanvraag_id=A,
    plan_id=None,
    persoon_id=None,
    op=OP,
    productcategorie="begeleiding",
    productcode="02A05",
    leveringsvorm="zin",
    omvang=120,
    eenheid="minuut",
    frequentie="per_week",
    startdatum=date(2026, 6, 1),
    einddatum=None,
    aanbieder_id=None,
)
BESTEL = VerzendToewijzing(voorziening_id=V, op=OP, aanbieder_id="12345678")
ZONDER_KLOK = spec(voorziening.eigen)  # what follows for its terms has tests of its own
TOEGEKEND = ZONDER_KLOK.given().when(KEN_TOE).facts
BESTELD = (*TOEGEKEND, *ZONDER_KLOK.given(*TOEGEKEND).when(BESTEL).facts)
IN_LEVERING = (*BESTELD, *ZONDER_KLOK.given(*BESTELD).when(MeldStart(op=START)).facts)


def stop(nummer: int = 1, op: datetime = STOP) -> MeldStop:
    return MeldStop(nummer=nummer, op=op, reden="volgens_plan")


def test_een_toekenning_is_nieuw() -> None:
    """Rotterdam, Begroting 2018: newly indicated voorzieningen are counted."""
    (toegekend,) = TOEGEKEND
    assert isinstance(toegekend, VoorzieningToegekend)
    assert toegekend.nieuw


def test_wat_is_afgewezen_laat_niets_meer_toe() -> None:
    afwijzen = WijsVoorzieningAf(
        melding_id=M, beschikking_id=B, aanvraag_id=A, op=OP, productcategorie="begeleiding", reden="eigen_kracht"
    )
    afgewezen = ZONDER_KLOK.given().when(afwijzen)
    afgewezen.then_facts(VoorzieningAfgewezen)
    ZONDER_KLOK.given(*afgewezen.facts).when(BESTEL).then_rejected(NietToegestaan)


def test_een_bestelling_stuurt_een_toewijzing_met_een_nummer_van_ten_hoogste_negen_cijfers() -> None:
    """R31, iWmo 301."""
    (toewijzing,) = ZONDER_KLOK.given(*TOEGEKEND).when(BESTEL).facts
    assert isinstance(toewijzing, ToewijzingVerzonden)
    assert 0 < toewijzing.toewijzingnummer < NUMMERS
    assert (toewijzing.aanbieder_id, toewijzing.eerste) == ("12345678", True)


def test_een_pgb_wordt_niet_besteld() -> None:
    """iWmo OP043: no toewijzing beside a pgb."""
    als_pgb = ZONDER_KLOK.given().when(replace(KEN_TOE, leveringsvorm="pgb")).facts
    ZONDER_KLOK.given(*als_pgb).when(BESTEL).then_rejected(PgbWordtNietBesteld)


LOPEND = Lopend("02A05", "zin", "12345678", date(2026, 5, 1), date(2026, 6, 1))


@pytest.mark.parametrize(
    ("ander", "regel"),
    [
        (LOPEND, Stapeling),
        (replace(LOPEND, tot=None), Stapeling),
        (replace(LOPEND, leveringsvorm="pgb", aanbieder=None), NaastPgb),
        (replace(LOPEND, tot=date(2026, 5, 31)), None),
        (replace(LOPEND, product="02A06"), None),
        (replace(LOPEND, aanbieder="87654321"), None),
    ],
)
def test_hetzelfde_product_wordt_niet_gestapeld(ander: Lopend, regel: type[Rejected] | None) -> None:
    """iWmo OP259: not twice the same product, aanbieder and period; OP043: not beside a pgb for the product."""
    bestel = ZONDER_KLOK.given(*TOEGEKEND).when(replace(BESTEL, lopend=(ander,)))
    if regel is None:
        bestel.then_facts(ToewijzingVerzonden)
    else:
        bestel.then_rejected(regel)


def test_levering_begint_na_de_bestelling() -> None:
    start = MeldStart(op=START)
    ZONDER_KLOK.given(*TOEGEKEND).when(start).then_rejected(NietToegestaan)
    ZONDER_KLOK.given(*BESTELD).when(start).then_facts(LeveringGestart)


def test_er_is_een_levering_tegelijk() -> None:
    """iWmo OP289: one actual start per product."""
    ZONDER_KLOK.given(*IN_LEVERING).when(MeldStart(op=START)).then_rejected(NietToegestaan)


def test_een_stop_hoort_bij_de_laatste_start() -> None:
    """iWmo OP155."""
    ZONDER_KLOK.given(*IN_LEVERING).when(stop()).then_facts(LeveringGestopt)
    ZONDER_KLOK.given(*IN_LEVERING).when(stop(nummer=2)).then_rejected(StopPastNietBijStart)


@pytest.mark.parametrize(("op", "aangenomen"), [(START, True), (START - timedelta(minutes=1), False)])
def test_een_levering_stopt_niet_voor_zij_begon(op: datetime, aangenomen: bool) -> None:
    """iWmo OP155."""
    gestopt = ZONDER_KLOK.given(*IN_LEVERING).when(stop(op=op))
    if aangenomen:
        gestopt.then_facts(LeveringGestopt)
    else:
        gestopt.then_rejected(StopPastNietBijStart)


def test_een_pgb_krijgt_zijn_budget_en_het_bedrag_mag_volgen() -> None:
    """R20, Wmo 2015 art. 2.3.6."""
    ken_toe = KenPgbToe(melding_id=M, voorziening_id=V, op=OP, van=date(2026, 6, 1), tot=None)
    toegekend = spec(pgb).given().when(ken_toe)
    toegekend.then(
        PgbToegekend(gebeurd_op=OP, melding_id=M, voorziening_id=V, bedrag_cent=None, van=date(2026, 6, 1), tot=None)
    )
    spec(pgb).given(*toegekend.facts).when(ken_toe).then_rejected(NietToegestaan)


def test_r21_er_wordt_niet_besteld_voor_de_toekenning_bekend_is() -> None:
    """Awb 3:40."""
    eerder = replace(BESTEL, op=OP - timedelta(days=1))
    ZONDER_KLOK.given(*TOEGEKEND).when(eerder).then_rejected(VoorToekenning)


def test_r21_er_wordt_niet_geleverd_voor_de_toekenning_of_haar_eerste_dag() -> None:
    """Awb 3:40: what is granted from an earlier day on, may have begun by then."""
    eerder = MeldStart(op=OP - timedelta(days=1))
    ZONDER_KLOK.given(*BESTELD).when(eerder).then_rejected(VoorToekenning)
    terug = ZONDER_KLOK.given().when(replace(KEN_TOE, startdatum=date(2026, 5, 18))).facts
    besteld = (*terug, *ZONDER_KLOK.given(*terug).when(BESTEL).facts)
    ZONDER_KLOK.given(*besteld).when(eerder).then_facts(LeveringGestart)
