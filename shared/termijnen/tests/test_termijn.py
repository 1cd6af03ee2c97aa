"""The terms: each rule with its article, and every kind against a second calculation that walks day by day."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.termijnen.kalender import NEDERLAND, Duur, Eenheid, JaarBuitenKalender, Kalender, is_werkdag
from shared.termijnen.opschorting import Grond, OngeldigeOpschorting, Opschorting
from shared.termijnen.termijn import (
    BUITEN_TERMIJNENWET,
    SOORTEN,
    TERMIJNENWET,
    VERORDENING,
    OnbekendeTermijn,
    OngeldigeVerdaging,
    Regel,
    bereken,
    te_lang,
)

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


# The second calculation: no arithmetic on dates beyond "the next day", and its own copy of the table.
TABEL = {
    "persoonlijk_plan": (7, "dagen", 3),
    "onderzoek": (42, "dagen", 3),
    "beslistermijn_aanvraag": (14, "dagen", 3),
    "buiten_behandeling": (28, "dagen", 3),
    "bezwaar": (42, "dagen", 3),
    "beslistermijn_bezwaar": (42, "dagen", 3),
    "beslistermijn_bezwaar_commissie": (84, "dagen", 3),
    "klacht": (42, "dagen", 3),
    "klacht_commissie": (70, "dagen", 3),
    "klacht_niet_in_behandeling": (28, "dagen", 3),
    "dwangsom_wachttijd": (14, "dagen", 3),
    "dwangsom_looptijd": (42, "dagen", None),
    "dwangsom_vaststelling": (14, "dagen", 3),
    "vernietiging": (3, "maanden", 3),
    "bewaartermijn_wmo": (180, "maanden", None),
    "cak_zin": (1, "maanden", None),
    "cak_pgb": (4, "maanden", None),
    "avg_verzoek": (1, "maanden", 2),
    "afhandeling_melding": (5, "werkdagen", None),
    "iwmo_start_stop": (5, "werkdagen", None),
    "iwmo_verzoek": (5, "werkdagen", None),
    "iwmo_retour": (3, "werkdagen", None),
    "declaratie_antwoord": (10, "werkdagen", None),
    **{f"wettelijk_{n}_dagen": (n, "dagen", 3 if n <= 90 else None) for n in (1, 2, 3, 4, 5, 6, 8, 90, 91)},
}


def dag_voor_dag(soort: str, start: date, opschortingen: Sequence[Opschorting] = ()) -> tuple[date | None, date]:
    aantal, eenheid, twee_werkdagen_vanaf = TABEL[soort]
    dag, geteld, lopende_werkdagen = start, 0, 0
    while geteld < aantal:
        dag += DAG
        if any(periode.vanaf <= dag <= periode.tot for periode in opschortingen):
            continue
        lopende_werkdagen += dag.year < 2100 and is_werkdag(dag, NEDERLAND)
        match eenheid:
            case "dagen":
                geteld += 1
            case "werkdagen":
                geteld += is_werkdag(dag, NEDERLAND)
            case _:
                laatste_van_de_maand = (dag + DAG).day == 1
                geteld += dag.day == start.day or (laatste_van_de_maand and dag.day < start.day)
    ruw = dag
    if eenheid == "werkdagen":
        return None, dag
    if twee_werkdagen_vanaf is None:
        return ruw, ruw
    lang_genoeg = eenheid == "maanden" or aantal >= twee_werkdagen_vanaf
    while not is_werkdag(dag, NEDERLAND) or (lang_genoeg and lopende_werkdagen < 2):
        dag += DAG
        lopende_werkdagen += is_werkdag(dag, NEDERLAND)
    return ruw, dag


@st.composite
def losse_perioden(draw: st.DrawFn, start: date) -> list[Opschorting]:
    perioden: list[Opschorting] = []
    vorige = start - 10 * DAG
    for tussen, lengte in draw(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 20)), max_size=8)):
        vanaf = vorige + tussen * DAG
        vorige = vanaf + lengte * DAG
        perioden.append(Opschorting(vanaf, vorige, Grond.AANVULLING))
    return draw(st.permutations(perioden))


STARTDAGEN = st.dates(date(2015, 1, 1), date(2099, 8, 1)) | st.dates(date(2015, 1, 1), date(2028, 12, 31))


def test_de_tweede_berekening_kent_elke_soort() -> None:
    assert SOORTEN.keys() <= TABEL.keys()


@settings(max_examples=400, deadline=None)
@given(soort=st.sampled_from(sorted(TABEL)), start=STARTDAGEN)
def test_elke_termijn_eindigt_waar_dag_voor_dag_tellen_eindigt(soort: str, start: date) -> None:
    termijn = bereken(soort, start)

    assert (termijn.ruwe_einddatum, termijn.wettelijke_einddatum) == dag_voor_dag(soort, start)


@settings(max_examples=400, deadline=None)
@given(
    st.data(),
    st.sampled_from(sorted(SOORTEN.keys() - NIET_OP_TE_SCHORTEN)),
    st.dates(date(2015, 1, 1), date(2098, 1, 1)),
)
def test_elke_opschorting_eindigt_waar_dag_voor_dag_tellen_eindigt(
    data: st.DataObject, soort: str, start: date
) -> None:
    opschortingen = data.draw(losse_perioden(start))
    termijn = bereken(soort, start, opschortingen)

    assert (termijn.ruwe_einddatum, termijn.wettelijke_einddatum) == dag_voor_dag(soort, start, opschortingen)


def _losse_perioden(toeval: random.Random, start: date) -> list[Opschorting]:
    perioden: list[Opschorting] = []
    vanaf = start - 10 * DAG
    for _ in range(toeval.choice((0, 0, 1, 2, 5))):
        vanaf += toeval.randint(1, 12) * DAG
        perioden.append(Opschorting(vanaf, vanaf + toeval.randint(0, 20) * DAG, Grond.OVERMACHT))
        vanaf = perioden[-1].tot
    return perioden


def test_honderdduizend_termijnen_eindigen_waar_dag_voor_dag_tellen_eindigt() -> None:
    """Beside what hypothesis looks for: so many that each kind meets each holiday of each year."""
    toeval = random.Random("dag voor dag")
    soorten = sorted(TABEL.keys() - {"bewaartermijn_wmo"})  # fifteen years, day by day: hypothesis does a few
    for _ in range(100_000):
        soort = toeval.choice(soorten)
        start = date(2015, 1, 1) + toeval.randrange(365 * 83) * DAG
        opschortingen = [] if soort not in SOORTEN.keys() - NIET_OP_TE_SCHORTEN else _losse_perioden(toeval, start)
        termijn = bereken(soort, start, opschortingen)
        gevonden = (termijn.ruwe_einddatum, termijn.wettelijke_einddatum)
        assert gevonden == dag_voor_dag(soort, start, opschortingen), (soort, start, opschortingen)


@given(soort=st.sampled_from(sorted(SOORTEN)), start=STARTDAGEN)
def test_de_stappen_vertellen_dezelfde_einddatum(soort: str, start: date) -> None:
    termijn = bereken(soort, start)

    stand = start
    for stap in termijn.stappen:
        if stap.regel in {Regel.DUUR, Regel.VERLENGING, Regel.VERLENGING_TWEE_WERKDAGEN}:
            assert stap.van == stand
            stand = stap.naar
    assert stand == termijn.wettelijke_einddatum
