"""De regels van registers, begroting en declaratie, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.provisions.domain.aanbieder import AanbiederStaatErAl, RegistreerAanbieder, aanbieder
from services.provisions.domain.begroting import (
    AfwijkingtoelichtingVastgelegd,
    AlBegroot,
    AnderBegrotingsjaar,
    BoekRealisatie,
    LichtAfwijkingToe,
    StelBegrotingBij,
    StelBegrotingsregelVast,
    begroting,
)
from services.provisions.domain.contract import BeeindigContract, EindeBuitenContract, SluitContract, contract
from services.provisions.domain.declaratie import (
    BeantwoordDeclaratie,
    BeoordeelRegel,
    DeclaratieregelsVastgelegd,
    OnbekendeRegel,
    OntvangDeclaratie,
    Regel,
    RegelAlBeoordeeld,
    RegelsNietBeoordeeld,
    declaratie,
)
from services.provisions.domain.product import NeemProductOp, ProductStaatErAl, product
from services.provisions.domain.tarief import StelTariefVast, TariefOverlapt, tarief
from services.provisions.domain.verwant import begrotingsregel_van
from shared.decider.spec import spec
from shared.events.aanbieders import AanbiederGeregistreerd
from shared.events.begrotingen import (
    AfwijkingToegelicht,
    BegrotingBijgesteld,
    BegrotingsregelVastgesteld,
    RealisatieGeboekt,
)
from shared.events.contracten import ContractBeeindigd, ContractGesloten
from shared.events.declaraties import (
    DeclaratieBeantwoord,
    DeclaratieOntvangen,
    DeclaratieregelAfgekeurd,
    DeclaratieregelGoedgekeurd,
)
from shared.events.producten import ProductOpgenomen
from shared.events.tarieven import TariefVastgesteld

OP = datetime(2026, 4, 1, 9, tzinfo=UTC)
AGB, REGEL = "12345678", UUID(int=5)


def test_een_aanbieder_staat_een_keer_in_het_register() -> None:
    registreer = RegistreerAanbieder(op=OP, agb_code=AGB)
    geregistreerd = spec(aanbieder).given().when(registreer)
    geregistreerd.then(AanbiederGeregistreerd(gebeurd_op=OP, agb_code=AGB))
    spec(aanbieder).given(*geregistreerd.facts).when(registreer).then_rejected(AanbiederStaatErAl)


def test_een_product_staat_een_keer_in_het_zorgaanbod() -> None:
    neem_op = NeemProductOp(
        op=OP, productcode="10A01", productcategorie="overige_maatwerkarrangementen", arrangement=True
    )
    opgenomen = spec(product).given().when(neem_op)
    opgenomen.then_facts(ProductOpgenomen)
    spec(product).given(*opgenomen.facts).when(neem_op).then_rejected(ProductStaatErAl)


def test_tarieven_voor_hetzelfde_overlappen_niet() -> None:
    stel_vast = StelTariefVast(
        op=OP,
        productcode="02A05",
        aanbieder_id=AGB,
        eenheid="uur",
        bedrag_cent=5450,
        van=date(2026, 1, 1),
        tot=date(2026, 12, 31),
        overlapt=False,
    )
    spec(tarief).given().when(stel_vast).then_facts(TariefVastgesteld)
    spec(tarief).given().when(replace(stel_vast, overlapt=True)).then_rejected(TariefOverlapt)


@pytest.mark.parametrize(
    ("per", "eindigt"),
    [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2027, 12, 31), True), (date(2028, 1, 1), False)],
)
def test_een_contract_eindigt_op_een_dag_waarop_het_loopt(per: date, eindigt: bool) -> None:
    sluit = SluitContract(
        op=OP,
        aanbieder_id=AGB,
        van=date(2026, 1, 1),
        tot=date(2027, 12, 31),
        prestatieafspraak_codes=("start_binnen_tien_dagen",),
    )
    gesloten = spec(contract).given().when(sluit)
    gesloten.then_facts(ContractGesloten)
    beeindig = spec(contract).given(*gesloten.facts).when(BeeindigContract(op=OP, per=per))
    if eindigt:
        beeindig.then_facts(ContractBeeindigd)
    else:
        beeindig.then_rejected(EindeBuitenContract)


BEGROOT = StelBegrotingsregelVast(
    op=OP,
    jaar=2026,
    taakveld="wijkteams",
    kostensoort="apparaatslasten",
    programma="basishulp",
    team_id="centrum",
    bedrag_cent=100_000_00,
    soort="lasten",
)
REGELS = spec(begroting).given().when(BEGROOT).facts


def test_wat_al_is_begroot_wordt_niet_nog_eens_begroot() -> None:
    """R20-17: what is the same line has the same stream, which has then begun."""
    (vastgesteld,) = REGELS
    assert isinstance(vastgesteld, BegrotingsregelVastgesteld)
    spec(begroting).given(*REGELS).when(BEGROOT).then_rejected(AlBegroot)
    lijn = ("0599", 2026, "centrum", "basishulp", "apparaatslasten")
    assert begrotingsregel_van(*lijn) == begrotingsregel_van(*lijn)
    anders = [
        begrotingsregel_van("0034", *lijn[1:]),
        begrotingsregel_van("0599", 2027, *lijn[2:]),
        begrotingsregel_van("0599", 2026, "haven", *lijn[3:]),
    ]
    assert len({begrotingsregel_van(*lijn), *anders}) == 4


def test_een_begroting_wordt_bijgesteld() -> None:
    bij = StelBegrotingBij(op=OP, regel_id=REGEL, bedrag_cent=90_000_00)
    spec(begroting).given(*REGELS).when(bij).then_facts(BegrotingBijgesteld)


@pytest.mark.parametrize(
    ("boekjaar", "betreft_jaar", "past"),
    [(2026, 2026, True), (2027, 2026, True), (2025, 2026, False), (2027, 2027, False), (2026, 2025, False)],
)
def test_een_late_afrekening_staat_op_het_jaar_dat_zij_betreft(boekjaar: int, betreft_jaar: int, past: bool) -> None:
    """R20-18."""
    boek = BoekRealisatie(op=OP, regel_id=REGEL, boekjaar=boekjaar, betreft_jaar=betreft_jaar, bedrag_cent=-500)
    geboekt = spec(begroting).given(*REGELS).when(boek)
    if past:
        geboekt.then_facts(RealisatieGeboekt)
    else:
        geboekt.then_rejected(AnderBegrotingsjaar)


def test_een_toelichting_heeft_een_nummer_en_haar_tekst_blijft_binnen() -> None:
    licht_toe = LichtAfwijkingToe(op=OP, regel_id=REGEL, nummer=3, oorzaakcode="inhuur", tekst="Minder ingehuurd.")
    toegelicht, tekst = spec(begroting).given(*REGELS).when(licht_toe).facts
    assert isinstance(toegelicht, AfwijkingToegelicht)
    assert (toegelicht.jaar, toegelicht.nummer) == (2026, 3)
    assert isinstance(tekst, AfwijkingtoelichtingVastgelegd)


ONTVANG = OntvangDeclaratie(
    op=OP,
    aanbieder_id=AGB,
    van=date(2026, 3, 1),
    tot=date(2026, 3, 31),
    regels=(
        Regel(toewijzingnummer=7, betreft_jaar=2026, bedrag_cent=40000),
        Regel(toewijzingnummer=8, betreft_jaar=2025, bedrag_cent=5000),
    ),
)
ONTVANGEN = spec(declaratie.eigen).given().when(ONTVANG).facts
BEOORDEEL = BeoordeelRegel(op=OP, nummer=1, retourcode=None, toegewezen_aan=AGB)


def test_een_declaratie_wordt_in_tien_werkdagen_beantwoord() -> None:
    """iWmo OP090x4: Good Friday and Easter Monday do not count."""
    ontvangen, regels = ONTVANGEN
    assert isinstance(ontvangen, DeclaratieOntvangen)
    assert (ontvangen.bedrag_cent, ontvangen.aantal_regels) == (45000, 2)
    assert ontvangen.uiterste_datum == date(2026, 4, 17)
    assert isinstance(regels, DeclaratieregelsVastgelegd)


@pytest.mark.parametrize(
    ("toegewezen_aan", "retourcode", "waarom"),
    [
        (AGB, None, None),
        (AGB, "dubbel", "dubbel"),
        (None, None, "toewijzing_onbekend"),
        (None, "dubbel", "toewijzing_onbekend"),
        ("87654321", None, "andere_aanbieder"),
    ],
)
def test_een_regel_zonder_eigen_toewijzing_wordt_afgekeurd(
    toegewezen_aan: str | None, retourcode: str | None, waarom: str | None
) -> None:
    beoordeel = replace(BEOORDEEL, toegewezen_aan=toegewezen_aan, retourcode=retourcode)
    (oordeel,) = spec(declaratie.eigen).given(*ONTVANGEN).when(beoordeel).facts
    if waarom is None:
        assert isinstance(oordeel, DeclaratieregelGoedgekeurd)
        assert (oordeel.toewijzingnummer, oordeel.betreft_jaar, oordeel.bedrag_cent) == (7, 2026, 40000)
    else:
        assert isinstance(oordeel, DeclaratieregelAfgekeurd)
        assert (oordeel.retourcode, oordeel.bedrag_cent) == (waarom, 40000)


def test_een_regel_wordt_een_keer_beoordeeld_en_moet_er_zijn() -> None:
    beoordeeld = (*ONTVANGEN, *spec(declaratie.eigen).given(*ONTVANGEN).when(BEOORDEEL).facts)
    spec(declaratie.eigen).given(*beoordeeld).when(BEOORDEEL).then_rejected(RegelAlBeoordeeld)
    spec(declaratie.eigen).given(*beoordeeld).when(replace(BEOORDEEL, nummer=3)).then_rejected(OnbekendeRegel)


def test_een_declaratie_wordt_beantwoord_als_elke_regel_is_beoordeeld() -> None:
    antwoord = BeantwoordDeclaratie(op=OP)
    facts = ONTVANGEN
    for nummer in (1, 2):
        spec(declaratie.eigen).given(*facts).when(antwoord).then_rejected(RegelsNietBeoordeeld)
        facts = (*facts, *spec(declaratie.eigen).given(*facts).when(replace(BEOORDEEL, nummer=nummer)).facts)
    spec(declaratie.eigen).given(*facts).when(antwoord).then_facts(DeclaratieBeantwoord)
