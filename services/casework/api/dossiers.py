"""Dossiers: read, weighed, given a regisseur, put on the waakvlam, closed and reopened."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from services.casework import queries
from services.casework.domain.dossier import BepaalZwaarte, HeropenDossier, SluitDossier, ZetOpWaakvlam, dossier
from services.casework.domain.huishouden import WijsRegisseurAan, huishouden
from services.casework.domain.verwant import huishouden_van
from shared.decider.decider import Act, reading
from shared.events import dossiers as feiten
from shared.events.codes import RedenAfgesloten, RedenHeropend, Zwaarte
from shared.events.huishoudens import RegisseurAangewezen
from shared.eventstore.paging import Filters
from shared.service.auth import medewerker_id
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Datum, Gebeurd, Medewerker, Model, OpenCode
from shared.service.web import resource_router

router = resource_router("dossiers")


class Regisseur(Model):
    """Who keeps the plan of the household together."""

    op: Gebeurd
    medewerker_id: Medewerker


class Zwaartebepaling(Model):
    """How heavy the case is."""

    op: Gebeurd
    niveau: Zwaarte
    grond: OpenCode | None = None


class Waakvlam(Model):
    """Light contact, with the day of the next."""

    op: Gebeurd
    vervolgcontact_datum: Datum


class Afsluiting(Model):
    """Why the dossier is closed."""

    op: Gebeurd
    reden: RedenAfgesloten


class Heropening(Model):
    """Why a closed dossier is open again."""

    op: Gebeurd
    reden: RedenHeropend


@router.get("/dossiers/{dossier_id}", operation_id="leesDossier", summary="Een dossier")
async def lees_dossier(dossier_id: UUID, desk: AtDesk) -> Response:
    """De stand van een dossier, met zijn onderzoek en plan."""
    async with desk.read() as tx:
        return detail(await queries.dossier(tx, dossier_id), "dossiers")


@router.get("/dossiers", operation_id="lijstDossiers", summary="Dossiers")
async def lijst_dossiers(
    desk: AtDesk,
    melding: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    team: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Dossiers op volgorde van id."""
    filters = Filters({"melding_id": melding, "status": status, "team": team}, {})
    return await listing(desk, queries.dossiers, "dossiers", filters, limit, cursor)


@router.post("/dossiers/{dossier_id}/regisseurs", operation_id="wijsRegisseurAan", status_code=201)
async def wijs_regisseur_aan(dossier_id: UUID, body: Regisseur, desk: AtDesk) -> Response:
    """Wijs de regisseur van het huishouden aan."""
    command = WijsRegisseurAan(op=body.op, medewerker_id=medewerker_id(desk.gemeente, body.medewerker_id))
    return await desk.handle(reading(dossier, dossier_id), Act(huishouden, huishouden_van(dossier_id), command))


@router.post("/dossiers/{dossier_id}/zwaartebepalingen", operation_id="bepaalZwaarte", status_code=201)
async def bepaal_zwaarte(dossier_id: UUID, body: Zwaartebepaling, desk: AtDesk) -> Response:
    """Bepaal de zwaarte van de casus."""
    command = BepaalZwaarte(op=body.op, niveau=body.niveau, grond=body.grond)
    return await desk.handle(Act(dossier, dossier_id, command))


@router.post("/dossiers/{dossier_id}/waakvlammen", operation_id="zetOpWaakvlam", status_code=201)
async def zet_op_waakvlam(dossier_id: UUID, body: Waakvlam, desk: AtDesk) -> Response:
    """Zet de casus op de waakvlam."""
    command = ZetOpWaakvlam(op=body.op, vervolgcontact_datum=body.vervolgcontact_datum)
    return await desk.handle(Act(dossier, dossier_id, command))


@router.post("/dossiers/{dossier_id}/afsluitingen", operation_id="sluitDossier", status_code=201)
async def sluit_dossier(dossier_id: UUID, body: Afsluiting, desk: AtDesk) -> Response:
    """Sluit het dossier."""
    return await desk.handle(Act(dossier, dossier_id, SluitDossier(op=body.op, reden=body.reden)))


@router.post("/dossiers/{dossier_id}/heropeningen", operation_id="heropenDossier", status_code=201)
async def heropen_dossier(dossier_id: UUID, body: Heropening, desk: AtDesk) -> Response:
    """Open een afgesloten dossier weer."""
    return await desk.handle(Act(dossier, dossier_id, HeropenDossier(op=body.op, reden=body.reden)))


ACTS = {
    WijsRegisseurAan: "regisseurs",
    BepaalZwaarte: "zwaartebepalingen",
    ZetOpWaakvlam: "waakvlammen",
    SluitDossier: "afsluitingen",
    HeropenDossier: "heropeningen",
}

FEITEN = {
    "zwaartebepalingen": (feiten.ZwaarteBepaald,),
    "waakvlammen": (feiten.WaakvlamIngesteld,),
    "afsluitingen": (feiten.DossierAfgesloten,),
    "heropeningen": (feiten.DossierHeropend,),
}
list_acts(router, "/dossiers/{dossier_id}", dossier, "leesDossier", FEITEN)
list_acts(
    router, "/dossiers/{dossier_id}", huishouden, "leesDossier", {"regisseurs": (RegisseurAangewezen,)}, huishouden_van
)
