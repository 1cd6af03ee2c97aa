"""De fasen van een dossier, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args
from uuid import UUID

import pytest

from services.casework.domain.dossier import dossier
from services.casework.domain.dossier.taal import (
    BepaalZwaarte,
    HeropenDossier,
    HuisbezoekMeegeteld,
    MarkeerFase,
    OnderzoektermijnVastgelegd,
    OpenDossier,
    SluitDossier,
    TelHuisbezoekMee,
    Werkfase,
    ZetOpWaakvlam,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.codes import Dossierfase
from shared.events.dossiers import (
    DossierAfgesloten,
    DossierfaseBereikt,
    DossierGeopend,
    DossierHeropend,
    WaakvlamIngesteld,
    ZwaarteBepaald,
)

M, H, A = (UUID(int=n) for n in range(1, 4))
OP = datetime(2026, 4, 10, 9, tzinfo=UTC)
GEOPEND = (
    DossierGeopend(
        gebeurd_op=OP, melding_id=M, huishouden_id=H, aanmelding_id=A, team_id="centrum", doelgroep="volwassenen"
    ),
)
WAAKVLAM = WaakvlamIngesteld(gebeurd_op=OP, melding_id=M, vervolgcontact_datum=date(2026, 7, 1))
AFGESLOTEN = DossierAfgesloten(gebeurd_op=OP, melding_id=M, reden="doelen_bereikt")
HEROPEND = DossierHeropend(gebeurd_op=OP, melding_id=M, reden="nieuwe_feiten")
SLUIT = SluitDossier(op=OP, reden="doelen_bereikt")


def fase(naam: Dossierfase) -> DossierfaseBereikt:
    return DossierfaseBereikt(gebeurd_op=OP, melding_id=M, fase=naam)


def markeer(naam: Werkfase) -> MarkeerFase:
    return MarkeerFase(op=OP, fase=naam)


VERDER: list[tuple[Werkfase, Werkfase]] = [("onderzoek", "plan"), ("onderzoek", "uitvoering"), ("plan", "uitvoering")]


def test_een_dossier_wordt_geopend_met_zijn_team() -> None:
    """Schiedam, Werk aan de winkel voor wijkondersteuning: dossiers per team."""
    openen = OpenDossier(
        melding_id=M,
        huishouden_id=H,
        aanmelding_id=A,
        op=OP,
        team_id="centrum",
        doelgroep="volwassenen",
        onderzoek_uiterste_datum=None,
    )
    spec(dossier).given().when(openen).then(*GEOPEND)
    einde = date(2026, 5, 6)
    termijn = OnderzoektermijnVastgelegd(gebeurd_op=OP, uiterste_datum=einde)
    spec(dossier).given().when(replace(openen, onderzoek_uiterste_datum=einde)).then(*GEOPEND, termijn)


@pytest.mark.parametrize(("van", "naar"), VERDER)
def test_een_fase_gaat_vooruit(van: Werkfase, naar: Werkfase) -> None:
    spec(dossier).given(*GEOPEND, fase(van)).when(markeer(naar)).then(fase(naar))


@pytest.mark.parametrize("naam", get_args(Werkfase.__value__))
@pytest.mark.parametrize("stand", get_args(Dossierfase.__value__))
def test_een_fase_mag_in_elke_stand_worden_gemarkeerd(stand: Dossierfase, naam: Werkfase) -> None:
    """Only what a command can ask: the waakvlam and the end, which have commands of their own, used to crash it."""
    assert spec(dossier).given(*GEOPEND, fase(stand)).when(markeer(naam)).refusal is None


@pytest.mark.parametrize(("naar", "van"), [*VERDER, ("plan", "plan"), ("uitvoering", "uitvoering")])
def test_een_fase_gaat_nooit_terug_en_dat_is_geen_fout(naar: Werkfase, van: Werkfase) -> None:
    """A reaction whose command no longer fits has nothing to do."""
    spec(dossier).given(*GEOPEND, fase(van)).when(markeer(naar)).then()


def test_van_de_waakvlam_gaat_het_alleen_terug_naar_de_uitvoering() -> None:
    op_de_waakvlam = (*GEOPEND, fase("uitvoering"), WAAKVLAM)
    spec(dossier).given(*op_de_waakvlam).when(markeer("plan")).then()
    spec(dossier).given(*op_de_waakvlam).when(markeer("uitvoering")).then(fase("uitvoering"))


@pytest.mark.parametrize("naam", ["onderzoek", "plan", "uitvoering"])
def test_een_afgesloten_dossier_gaat_door_een_laat_bericht_niet_open(naam: Werkfase) -> None:
    spec(dossier).given(*GEOPEND, fase("uitvoering"), AFGESLOTEN).when(markeer(naam)).then()


def test_op_de_waakvlam_kan_alleen_wat_wordt_uitgevoerd() -> None:
    """Rotterdam, Begroting 2018: stages from onderzoek to waakvlam."""
    zet = ZetOpWaakvlam(op=OP, vervolgcontact_datum=date(2026, 7, 1))
    spec(dossier).given(*GEOPEND, fase("uitvoering")).when(zet).then(WAAKVLAM)
    spec(dossier).given(*GEOPEND, fase("plan")).when(zet).then_rejected(NietToegestaan)


@pytest.mark.parametrize("naam", ["onderzoek", "plan", "uitvoering"])
def test_een_lopend_dossier_wordt_met_een_reden_gesloten(naam: Dossierfase) -> None:
    spec(dossier).given(*GEOPEND, fase(naam)).when(SLUIT).then(AFGESLOTEN)


def test_een_heropend_dossier_gaat_naar_onderzoek_en_kan_weer_dicht() -> None:
    gesloten = (*GEOPEND, fase("uitvoering"), AFGESLOTEN)
    spec(dossier).given(*gesloten).when(HeropenDossier(op=OP, reden="nieuwe_feiten")).then(HEROPEND, fase("onderzoek"))
    spec(dossier).given(*gesloten, HEROPEND, fase("onderzoek")).when(SLUIT).then(AFGESLOTEN)


def test_zwaarte_wordt_bepaald_zolang_het_dossier_open_is() -> None:
    """Schiedam, Werk aan de winkel voor wijkondersteuning: three levels."""
    bepaal = BepaalZwaarte(op=OP, niveau="zwaar", grond=None)
    spec(dossier).given(*GEOPEND, fase("plan")).when(bepaal).then_facts(ZwaarteBepaald)
    spec(dossier).given(*GEOPEND, fase("uitvoering"), AFGESLOTEN).when(bepaal).then_rejected(NietToegestaan)


def test_een_huisbezoek_telt_ook_mee_als_het_dossier_dicht_is() -> None:
    """R20-09: a visit that is recorded late was a contact all the same."""
    for eerder in (GEOPEND, (*GEOPEND, AFGESLOTEN)):
        spec(dossier).given(*eerder).when(TelHuisbezoekMee(op=OP)).then(HuisbezoekMeegeteld(gebeurd_op=OP))
