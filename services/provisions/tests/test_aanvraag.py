"""De regels van de aanvraag en haar beslistermijn, zonder server."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import (
    AanvraaggegevensVastgelegd,
    Aanvraagrecht,
    BeeindigOpschorting,
    BereidBeschikkingVoor,
    Beschik,
    BiedAanvraagformulierAan,
    DienAanvraagIn,
    DienAanvraagInOpEigenInitiatief,
    MaakAanvraagMogelijk,
    NogOpgeschort,
    OpschortingNietLopend,
    OpschortingOverlapt,
    SchortOp,
    TeVroegAangevraagd,
)
from services.provisions.projections.besluit import aanvraag_rij
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.aanvragen import (
    AanvraagBeschikt,
    AanvraagformulierAangeboden,
    AanvraagInBehandelingGenomen,
    AanvraagMogelijkGemaakt,
    AanvraagOntvangen,
    AanvraagOpgeschort,
    OpschortingBeeindigd,
)
from shared.events.codes import OpschortingGrond
from shared.eventstore.projector import fold

ZONDER_KLOK = spec(aanvraag.eigen)  # what follows for its terms has tests of its own

M, PLAN, P, NIEUW, B, AANVRAAG = (UUID(int=n) for n in range(1, 7))
VERSLAG = datetime(2026, 4, 20, 9, tzinfo=UTC)
NU = datetime(2026, 5, 11, 9, tzinfo=UTC)  # a Monday; the two weeks end on 26 May, the day after Whit Monday
EINDE_ZES_WEKEN = date(2026, 5, 6)


def recht(verslag_op: datetime | None = VERSLAG, einde: date | None = EINDE_ZES_WEKEN) -> Aanvraagrecht:
    return Aanvraagrecht(persoon_id=P, verslag_op=verslag_op, onderzoek_uiterste_datum=einde)


def dien_in(op: datetime = NU, van: Aanvraagrecht | None = None) -> DienAanvraagIn:
    return DienAanvraagIn(
        aanvraag_id=AANVRAAG, ontvangen_op=op, ondertekend=True, bsn="999900006", recht=van or recht()
    )


def schort_op(vanaf: date, tot: date | None, grond: OpschortingGrond = "aanvulling", op: datetime = NU) -> SchortOp:
    return SchortOp(op=op, grond=grond, vanaf=vanaf, tot=tot)


def na(*commands: object) -> Sequence[object]:
    """The facts of these commands, one after the other."""
    facts: tuple[object, ...] = ()
    for command in commands:
        decided = ZONDER_KLOK.given(*facts).when(command)
        assert decided.refusal is None
        facts = (*facts, *decided.facts)
    return facts


AANBIEDEN = BiedAanvraagformulierAan(
    melding_id=M, plan_id=PLAN, op=VERSLAG, persoon_id=P, productcategorieen=("begeleiding",)
)
AANGEBODEN = na(AANBIEDEN)
ONTVANGEN = na(AANBIEDEN, dien_in())
GESLOTEN = schort_op(date(2026, 5, 12), date(2026, 5, 14))
OPEN = schort_op(date(2026, 5, 12), None)


def test_een_plan_met_maatwerk_biedt_de_aanvraag_aan() -> None:
    ZONDER_KLOK.given().when(AANBIEDEN).then_facts(AanvraagformulierAangeboden)


def test_r10_met_het_verslag_wordt_een_aanvraag_mogelijk() -> None:
    """R10, Wmo 2015 art. 2.3.2 lid 9."""
    mogelijk = MaakAanvraagMogelijk(melding_id=M, op=VERSLAG, grond="verslag", vanaf=date(2026, 4, 20))
    ZONDER_KLOK.given().when(mogelijk).then_facts(AanvraagMogelijkGemaakt)


@pytest.mark.parametrize(
    ("verslag_op", "einde", "op"),
    [
        (None, EINDE_ZES_WEKEN, datetime(2026, 5, 6, 21, tzinfo=UTC)),  # the last evening of the six weeks
        (VERSLAG, EINDE_ZES_WEKEN, datetime(2026, 4, 20, 8, tzinfo=UTC)),  # an hour before the verslag
        (None, None, NU),
    ],
)
def test_r10_voor_het_verslag_en_binnen_de_zes_weken_kan_een_aanvraag_niet(
    verslag_op: datetime | None, einde: date | None, op: datetime
) -> None:
    """R10, Wmo 2015 art. 2.3.2 lid 9."""
    te_vroeg = dien_in(op, recht(verslag_op, einde))
    ZONDER_KLOK.given(*AANGEBODEN).when(te_vroeg).then_rejected(TeVroegAangevraagd)


@pytest.mark.parametrize(
    ("verslag_op", "einde", "op"),
    [
        (VERSLAG, EINDE_ZES_WEKEN, VERSLAG),
        (VERSLAG, None, NU),
        (None, EINDE_ZES_WEKEN, datetime(2026, 5, 6, 22, 30, tzinfo=UTC)),  # in the Netherlands it is the 7th
    ],
)
def test_r10_na_het_verslag_of_na_de_zes_weken_kan_een_aanvraag(
    verslag_op: datetime | None, einde: date | None, op: datetime
) -> None:
    """R10, Wmo 2015 art. 2.3.2 lid 9."""
    ingediend = ZONDER_KLOK.given(*AANGEBODEN).when(dien_in(op, recht(verslag_op, einde)))
    ingediend.then_facts(AanvraagOntvangen, AanvraaggegevensVastgelegd)


def test_r14_de_beslistermijn_is_twee_weken_na_de_ontvangst_en_eindigt_niet_op_een_feestdag() -> None:
    """R14, Wmo 2015 art. 2.3.5 lid 2; R40, Algemene termijnenwet art. 1."""
    ontvangen = ONTVANGEN[1]
    assert isinstance(ontvangen, AanvraagOntvangen)
    assert ontvangen.uiterste_datum == date(2026, 5, 26)


def test_het_bsn_komt_met_de_aanvraag_en_niet_in_het_openbare_feit() -> None:
    _, openbaar, gegevens = ONTVANGEN
    assert isinstance(gegevens, AanvraaggegevensVastgelegd)
    assert (gegevens.bsn, gegevens.ondertekend) == ("999900006", True)
    assert "999900006" not in repr(openbaar)


def test_r10_op_eigen_initiatief_geldt_dezelfde_wachttijd() -> None:
    """R10, Wmo 2015 art. 2.3.2 lid 9."""

    def zelf(van: Aanvraagrecht) -> DienAanvraagInOpEigenInitiatief:
        return DienAanvraagInOpEigenInitiatief(
            melding_id=M,
            ontvangen_op=NU,
            ondertekend=True,
            bsn="999900006",
            gevraagd=("begeleiding",),
            recht=van,
            eigen_persoon_id=NIEUW,
        )

    ZONDER_KLOK.given().when(zelf(recht(None, None))).then_rejected(TeVroegAangevraagd)
    ZONDER_KLOK.given().when(zelf(recht())).then_facts(AanvraagOntvangen, AanvraaggegevensVastgelegd)


def test_een_aanvraag_wordt_een_keer_ingediend() -> None:
    ZONDER_KLOK.given(*ONTVANGEN).when(dien_in()).then_rejected(NietToegestaan)


def test_r25_de_eerste_opschorting_neemt_de_aanvraag_in_behandeling() -> None:
    """R25, Awb 4:15."""
    eerste = ZONDER_KLOK.given(*ONTVANGEN).when(GESLOTEN)
    eerste.then_facts(AanvraagInBehandelingGenomen, AanvraagOpgeschort)
    tweede = schort_op(date(2026, 5, 18), date(2026, 5, 19), op=datetime(2026, 5, 18, 9, tzinfo=UTC))
    ZONDER_KLOK.given(*ONTVANGEN, *eerste.facts).when(tweede).then_facts(AanvraagOpgeschort)


@pytest.mark.parametrize(
    ("vanaf", "tot"),
    [
        (date(2026, 5, 14), date(2026, 5, 20)),  # the last day of the first
        (date(2026, 5, 8), date(2026, 5, 12)),
        (date(2026, 5, 20), date(2026, 5, 19)),  # ends before it begins
    ],
)
def test_r25_opschortingen_overlappen_niet_en_lopen_vooruit(vanaf: date, tot: date) -> None:
    """R25, Awb 4:15."""
    geschorst = na(AANBIEDEN, dien_in(), GESLOTEN)
    ZONDER_KLOK.given(*geschorst).when(schort_op(vanaf, tot)).then_rejected(OpschortingOverlapt)


def test_r25_een_eerdere_opschorting_kan_later_worden_vastgelegd() -> None:
    """Awb 4:15: each day that stood still counts once; the later one still runs, and is ended by its own number."""
    later = schort_op(date(2026, 5, 20), None)
    vastgelegd = na(AANBIEDEN, dien_in(), later, GESLOTEN)
    beeindig = BeeindigOpschorting(nummer=1, op=datetime(2026, 5, 21, 15, tzinfo=UTC))
    beeindigd = ZONDER_KLOK.given(*vastgelegd).when(beeindig).facts[0]
    assert isinstance(beeindigd, OpschortingBeeindigd)
    assert (beeindigd.nummer, beeindigd.nieuwe_uiterste_datum) == (1, date(2026, 6, 1))  # 30 May is a Saturday
    row = fold(aanvraag_rij, [*vastgelegd, beeindigd])
    assert row is not None
    assert row["uiterste_datum"] == date(2026, 6, 1)
    op_die_dag = BereidBeschikkingVoor(op=datetime(2026, 5, 21, 16, tzinfo=UTC))
    assert ZONDER_KLOK.given(*vastgelegd, beeindigd).when(op_die_dag).refusal is None


def test_een_beeindiging_maakt_van_haar_dag_de_laatste_opgeschorte() -> None:
    """Awb 4:15: three suspended days move the end from 26 to 28 May."""
    beeindig = BeeindigOpschorting(nummer=1, op=datetime(2026, 5, 14, 15, tzinfo=UTC))
    beeindigd = ZONDER_KLOK.given(*na(AANBIEDEN, dien_in(), OPEN)).when(beeindig).facts[0]
    assert isinstance(beeindigd, OpschortingBeeindigd)
    assert (beeindigd.tot_en_met, beeindigd.nieuwe_uiterste_datum) == (date(2026, 5, 14), date(2026, 5, 28))


@pytest.mark.parametrize(("nummer", "dag"), [(1, date(2026, 5, 11)), (1, date(2026, 5, 15)), (2, date(2026, 5, 13))])
def test_alleen_een_lopende_opschorting_wordt_beeindigd(nummer: int, dag: date) -> None:
    """Not before it began, not after it ended by itself, not another one."""
    beeindig = BeeindigOpschorting(nummer=nummer, op=datetime(dag.year, dag.month, dag.day, 9, tzinfo=UTC))
    geschorst = na(AANBIEDEN, dien_in(), GESLOTEN)
    ZONDER_KLOK.given(*geschorst).when(beeindig).then_rejected(OpschortingNietLopend)


@pytest.mark.parametrize("opschorting", [OPEN, GESLOTEN])
def test_terwijl_de_termijn_stilstaat_wordt_er_niet_beschikt(opschorting: SchortOp) -> None:
    """Awb 4:15; what can be done is to end it."""
    voorbereiden = BereidBeschikkingVoor(op=datetime(2026, 5, 14, 9, tzinfo=UTC))
    geweigerd = ZONDER_KLOK.given(*na(AANBIEDEN, dien_in(), opschorting)).when(voorbereiden)
    geweigerd.then_rejected(NogOpgeschort)
    assert geweigerd.refusal is not None
    assert geweigerd.refusal.toegestaan == ("BeeindigOpschorting",)


def test_r40_op_de_dag_dat_de_opschorting_is_beeindigd_kan_er_worden_beschikt() -> None:
    """Awb 4:15: the term runs again from the next day on, which keeps nobody from deciding today."""
    beeindig = BeeindigOpschorting(nummer=1, op=datetime(2026, 5, 14, 15, tzinfo=UTC))
    voorbereiden = BereidBeschikkingVoor(op=datetime(2026, 5, 14, 16, tzinfo=UTC))
    assert ZONDER_KLOK.given(*na(AANBIEDEN, dien_in(), OPEN, beeindig)).when(voorbereiden).refusal is None


def test_een_besluit_voor_een_latere_opschorting_laat_haar_te_beeindigen() -> None:
    """What is prepared before a suspension begins does not end it, or nothing could."""
    voor = BereidBeschikkingVoor(op=datetime(2026, 5, 11, 10, tzinfo=UTC))
    geschorst = na(AANBIEDEN, dien_in(), OPEN, voor)
    beeindig = BeeindigOpschorting(nummer=1, op=datetime(2026, 5, 14, 15, tzinfo=UTC))
    ZONDER_KLOK.given(*geschorst).when(beeindig).then_facts(OpschortingBeeindigd)


@pytest.mark.parametrize(("opschorting", "einde"), [(GESLOTEN, date(2026, 5, 28)), (OPEN, None)])
def test_de_leestabel_telt_opschorting_mee(opschorting: SchortOp, einde: date | None) -> None:
    """Awb 4:15; also when it ends by itself, without a fact that says so."""
    row = fold(aanvraag_rij, na(AANBIEDEN, dien_in(), opschorting))
    assert row is not None
    assert row["uiterste_datum"] == einde


def test_een_opschorting_eindigt_vanzelf_na_haar_laatste_dag() -> None:
    beschik = Beschik(op=datetime(2026, 5, 15, 9, tzinfo=UTC), beschikking_id=B)
    ZONDER_KLOK.given(*na(AANBIEDEN, dien_in(), GESLOTEN)).when(beschik).then_facts(AanvraagBeschikt)


def test_een_ontvangen_aanvraag_komt_door_de_beschikking_in_behandeling() -> None:
    voorbereiden = BereidBeschikkingVoor(op=NU)
    ZONDER_KLOK.given(*ONTVANGEN).when(voorbereiden).then_facts(AanvraagInBehandelingGenomen)


def test_op_een_aangeboden_aanvraag_wordt_niet_beschikt() -> None:
    ZONDER_KLOK.given(*AANGEBODEN).when(BereidBeschikkingVoor(op=NU)).then_rejected(NietToegestaan)
