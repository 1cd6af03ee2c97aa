"""Twee weken voor een aanvraag, zes of twaalf voor een bezwaar; wat stilstaat schuift op."""

from dataclasses import replace
from datetime import timedelta

from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import BeeindigOpschorting, Beschik, TrekAanvraagIn
from services.provisions.domain.bezwaar import bezwaar
from services.provisions.domain.bezwaar.taal import VerdaagBezwaar
from services.provisions.tests.test_aanvraag import AANBIEDEN, GESLOTEN, NU, OPEN, B, dien_in
from services.provisions.tests.test_bezwaar import BESLISSEN, HOREN, MAKEN, NEMEN
from shared.termijnen.bewaking import BewaakTermijnen
from shared.termijnen.tests.verhaal import vertel

TIJDIG, LATER = Beschik(op=NU + timedelta(days=14), beschikking_id=B), BewaakTermijnen(nu=NU + timedelta(days=60))
GESTART = "gestart beslistermijn_aanvraag 2026-05-26"


def test_r14_een_besluit_binnen_twee_weken_haalt_de_beslistermijn() -> None:
    """Wmo 2015, art. 2.3.5 lid 2."""
    ingediend = (AANBIEDEN, dien_in())
    assert vertel(aanvraag, *ingediend, GESLOTEN, TIJDIG, LATER) == [
        GESTART,
        "herberekend beslistermijn_aanvraag 2026-05-28",
        "gehaald beslistermijn_aanvraag 2026-05-25",
    ]
    assert vertel(aanvraag, *ingediend, LATER) == [GESTART, "overschreden beslistermijn_aanvraag 2026-05-26"]


def test_r25_zolang_de_termijn_zonder_einde_stilstaat_wordt_zij_niet_overschreden() -> None:
    """Awb, art. 4:15."""
    stil = (AANBIEDEN, dien_in(), OPEN, LATER)
    assert vertel(aanvraag, *stil) == [GESTART]
    weer = BeeindigOpschorting(nummer=1, op=NU + timedelta(days=3))
    assert vertel(aanvraag, *stil, weer) == [GESTART, "herberekend beslistermijn_aanvraag 2026-05-28"]


def test_een_ingetrokken_aanvraag_vraagt_geen_besluit_meer() -> None:
    assert vertel(aanvraag, AANBIEDEN, dien_in(), TrekAanvraagIn(op=NU, door_rol="zelf"), LATER) == [GESTART]


def test_r37_verdagen_verschuift_de_beslistermijn_van_een_bezwaar() -> None:
    """Awb, art. 7:10 lid 1 en 3."""
    gestart, verdaagd = "gestart beslistermijn_bezwaar 2026-08-12", "herberekend beslistermijn_bezwaar 2026-09-23"
    verdagen = VerdaagBezwaar(op=NEMEN.op, weken=6)
    laat = replace(BESLISSEN, op=BESLISSEN.op + timedelta(days=60))
    assert vertel(bezwaar, MAKEN, NEMEN, verdagen, HOREN, BESLISSEN) == [
        gestart,
        verdaagd,
        "gehaald beslistermijn_bezwaar 2026-08-03",
    ]
    assert vertel(bezwaar, MAKEN, NEMEN, HOREN, laat) == [gestart, "overschreden beslistermijn_bezwaar 2026-08-12"]
