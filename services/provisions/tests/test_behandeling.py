"""Wat er met een aanvraag gebeurt tot zij is beschikt: aanvullen, mededelen, zienswijze, buiten behandeling."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from pydantic import ValidationError

from services.provisions.api.aanvragen import Indiening
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import (
    AanvraaggegevensVastgelegd,
    AanvraagOndertekend,
    AanvullingNietGevraagd,
    AanvullingOntvangen,
    BeeindigOpschorting,
    BereidBeschikkingVoor,
    Beschik,
    DoeMededeling,
    HersteltermijnLoopt,
    LaatBuitenBehandeling,
    NeemInBehandeling,
    NieuweDatumNietLater,
    NogOpgeschort,
    OndertekeningOntbreekt,
    OntvangAanvulling,
    OntvangZienswijze,
    ReactietermijnTeKort,
    TeLaatVoorBuitenBehandeling,
    TrekAanvraagIn,
    VoorOntvangst,
    VraagAanvulling,
    VraagZienswijze,
    ZienswijzeNietGevraagd,
    ZienswijzeOntbreekt,
    ZienswijzeVastgelegd,
)
from services.provisions.projections.besluit import aanvraag_rij
from services.provisions.tests.test_aanvraag import (
    AANBIEDEN,
    AANVRAAG,
    NU,
    ONTVANGEN,
    OPEN,
    P,
    dien_in,
    na,
    recht,
    schort_op,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.aanvragen import (
    AanvraagBeschikt,
    AanvraagBuitenBehandelingGesteld,
    AanvraagInBehandelingGenomen,
    AanvraagIngetrokken,
    AanvraagOpgeschort,
    AanvullingGevraagd,
    BeslistermijnMededelingGedaan,
    OpschortingBeeindigd,
    ZienswijzeGevraagd,
    ZienswijzeOntvangen,
)
from shared.eventstore.projector import fold

ZONDER_KLOK = spec(aanvraag.eigen)  # what follows for its terms has tests of its own

VRAAG = VraagAanvulling(op=datetime(2026, 5, 12, 9, tzinfo=UTC), hersteltermijn_tot=date(2026, 5, 20))
GEVRAAGD = na(AANBIEDEN, dien_in(), VRAAG)


def op(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 12, tzinfo=UTC)


def aanvulling(dag: date, *, ondertekend: bool = False) -> OntvangAanvulling:
    return OntvangAanvulling(op=op(dag), ondertekend=ondertekend)


def test_een_ontvangen_aanvraag_wordt_in_behandeling_genomen() -> None:
    nemen = ZONDER_KLOK.given(*ONTVANGEN).when(NeemInBehandeling(op=NU))
    nemen.then_facts(AanvraagInBehandelingGenomen)
    ZONDER_KLOK.given(*ONTVANGEN, *nemen.facts).when(NeemInBehandeling(op=NU)).then_rejected(NietToegestaan)


def test_r25_de_vraag_om_aanvulling_zet_de_termijn_stil() -> None:
    """Awb 4:15 lid 1, onder a: from the day after the invitation through the last day of the time given."""
    gevraagd = ZONDER_KLOK.given(*ONTVANGEN).when(VRAAG)
    gevraagd.then_facts(AanvraagInBehandelingGenomen, AanvullingGevraagd, AanvraagOpgeschort)
    opgeschort = gevraagd.facts[-1]
    assert isinstance(opgeschort, AanvraagOpgeschort)
    assert (opgeschort.grond, opgeschort.vanaf, opgeschort.verwacht_tot_en_met) == (
        "aanvulling",
        date(2026, 5, 13),
        date(2026, 5, 20),
    )


@pytest.mark.parametrize(
    ("dag", "tot", "einde"),
    [
        (date(2026, 5, 18), date(2026, 5, 17), date(2026, 6, 1)),  # five days stood still, and the end is no Saturday
        (date(2026, 5, 13), date(2026, 5, 12), date(2026, 5, 26)),  # no day stood still
        (date(2026, 5, 22), date(2026, 5, 20), date(2026, 6, 2)),  # too late: it ended by itself
    ],
)
def test_r25_met_de_aanvulling_loopt_de_termijn_weer(dag: date, tot: date, einde: date) -> None:
    """Awb 4:15 lid 1, onder a: up to the day of completion."""
    aangevuld = ZONDER_KLOK.given(*GEVRAAGD).when(aanvulling(dag))
    aangevuld.then_facts(AanvullingOntvangen, OpschortingBeeindigd)
    beeindigd = aangevuld.facts[-1]
    assert isinstance(beeindigd, OpschortingBeeindigd)
    assert (beeindigd.tot_en_met, beeindigd.nieuwe_uiterste_datum) == (tot, einde)
    row = fold(aanvraag_rij, [*GEVRAAGD, beeindigd])
    assert row is not None
    assert (row["uiterste_datum"], row["hersteltermijn_tot"]) == (einde, date(2026, 5, 20))


def test_r25_een_opschorting_zonder_een_dag_staat_een_andere_niet_in_de_weg() -> None:
    """Awb 4:15: whoever completes it on the day after the invitation, let no day stand still."""
    meteen = na(AANBIEDEN, dien_in(), VRAAG, aanvulling(date(2026, 5, 13)))
    om_die_dag_heen = schort_op(date(2026, 5, 12), date(2026, 5, 14))
    ZONDER_KLOK.given(*meteen).when(om_die_dag_heen).then_facts(AanvraagOpgeschort)


def test_r25_het_einde_van_een_opschorting_wordt_medegedeeld_met_de_nieuwe_datum() -> None:
    """Awb 4:15 lid 3 and 4: overmacht is told at its start, and its end with the new date."""
    stil = na(AANBIEDEN, dien_in(), OPEN)
    mededeling = op(date(2026, 5, 15))
    beeindig = BeeindigOpschorting(nummer=1, op=op(date(2026, 5, 14)), medegedeeld_op=mededeling)
    beeindigd = ZONDER_KLOK.given(*stil).when(beeindig).facts[0]
    assert isinstance(beeindigd, OpschortingBeeindigd)
    assert (beeindigd.medegedeeld_op, beeindigd.nieuwe_uiterste_datum) == (mededeling, date(2026, 5, 28))


def test_aanvullen_kan_alleen_wie_daarom_is_gevraagd_en_een_keer() -> None:
    geschorst = na(AANBIEDEN, dien_in(), schort_op(date(2026, 5, 12), date(2026, 5, 14)))
    ZONDER_KLOK.given(*geschorst).when(aanvulling(date(2026, 5, 13))).then_rejected(AanvullingNietGevraagd)
    ZONDER_KLOK.given(*GEVRAAGD).when(aanvulling(date(2026, 5, 11))).then_rejected(AanvullingNietGevraagd)
    aangevuld = na(AANBIEDEN, dien_in(), VRAAG, aanvulling(date(2026, 5, 18)))
    ZONDER_KLOK.given(*aangevuld).when(aanvulling(date(2026, 5, 19))).then_rejected(AanvullingNietGevraagd)
    andere = [*aangevuld, *ZONDER_KLOK.given(*aangevuld).when(schort_op(date(2026, 5, 20), None)).facts]
    ZONDER_KLOK.given(*andere).when(aanvulling(date(2026, 5, 21))).then_rejected(AanvullingNietGevraagd)


@pytest.mark.parametrize("tot", [date(2026, 5, 12), date(2026, 5, 1)])
def test_de_aanvrager_krijgt_tijd(tot: date) -> None:
    zonder_tijd = VraagAanvulling(op=op(date(2026, 5, 12)), hersteltermijn_tot=tot)
    ZONDER_KLOK.given(*ONTVANGEN).when(zonder_tijd).then_rejected(ReactietermijnTeKort)
    vraag = VraagZienswijze(op=op(date(2026, 5, 12)), tot=tot)
    ZONDER_KLOK.given(*ONTVANGEN).when(vraag).then_rejected(ReactietermijnTeKort)


def test_tijdens_een_opschorting_wordt_er_niet_om_aanvulling_gevraagd() -> None:
    ZONDER_KLOK.given(*na(AANBIEDEN, dien_in(), OPEN)).when(VRAAG).then_rejected(NogOpgeschort)


@pytest.mark.parametrize("dag", [date(2026, 5, 21), date(2026, 6, 17)])
def test_r22_na_een_verlopen_hersteltermijn_blijft_een_aanvraag_buiten_behandeling(dag: date) -> None:
    """Awb 4:5 lid 1 and 4: four weeks from 20 May end on 17 June."""
    buiten = LaatBuitenBehandeling(op=op(dag))
    ZONDER_KLOK.given(*GEVRAAGD).when(buiten).then_facts(AanvraagBuitenBehandelingGesteld)


def test_r22_zonder_kans_om_aan_te_vullen_blijft_er_niets_buiten_behandeling() -> None:
    """Awb 4:5 lid 1."""
    behandeld = na(AANBIEDEN, dien_in(), NeemInBehandeling(op=NU))
    buiten = LaatBuitenBehandeling(op=op(date(2026, 5, 20)))
    ZONDER_KLOK.given(*behandeld).when(buiten).then_rejected(AanvullingNietGevraagd)
    ZONDER_KLOK.given(*GEVRAAGD).when(buiten).then_rejected(HersteltermijnLoopt)


@pytest.mark.parametrize(
    ("aangevuld", "dag"),
    [(None, date(2026, 6, 18)), (date(2026, 5, 18), date(2026, 6, 16)), (date(2026, 5, 22), date(2026, 6, 18))],
)
def test_r22_na_vier_weken_moet_er_op_de_inhoud_worden_beslist(aangevuld: date | None, dag: date) -> None:
    """Awb 4:5 lid 4: within four weeks after completion, or after the time given has passed unused."""
    facts = na(AANBIEDEN, dien_in(), VRAAG, *([aanvulling(aangevuld)] if aangevuld else []))
    buiten = LaatBuitenBehandeling(op=op(dag))
    ZONDER_KLOK.given(*facts).when(buiten).then_rejected(TeLaatVoorBuitenBehandeling)


def test_r22_ook_na_een_aanvulling_die_niet_genoeg_is() -> None:
    """Awb 4:5 lid 4."""
    facts = na(AANBIEDEN, dien_in(), VRAAG, aanvulling(date(2026, 5, 18)))
    buiten = LaatBuitenBehandeling(op=op(date(2026, 6, 15)))
    ZONDER_KLOK.given(*facts).when(buiten).then_facts(AanvraagBuitenBehandelingGesteld)


def test_r22_wie_de_opschorting_beeindigt_heeft_de_aanvraag_niet_aangevuld() -> None:
    """Awb 4:5 lid 1: the applicant keeps the time that was given, and the four weeks begin after it."""
    beeindig = BeeindigOpschorting(nummer=1, op=op(date(2026, 5, 13)))
    beeindigd = na(AANBIEDEN, dien_in(), VRAAG, beeindig)
    ZONDER_KLOK.given(*beeindigd).when(LaatBuitenBehandeling(op=op(date(2026, 5, 13)))).then_rejected(
        HersteltermijnLoopt
    )
    buiten = LaatBuitenBehandeling(op=op(date(2026, 6, 17)))
    ZONDER_KLOK.given(*beeindigd).when(buiten).then_facts(AanvraagBuitenBehandelingGesteld)


def test_r15_de_handtekening_kan_ook_komen_terwijl_de_termijn_om_iets_anders_stilstaat() -> None:
    """Awb 4:2 and 4:15 lid 2, onder a: it ends the invitation's own suspension, and not that other one."""
    ongetekend = replace(dien_in(), ondertekend=False)
    uitstel = schort_op(date(2026, 5, 25), None, "instemming_aanvrager", op(date(2026, 5, 22)))
    getekend = aanvulling(date(2026, 5, 26), ondertekend=True)
    aangevuld = na(AANBIEDEN, ongetekend, VRAAG, uitstel, getekend)
    beeindig = BeeindigOpschorting(nummer=2, op=op(date(2026, 5, 27)))
    ZONDER_KLOK.given(*aangevuld).when(BereidBeschikkingVoor(op=op(date(2026, 5, 27)))).then_rejected(NogOpgeschort)
    hervat = [*aangevuld, *ZONDER_KLOK.given(*aangevuld).when(beeindig).facts]
    assert ZONDER_KLOK.given(*hervat).when(BereidBeschikkingVoor(op=op(date(2026, 5, 27)))).refusal is None


