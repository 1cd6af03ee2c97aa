"""De regels van de aanmelding, zonder server."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.intake.domain.aanmelding import aanmelding
from services.intake.domain.aanmelding.taal import (
    AanmeldteamNietGehoord,
    BespreekInAanmeldteam,
    GeefAanmeldingVrij,
    GesprekOntbreekt,
    GespreksverslagVastgelegd,
    HandelAanmeldingAfMetAdvies,
    HandelAanmeldingAfMetDoorverwijzing,
    HandelAanmeldingAfMetKortHulptraject,
    HeeftAlSpoed,
    LegEersteGesprekVast,
    MerkSpoedAan,
    OpenAanmelding,
    StelOnderzoekNodigVast,
    TrekAanmeldingIn,
    VraaganalyseVastgelegd,
    WijsWijkwerkerToe,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.aanmeldingen import (
    AanmeldingAfgehandeldMetAdvies,
    AanmeldingAfgehandeldMetDoorverwijzing,
    AanmeldingAfgehandeldMetKortHulptraject,
    AanmeldingBesproken,
    AanmeldingGeopend,
    AanmeldingIngetrokken,
    AanmeldingVrijgegeven,
    AanmeldteamOvergeslagen,
    EersteGesprekGevoerd,
    OnderzoekNodigVastgesteld,
    SpoedAangemerkt,
    WijkwerkerToegewezen,
)

M, P, W = UUID(int=1), UUID(int=2), UUID(int=3)
OP = datetime(2026, 3, 24, 9, tzinfo=UTC)
LATER = OP + timedelta(days=3)


def openen(*, spoed: bool = False) -> OpenAanmelding:
    return OpenAanmelding(melding_id=M, op=OP, team_id="centrum", doelgroep="volwassenen", spoed=spoed)


def toewijzen(reden: str | None = None) -> WijsWijkwerkerToe:
    return WijsWijkwerkerToe(op=LATER, medewerker_id=W, aanmeldteam_overgeslagen=reden)


def spreken(vraaganalyse: str | None = None) -> LegEersteGesprekVast:
    return LegEersteGesprekVast(gevoerd_op=LATER, vorm="huisbezoek", persoon_id=P, vraaganalyse=vraaganalyse)


def onderzoek_nodig() -> StelOnderzoekNodigVast:
    return StelOnderzoekNodigVast(
        afgehandeld_op=LATER, reden=None, doelgroep=None, melding_op=OP, wettelijk=True, persoon_id=P
    )


GEOPEND = (AanmeldingGeopend(gebeurd_op=OP, melding_id=M, team_id="centrum", doelgroep="volwassenen"),)
BESPROKEN = (*GEOPEND, AanmeldingBesproken(gebeurd_op=OP, melding_id=M, besproken_op=OP, disciplines=("wmo",)))
TOEGEWEZEN = (*BESPROKEN, WijkwerkerToegewezen(gebeurd_op=OP, melding_id=M, medewerker_id=W))
VRIJGEGEVEN = (*TOEGEWEZEN, AanmeldingVrijgegeven(gebeurd_op=OP, melding_id=M, reden="caseload"))
GESPROKEN = (
    *TOEGEWEZEN,
    EersteGesprekGevoerd(gebeurd_op=OP, melding_id=M, gevoerd_op=OP, vorm="kantoor", persoon_ids=(P,)),
)
VOOR_HET_GESPREK = {"geopend": GEOPEND, "besproken": BESPROKEN, "toegewezen": TOEGEWEZEN, "vrijgegeven": VRIJGEGEVEN}
UITKOMSTEN = {
    AanmeldingAfgehandeldMetAdvies: HandelAanmeldingAfMetAdvies(afgehandeld_op=LATER, reden=None),
    AanmeldingAfgehandeldMetDoorverwijzing: HandelAanmeldingAfMetDoorverwijzing(
        afgehandeld_op=LATER, reden=None, partner_id=P, algemene_voorziening_id=None
    ),
    AanmeldingAfgehandeldMetKortHulptraject: HandelAanmeldingAfMetKortHulptraject(
        afgehandeld_op=LATER, reden=None, doelgroep=None, persoon_id=P
    ),
    OnderzoekNodigVastgesteld: onderzoek_nodig(),
}


@pytest.mark.parametrize("stand", VOOR_HET_GESPREK)
@pytest.mark.parametrize("uitkomst", UITKOMSTEN)
def test_zonder_eerste_gesprek_kan_een_aanmelding_niet_worden_afgehandeld(stand: str, uitkomst: type) -> None:
    """Almere, Meldingen bij de wijkteams, mei 2020: a wijkwerker inventories the vraag first."""
    spec(aanmelding).given(*VOOR_HET_GESPREK[stand]).when(UITKOMSTEN[uitkomst]).then_rejected(GesprekOntbreekt)


@pytest.mark.parametrize("uitkomst", UITKOMSTEN)
def test_na_het_gesprek_volgt_precies_een_uitkomst(uitkomst: type) -> None:
    afgehandeld = spec(aanmelding).given(*GESPROKEN).when(UITKOMSTEN[uitkomst])
    afgehandeld.then_facts(uitkomst)
    for andere in UITKOMSTEN.values():
        spec(aanmelding).given(*GESPROKEN, *afgehandeld.facts).when(andere).then_rejected(NietToegestaan)


@pytest.mark.parametrize("stand", VOOR_HET_GESPREK)
def test_intrekken_kan_zolang_er_niet_is_gesproken(stand: str) -> None:
    intrekken = TrekAanmeldingIn(op=LATER, reden="overleden")
    spec(aanmelding).given(*VOOR_HET_GESPREK[stand]).when(intrekken).then_facts(AanmeldingIngetrokken)
    spec(aanmelding).given(*GESPROKEN).when(intrekken).then_rejected(NietToegestaan)


def test_zonder_bespreking_is_een_reden_nodig_om_toe_te_wijzen() -> None:
    """Groningen, Jaarverslag 2017, 4.2.1: the multidisciplinary aanmeldteam discusses."""
    spec(aanmelding).given(*GEOPEND).when(toewijzen()).then_rejected(AanmeldteamNietGehoord)


def test_met_een_reden_wordt_het_aanmeldteam_overgeslagen_en_dat_staat_vast() -> None:
    toegewezen = spec(aanmelding).given(*GEOPEND).when(toewijzen("korte_vraag"))
    toegewezen.then(
        AanmeldteamOvergeslagen(gebeurd_op=LATER, melding_id=M, reden="korte_vraag"),
        WijkwerkerToegewezen(gebeurd_op=LATER, melding_id=M, medewerker_id=W),
    )


@pytest.mark.parametrize("stand", ["besproken", "vrijgegeven"])
def test_na_een_bespreking_is_geen_reden_nodig(stand: str) -> None:
    spec(aanmelding).given(*VOOR_HET_GESPREK[stand]).when(toewijzen()).then_facts(WijkwerkerToegewezen)


def test_wie_de_aanmelding_vrijgeeft_geeft_haar_terug_aan_het_team() -> None:
    vrijgeven = GeefAanmeldingVrij(op=LATER, reden="caseload")
    spec(aanmelding).given(*TOEGEWEZEN).when(vrijgeven).then_facts(AanmeldingVrijgegeven)
    spec(aanmelding).given(*VRIJGEGEVEN).when(spreken()).then_rejected(NietToegestaan)


def test_bespreken_kan_alleen_voor_de_toewijzing() -> None:
    bespreken = BespreekInAanmeldteam(besproken_op=LATER, disciplines=("wmo",))
    spec(aanmelding).given(*GEOPEND).when(bespreken).then_facts(AanmeldingBesproken)
    spec(aanmelding).given(*TOEGEWEZEN).when(bespreken).then_rejected(NietToegestaan)


def test_de_vraaganalyse_blijft_binnen_en_het_gesprek_is_openbaar() -> None:
    gevoerd = spec(aanmelding).given(*TOEGEWEZEN).when(spreken("Wil thuis blijven wonen."))
    gevoerd.then_facts(EersteGesprekGevoerd, GespreksverslagVastgelegd)
    assert "Wil thuis" not in repr(gevoerd.facts[0])


def test_een_gesprek_zonder_vraaganalyse_is_ook_een_gesprek() -> None:
    spec(aanmelding).given(*TOEGEWEZEN).when(spreken()).then_facts(EersteGesprekGevoerd)


def test_spoed_bij_de_melding_gaat_mee_tot_in_het_onderzoek() -> None:
    """R11, Wmo 2015 art. 2.3.3."""
    geopend = spec(aanmelding).given().when(openen(spoed=True))
    geopend.then_facts(AanmeldingGeopend, SpoedAangemerkt)
    nodig = spec(aanmelding).given(*geopend.facts, *GESPROKEN[1:]).when(onderzoek_nodig()).facts[0]
    assert isinstance(nodig, OnderzoekNodigVastgesteld)
    assert nodig.spoed


def test_het_onderzoek_kent_de_dag_van_de_melding_en_niet_die_van_de_afhandeling() -> None:
    """R05, Wmo 2015 art. 2.3.2 lid 1: the six weeks started with the melding."""
    nodig = spec(aanmelding).given(*GESPROKEN).when(onderzoek_nodig()).facts[0]
    assert isinstance(nodig, OnderzoekNodigVastgesteld)
    assert (nodig.melding_op, nodig.wettelijk, nodig.spoed) == (OP, True, False)


def test_zonder_eigen_opgave_geldt_de_doelgroep_van_de_melding() -> None:
    nodig = spec(aanmelding).given(*GESPROKEN).when(onderzoek_nodig()).facts[0]
    assert isinstance(nodig, OnderzoekNodigVastgesteld)
    assert (nodig.doelgroep, nodig.team_id) == ("volwassenen", "centrum")


def test_r11_ook_tijdens_het_onderzoek_kan_spoed_blijken() -> None:
    """R11, Wmo 2015 art. 2.3.3."""
    nodig = spec(aanmelding).given(*GESPROKEN).when(onderzoek_nodig()).facts
    spoed = MerkSpoedAan(op=LATER, reden="dakloos")
    spec(aanmelding).given(*GESPROKEN, *nodig).when(spoed).then_facts(SpoedAangemerkt)


@pytest.mark.parametrize("stand", VOOR_HET_GESPREK)
def test_spoed_kan_later_blijken_en_telt_dan_een_keer(stand: str) -> None:
    """Wmo 2015 art. 2.3.3."""
    merk_aan = MerkSpoedAan(op=LATER, reden="dakloos")
    spoed = spec(aanmelding).given(*VOOR_HET_GESPREK[stand]).when(merk_aan)
    spoed.then(SpoedAangemerkt(gebeurd_op=LATER, melding_id=M, reden="dakloos"))
    spec(aanmelding).given(*VOOR_HET_GESPREK[stand], *spoed.facts).when(merk_aan).then_rejected(HeeftAlSpoed)


def test_het_gesprek_weegt_elk_leefgebied_in_codes_en_zegt_waarom_het_thuis_was() -> None:
    gesprek = replace(
        spreken(), reden_huisbezoek="veiligheid", per_leefgebied=(("wonen", "zwaar"), ("verslavingen", "geen"))
    )
    gevoerd, analyse = spec(aanmelding).given(*TOEGEWEZEN).when(gesprek).facts
    assert isinstance(gevoerd, EersteGesprekGevoerd)
    assert gevoerd.reden_huisbezoek == "veiligheid"
    assert analyse == VraaganalyseVastgelegd(
        gebeurd_op=LATER, leefgebieden=("wonen", "verslavingen"), ernst=("zwaar", "geen")
    )
