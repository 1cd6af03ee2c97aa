"""What a dossier waits for and what must be done in it: places on the waiting list, dossieracties."""

from functools import partial
from typing import Annotated, get_args
from uuid import UUID

from fastapi import Path, Query
from starlette.responses import Response

from services.casework import queries
from services.casework.domain.dossier import dossier
from services.casework.domain.dossier.taal import (
    DossieractieAfgerond,
    DossieractieGevraagd,
    HaalVanWachtlijst,
    PlaatsOpWachtlijst,
    RondDossieractieAf,
    VraagDossieractie,
)
from shared.decider.decider import Act
from shared.events.codes import WachtOp
from shared.events.dossiers import WachtlijstplaatsIngenomen, WachtlijstplaatsVerlaten
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, Tekstfilter, listing
from shared.service.models import Datum, Gebeurd, Model, OpenCode
from shared.service.web import resource_router
from shared.termijnen.kalender import dag_van

router = resource_router("dossiers")


class Wachtlijstplaats(Model):
    """What the case waits for, since which day, and why."""

    op: Gebeurd
    wacht_op: WachtOp
    reden: OpenCode
    vanaf: Datum


class Wachtlijstverlating(Model):
    """The last day of waiting, and what came of it."""

    op: Gebeurd
    tot: Datum
    uitkomst: OpenCode


class Dossieractie(Model):
    """What must be done, and when it must be done."""

    op: Gebeurd
    soort: OpenCode
    uiterste_datum: Datum | None = None


class Actieafronding(Model):
    """What came of a dossieractie."""

    op: Gebeurd
    uitkomst: OpenCode


@router.get("/wachtlijst", operation_id="lijstWachtlijst", summary="Wie er wacht")
async def lijst_wachtlijst(
    desk: AtDesk,
    wacht_op: Annotated[list[WachtOp], Query(alias="wachtOp", max_length=4)] = [],  # noqa: B006 - FastAPI copies it
    team: Tekstfilter = [],  # noqa: B006
    peildatum: Datum | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Dossiers die wachten, met het aantal dagen op de peildatum (vandaag) en of dat te lang is."""
    filters = Filters({"wacht_op": wacht_op or get_args(WachtOp.__value__), "team": team}, {})
    fetch = partial(queries.wachtlijst, peildatum=peildatum or dag_van(desk.nu))
    return await listing(desk, fetch, "dossiers", filters, limit, cursor)


@router.post("/dossiers/{dossier_id}/wachtlijstplaatsen", operation_id="plaatsOpWachtlijst", status_code=201)
async def plaats_op_wachtlijst(dossier_id: UUID, body: Wachtlijstplaats, desk: AtDesk) -> Response:
    """Zet de casus op de wachtlijst; zij wacht op een ding tegelijk."""
    command = PlaatsOpWachtlijst(op=body.op, wacht_op=body.wacht_op, reden=body.reden, vanaf=body.vanaf)
    return await desk.handle(Act(dossier, dossier_id, command))


@router.post("/dossiers/{dossier_id}/wachtlijstverlatingen", operation_id="haalVanWachtlijst", status_code=201)
async def haal_van_wachtlijst(dossier_id: UUID, body: Wachtlijstverlating, desk: AtDesk) -> Response:
    """Haal de casus van de wachtlijst."""
    command = HaalVanWachtlijst(op=body.op, tot=body.tot, uitkomst=body.uitkomst)
    return await desk.handle(Act(dossier, dossier_id, command))


@router.post("/dossiers/{dossier_id}/dossieracties", operation_id="vraagDossieractie", status_code=201)
async def vraag_dossieractie(dossier_id: UUID, body: Dossieractie, desk: AtDesk) -> Response:
    """Vraag iets te doen in het dossier."""
    command = VraagDossieractie(op=body.op, soort=body.soort, uiterste_datum=body.uiterste_datum, oorzaak_id=None)
    return await desk.handle(Act(dossier, dossier_id, command))


@router.post(
    "/dossiers/{dossier_id}/dossieracties/{nummer}/afrondingen", operation_id="rondDossieractieAf", status_code=201
)
async def rond_dossieractie_af(
    dossier_id: UUID, nummer: Annotated[int, Path(ge=1, le=1000)], body: Actieafronding, desk: AtDesk
) -> Response:
    """Rond een dossieractie af; haar nummer staat in de lijst."""
    command = RondDossieractieAf(op=body.op, nummer=nummer, uitkomst=body.uitkomst)
    return await desk.handle(Act(dossier, dossier_id, command))


ACTS = {
    PlaatsOpWachtlijst: "wachtlijstplaatsen",
    HaalVanWachtlijst: "wachtlijstverlatingen",
    VraagDossieractie: "dossieracties",
    RondDossieractieAf: "afrondingen",
}

FEITEN = {
    "wachtlijstplaatsen": (WachtlijstplaatsIngenomen,),
    "wachtlijstverlatingen": (WachtlijstplaatsVerlaten,),
    "dossieracties": (DossieractieGevraagd,),
    "dossieracties/{nummer}/afrondingen": (DossieractieAfgerond,),
}
list_acts(router, "/dossiers/{dossier_id}", dossier, "leesDossier", FEITEN)