def test_r25_een_late_aanvulling_komt_ook_als_de_beschikking_al_wordt_voorbereid() -> None:
    """Awb 4:5: the suspension ended by itself; what came is recorded."""
    voorbereid = na(AANBIEDEN, dien_in(), VRAAG, BereidBeschikkingVoor(op=op(date(2026, 5, 21))))
    laat = ZONDER_KLOK.given(*voorbereid).when(aanvulling(date(2026, 5, 22)))
    laat.then_facts(AanvullingOntvangen)
    eerder = ZONDER_KLOK.given(*voorbereid).when(aanvulling(date(2026, 5, 18)))
    eerder.then_facts(AanvullingOntvangen, OpschortingBeeindigd)


def test_r24_een_mededeling_laat_de_wettelijke_datum_staan() -> None:
    """Awb 4:14 lid 1."""
    mededeling = DoeMededeling(op=NU, nieuwe_datum=date(2026, 6, 5))
    gedaan = ZONDER_KLOK.given(*ONTVANGEN).when(mededeling)
    gedaan.then_facts(BeslistermijnMededelingGedaan)
    row = fold(aanvraag_rij, [*ONTVANGEN, *gedaan.facts])
    assert row is not None
    assert (row["uiterste_datum"], row["medegedeelde_datum"]) == (date(2026, 5, 26), date(2026, 6, 5))


