"""Wat er in de brief over een klacht staat volgt uit de feiten (Awb, art. 9:8 en 9:12)."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from services.quality.app import SERVICE
from services.quality.documenten import SJABLONEN, afdoening
from services.quality.documenten.afdoening import NIET_BEHANDELD, NIET_GEHOORD, OORDELEN
from services.quality.domain.klacht import klacht
from services.quality.domain.klacht.taal import BevestigKlacht, NeemKlachtNietInBehandeling, TrekKlachtIn, VerdaagKlacht
from services.quality.tests.test_klacht import DIEN_IN, HANDEL_AF, HOOR, OP, WIJS_TOE
from shared.documents.letter import VERNIETIGD, Afzender
from shared.events.codes import GrondNietGehoord, GrondNietInBehandeling, KlachtOordeel
from shared.events.kenmerk import kenmerk
from tests.verleden import gebeurd, vernietigd

KLACHT = UUID(int=7)
AFZENDER = Afzender(naam="Almere")
CODEC = SERVICE.codec()
IN_BEHANDELING = (DIEN_IN, BevestigKlacht(op=OP), WIJS_TOE)


def test_een_klacht_die_loopt_heeft_geen_brief_en_een_ingetrokken_ook_niet() -> None:
    assert afdoening(KLACHT, gebeurd(klacht, *IN_BEHANDELING, HOOR)) is None
    assert afdoening(KLACHT, gebeurd(klacht, *IN_BEHANDELING, TrekKlachtIn(op=OP))) is None


def test_r38_de_uitkomst_noemt_bevindingen_oordeel_en_de_ombudsman() -> None:
    """R38, Awb 9:12: findings, judgment, conclusions, and which ombudsman until when."""
    gemaakt = afdoening(KLACHT, gebeurd(klacht, *IN_BEHANDELING, HOOR, HANDEL_AF))
    assert gemaakt
    assert gemaakt.kop.kenmerk == kenmerk("klachten", KLACHT)
    assert (gemaakt.naam, gemaakt.gedraging) == ("Inwoner Een", "Er werd niet geluisterd.")
    assert gemaakt.horingen == ((OP.date(), True, "Beiden zijn gehoord."),)
    assert (gemaakt.motivering, gemaakt.ombudsman_tot) == ("Er is te weinig tijd genomen.", date(2027, 4, 10))
    html = SJABLONEN.render(gemaakt, AFZENDER)
    assert "Uw klacht is gegrond." in html
    assert "nationale ombudsman" in html
    assert "<strong>10 april 2027</strong>" in html
    assert "zes weken na 10 april is" in html


def test_een_verdaging_staat_erbij() -> None:
    verdaagd = VerdaagKlacht(op=OP, tot=date(2026, 6, 10))
    gemaakt = afdoening(KLACHT, gebeurd(klacht, *IN_BEHANDELING, verdaagd, HOOR, HANDEL_AF))
    assert gemaakt
    assert "tot uiterlijk 10 juni 2026" in SJABLONEN.render(gemaakt, AFZENDER)


@pytest.mark.parametrize("grond", NIET_BEHANDELD)
def test_wat_niet_wordt_behandeld_krijgt_een_brief_met_de_grond(grond: GrondNietInBehandeling) -> None:
    """Awb 9:8 lid 3."""
    lang_geleden = replace(DIEN_IN, gedraging_datum=date(2024, 1, 1))
    niet = NeemKlachtNietInBehandeling(op=OP + timedelta(days=3), grond=grond)
    gemaakt = afdoening(KLACHT, gebeurd(klacht, lang_geleden, niet))
    assert gemaakt
    assert gemaakt.kop.dag == date(2026, 4, 13)
    html = SJABLONEN.render(gemaakt, AFZENDER)
    assert NIET_BEHANDELD[grond] in html
    assert "Wij behandelen uw klacht niet" in html
    assert "Ons oordeel" not in html


@pytest.mark.parametrize("oordeel", OORDELEN)
def test_elk_oordeel_heeft_een_zin(oordeel: KlachtOordeel) -> None:
    gemaakt = afdoening(KLACHT, gebeurd(klacht, *IN_BEHANDELING, HOOR, replace(HANDEL_AF, oordeel=oordeel)))
    assert gemaakt
    assert OORDELEN[oordeel] in SJABLONEN.render(gemaakt, AFZENDER)


@pytest.mark.parametrize("grond", NIET_GEHOORD)
def test_waarom_er_niet_is_gehoord_staat_erbij(grond: GrondNietGehoord) -> None:
    """Awb 9:10 lid 2."""
    ongehoord = replace(HANDEL_AF, oordeel="ongegrond", grond_niet_gehoord=grond)
    gemaakt = afdoening(KLACHT, gebeurd(klacht, *IN_BEHANDELING, ongehoord))
    assert gemaakt
    assert NIET_GEHOORD[grond] in SJABLONEN.render(gemaakt, AFZENDER)
    gehoord = afdoening(KLACHT, gebeurd(klacht, *IN_BEHANDELING, HOOR, ongehoord))
    assert gehoord
    assert gehoord.niet_gehoord is None


def test_een_vernietigde_klacht_noemt_niemand() -> None:
    gemaakt = afdoening(KLACHT, vernietigd(CODEC, gebeurd(klacht, *IN_BEHANDELING, HOOR, HANDEL_AF)))
    assert gemaakt
    assert (gemaakt.naam, gemaakt.contact) == (VERNIETIGD, "")
    html = SJABLONEN.render(gemaakt, AFZENDER)
    assert "Inwoner Een" not in html
    assert "geluisterd" not in html
