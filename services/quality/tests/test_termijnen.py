"""Zes weken voor een klacht, met een commissie tien, en eenmaal vier erbij."""

from dataclasses import replace
from datetime import date, timedelta

from services.quality.domain.klacht import klacht
from services.quality.domain.klacht.taal import BevestigKlacht, VerdaagKlacht
from services.quality.tests.test_klacht import DIEN_IN, HANDEL_AF, HOOR, OP, WIJS_TOE
from shared.termijnen.bewaking import BewaakTermijnen
from shared.termijnen.tests.verhaal import vertel

IN_HANDEN = (DIEN_IN, BevestigKlacht(op=OP), WIJS_TOE, HOOR)


def test_r38_een_klacht_is_op_tijd_af_ook_na_een_verdaging() -> None:
    """Awb, art. 9:11."""
    verdagen = VerdaagKlacht(op=OP, tot=date(2026, 6, 19))
    in_verdaging = replace(HANDEL_AF, op=OP + timedelta(days=60))
    gestart = "gestart klacht 2026-05-22"
    assert vertel(klacht, *IN_HANDEN, HANDEL_AF) == [gestart, "gehaald klacht 2026-04-10"]
    assert vertel(klacht, *IN_HANDEN, verdagen, in_verdaging) == [
        gestart,
        "herberekend klacht 2026-06-19",
        "gehaald klacht 2026-06-09",
    ]
    assert vertel(klacht, *IN_HANDEN, in_verdaging) == [gestart, "overschreden klacht 2026-05-22"]
    assert vertel(klacht, DIEN_IN, BewaakTermijnen(nu=in_verdaging.op)) == [gestart, "overschreden klacht 2026-05-22"]
