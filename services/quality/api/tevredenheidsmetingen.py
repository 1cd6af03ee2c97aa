"""Tevredenheidsmetingen: filled in once, and what they say together."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from services.quality import queries
from services.quality.domain.tevredenheidsmeting import VulTevredenheidsmetingIn, tevredenheidsmeting
from shared.decider.decider import Act
from shared.events.tevredenheidsmetingen import TevredenheidsmetingIngevuld
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import JSON, Cursor, Limit, Tekstfilter, detail, json, listing
from shared.service.models import Datum, Gebeurd, Getal, Model, Tekst
from shared.service.web import resource_router

router = resource_router("tevredenheidsmetingen")
Rapportcijfer = Annotated[Getal, Field(ge=1, le=10)]
Dag = Annotated[Datum, Query()]


class Invulling(Model):
    """What the inwoner thought of it, from 1 to 10 for each aspect."""

    op: Gebeurd
    betrouwbaarheid: Rapportcijfer
    bejegening: Rapportcijfer
    deskundigheid: Rapportcijfer
    effectiviteit: Rapportcijfer
    toegankelijkheid: Rapportcijfer | None = None
    bijdrage_zelfredzaamheid: Rapportcijfer | None = None
    toelichting: Tekst | None = None


@router.get("/tevredenheidsmetingen", operation_id="lijstTevredenheidsmetingen", summary="Tevredenheidsmetingen")
async def lijst_tevredenheidsmetingen(
    desk: AtDesk,
    status: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    soort: Tekstfilter = [],  # noqa: B006
    team: Tekstfilter = [],  # noqa: B006
    aanbieder: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Tevredenheidsmetingen op volgorde van id."""
    filters = Filters({"status": status, "soort": soort, "team": team, "aanbieder": aanbieder}, {})
    return await listing(desk, queries.tevredenheidsmetingen, "tevredenheidsmetingen", filters, limit, cursor)


@router.get("/tevredenheidsmetingen/{meting_id}", operation_id="leesTevredenheidsmeting", summary="Een meting")
async def lees_tevredenheidsmeting(meting_id: UUID, desk: AtDesk) -> Response:
    """De stand van een tevredenheidsmeting, zonder de toelichting."""
    async with desk.read() as tx:
        return detail(await queries.tevredenheidsmeting(tx, meting_id), "tevredenheidsmetingen")


@router.post("/tevredenheidsmetingen/{meting_id}/invullingen", operation_id="vulTevredenheidsmetingIn", status_code=201)
async def vul_tevredenheidsmeting_in(meting_id: UUID, body: Invulling, desk: AtDesk) -> Response:
    """Vul een meting in, eenmaal."""
    command = VulTevredenheidsmetingIn(meting_id=meting_id, **body.model_dump())
    return await desk.handle(Act(tevredenheidsmeting, meting_id, command))


@router.get("/tevredenheid", operation_id="leesTevredenheid", summary="Wat inwoners ervan vonden")
async def lees_tevredenheid(
    desk: AtDesk,
    van: Dag,
    tot: Dag,
    team: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    aanbieder: Tekstfilter = [],  # noqa: B006
) -> Response:
    """Het gemiddelde per aspect van de metingen die in een periode zijn verstuurd, met hun aantal en respons."""
    async with desk.read() as tx:
        gevonden = await queries.tevredenheid(tx, van, tot, team, aanbieder)
    return Response(json({"van": van, "tot": tot, **gevonden}), media_type=JSON)


ACTS: Mapping[type, str] = {VulTevredenheidsmetingIn: "invullingen"}

FEITEN = {"invullingen": (TevredenheidsmetingIngevuld,)}
list_acts(router, "/tevredenheidsmetingen/{meting_id}", tevredenheidsmeting, "leesTevredenheidsmeting", FEITEN)
