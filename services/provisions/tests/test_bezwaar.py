"""De regels van het bezwaar, zonder server."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.provisions.domain.bezwaar import bezwaar
from services.provisions.domain.bezwaar.taal import (
    BeoordeelTermijnoverschrijding,
    BeslisOpBezwaar,
    BeslissingOpBezwaarVastgelegd,
    BeslistermijnVerstreken,
    BezwaarOpTijd,
    BezwaarschriftVastgelegd,
    BezwaarTeLaat,
    GeenAdvies,
    GrondPastNietBijUitkomst,
    HerstelVerzuim,
    HoorzittingOntbreekt,
    HoudHoorzitting,
    MaakBezwaar,
    NamHetBesluit,
    NeemBezwaarInBehandeling,
    TermijnoverschrijdingBeoordeeld,
    TrekBezwaarIn,
    VerdaagBezwaar,
    VerzuimAlGevraagd,
    VerzuimNietHersteld,
    VerzuimtermijnLoopt,
    VerzuimtermijnTeKort,
    VoorOntvangst,
    VraagVerzuimherstel,
)
from services.provisions.projections.rechtsbescherming import bezwaar_rij
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.bezwaren import (
    BezwaarBeslist,
    BezwaarInBehandelingGenomen,
    BezwaarIngetrokken,
    BezwaarOntvangen,
    BezwaarVerdaagd,
    BezwaarVerzuimGevraagd,
    BezwaarVerzuimHersteld,
    HoorzittingGehouden,
)
from shared.events.codes import BezwaarUitkomst, ZonderHoorzitting
from shared.eventstore.projector import fold

ZONDER_KLOK = spec(bezwaar.eigen)  # what follows for its terms has tests of its own

M, BESCHIKKING, P, MANDAAT, JURIST = (UUID(int=n) for n in range(1, 6))
TOT_EN_MET = date(2026, 7, 1)  # a Wednesday; six weeks later it is 12 August, twelve weeks later 23 September


def op(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 12, tzinfo=UTC)


MAKEN = MaakBezwaar(
    melding_id=M,
    beschikking_id=BESCHIKKING,
    persoon_id=P,
    ontvangen_op=op(date(2026, 6, 15)),
    ter_post_op=None,
    bezwaar_tot_en_met=TOT_EN_MET,
    commissie=False,
    gronden="Ik heb meer uren nodig.",
)
NEMEN = NeemBezwaarInBehandeling(op=op(date(2026, 7, 6)), behandelaar_id=JURIST, mandaathouder_id=MANDAAT)
HOREN = HoudHoorzitting(op=op(date(2026, 7, 20)))
BESLISSEN = BeslisOpBezwaar(
    op=op(date(2026, 8, 3)),
    persoon_id=P,
    uitkomst="gegrond",
    motivering="De uren waren te laag.",
    afwijking_van_advies=None,
    zonder_hoorzitting=None,
    behandelaar_id=JURIST,
    mandaathouder_id=MANDAAT,
)
VRAAG = VraagVerzuimherstel(op=op(date(2026, 7, 6)), tot=date(2026, 7, 20))
TE_LAAT = replace(MAKEN, ontvangen_op=op(date(2026, 7, 20)))


def na(*commands: object) -> Sequence[object]:
    """The facts of these commands, one after the other."""
    facts: tuple[object, ...] = ()
    for command in commands:
        decided = ZONDER_KLOK.given(*facts).when(command)
        assert decided.refusal is None
        facts = (*facts, *decided.facts)
    return facts


def ontvangen(command: MaakBezwaar) -> BezwaarOntvangen:
    fact = na(command)[0]
    assert isinstance(fact, BezwaarOntvangen)
    return fact


def uiterste_datum(facts: Sequence[object]) -> object:
    row = fold(bezwaar_rij, facts)
    assert row is not None
    return row["uiterste_datum"]


def test_een_bezwaar_bewaart_zijn_gronden_verzegeld() -> None:
    maken = ZONDER_KLOK.given().when(MAKEN)
    maken.then_facts(BezwaarOntvangen, BezwaarschriftVastgelegd)
    assert "uren" not in repr(maken.facts[0])


@pytest.mark.parametrize(
    ("ontvangst", "ter_post", "op_tijd"),
    [
        (date(2026, 7, 1), None, True),  # the last day
        (date(2026, 7, 2), None, False),
        (date(2026, 7, 8), date(2026, 7, 1), True),  # posted in time, received within a week after
        (date(2026, 7, 9), date(2026, 7, 1), False),
        (date(2026, 7, 3), date(2026, 7, 2), False),
    ],
)
def test_r36_op_tijd_is_binnen_zes_weken_of_op_tijd_gepost(
    ontvangst: date, ter_post: date | None, op_tijd: bool
) -> None:
    """Awb 6:7 and 6:9."""
    assert ontvangen(replace(MAKEN, ontvangen_op=op(ontvangst), ter_post_op=ter_post)).op_tijd is op_tijd


def test_r36_een_te_laat_bezwaar_is_niet_ontvankelijk_tenzij_verschoonbaar() -> None:
    """Awb 6:11: the judgement is recorded."""
    gehoord = na(TE_LAAT, NEMEN, HOREN)
    ZONDER_KLOK.given(*gehoord).when(BESLISSEN).then_rejected(BezwaarTeLaat)
    niet = ZONDER_KLOK.given(*gehoord).when(replace(BESLISSEN, uitkomst="niet_ontvankelijk"))
    niet.then_facts(BezwaarBeslist, BeslissingOpBezwaarVastgelegd)
    oordeel = BeoordeelTermijnoverschrijding(op=op(date(2026, 7, 21)), verschoonbaar=True)
    verschoond = ZONDER_KLOK.given(*gehoord).when(oordeel)
    verschoond.then_facts(TermijnoverschrijdingBeoordeeld)
    ZONDER_KLOK.given(*gehoord, *verschoond.facts).when(BESLISSEN).then_facts(
        BezwaarBeslist, BeslissingOpBezwaarVastgelegd
    )
    onverschoond = na(TE_LAAT, NEMEN, HOREN, replace(oordeel, verschoonbaar=False))
    ZONDER_KLOK.given(*onverschoond).when(BESLISSEN).then_rejected(BezwaarTeLaat)


def test_r36_wat_op_tijd_is_wordt_niet_verschoond() -> None:
    """Awb 6:11."""
    oordeel = BeoordeelTermijnoverschrijding(op=op(date(2026, 7, 21)), verschoonbaar=True)
    ZONDER_KLOK.given(*na(MAKEN, NEMEN)).when(oordeel).then_rejected(BezwaarOpTijd)


def test_r37_er_wordt_beslist_in_zes_weken_en_met_een_commissie_in_twaalf() -> None:
    """Awb 7:10 lid 1: counted from the end of the term of bezwaar, not from the receipt."""
    assert ontvangen(MAKEN).uiterste_datum == date(2026, 8, 12)
    assert ontvangen(replace(MAKEN, commissie=True)).uiterste_datum == date(2026, 9, 23)


def test_r37_terwijl_een_verzuim_kan_worden_hersteld_staat_de_termijn_stil() -> None:
    """Awb 7:10 lid 2: from the day after the request up to the day of mending."""
    gevraagd = ZONDER_KLOK.given(*na(MAKEN)).when(VRAAG)
    gevraagd.then_facts(BezwaarVerzuimGevraagd)
    assert uiterste_datum(na(MAKEN, VRAAG)) == date(2026, 8, 26)  # fourteen days
    hersteld = na(MAKEN, VRAAG, HerstelVerzuim(op=op(date(2026, 7, 9))))
    assert isinstance(hersteld[-1], BezwaarVerzuimHersteld)
    assert uiterste_datum(hersteld) == date(2026, 8, 14)  # 7 and 8 July
    ZONDER_KLOK.given(*hersteld).when(VRAAG).then_rejected(VerzuimAlGevraagd)


def test_de_indiener_krijgt_tijd_voor_herstel() -> None:
    """Awb 6:6."""
    ZONDER_KLOK.given(*na(MAKEN)).when(replace(VRAAG, tot=date(2026, 7, 6))).then_rejected(VerzuimtermijnTeKort)
    in_verzuim = na(MAKEN, VRAAG)
    niet_ontvankelijk = replace(
        BESLISSEN, uitkomst="niet_ontvankelijk", zonder_hoorzitting="kennelijk_niet_ontvankelijk"
    )
    te_vroeg = replace(niet_ontvankelijk, op=op(date(2026, 7, 20)))
    ZONDER_KLOK.given(*in_verzuim).when(te_vroeg).then_rejected(VerzuimtermijnLoopt)
    ZONDER_KLOK.given(*in_verzuim).when(BESLISSEN).then_rejected(VerzuimNietHersteld)
    ZONDER_KLOK.given(*in_verzuim).when(niet_ontvankelijk).then_facts(BezwaarBeslist, BeslissingOpBezwaarVastgelegd)


def test_r37_een_bezwaar_wordt_een_keer_en_binnen_de_termijn_verdaagd() -> None:
    """Awb 7:10 lid 3."""
    verdagen = VerdaagBezwaar(op=op(date(2026, 8, 12)), weken=6)
    verdaagd = ZONDER_KLOK.given(*na(MAKEN, NEMEN)).when(verdagen)
    verdaagd.then_facts(BezwaarVerdaagd)
    assert uiterste_datum(na(MAKEN, NEMEN, verdagen)) == date(2026, 9, 23)
    ZONDER_KLOK.given(*na(MAKEN, NEMEN, verdagen)).when(verdagen).then_rejected(NietToegestaan)
    te_laat = replace(verdagen, op=op(date(2026, 8, 13)))
    ZONDER_KLOK.given(*na(MAKEN, NEMEN)).when(te_laat).then_rejected(BeslistermijnVerstreken)


def test_r37_verdagen_na_een_hersteld_verzuim_telt_de_stilstand_mee() -> None:
    """Awb 7:10 lid 2 and 3: two days stood still, and one week is added."""
    facts = na(
        MAKEN, VRAAG, HerstelVerzuim(op=op(date(2026, 7, 9))), NEMEN, VerdaagBezwaar(op=op(date(2026, 8, 12)), weken=1)
    )
    assert uiterste_datum(facts) == date(2026, 8, 21)


def test_r30_wie_het_besluit_nam_behandelt_het_bezwaar_niet() -> None:
    """Awb 10:3 lid 3; Wmo 2015 art. 2.6.3."""
    ZONDER_KLOK.given(*na(MAKEN)).when(NEMEN).then_facts(BezwaarInBehandelingGenomen)
    zelf = replace(NEMEN, behandelaar_id=MANDAAT)
    ZONDER_KLOK.given(*na(MAKEN)).when(zelf).then_rejected(NamHetBesluit)
    zelf_beslissen = replace(BESLISSEN, behandelaar_id=MANDAAT)
    ZONDER_KLOK.given(*na(MAKEN, NEMEN, HOREN)).when(zelf_beslissen).then_rejected(NamHetBesluit)


def test_van_horen_wordt_alleen_met_een_grond_afgezien() -> None:
    """Awb 7:2 and 7:3."""
    ZONDER_KLOK.given(*na(MAKEN, NEMEN)).when(BESLISSEN).then_rejected(HoorzittingOntbreekt)
    ZONDER_KLOK.given(*na(MAKEN, NEMEN)).when(HOREN).then_facts(HoorzittingGehouden)
    afgezien = ZONDER_KLOK.given(*na(MAKEN, NEMEN)).when(replace(BESLISSEN, zonder_hoorzitting="afgezien"))
    (beslist, _) = afgezien.facts
    assert isinstance(beslist, BezwaarBeslist)
    assert beslist.zonder_hoorzitting == "afgezien"


def test_r37_een_afwijking_van_het_advies_heeft_een_reden() -> None:
    """Awb 7:13 lid 7: only a commission advises, and why it is not followed is part of the decision."""
    afwijken = replace(BESLISSEN, afwijking_van_advies="De commissie woog de mantelzorg niet.")
    ZONDER_KLOK.given(*na(MAKEN, NEMEN, HOREN)).when(afwijken).then_rejected(GeenAdvies)
    met_commissie = na(replace(MAKEN, commissie=True), NEMEN, HOREN)
    beslist, motivering = ZONDER_KLOK.given(*met_commissie).when(afwijken).facts
    assert isinstance(beslist, BezwaarBeslist)
    assert isinstance(motivering, BeslissingOpBezwaarVastgelegd)
    assert beslist.afwijking_van_advies
    assert motivering.afwijking == afwijken.afwijking_van_advies
    assert "mantelzorg" not in repr(beslist)


@pytest.mark.parametrize("tot_dan", [(), (VRAAG,), (NEMEN,), (NEMEN, HOREN)])
def test_een_bezwaar_wordt_ingetrokken_tot_er_is_beslist(tot_dan: Sequence[object]) -> None:
    """Awb 6:21."""
    intrekken = TrekBezwaarIn(op=op(date(2026, 7, 21)))
    ZONDER_KLOK.given(*na(MAKEN, *tot_dan)).when(intrekken).then_facts(BezwaarIngetrokken)
    ZONDER_KLOK.given(*na(MAKEN, NEMEN, HOREN, BESLISSEN)).when(intrekken).then_rejected(NietToegestaan)


def test_r36_een_beslissing_op_bezwaar_ligt_niet_voor_de_ontvangst() -> None:
    """Awb 7:10: the same day is in time."""
    gehoord = na(MAKEN, NEMEN, HOREN)
    eerder = replace(BESLISSEN, op=op(date(2026, 6, 14)))
    ZONDER_KLOK.given(*gehoord).when(eerder).then_rejected(VoorOntvangst)
    die_dag = replace(BESLISSEN, op=datetime(2026, 6, 15, 9, tzinfo=UTC))
    ZONDER_KLOK.given(*gehoord).when(die_dag).then_facts(BezwaarBeslist, BeslissingOpBezwaarVastgelegd)


@pytest.mark.parametrize(
    ("grond", "uitkomst"),
    [
        ("tegemoetgekomen", "ongegrond"),
        ("tegemoetgekomen", "deels_gegrond"),
        ("kennelijk_ongegrond", "gegrond"),
        ("kennelijk_niet_ontvankelijk", "ongegrond"),
    ],
)
def test_r37_wie_niet_wordt_gehoord_krijgt_de_uitkomst_die_dat_toeliet(
    grond: ZonderHoorzitting, uitkomst: BezwaarUitkomst
) -> None:
    """Awb 7:3, onder a, b and e."""
    zonder = replace(BESLISSEN, zonder_hoorzitting=grond, uitkomst=uitkomst)
    ZONDER_KLOK.given(*na(MAKEN, NEMEN)).when(zonder).then_rejected(GrondPastNietBijUitkomst)
    ZONDER_KLOK.given(*na(MAKEN, NEMEN, HOREN)).when(zonder).then_facts(BezwaarBeslist, BeslissingOpBezwaarVastgelegd)


@pytest.mark.parametrize(("ontvangst", "op_tijd"), [(date(2025, 12, 29), True), (date(2025, 12, 30), False)])
def test_r36_ook_de_week_voor_de_post_eindigt_niet_op_een_vrije_dag(ontvangst: date, op_tijd: bool) -> None:
    """Awb 6:9 lid 2 and Algemene termijnenwet art. 1: 25 to 28 December are Christmas and a weekend."""
    einde = date(2025, 12, 18)
    gepost = replace(MAKEN, ontvangen_op=op(ontvangst), ter_post_op=einde, bezwaar_tot_en_met=einde)
    assert ontvangen(gepost).op_tijd is op_tijd
