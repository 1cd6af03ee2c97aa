"""Wat er met een casus gebeurt zolang zij open is, zonder server."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from services.casework.domain.bewaring import BEWARING, Toestemmer, toestemmer
from services.casework.domain.caseload import band
from services.casework.domain.dossier import dossier
from services.casework.domain.dossier.taal import (
    ContactnotitieVastgelegd,
    DossieractieAfgerond,
    DossieractieGevraagd,
    DossieractieNietOpen,
    DossieractieStaatOpen,
    HaalVanWachtlijst,
    KenThemaToe,
    LegContactmomentVast,
    LegEscalatieVast,
    LijnPastNiet,
    PlaatsOpWachtlijst,
    RedenHuisbezoekOntbreekt,
    RondDossieractieAf,
    SchaalAf,
    SchaalOp,
    SluitDossier,
    StaatAlOpWachtlijst,
    StaatNietOpWachtlijst,
    VraagDossieractie,
    WachttijdKeertOm,
)
from services.casework.domain.wachtlijst import uiterste_wachtdag
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.codes import RedenHuisbezoek, Vorm
from shared.events.dossiers import (
    CasusAfgeschaald,
    CasusOpgeschaald,
    ContactmomentVastgelegd,
    DossierAfgesloten,
    DossierfaseBereikt,
    DossierGeopend,
    EscalatieVastgelegd,
    ThemaToegekend,
    WachtlijstplaatsIngenomen,
    WachtlijstplaatsVerlaten,
)

M, H, A, P, B = (UUID(int=n) for n in range(1, 6))
OP = datetime(2026, 4, 10, 9, tzinfo=UTC)
DAG = date(2026, 4, 10)
OPEN = (
    DossierGeopend(gebeurd_op=OP, melding_id=M, huishouden_id=H, aanmelding_id=A, team_id="centrum", doelgroep=None),
    DossierfaseBereikt(gebeurd_op=OP, melding_id=M, fase="uitvoering"),
)
GESLOTEN = DossierAfgesloten(gebeurd_op=OP, melding_id=M, reden="doelen_bereikt")
WACHT = WachtlijstplaatsIngenomen(gebeurd_op=OP, melding_id=M, wacht_op="aanbieder", reden="vol", vanaf=DAG)
ACTIE = DossieractieGevraagd(gebeurd_op=OP, nummer=1, soort="uitleg_besluit", uiterste_datum=DAG, oorzaak_id=B)
UITLEG = VraagDossieractie(op=OP, soort="uitleg_besluit", uiterste_datum=DAG, oorzaak_id=B)


def contact(vorm: Vorm, reden: RedenHuisbezoek | None, notitie: str | None = None) -> LegContactmomentVast:
    return LegContactmomentVast(op=OP, vorm=vorm, reden_huisbezoek=reden, persoon_id=P, notitie=notitie)


def test_een_thema_wordt_een_keer_toegekend() -> None:
    """Rotterdam, Jaarstukken 2020, Wijkteams en Wmo-loketten: themes as labels."""
    toekennen = KenThemaToe(op=OP, thema="oggz")
    toegekend = ThemaToegekend(gebeurd_op=OP, melding_id=M, thema="oggz")
    spec(dossier).given(*OPEN).when(toekennen).then(toegekend)
    spec(dossier).given(*OPEN, toegekend).when(toekennen).then()


def test_wat_bij_een_contact_is_gezegd_blijft_binnen() -> None:
    spec(dossier).given(*OPEN).when(contact("huisbezoek", "veiligheid", "Het trapgat is open.")).then(
        ContactmomentVastgelegd(
            gebeurd_op=OP, melding_id=M, contact_op=OP, vorm="huisbezoek", reden_huisbezoek="veiligheid"
        ),
        ContactnotitieVastgelegd(gebeurd_op=OP, persoon_id=P, notitie="Het trapgat is open."),
    )
    spec(dossier).given(*OPEN).when(contact("telefoon", None)).then_facts(ContactmomentVastgelegd)


@pytest.mark.parametrize(("vorm", "reden"), [("huisbezoek", None), ("telefoon", "veiligheid")])
def test_een_huisbezoek_en_niets_anders_noemt_zijn_reden(vorm: Vorm, reden: RedenHuisbezoek | None) -> None:
    """Rotterdam, Jaarstukken 2020, Wijkteams en Wmo-loketten: huisbezoek carries a reason."""
    spec(dossier).given(*OPEN).when(contact(vorm, reden)).then_rejected(RedenHuisbezoekOntbreekt)


def test_opschalen_gaat_omhoog_en_afschalen_omlaag() -> None:
    op, af = (
        SchaalOp(op=OP, naar_lijn="tweede_lijn", reden="specialistisch"),
        SchaalAf(op=OP, naar_lijn="eerste_lijn", reden="stabiel"),
    )
    opgeschaald = CasusOpgeschaald(gebeurd_op=OP, melding_id=M, naar_lijn="tweede_lijn", reden="specialistisch")
    spec(dossier).given(*OPEN).when(op).then(opgeschaald)
    spec(dossier).given(*OPEN, opgeschaald).when(op).then_rejected(LijnPastNiet)
    spec(dossier).given(*OPEN).when(af).then_rejected(LijnPastNiet)
    spec(dossier).given(*OPEN, opgeschaald).when(af).then_facts(CasusAfgeschaald)
    omlaag = SchaalOp(op=OP, naar_lijn="nulde_lijn", reden="stabiel")
    spec(dossier).given(*OPEN).when(omlaag).then_rejected(LijnPastNiet)


def test_een_escalatie_wordt_vastgelegd_ook_als_zij_is_afgewend() -> None:
    """Groningen, Jaarverslag 2017, 4.2.1: uithuisplaatsing, opname, huisuitzetting."""
    leg_vast = LegEscalatieVast(op=OP, soort="huisuitzetting", afgewend=True)
    vastgelegd = EscalatieVastgelegd(gebeurd_op=OP, melding_id=M, soort="huisuitzetting", afgewend=True)
    spec(dossier).given(*OPEN).when(leg_vast).then(vastgelegd)


def test_een_casus_wacht_op_een_ding_tegelijk() -> None:
    plaats = PlaatsOpWachtlijst(op=OP, wacht_op="aanbieder", reden="vol", vanaf=DAG)
    spec(dossier).given(*OPEN).when(plaats).then(WACHT)
    spec(dossier).given(*OPEN, WACHT).when(plaats).then_rejected(StaatAlOpWachtlijst)
    haal = HaalVanWachtlijst(op=OP, tot=DAG, uitkomst="geplaatst")
    spec(dossier).given(*OPEN, WACHT).when(haal).then_facts(WachtlijstplaatsVerlaten)
    spec(dossier).given(*OPEN).when(haal).then_rejected(StaatNietOpWachtlijst)
    te_vroeg = HaalVanWachtlijst(op=OP, tot=DAG - timedelta(days=1), uitkomst="geplaatst")
    spec(dossier).given(*OPEN, WACHT).when(te_vroeg).then_rejected(WachttijdKeertOm)


def test_wie_nog_wacht_verlaat_met_het_dossier_ook_de_wachtlijst() -> None:
    verlaten = WachtlijstplaatsVerlaten(gebeurd_op=OP, melding_id=M, tot=DAG, uitkomst="doelen_bereikt")
    sluit = SluitDossier(op=OP, reden="doelen_bereikt")
    spec(dossier).given(*OPEN, WACHT).when(sluit).then(verlaten, GESLOTEN)


def test_wachten_op_uitstroom_duurt_ten_hoogste_twee_maanden() -> None:
    """Rotterdam, Begroting 2018, Prioriteiten en indicatoren: outflow within two months."""
    assert uiterste_wachtdag("uitstroom_woning", date(2019, 12, 31)) == date(2020, 2, 29)
    assert uiterste_wachtdag("aanbieder", date(2019, 12, 31)) is None


def test_een_dossieractie_wordt_een_keer_gevraagd() -> None:
    """A redelivered fact asks nothing new, not even after the action was done."""
    afgerond = DossieractieAfgerond(gebeurd_op=OP, nummer=1, uitkomst="gedaan")
    spec(dossier).given(*OPEN).when(UITLEG).then(ACTIE)
    spec(dossier).given(*OPEN, ACTIE).when(UITLEG).then()
    spec(dossier).given(*OPEN, ACTIE, afgerond).when(UITLEG).then()
    zelf = VraagDossieractie(op=OP, soort="uitleg_besluit", uiterste_datum=None, oorzaak_id=None)
    spec(dossier).given(*OPEN, ACTIE).when(zelf).then()
    spec(dossier).given(*OPEN, ACTIE, afgerond).when(zelf).then_facts(DossieractieGevraagd)


def test_alleen_wat_openstaat_wordt_afgerond() -> None:
    rond_af = RondDossieractieAf(op=OP, nummer=1, uitkomst="gedaan")
    afgerond = DossieractieAfgerond(gebeurd_op=OP, nummer=1, uitkomst="gedaan")
    spec(dossier).given(*OPEN, ACTIE).when(rond_af).then(afgerond)
    spec(dossier).given(*OPEN).when(rond_af).then_rejected(DossieractieNietOpen)
    spec(dossier).given(*OPEN, ACTIE, afgerond).when(rond_af).then_rejected(DossieractieNietOpen)


def test_met_een_open_dossieractie_zijn_de_doelen_niet_bereikt() -> None:
    spec(dossier).given(*OPEN, ACTIE).when(SluitDossier(op=OP, reden="doelen_bereikt")).then_rejected(
        DossieractieStaatOpen
    )
    spec(dossier).given(*OPEN, ACTIE).when(SluitDossier(op=OP, reden="verhuisd")).then_facts(DossierAfgesloten)


def test_in_een_afgesloten_dossier_gebeurt_niets_meer() -> None:
    spec(dossier).given(*OPEN, GESLOTEN).when(UITLEG).then_rejected(NietToegestaan)
    spec(dossier).given(*OPEN, GESLOTEN).when(contact("telefoon", None)).then_rejected(NietToegestaan)


@pytest.mark.parametrize(("gewicht", "naam"), [(0, "0-9"), (9, "0-9"), (10, "10-19"), (29, "20-29"), (30, "30+")])
def test_een_caseload_valt_in_een_band(gewicht: int, naam: str) -> None:
    """Schiedam, Werk aan de winkel voor wijkondersteuning: three levels of zwaarte."""
    assert band(gewicht) == naam


@pytest.mark.parametrize(
    ("leeftijd", "wie"), [(11, "ouders"), (12, "kind_en_ouders"), (15, "kind_en_ouders"), (16, "kind")]
)
def test_r52_wie_toestemming_geeft_en_hoe_lang_wordt_bewaard_staat_per_wet(leeftijd: int, wie: Toestemmer) -> None:
    """R52, Jeugdwet art. 7.3.4 and 7.3.8; R46, Wmo 2015 art. 5.3.4."""
    assert toestemmer("jeugdwet", leeftijd) == wie
    assert {wet: regel.bewaartermijn_jaren for wet, regel in BEWARING.items()} == {"wmo": 15, "jeugdwet": 20}
