"""Wat een later besluit doet met wat is toegekend, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.beschikking.taal import HerzieBeschikking, RegelStaatNietInBesluit
from services.provisions.domain.ingang import eerste_dag, laatste_dag
from services.provisions.domain.pgb import BestedingBuitenPeriode, BoekPgbBesteding, LaatPgbVervallen, pgb
from services.provisions.domain.voorziening.taal import EindigOpBesluit, MeldStart
from services.provisions.tests.test_beschikking import BEKEND, LATER, REGEL
from services.provisions.tests.test_levering import BEVESTIG, EINDE, KEUR_AF, ONDERBREEK, PGB, na
from services.provisions.tests.test_voorziening import BESTEL, START, STOP, ZONDER_KLOK, stop
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events import voorzieningen as vz
from shared.events.beschikkingen import BeschikkingHerzien
from shared.events.pgbs import PgbIngetrokken

OP = datetime(2026, 8, 20, 12, tzinfo=UTC)
DAG, INGANG = date(2026, 8, 20), date(2026, 9, 1)
EINDIG = EindigOpBesluit(op=OP, ingang=INGANG)


@pytest.mark.parametrize(
    ("ingang", "eerste", "laatste"),
    [
        (INGANG, INGANG, date(2026, 8, 31)),
        (DAG + timedelta(days=1), date(2026, 8, 21), DAG),
        (DAG, DAG, DAG),
        (date(2026, 1, 1), DAG, DAG),
    ],
)
def test_een_besluit_werkt_niet_voor_het_is_bekendgemaakt(ingang: date, eerste: date, laatste: date) -> None:
    """Awb 3:40."""
    assert (eerste_dag(OP, ingang), laatste_dag(OP, ingang)) == (eerste, laatste)


@pytest.mark.parametrize(
    ("eerder", "feiten"),
    [
        (na(), (vz.VoorzieningBeeindigd,)),
        (na(BESTEL), (vz.ToewijzingGewijzigd, vz.VoorzieningBeeindigd)),
        (na(BESTEL, BEVESTIG), (vz.ToewijzingGewijzigd, vz.VoorzieningBeeindigd)),
        (na(BESTEL, KEUR_AF), (vz.VoorzieningBeeindigd,)),
        (na(BESTEL, MeldStart(op=START), stop()), (vz.VoorzieningBeeindigd,)),
    ],
    ids=["toegekend", "besteld", "bevestigd", "afgekeurd", "gestopt"],
)
def test_r28_wat_niet_wordt_geleverd_eindigt_met_de_beschikking(
    eerder: tuple[object, ...], feiten: tuple[type, ...]
) -> None:
    """Wmo 2015, art. 2.3.10."""
    geeindigd = ZONDER_KLOK.given(*eerder).when(EINDIG)
    geeindigd.then_facts(*feiten)
    einde = geeindigd.facts[-1]
    assert isinstance(einde, vz.VoorzieningBeeindigd)
    assert (einde.per, einde.reden) == (date(2026, 8, 31), "besluit_gemeente")
    ZONDER_KLOK.given(*eerder, *geeindigd.facts).when(EINDIG).then_rejected(NietToegestaan)


@pytest.mark.parametrize("eerder", [na(BESTEL, MeldStart(op=START)), na(BESTEL, MeldStart(op=START), ONDERBREEK)])
def test_r28_wat_wordt_geleverd_krijgt_een_kortere_toewijzing(eerder: tuple[object, ...]) -> None:
    """The aanbieder stops, and then it ends: iWmo 301 and 307."""
    gewijzigd = ZONDER_KLOK.given(*eerder).when(EINDIG)
    gewijzigd.then_facts(vz.VoorzieningGewijzigd, vz.ToewijzingGewijzigd)
    voorziening, toewijzing = gewijzigd.facts
    assert isinstance(voorziening, vz.VoorzieningGewijzigd)
    assert isinstance(toewijzing, vz.ToewijzingGewijzigd)
    assert voorziening.einddatum == toewijzing.per == date(2026, 8, 31)
    daarna = (*eerder, *gewijzigd.facts)
    ZONDER_KLOK.given(*daarna).when(EINDIG).then()
    ZONDER_KLOK.given(*daarna).when(stop(op=STOP + timedelta(days=60))).then_facts(vz.LeveringGestopt)


def test_r28_een_voorziening_eindigt_niet_later_dan_zij_al_deed() -> None:
    laat = replace(EINDIG, ingang=EINDE + timedelta(days=40))
    (einde,) = ZONDER_KLOK.given(*na()).when(laat).facts
    assert isinstance(einde, vz.VoorzieningBeeindigd)
    assert einde.per == EINDE
    ZONDER_KLOK.given(*na(BESTEL, MeldStart(op=START))).when(laat).then()


VERVAL = LaatPgbVervallen(op=OP, grond="onjuiste_gegevens", ingang=INGANG)


def test_r28_een_pgb_vervalt_met_de_beschikking() -> None:
    """Wmo 2015, art. 2.3.10: not longer than it ran, and what has not begun never will."""
    (ingetrokken,) = spec(pgb).given(*PGB).when(VERVAL).facts
    assert isinstance(ingetrokken, PgbIngetrokken)
    assert (ingetrokken.per, ingetrokken.grond) == (date(2026, 8, 31), "onjuiste_gegevens")
    spec(pgb).given(*PGB).when(replace(VERVAL, ingang=date(2030, 1, 1))).then()
    vroeg = replace(VERVAL, op=OP - timedelta(days=200), ingang=date(2026, 1, 1))
    nooit = spec(pgb).given(*PGB).when(vroeg)
    besteed = BoekPgbBesteding(op=OP, bedrag_cent=1, van=date(2026, 6, 1), tot=date(2026, 6, 1))
    spec(pgb).given(*PGB, *nooit.facts).when(besteed).then_rejected(BestedingBuitenPeriode)


def test_r28_een_herziening_noemt_regels_van_haar_eigen_beschikking() -> None:
    herzie = HerzieBeschikking(
        op=LATER, grond="niet_toereikend", ingang=INGANG, voorziening_ids=frozenset({REGEL.voorziening_id})
    )
    spec(beschikking).given(*BEKEND).when(herzie).then_facts(BeschikkingHerzien)
    vreemd = replace(herzie, voorziening_ids=frozenset({UUID(int=99)}))
    spec(beschikking).given(*BEKEND).when(vreemd).then_rejected(RegelStaatNietInBesluit)