def test_r24_een_mededeling_noemt_een_datum_na_de_wettelijke() -> None:
    """Awb 4:14 lid 1."""
    mededeling = DoeMededeling(op=NU, nieuwe_datum=date(2026, 5, 26))
    ZONDER_KLOK.given(*ONTVANGEN).when(mededeling).then_rejected(NieuweDatumNietLater)


def test_r15_zonder_handtekening_volgt_er_geen_beschikking() -> None:
    """Awb 4:1 and 4:2: it can be completed."""
    ongetekend = replace(dien_in(), ondertekend=False)
    facts = na(AANBIEDEN, ongetekend)
    geweigerd = ZONDER_KLOK.given(*facts).when(BereidBeschikkingVoor(op=NU))
    geweigerd.then_rejected(OndertekeningOntbreekt)
    assert geweigerd.refusal is not None
    assert geweigerd.refusal.toegestaan == ("VraagAanvulling",)
    getekend = aanvulling(date(2026, 5, 18), ondertekend=True)
    aangevuld = na(AANBIEDEN, ongetekend, VRAAG, getekend)
    assert isinstance(aangevuld[-1], AanvraagOndertekend)
    assert ZONDER_KLOK.given(*aangevuld).when(BereidBeschikkingVoor(op=op(date(2026, 5, 19)))).refusal is None


