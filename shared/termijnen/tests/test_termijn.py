"""The terms: each rule with its article."""

from datetime import date, timedelta

import pytest

from shared.termijnen.kalender import Duur, Eenheid, JaarBuitenKalender, Kalender
from shared.termijnen.opschorting import Grond, OngeldigeOpschorting, Opschorting
from shared.termijnen.soorten import BUITEN_TERMIJNENWET, SOORTEN, TERMIJNENWET, VERORDENING, OnbekendeTermijn, te_lang
from shared.termijnen.termijn import OngeldigeVerdaging, Regel, bereken

DAG = timedelta(days=1)
NIET_OP_TE_SCHORTEN = sorted(soort for soort, regels in SOORTEN.items() if not regels.opschorting)


def werkweken(eerste_maandag: date, aantal: int) -> list[Opschorting]:
    """Suspend every Monday through Friday, so that only weekends count."""
    maandagen = (eerste_maandag + timedelta(weeks=week) for week in range(aantal))
    return [Opschorting(maandag, maandag + 4 * DAG, Grond.OVERMACHT) for maandag in maandagen]


def test_art_1_lid_1_een_einde_op_zaterdag_wordt_maandag() -> None:
    termijn = bereken("wettelijk_5_dagen", date(2026, 6, 8))

    assert termijn.ruwe_einddatum == date(2026, 6, 13)
    assert termijn.wettelijke_einddatum == date(2026, 6, 15)


def test_art_2_een_termijn_van_drie_dagen_bevat_twee_werkdagen_en_een_van_twee_dagen_niet() -> None:
    assert bereken("wettelijk_3_dagen", date(2026, 4, 2)).wettelijke_einddatum == date(2026, 4, 8)
    assert bereken("wettelijk_2_dagen", date(2026, 4, 2)).wettelijke_einddatum == date(2026, 4, 7)


def test_art_2_een_dag_waarop_de_termijn_stilstaat_is_geen_werkdag_van_de_termijn() -> None:
    termijn = bereken("beslistermijn_aanvraag", date(2026, 9, 6), werkweken(date(2026, 9, 7), 7))

    assert termijn.ruwe_einddatum == date(2026, 10, 25)
    assert termijn.wettelijke_einddatum == date(2026, 10, 27)


def test_art_4_verlengt_negentig_dagen_en_geen_eenennegentig() -> None:
    assert bereken("wettelijk_90_dagen", date(2026, 6, 8)).wettelijke_einddatum == date(2026, 9, 7)
    assert bereken("wettelijk_91_dagen", date(2026, 6, 7)).wettelijke_einddatum == date(2026, 9, 6)


@pytest.mark.parametrize(
    ("duur", "verwacht"),
    [
        (Duur(12, Eenheid.WEKEN), False),
        (Duur(13, Eenheid.WEKEN), True),
        (Duur(3, Eenheid.MAANDEN), False),
        (Duur(4, Eenheid.MAANDEN), True),
        (Duur(1, Eenheid.JAREN), True),
    ],
)
def test_art_4_meet_elke_eenheid_aan_haar_eigen_grens(duur: Duur, verwacht: bool) -> None:
    assert te_lang(duur) is verwacht


def test_art_4_geldt_voor_de_hele_tabel() -> None:
    assert [
        soort for soort, regels in SOORTEN.items() if regels.verlenging is TERMIJNENWET and te_lang(regels.duur)
    ] == []
    assert te_lang(SOORTEN["bewaartermijn_wmo"].duur)
    assert SOORTEN["bewaartermijn_wmo"].verlenging is BUITEN_TERMIJNENWET


def test_verordening_1182_71_art_3_lid_4_een_avg_verzoek_eindigt_niet_in_het_weekend() -> None:
    assert bereken("avg_verzoek", date(2026, 1, 31)).wettelijke_einddatum == date(2026, 3, 2)


def test_verordening_1182_71_art_3_lid_5_vraagt_al_bij_twee_dagen_twee_werkdagen() -> None:
    assert VERORDENING.vraagt_twee_werkdagen(Duur(2, Eenheid.DAGEN))
    assert not VERORDENING.vraagt_twee_werkdagen(Duur(1, Eenheid.DAGEN))


def test_werkdagen_hebben_geen_ruwe_einddatum() -> None:
    assert bereken("iwmo_retour", date(2026, 4, 2)).ruwe_einddatum is None


@pytest.mark.parametrize("soort", NIET_OP_TE_SCHORTEN)
def test_wat_de_wet_niet_laat_opschorten_wordt_niet_opgeschort(soort: str) -> None:
    overmacht = Opschorting(date(2026, 6, 3), date(2026, 6, 4), Grond.OVERMACHT)

    with pytest.raises(OngeldigeOpschorting, match=f"{soort} kan niet worden opgeschort"):
        bereken(soort, date(2026, 6, 1), [overmacht])


