"""Veiligheidssignalen: handed in by workers and partners, weighed by few, seen in no dossier."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from services.casework.domain.veiligheidssignaal import (
    OntvangZorgsignaal,
    RondSignaalAf,
    SchakelVeiligThuisIn,
    veiligheidssignaal,
)
from services.casework.queries import veiligheid as queries
from shared.decider.decider import Act
from shared.events import veiligheidssignalen as feiten
from shared.events.codes import MelderRol
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Gebeurd, Model, Tekst
from shared.service.web import resource_router

router = resource_router("veiligheidssignalen")


class Zorgsignaal(Model):
    """Who worries, about what; and the dossier, where it is known."""

    ontvangen_op: Gebeurd
    bron: MelderRol
    dossier_id: UUID | None = None
    inhoud: Tekst


class VeiligThuisMelding(Model):
    """What Veilig Thuis is told."""

    op: Gebeurd
    inhoud: Tekst


class Signaalafronding(Model):
    """When the signal was settled without Veilig Thuis."""

    op: Gebeurd


@router.post("/veiligheidssignalen", operation_id="ontvangZorgsignaal", status_code=201)
async def ontvang_zorgsignaal(body: Zorgsignaal, desk: AtDesk, signaal_id: NewId) -> Response:
    """Ontvang een zorgsignaal; het dossier wordt niet opgezocht, zodat niemand er een kan raden."""
    command = OntvangZorgsignaal(
        signaal_id=signaal_id, op=body.ontvangen_op, bron=body.bron, dossier_id=body.dossier_id, inhoud=body.inhoud
    )
    location = f"/veiligheidssignalen/{signaal_id}"
    return await desk.handle(Act(veiligheidssignaal, signaal_id, command), location=location)


@router.get("/veiligheidssignalen/{signaal_id}", operation_id="leesVeiligheidssignaal")
async def lees_veiligheidssignaal(signaal_id: UUID, desk: AtDesk) -> Response:
    """De stand van een signaal, zonder de verzegelde inhoud."""
    async with desk.read() as tx:
        return detail(await queries.signaal(tx, signaal_id), "veiligheidssignalen")


@router.get("/veiligheidssignalen", operation_id="lijstVeiligheidssignalen", summary="Veiligheidssignalen")
async def lijst_veiligheidssignalen(
    desk: AtDesk,
    dossier: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Signalen op volgorde van id."""
    filters = Filters({"dossier_id": dossier, "status": status}, {})
    return await listing(desk, queries.signalen, "veiligheidssignalen", filters, limit, cursor)


@router.post(
    "/veiligheidssignalen/{signaal_id}/veilig-thuis-meldingen", operation_id="schakelVeiligThuisIn", status_code=201
)
async def schakel_veilig_thuis_in(signaal_id: UUID, body: VeiligThuisMelding, desk: AtDesk) -> Response:
    """Schakel na een signaal Veilig Thuis in."""
    return await desk.handle(Act(veiligheidssignaal, signaal_id, SchakelVeiligThuisIn(op=body.op, inhoud=body.inhoud)))


@router.post("/veiligheidssignalen/{signaal_id}/afrondingen", operation_id="rondSignaalAf", status_code=201)
async def rond_signaal_af(signaal_id: UUID, body: Signaalafronding, desk: AtDesk) -> Response:
    """Rond een signaal af zonder Veilig Thuis."""
    return await desk.handle(Act(veiligheidssignaal, signaal_id, RondSignaalAf(op=body.op)))


ACTS = {
    OntvangZorgsignaal: "veiligheidssignalen",
    SchakelVeiligThuisIn: "veilig-thuis-meldingen",
    RondSignaalAf: "afrondingen",
}

FEITEN = {
    "veilig-thuis-meldingen": (feiten.VeiligThuisIngeschakeld,),
    "afrondingen": (feiten.VeiligheidssignaalAfgerond,),
}
list_acts(router, "/veiligheidssignalen/{signaal_id}", veiligheidssignaal, "leesVeiligheidssignaal", FEITEN)
