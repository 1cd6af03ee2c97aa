"""Verwijzingen: sent from a dossier, answered by the partner they are for."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query
from starlette.responses import Response

from services.casework.domain.dossier import dossier
from services.casework.domain.huishouden import Samengesteld, huishouden
from services.casework.domain.verwant import huishouden_van
from services.casework.domain.verwijzing import (
    AccepteerVerwijzing,
    Inhoud,
    RondVerwijzingAf,
    TrekVerwijzingIn,
    VerstuurVerwijzing,
    WijsVerwijzingAf,
    verwijzing,
)
from services.casework.queries import verwijzingen as queries
from shared.decider.decider import Act, Decided, reading
from shared.events import verwijzingen as feiten
from shared.events.codes import RedenVerwijzingAfgewezen
from shared.eventstore.paging import Filters
from shared.service.auth import Principal
from shared.service.desk import AtDesk, Desk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Gebeurd, Model, OpenCode, Tekst
from shared.service.problems import Problem
from shared.service.web import resource_router

Idfilter = Annotated[list[UUID], Query(max_length=50)]


class NieuweVerwijzing(Model):
    """To whom, with what they must know; on which toestemming and samenwerkingsafspraak."""

    op: Gebeurd
    partner_id: UUID
    toestemming_id: UUID | None = None
    afspraak_id: UUID | None = None
    inhoud: Tekst


class Intrekking(Model):
    """Why the verwijzing is withdrawn."""

    op: Gebeurd
    reden: OpenCode


class Acceptatie(Model):
    """When the partner accepted."""

    op: Gebeurd


class Afwijzing(Model):
    """Why the partner does not accept."""

    op: Gebeurd
    reden: RedenVerwijzingAfgewezen


class Afronding(Model):
    """What came of it."""

    op: Gebeurd
    uitkomst: OpenCode


def _partner(principal: Principal) -> UUID | None:
    """Which partner asks; None for who works for the gemeente."""
    return principal.partner_id if principal.rol.startswith("partner_") else None


async def _eigen(verwijzing_id: UUID, desk: AtDesk) -> None:
    """A partner has its own verwijzingen only; others do not exist for it."""
    partner = _partner(desk.principal)
    if partner is not None:
        row = await desk.store.find(desk.gemeente, "verwijzingen", verwijzing_id)
        if UUID(row["partner_id"]) != partner:
            raise Problem("niet-gevonden")


router = resource_router("verwijzingen")
lezen = resource_router("verwijzingen")
lezen.dependencies.append(Depends(_eigen))


@router.post("/dossiers/{dossier_id}/verwijzingen", operation_id="verstuurVerwijzing", status_code=201)
async def verstuur_verwijzing(dossier_id: UUID, body: NieuweVerwijzing, desk: AtDesk, verwijzing_id: NewId) -> Response:
    """Verwijs een inwoner vanuit zijn dossier naar een partner."""
    huishouden_id = huishouden_van(dossier_id)

    async def verstuur(decided: Decided) -> object:
        van = decided.look.state(huishouden_id)
        if not isinstance(van, Samengesteld):
            raise Problem("niet-gevonden")
        return VerstuurVerwijzing(
            op=body.op,
            melding_id=van.melding_id,
            partner_id=body.partner_id,
            dossier_id=dossier_id,
            toestemming_id=body.toestemming_id,
            afspraak_id=body.afspraak_id,
            inhoud=Inhoud(persoon_id=van.persoon_ids[0], tekst=body.inhoud),
        )

    return await desk.handle(
        Act(verwijzing, verwijzing_id, verstuur),
        reading(dossier, dossier_id),
        reading(huishouden, huishouden_id),
        location=f"/verwijzingen/{verwijzing_id}",
        match=dossier_id,
    )


@router.get(
    "/dossiers/{dossier_id}/verwijzingen",
    operation_id="lijstDossierverwijzingen",
    openapi_extra={"x-beleid": "leesDossier"},
)
async def lijst_dossierverwijzingen(
    dossier_id: UUID, desk: AtDesk, limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """De verwijzingen vanuit een dossier."""
    filters = Filters({"dossier_id": [dossier_id]}, {})
    return await listing(desk, queries.verwijzingen, "verwijzingen", filters, limit, cursor)


@router.get("/verwijzingen", operation_id="lijstVerwijzingen", summary="Verwijzingen")
async def lijst_verwijzingen(
    desk: AtDesk,
    partner: Idfilter = [],  # noqa: B006 - FastAPI copies it
    melding: Idfilter = [],  # noqa: B006
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Verwijzingen op volgorde van id; een partner ziet de zijne."""
    eigen = _partner(desk.principal)
    filters = Filters({"partner_id": [eigen] if eigen else partner, "melding_id": melding, "status": status}, {})
    return await listing(desk, queries.verwijzingen, "verwijzingen", filters, limit, cursor)


