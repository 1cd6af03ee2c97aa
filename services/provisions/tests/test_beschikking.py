"""De regels van de beschikking, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast
from uuid import UUID

import pytest

from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.beschikking.taal import (
    AfstemmingVastgelegd,
    AfwegingVastgelegd,
    Bekwaamheid,
    BeschikkingsregelsVastgelegd,
    BeschikkingtekstVastgelegd,
    BezwaartermijnLoopt,
    Command,
    Event,
    GeenIngezetene,
    HerzieBeschikking,
    MaakBekend,
    NietsOmVoortTeZetten,
    PgbBekwaamheidBeoordeeld,
    PgbNietVerantwoord,
    Regel,
    StelBeschikkingVast,
    StelOnherroepelijkVast,
    TerugvorderingNietMogelijk,
    TrekBeschikkingIn,
    VechtAan,
    VerwerkBezwaar,
    VoorBekendmaking,
    VoorVaststelling,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.beschikkingen import (
    BeschikkingAangevochten,
    BeschikkingBekendgemaakt,
    BeschikkingGehandhaafd,
    BeschikkingHerroepen,
    BeschikkingHerzien,
    BeschikkingIngetrokken,
    BeschikkingOnherroepelijkGeworden,
    BeschikkingOpgesteld,
    BeschikkingVastgesteld,
)
from shared.events.codes import Afwegingsstap, GrondHerziening, Ingezetene, Productcategorie

M, AANVRAAG, P, V, MANDAAT = (UUID(int=n) for n in range(1, 6))
OP = datetime(2026, 5, 20, 9, tzinfo=UTC)
STAPPEN: tuple[Afwegingsstap, ...] = (
    "eigen_kracht",
    "gebruikelijke_hulp",
    "mantelzorg",
    "sociaal_netwerk",
    "algemene_voorziening",
    "maatwerk",
)
REGEL = Regel(
    voorziening_id=V,
    besluit="toekennen",
    productcategorie="begeleiding",
    productcode="02A05",
    leveringsvorm="zin",
    startdatum=date(2026, 6, 1),
    einddatum=None,
    omvang=None,
    eenheid=None,
    frequentie=None,
    aanbieder_id=None,
    reden=None,
)
STEL_VAST = StelBeschikkingVast(
    melding_id=M,
    aanvraag_id=AANVRAAG,
    plan_id=None,
    persoon_id=P,
    op=OP,
    motivering="Maatwerk is nodig.",
    afweging=tuple((stap, f"Gewogen: {stap}.") for stap in STAPPEN),
    verordening_versie="wmo-verordening-2026",
    mandaathouder_id=MANDAAT,
    regels=(REGEL,),
)
VASTGESTELD = spec(beschikking).given().when(STEL_VAST).facts
BEKEND = [*VASTGESTELD, *spec(beschikking).given(*VASTGESTELD).when(MaakBekend(op=OP, wijze="toezending")).facts]
BEZWAAR = UUID(int=9)
LATER = datetime(2026, 9, 1, 9, tzinfo=UTC)


def test_r16_een_beschikking_bewaart_haar_zes_afwegingen_in_hun_volgorde() -> None:
    """R16, Wmo 2015 art. 2.3.5 lid 3-4."""
    spec(beschikking).given().when(STEL_VAST).then_facts(
        BeschikkingOpgesteld,
        *[AfwegingVastgelegd] * 6,
        BeschikkingtekstVastgelegd,
        BeschikkingsregelsVastgelegd,
        BeschikkingVastgesteld,
    )
    assert [fact.stap for fact in VASTGESTELD if isinstance(fact, AfwegingVastgelegd)] == list(STAPPEN)


def test_r21_de_motivering_staat_in_geen_openbaar_feit() -> None:
    """R21, Awb 3:46: kept, but sealed."""
    openbaar = [fact for fact in VASTGESTELD if isinstance(fact, BeschikkingOpgesteld | BeschikkingVastgesteld)]
    assert len(openbaar) == 2
    assert "Maatwerk is nodig" not in repr(openbaar)
    assert "Gewogen" not in repr(openbaar)


def test_r30_de_verordening_en_de_mandaathouder_staan_vast() -> None:
    """Rotterdam, Begroting 2018: the verordening version is stored on every decision; R30, Awb 10:3."""
    fact = VASTGESTELD[-1]
    assert isinstance(fact, BeschikkingVastgesteld)
    assert (fact.verordening_versie, fact.mandaathouder_id) == ("wmo-verordening-2026", MANDAAT)
    assert fact.voorziening_ids == (V,)


def test_r36_met_de_bekendmaking_begint_de_bezwaartermijn_van_zes_weken() -> None:
    """R36, Awb 6:7 and 6:8: six weeks from the day after the bekendmaking."""
    bekend = spec(beschikking).given(*VASTGESTELD).when(MaakBekend(op=OP, wijze="toezending"))
    bekend.then(
        BeschikkingBekendgemaakt(
            gebeurd_op=OP,
            melding_id=M,
            aanvraag_id=AANVRAAG,
            bekendgemaakt_op=OP,
            wijze="toezending",
            bezwaar_tot_en_met=date(2026, 7, 1),
        )
    )


def test_r21_een_beschikking_wordt_een_keer_vastgesteld_en_een_keer_bekendgemaakt() -> None:
    """R21, Awb 3:41."""
    bekendmaken = MaakBekend(op=OP, wijze="toezending")
    bekend = spec(beschikking).given(*VASTGESTELD).when(bekendmaken).facts
    spec(beschikking).given(*VASTGESTELD).when(STEL_VAST).then_rejected(NietToegestaan)
    spec(beschikking).given(*VASTGESTELD, *bekend).when(bekendmaken).then_rejected(NietToegestaan)


def test_wat_niet_is_vastgesteld_wordt_niet_bekendgemaakt() -> None:
    spec(beschikking).given().when(MaakBekend(op=OP, wijze="toezending")).then_rejected(NietToegestaan)
    opgesteld = VASTGESTELD[:-1]
    spec(beschikking).given(*opgesteld).when(MaakBekend(op=OP, wijze="toezending")).then_rejected(NietToegestaan)


def test_r17_de_afstemming_op_wat_meespeelt_staat_vast_en_is_verzegeld() -> None:
    """Wmo 2015 art. 2.3.5 lid 5: as far as there is reason for it."""
    afgestemd = replace(STEL_VAST, afstemming=(("zorgverzekering", "Wijkverpleging."), ("scholing", "Volgt lessen.")))
    feiten = spec(beschikking).given().when(afgestemd).facts
    delen = [fact for fact in feiten if isinstance(fact, AfstemmingVastgelegd)]
    assert [(deel.onderdeel, deel.motivering) for deel in delen] == list(afgestemd.afstemming)
    assert "Wijkverpleging" not in repr(feiten[-1])


@pytest.mark.parametrize("reden", ["wlz", "medewerking_geweigerd"])
def test_r18_wie_recht_heeft_op_wlz_of_niet_meewerkt_kan_worden_afgewezen(reden: str) -> None:
    """Wmo 2015 art. 2.3.5 lid 6: the ground is the reason of the line that refuses."""
    afwijzing = replace(REGEL, besluit="afwijzen", reden=reden)
    feiten = spec(beschikking).given().when(replace(STEL_VAST, regels=(afwijzing,))).facts
    (regels,) = [fact.regels for fact in feiten if isinstance(fact, BeschikkingsregelsVastgelegd)]
    assert [(regel.besluit, regel.reden) for regel in regels] == [("afwijzen", reden)]


@pytest.mark.parametrize(
    ("ingezetene", "categorie", "mag"),
    [
        (None, "begeleiding", True),  # not judged, as in a renewal of what is known
        ("gemeente", "begeleiding", True),
        ("nederland", "begeleiding", False),
        ("nederland", "beschermd_wonen", True),
        ("geen", "opvang", False),
    ],
)
def test_r19_maatwerk_is_voor_ingezetenen(
    ingezetene: Ingezetene | None, categorie: Productcategorie, mag: bool
) -> None:
    """Wmo 2015 art. 1.2.1: of the gemeente, for opvang and beschermd wonen of the Netherlands."""
    regel = replace(REGEL, productcategorie=categorie)
    besluit = spec(beschikking).given().when(replace(STEL_VAST, regels=(regel,), ingezetene=ingezetene))
    if not mag:
        besluit.then_rejected(GeenIngezetene)
        afwijzing = replace(STEL_VAST, regels=(replace(regel, besluit="afwijzen"),), ingezetene=ingezetene)
        assert spec(beschikking).given().when(afwijzing).refusal is None
    assert (besluit.refusal is None) is mag


def test_r20_een_pgb_gaat_alleen_naar_wie_het_kan_beheren() -> None:
    """Wmo 2015 art. 2.3.6 lid 2, onder a."""
    pgb = replace(REGEL, leveringsvorm="pgb")
    kan = Bekwaamheid(uitkomst="bekwaam", motivering="Doet de boekhouding zelf.")
    kan_niet = Bekwaamheid(uitkomst="niet_bekwaam", motivering="Heeft schulden.")
    toegekend = spec(beschikking).given().when(replace(STEL_VAST, regels=(pgb,), bekwaamheid=kan))
    assert [fact.uitkomst for fact in toegekend.facts if isinstance(fact, PgbBekwaamheidBeoordeeld)] == ["bekwaam"]
    geweigerd = spec(beschikking).given().when(replace(STEL_VAST, regels=(pgb,), bekwaamheid=kan_niet))
    geweigerd.then_rejected(PgbNietVerantwoord)
    in_natura = spec(beschikking).given().when(replace(STEL_VAST, bekwaamheid=kan_niet))
    assert in_natura.refusal is None


def test_de_woongemeente_staat_op_het_besluit_van_de_centrumgemeente() -> None:
    """Rotterdam, Begroting 2018: centrumgemeente for six neighbours."""
    fact = spec(beschikking).given().when(replace(STEL_VAST, woongemeente="0613")).facts[-1]
    assert isinstance(fact, BeschikkingVastgesteld)
    assert fact.woongemeente == "0613"


def test_r36_een_beschikking_wordt_onherroepelijk_op_de_dag_na_de_bezwaartermijn() -> None:
    """Awb 6:7: the six weeks end on 1 July."""
    te_vroeg = StelOnherroepelijkVast(op=datetime(2026, 7, 1, 20, tzinfo=UTC))
    spec(beschikking).given(*BEKEND).when(te_vroeg).then_rejected(BezwaartermijnLoopt)
    spec(beschikking).given(*BEKEND).when(StelOnherroepelijkVast(op=LATER)).then(
        BeschikkingOnherroepelijkGeworden(gebeurd_op=LATER, melding_id=M, per=date(2026, 7, 2))
    )


@pytest.mark.parametrize(
    "grond",
    [
        "onjuiste_gegevens",
        "niet_langer_aangewezen",
        "niet_toereikend",
        "voorwaarden_niet_nagekomen",
        "niet_of_anders_gebruikt",
    ],
)
def test_r28_herzien_en_intrekken_op_de_gronden_a_tot_en_met_e(grond: GrondHerziening) -> None:
    """Wmo 2015 art. 2.3.10 lid 1, with an effective date; recovery on none but the first (art. 2.4.1)."""
    ingang = date(2026, 9, 1)
    herzien = HerzieBeschikking(op=LATER, grond=grond, ingang=ingang)
    spec(beschikking).given(*BEKEND).when(herzien).then(
        BeschikkingHerzien(gebeurd_op=LATER, melding_id=M, grond=grond, ingang=ingang)
    )
    intrekken = TrekBeschikkingIn(op=LATER, grond=grond, ingang=ingang, terugvordering=False, opzet=False)
    spec(beschikking).given(*BEKEND).when(intrekken).then_facts(BeschikkingIngetrokken)
    terug = spec(beschikking).given(*BEKEND).when(replace(intrekken, terugvordering=True, opzet=True))
    assert (terug.refusal is None) is (grond == "onjuiste_gegevens")


def test_r28_zonder_opzet_wordt_er_niet_teruggevorderd() -> None:
    """Wmo 2015 art. 2.4.1 lid 1."""
    intrekken = TrekBeschikkingIn(
        op=LATER, grond="onjuiste_gegevens", ingang=date(2026, 9, 1), terugvordering=True, opzet=False
    )
    spec(beschikking).given(*BEKEND).when(intrekken).then_rejected(TerugvorderingNietMogelijk)


@pytest.mark.parametrize(("herroepen", "feit"), [(True, BeschikkingHerroepen), (False, BeschikkingGehandhaafd)])
def test_na_bezwaar_blijft_een_beschikking_in_stand_of_is_zij_herroepen(herroepen: bool, feit: type) -> None:
    """Awb 7:11."""
    aangevochten = spec(beschikking).given(*BEKEND).when(VechtAan(op=OP, bezwaar_id=BEZWAAR))
    aangevochten.then_facts(BeschikkingAangevochten)
    in_bezwaar = [*BEKEND, *aangevochten.facts]
    verwerk = VerwerkBezwaar(op=LATER, bezwaar_id=BEZWAAR, herroepen=herroepen)
    spec(beschikking).given(*in_bezwaar).when(verwerk).then_facts(feit)


def test_r21_een_beschikking_wordt_niet_bekendgemaakt_voor_zij_is_vastgesteld() -> None:
    """Awb 3:41."""
    eerder = MaakBekend(op=OP - timedelta(days=1), wijze="toezending")
    spec(beschikking).given(*VASTGESTELD).when(eerder).then_rejected(VoorVaststelling)
    die_dag = replace(eerder, op=OP - timedelta(hours=1))
    spec(beschikking).given(*VASTGESTELD).when(die_dag).then_facts(BeschikkingBekendgemaakt)


def test_r21_wat_niet_bekend_is_wordt_niet_herzien_of_ingetrokken() -> None:
    """Awb 3:40: before that day it had no effect."""
    eerder, ingang = OP - timedelta(days=1), date(2026, 6, 1)
    herzie = HerzieBeschikking(op=eerder, grond="niet_toereikend", ingang=ingang)
    spec(beschikking).given(*BEKEND).when(herzie).then_rejected(VoorBekendmaking)
    trek_in = TrekBeschikkingIn(op=eerder, grond="niet_toereikend", ingang=ingang, terugvordering=False, opzet=False)
    spec(beschikking).given(*BEKEND).when(trek_in).then_rejected(VoorBekendmaking)


def test_r36_na_een_intrekking_en_naast_een_eerste_kan_een_tweede_bezwaar_komen() -> None:
    """Awb 6:7: whoever objects within six weeks is registered; the decision stands when all of them are settled."""
    eerste, tweede = VechtAan(op=OP, bezwaar_id=BEZWAAR), VechtAan(op=OP, bezwaar_id=UUID(int=10))

    def verwerk(bezwaar: VechtAan, *, herroepen: bool = False) -> VerwerkBezwaar:
        return VerwerkBezwaar(op=LATER, bezwaar_id=bezwaar.bezwaar_id, herroepen=herroepen)

    def na(*commands: Command) -> list[Event]:
        facts: list[Event] = [*cast("list[Event]", BEKEND)]
        for command in commands:
            facts += cast("list[Event]", spec(beschikking).given(*facts).when(command).facts)
        return facts

    spec(beschikking).given(*na(eerste, verwerk(eerste))).when(tweede).then_facts(BeschikkingAangevochten)
    herzie = HerzieBeschikking(op=LATER, grond="niet_toereikend", ingang=date(2026, 10, 1))
    spec(beschikking).given(*na(eerste, tweede, verwerk(eerste))).when(herzie).then_rejected(NietToegestaan)
    beide = na(eerste, tweede, verwerk(eerste), verwerk(tweede))
    spec(beschikking).given(*beide).when(herzie).then_facts(BeschikkingHerzien)
    herroepen = na(eerste, tweede, verwerk(tweede, herroepen=True))
    spec(beschikking).given(*herroepen).when(verwerk(eerste)).then()


def test_r18_wat_wordt_voortgezet_is_deze_inwoner_eerder_toegekend() -> None:
    """Wmo 2015 art. 2.3.9: after a herbeoordeling."""
    eerder = UUID(int=11)
    voortzetting = replace(STEL_VAST, regels=(replace(REGEL, voortzetting_van=eerder),))
    spec(beschikking).given().when(voortzetting).then_rejected(NietsOmVoortTeZetten)
    assert spec(beschikking).given().when(replace(voortzetting, eerdere_ids=frozenset({eerder}))).refusal is None
