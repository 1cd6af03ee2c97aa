"""What is asked of teams and of who works in them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select

from services.casework import tables
from services.casework.domain.medewerker import COORDINATOR
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_van_team = tables.medewerkers.c.team == bindparam("team"), tables.medewerkers.c.status == "ingezet"
_team = select(tables.teams).where(tables.teams.c.id == bindparam("id"))
_medewerker = select(tables.medewerkers).where(tables.medewerkers.c.id == bindparam("id"))
_coordinator = select(tables.medewerkers.c.id).where(*_van_team, tables.medewerkers.c.rol == COORDINATOR)
_discipline = func.unnest(tables.medewerkers.c.disciplines).column_valued("discipline")
_samenstelling = (
    select(_discipline, tables.medewerkers.c.werkgever_id, func.count().label("aantal"))
    .select_from(tables.medewerkers)  # before the disciplines, which are its own
    .where(*_van_team)
    .group_by(_discipline, tables.medewerkers.c.werkgever_id)
    .order_by(_discipline, tables.medewerkers.c.werkgever_id)
)


async def team(tx: Transaction, team_id: UUID) -> Mapping[str, Any] | None:
    """One team: its coordinator, and how many it has of each discipline from each employer."""
    row = next(iter(await tx.rows(_team, id=team_id)), None)
    if row is None:
        return None
    samenstelling = [
        {"discipline": deel["discipline"], "werkgeverId": deel["werkgever_id"], "aantal": deel["aantal"]}
        for deel in await tx.rows(_samenstelling, team=row["teamcode"])
    ]
    return {**row, "coordinator": await coordinator(tx, row["teamcode"]), "samenstelling": samenstelling}


async def coordinator(look: Look, teamcode: str) -> UUID | None:
    """Who coordinates the team."""
    return next((row["id"] for row in await look.rows(_coordinator, team=teamcode)), None)


async def teams(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of teams."""
    return await page(tx, tables.teams, filters, part)


async def medewerker(tx: Transaction, medewerker_id: UUID) -> Mapping[str, Any] | None:
    """One member of staff."""
    return next(iter(await tx.rows(_medewerker, id=medewerker_id)), None)


async def medewerkers(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of members of staff."""
    return await page(tx, tables.medewerkers, filters, part)
