"""Binnen vijf werkdagen een eerste uitkomst."""

from datetime import timedelta

from services.intake.domain.melding import melding
from services.intake.domain.melding.taal import HeropenMelding, TrekMeldingIn
from services.intake.tests.test_melding import LATER, OP, beantwoord, ontvang
from shared.termijnen.bewaking import BewaakTermijnen
from shared.termijnen.tests.verhaal import vertel

GESTART, GEHAALD = "gestart afhandeling_melding 2026-03-31", "gehaald afhandeling_melding 2026-03-26"
VEEL_LATER = BewaakTermijnen(nu=OP + timedelta(days=30))


def test_een_uitkomst_binnen_vijf_werkdagen_haalt_de_norm() -> None:
    assert vertel(melding, ontvang(), beantwoord(), VEEL_LATER) == [GESTART, GEHAALD]


def test_zonder_uitkomst_wordt_de_norm_overschreden() -> None:
    assert vertel(melding, ontvang(), VEEL_LATER) == [GESTART, "overschreden afhandeling_melding 2026-03-31"]


def test_de_eerste_uitkomst_telt_ook_na_een_heropening() -> None:
    heropen = HeropenMelding(op=LATER, reden="nieuwe_feiten")
    assert vertel(melding, ontvang(), beantwoord(), heropen, VEEL_LATER) == [GESTART, GEHAALD]


def test_op_wat_is_ingetrokken_wordt_niet_gewacht() -> None:
    assert vertel(melding, ontvang(), TrekMeldingIn(op=LATER, reden="verhuisd"), VEEL_LATER) == [GESTART]
