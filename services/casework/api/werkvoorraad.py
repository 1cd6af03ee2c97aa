"""What lies with whom: open dossiers by legal date, and what the cases of a regisseur weigh."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from services.casework import queries
from shared.eventstore.paging import Filters
from shared.service.auth import medewerker_id
from shared.service.desk import AtDesk
from shared.service.lists import JSON, Cursor, Limit, Tekstfilter, json, listing, wire
from shared.service.models import Medewerker
from shared.service.web import resource_router

router = resource_router("werkvoorraad")


@router.get("/werkvoorraad", operation_id="lijstWerkvoorraad", summary="De werkvoorraad")
async def lijst_werkvoorraad(
    desk: AtDesk,
    team: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    medewerker: Annotated[list[Medewerker], Query(max_length=50)] = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Open dossiers, het eerste wettelijke einde van hun onderzoek eerst; `medewerker` is de regisseur."""
    regisseurs = [medewerker_id(desk.gemeente, naam) for naam in medewerker]
    filters = Filters({"team": team, "regisseur": regisseurs}, {})
    return await listing(desk, queries.werkvoorraad, "dossiers", filters, limit, cursor, "uiterste_datum")


@router.get("/caseload", operation_id="lijstCaseload", summary="De caseload per regisseur")
async def lijst_caseload(desk: AtDesk, team: Tekstfilter = []) -> Response:  # noqa: B006
    """Wat de actieve casussen van elke regisseur samen wegen, en in welke band dat valt."""
    async with desk.read() as tx:
        rows = await queries.caseload(tx, team)
    body = {"resultaten": [wire(row) for row in rows], "volgende": None}
    return Response(json(body), media_type=JSON)
