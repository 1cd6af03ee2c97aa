"""Plans: drawn up in a dossier, put before both parties, agreed by both."""

from collections.abc import Sequence
from typing import Annotated, Literal, TypedDict
from uuid import UUID, uuid5

from pydantic import Field
from starlette.responses import Response

from services.casework import queries
from services.casework.domain.dossier import dossier
from services.casework.domain.dossier.taal import Afgesloten, MarkeerFase
from services.casework.domain.dossier.taal import Nieuw as GeenDossier
from services.casework.domain.huishouden import Samengesteld, huishouden
from services.casework.domain.onderzoek import onderzoek
from services.casework.domain.onderzoek.taal import Nieuw as GeenOnderzoek
from services.casework.domain.plan import plan
from services.casework.domain.plan.taal import (
    AkkoordeerPlanAlsInwoner,
    AkkoordeerPlanAlsWijkwerker,
    BiedPlanTerAccorderingAan,
    EvalueerDoel,
    EvalueerPlan,
    InUitvoering,
    SluitPlan,
    StelPlanOp,
    VervangPlan,
    VoerPlanUit,
    WijzigPlan,
)
from services.casework.domain.verwant import huishouden_van, onderzoek_van
from services.casework.queries import zrm
from shared.decider.decider import Act, Decided, following, reading
from shared.events import plannen as feiten
from shared.events.codes import Doelcode, Leefgebied, Productcategorie, RedenAfgesloten, Uitvoerder, ZrmDomein
from shared.events.plannen import Plandoel, PlanOpgesteld, PlanVastgesteld
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, detail, json, listing
from shared.service.models import Gebeurd, Getal, Model, OpenCode, Tekst, Vlag
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("plannen")
Score = Annotated[Getal, Field(ge=1, le=5)]


class Doel(Model):
    """A goal of the plan."""

    doelcode: Doelcode
    leefgebied: Leefgebied
    zrm_domein: ZrmDomein | None = None
    zrm_start: Score | None = None
    zrm_doel: Score | None = None
    tekst: Tekst


class Actie(Model):
    """Who does what."""

    uitvoerder: Uitvoerder
    interventie: OpenCode
    tekst: Tekst


class Planinhoud(Model):
    """Goals, actions, and the maatwerk that is wanted."""

    doelen: Annotated[tuple[Doel, ...], Field(min_length=1, max_length=50)]
    acties: Annotated[tuple[Actie, ...], Field(min_length=1, max_length=100)]
    maatwerk_gewenst: Annotated[tuple[Productcategorie, ...], Field(max_length=18)]


class NieuwPlan(Planinhoud):
    """A plan, and when it was drawn up."""

    opgesteld_op: Gebeurd


class Planwijziging(Planinhoud):
    """What the plan says from now on."""

    op: Gebeurd


class Voorlegging(Model):
    """When the plan was put before both parties."""

    op: Gebeurd


class Akkoord(Model):
    """Who agrees, and when."""

    door: Literal["inwoner", "wijkwerker"]
    op: Gebeurd


class Uitvoering(Model):
    """Since when the plan is carried out."""

    op: Gebeurd


class Doelevaluatie(Model):
    """Whether a goal of the plan was reached; its id is in the plan."""

    op: Gebeurd
    doel_id: UUID
    bereikt: Vlag


class Evaluatie(Model):
    """When the plan as a whole was evaluated."""

    op: Gebeurd


class Planafsluiting(Model):
    """Why the plan ends."""

    op: Gebeurd
    reden: RedenAfgesloten


@router.post("/dossiers/{dossier_id}/plannen", operation_id="stelPlanOp", status_code=201, summary="Stel een plan op")
async def stel_plan_op(dossier_id: UUID, body: NieuwPlan, desk: AtDesk, plan_id: NewId) -> Response:
    """Stel het ondersteuningsplan van het huishouden op; er is er een tegelijk."""
    acts = _stel_op(dossier_id, plan_id, body)
    return await desk.handle(*acts, location=f"/plannen/{plan_id}", match=dossier_id)


def _stel_op(dossier_id: UUID, plan_id: UUID, body: NieuwPlan, vervangt: UUID | None = None) -> Sequence[Act]:
    """Draw up a plan in a dossier, in which the household has no other than the one that it takes the place of."""
    huishouden_id, onderzoek_id = huishouden_van(dossier_id), onderzoek_van(dossier_id)

    async def stel_op(decided: Decided) -> object:
        waarin, van = decided.look.state(dossier_id), decided.look.state(huishouden_id)
        if isinstance(waarin, GeenDossier) or not isinstance(van, Samengesteld):
            raise Problem("niet-gevonden")
        heeft_onderzoek = not isinstance(decided.look.state(onderzoek_id), GeenOnderzoek)
        return StelPlanOp(
            melding_id=van.melding_id,
            huishouden_id=huishouden_id,
            dossier_id=dossier_id,
            onderzoek_id=onderzoek_id if heeft_onderzoek else None,
            persoon_ids=van.persoon_ids,
            op=body.opgesteld_op,
            **_inhoud(body, plan_id),
            dossier_open=not isinstance(waarin, Afgesloten),
            ander_plan=await queries.heeft_actief_plan(decided.look, huishouden_id, behalve=vervangt),
        )

    def markeer(fact: PlanOpgesteld) -> object:
        return MarkeerFase(op=fact.gebeurd_op, fase="plan")

    return [
        Act(plan, plan_id, stel_op),
        Act(dossier, dossier_id, following(PlanOpgesteld, markeer)),
        reading(huishouden, huishouden_id),
        reading(onderzoek, onderzoek_id),
    ]


