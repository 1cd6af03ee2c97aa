"""Verzoeken of aanbieders: for a toewijzing, or for another one."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Body, Query
from starlette.responses import Response

from services.provisions.api.declaraties import Toewijzingnummer
from services.provisions.domain.verzoek import (
    HonoreerVerzoek,
    NeemVerzoekInOnderzoek,
    OntvangVerzoekOmToewijzing,
    OntvangVerzoekOmWijziging,
    WijsVerzoekAf,
    verzoek,
)
from services.provisions.queries import levering
from shared.decider.decider import Act
from shared.events import verzoeken as feiten
from shared.events.codes import RedenAfwijzingVerzoek
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Agb, Datum, Gebeurd, Model, Productcode
from shared.service.web import resource_router

router = resource_router("verzoeken")


class VerzoekOmToewijzing(Model):
    """An aanbieder asks for a toewijzing for someone (iWmo 315)."""

    soort: Literal["toewijzing"]
    ontvangen_op: Gebeurd
    aanbieder: Agb
    persoon_id: UUID
    product: Productcode


class VerzoekOmWijziging(Model):
    """An aanbieder asks for another toewijzing than the one there is (iWmo 317)."""

    soort: Literal["wijziging"]
    ontvangen_op: Gebeurd
    aanbieder: Agb
    toewijzingnummer: Toewijzingnummer


NieuwVerzoek = Annotated[VerzoekOmToewijzing | VerzoekOmWijziging, Body(discriminator="soort")]


class Onderzoek(Model):
    """The day on which the answer will be there."""

    op: Gebeurd
    uiterste_datum: Datum


class Honorering(Model):
    """When the request was granted."""

    op: Gebeurd


class Afwijzing(Model):
    """Why the request was refused (iWmo 319)."""

    op: Gebeurd
    reden: RedenAfwijzingVerzoek


@router.post("/verzoeken", operation_id="ontvangVerzoek", status_code=201)
async def ontvang_verzoek(body: NieuwVerzoek, desk: AtDesk, verzoek_id: NewId) -> Response:
    """Ontvang een verzoek van een aanbieder; zijn antwoord heeft een uiterste datum."""
    command: object
    match body:
        case VerzoekOmToewijzing():
            command = OntvangVerzoekOmToewijzing(
                op=body.ontvangen_op, aanbieder_id=body.aanbieder, persoon_id=body.persoon_id, productcode=body.product
            )
        case VerzoekOmWijziging():
            command = OntvangVerzoekOmWijziging(
                op=body.ontvangen_op, aanbieder_id=body.aanbieder, toewijzingnummer=body.toewijzingnummer
            )
    return await desk.handle(Act(verzoek, verzoek_id, command), location=f"/verzoeken/{verzoek_id}")


@router.get("/verzoeken", operation_id="lijstVerzoeken", summary="Verzoeken")
async def lijst_verzoeken(
    desk: AtDesk,
    aanbieder: Annotated[list[Agb], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Verzoeken op volgorde van id."""
    filters = Filters({"aanbieder": aanbieder, "status": status}, {})
    return await listing(desk, levering.verzoeken, "verzoeken", filters, limit, cursor)


@router.get("/verzoeken/{verzoek_id}", operation_id="leesVerzoek", summary="Een verzoek")
async def lees_verzoek(verzoek_id: UUID, desk: AtDesk) -> Response:
    """De stand van een verzoek, met de dag waarop het antwoord er moet zijn."""
    async with desk.read() as tx:
        return detail(await levering.verzoek(tx, verzoek_id), "verzoeken")


@router.post("/verzoeken/{verzoek_id}/onderzoeken", operation_id="neemVerzoekInOnderzoek", status_code=201)
async def neem_in_onderzoek(verzoek_id: UUID, body: Onderzoek, desk: AtDesk) -> Response:
    """Neem een verzoek in onderzoek."""
    command = NeemVerzoekInOnderzoek(op=body.op, uiterste_datum=body.uiterste_datum)
    return await desk.handle(Act(verzoek, verzoek_id, command))


@router.post("/verzoeken/{verzoek_id}/honoreringen", operation_id="honoreerVerzoek", status_code=201)
async def honoreer(verzoek_id: UUID, body: Honorering, desk: AtDesk) -> Response:
    """Honoreer een verzoek; de toewijzing volgt met een beschikking of een wijziging."""
    return await desk.handle(Act(verzoek, verzoek_id, HonoreerVerzoek(op=body.op)))


@router.post("/verzoeken/{verzoek_id}/afwijzingen", operation_id="wijsVerzoekAf", status_code=201)
async def wijs_af(verzoek_id: UUID, body: Afwijzing, desk: AtDesk) -> Response:
    """Wijs een verzoek af, om een van de negen redenen."""
    return await desk.handle(Act(verzoek, verzoek_id, WijsVerzoekAf(op=body.op, reden=body.reden)))


ACTS = {
    OntvangVerzoekOmToewijzing: "verzoeken",
    OntvangVerzoekOmWijziging: "verzoeken",
    NeemVerzoekInOnderzoek: "onderzoeken",
    HonoreerVerzoek: "honoreringen",
    WijsVerzoekAf: "afwijzingen",
}

FEITEN = {
    "onderzoeken": (feiten.VerzoekInOnderzoekGenomen,),
    "honoreringen": (feiten.VerzoekGehonoreerd,),
    "afwijzingen": (feiten.VerzoekAfgewezen,),
}
list_acts(router, "/verzoeken/{verzoek_id}", verzoek, "leesVerzoek", FEITEN)
