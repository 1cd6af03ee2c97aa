"""Spoed, zonder server: van de melding tot een tijdelijke voorziening."""

from datetime import UTC, date, datetime
from uuid import UUID

from services.provisions.domain.spoedbeslissing import (
    SpoedbeslissingGevraagd,
    VerstrekSpoed,
    VraagSpoedbeslissing,
    spoedbeslissing,
)
from services.provisions.domain.verwant import spoedbeslissing_van
from services.provisions.reactions import vraag_spoedbeslissing
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.aanmeldingen import SpoedAangemerkt
from shared.events.spoedbeslissingen import TijdelijkeVoorzieningVerstrekt

M, P = UUID(int=1), UUID(int=2)
OP = datetime(2026, 5, 11, 9, tzinfo=UTC)
VRAGEN = VraagSpoedbeslissing(melding_id=M, op=OP)
VERSTREKKEN = VerstrekSpoed(op=OP, persoon_id=P, productcategorie="spoedopvang", per=date(2026, 5, 11))


def test_r11_spoed_vraagt_een_beslissing_aan_een_consulent() -> None:
    """Wmo 2015 art. 2.3.3: from whichever fact says so first, one decision for a melding."""
    (act,) = vraag_spoedbeslissing(UUID(int=9), SpoedAangemerkt(gebeurd_op=OP, melding_id=M, reden="bij_melding"))
    assert (act.stream_id, act.command) == (spoedbeslissing_van(M), VRAGEN)
    gevraagd = spec(spoedbeslissing).given().when(VRAGEN)
    gevraagd.then_facts(SpoedbeslissingGevraagd)
    spec(spoedbeslissing).given(*gevraagd.facts).when(VRAGEN).then_rejected(NietToegestaan)


def test_r11_bij_spoed_wordt_er_verstrekt_zonder_onderzoek_of_aanvraag() -> None:
    """Wmo 2015 art. 2.3.3; more than one kind may be needed."""
    gevraagd = spec(spoedbeslissing).given().when(VRAGEN).facts
    verstrekt = spec(spoedbeslissing).given(*gevraagd).when(VERSTREKKEN)
    verstrekt.then_facts(TijdelijkeVoorzieningVerstrekt)
    spec(spoedbeslissing).given(*gevraagd, *verstrekt.facts).when(VERSTREKKEN).then_facts(
        TijdelijkeVoorzieningVerstrekt
    )


def test_zonder_spoed_wordt_er_niets_tijdelijk_verstrekt() -> None:
    spec(spoedbeslissing).given().when(VERSTREKKEN).then_rejected(NietToegestaan)
