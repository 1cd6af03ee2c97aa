"""The whole chain: its funnel, the count that closes, and how far reporting is."""

from typing import Literal

from starlette.responses import Response

from services.reporting.api.vragen import AskedFilters, Tot, Van, check_gemeente, check_range
from services.reporting.queries import keten
from services.reporting.queries.sluitend import sluitende_telling
from shared.service.desk import AtDesk
from shared.service.lists import JSON, json
from shared.service.web import resource_router

router = resource_router("keten")


@router.get("/trechter", operation_id="leesTrechter", summary="De trechter van melding tot voorziening")
async def lees_trechter(
    desk: AtDesk, van: Van, tot: Tot, filters: AskedFilters, basis: Literal["cohort", "periode"] = "cohort"
) -> Response:
    """Hoeveel zaken elke stap bereikten, welk deel van de eerste, en de mediaan van de dagen sinds ontvangst."""
    check_range(van, tot)
    check_gemeente(desk, filters)
    async with desk.read() as tx:
        stappen = await keten.trechter(tx, desk.gemeente, van, tot, basis, filters.wanted())
    return Response(json({"basis": basis, "stappen": stappen}), media_type=JSON)


@router.get("/sluitende-telling", operation_id="leesSluitendeTelling", summary="De sluitende telling")
async def lees_sluitende_telling(desk: AtDesk, van: Van, tot: Tot) -> Response:
    """Per stap: wat erin kwam is wat eruit ging of nog open is; een verschil is een alarm."""
    check_range(van, tot)
    async with desk.read() as tx:
        stappen = await sluitende_telling(tx, desk.gemeente, van, tot)
    return Response(json({"stappen": stappen}), media_type=JSON)


@router.get("/stand", operation_id="leesStand", summary="Hoe ver reporting is")
async def lees_stand(desk: AtDesk) -> Response:
    """Per topic en partitie de positie en de achterstand; alles nul als het stil is."""
    async with desk.read() as tx:
        posities = await keten.posities(tx, "reporting")
    lag = await desk.request.app.state.lag()
    topics = [
        {
            "topic": row["topic"],
            "partitie": row["partition"],
            "positie": row["next_offset"],
            "achterstand": lag.by_partition.get((row["topic"], row["partition"]), 0),
        }
        for row in posities
    ]
    leesmodellen = [
        {"naam": derived.table.name, "achterstand": lag.records, "achterstandSeconden": lag.seconds}
        for derived in desk.store.scheme.derived
    ]
    return Response(json({"topics": topics, "leesmodellen": leesmodellen}), media_type=JSON)
