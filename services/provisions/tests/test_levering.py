"""De regels van een voorziening na haar bestelling, van pgb en van verzoek, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from services.provisions.domain.eigen_bijdrage import bedrag_op
from services.provisions.domain.pgb import (
    BestedingBuitenPeriode,
    BoekPgbBesteding,
    IntrekkingBuitenPeriode,
    KenPgbToe,
    TrekPgbIn,
    pgb,
)
from services.provisions.domain.stapeling import Lopend, Stapeling
from services.provisions.domain.verzoek import (
    HonoreerVerzoek,
    NeemVerzoekInOnderzoek,
    OnderzoekZonderTijd,
    OntvangVerzoekOmToewijzing,
    OntvangVerzoekOmWijziging,
    WijsVerzoekAf,
    verzoek,
)
from services.provisions.domain.voorziening.taal import (
    BeeindigVoorziening,
    BuitenLooptijd,
    GeenRetourVerwacht,
    HervattingVoorOnderbreking,
    LaatToewijzingVerlopen,
    MeldEigenBijdrage,
    MeldHervatting,
    MeldOnderbreking,
    MeldStart,
    NogNietVerstrekt,
    PlanHerbeoordeling,
    StopPastNietBijStart,
    ToewijzingLooptNog,
    VerwerkRetour,
    VraagHeronderzoek,
    WijzigVoorziening,
)
from services.provisions.tests.test_voorziening import (
    BESTEL,
    IN_LEVERING,
    KEN_TOE,
    LOPEND,
    OP,
    START,
    STOP,
    ZONDER_KLOK,
    M,
    V,
    stop,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events import voorzieningen as vz
from shared.events.pgbs import PgbBestedingGeboekt, PgbIngetrokken
from shared.events.verzoeken import (
    VerzoekAfgewezen,
    VerzoekGehonoreerd,
    VerzoekInOnderzoekGenomen,
    VerzoekOmToewijzingOntvangen,
    VerzoekOmWijzigingOntvangen,
)

EINDE = date(2026, 12, 31)


def na(*commands: object) -> tuple[object, ...]:
    """The facts of a voorziening with a last day, after these commands."""
    facts: tuple[object, ...] = ()
    for command in (replace(KEN_TOE, einddatum=EINDE), *commands):
        facts = (*facts, *ZONDER_KLOK.given(*facts).when(command).facts)
    return facts


BEVESTIG = VerwerkRetour(op=OP, retourcodes=())
KEUR_AF = VerwerkRetour(op=OP, retourcodes=("0001", "0003"))
WIJZIG = WijzigVoorziening(op=START, per=date(2026, 7, 1), omvang=60, einddatum=None, reden="herbeoordeling_verkorting")
BESTELD, BEVESTIGD, AFGEKEURD = na(BESTEL), na(BESTEL, BEVESTIG), na(BESTEL, KEUR_AF)
ONDERBREEK, HERVAT = MeldOnderbreking(nummer=1, op=STOP), MeldHervatting(nummer=1, op=STOP + timedelta(days=2))


def test_een_retour_bevestigt_of_keurt_af() -> None:
    """iWmo 302."""
    ZONDER_KLOK.given(*BESTELD).when(BEVESTIG).then_facts(vz.ToewijzingBevestigd)
    (afgekeurd,) = ZONDER_KLOK.given(*BESTELD).when(KEUR_AF).facts
    assert isinstance(afgekeurd, vz.ToewijzingAfgekeurd)
    assert afgekeurd.retourcodes == ("0001", "0003")


def test_op_een_toewijzing_komt_een_retour() -> None:
    ZONDER_KLOK.given(*BEVESTIGD).when(BEVESTIG).then_rejected(GeenRetourVerwacht)
    laat = na(BESTEL, MeldStart(op=START), BEVESTIG)
    ZONDER_KLOK.given(*laat).when(KEUR_AF).then_rejected(GeenRetourVerwacht)


def test_een_retour_na_de_start_laat_de_levering_lopen() -> None:
    """iWmo OP080: messages mean nothing by the order in which they arrive."""
    laat = na(BESTEL, MeldStart(op=START), KEUR_AF)
    ZONDER_KLOK.given(*laat).when(stop()).then_facts(vz.LeveringGestopt)


def test_na_een_afkeuring_gaat_een_tweede_toewijzing_uit() -> None:
    """GRO-05: the first order counts; the second has another number and is not the first."""
    (opnieuw,) = ZONDER_KLOK.given(*AFGEKEURD).when(BESTEL).facts
    assert isinstance(opnieuw, vz.ToewijzingVerzonden)
    eerste = next(fact for fact in AFGEKEURD if isinstance(fact, vz.ToewijzingVerzonden))
    assert (eerste.eerste, opnieuw.eerste) == (True, False)
    assert opnieuw.toewijzingnummer != eerste.toewijzingnummer


def test_een_wijziging_neemt_de_toewijzing_mee() -> None:
    """A new 301; the aanbieder answers it."""
    gewijzigd = ZONDER_KLOK.given(*BEVESTIGD).when(WIJZIG)
    gewijzigd.then_facts(vz.VoorzieningGewijzigd, vz.ToewijzingGewijzigd)
    eerste = gewijzigd.facts[0]
    assert isinstance(eerste, vz.VoorzieningGewijzigd)
    assert (eerste.omvang, eerste.einddatum) == (60, EINDE)
    ZONDER_KLOK.given(*BEVESTIGD, *gewijzigd.facts).when(BEVESTIG).then_facts(vz.ToewijzingBevestigd)


def test_zonder_toewijzing_verandert_alleen_de_voorziening() -> None:
    ZONDER_KLOK.given(*na()).when(WIJZIG).then_facts(vz.VoorzieningGewijzigd)


@pytest.mark.parametrize(
    "buiten",
    [
        replace(WIJZIG, per=date(2026, 5, 31)),
        replace(WIJZIG, per=EINDE + timedelta(days=1)),
        replace(WIJZIG, einddatum=date(2026, 6, 30)),
    ],
)
def test_een_wijziging_ligt_binnen_de_looptijd(buiten: WijzigVoorziening) -> None:
    ZONDER_KLOK.given(*BEVESTIGD).when(buiten).then_rejected(BuitenLooptijd)


def test_een_verlenging_stapelt_niet() -> None:
    """iWmo OP259: what an order may not do, a longer one may not either."""
    later = replace(LOPEND, van=date(2027, 1, 15), tot=None)
    verleng = replace(WIJZIG, einddatum=date(2027, 6, 30), lopend=(later,))
    ZONDER_KLOK.given(*BEVESTIGD).when(verleng).then_rejected(Stapeling)
    andere: tuple[Lopend, ...] = (replace(later, aanbieder="87654321"),)
    ZONDER_KLOK.given(*BEVESTIGD).when(replace(verleng, lopend=andere)).then_facts(
        vz.VoorzieningGewijzigd, vz.ToewijzingGewijzigd
    )


@pytest.mark.parametrize(("dag", "verloopt"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_een_toewijzing_verloopt_na_haar_laatste_dag(dag: date, verloopt: bool) -> None:
    verlopen = ZONDER_KLOK.given(*BEVESTIGD).when(LaatToewijzingVerlopen(op=_op(dag)))
    if verloopt:
        verlopen.then_facts(vz.ToewijzingVerlopen)
    else:
        verlopen.then_rejected(ToewijzingLooptNog)


def _op(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 12, tzinfo=UTC)


def test_een_toewijzing_zonder_laatste_dag_verloopt_niet() -> None:
    zonder = ZONDER_KLOK.given().when(KEN_TOE).facts
    for command in (BESTEL, BEVESTIG):
        zonder = (*zonder, *ZONDER_KLOK.given(*zonder).when(command).facts)
    ZONDER_KLOK.given(*zonder).when(LaatToewijzingVerlopen(op=STOP)).then_rejected(ToewijzingLooptNog)


def test_een_levering_wordt_onderbroken_en_hervat() -> None:
    ZONDER_KLOK.given(*IN_LEVERING).when(ONDERBREEK).then_facts(vz.LeveringTijdelijkGestopt)
    onderbroken = na(BESTEL, MeldStart(op=START), ONDERBREEK)
    ZONDER_KLOK.given(*onderbroken).when(HERVAT).then_facts(vz.LeveringHervat)
    ZONDER_KLOK.given(*onderbroken).when(stop()).then_facts(vz.LeveringGestopt)


def test_een_onderbreking_hoort_bij_de_laatste_start() -> None:
    """iWmo OP155."""
    ZONDER_KLOK.given(*IN_LEVERING).when(replace(ONDERBREEK, nummer=2)).then_rejected(StopPastNietBijStart)
    te_vroeg = replace(ONDERBREEK, op=START - timedelta(minutes=1))
    ZONDER_KLOK.given(*IN_LEVERING).when(te_vroeg).then_rejected(StopPastNietBijStart)


def test_een_hervatting_ligt_niet_voor_haar_onderbreking() -> None:
    onderbroken = na(BESTEL, MeldStart(op=START), ONDERBREEK)
    te_vroeg = replace(HERVAT, op=STOP - timedelta(minutes=1))
    ZONDER_KLOK.given(*onderbroken).when(te_vroeg).then_rejected(HervattingVoorOnderbreking)
    ZONDER_KLOK.given(*onderbroken).when(replace(HERVAT, nummer=2)).then_rejected(HervattingVoorOnderbreking)


def test_wat_wordt_geleverd_eindigt_pas_na_de_stop() -> None:
    beeindig = BeeindigVoorziening(op=STOP, per=date(2026, 8, 31), reden="volgens_plan")
    ZONDER_KLOK.given(*IN_LEVERING).when(beeindig).then_rejected(NietToegestaan)
    gestopt = na(BESTEL, MeldStart(op=START), stop())
    ZONDER_KLOK.given(*gestopt).when(beeindig).then_facts(vz.VoorzieningBeeindigd)
    voor_begin = replace(beeindig, per=date(2026, 5, 31))
    ZONDER_KLOK.given(*gestopt).when(voor_begin).then_rejected(BuitenLooptijd)


def test_een_bestelling_die_niet_meer_nodig_is_eindigt_bij_de_aanbieder() -> None:
    """Reason 13 of the 301: without a start there is nothing to stop, and nothing may stay ordered."""
    beeindig = BeeindigVoorziening(op=STOP, per=date(2026, 6, 1), reden="overlijden")
    for besteld in (BESTELD, BEVESTIGD):
        ZONDER_KLOK.given(*besteld).when(beeindig).then_facts(vz.ToewijzingGewijzigd, vz.VoorzieningBeeindigd)
    ZONDER_KLOK.given(*AFGEKEURD).when(beeindig).then_facts(vz.VoorzieningBeeindigd)


def test_een_herbeoordeling_wordt_gepland_en_een_heronderzoek_gevraagd() -> None:
    """R27, Wmo 2015 art. 2.3.9: no statutory term of its own."""
    gepland = datetime(2026, 11, 2, 9, tzinfo=UTC)
    plan = ZONDER_KLOK.given(*IN_LEVERING).when(PlanHerbeoordeling(op=STOP, gepland=gepland))
    plan.then(vz.HerbeoordelingGepland(gebeurd_op=STOP, melding_id=M, op=gepland))
    vraag = ZONDER_KLOK.given(*IN_LEVERING).when(VraagHeronderzoek(op=STOP, reden="verhuizing", uiterste_datum=None))
    vraag.then_facts(vz.HeronderzoekGevraagd)


MELD = MeldEigenBijdrage(op=STOP, soort_bericht="start")


def test_r32_in_natura_is_er_een_maand_vanaf_de_levering() -> None:
    """Uitvoeringsregeling Wmo 2015, art. 2f: within a month after the voorziening was provided."""
    (gemeld,) = ZONDER_KLOK.given(*IN_LEVERING).when(MELD).facts
    assert isinstance(gemeld, vz.EigenBijdrageGemeld)
    assert (START.date(), gemeld.uiterste_datum) == (date(2026, 6, 3), date(2026, 7, 3))


def test_r32_een_pgb_heeft_vier_maanden_vanaf_zijn_begin() -> None:
    """Uitvoeringsregeling Wmo 2015, art. 2g."""
    als_pgb = ZONDER_KLOK.given().when(replace(KEN_TOE, leveringsvorm="pgb")).facts
    (gemeld,) = ZONDER_KLOK.given(*als_pgb).when(MELD).facts
    assert isinstance(gemeld, vz.EigenBijdrageGemeld)
    assert gemeld.uiterste_datum == date(2026, 10, 1)


def test_r32_wat_niet_is_verstrekt_wordt_niet_gemeld() -> None:
    """Uitvoeringsregeling Wmo 2015, art. 2f: an order alone is nothing to report."""
    ZONDER_KLOK.given(*BEVESTIGD).when(MELD).then_rejected(NogNietVerstrekt)


@pytest.mark.parametrize(
    ("dag", "cent"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), 1900),
        (date(2023, 12, 31), 1900),
        (date(2024, 1, 1), 2060),
        (date(2025, 1, 1), 2100),
        (date(2026, 12, 31), 2180),
        (date(2027, 1, 1), None),
    ],
)
def test_r33_de_eigen_bijdrage_volgt_uit_de_tabel_van_die_dag(dag: date, cent: int | None) -> None:
    """Wmo 2015, art. 2.1.4: an amount a household and month, by date; what the table does not know it does not say."""
    assert bedrag_op(dag) == cent


KEN_PGB_TOE = KenPgbToe(melding_id=M, voorziening_id=V, op=OP, van=date(2026, 6, 1), tot=EINDE)
PGB = spec(pgb).given().when(KEN_PGB_TOE).facts
BESTEED = BoekPgbBesteding(op=STOP, bedrag_cent=45000, van=date(2026, 6, 1), tot=date(2026, 6, 30))
TREK_IN = TrekPgbIn(op=STOP, grond="niet_of_anders_gebruikt", per=date(2026, 7, 31))


def test_uit_een_pgb_wordt_besteed_binnen_zijn_dagen() -> None:
    spec(pgb).given(*PGB).when(BESTEED).then_facts(PgbBestedingGeboekt)
    voor, na_afloop = replace(BESTEED, van=date(2026, 5, 31)), replace(BESTEED, tot=date(2027, 1, 1))
    for fout in (voor, na_afloop, replace(BESTEED, van=date(2026, 7, 1))):
        spec(pgb).given(*PGB).when(fout).then_rejected(BestedingBuitenPeriode)


def test_na_een_intrekking_kan_alleen_wat_eerder_is_besteed_nog_worden_geboekt() -> None:
    """R28, Wmo 2015 art. 2.3.10: withdrawn on one of the grounds a to e, from a day on."""
    ingetrokken = (*PGB, *spec(pgb).given(*PGB).when(TREK_IN).facts)
    assert isinstance(ingetrokken[-1], PgbIngetrokken)
    spec(pgb).given(*ingetrokken).when(BESTEED).then_facts(PgbBestedingGeboekt)
    spec(pgb).given(*ingetrokken).when(replace(BESTEED, tot=date(2026, 8, 1))).then_rejected(BestedingBuitenPeriode)
    spec(pgb).given(*ingetrokken).when(TREK_IN).then_rejected(NietToegestaan)


def test_een_pgb_wordt_ingetrokken_op_een_dag_waarop_het_geldt() -> None:
    spec(pgb).given(*PGB).when(replace(TREK_IN, per=date(2026, 5, 1))).then_rejected(IntrekkingBuitenPeriode)


VRAAG = OntvangVerzoekOmToewijzing(op=OP, aanbieder_id="12345678", persoon_id=V, productcode="02A05")


def test_een_verzoek_wordt_in_vijf_werkdagen_beantwoord() -> None:
    """iWmo OP274: Whit Monday does not count."""
    (ontvangen,) = spec(verzoek.eigen).given().when(VRAAG).facts
    assert isinstance(ontvangen, VerzoekOmToewijzingOntvangen)
    assert (OP.date(), ontvangen.uiterste_datum) == (date(2026, 5, 20), date(2026, 5, 28))
    wijziging = OntvangVerzoekOmWijziging(op=OP, aanbieder_id="12345678", toewijzingnummer=7)
    spec(verzoek.eigen).given().when(wijziging).then_facts(VerzoekOmWijzigingOntvangen)


def test_een_verzoek_wordt_een_keer_beantwoord() -> None:
    ontvangen = spec(verzoek.eigen).given().when(VRAAG).facts
    gehonoreerd = spec(verzoek.eigen).given(*ontvangen).when(HonoreerVerzoek(op=OP))
    gehonoreerd.then_facts(VerzoekGehonoreerd)
    afwijzen = WijsVerzoekAf(op=OP, reden="stapeling")
    spec(verzoek.eigen).given(*ontvangen).when(afwijzen).then_facts(VerzoekAfgewezen)
    spec(verzoek.eigen).given(*ontvangen, *gehonoreerd.facts).when(afwijzen).then_rejected(NietToegestaan)


def test_een_onderzoek_naar_een_verzoek_heeft_een_einde() -> None:
    ontvangen = spec(verzoek.eigen).given().when(VRAAG).facts
    onderzoek = NeemVerzoekInOnderzoek(op=OP, uiterste_datum=date(2026, 5, 20))
    spec(verzoek.eigen).given(*ontvangen).when(onderzoek).then_facts(VerzoekInOnderzoekGenomen)
    te_vroeg = replace(onderzoek, uiterste_datum=date(2026, 5, 19))
    spec(verzoek.eigen).given(*ontvangen).when(te_vroeg).then_rejected(OnderzoekZonderTijd)
