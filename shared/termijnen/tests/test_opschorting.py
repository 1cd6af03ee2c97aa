"""Suspension: the days that do not count, and what a late or overlapping period does."""

from datetime import date

import pytest

from shared.termijnen.opschorting import (
    Grond,
    OngeldigeOpschorting,
    Opschorting,
    opschorting_na_uitnodiging,
    verschuivingen,
)

START, EINDE = date(2026, 6, 1), date(2026, 6, 15)


def juni(vanaf: int, tot: int) -> Opschorting:
    return Opschorting(date(2026, 6, vanaf), date(2026, 6, tot), Grond.OVERMACHT)


def verlengd_tot(*opschortingen: Opschorting) -> date:
    return verschuivingen(START, EINDE, opschortingen)[-1].naar


def test_elke_opgeschorte_kalenderdag_schuift_het_einde_een_dag_op() -> None:
    assert verlengd_tot(juni(5, 11)) == date(2026, 6, 22)
    assert verlengd_tot(juni(5, 5)) == date(2026, 6, 16)


def test_de_volgorde_van_de_perioden_doet_er_niet_toe() -> None:
    assert verlengd_tot(juni(10, 12), juni(4, 6)) == verlengd_tot(juni(4, 6), juni(10, 12)) == date(2026, 6, 21)


def test_een_periode_op_de_laatste_dag_telt_nog_mee() -> None:
    assert verlengd_tot(juni(15, 17)) == date(2026, 6, 18)


def test_een_periode_na_het_einde_heeft_geen_gevolg() -> None:
    assert verlengd_tot(juni(16, 20)) == EINDE


def test_een_periode_na_het_eerste_maar_voor_het_verschoven_einde_telt_mee() -> None:
    assert verlengd_tot(juni(5, 11), juni(20, 21)) == date(2026, 6, 24)


def test_dagen_tot_en_met_de_start_telden_al_niet() -> None:
    assert verlengd_tot(juni(1, 3)) == date(2026, 6, 17)
    assert verlengd_tot(Opschorting(date(2026, 5, 20), START, Grond.OVERMACHT)) == EINDE


def test_overlappende_perioden_worden_geweigerd() -> None:
    with pytest.raises(OngeldigeOpschorting, match="overlappen elkaar op 2026-06-07"):
        verlengd_tot(juni(5, 7), juni(7, 9))


def test_een_periode_eindigt_niet_voor_haar_begin() -> None:
    with pytest.raises(OngeldigeOpschorting):
        juni(7, 6)


def test_awb_4_15_lid_1_van_de_dag_na_de_uitnodiging_tot_de_dag_van_de_aanvulling() -> None:
    opschorting = opschorting_na_uitnodiging(date(2026, 6, 4), date(2026, 6, 12), date(2026, 6, 18))

    assert opschorting == Opschorting(date(2026, 6, 5), date(2026, 6, 11), Grond.AANVULLING)


@pytest.mark.parametrize("aangevuld_op", [None, date(2026, 6, 19), date(2026, 7, 1)])
def test_awb_4_15_lid_1_een_ongebruikte_hersteltermijn_telt_tot_en_met_de_laatste_dag(
    aangevuld_op: date | None,
) -> None:
    opschorting = opschorting_na_uitnodiging(date(2026, 6, 4), aangevuld_op, date(2026, 6, 18))

    assert opschorting == Opschorting(date(2026, 6, 5), date(2026, 6, 18), Grond.AANVULLING)


@pytest.mark.parametrize("aangevuld_op", [date(2026, 6, 4), date(2026, 6, 5)])
def test_awb_4_15_lid_1_een_aanvulling_op_de_volgende_dag_schort_niets_op(aangevuld_op: date) -> None:
    assert opschorting_na_uitnodiging(date(2026, 6, 4), aangevuld_op, date(2026, 6, 18)) is None


def test_een_hersteltermijn_eindigt_niet_op_de_dag_van_de_uitnodiging() -> None:
    with pytest.raises(OngeldigeOpschorting):
        opschorting_na_uitnodiging(date(2026, 6, 4), None, date(2026, 6, 4))