def test_r15_ook_van_wie_nog_niet_bekend_is_telt_de_ontbrekende_handtekening() -> None:
    """Awb 4:1 and 4:2; the BSN is kept under a key of the aanvraag itself."""
    onbekend = replace(dien_in(), ondertekend=False, recht=replace(recht(), persoon_id=None))
    facts = na(replace(AANBIEDEN, persoon_id=None), onbekend)
    gegevens = facts[-1]
    assert isinstance(gegevens, AanvraaggegevensVastgelegd)
    assert (gegevens.persoon_id, gegevens.bsn) == (AANVRAAG, "999900006")
    ZONDER_KLOK.given(*facts).when(BereidBeschikkingVoor(op=NU)).then_rejected(OndertekeningOntbreekt)


def test_r23_wie_op_afwijkende_gegevens_wordt_afgewezen_geeft_eerst_zijn_zienswijze() -> None:
    """Awb 4:7: the opportunity is what counts, used or not."""
    vraag = VraagZienswijze(op=NU, tot=date(2026, 5, 18))
    zienswijze = OntvangZienswijze(op=op(date(2026, 5, 14)), persoon_id=P, inhoud="Zo is het niet.")

    def afwijzing(dag: date) -> BereidBeschikkingVoor:
        return BereidBeschikkingVoor(op=op(dag), afwijkende_afwijzing=True)

    ZONDER_KLOK.given(*ONTVANGEN).when(afwijzing(date(2026, 5, 20))).then_rejected(ZienswijzeOntbreekt)
    ZONDER_KLOK.given(*ONTVANGEN).when(zienswijze).then_rejected(ZienswijzeNietGevraagd)
    ZONDER_KLOK.given(*ONTVANGEN).when(vraag).then_facts(ZienswijzeGevraagd)
    gevraagd = na(AANBIEDEN, dien_in(), vraag)
    ZONDER_KLOK.given(*gevraagd).when(afwijzing(date(2026, 5, 18))).then_rejected(ZienswijzeOntbreekt)
    assert ZONDER_KLOK.given(*gevraagd).when(afwijzing(date(2026, 5, 19))).refusal is None
    gegeven = ZONDER_KLOK.given(*gevraagd).when(zienswijze)
    gegeven.then_facts(ZienswijzeOntvangen, ZienswijzeVastgelegd)
    assert "Zo is het niet" not in repr(gegeven.facts[0])
    volledig = [*gevraagd, *gegeven.facts]
    assert ZONDER_KLOK.given(*volledig).when(afwijzing(date(2026, 5, 15))).refusal is None
    opnieuw = VraagZienswijze(op=op(date(2026, 5, 15)), tot=date(2026, 5, 22))
    tweede_keer = [*volledig, *ZONDER_KLOK.given(*volledig).when(opnieuw).facts]
    ZONDER_KLOK.given(*tweede_keer).when(afwijzing(date(2026, 5, 18))).then_rejected(ZienswijzeOntbreekt)


