"""De regels van de persoon en van het burgerservicenummer, zonder server."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from pydantic import BaseModel, ValidationError

from services.intake.domain.persoon import persoon
from services.intake.domain.persoon.taal import (
    AdresGewijzigd,
    AndereVertegenwoordigerGaatVoor,
    BsnAlVastgesteld,
    BsnVanEenAnder,
    BsnVastgesteld,
    GeefToestemming,
    LegVertegenwoordigingVast,
    MeldOverlijden,
    MeldVerhuizing,
    OnbekendeToestemming,
    PersoonsgegevensVastgelegd,
    RegistreerPersoon,
    StelBsnVast,
    TrekToestemmingIn,
    VertegenwoordigerRol,
    VertegenwoordigingVastgelegd,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.personen import (
    PersoonGeregistreerd,
    PersoonOverleden,
    PersoonVerhuisd,
    ToestemmingGegeven,
    ToestemmingIngetrokken,
)
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


def test_r42_een_persoon_zonder_bsn_is_ook_bekend() -> None:
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
def test_r42_een_bsn_dat_de_elfproef_doorstaat_is_geldig(bsn: str) -> None:
    """R42, Wmo 2015 art. 5.2.9."""
    assert Formulier.model_validate({"bsn": bsn}).bsn == bsn


@pytest.mark.parametrize(
    "bsn",
    ["123456789", "000000000", "99990000", "9999000061", " 99990006", "99990000６", "99990000a", 999900006, None, ""],
)
def test_r42_wat_de_elfproef_niet_doorstaat_is_geen_bsn(bsn: object) -> None:
    """R42, Wmo 2015 art. 5.2.9: nine digits, the weighted sum divisible by eleven, not all zero."""
    with pytest.raises(ValidationError):
        Formulier.model_validate({"bsn": bsn})


OP = datetime(2026, 3, 25, 9, tzinfo=UTC)
BEKEND = spec(persoon).given().when(registreer()).facts
OVERLEDEN = (*BEKEND, PersoonOverleden(gebeurd_op=OP, persoon_id=UUID(int=1), overleden_op=OP))


def bsn(*, van_een_ander: bool = False) -> StelBsnVast:
    return StelBsnVast(op=OP, bsn="999900018", bron="brp", van_een_ander=van_een_ander)


def test_r42_het_bsn_kan_later_volgen_en_dan_een_keer() -> None:
    """R42, Wmo 2015 art. 5.2.9: it may wait in spoed."""
    vastgesteld = spec(persoon).given(*BEKEND).when(bsn())
    vastgesteld.then_facts(BsnVastgesteld)
    spec(persoon).given(*BEKEND, *vastgesteld.facts).when(bsn()).then_rejected(BsnAlVastgesteld)


def test_r42_een_bsn_is_van_een_persoon() -> None:
    """R42, Wmo 2015 art. 5.2.9."""
    spec(persoon).given(*BEKEND).when(bsn(van_een_ander=True)).then_rejected(BsnVanEenAnder)


def vertegenwoordig(
    rol: VertegenwoordigerRol, van: date = date(2026, 1, 1), tot: date | None = None
) -> LegVertegenwoordigingVast:
    return LegVertegenwoordigingVast(op=OP, rol=rol, vertegenwoordiger_id=UUID(int=2), geldig_van=van, geldig_tot=tot)


@pytest.mark.parametrize(
    ("eerst", "dan"),
    [("curator", "partner"), ("mentor", "kind"), ("gevolmachtigde", "ouder"), ("partner", "broer_of_zus")],
)
def test_r49_wie_lager_staat_wijkt_voor_wie_hoger_staat(eerst: VertegenwoordigerRol, dan: VertegenwoordigerRol) -> None:
    """R49, Wmo 2015 art. 1.1.1 lid 2."""
    hoger = spec(persoon).given(*BEKEND).when(vertegenwoordig(eerst))
    hoger.then_facts(VertegenwoordigingVastgelegd)
    spec(persoon).given(*BEKEND, *hoger.facts).when(vertegenwoordig(dan)).then_rejected(AndereVertegenwoordigerGaatVoor)
    lager = spec(persoon).given(*BEKEND).when(vertegenwoordig(dan)).facts
    spec(persoon).given(*BEKEND, *lager).when(vertegenwoordig(eerst)).then_facts(VertegenwoordigingVastgelegd)


@pytest.mark.parametrize(
    ("van", "geweigerd"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)], ids=["laatste dag", "dag erna"]
)
def test_r49_na_het_einde_van_de_een_vertegenwoordigt_de_ander(van: date, *, geweigerd: bool) -> None:
    """R49, Wmo 2015 art. 1.1.1 lid 2: both ends of a period count."""
    eerst = spec(persoon).given(*BEKEND).when(vertegenwoordig("mentor", tot=date(2026, 6, 30))).facts
    daarna = spec(persoon).given(*BEKEND, *eerst).when(vertegenwoordig("ouder", van))
    if geweigerd:
        daarna.then_rejected(AndereVertegenwoordigerGaatVoor)
    else:
        daarna.then_facts(VertegenwoordigingVastgelegd)


def verhuis(postcode: str | None = None) -> MeldVerhuizing:
    return MeldVerhuizing(
        verhuisd_op=OP,
        soort="binnen_gemeente",
        nieuwe_gemeente=None,
        nieuwe_wijkcode="WK003402",
        postcode=postcode,
        huisnummer="3" if postcode else None,
    )


def test_een_verhuizing_is_openbaar_en_het_nieuwe_adres_niet() -> None:
    spec(persoon).given(*BEKEND).when(verhuis()).then_facts(PersoonVerhuisd)
    verhuisd = spec(persoon).given(*BEKEND).when(verhuis("1316 AB"))
    verhuisd.then_facts(PersoonVerhuisd, AdresGewijzigd)
    assert "1316" not in repr(verhuisd.facts[0])


def test_wie_is_overleden_verhuist_niet_meer() -> None:
    spec(persoon).given(*BEKEND).when(MeldOverlijden(overleden_op=OP)).then(OVERLEDEN[-1])
    for command in (verhuis(), MeldOverlijden(overleden_op=OP), vertegenwoordig("curator")):
        spec(persoon).given(*OVERLEDEN).when(command).then_rejected(NietToegestaan)


def test_een_toestemming_wordt_een_keer_ingetrokken() -> None:
    geef = GeefToestemming(
        op=OP,
        toestemming_id=UUID(int=9),
        doel="terugkoppeling",
        ontvanger_klasse="huisarts",
        partner_id=UUID(int=8),
        niveau="uitkomst",
        wijze="mondeling",
        geldig_van=date(2026, 3, 25),
        geldig_tot=None,
    )
    trek_in = TrekToestemmingIn(op=OP, toestemming_id=UUID(int=9))
    spec(persoon).given(*BEKEND).when(trek_in).then_rejected(OnbekendeToestemming)
    gegeven = spec(persoon).given(*BEKEND).when(geef)
    gegeven.then_facts(ToestemmingGegeven)
    ingetrokken = spec(persoon).given(*BEKEND, *gegeven.facts).when(trek_in)
    ingetrokken.then_facts(ToestemmingIngetrokken)
    spec(persoon).given(*BEKEND, *gegeven.facts, *ingetrokken.facts).when(trek_in).then_rejected(OnbekendeToestemming)
