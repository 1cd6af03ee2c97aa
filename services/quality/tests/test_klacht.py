"""De regels van de klacht, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.quality.domain.klacht import klacht
from services.quality.domain.klacht.taal import (
    AlVerdaagd,
    BehandelaarBetrokken,
    BeklaagdeNietGehoord,
    BevestigKlacht,
    DienKlachtIn,
    EscaleerKlacht,
    GedragingTeRecent,
    HandelKlachtAf,
    HoorKlager,
    HoorverslagVastgelegd,
    KlachtinhoudVastgelegd,
    KlachtoordeelVastgelegd,
    KlagerNietGehoord,
    NeemKlachtNietInBehandeling,
    NietDeBehandelaar,
    TrekKlachtIn,
    VerdaagKlacht,
    VerdagingTeLang,
    WijsKlachtbehandelaarToe,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.codes import GrondNietGehoord, KlachtOordeel
from shared.events.klachten import (
    KlachtAfgehandeld,
    KlachtbehandelaarToegewezen,
    KlachtBevestigd,
    KlachtGeescaleerd,
    KlachtIngetrokken,
    KlachtNietInBehandelingGenomen,
    KlachtOntvangen,
    KlachtVerdaagd,
    KlagerGehoord,
)

ZONDER_KLOK = spec(klacht.eigen)  # what follows for its terms has tests of its own

KLAGER, BEKLAAGDE, BEHANDELAAR = (UUID(int=n) for n in range(1, 4))
OP = datetime(2026, 4, 10, 9, tzinfo=UTC)
DIEN_IN = DienKlachtIn(
    klager_id=KLAGER,
    ontvangen_op=OP,
    wet="wmo",
    categorie="bejegening",
    team_id="centrum",
    aanbieder_id=None,
    commissie=False,
    klager='{"naam": "Inwoner Een"}',
    gedraging="Er werd niet geluisterd.",
    gedraging_datum=date(2026, 3, 30),
    betrokken_medewerker_ids=(BEKLAAGDE,),
)
WIJS_TOE = WijsKlachtbehandelaarToe(op=OP, behandelaar_id=BEHANDELAAR, team_ids=("klachten",))
HOOR = HoorKlager(op=OP, door=BEHANDELAAR, team_id="klachten", beklaagde_gehoord=True, verslag="Beiden zijn gehoord.")
HANDEL_AF = HandelKlachtAf(
    op=OP,
    door=BEHANDELAAR,
    team_id=None,
    oordeel="gegrond",
    motivering="Er is te weinig tijd genomen.",
    ombudsman="nationale_ombudsman",
    grond_niet_gehoord=None,
)
ONTVANGEN = ZONDER_KLOK.given().when(DIEN_IN).facts
BEVESTIGD = (*ONTVANGEN, KlachtBevestigd(gebeurd_op=OP, verzonden_op=OP))
IN_BEHANDELING = (*BEVESTIGD, KlachtbehandelaarToegewezen(gebeurd_op=OP, behandelaar_id=BEHANDELAAR))
GEHOORD = (*IN_BEHANDELING, KlagerGehoord(gebeurd_op=OP, gehoord_op=OP, beklaagde_gehoord=True))
VERDAAGD = (*IN_BEHANDELING, KlachtVerdaagd(gebeurd_op=OP, nieuwe_uiterste_datum=date(2026, 6, 19)))


def test_een_klacht_wordt_ontvangen_en_haar_inhoud_blijft_binnen() -> None:
    ZONDER_KLOK.given().when(DIEN_IN).then(
        KlachtOntvangen(
            gebeurd_op=OP,
            ontvangen_op=OP,
            wet="wmo",
            categorie="bejegening",
            team_id="centrum",
            aanbieder_id=None,
            commissie=False,
            uiterste_datum=date(2026, 5, 22),
        ),
        KlachtinhoudVastgelegd(
            gebeurd_op=OP,
            persoon_id=KLAGER,
            klager='{"naam": "Inwoner Een"}',
            gedraging="Er werd niet geluisterd.",
            gedraging_datum=date(2026, 3, 30),
            betrokken_medewerker_ids=(BEKLAAGDE,),
        ),
    )


def test_r38_een_klacht_is_binnen_zes_weken_af_en_met_een_commissie_binnen_tien() -> None:
    """Awb 9:11 lid 1."""
    met_commissie = ZONDER_KLOK.given().when(replace(DIEN_IN, commissie=True)).facts[0]
    assert isinstance(met_commissie, KlachtOntvangen)
    assert met_commissie.uiterste_datum == date(2026, 6, 19)


def test_r38_de_ontvangst_wordt_bevestigd_en_daarna_pas_wordt_toegewezen() -> None:
    """Awb 9:6."""
    ZONDER_KLOK.given(*ONTVANGEN).when(BevestigKlacht(op=OP)).then_facts(KlachtBevestigd)
    ZONDER_KLOK.given(*ONTVANGEN).when(WIJS_TOE).then_rejected(NietToegestaan)
    ZONDER_KLOK.given(*BEVESTIGD).when(WIJS_TOE).then_facts(KlachtbehandelaarToegewezen)


@pytest.mark.parametrize("anders", [{"behandelaar_id": BEKLAAGDE}, {"team_ids": ("klachten", "centrum")}])
def test_r38_de_behandelaar_was_niet_betrokken_en_is_niet_van_het_team(anders: dict[str, object]) -> None:
    """Awb 9:7 lid 1."""
    wijs_toe = replace(WIJS_TOE, **anders)  # type: ignore[arg-type]  # each of its own field
    ZONDER_KLOK.given(*BEVESTIGD).when(wijs_toe).then_rejected(BehandelaarBetrokken)


def test_een_klacht_die_over_geen_team_gaat_kan_ieder_behandelen_die_er_niet_bij_was() -> None:
    zonder_team = ZONDER_KLOK.given().when(replace(DIEN_IN, team_id=None)).facts
    bevestigd = (*zonder_team, KlachtBevestigd(gebeurd_op=OP, verzonden_op=OP))
    ZONDER_KLOK.given(*bevestigd).when(WIJS_TOE).then_facts(KlachtbehandelaarToegewezen)


@pytest.mark.parametrize("command", [HOOR, HANDEL_AF])
def test_r38_alleen_de_behandelaar_hoort_en_oordeelt_en_alleen_zolang_hij_niet_van_het_team_is(
    command: HoorKlager | HandelKlachtAf,
) -> None:
    """Awb 9:7 lid 1."""
    gehoord = ZONDER_KLOK.given(*GEHOORD)
    gehoord.when(replace(command, door=BEKLAAGDE)).then_rejected(BehandelaarBetrokken)
    gehoord.when(replace(command, team_id="centrum")).then_rejected(BehandelaarBetrokken)
    gehoord.when(replace(command, door=UUID(int=9))).then_rejected(NietDeBehandelaar)
    ander = KlachtbehandelaarToegewezen(gebeurd_op=OP, behandelaar_id=UUID(int=9))
    ZONDER_KLOK.given(*GEHOORD, ander).when(command).then_rejected(NietDeBehandelaar)


def test_r38_klager_en_beklaagde_worden_voor_een_oordeel_gehoord() -> None:
    """Awb 9:10 lid 1."""
    ZONDER_KLOK.given(*IN_BEHANDELING).when(HOOR).then_facts(KlagerGehoord, HoorverslagVastgelegd)
    ZONDER_KLOK.given(*IN_BEHANDELING).when(HANDEL_AF).then_rejected(KlagerNietGehoord)
    alleen_klager = KlagerGehoord(gebeurd_op=OP, gehoord_op=OP, beklaagde_gehoord=False)
    ZONDER_KLOK.given(*IN_BEHANDELING, alleen_klager).when(HANDEL_AF).then_rejected(BeklaagdeNietGehoord)
    ZONDER_KLOK.given(*GEHOORD, alleen_klager).when(HANDEL_AF).then_facts(KlachtAfgehandeld, KlachtoordeelVastgelegd)


@pytest.mark.parametrize(
    ("oordeel", "grond", "mag"),
    [
        ("gegrond", "klager_ziet_af", True),
        ("ongegrond", "kennelijk_ongegrond", True),
        ("gegrond", "kennelijk_ongegrond", False),
        ("naar_tevredenheid_opgelost", None, True),
        ("ongegrond", None, False),
    ],
)
def test_r38_van_horen_wordt_alleen_afgezien_als_de_wet_het_toelaat(
    oordeel: KlachtOordeel, grond: GrondNietGehoord | None, mag: bool
) -> None:
    """Awb 9:5 and 9:10 lid 2."""
    outcome = ZONDER_KLOK.given(*IN_BEHANDELING).when(replace(HANDEL_AF, oordeel=oordeel, grond_niet_gehoord=grond))
    if mag:
        outcome.then_facts(KlachtAfgehandeld, KlachtoordeelVastgelegd)
    else:
        outcome.then_rejected(KlagerNietGehoord)


def test_r38_het_oordeel_noemt_de_ombudsman_en_tot_wanneer() -> None:
    """Awb 9:12 lid 2 and 9:24."""
    ZONDER_KLOK.given(*GEHOORD).when(HANDEL_AF).then(
        KlachtAfgehandeld(
            gebeurd_op=OP,
            afgehandeld_op=OP,
            oordeel="gegrond",
            ombudsman="nationale_ombudsman",
            ombudsman_tot=date(2027, 4, 10),
        ),
        KlachtoordeelVastgelegd(
            gebeurd_op=OP, persoon_id=KLAGER, motivering="Er is te weinig tijd genomen.", grond_niet_gehoord=None
        ),
    )


@pytest.mark.parametrize(
    ("tot", "mag"), [("2026-05-22", False), ("2026-05-23", True), ("2026-06-19", True), ("2026-06-20", False)]
)
def test_r38_een_klacht_wordt_ten_hoogste_vier_weken_verdaagd(tot: str, mag: bool) -> None:
    """Awb 9:11 lid 2."""
    outcome = ZONDER_KLOK.given(*IN_BEHANDELING).when(VerdaagKlacht(op=OP, tot=date.fromisoformat(tot)))
    if mag:
        outcome.then(KlachtVerdaagd(gebeurd_op=OP, nieuwe_uiterste_datum=date.fromisoformat(tot)))
    else:
        outcome.then_rejected(VerdagingTeLang)


def test_r38_een_klacht_wordt_eenmaal_verdaagd_en_blijft_dat_bij_een_andere_behandelaar() -> None:
    """Awb 9:11 lid 2."""
    nog_eens = VerdaagKlacht(op=OP, tot=date(2026, 6, 18))
    ZONDER_KLOK.given(*VERDAAGD).when(nog_eens).then_rejected(AlVerdaagd)
    ander = KlachtbehandelaarToegewezen(gebeurd_op=OP, behandelaar_id=UUID(int=9))
    ZONDER_KLOK.given(*VERDAAGD, ander).when(nog_eens).then_rejected(AlVerdaagd)


@pytest.mark.parametrize(
    ("op", "binnen"), [(datetime(2026, 5, 8, 9, tzinfo=UTC), True), (datetime(2026, 5, 9, 9, tzinfo=UTC), False)]
)
def test_r38_wie_niet_wordt_behandeld_hoort_dat_binnen_vier_weken(op: datetime, binnen: bool) -> None:
    """Awb 9:8 lid 3: late is recorded, never refused."""
    ZONDER_KLOK.given(*ONTVANGEN).when(NeemKlachtNietInBehandeling(op=op, grond="bezwaar_mogelijk")).then(
        KlachtNietInBehandelingGenomen(
            gebeurd_op=op, grond="bezwaar_mogelijk", medegedeeld_op=op, binnen_termijn=binnen
        )
    )


@pytest.mark.parametrize(("gedraging", "mag"), [("2025-04-09", True), ("2025-04-10", False)])
def test_r38_een_gedraging_van_langer_dan_een_jaar_geleden_hoeft_niet_behandeld(gedraging: str, mag: bool) -> None:
    """Awb 9:8 lid 1 onder b; a more recent one is no ground."""
    ontvangen = ZONDER_KLOK.given().when(replace(DIEN_IN, gedraging_datum=date.fromisoformat(gedraging))).facts
    outcome = ZONDER_KLOK.given(*ontvangen).when(
        NeemKlachtNietInBehandeling(op=OP, grond="langer_dan_een_jaar_geleden")
    )
    if mag:
        outcome.then_facts(KlachtNietInBehandelingGenomen)
    else:
        outcome.then_rejected(GedragingTeRecent)


def test_een_klacht_wordt_hogerop_gelegd() -> None:
    ZONDER_KLOK.given(*VERDAAGD).when(EscaleerKlacht(op=OP, naar="bemiddeling")).then(
        KlachtGeescaleerd(gebeurd_op=OP, naar="bemiddeling")
    )


def test_een_klacht_wordt_ingetrokken_en_dan_is_zij_klaar() -> None:
    ZONDER_KLOK.given(*ONTVANGEN).when(TrekKlachtIn(op=OP)).then_facts(KlachtIngetrokken)
    ingetrokken = (*ONTVANGEN, KlachtIngetrokken(gebeurd_op=OP))
    ZONDER_KLOK.given(*ingetrokken).when(BevestigKlacht(op=OP)).then_rejected(NietToegestaan)