@pytest.mark.parametrize(
    "voor_de_dag",
    [
        BereidBeschikkingVoor(op=op(date(2026, 5, 10))),
        Beschik(op=op(date(2026, 5, 10)), beschikking_id=UUID(int=7)),
        VraagZienswijze(op=op(date(2026, 5, 10)), tot=date(2026, 5, 18)),
    ],
)
def test_r14_wat_op_de_aanvraag_volgt_ligt_niet_voor_haar_ontvangst(voor_de_dag: object) -> None:
    """Awb 4:13: the term begins with the receipt, and so does what is done; the hour of that day does not matter."""
    behandeld = na(AANBIEDEN, dien_in(), NeemInBehandeling(op=NU))
    ZONDER_KLOK.given(*behandeld).when(voor_de_dag).then_rejected(VoorOntvangst)
    eerder_die_dag = Beschik(op=datetime(2026, 5, 10, 22, 30, tzinfo=UTC), beschikking_id=UUID(int=7))
    ZONDER_KLOK.given(*behandeld).when(eerder_die_dag).then_facts(AanvraagBeschikt)


def test_een_aanvraag_wordt_ingetrokken_zolang_er_niet_is_beslist() -> None:
    intrekken = TrekAanvraagIn(op=NU, door_rol="zelf")
    ingetrokken = ZONDER_KLOK.given(*GEVRAAGD).when(intrekken)
    ingetrokken.then_facts(AanvraagIngetrokken)
    ZONDER_KLOK.given(*GEVRAAGD, *ingetrokken.facts).when(intrekken).then_rejected(NietToegestaan)


@pytest.mark.parametrize("nummer", ["999900006", "123456782"])
def test_r42_een_bsn_voldoet_aan_de_elfproef(nummer: str) -> None:
    """Wmo 2015 art. 5.2.9: nine digits, and not any nine."""
    indiening = {"ontvangenOp": "2020-02-20T10:00:00+01:00", "ondertekend": True}
    assert Indiening.model_validate({**indiening, "bsn": nummer}).bsn == nummer
    for fout in ("123456789", "000000000", nummer[:8], int(nummer)):
        with pytest.raises(ValidationError):
            Indiening.model_validate({**indiening, "bsn": fout})
