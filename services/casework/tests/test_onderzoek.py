"""De regels van het onderzoek, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from services.casework.domain.onderzoek import onderzoek
from services.casework.domain.onderzoek.taal import (
    BeginOnderzoek,
    ClientondersteuningOntbreekt,
    HervatOnderzoek,
    IdentiteitAlVastgesteld,
    IdentiteitOntbreekt,
    IdentiteitVastgesteld,
    InformeerOverPgb,
    LegOnderdeelVast,
    NeemZrmAf,
    OnderdeelOntbreekt,
    OnderzoeksonderdeelVastgelegd,
    OnderzoeksverslagVastgelegd,
    OntvangPersoonlijkPlan,
    PersoonlijkPlanTermijnLoopt,
    PersoonlijkPlanVastgelegd,
    PgbVoorlichtingGegeven,
    PgbVoorlichtingOntbreekt,
    PlanHuisbezoek,
    RondOnderzoekAf,
    StaakOnderzoek,
    StartOnderzoek,
    StelIdentiteitVast,
    StelUitInOverleg,
    VerslagOntbreekt,
    VerstrekVerslag,
    VoorDeMelding,
    ZrmScoresVastgelegd,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.codes import Onderzoeksonderdeel, OnderzoekSoort, OnderzoekUitkomst
from shared.events.onderzoeken import (
    ClientondersteuningAangeboden,
    HuisbezoekGepland,
    OnderzoekAfgerond,
    OnderzoekBegonnen,
    OnderzoekGestaakt,
    OnderzoekGestart,
    OnderzoekHervat,
    OnderzoeksverslagVerstrekt,
    OnderzoekUitgesteldInOverleg,
    PersoonlijkPlanOntvangen,
    PersoonlijkPlanOvergeslagen,
    ZrmAfgenomen,
)
from shared.events.termijnen import TermijnGehaald, TermijnOverschreden
from shared.termijnen.kalender import begin_van

ZONDER_KLOK = spec(onderzoek.eigen)  # what follows for its terms has tests of its own

M, D, P = UUID(int=1), UUID(int=2), UUID(int=3)
MELDING = datetime(2026, 3, 24, 9, tzinfo=UTC)
LAATSTE_DAG_PLAN = datetime(2026, 3, 31, 20, tzinfo=UTC)
EERSTE_DAG_ONDERZOEK = datetime(2026, 4, 1, 8, tzinfo=UTC)
LAATSTE_DAG = datetime(2026, 5, 6, 20, tzinfo=UTC)
ONDERDELEN: tuple[Onderzoeksonderdeel, ...] = (
    "behoeften",
    "eigen_kracht_en_gebruikelijke_hulp",
    "mantelzorg_en_netwerk",
    "ondersteuning_mantelzorger",
    "algemene_voorziening",
    "samenwerking",
    "eigen_bijdrage",
)


def start(soort: OnderzoekSoort = "eerste") -> StartOnderzoek:
    op = MELDING + timedelta(days=6)
    return StartOnderzoek(melding_id=M, dossier_id=D, op=op, soort=soort, melding_op=MELDING, persoon_ids=(P,))


def gestart(soort: OnderzoekSoort = "eerste") -> OnderzoekGestart:
    fact, *_ = ZONDER_KLOK.given().when(start(soort)).facts
    assert isinstance(fact, OnderzoekGestart)
    return fact


GESTART = gestart()
BEGONNEN = OnderzoekBegonnen(gebeurd_op=EERSTE_DAG_ONDERZOEK, melding_id=M, begonnen_op=EERSTE_DAG_ONDERZOEK)
LOPEND = (GESTART, BEGONNEN)
ONDERSTEUND = ClientondersteuningAangeboden(gebeurd_op=EERSTE_DAG_ONDERZOEK, melding_id=M, aan="client", gebruikt=False)
IDENTITEIT = IdentiteitVastgesteld(gebeurd_op=EERSTE_DAG_ONDERZOEK, documentsoort="paspoort")
PGB = PgbVoorlichtingGegeven(gebeurd_op=EERSTE_DAG_ONDERZOEK, wijze="gesprek")
ONDERZOCHT = tuple(
    OnderzoeksonderdeelVastgelegd(gebeurd_op=EERSTE_DAG_ONDERZOEK, persoon_id=P, onderdeel=deel, bevinding="Besproken.")
    for deel in ONDERDELEN
)
COMPLEET = (*LOPEND, ONDERSTEUND, IDENTITEIT, *ONDERZOCHT)
VERSTREKT = OnderzoeksverslagVerstrekt(
    gebeurd_op=LAATSTE_DAG, melding_id=M, verstrekt_op=LAATSTE_DAG, binnen_termijn=True
)
GEHAALD = TermijnGehaald(gebeurd_op=LAATSTE_DAG, melding_id=M, soort="onderzoek", gehaald_op=LAATSTE_DAG)
OVERSCHREDEN = TermijnOverschreden(
    gebeurd_op=begin_van(date(2026, 5, 7)), melding_id=M, soort="onderzoek", uiterste_datum=date(2026, 5, 6)
)


TOT = date(2026, 5, 20)
UITGESTELD = OnderzoekUitgesteldInOverleg(
    gebeurd_op=EERSTE_DAG_ONDERZOEK, melding_id=M, tot=TOT, reden="verzoek_client", toestemming_id=None
)


def verstrek(op: datetime = LAATSTE_DAG, *, maatwerk: bool = False) -> VerstrekVerslag:
    return VerstrekVerslag(op=op, maatwerk_gewenst=maatwerk)


def test_r05_de_zes_weken_lopen_vanaf_de_melding_en_niet_vanaf_de_start() -> None:
    """R05, Wmo 2015 art. 2.3.2 lid 1."""
    assert str(GESTART.uiterste_datum) == "2026-05-06"


def test_r27_een_herbeoordeling_heeft_geen_zes_weken() -> None:
    """R27, Wmo 2015 art. 2.3.9."""
    assert gestart("herbeoordeling").uiterste_datum is None


def test_r03_binnen_de_zeven_dagen_van_het_persoonlijk_plan_begint_het_onderzoek_niet() -> None:
    """R03, Wmo 2015 art. 2.3.2 lid 2."""
    beginnen = BeginOnderzoek(op=LAATSTE_DAG_PLAN)
    ZONDER_KLOK.given(GESTART).when(beginnen).then_rejected(PersoonlijkPlanTermijnLoopt)


def test_r03_na_de_zeven_dagen_begint_het_onderzoek() -> None:
    """R03, Wmo 2015 art. 2.3.2 lid 2."""
    ZONDER_KLOK.given(GESTART).when(BeginOnderzoek(op=EERSTE_DAG_ONDERZOEK)).then(BEGONNEN)


@pytest.mark.parametrize(
    "plan",
    [
        PersoonlijkPlanOvergeslagen(gebeurd_op=MELDING, melding_id=M),
        PersoonlijkPlanOntvangen(gebeurd_op=MELDING, melding_id=M, ontvangen_op=MELDING, op_tijd=True),
    ],
)
def test_r03_met_het_plan_of_zonder_wens_daartoe_kan_het_eerder_beginnen(plan: object) -> None:
    """R03, Wmo 2015 art. 2.3.2 lid 2."""
    ZONDER_KLOK.given(GESTART, plan).when(BeginOnderzoek(op=MELDING)).then_facts(OnderzoekBegonnen)


def test_r03_bij_spoed_wacht_het_onderzoek_niet_op_het_persoonlijk_plan() -> None:
    """R03 with Wmo 2015 art. 2.3.3."""
    ZONDER_KLOK.given(gestart("spoed")).when(BeginOnderzoek(op=MELDING)).then_facts(OnderzoekBegonnen)


@pytest.mark.parametrize(("op", "op_tijd"), [(LAATSTE_DAG_PLAN, True), (EERSTE_DAG_ONDERZOEK, False)])
def test_een_persoonlijk_plan_dat_te_laat_komt_wordt_toch_ontvangen(op: datetime, op_tijd: bool) -> None:
    ontvangen = ZONDER_KLOK.given(GESTART).when(OntvangPersoonlijkPlan(op=op, inhoud="Mijn plan."))
    ontvangen.then(
        PersoonlijkPlanOntvangen(gebeurd_op=op, melding_id=M, ontvangen_op=op, op_tijd=op_tijd),
        PersoonlijkPlanVastgelegd(gebeurd_op=op, persoon_id=P, inhoud="Mijn plan."),
    )


@pytest.mark.parametrize("ontbrekend", ONDERDELEN)
def test_r06_zonder_een_van_de_onderdelen_a_tot_en_met_g_is_er_geen_verslag(ontbrekend: str) -> None:
    """R06, Wmo 2015 art. 2.3.2 lid 4."""
    zonder = [fact for fact in COMPLEET if getattr(fact, "onderdeel", "") != ontbrekend]
    ZONDER_KLOK.given(*zonder).when(verstrek()).then_rejected(OnderdeelOntbreekt)


def test_een_onderdeel_kan_opnieuw_worden_vastgelegd() -> None:
    opnieuw = LegOnderdeelVast(op=LAATSTE_DAG, onderdeel="behoeften", bevinding="Bijgesteld.")
    ZONDER_KLOK.given(*COMPLEET).when(opnieuw).then_facts(OnderzoeksonderdeelVastgelegd)


def test_r04_zonder_te_wijzen_op_clientondersteuning_is_er_geen_verslag() -> None:
    """R04, Wmo 2015 art. 2.3.2 lid 3."""
    ZONDER_KLOK.given(*LOPEND, IDENTITEIT, *ONDERZOCHT).when(verstrek()).then_rejected(ClientondersteuningOntbreekt)


def test_r04_wie_alleen_de_mantelzorger_erop_wijst_heeft_de_client_nog_niet_gewezen() -> None:
    """R04, Wmo 2015 art. 2.3.2 lid 3."""
    mantelzorger = replace(ONDERSTEUND, aan="mantelzorger")
    onderzocht = ZONDER_KLOK.given(*LOPEND, IDENTITEIT, mantelzorger, *ONDERZOCHT)
    onderzocht.when(verstrek()).then_rejected(ClientondersteuningOntbreekt)


def test_r05_een_verslag_van_voor_de_melding_bestaat_niet() -> None:
    """R05, Wmo 2015 art. 2.3.2 lid 1."""
    vroeger = replace(verstrek(), op=verstrek().op - timedelta(weeks=10))
    ZONDER_KLOK.given(*COMPLEET).when(vroeger).then_rejected(VoorDeMelding)


def test_r05_wat_op_een_melding_volgt_gebeurt_niet_daarvoor() -> None:
    """R05, Wmo 2015 art. 2.3.2 lid 1: to postpone and go on is no way around it, nor is a herbeoordeling."""
    vroeger = MELDING - timedelta(days=1)
    plan = PersoonlijkPlanOvergeslagen(gebeurd_op=MELDING, melding_id=M)
    hervatten = HervatOnderzoek(op=vroeger)
    afronden = RondOnderzoekAf(op=vroeger, uitkomst="geen")
    ZONDER_KLOK.given(GESTART, plan, UITGESTELD).when(hervatten).then_rejected(VoorDeMelding)
    ZONDER_KLOK.given(*COMPLEET, VERSTREKT).when(afronden).then_rejected(VoorDeMelding)
    ZONDER_KLOK.given(*HERBEOORDELING, ONDERSTEUND, *ONDERZOCHT).when(afronden).then_rejected(VoorDeMelding)


def test_r12_zonder_vastgestelde_identiteit_is_er_geen_verslag() -> None:
    """R12, Wmo 2015 art. 2.3.4."""
    ZONDER_KLOK.given(*LOPEND, ONDERSTEUND, *ONDERZOCHT).when(verstrek()).then_rejected(IdentiteitOntbreekt)


def test_r12_van_het_identiteitsbewijs_blijft_alleen_de_soort() -> None:
    """R12, Wmo 2015 art. 2.3.4."""
    vaststellen = StelIdentiteitVast(op=EERSTE_DAG_ONDERZOEK, documentsoort="paspoort")
    ZONDER_KLOK.given(*LOPEND).when(vaststellen).then(IDENTITEIT)


def test_r07_met_maatwerk_in_beeld_is_er_zonder_uitleg_over_het_pgb_geen_verslag() -> None:
    """R07, Wmo 2015 art. 2.3.2 lid 6."""
    ZONDER_KLOK.given(*COMPLEET).when(verstrek(maatwerk=True)).then_rejected(PgbVoorlichtingOntbreekt)
    spec(onderzoek).given(*COMPLEET, PGB).when(verstrek(maatwerk=True)).then(VERSTREKT, GEHAALD)


def test_r07_zonder_maatwerk_hoeft_het_pgb_niet_te_zijn_uitgelegd() -> None:
    """R07, Wmo 2015 art. 2.3.2 lid 6."""
    spec(onderzoek).given(*COMPLEET).when(verstrek()).then(VERSTREKT, GEHAALD)


def test_r05_een_te_laat_verslag_wordt_vastgelegd_en_niet_geweigerd() -> None:
    """R05 and R13: the six weeks stand, and late is a fact."""
    te_laat = LAATSTE_DAG + timedelta(days=1)
    verwacht = replace(VERSTREKT, gebeurd_op=te_laat, verstrekt_op=te_laat, binnen_termijn=False)
    spec(onderzoek).given(*COMPLEET).when(verstrek(te_laat)).then(verwacht, OVERSCHREDEN)


@pytest.mark.parametrize("stand", [(GESTART,), LOPEND, COMPLEET])
def test_r09_zonder_verslag_wordt_het_onderzoek_niet_afgerond(stand: tuple[object, ...]) -> None:
    """R09, Wmo 2015 art. 2.3.2 lid 8."""
    afronden = RondOnderzoekAf(op=LAATSTE_DAG, uitkomst="basishulp")
    ZONDER_KLOK.given(*stand).when(afronden).then_rejected(VerslagOntbreekt)


@pytest.mark.parametrize("uitkomst", ["eigen_kracht", "algemene_voorziening", "basishulp", "geen"])
def test_r09_met_het_verslag_kan_het_onderzoek_worden_afgerond(uitkomst: OnderzoekUitkomst) -> None:
    """R09, Wmo 2015 art. 2.3.2 lid 8."""
    afronden = RondOnderzoekAf(op=LAATSTE_DAG, uitkomst=uitkomst)
    ZONDER_KLOK.given(*COMPLEET, VERSTREKT).when(afronden).then_facts(OnderzoekAfgerond)


def test_r07_maatwerk_als_uitkomst_vraagt_uitleg_over_het_pgb() -> None:
    """R07, Wmo 2015 art. 2.3.2 lid 6."""
    afronden = RondOnderzoekAf(op=LAATSTE_DAG, uitkomst="maatwerk")
    ZONDER_KLOK.given(*COMPLEET, VERSTREKT).when(afronden).then_rejected(PgbVoorlichtingOntbreekt)
    uitleggen = InformeerOverPgb(op=LAATSTE_DAG, wijze="gesprek")
    ZONDER_KLOK.given(*COMPLEET, VERSTREKT).when(uitleggen).then_facts(PgbVoorlichtingGegeven)
    ZONDER_KLOK.given(*COMPLEET, PGB, VERSTREKT).when(afronden).then_facts(OnderzoekAfgerond)


def test_een_onderdeel_wordt_pas_vastgelegd_als_het_onderzoek_loopt() -> None:
    vastleggen = LegOnderdeelVast(op=LAATSTE_DAG, onderdeel="behoeften", bevinding="Te vroeg.")
    ZONDER_KLOK.given(GESTART).when(vastleggen).then_rejected(NietToegestaan)


@pytest.mark.parametrize("stand", [(GESTART,), LOPEND, (*COMPLEET, VERSTREKT)])
def test_de_zrm_kan_altijd_worden_afgenomen_en_de_scores_blijven_binnen(stand: tuple[object, ...]) -> None:
    afgenomen = ZONDER_KLOK.given(*stand).when(NeemZrmAf(op=LAATSTE_DAG, moment="eind", scores='{"justitie": 5}'))
    afgenomen.then_facts(ZrmAfgenomen, ZrmScoresVastgelegd)
    assert "justitie" not in repr(afgenomen.facts[0])


def test_een_gepland_bezoek_gebeurt_als_het_wordt_gepland() -> None:
    plannen = PlanHuisbezoek(op=LAATSTE_DAG, nu=EERSTE_DAG_ONDERZOEK)
    gepland = HuisbezoekGepland(gebeurd_op=EERSTE_DAG_ONDERZOEK, melding_id=M, op=LAATSTE_DAG)
    ZONDER_KLOK.given(GESTART).when(plannen).then(gepland)


@pytest.mark.parametrize("stand", [(GESTART,), LOPEND])
def test_r13_uitstel_in_overleg_verschuift_de_zes_weken_niet(stand: tuple[object, ...]) -> None:
    """R13, Awb art. 4:15 a contrario: the six weeks cannot be suspended."""
    uitstellen = StelUitInOverleg(op=EERSTE_DAG_ONDERZOEK, tot=TOT, reden="verzoek_client", toestemming_id=None)
    ZONDER_KLOK.given(*stand).when(uitstellen).then(UITGESTELD)
    na_het_einde = LAATSTE_DAG + timedelta(days=1)
    hervat = OnderzoekHervat(gebeurd_op=na_het_einde, melding_id=M)
    (verslag,) = ZONDER_KLOK.given(*COMPLEET, UITGESTELD, hervat).when(verstrek(na_het_einde)).facts
    assert isinstance(verslag, OnderzoeksverslagVerstrekt)
    assert not verslag.binnen_termijn


def test_tijdens_uitstel_kan_alleen_worden_hervat_of_gestaakt() -> None:
    uitgesteld = ZONDER_KLOK.given(*LOPEND, UITGESTELD)
    uitgesteld.when(HervatOnderzoek(op=LAATSTE_DAG)).then_facts(OnderzoekHervat)
    uitgesteld.when(StaakOnderzoek(op=LAATSTE_DAG, reden="client_stopt")).then_facts(OnderzoekGestaakt)
    uitgesteld.when(NeemZrmAf(op=LAATSTE_DAG, moment="start", scores="{}")).then_rejected(NietToegestaan)
    uitgesteld.when(RondOnderzoekAf(op=LAATSTE_DAG, uitkomst="geen")).then_rejected(VerslagOntbreekt)


def test_r03_ook_hervatten_wacht_op_het_persoonlijk_plan() -> None:
    """R03, Wmo 2015 art. 2.3.2 lid 2: to postpone and go on is no way around the seven days."""
    hervatten = HervatOnderzoek(op=LAATSTE_DAG_PLAN)
    ZONDER_KLOK.given(GESTART, UITGESTELD).when(hervatten).then_rejected(PersoonlijkPlanTermijnLoopt)


@pytest.mark.parametrize("stand", [(GESTART,), LOPEND])
def test_een_gestaakt_onderzoek_is_voorbij(stand: tuple[object, ...]) -> None:
    gestaakt = OnderzoekGestaakt(gebeurd_op=LAATSTE_DAG, melding_id=M, reden="client_stopt")
    ZONDER_KLOK.given(*stand).when(StaakOnderzoek(op=LAATSTE_DAG, reden="client_stopt")).then(gestaakt)
    ZONDER_KLOK.given(*stand, gestaakt).when(BeginOnderzoek(op=LAATSTE_DAG)).then_rejected(NietToegestaan)


def test_r08_de_identiteit_wordt_een_keer_vastgesteld() -> None:
    """R08, Wmo 2015 art. 2.3.2 lid 7: what is known is not asked again."""
    vaststellen = StelIdentiteitVast(op=LAATSTE_DAG, documentsoort="rijbewijs")
    ZONDER_KLOK.given(*LOPEND, IDENTITEIT).when(vaststellen).then_rejected(IdentiteitAlVastgesteld)


def test_wat_in_het_verslag_staat_blijft_binnen() -> None:
    verstrekt = ZONDER_KLOK.given(*COMPLEET).when(replace(verstrek(), inhoud="U kunt weer koken."))
    verstrekt.then(
        VERSTREKT, OnderzoeksverslagVastgelegd(gebeurd_op=LAATSTE_DAG, persoon_id=P, inhoud="U kunt weer koken.")
    )


def test_de_afronding_noemt_de_wetten_die_voorgaan() -> None:
    """Rotterdam, Begroting 2018: voorliggende wet checked."""
    afronden = RondOnderzoekAf(op=LAATSTE_DAG, uitkomst="geen", voorliggende_wetten=("wlz", "zvw"))
    (afgerond,) = ZONDER_KLOK.given(*COMPLEET, VERSTREKT).when(afronden).facts
    assert isinstance(afgerond, OnderzoekAfgerond)
    assert afgerond.voorliggende_wetten == ("wlz", "zvw")


HERBEOORDELING = (gestart("herbeoordeling"), BEGONNEN)
AFRONDEN = RondOnderzoekAf(op=LAATSTE_DAG + timedelta(days=200), uitkomst="maatwerk")


def test_r27_een_herbeoordeling_wordt_zonder_verslag_afgerond() -> None:
    """R27 and R09, Wmo 2015 art. 2.3.9: no six weeks, no verslag, no identity again."""
    onderzocht = (*HERBEOORDELING, ONDERSTEUND, PGB, *ONDERZOCHT)
    ZONDER_KLOK.given(*onderzocht).when(AFRONDEN).then_facts(OnderzoekAfgerond)


def test_r27_een_herbeoordeling_zegt_welke_voorziening_is_beoordeeld() -> None:
    """R27, Wmo 2015 art. 2.3.9: who granted it must know of the outcome."""
    voorziening = UUID(int=9)
    gestart_voor = replace(gestart("herbeoordeling"), voorziening_id=voorziening)
    onderzocht = (gestart_voor, BEGONNEN, ONDERSTEUND, PGB, *ONDERZOCHT)
    (afgerond,) = ZONDER_KLOK.given(*onderzocht).when(AFRONDEN).facts
    assert isinstance(afgerond, OnderzoekAfgerond)
    assert (afgerond.soort, afgerond.voorziening_id) == ("herbeoordeling", voorziening)


def test_r27_ook_een_herbeoordeling_onderzoekt_alles() -> None:
    """R27, Wmo 2015 art. 2.3.9: art. 2.3.2 lid 2 to 6 hold."""
    zonder_deel = (*HERBEOORDELING, ONDERSTEUND, PGB, *ONDERZOCHT[1:])
    ZONDER_KLOK.given(*zonder_deel).when(AFRONDEN).then_rejected(OnderdeelOntbreekt)
    zonder_steun = (*HERBEOORDELING, PGB, *ONDERZOCHT)
    ZONDER_KLOK.given(*zonder_steun).when(AFRONDEN).then_rejected(ClientondersteuningOntbreekt)
    zonder_pgb = (*HERBEOORDELING, ONDERSTEUND, *ONDERZOCHT)
    ZONDER_KLOK.given(*zonder_pgb).when(AFRONDEN).then_rejected(PgbVoorlichtingOntbreekt)
