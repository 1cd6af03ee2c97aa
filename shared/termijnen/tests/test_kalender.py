"""The calendar: art. 3 of the Algemene termijnenwet, and how days, months and working days are counted on it."""

from datetime import date, timedelta
from itertools import takewhile

import pytest

from shared.termijnen.kalender import (
    JAREN,
    NEDERLAND,
    Besluit,
    Duur,
    Eenheid,
    JaarBuitenKalender,
    Kalender,
    feestdagen,
    is_werkdag,
    werkdag_na,
    werkdagen_na,
    werkdagen_tussen,
)

# The ecclesiastical full moon of each golden number, valid 1900-2199; Easter is the Sunday after it.
VOLLE_MAAN = (
    *((4, 14), (4, 3), (3, 23), (4, 11), (3, 31), (4, 18), (4, 8), (3, 28), (4, 16), (4, 5)),
    *((3, 25), (4, 13), (4, 2), (3, 22), (4, 10), (3, 30), (4, 17), (4, 7), (3, 27)),
)


def pasen(jaar: int) -> date:
    volle_maan = date(jaar, *VOLLE_MAAN[jaar % 19])
    return volle_maan + timedelta(days=7 - volle_maan.isoweekday() % 7)


def test_art_3_lid_1_en_2_de_feestdagen_van_2026() -> None:
    assert feestdagen(2026) == {
        date(2026, 1, 1): "Nieuwjaarsdag",
        date(2026, 4, 3): "Goede Vrijdag",
        date(2026, 4, 6): "2e Paasdag",
        date(2026, 4, 27): "Koningsdag",
        date(2026, 5, 5): "5 mei",
        date(2026, 5, 14): "Hemelvaartsdag",
        date(2026, 5, 25): "2e Pinksterdag",
        date(2026, 12, 25): "1e Kerstdag",
        date(2026, 12, 26): "2e Kerstdag",
    }


@pytest.mark.parametrize("jaar", JAREN)
def test_pasen_is_de_zondag_na_de_kerkelijke_volle_maan(jaar: int) -> None:
    dagen = {naam: dag for dag, naam in feestdagen(jaar).items()}

    afstand = {"Goede Vrijdag": -2, "2e Paasdag": 1, "Hemelvaartsdag": 39, "2e Pinksterdag": 50}
    assert {naam: dagen[naam] for naam in afstand} == {
        naam: pasen(jaar) + timedelta(days=aantal) for naam, aantal in afstand.items()
    }


@pytest.mark.parametrize("jaar", JAREN)
def test_5_mei_is_elk_jaar_een_feestdag(jaar: int) -> None:
    assert not is_werkdag(date(jaar, 5, 5), NEDERLAND)
    assert date(jaar, 5, 5) in feestdagen(jaar)


@pytest.mark.parametrize("jaar", JAREN)
def test_koningsdag_valt_op_27_april_of_op_de_26e_als_de_27e_een_zondag_is(jaar: int) -> None:
    (koningsdag,) = [dag for dag, naam in feestdagen(jaar).items() if naam == "Koningsdag"]

    assert koningsdag.day == (26 if date(jaar, 4, 27).isoweekday() == 7 else 27)
    assert koningsdag.month == 4


def test_hemelvaartsdag_op_5_mei_heet_hemelvaartsdag() -> None:
    assert feestdagen(2016)[date(2016, 5, 5)] == "Hemelvaartsdag"


@pytest.mark.parametrize("jaar", [2014, 2100])
def test_buiten_2015_tot_en_met_2099_is_er_geen_kalender(jaar: int) -> None:
    with pytest.raises(JaarBuitenKalender):
        feestdagen(jaar)


def test_art_3_lid_3_alleen_een_besluit_maakt_van_de_brugdag_een_vrije_dag() -> None:
    brugdag = date(2027, 5, 7)

    assert is_werkdag(brugdag, Kalender())
    assert not is_werkdag(brugdag, NEDERLAND)
    assert NEDERLAND.vrije_dag(brugdag) == "gelijkgestelde dag"


