"""Drie werkdagen voor een retour, vijf voor een verzoek, tien voor een declaratie; een of vier maanden voor het CAK."""

from dataclasses import replace
from datetime import date, timedelta

from services.provisions.domain.declaratie import BeantwoordDeclaratie, declaratie
from services.provisions.domain.verzoek import HonoreerVerzoek, NeemVerzoekInOnderzoek, WijsVerzoekAf, verzoek
from services.provisions.domain.voorziening import voorziening
from services.provisions.domain.voorziening.taal import MeldEigenBijdrage, MeldStart, VerwerkRetour
from services.provisions.tests.test_geld import BEOORDEEL, ONTVANG
from services.provisions.tests.test_herbeoordeling import DAN, EINDIG, TOEKENNING, wek
from services.provisions.tests.test_levering import VRAAG
from services.provisions.tests.test_voorziening import BESTEL, OP, START
from shared.termijnen.kalender import begin_van
from shared.termijnen.tests.verhaal import vertel

BEVESTIG = VerwerkRetour(op=OP + timedelta(days=1), retourcodes=())
RETOUR = "iwmo_retour 2026-05-26"  # 20 May and three working days, Pinksteren in between
VERSTREKT = (TOEKENNING, BESTEL, BEVESTIG, MeldStart(op=START))
MELD = MeldEigenBijdrage(op=START + timedelta(days=20), soort_bericht="start")


def test_op_een_toewijzing_komt_binnen_drie_werkdagen_een_retour() -> None:
    """iWmo OP090."""
    besteld, te_laat = (TOEKENNING, BESTEL), f"overschreden {RETOUR}"
    assert vertel(voorziening, *besteld, BEVESTIG, wek(DAN)) == [f"gestart {RETOUR}", "gehaald iwmo_retour 2026-05-21"]
    bijna, voorbij = wek(OP + timedelta(days=2)), wek(OP + timedelta(days=10))
    assert vertel(voorziening, *besteld, bijna, bijna, voorbij, voorbij)[1:] == [f"genaderd {RETOUR}", te_laat]
    laat = replace(BEVESTIG, op=OP + timedelta(days=11))
    assert vertel(voorziening, *besteld, voorbij, laat)[1:] == [te_laat]
    assert vertel(voorziening, *besteld, laat)[1:] == [te_laat]


def test_een_tweede_toewijzing_vraagt_een_tweede_retour() -> None:
    opnieuw = replace(BESTEL, op=OP + timedelta(days=5))
    keur_af = replace(BEVESTIG, retourcodes=("0001",))
    assert vertel(voorziening, TOEKENNING, BESTEL, keur_af, opnieuw, wek(DAN))[2:] == [
        "gestart iwmo_retour 2026-05-28",
        "overschreden iwmo_retour 2026-05-28",
    ]


def test_op_wat_is_beeindigd_hoeft_geen_retour_meer() -> None:
    assert vertel(voorziening, TOEKENNING, BESTEL, EINDIG, wek(DAN)) == [f"gestart {RETOUR}"]


def test_r32_een_maand_na_de_start_weet_het_cak_ervan() -> None:
    """Uitvoeringsregeling Wmo 2015, art. 2f; that it stopped is another message, and has no term."""
    gemeld = vertel(voorziening, *VERSTREKT, MELD, replace(MELD, op=DAN), wek(DAN))
    assert gemeld[2:] == ["gestart cak_zin 2026-07-03", "gehaald cak_zin 2026-06-23"]
    bijna, voorbij = wek(START + timedelta(days=28)), wek(START + timedelta(days=31))
    assert vertel(voorziening, *VERSTREKT, bijna, bijna, voorbij, voorbij)[3:] == [
        "genaderd cak_zin 2026-07-03",
        "overschreden cak_zin 2026-07-03",
    ]
    assert vertel(voorziening, *VERSTREKT, replace(MELD, op=DAN))[3:] == ["overschreden cak_zin 2026-07-03"]


def test_r32_vier_maanden_na_het_begin_van_een_pgb() -> None:
    """Uitvoeringsregeling Wmo 2015, art. 2g."""
    als_pgb, gestart = replace(TOEKENNING, leveringsvorm="pgb"), "gestart cak_pgb 2026-10-01"
    assert vertel(voorziening, als_pgb, wek(DAN)) == [gestart, "overschreden cak_pgb 2026-10-01"]
    nooit_begonnen = replace(EINDIG, per=date(2026, 5, 31))
    assert vertel(voorziening, als_pgb, nooit_begonnen, wek(DAN)) == [gestart]


def test_een_verzoek_krijgt_binnen_vijf_werkdagen_antwoord() -> None:
    """iWmo OP274: 20 May, Pinksteren in between; a refusal is an answer."""
    termijn = "iwmo_verzoek 2026-05-28"
    afwijzen = WijsVerzoekAf(op=OP + timedelta(days=8), reden="budget")
    assert vertel(verzoek, VRAAG, afwijzen, wek(DAN)) == [f"gestart {termijn}", "gehaald iwmo_verzoek 2026-05-28"]
    bijna, voorbij = wek(OP + timedelta(days=7)), wek(OP + timedelta(days=9))
    assert vertel(verzoek, VRAAG, bijna, bijna, voorbij, voorbij)[1:] == [
        f"genaderd {termijn}",
        f"overschreden {termijn}",
    ]
    assert vertel(verzoek, VRAAG, HonoreerVerzoek(op=OP + timedelta(days=9)))[1:] == [f"overschreden {termijn}"]


def test_een_onderzoek_naar_een_verzoek_noemt_een_andere_dag() -> None:
    onderzoek = NeemVerzoekInOnderzoek(op=OP, uiterste_datum=date(2026, 6, 30))
    assert vertel(verzoek, VRAAG, onderzoek, wek(DAN))[1:] == [
        "herberekend iwmo_verzoek 2026-06-30",
        "overschreden iwmo_verzoek 2026-06-30",
    ]


def test_een_declaratie_krijgt_binnen_tien_werkdagen_antwoord() -> None:
    """iWmo OP090x4."""
    beoordeeld = (ONTVANG, *(replace(BEOORDEEL, nummer=regel) for regel in range(1, len(ONTVANG.regels) + 1)))
    einde = date(2026, 4, 17)
    bijna, voorbij = (wek(begin_van(einde + timedelta(days=dagen))) for dagen in (-1, 1))
    antwoord = BeantwoordDeclaratie(op=ONTVANG.op + timedelta(days=2))
    assert vertel(declaratie, *beoordeeld, antwoord, voorbij)[1:] == [
        f"gehaald declaratie_antwoord {antwoord.op.date()}"
    ]
    assert vertel(declaratie, ONTVANG, bijna, bijna, voorbij, voorbij)[1:] == [
        f"genaderd declaratie_antwoord {einde}",
        f"overschreden declaratie_antwoord {einde}",
    ]
