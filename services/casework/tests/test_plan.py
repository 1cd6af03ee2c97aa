"""De regels van het ondersteuningsplan, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from services.casework.domain.plan import plan
from services.casework.domain.plan.taal import (
    AkkoordeerPlanAlsInwoner,
    AkkoordeerPlanAlsWijkwerker,
    AlGeaccordeerd,
    BiedPlanTerAccorderingAan,
    DoelNietGeevalueerd,
    DossierNietActief,
    Eindmeting,
    ErIsAlEenPlan,
    EvalueerDoel,
    EvalueerPlan,
    OnbekendDoel,
    PlaninhoudVastgelegd,
    SluitPlan,
    StelPlanOp,
    VervangPlan,
    VoerPlanUit,
    WijzigPlan,
    ZrmDoel,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.codes import Uitvoerder
from shared.events.plannen import (
    DoelGeevalueerd,
    PlanAfgesloten,
    Plandoel,
    PlanGeaccordeerdDoorInwoner,
    PlanGeaccordeerdDoorWijkwerker,
    PlanGeevalueerd,
    PlanGewijzigd,
    PlanInUitvoeringGenomen,
    PlanOpgesteld,
    PlanTerAccorderingAangeboden,
    PlanVastgesteld,
    PlanVervangen,
)

M, H, D, ONDERZOEK, P, A = (UUID(int=n) for n in range(1, 7))
OP = datetime(2026, 4, 10, 9, tzinfo=UTC)
EERST, LAATST = OP + timedelta(days=1), OP + timedelta(days=5)
STEL_OP = StelPlanOp(
    melding_id=M,
    huishouden_id=H,
    dossier_id=D,
    onderzoek_id=ONDERZOEK,
    persoon_ids=(P,),
    op=OP,
    doelen=(Plandoel(doel_id=UUID(int=9), doelcode="meedoen", leefgebied="wonen"),),
    uitvoerders=("professional", "zelf"),
    inhoud_doelen='[{"tekst": "Zelf koken."}]',
    inhoud_acties='[{"tekst": "Elke week."}]',
    maatwerk_gewenst=("begeleiding",),
    dossier_open=True,
    ander_plan=False,
)
OPGESTELD = spec(plan).given().when(STEL_OP).facts
VOORGELEGD = (*OPGESTELD, PlanTerAccorderingAangeboden(gebeurd_op=OP, melding_id=M))


def als[K: AkkoordeerPlanAlsInwoner | AkkoordeerPlanAlsWijkwerker](kind: type[K], op: datetime) -> K:
    return kind(op=op, aanmelding_id=A, persoon_ids=(P,), onderzoek_uiterste_datum=date(2026, 5, 6), verslag_op=None)


def vastgesteld(*akkoorden: AkkoordeerPlanAlsInwoner | AkkoordeerPlanAlsWijkwerker) -> PlanVastgesteld:
    facts = VOORGELEGD
    for akkoord in akkoorden:
        facts = (*facts, *spec(plan).given(*facts).when(akkoord).facts)
    fact = facts[-1]
    assert isinstance(fact, PlanVastgesteld)
    return fact


def test_een_plan_wordt_opgesteld_en_zijn_woorden_blijven_binnen() -> None:
    opgesteld = spec(plan).given().when(STEL_OP)
    opgesteld.then_facts(PlanOpgesteld, PlaninhoudVastgelegd)
    assert "koken" not in repr(opgesteld.facts[0])


def test_een_huishouden_heeft_een_plan_tegelijk() -> None:
    """Groningen, Jaarverslag 2017, 4.2.1: een gezin, een plan, een regisseur."""
    spec(plan).given().when(replace(STEL_OP, ander_plan=True)).then_rejected(ErIsAlEenPlan)


def test_in_een_afgesloten_dossier_komt_geen_plan() -> None:
    spec(plan).given().when(replace(STEL_OP, dossier_open=False)).then_rejected(DossierNietActief)


def test_een_plan_wordt_voorgelegd_voordat_iemand_akkoord_gaat() -> None:
    akkoord = als(AkkoordeerPlanAlsInwoner, EERST)
    spec(plan).given(*OPGESTELD).when(akkoord).then_rejected(NietToegestaan)
    spec(plan).given(*OPGESTELD).when(BiedPlanTerAccorderingAan(op=OP)).then_facts(PlanTerAccorderingAangeboden)


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        (AkkoordeerPlanAlsInwoner, PlanGeaccordeerdDoorInwoner),
        (AkkoordeerPlanAlsWijkwerker, PlanGeaccordeerdDoorWijkwerker),
    ],
)
def test_een_akkoord_stelt_het_plan_nog_niet_vast(
    kind: type[AkkoordeerPlanAlsInwoner | AkkoordeerPlanAlsWijkwerker], fact: type
) -> None:
    """Almere, Meldingen bij de wijkteams, mei 2020: inwoner and wijkwerker agree."""
    spec(plan).given(*VOORGELEGD).when(als(kind, EERST)).then_facts(fact)


def test_wie_akkoord_is_gaat_niet_nog_eens_akkoord() -> None:
    akkoord = als(AkkoordeerPlanAlsInwoner, EERST)
    gegeven = spec(plan).given(*VOORGELEGD).when(akkoord).facts
    spec(plan).given(*VOORGELEGD, *gegeven).when(akkoord).then_rejected(AlGeaccordeerd)


WIJZIG = WijzigPlan(
    op=EERST,
    doelen=(Plandoel(doel_id=UUID(int=10), doelcode="meedoen", leefgebied="financien_en_schulden"),),
    uitvoerders=("sociaal_netwerk",),
    inhoud_doelen='[{"tekst": "Rondkomen."}]',
    inhoud_acties='[{"tekst": "Elke maand."}]',
    maatwerk_gewenst=(),
)


def test_een_wijziging_laat_een_akkoord_vervallen_en_wordt_opnieuw_voorgelegd() -> None:
    """Almere, Meldingen bij de wijkteams, mei 2020: both agree, to the same plan."""
    inwoner, wijkwerker = als(AkkoordeerPlanAlsInwoner, EERST), als(AkkoordeerPlanAlsWijkwerker, LAATST)
    half = (*VOORGELEGD, *spec(plan).given(*VOORGELEGD).when(inwoner).facts)
    gewijzigd = spec(plan).given(*half).when(WIJZIG)
    gewijzigd.then_facts(PlanGewijzigd, PlaninhoudVastgelegd)
    anders = (*half, *gewijzigd.facts)
    spec(plan).given(*anders).when(wijkwerker).then_rejected(NietToegestaan)
    anders = (*anders, *spec(plan).given(*anders).when(BiedPlanTerAccorderingAan(op=LAATST)).facts)
    anders = (*anders, *spec(plan).given(*anders).when(wijkwerker).facts)
    *_, vast = spec(plan).given(*anders).when(inwoner).facts
    assert isinstance(vast, PlanVastgesteld)
    assert (vast.maatwerk_gewenst, vast.eigen_uitvoering) == ((), True)


def test_met_beide_akkoorden_staat_het_plan_vast_op_de_dag_van_het_laatste() -> None:
    inwoner, wijkwerker = als(AkkoordeerPlanAlsInwoner, EERST), als(AkkoordeerPlanAlsWijkwerker, LAATST)
    assert vastgesteld(inwoner, wijkwerker).vastgesteld_op == LAATST


def test_de_volgorde_van_vastleggen_maakt_voor_die_dag_niet_uit() -> None:
    """A late registration of the earlier akkoord does not make the plan older or newer."""
    inwoner, wijkwerker = als(AkkoordeerPlanAlsInwoner, EERST), als(AkkoordeerPlanAlsWijkwerker, LAATST)
    assert vastgesteld(wijkwerker, inwoner).vastgesteld_op == LAATST


def test_een_vastgesteld_plan_draagt_wat_de_aanvraag_moet_weten() -> None:
    """R10, Wmo 2015 art. 2.3.2 lid 9: verslag and legal end travel with the plan."""
    fact = vastgesteld(als(AkkoordeerPlanAlsInwoner, EERST), als(AkkoordeerPlanAlsWijkwerker, LAATST))
    assert (fact.maatwerk_gewenst, fact.onderzoek_uiterste_datum) == (("begeleiding",), date(2026, 5, 6))
    assert (fact.dossier_id, fact.aanmelding_id, fact.persoon_ids) == (D, A, (P,))


@pytest.mark.parametrize(
    ("uitvoerders", "eigen"),
    [(("professional",), False), (("professional", "vrijwilliger"), True), (("sociaal_netwerk",), True)],
)
def test_eigen_uitvoering_is_alles_wat_geen_professional_doet(uitvoerders: tuple[Uitvoerder, ...], eigen: bool) -> None:
    """Groningen, Jaarverslag 2017, 4.2.1: the uitvoerder of each action."""
    facts = spec(plan).given().when(replace(STEL_OP, uitvoerders=uitvoerders)).facts
    for stap in (
        BiedPlanTerAccorderingAan(op=OP),
        als(AkkoordeerPlanAlsInwoner, EERST),
        als(AkkoordeerPlanAlsWijkwerker, LAATST),
    ):
        facts = (*facts, *spec(plan).given(*facts).when(stap).facts)
    fact = facts[-1]
    assert isinstance(fact, PlanVastgesteld)
    assert fact.eigen_uitvoering is eigen


DOELEN = tuple(Plandoel(doel_id=UUID(int=n), doelcode="meedoen", leefgebied="wonen") for n in (11, 12))


def in_uitvoering() -> tuple[object, ...]:
    facts = spec(plan).given().when(replace(STEL_OP, doelen=DOELEN)).facts
    akkoorden = (als(AkkoordeerPlanAlsInwoner, EERST), als(AkkoordeerPlanAlsWijkwerker, EERST))
    for command in (BiedPlanTerAccorderingAan(op=OP), *akkoorden, VoerPlanUit(op=LAATST)):
        facts = (*facts, *spec(plan).given(*facts).when(command).facts)
    return facts


def geevalueerd(*uitkomsten: str) -> tuple[object, ...]:
    facts = in_uitvoering()
    for doel, uitkomst in zip(DOELEN, uitkomsten, strict=False):
        evalueer = EvalueerDoel(op=LAATST, doel_id=doel.doel_id, bereikt=uitkomst == "bereikt")
        facts = (*facts, *spec(plan).given(*facts).when(evalueer).facts)
    return facts


@pytest.mark.parametrize(("tweede", "conform"), [("bereikt", True), ("niet bereikt", False)])
def test_de_doelrealisatie_volgt_uit_de_doelen(tweede: str, conform: bool) -> None:
    """GRO-11: no one enters what follows from the goals."""
    (fact,) = spec(plan).given(*geevalueerd("bereikt", tweede)).when(EvalueerPlan(op=LAATST)).facts
    assert fact == PlanGeevalueerd(gebeurd_op=LAATST, melding_id=M, doelrealisatie_conform=conform)


def test_een_doel_draagt_zijn_code_en_zijn_laatste_evaluatie_telt() -> None:
    """GRO-02: nine doelcodes on plan goals."""
    opnieuw = EvalueerDoel(op=LAATST, doel_id=DOELEN[0].doel_id, bereikt=True)
    eerder = geevalueerd("niet bereikt", "bereikt")
    (fact,) = spec(plan).given(*eerder).when(opnieuw).facts
    assert isinstance(fact, DoelGeevalueerd)
    assert (fact.doelcode, fact.bereikt) == ("meedoen", True)
    spec(plan).given(*eerder, fact).when(EvalueerPlan(op=LAATST)).then(
        PlanGeevalueerd(gebeurd_op=LAATST, melding_id=M, doelrealisatie_conform=True)
    )


def test_een_plan_wordt_pas_geevalueerd_als_elk_doel_dat_is() -> None:
    spec(plan).given(*geevalueerd("bereikt")).when(EvalueerPlan(op=LAATST)).then_rejected(DoelNietGeevalueerd)


def test_een_doel_van_een_ander_plan_wordt_niet_geevalueerd() -> None:
    vreemd = EvalueerDoel(op=LAATST, doel_id=UUID(int=99), bereikt=True)
    spec(plan).given(*in_uitvoering()).when(vreemd).then_rejected(OnbekendDoel)


def test_na_een_evaluatie_gaat_het_plan_dicht_of_verder_met_nieuwe_evaluaties() -> None:
    conform = PlanGeevalueerd(gebeurd_op=LAATST, melding_id=M, doelrealisatie_conform=True)
    klaar = (*geevalueerd("bereikt", "bereikt"), conform)
    spec(plan).given(*klaar).when(SluitPlan(op=LAATST, reden="doelen_bereikt")).then_facts(PlanAfgesloten)
    verder = spec(plan).given(*klaar).when(VoerPlanUit(op=LAATST))
    verder.then_facts(PlanInUitvoeringGenomen)
    spec(plan).given(*klaar, *verder.facts).when(EvalueerPlan(op=LAATST)).then_rejected(DoelNietGeevalueerd)


def test_een_plan_dat_vaststaat_maakt_plaats_voor_een_ander_en_een_geevalueerd_plan_niet() -> None:
    vervang, bezig = VervangPlan(op=LAATST, nieuw_plan_id=UUID(int=77)), in_uitvoering()
    for eerder in (bezig[:-1], bezig):
        spec(plan).given(*eerder).when(vervang).then(
            PlanVervangen(gebeurd_op=LAATST, melding_id=M, nieuw_plan_id=UUID(int=77))
        )
    conform = PlanGeevalueerd(gebeurd_op=LAATST, melding_id=M, doelrealisatie_conform=True)
    spec(plan).given(*geevalueerd("bereikt", "bereikt"), conform).when(vervang).then_rejected(NietToegestaan)
    spec(plan).given(*VOORGELEGD).when(vervang).then_rejected(NietToegestaan)


ZRM = (ZrmDoel(doel_id=DOELEN[0].doel_id, domein="huisvesting", score=4),)


@pytest.mark.parametrize(("score", "conform"), [(3, False), (4, True)])
def test_een_gemeten_doel_volgt_uit_de_eindmeting(score: int, conform: bool) -> None:
    """GRO-11: what was measured goes before what someone thought of it."""
    eindmeting = Eindmeting(op=LAATST, scores={"huisvesting": score})
    evalueer = EvalueerPlan(op=LAATST, zrm_doelen=ZRM, eindmeting=eindmeting)
    gevonden = "niet bereikt" if conform else "bereikt"
    anders, evaluatie = spec(plan).given(*geevalueerd(gevonden, "bereikt")).when(evalueer).facts
    assert isinstance(anders, DoelGeevalueerd)
    assert (anders.doel_id, anders.bereikt) == (DOELEN[0].doel_id, conform)
    assert evaluatie == PlanGeevalueerd(gebeurd_op=LAATST, melding_id=M, doelrealisatie_conform=conform)


def test_wat_de_meting_bevestigt_wordt_niet_nog_eens_vastgelegd() -> None:
    evalueer = EvalueerPlan(op=LAATST, zrm_doelen=ZRM, eindmeting=Eindmeting(op=LAATST, scores={"huisvesting": 5}))
    spec(plan).given(*geevalueerd("bereikt", "bereikt")).when(evalueer).then_facts(PlanGeevalueerd)


@pytest.mark.parametrize(
    "meting",
    [
        None,
        Eindmeting(op=LAATST - timedelta(seconds=1), scores={"huisvesting": 5}),
        Eindmeting(op=LAATST, scores={"financien": 5}),
    ],
)
def test_zonder_meting_van_deze_uitvoering_evalueert_iemand_het_doel(meting: Eindmeting | None) -> None:
    """GRO-11: none, one from before the plan was carried out, and one of another domain."""
    evalueer = EvalueerPlan(op=LAATST, zrm_doelen=ZRM, eindmeting=meting)
    spec(plan).given(*in_uitvoering()).when(evalueer).then_rejected(DoelNietGeevalueerd)
    (fact,) = spec(plan).given(*geevalueerd("niet bereikt", "bereikt")).when(evalueer).facts
    assert fact == PlanGeevalueerd(gebeurd_op=LAATST, melding_id=M, doelrealisatie_conform=False)
