"""De regels van de melding, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args, get_type_hints
from uuid import UUID

import pytest

from services.intake.domain.melding import melding
from services.intake.domain.melding.taal import (
    AkkoordOntbreekt,
    AlBevestigd,
    AlWettelijkAangemerkt,
    BeantwoordDirect,
    BestaatAl,
    BevestigMelding,
    HeropenMelding,
    KoppelHerhaling,
    LaatNummerVervallen,
    MeldingsinhoudVastgelegd,
    MerkAanAlsWettelijkeMelding,
    NummerGereserveerd,
    OntvangMelding,
    RegistreerVoorAndereInstantie,
    ReserveerNummer,
    TrekMeldingIn,
    VerwijsadresVastgelegd,
    VerwijsMelding,
    VerzendTerugkoppeling,
    ZetMeldingDoor,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.codes import Kanaal, Leefgebied, MelderRol
from shared.events.meldingen import (
    HerhaalmeldingHerkend,
    MeldingAlsWettelijkAangemerkt,
    MeldingBevestigd,
    MeldingDirectBeantwoord,
    MeldingDoorgezet,
    MeldingGeregistreerdVoorAndereInstantie,
    MeldingHeropend,
    MeldingIngetrokken,
    MeldingOntvangen,
    MeldingVerwezen,
    NummerVervallen,
    TerugkoppelingVerzonden,
)
from shared.events.sealed import key_class

ZONDER_KLOK = spec(melding.eigen)  # what follows for its terms has tests of its own

M, P = UUID(int=1), UUID(int=2)
OP = datetime(2026, 3, 24, 9, tzinfo=UTC)
LATER = OP + timedelta(days=2)


def ontvang(kanaal: Kanaal = "telefoon", rol: MelderRol = "zelf", op: datetime = OP) -> OntvangMelding:
    return OntvangMelding(
        melding_id=M,
        persoon_id=P,
        kenmerk="M-0000-0001",
        ontvangen_op=op,
        kanaal=kanaal,
        toegangslocatie="geen",
        melder_rol=rol,
        organisatie=None,
        partner_id=None,
        client_op_de_hoogte=True,
        leefgebieden=("wonen",),
        doelgroep=None,
        wijkcode="WK003401",
        team_id=None,
        spoed=False,
        vraag="Ik zoek hulp in huis.",
    )


def bevestig() -> BevestigMelding:
    return BevestigMelding(verzonden_op=LATER, kanaal="brief", gewezen_op=("persoonlijk_plan", "clientondersteuning"))


def beantwoord(*, akkoord: bool | None = None) -> BeantwoordDirect:
    return BeantwoordDirect(afgehandeld_op=LATER, antwoordsoort="advies", akkoord_client=akkoord)


ONTVANGEN = ZONDER_KLOK.given().when(ontvang()).facts
AANGEMERKT = MeldingAlsWettelijkAangemerkt(
    gebeurd_op=OP,
    melding_id=M,
    vanaf_datum=date(2026, 3, 24),
    persoonlijk_plan_tot=date(2026, 3, 31),
    onderzoek_uiterste_datum=date(2026, 5, 6),
)
VERWEZEN = MeldingVerwezen(gebeurd_op=LATER, melding_id=M, afgehandeld_op=LATER, naar_soort="partner")
HEROPEND = MeldingHeropend(gebeurd_op=LATER, melding_id=M, reden="nieuwe_feiten")


@pytest.mark.parametrize("kanaal", get_args(Kanaal.__value__))
@pytest.mark.parametrize("rol", get_args(MelderRol.__value__))
def test_r01_een_melding_is_vormvrij_langs_elk_kanaal_en_van_elke_melder(kanaal: Kanaal, rol: MelderRol) -> None:
    """R01, Wmo 2015 art. 2.3.2 lid 1."""
    ZONDER_KLOK.given().when(ontvang(kanaal, rol)).then_facts(MeldingOntvangen, MeldingsinhoudVastgelegd)


def test_de_vraag_zelf_staat_niet_in_het_openbare_feit() -> None:
    openbaar, inhoud = ZONDER_KLOK.given().when(ontvang()).facts
    assert isinstance(inhoud, MeldingsinhoudVastgelegd)
    assert inhoud.vraag == "Ik zoek hulp in huis."
    assert "hulp in huis" not in repr(openbaar)


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        (datetime(2026, 3, 24, 9, tzinfo=UTC), date(2026, 5, 6)),  # 5 mei is a holiday
        (datetime(2020, 1, 6, 9, tzinfo=UTC), date(2020, 2, 17)),
        (datetime(2020, 1, 6, 23, 30, tzinfo=UTC), date(2020, 2, 18)),  # in the Netherlands it is the 7th already
    ],
)
def test_r05_de_zes_weken_lopen_vanaf_de_dag_van_ontvangst_in_nederland(ontvangen: datetime, uiterlijk: date) -> None:
    """R05, Wmo 2015 art. 2.3.2 lid 1; R40, Algemene termijnenwet."""
    fact = ZONDER_KLOK.given().when(ontvang(op=ontvangen)).facts[0]
    assert isinstance(fact, MeldingOntvangen)
    assert fact.onderzoek_uiterste_datum == uiterlijk


def test_r03_r05_aanmerken_als_wettelijke_melding_rekent_vanaf_de_ontvangst() -> None:
    """R03 and R05, Wmo 2015 art. 2.3.2 lid 1-2: seven days for the persoonlijk plan, six weeks for the onderzoek."""
    ZONDER_KLOK.given(*ONTVANGEN).when(MerkAanAlsWettelijkeMelding(vanaf=None)).then(AANGEMERKT)


def test_r05_later_aanmerken_verschuift_de_zes_weken_niet() -> None:
    """R05, Wmo 2015 art. 2.3.2 lid 1: the clock starts at ontvangen_op, also when classified later."""
    aangemerkt = ZONDER_KLOK.given(*ONTVANGEN).when(MerkAanAlsWettelijkeMelding(vanaf=date(2026, 4, 20))).facts[0]
    assert isinstance(aangemerkt, MeldingAlsWettelijkAangemerkt)
    assert aangemerkt.vanaf_datum == date(2026, 4, 20)
    assert aangemerkt.onderzoek_uiterste_datum == date(2026, 5, 6)


def test_een_melding_wordt_een_keer_als_wettelijk_aangemerkt() -> None:
    opnieuw = MerkAanAlsWettelijkeMelding(vanaf=None)
    ZONDER_KLOK.given(*ONTVANGEN, AANGEMERKT).when(opnieuw).then_rejected(AlWettelijkAangemerkt)


def test_r02_een_ontvangst_wordt_een_keer_bevestigd() -> None:
    """R02, Wmo 2015 art. 2.3.2 lid 1."""
    bevestigd = ZONDER_KLOK.given(*ONTVANGEN).when(bevestig())
    bevestigd.then_facts(MeldingBevestigd)
    ZONDER_KLOK.given(*ONTVANGEN, *bevestigd.facts).when(bevestig()).then_rejected(AlBevestigd)


def test_een_bevestiging_overleeft_een_heropening() -> None:
    bevestigd = ZONDER_KLOK.given(*ONTVANGEN).when(bevestig()).facts
    ZONDER_KLOK.given(*ONTVANGEN, *bevestigd, VERWEZEN, HEROPEND).when(bevestig()).then_rejected(AlBevestigd)


@pytest.mark.parametrize("akkoord", [None, False])
def test_zonder_akkoord_van_de_client_wordt_een_wettelijke_melding_niet_direct_beantwoord(akkoord: bool | None) -> None:
    """Wmo 2015 art. 2.3.2 lid 1: who made a melding has a right to an onderzoek."""
    ZONDER_KLOK.given(*ONTVANGEN, AANGEMERKT).when(beantwoord(akkoord=akkoord)).then_rejected(AkkoordOntbreekt)


@pytest.mark.parametrize(("vooraf", "akkoord"), [((), None), ((AANGEMERKT,), True)])
def test_anders_kan_een_melding_direct_worden_beantwoord(
    vooraf: tuple[MeldingAlsWettelijkAangemerkt, ...], akkoord: bool | None
) -> None:
    uitkomst = ZONDER_KLOK.given(*ONTVANGEN, *vooraf).when(beantwoord(akkoord=akkoord))
    uitkomst.then_facts(MeldingDirectBeantwoord)


AFHANDELINGEN = {
    MeldingDirectBeantwoord: beantwoord(),
    MeldingVerwezen: VerwijsMelding(
        afgehandeld_op=LATER, naar_soort="partner", partner_id=None, algemene_voorziening_id=None, naam=None
    ),
    MeldingGeregistreerdVoorAndereInstantie: RegistreerVoorAndereInstantie(afgehandeld_op=LATER, instantie="uwv"),
    MeldingDoorgezet: ZetMeldingDoor(afgehandeld_op=LATER, bestemming="wijkteam", team_id="centrum"),
}


@pytest.mark.parametrize("fact", AFHANDELINGEN)
def test_een_melding_krijgt_precies_een_afhandeling(fact: type) -> None:
    afgehandeld = ZONDER_KLOK.given(*ONTVANGEN).when(AFHANDELINGEN[fact])
    afgehandeld.then_facts(fact)
    for andere in AFHANDELINGEN.values():
        ZONDER_KLOK.given(*ONTVANGEN, *afgehandeld.facts).when(andere).then_rejected(NietToegestaan)


@pytest.mark.parametrize("fact", AFHANDELINGEN)
def test_na_een_heropening_kan_zij_opnieuw_worden_afgehandeld(fact: type) -> None:
    ZONDER_KLOK.given(*ONTVANGEN, VERWEZEN, HEROPEND).when(AFHANDELINGEN[fact]).then_facts(fact)


def test_wat_is_doorgezet_komt_niet_terug() -> None:
    doorgezet = ZONDER_KLOK.given(*ONTVANGEN).when(AFHANDELINGEN[MeldingDoorgezet]).facts
    heropen = HeropenMelding(op=LATER, reden="nieuwe_feiten")
    ZONDER_KLOK.given(*ONTVANGEN, *doorgezet).when(heropen).then_rejected(NietToegestaan)


def test_een_ingetrokken_melding_laat_niets_meer_toe() -> None:
    ingetrokken = ZONDER_KLOK.given(*ONTVANGEN).when(TrekMeldingIn(op=LATER, reden="verhuisd"))
    ingetrokken.then_facts(MeldingIngetrokken)
    for handeling in (*AFHANDELINGEN.values(), bevestig(), MerkAanAlsWettelijkeMelding(vanaf=None)):
        geweigerd = ZONDER_KLOK.given(*ONTVANGEN, *ingetrokken.facts).when(handeling)
        geweigerd.then_rejected(NietToegestaan)
        assert geweigerd.refusal is not None
        assert geweigerd.refusal.toegestaan == ()


def test_r03_de_bevestiging_wijst_op_het_persoonlijk_plan() -> None:
    """R03, Wmo 2015 art. 2.3.2 lid 2 and 3."""
    (bevestigd,) = ZONDER_KLOK.given(*ONTVANGEN).when(bevestig()).facts
    assert isinstance(bevestigd, MeldingBevestigd)
    assert bevestigd.gewezen_op == ("persoonlijk_plan", "clientondersteuning")


def test_bij_wie_de_inwoner_terecht_kan_blijft_besloten() -> None:
    verwijs = VerwijsMelding(
        afgehandeld_op=LATER, naar_soort="partner", partner_id=P, algemene_voorziening_id=None, naam="Stichting Welzijn"
    )
    verwezen = ZONDER_KLOK.given(*ONTVANGEN).when(verwijs)
    verwezen.then_facts(MeldingVerwezen, VerwijsadresVastgelegd)
    openbaar, adres = verwezen.facts
    assert isinstance(adres, VerwijsadresVastgelegd)
    assert (adres.persoon_id, adres.naam) == (P, "Stichting Welzijn")
    assert isinstance(openbaar, MeldingVerwezen)
    assert openbaar.partner_id == P
    assert "Stichting" not in repr(openbaar)


def test_wie_meldt_en_hoe_de_inwoner_is_te_bereiken_blijft_binnen_en_verzegeld() -> None:
    melder = replace(
        ontvang(),
        melder_naam="Wijkagent Een",
        melder_contact="06-12345678",
        telefoon="036-1234567",
        voorkeur_contact="telefoon",
    )
    openbaar, inhoud = ZONDER_KLOK.given().when(melder).facts
    assert isinstance(inhoud, MeldingsinhoudVastgelegd)
    assert (inhoud.melder_naam, inhoud.melder_contact) == ("Wijkagent Een", "06-12345678")
    assert (inhoud.telefoon, inhoud.voorkeur_contact) == ("036-1234567", "telefoon")
    assert "Wijkagent" not in repr(openbaar)
    velden = get_type_hints(MeldingsinhoudVastgelegd, include_extras=True)
    assert all(key_class(velden[naam]) for naam in ("melder_naam", "melder_contact", "telefoon"))


def test_een_herhaling_zegt_hoeveel_dagen_het_geleden_is() -> None:
    koppel = KoppelHerhaling(
        eerdere_melding_ids=(P,), huishouden_id=None, laatste_op=OP - timedelta(days=30), leefgebieden=("wonen",)
    )
    ZONDER_KLOK.given(*ONTVANGEN).when(koppel).then(
        HerhaalmeldingHerkend(
            gebeurd_op=OP,
            melding_id=M,
            eerdere_melding_ids=(P,),
            huishouden_id=None,
            dagen=30,
            leefgebieden=("wonen",),
            hardnekkig=False,
        )
    )


@pytest.mark.parametrize(
    ("leefgebieden", "hardnekkig"), [((), False), (("wonen",), False), (("wonen", "verslavingen"), True)]
)
def test_hardnekkig_is_wie_terugkomt_op_twee_of_meer_leefgebieden(
    leefgebieden: tuple[Leefgebied, ...], hardnekkig: bool
) -> None:
    koppel = KoppelHerhaling(eerdere_melding_ids=(P,), huishouden_id=None, laatste_op=OP, leefgebieden=leefgebieden)
    (herkend,) = ZONDER_KLOK.given(*ONTVANGEN).when(koppel).facts
    assert isinstance(herkend, HerhaalmeldingHerkend)
    assert (herkend.leefgebieden, herkend.hardnekkig) == (leefgebieden, hardnekkig)


def test_een_terugkoppeling_kan_ook_na_de_afhandeling_en_niet_na_een_intrekking() -> None:
    verzend = VerzendTerugkoppeling(op=LATER, partner_id=P, statuscode="afgerond", toestemming_id=M)
    ZONDER_KLOK.given(*ONTVANGEN, VERWEZEN).when(verzend).then_facts(TerugkoppelingVerzonden)
    ingetrokken = MeldingIngetrokken(gebeurd_op=LATER, melding_id=M, reden="verhuisd")
    ZONDER_KLOK.given(*ONTVANGEN, ingetrokken).when(verzend).then_rejected(NietToegestaan)


GERESERVEERD = NummerGereserveerd(gebeurd_op=OP, melding_id=M, kenmerk="M-0000-0001")
VERVAL = LaatNummerVervallen(op=LATER, reden="formulier_zoek")


def test_een_nummer_wordt_vooruit_gegeven_en_een_keer_gebruikt() -> None:
    reserveer = ReserveerNummer(op=OP, melding_id=M, kenmerk="M-0000-0001")
    ZONDER_KLOK.given().when(reserveer).then(GERESERVEERD)
    gebruikt = ZONDER_KLOK.given(GERESERVEERD).when(ontvang()).facts
    assert gebruikt == ONTVANGEN
    ZONDER_KLOK.given(GERESERVEERD, *gebruikt).when(ontvang()).then_rejected(BestaatAl)
    ZONDER_KLOK.given(GERESERVEERD, *gebruikt).when(VERVAL).then_rejected(NietToegestaan)


def test_een_nummer_dat_vervalt_zegt_waarom_en_komt_niet_terug() -> None:
    vervallen = NummerVervallen(gebeurd_op=LATER, melding_id=M, kenmerk="M-0000-0001", reden="formulier_zoek")
    ZONDER_KLOK.given(GERESERVEERD).when(VERVAL).then(vervallen)
    ZONDER_KLOK.given(GERESERVEERD, vervallen).when(ontvang()).then_rejected(NietToegestaan)