def test_alleen_beslistermijnen_kunnen_worden_opgeschort() -> None:
    assert SOORTEN.keys() - NIET_OP_TE_SCHORTEN == {
        "beslistermijn_aanvraag",
        "beslistermijn_bezwaar",
        "beslistermijn_bezwaar_commissie",
    }


def test_een_termijn_uit_een_andere_wet_kan_niet_worden_opgeschort() -> None:
    with pytest.raises(OngeldigeOpschorting):
        bereken("wettelijk_30_dagen", date(2026, 6, 1), werkweken(date(2026, 6, 8), 1))


@pytest.mark.parametrize("grond", Grond)
def test_awb_4_15_elke_grond_schort_de_beslistermijn_op_een_aanvraag_op(grond: Grond) -> None:
    termijn = bereken(
        "beslistermijn_aanvraag", date(2026, 6, 1), [Opschorting(date(2026, 6, 5), date(2026, 6, 11), grond)]
    )

    assert termijn.ruwe_einddatum == date(2026, 6, 22)


def test_awb_7_10_lid_2_herstel_van_een_verzuim_schort_de_beslissing_op_bezwaar_op() -> None:
    verzuim = Opschorting(date(2026, 6, 5), date(2026, 6, 11), Grond.AANVULLING)
    termijn = bereken("beslistermijn_bezwaar", date(2026, 6, 1), [verzuim])

    assert termijn.ruwe_einddatum == date(2026, 7, 20)
    assert "Awb, art. 7:10 lid 2" in {stap.artikel for stap in termijn.stappen}


def test_awb_7_14_instemming_van_de_aanvrager_schort_een_bezwaar_niet_op() -> None:
    with pytest.raises(OngeldigeOpschorting):
        bereken(
            "beslistermijn_bezwaar",
            date(2026, 6, 1),
            [Opschorting(date(2026, 6, 5), date(2026, 6, 11), Grond.INSTEMMING_AANVRAGER)],
        )


def test_awb_7_10_lid_3_een_verdaging_verlengt_voor_de_opschorting_en_voor_het_verschuiven() -> None:
    laat_verzuim = Opschorting(date(2026, 8, 4), date(2026, 8, 8), Grond.AANVULLING)
    termijn = bereken("beslistermijn_bezwaar", date(2026, 6, 1), [laat_verzuim], verdaging=Duur(6, Eenheid.WEKEN))

    assert termijn.ruwe_einddatum == date(2026, 8, 29)
    assert termijn.wettelijke_einddatum == date(2026, 8, 31)


def test_art_4_telt_de_verdaging_niet_bij_de_twaalf_weken_op() -> None:
    termijn = bereken("beslistermijn_bezwaar_commissie", date(2026, 6, 6), verdaging=Duur(6, Eenheid.WEKEN))

    assert termijn.ruwe_einddatum == date(2026, 10, 10)
    assert termijn.wettelijke_einddatum == date(2026, 10, 12)


@pytest.mark.parametrize(("soort", "weken"), [("beslistermijn_bezwaar", 7), ("klacht", 5), ("onderzoek", 1)])
def test_een_te_lange_of_onmogelijke_verdaging_wordt_geweigerd(soort: str, weken: int) -> None:
    with pytest.raises(OngeldigeVerdaging):
        bereken(soort, date(2026, 6, 1), verdaging=Duur(weken, Eenheid.WEKEN))


@pytest.mark.parametrize("soort", ["", "Onderzoek", "wettelijk_0_dagen", "wettelijk_03_dagen", "wettelijk_3_weken"])
def test_een_onbekende_soort_wordt_geweigerd(soort: str) -> None:
    with pytest.raises(OnbekendeTermijn):
        bereken(soort, date(2026, 6, 1))


def test_zonder_feestdagen_geen_einde() -> None:
    with pytest.raises(JaarBuitenKalender):
        bereken("onderzoek", date(2099, 12, 1))
    assert bereken("bewaartermijn_wmo", date(2099, 12, 1)).wettelijke_einddatum == date(2114, 12, 1)


def test_art_3_lid_3_een_jaar_zonder_besluit_geeft_een_waarschuwing() -> None:
    assert [stap.reden for stap in bereken("onderzoek", date(2028, 12, 1)).stappen][-1] == "2029"
    assert bereken("onderzoek", date(2026, 3, 24), kalender=Kalender()).stappen[-1].regel is Regel.BESLUIT_ONBEKEND
    assert bereken("onderzoek", date(2026, 3, 24)).stappen[-1].regel is Regel.TWEE_WERKDAGEN
