"""Aanvragen: offered after a plan or handed in on one's own initiative, suspended and resumed."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query
from pydantic import Field
from starlette.responses import Response

from services.provisions import queries
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import (
    Aanvraagrecht,
    BeeindigOpschorting,
    DienAanvraagIn,
    DienAanvraagInOpEigenInitiatief,
    SchortOp,
)
from shared.decider.decider import Act, Decided
from shared.events import aanvragen as feiten
from shared.events.codes import OpschortingGrond, Productcategorie
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Bsn, Datum, Gebeurd, Model, Vlag
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("aanvragen")


class Indiening(Model):
    """The offered aanvraag, handed in."""

    ontvangen_op: Gebeurd
    ondertekend: Vlag
    bsn: Bsn


class EigenAanvraag(Model):
    """An aanvraag on one's own initiative."""

    melding_id: UUID
    ontvangen_op: Gebeurd
    ondertekend: Vlag
    bsn: Bsn
    gevraagd: Annotated[tuple[Productcategorie, ...], Field(min_length=1, max_length=18)]


class Opschorting(Model):
    """The term stands still; both days included."""

    grond: OpschortingGrond
    vanaf: Datum
    tot: Datum | None = None
    medegedeeld_op: Gebeurd | None = None


class Beeindiging(Model):
    """The term runs again; the day of `op` is the last suspended one."""

    op: Gebeurd
    medegedeeld_op: Gebeurd | None = None


@router.get("/aanvragen/{aanvraag_id}", operation_id="leesAanvraag", summary="Een aanvraag")
async def lees_aanvraag(aanvraag_id: UUID, desk: AtDesk) -> Response:
    """De stand van een aanvraag, met haar wettelijke einde."""
    async with desk.read() as tx:
        return detail(await queries.aanvraag(tx, aanvraag_id), "aanvragen")


@router.get("/aanvragen", operation_id="lijstAanvragen", summary="Aanvragen")
async def lijst_aanvragen(
    desk: AtDesk,
    plan: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    melding: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Aanvragen op volgorde van id."""
    filters = Filters({"plan_id": plan, "melding_id": melding, "status": status}, {})
    return await listing(desk, queries.aanvragen, "aanvragen", filters, limit, cursor)


@router.post("/aanvragen", operation_id="dienAanvraagInOpEigenInitiatief", status_code=201)
async def dien_zelf_in(body: EigenAanvraag, desk: AtDesk, aanvraag_id: NewId, persoon_id: NewId) -> Response:
    """Dien een aanvraag in zonder plan; niet voor het verslag of het einde van de zes weken."""

    async def dien_in(decided: Decided) -> object:
        row = await queries.recht(decided.look, body.melding_id)
        if row is None:
            raise Problem("niet-gevonden")
        return DienAanvraagInOpEigenInitiatief(
            melding_id=body.melding_id,
            ontvangen_op=body.ontvangen_op,
            ondertekend=body.ondertekend,
            bsn=body.bsn,
            gevraagd=body.gevraagd,
            recht=Aanvraagrecht(**{name: row[name] for name in Aanvraagrecht.__slots__}),
            eigen_persoon_id=persoon_id,
        )

    return await desk.handle(Act(aanvraag, aanvraag_id, dien_in), location=f"/aanvragen/{aanvraag_id}")


@router.post("/aanvragen/{aanvraag_id}/indieningen", operation_id="dienAanvraagIn", status_code=201)
async def dien_in(aanvraag_id: UUID, body: Indiening, desk: AtDesk) -> Response:
    """Dien de aangeboden aanvraag in; binnen twee weken volgt een beschikking."""

    async def indienen(decided: Decided) -> object:
        state = decided.look.state(aanvraag_id)
        melding_id: UUID | None = getattr(state, "melding_id", None)
        row = await queries.recht(decided.look, melding_id) if melding_id else None
        known = {name: row[name] if row else None for name in Aanvraagrecht.__slots__}
        return DienAanvraagIn(
            aanvraag_id=aanvraag_id,
            ontvangen_op=body.ontvangen_op,
            ondertekend=body.ondertekend,
            bsn=body.bsn,
            recht=Aanvraagrecht(**known),
        )

    return await desk.handle(Act(aanvraag, aanvraag_id, indienen))


@router.post("/aanvragen/{aanvraag_id}/opschortingen", operation_id="schortAanvraagOp", status_code=201)
async def schort_op(aanvraag_id: UUID, body: Opschorting, desk: AtDesk) -> Response:
    """Zet de beslistermijn stil (Awb 4:15)."""
    command = SchortOp(op=desk.nu, grond=body.grond, vanaf=body.vanaf, tot=body.tot, medegedeeld_op=body.medegedeeld_op)
    return await desk.handle(Act(aanvraag, aanvraag_id, command))


@router.post(
    "/aanvragen/{aanvraag_id}/opschortingen/{nummer}/beeindigingen", operation_id="beeindigOpschorting", status_code=201
)
async def beeindig_opschorting(
    aanvraag_id: UUID, nummer: Annotated[int, Path(ge=1, le=1000)], body: Beeindiging, desk: AtDesk
) -> Response:
    """Laat de beslistermijn weer lopen."""
    command = BeeindigOpschorting(nummer=nummer, op=body.op, medegedeeld_op=body.medegedeeld_op)
    return await desk.handle(Act(aanvraag, aanvraag_id, command))


ACTS = {DienAanvraagIn: "indieningen", SchortOp: "opschortingen", BeeindigOpschorting: "beeindigingen"}

FEITEN = {
    "indieningen": (feiten.AanvraagOntvangen,),
    "opschortingen": (feiten.AanvraagOpgeschort,),
    "opschortingen/{nummer}/beeindigingen": (feiten.OpschortingBeeindigd,),
}
list_acts(router, "/aanvragen/{aanvraag_id}", aanvraag, "leesAanvraag", FEITEN)