@lezen.get("/verwijzingen/{verwijzing_id}", operation_id="leesVerwijzing", summary="Een verwijzing")
async def lees_verwijzing(verwijzing_id: UUID, desk: AtDesk) -> Response:
    """De stand van een verwijzing, zonder de verzegelde inhoud."""
    async with desk.read() as tx:
        return detail(await queries.verwijzing(tx, verwijzing_id), "verwijzingen")


@router.post("/verwijzingen/{verwijzing_id}/intrekkingen", operation_id="trekVerwijzingIn", status_code=201)
async def trek_verwijzing_in(verwijzing_id: UUID, body: Intrekking, desk: AtDesk) -> Response:
    """Trek een verwijzing in."""
    return await _doe(desk, verwijzing_id, TrekVerwijzingIn(op=body.op, reden=body.reden))


@router.post("/verwijzingen/{verwijzing_id}/acceptaties", operation_id="accepteerVerwijzing", status_code=201)
async def accepteer_verwijzing(verwijzing_id: UUID, body: Acceptatie, desk: AtDesk) -> Response:
    """Neem als partner de verwijzing aan."""
    return await _doe(desk, verwijzing_id, AccepteerVerwijzing(op=body.op))


@router.post("/verwijzingen/{verwijzing_id}/afwijzingen", operation_id="wijsVerwijzingAf", status_code=201)
async def wijs_verwijzing_af(verwijzing_id: UUID, body: Afwijzing, desk: AtDesk) -> Response:
    """Wijs als partner de verwijzing af."""
    return await _doe(desk, verwijzing_id, WijsVerwijzingAf(op=body.op, reden=body.reden))


@router.post("/verwijzingen/{verwijzing_id}/afrondingen", operation_id="rondVerwijzingAf", status_code=201)
async def rond_verwijzing_af(verwijzing_id: UUID, body: Afronding, desk: AtDesk) -> Response:
    """Meld als partner wat er van de verwijzing is geworden."""
    return await _doe(desk, verwijzing_id, RondVerwijzingAf(op=body.op, uitkomst=body.uitkomst))


async def _doe(desk: Desk, verwijzing_id: UUID, command: object) -> Response:
    await _eigen(verwijzing_id, desk)
    return await desk.handle(Act(verwijzing, verwijzing_id, command))


ACTS = {
    VerstuurVerwijzing: "verwijzingen",
    TrekVerwijzingIn: "intrekkingen",
    AccepteerVerwijzing: "acceptaties",
    WijsVerwijzingAf: "afwijzingen",
    RondVerwijzingAf: "afrondingen",
}

FEITEN = {
    "intrekkingen": (feiten.VerwijzingIngetrokken,),
    "acceptaties": (feiten.VerwijzingGeaccepteerd,),
    "afwijzingen": (feiten.VerwijzingAfgewezen,),
    "afrondingen": (feiten.VerwijzingAfgerond,),
}
list_acts(lezen, "/verwijzingen/{verwijzing_id}", verwijzing, "leesVerwijzing", FEITEN)
