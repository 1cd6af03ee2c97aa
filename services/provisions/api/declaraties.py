"""Declaraties: received from an aanbieder, judged line by line, answered as a whole."""

from typing import Annotated, Self
from uuid import UUID

from fastapi import Query
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.provisions.domain.declaratie import (
    BeantwoordDeclaratie,
    BeoordeelRegel,
    OntvangDeclaratie,
    Regel,
    declaratie,
)
from services.provisions.queries import geld, levering
from shared.decider.decider import Act, Decided
from shared.events import declaraties as feiten
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Agb, Datum, Gebeurd, Getal, Model, OpenCode
from shared.service.web import resource_router

router = resource_router("declaraties")
Toewijzingnummer = Annotated[Getal, Field(ge=0, lt=1_000_000_000)]


class Declaratieregel(Model):
    """What is claimed on one toewijzing, and for which year."""

    toewijzingnummer: Toewijzingnummer
    betreft_jaar: Annotated[Getal, Field(ge=2015, le=2097)]
    bedrag_cent: Annotated[Getal, Field(ge=0, le=10**12)]


class NieuweDeclaratie(Model):
    """A declaratie over a period; both days included."""

    ontvangen_op: Gebeurd
    aanbieder: Agb
    van: Datum
    tot: Datum
    regels: Annotated[tuple[Declaratieregel, ...], Field(min_length=1, max_length=1000)]

    @model_validator(mode="after")
    def _volgorde(self) -> Self:
        if self.tot < self.van:
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class Beoordeling(Model):
    """The judgement of one line, counted from 1; with a retourcode it is refused."""

    op: Gebeurd
    regel: Annotated[Getal, Field(ge=1, le=1000)]
    retourcode: OpenCode | None = None


class Antwoord(Model):
    """When the declaratie was answered."""

    beantwoord_op: Gebeurd


@router.post("/declaraties", operation_id="ontvangDeclaratie", status_code=201)
async def ontvang_declaratie(body: NieuweDeclaratie, desk: AtDesk, declaratie_id: NewId) -> Response:
    """Ontvang een declaratie (iWmo 323); haar antwoord heeft een uiterste datum."""
    command = OntvangDeclaratie(
        op=body.ontvangen_op,
        aanbieder_id=body.aanbieder,
        van=body.van,
        tot=body.tot,
        regels=tuple(
            Regel(
                toewijzingnummer=regel.toewijzingnummer, betreft_jaar=regel.betreft_jaar, bedrag_cent=regel.bedrag_cent
            )
            for regel in body.regels
        ),
    )
    return await desk.handle(Act(declaratie, declaratie_id, command), location=f"/declaraties/{declaratie_id}")


@router.get("/declaraties", operation_id="lijstDeclaraties", summary="Declaraties")
async def lijst_declaraties(
    desk: AtDesk,
    aanbieder: Annotated[list[Agb], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Declaraties op volgorde van id."""
    filters = Filters({"aanbieder": aanbieder, "status": status}, {})
    return await listing(desk, geld.declaraties, "declaraties", filters, limit, cursor)


@router.get("/declaraties/{declaratie_id}", operation_id="leesDeclaratie", summary="Een declaratie")
async def lees_declaratie(declaratie_id: UUID, desk: AtDesk) -> Response:
    """De stand van een declaratie, met wat is goedgekeurd."""
    async with desk.read() as tx:
        return detail(await geld.declaratie(tx, declaratie_id), "declaraties")


@router.post("/declaraties/{declaratie_id}/beoordelingen", operation_id="beoordeelDeclaratieregel", status_code=201)
async def beoordeel_regel(declaratie_id: UUID, body: Beoordeling, desk: AtDesk) -> Response:
    """Beoordeel een regel; zonder toewijzing bij deze aanbieder wordt zij hoe dan ook afgekeurd."""

    async def beoordeel(decided: Decided) -> object:
        regels = getattr(decided.look.state(declaratie_id), "regels", ())
        nummer = regels[body.regel - 1].toewijzingnummer if body.regel <= len(regels) else None
        return BeoordeelRegel(
            op=body.op,
            nummer=body.regel,
            retourcode=body.retourcode,
            toegewezen_aan=None if nummer is None else await levering.toegewezen_aan(decided.look, nummer),
        )

    return await desk.handle(Act(declaratie, declaratie_id, beoordeel))


@router.post("/declaraties/{declaratie_id}/antwoorden", operation_id="beantwoordDeclaratie", status_code=201)
async def beantwoord_declaratie(declaratie_id: UUID, body: Antwoord, desk: AtDesk) -> Response:
    """Beantwoord een declaratie waarvan elke regel is beoordeeld (iWmo 325)."""
    return await desk.handle(Act(declaratie, declaratie_id, BeantwoordDeclaratie(op=body.beantwoord_op)))


ACTS = {OntvangDeclaratie: "declaraties", BeoordeelRegel: "beoordelingen", BeantwoordDeclaratie: "antwoorden"}

FEITEN = {
    "beoordelingen": (feiten.DeclaratieregelGoedgekeurd, feiten.DeclaratieregelAfgekeurd),
    "antwoorden": (feiten.DeclaratieBeantwoord,),
}
list_acts(router, "/declaraties/{declaratie_id}", declaratie, "leesDeclaratie", FEITEN)
