"""Wat er in aanvraagformulier, beschikking en toewijzing staat volgt uit de feiten van toen."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from services.provisions.app import SERVICE
from services.provisions.documenten import SJABLONEN, aanvraagformulier, besluitbrief, toewijzing
from services.provisions.documenten.omvang import omvang, periode
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import (
    BiedAanvraagformulierAan,
    MaakAanvraagMogelijk,
    OntvangAanvulling,
    OntvangZienswijze,
    SchortOp,
    VraagAanvulling,
    VraagZienswijze,
)
from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.beschikking.taal import Bekwaamheid, HerzieBeschikking, MaakBekend
from services.provisions.domain.voorziening import voorziening
from services.provisions.domain.voorziening.taal import VerwerkRetour, VerzendToewijzing, WijzigVoorziening
from services.provisions.tests.test_aanvraag import NU, PLAN, dien_in
from services.provisions.tests.test_beschikking import AANVRAAG, REGEL, STEL_VAST, M, P, V
from services.provisions.tests.test_voorziening import BESTEL, KEN_TOE
from shared.documents.letter import VERNIETIGD, Afzender
from shared.events.codes import Eenheid, Frequentie
from shared.events.kenmerk import kenmerk
from tests.verleden import gebeurd, vernietigd

AFZENDER = Afzender(naam="Almere", adres="Postbus 200, 1300 AE Almere", telefoon="14 036")
CODEC = SERVICE.codec()
DAG = timedelta(days=1)
BIED_AAN = BiedAanvraagformulierAan(
    melding_id=M, plan_id=PLAN, op=NU - 4 * DAG, persoon_id=P, productcategorieen=("begeleiding", "dagbesteding")
)
BESLUIT_OP = NU + 3 * DAG
BESLUIT = replace(STEL_VAST, op=BESLUIT_OP)


AANGEVRAAGD = gebeurd(aanvraag, BIED_AAN, dien_in())


def test_een_aangeboden_formulier_laat_alleen_open_wat_niet_bekend_is() -> None:
    """R08, Wmo 2015, art. 2.3.2 lid 7: what is known is not asked again."""
    gemaakt = aanvraagformulier(AANVRAAG, gebeurd(aanvraag, BIED_AAN))
    assert gemaakt
    assert gemaakt.gevraagd == ("begeleiding", "dagbesteding")
    assert (gemaakt.plan_kenmerk, gemaakt.melding_kenmerk) == (kenmerk("plannen", PLAN), kenmerk("meldingen", M))
    assert (gemaakt.bsn, gemaakt.ontvangen, gemaakt.ondertekend) == (None, None, None)
    html = SJABLONEN.render(gemaakt, AFZENDER)
    assert [veld for veld in ("Naam", "Adres", "Handtekening") if f"<dt>{veld}</dt><dd" not in html] == []
    assert "Postbus 200" in html


def test_een_ontvangen_formulier_vraagt_niets_meer() -> None:
    gemaakt = aanvraagformulier(AANVRAAG, AANGEVRAAGD)
    assert gemaakt
    assert (gemaakt.bsn, gemaakt.ontvangen, gemaakt.ondertekend) == (
        "eindigt op 006",
        date(2026, 5, 11),
        date(2026, 5, 11),
    )
    assert "invullen" not in SJABLONEN.render(gemaakt, AFZENDER).partition("</style>")[2]


def test_een_aanvraag_zonder_handtekening_krijgt_haar_met_de_aanvulling() -> None:
    zonder = [BIED_AAN, replace(dien_in(), ondertekend=False)]
    gemaakt = aanvraagformulier(AANVRAAG, gebeurd(aanvraag, *zonder))
    assert gemaakt
    assert gemaakt.ondertekend is None
    assert "handtekening ontbreekt" in SJABLONEN.render(gemaakt, AFZENDER)
    vraag = VraagAanvulling(op=NU + DAG, hersteltermijn_tot=date(2026, 5, 20))
    aangevuld = gebeurd(aanvraag, *zonder, vraag, OntvangAanvulling(op=NU + 2 * DAG, ondertekend=True))
    met = aanvraagformulier(AANVRAAG, aangevuld)
    assert met
    assert met.ondertekend == date(2026, 5, 13)


def test_wat_nog_geen_aanvraag_is_heeft_geen_formulier() -> None:
    kan = MaakAanvraagMogelijk(melding_id=M, op=NU, grond="verslag", vanaf=date(2026, 5, 11))
    assert aanvraagformulier(AANVRAAG, gebeurd(aanvraag, kan)) is None


def test_een_beschikking_zegt_wat_is_gevraagd_besloten_en_gewogen() -> None:
    """R16, Wmo 2015, art. 2.3.5 lid 3; Awb 3:46."""
    toegekend = replace(
        REGEL, omvang=120, eenheid="minuut", frequentie="per_week", einddatum=date(2028, 5, 31), aanbieder_id="41414141"
    )
    afgewezen = replace(
        REGEL,
        besluit="afwijzen",
        productcategorie="dagbesteding",
        productcode=None,
        leveringsvorm=None,
        startdatum=None,
        reden="voorliggend",
    )
    gemaakt = besluitbrief(AANVRAAG, gebeurd(beschikking, replace(BESLUIT, regels=(toegekend, afgewezen))), AANGEVRAAGD)
    assert gemaakt
    assert gemaakt.gevraagd == ("begeleiding", "dagbesteding")
    eerste, tweede = gemaakt.regels
    assert (eerste.toegekend, eerste.omvang, eerste.periode) == (
        True,
        "120 minuten per week",
        "van 1 juni 2026 tot en met 31 mei 2028",
    )
    assert (tweede.toegekend, tweede.periode, tweede.reden) == (False, None, "voorliggend")
    assert [motivering for _, motivering in gemaakt.afweging] == [f"Gewogen: {stap}." for stap, _ in STEL_VAST.afweging]
    assert gemaakt.motivering == "Maatwerk is nodig."
    html = SJABLONEN.render(gemaakt, AFZENDER)
    assert "U krijgt: begeleiding" in html
    assert "U krijgt niet: dagbesteding" in html
    assert "wmo-verordening-2026" in html
    assert "begeleiding en dagbesteding" in html


def test_r21_r36_voor_de_bekendmaking_staat_er_hoe_lang_en_daarna_tot_wanneer() -> None:
    """R21 and R36, Awb 3:45, 6:7 and 6:8."""
    voor = besluitbrief(AANVRAAG, gebeurd(beschikking, BESLUIT), AANGEVRAAGD)
    na = besluitbrief(
        AANVRAAG, gebeurd(beschikking, BESLUIT, MaakBekend(op=BESLUIT_OP + DAG, wijze="toezending")), AANGEVRAAGD
    )
    assert voor
    assert na
    assert "binnen zes weken na de dag waarop dit besluit is bekendgemaakt" in SJABLONEN.render(voor, AFZENDER)
    assert (voor.bezwaar_tot_en_met, na.bezwaar_tot_en_met) == (None, date(2026, 6, 26))
    assert na.bezwaartermijn[0] == "zes weken na 15 mei is vrijdag 26 juni 2026 (Awb, art. 6:7 en 6:8)"
    assert "<strong>26 juni 2026</strong>" in SJABLONEN.render(na, AFZENDER)


def test_wat_later_met_het_besluit_gebeurt_verandert_de_brief_niet() -> None:
    bekend = [BESLUIT, MaakBekend(op=BESLUIT_OP + DAG, wijze="toezending")]
    herzien = HerzieBeschikking(op=BESLUIT_OP + 9 * DAG, grond="niet_toereikend", ingang=date(2026, 7, 1))
    assert besluitbrief(AANVRAAG, gebeurd(beschikking, *bekend, herzien), AANGEVRAAGD) == besluitbrief(
        AANVRAAG, gebeurd(beschikking, *bekend), AANGEVRAAGD
    )


def test_de_beslistermijn_staat_er_met_elke_opschorting() -> None:
    stil = SchortOp(op=NU, grond="instemming_aanvrager", vanaf=date(2026, 5, 12), tot=date(2026, 5, 13))
    gemaakt = besluitbrief(AANVRAAG, gebeurd(beschikking, BESLUIT), gebeurd(aanvraag, BIED_AAN, dien_in(), stil))
    assert gemaakt
    assert gemaakt.uiterste_datum == date(2026, 5, 27)
    assert any("met instemming van de aanvrager" in zin for zin in gemaakt.termijn)
    laat = besluitbrief(AANVRAAG, gebeurd(beschikking, replace(BESLUIT, op=NU + 30 * DAG)), AANGEVRAAGD)
    assert laat
    assert not laat.op_tijd
    assert "te laat" in SJABLONEN.render(laat, AFZENDER)


def test_een_gevraagde_zienswijze_staat_er_of_dat_zij_er_niet_kwam() -> None:
    """R23, Awb 4:7."""
    vraag = VraagZienswijze(op=NU, tot=date(2026, 5, 13))
    antwoord = OntvangZienswijze(op=NU + DAG, persoon_id=P, inhoud="Ik kan dat niet zelf.")
    gevraagd, besluit = [BIED_AAN, dien_in(), vraag], gebeurd(beschikking, BESLUIT)
    met = besluitbrief(AANVRAAG, besluit, gebeurd(aanvraag, *gevraagd, antwoord))
    zonder = besluitbrief(AANVRAAG, besluit, gebeurd(aanvraag, *gevraagd))
    assert met
    assert zonder
    assert "Ik kan dat niet zelf." in SJABLONEN.render(met, AFZENDER)
    assert "geen reactie gekregen" in SJABLONEN.render(zonder, AFZENDER)


def test_een_pgb_noemt_zijn_artikel_het_oordeel_en_de_bijdrage() -> None:
    """R20 and R33, Wmo 2015, art. 2.3.6 and 2.1.4."""
    besluit = replace(
        BESLUIT,
        regels=(replace(REGEL, leveringsvorm="pgb"),),
        bekwaamheid=Bekwaamheid(uitkomst="bekwaam", motivering="Met hulp van een dochter."),
        woongemeente="0613",
    )
    gemaakt = besluitbrief(AANVRAAG, gebeurd(beschikking, besluit), AANGEVRAAGD)
    assert gemaakt
    assert gemaakt.bekwaamheid == (True, "Met hulp van een dochter.")
    assert gemaakt.eigen_bijdrage == (date(2026, 6, 1), "21,80")
    html = SJABLONEN.render(gemaakt, AFZENDER)
    assert "artikel 2.3.6" in html
    assert "U woont in Albrandswaard" in html
    assert "€ 21,80 per maand" in html


def test_een_afwijzing_spreekt_niet_van_betalen() -> None:
    besluit = replace(BESLUIT, regels=(replace(REGEL, besluit="afwijzen"),))
    gemaakt = besluitbrief(AANVRAAG, gebeurd(beschikking, besluit), AANGEVRAAGD)
    assert gemaakt
    assert gemaakt.eigen_bijdrage is None
    assert "Wat u zelf betaalt" not in SJABLONEN.render(gemaakt, AFZENDER)


def test_een_vernietigde_beschikking_houdt_haar_besluit_en_verliest_haar_woorden() -> None:
    gemaakt = besluitbrief(AANVRAAG, vernietigd(CODEC, gebeurd(beschikking, BESLUIT)), vernietigd(CODEC, AANGEVRAAGD))
    assert gemaakt
    assert (gemaakt.bsn, gemaakt.motivering) == (VERNIETIGD, VERNIETIGD)
    html = SJABLONEN.render(gemaakt, AFZENDER)
    assert "Gewogen" not in html
    assert "U krijgt: begeleiding" in html


def test_een_toewijzing_is_er_na_de_bestelling_en_zegt_niet_meer_dan_nodig() -> None:
    assert toewijzing(V, gebeurd(voorziening, KEN_TOE), AANGEVRAAGD) is None
    gemaakt = toewijzing(V, gebeurd(voorziening, KEN_TOE, BESTEL), AANGEVRAAGD)
    assert gemaakt
    assert gemaakt.aanbieder == BESTEL.aanbieder_id
    assert gemaakt.bsn == "999900006"
    assert gemaakt.gewijzigd is None
    assert "Maatwerk is nodig" not in SJABLONEN.render(gemaakt, AFZENDER)


def test_een_wijziging_staat_in_de_toewijzing_zodra_zij_is_verstuurd() -> None:
    wijzig = WijzigVoorziening(
        op=KEN_TOE.op + DAG, per=KEN_TOE.startdatum, omvang=180, einddatum=None, reden="herbeoordeling_verlenging"
    )
    for retourcodes, wanted in ((("9001",), "120 minuten per week"), ((), "180 minuten per week")):
        antwoord = VerwerkRetour(op=BESTEL.op, retourcodes=retourcodes)
        gemaakt = toewijzing(V, gebeurd(voorziening, KEN_TOE, BESTEL, antwoord, wijzig), AANGEVRAAGD)
        assert gemaakt
        assert gemaakt.omvang == wanted
        assert ("gewijzigde toewijzing" in SJABLONEN.render(gemaakt, AFZENDER)) == (not retourcodes)


def test_na_een_afkeuring_geldt_de_nieuwe_toewijzing() -> None:
    opnieuw = VerzendToewijzing(voorziening_id=V, op=BESTEL.op + DAG, aanbieder_id="99999999")
    afgekeurd = VerwerkRetour(op=BESTEL.op, retourcodes=("9001",))
    gemaakt = toewijzing(V, gebeurd(voorziening, KEN_TOE, BESTEL, afgekeurd, opnieuw), AANGEVRAAGD)
    assert gemaakt
    assert gemaakt.aanbieder == "99999999"
    assert gemaakt.kop.dag == (BESTEL.op + DAG).date()


@pytest.mark.parametrize(
    ("aantal", "eenheid", "frequentie", "woorden"),
    [
        (1, "uur", "per_week", "1 uur per week"),
        (90, "minuut", "per_dag", "90 minuten per dag"),
        (2, "etmaal", "totaal_binnen_geldigheid", "2 etmalen in totaal"),
        (1, "dagdeel", None, "1 dagdeel"),
        (4, "stuks_output", "per_maand", "4 stuks per maand"),
        (1, "stuks_inspanning", "per_maand", "1 stuks per maand"),
        (5000, "euro", "per_maand", "5000 euro per maand"),
        (None, "uur", "per_week", None),
    ],
)
def test_omvang_in_woorden(
    aantal: int | None, eenheid: Eenheid, frequentie: Frequentie | None, woorden: str | None
) -> None:
    assert omvang(aantal, eenheid, frequentie) == woorden


def test_periode_in_woorden() -> None:
    assert periode(date(2026, 6, 1), None) == "vanaf 1 juni 2026"
    assert periode(None, None) is None


def test_de_dag_van_een_brief_is_een_dag_in_nederland() -> None:
    laat = replace(BESLUIT, op=datetime(2026, 5, 14, 22, 30, tzinfo=UTC))
    gemaakt = besluitbrief(AANVRAAG, gebeurd(beschikking, laat), AANGEVRAAGD)
    assert gemaakt
    assert gemaakt.kop.dag == date(2026, 5, 15)