def test_art_3_lid_3_elke_gelijkgestelde_dag_is_een_maandag_of_vrijdag_in_een_jaar_van_zijn_besluit() -> None:
    assert all(dag.year in besluit.jaren for besluit in NEDERLAND.besluiten for dag in besluit.dagen)
    assert {dag.isoweekday() for dag in NEDERLAND.gelijkgesteld} == {1, 5}
    assert all(not feestdagen(dag.year).get(dag) for dag in NEDERLAND.gelijkgesteld)


def test_art_3_lid_3_de_vrijdag_na_hemelvaart_is_gelijkgesteld_in_elk_jaar_met_een_besluit() -> None:
    assert {pasen(jaar) + timedelta(days=40) for jaar in NEDERLAND.jaren_met_besluit} <= NEDERLAND.gelijkgesteld


def test_de_besluiten_lopen_van_2017_tot_en_met_2028() -> None:
    assert NEDERLAND.jaren_met_besluit == set(range(2017, 2029))


def test_een_kalender_is_een_waarde() -> None:
    besluit = Besluit(range(2029, 2032), (date(2029, 5, 11),))

    assert Kalender((besluit,)) == Kalender((besluit,))
    assert len({Kalender((besluit,)), Kalender((besluit,)), NEDERLAND}) == 2


def test_een_vrije_dag_heet_naar_de_feestdag_en_anders_naar_het_weekend() -> None:
    assert NEDERLAND.vrije_dag(date(2024, 5, 5)) == "5 mei"
    assert NEDERLAND.vrije_dag(date(2024, 5, 4)) == "zaterdag"
    assert NEDERLAND.vrije_dag(date(2024, 5, 12)) == "zondag"
    assert NEDERLAND.vrije_dag(date(2024, 5, 6)) is None


def test_de_eerste_werkdag_na_goede_vrijdag_is_dinsdag() -> None:
    assert werkdag_na(date(2026, 4, 2), 1, NEDERLAND) == date(2026, 4, 7)
    assert werkdag_na(date(2026, 4, 2), 2, NEDERLAND) == date(2026, 4, 8)


@pytest.mark.parametrize(
    ("start", "maanden", "einde"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 11, 15), 1, date(2026, 12, 15)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
    ],
)
def test_maanden_lopen_tot_hetzelfde_dagnummer_of_de_laatste_dag(start: date, maanden: int, einde: date) -> None:
    assert Duur(maanden, Eenheid.MAANDEN).na(start, NEDERLAND) == einde


@pytest.mark.parametrize(
    ("duur", "woorden"),
    [
        (Duur(6, Eenheid.WEKEN), "zes weken"),
        (Duur(1, Eenheid.MAANDEN), "een maand"),
        (Duur(15, Eenheid.JAREN), "vijftien jaar"),
        (Duur(42, Eenheid.DAGEN), "42 dagen"),
        (Duur(20, Eenheid.WERKDAGEN), "twintig werkdagen"),
    ],
)
def test_een_duur_leest_als_in_de_wet(duur: Duur, woorden: str) -> None:
    assert str(duur) == woorden


@pytest.mark.parametrize(
    ("start", "einde", "werkdagen"),
    [
        (date(2026, 4, 2), date(2026, 4, 2), 0),
        (date(2026, 4, 2), date(2026, 4, 6), 0),  # Good Friday, the weekend and Easter Monday
        (date(2026, 4, 2), date(2026, 4, 7), 1),
        (date(2026, 4, 7), date(2026, 4, 2), -1),
        (date(2025, 12, 31), date(2026, 1, 5), 1),  # New Year, and 2 January by decree
    ],
)
def test_werkdagen_tussen_twee_dagen_tellen_de_laatste_mee(start: date, einde: date, werkdagen: int) -> None:
    assert werkdagen_tussen(start, einde, NEDERLAND) == werkdagen


def test_over_jaren_heen_tellen_zij_als_een_voor_een() -> None:
    start, einde = date(2019, 6, 1), date(2024, 2, 29)
    een_voor_een = sum(1 for _ in takewhile(lambda dag: dag <= einde, werkdagen_na(start, NEDERLAND)))
    assert werkdagen_tussen(start, einde, NEDERLAND) == een_voor_een
    assert werkdagen_tussen(einde, start, NEDERLAND) == -een_voor_een
