"""De regels van de persoon en van het burgerservicenummer, zonder server."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from pydantic import BaseModel, ValidationError

from services.intake.domain.persoon import BsnVastgesteld, PersoonsgegevensVastgelegd, RegistreerPersoon, persoon
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.personen import PersoonGeregistreerd
from shared.service.models import Bsn


class Formulier(BaseModel):
    bsn: Bsn


def registreer(bsn: str | None = None) -> RegistreerPersoon:
    return RegistreerPersoon(
        persoon_id=UUID(int=1),
        op=datetime(2026, 3, 24, 9, tzinfo=UTC),
        wijkcode="WK003401",
        doelgroep="volwassenen",
        bsn=bsn,
        naam="Inwoner Een",
        geboortedatum="1950-01-01",
        postcode=None,
        huisnummer=None,
    )


def test_een_persoon_zonder_bsn_is_ook_bekend() -> None:
    """R42, Wmo 2015 art. 5.2.9: the number may follow."""
    geregistreerd = spec(persoon).given().when(registreer())
    geregistreerd.then_facts(PersoonGeregistreerd, PersoonsgegevensVastgelegd)


def test_naam_en_bsn_staan_niet_in_het_openbare_feit() -> None:
    geregistreerd = spec(persoon).given().when(registreer("999900006"))
    geregistreerd.then_facts(PersoonGeregistreerd, PersoonsgegevensVastgelegd, BsnVastgesteld)
    assert "999900006" not in repr(geregistreerd.facts[0])
    assert "Inwoner" not in repr(geregistreerd.facts[0])


def test_een_persoon_wordt_een_keer_geregistreerd() -> None:
    bekend = spec(persoon).given().when(registreer()).facts
    spec(persoon).given(*bekend).when(registreer()).then_rejected(NietToegestaan)


@pytest.mark.parametrize("bsn", ["123456782", "999900006", "999900018", "999999990"])
def test_een_bsn_dat_de_elfproef_doorstaat_is_geldig(bsn: str) -> None:
    """R42, Wmo 2015 art. 5.2.9."""
    assert Formulier.model_validate({"bsn": bsn}).bsn == bsn


@pytest.mark.parametrize(
    "bsn",
    ["123456789", "000000000", "99990000", "9999000061", " 99990006", "99990000６", "99990000a", 999900006, None, ""],
)
def test_wat_de_elfproef_niet_doorstaat_is_geen_bsn(bsn: object) -> None:
    """R42: nine digits, the weighted sum divisible by eleven, not all zero."""
    with pytest.raises(ValidationError):
        Formulier.model_validate({"bsn": bsn})
