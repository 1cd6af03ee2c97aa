"""Whether a voorziening can stay as it is: looked at again when planned, or asked, or when something changed."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query
from starlette.responses import Response

from services.provisions.domain.voorziening import voorziening
from services.provisions.domain.voorziening.taal import (
    BeoordelingAfgerond,
    BeoordelingGevraagd,
    PlanHerbeoordeling,
    RondBeoordelingAf,
    VraagHeronderzoek,
)
from services.provisions.queries import levering
from shared.decider.decider import Act
from shared.events import voorzieningen as feiten
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, Tekstfilter, listing
from shared.service.models import Datum, Gebeurd, Model, OpenCode, Tijdstip, Vlag
from shared.service.web import resource_router

router = resource_router("voorzieningen")


class Herbeoordeling(Model):
    """When the voorziening will be looked at again."""

    op: Gebeurd
    gepland: Tijdstip


class Heronderzoek(Model):
    """Why a new onderzoek is asked for, and by when."""

    op: Gebeurd
    reden: OpenCode
    uiterste_datum: Datum | None = None


class Afronding(Model):
    """Whether someone agreed with what was proposed; what follows from that are acts of their own."""

    op: Gebeurd
    overgenomen: Vlag


@router.post("/voorzieningen/{voorziening_id}/herbeoordelingen", operation_id="planHerbeoordeling", status_code=201)
async def plan_herbeoordeling(voorziening_id: UUID, body: Herbeoordeling, desk: AtDesk) -> Response:
    """Plan een herbeoordeling van de voorziening."""
    return await desk.handle(Act(voorziening, voorziening_id, PlanHerbeoordeling(op=body.op, gepland=body.gepland)))


@router.post("/voorzieningen/{voorziening_id}/heronderzoeken", operation_id="vraagHeronderzoek", status_code=201)
async def vraag_heronderzoek(voorziening_id: UUID, body: Heronderzoek, desk: AtDesk) -> Response:
    """Vraag een nieuw onderzoek."""
    command = VraagHeronderzoek(op=body.op, reden=body.reden, uiterste_datum=body.uiterste_datum)
    return await desk.handle(Act(voorziening, voorziening_id, command))


@router.post(
    "/voorzieningen/{voorziening_id}/beoordelingen/{nummer}/afrondingen",
    operation_id="rondBeoordelingAf",
    status_code=201,
)
async def rond_af(
    voorziening_id: UUID, nummer: Annotated[int, Path(ge=1, le=1000)], body: Afronding, desk: AtDesk
) -> Response:
    """Leg vast of een mens het voorstel overneemt."""
    command = RondBeoordelingAf(nummer=nummer, op=body.op, overgenomen=body.overgenomen)
    return await desk.handle(Act(voorziening, voorziening_id, command))


@router.get("/beoordelingen", operation_id="lijstBeoordelingen", summary="Voorzieningen die een mens moet bekijken")
async def lijst_beoordelingen(
    desk: AtDesk,
    melding: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    voorstel: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Elke voorziening met haar oudste vraag die nog niemand beantwoordde, en het voorstel daarbij."""
    filters = Filters({"melding_id": melding, "voorstel": voorstel, "open": [True]}, {})
    return await listing(desk, levering.beoordelingen, "voorzieningen", filters, limit, cursor)


ACTS = {PlanHerbeoordeling: "herbeoordelingen", VraagHeronderzoek: "heronderzoeken", RondBeoordelingAf: "afrondingen"}

FEITEN = {"herbeoordelingen": (feiten.HerbeoordelingGepland,), "heronderzoeken": (feiten.HeronderzoekGevraagd,)}
VOORZIENING = "/voorzieningen/{voorziening_id}"
list_acts(router, VOORZIENING, voorziening, "leesVoorziening", FEITEN)
# with rows of their own: neither the inwoner nor the aanbieder is told what nobody has decided yet
list_acts(
    router, VOORZIENING, voorziening, "lijstVoorzieningenBeoordelingen", {"beoordelingen": (BeoordelingGevraagd,)}
)
list_acts(
    router,
    VOORZIENING,
    voorziening,
    "lijstVoorzieningenAfrondingen",
    {"beoordelingen/{nummer}/afrondingen": (BeoordelingAfgerond,)},
)