class _Inhoud(TypedDict):
    doelen: tuple[Plandoel, ...]
    uitvoerders: tuple[Uitvoerder, ...]
    inhoud_doelen: str
    inhoud_acties: str
    maatwerk_gewenst: tuple[Productcategorie, ...]


def _inhoud(body: Planinhoud, versie: UUID) -> _Inhoud:
    """What a plan says, its goals named after this version of it."""
    return {
        "doelen": tuple(
            Plandoel(doel_id=uuid5(versie, f"doel {n}"), doelcode=doel.doelcode, leefgebied=doel.leefgebied)
            for n, doel in enumerate(body.doelen)
        ),
        "uitvoerders": tuple(actie.uitvoerder for actie in body.acties),
        "inhoud_doelen": json([doel.model_dump() for doel in body.doelen]).decode(),
        "inhoud_acties": json([actie.model_dump() for actie in body.acties]).decode(),
        "maatwerk_gewenst": body.maatwerk_gewenst,
    }


@router.get("/dossiers/{dossier_id}/plannen", operation_id="lijstPlannen", openapi_extra={"x-beleid": "leesDossier"})
async def lijst_plannen(dossier_id: UUID, desk: AtDesk, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """De plannen van een dossier."""
    filters = Filters({"dossier_id": [dossier_id]}, {})
    return await listing(desk, queries.plannen, "plannen", filters, limit, cursor)


@router.get("/plannen/{plan_id}", operation_id="leesPlan", summary="Een plan")
async def lees_plan(plan_id: UUID, desk: AtDesk) -> Response:
    """De stand van een plan, zonder de verzegelde velden."""
    async with desk.read() as tx:
        return detail(await queries.plan(tx, plan_id), "plannen")


@router.post("/plannen/{plan_id}/wijzigingen", operation_id="wijzigPlan", status_code=201)
async def wijzig_plan(plan_id: UUID, body: Planwijziging, desk: AtDesk, versie: NewId) -> Response:
    """Wijzig een plan dat nog niet vaststaat; een akkoord dat al was gegeven, vervalt."""
    return await desk.handle(Act(plan, plan_id, WijzigPlan(op=body.op, **_inhoud(body, versie))))


@router.post("/plannen/{plan_id}/voorleggingen", operation_id="legPlanVoor", status_code=201)
async def leg_plan_voor(plan_id: UUID, body: Voorlegging, desk: AtDesk) -> Response:
    """Bied het plan ter accordering aan."""
    return await desk.handle(Act(plan, plan_id, BiedPlanTerAccorderingAan(op=body.op)))


@router.post("/plannen/{plan_id}/akkoorden", operation_id="akkoordeerPlan", status_code=201)
async def akkoordeer_plan(plan_id: UUID, body: Akkoord, desk: AtDesk) -> Response:
    """Ga akkoord; met beide akkoorden staat het plan vast.

    Een inwoner geeft alleen zijn eigen akkoord; een wijkwerker legt ook vast dat de inwoner op papier tekende.
    """
    if body.door == "wijkwerker" and desk.principal.rol == "inwoner_kanaal":
        raise Problem("scope-ontbreekt")
    row = await desk.store.find(desk.gemeente, "plannen", plan_id)
    dossier_id = UUID(row["dossier_id"])
    huishouden_id, onderzoek_id = huishouden_van(dossier_id), onderzoek_van(dossier_id)
    kind = AkkoordeerPlanAlsInwoner if body.door == "inwoner" else AkkoordeerPlanAlsWijkwerker

    async def akkoordeer(decided: Decided) -> object:
        waarin, van = decided.look.state(dossier_id), decided.look.state(huishouden_id)
        onderzocht = decided.look.state(onderzoek_id)
        assert isinstance(van, Samengesteld)
        return kind(
            op=body.op,
            aanmelding_id=getattr(waarin, "aanmelding_id"),  # noqa: B009 - every state of an existing dossier has it
            persoon_ids=van.persoon_ids,
            onderzoek_uiterste_datum=getattr(onderzocht, "uiterste_datum", None),
            verslag_op=getattr(onderzocht, "verslag_op", None),
        )

    def markeer(fact: PlanVastgesteld) -> object | None:
        return None if fact.maatwerk_gewenst else MarkeerFase(op=fact.vastgesteld_op, fase="uitvoering")

    return await desk.handle(
        Act(plan, plan_id, akkoordeer),
        Act(dossier, dossier_id, following(PlanVastgesteld, markeer)),
        reading(huishouden, huishouden_id),
        reading(onderzoek, onderzoek_id),
    )


@router.post("/plannen/{plan_id}/uitvoeringen", operation_id="voerPlanUit", status_code=201)
async def voer_plan_uit(plan_id: UUID, body: Uitvoering, desk: AtDesk) -> Response:
    """Neem een vastgesteld of geevalueerd plan in uitvoering; zijn doelen worden opnieuw geevalueerd."""
    return await desk.handle(Act(plan, plan_id, VoerPlanUit(op=body.op)))


@router.post("/plannen/{plan_id}/doelevaluaties", operation_id="evalueerDoel", status_code=201)
async def evalueer_doel(plan_id: UUID, body: Doelevaluatie, desk: AtDesk) -> Response:
    """Leg van een doel vast of het is bereikt; de laatste evaluatie telt."""
    return await desk.handle(Act(plan, plan_id, EvalueerDoel(op=body.op, doel_id=body.doel_id, bereikt=body.bereikt)))


@router.post("/plannen/{plan_id}/evaluaties", operation_id="evalueerPlan", status_code=201)
async def evalueer_plan(plan_id: UUID, body: Evaluatie, desk: AtDesk) -> Response:
    """Evalueer het plan; een doel met een zrm-doel volgt uit de eindmeting, als die er is."""
    row = await desk.store.find(desk.gemeente, "plannen", plan_id)
    onderzoek_id = onderzoek_van(UUID(row["dossier_id"]))

    async def evalueer(decided: Decided) -> object:
        dit, keys = decided.look.state(plan_id), desk.store.scheme.keys
        gemeten = getattr(decided.look.state(onderzoek_id), "eindmeting", None)  # a plan may be without onderzoek
        meting = await zrm.eindmeting(keys, gemeten)
        doelen = await zrm.zrm_doelen(keys, dit) if meting and isinstance(dit, InUitvoering) else ()
        return EvalueerPlan(op=body.op, zrm_doelen=doelen, eindmeting=meting)

    return await desk.handle(Act(plan, plan_id, evalueer), reading(onderzoek, onderzoek_id))


@router.post("/plannen/{plan_id}/vervangingen", operation_id="vervangPlan", status_code=201)
async def vervang_plan(plan_id: UUID, body: NieuwPlan, desk: AtDesk, nieuw_plan_id: NewId) -> Response:
    """Stel een plan op dat in de plaats komt van dit plan; het huishouden heeft er steeds een."""
    row = await desk.store.find(desk.gemeente, "plannen", plan_id)
    vervang = Act(plan, plan_id, VervangPlan(op=body.opgesteld_op, nieuw_plan_id=nieuw_plan_id))
    acts = _stel_op(UUID(row["dossier_id"]), nieuw_plan_id, body, vervangt=plan_id)
    over = reading(plan, nieuw_plan_id)  # what the answer is about, while the old plan is the first to refuse
    return await desk.handle(over, vervang, *acts, location=f"/plannen/{nieuw_plan_id}", match=plan_id)


@router.post("/plannen/{plan_id}/afsluitingen", operation_id="sluitPlan", status_code=201)
async def sluit_plan(plan_id: UUID, body: Planafsluiting, desk: AtDesk) -> Response:
    """Sluit een geevalueerd plan af; het huishouden kan dan een nieuw krijgen."""
    return await desk.handle(Act(plan, plan_id, SluitPlan(op=body.op, reden=body.reden)))


ACTS = {
    StelPlanOp: "plannen",
    WijzigPlan: "wijzigingen",
    BiedPlanTerAccorderingAan: "voorleggingen",
    AkkoordeerPlanAlsInwoner: "akkoorden",
    AkkoordeerPlanAlsWijkwerker: "akkoorden",
    VoerPlanUit: "uitvoeringen",
    EvalueerDoel: "doelevaluaties",
    EvalueerPlan: "evaluaties",
    VervangPlan: "vervangingen",
    SluitPlan: "afsluitingen",
}

FEITEN = {
    "wijzigingen": (feiten.PlanGewijzigd,),
    "voorleggingen": (feiten.PlanTerAccorderingAangeboden,),
    "akkoorden": (feiten.PlanGeaccordeerdDoorInwoner, feiten.PlanGeaccordeerdDoorWijkwerker),
    "uitvoeringen": (feiten.PlanInUitvoeringGenomen,),
    "doelevaluaties": (feiten.DoelGeevalueerd,),
    "evaluaties": (feiten.PlanGeevalueerd,),
    "vervangingen": (feiten.PlanVervangen,),
    "afsluitingen": (feiten.PlanAfgesloten,),
}
list_acts(router, "/plannen/{plan_id}", plan, "leesPlan", FEITEN)
