"""What is asked of dossiers, onderzoeken and plans."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from services.casework import tables
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_dossier = select(tables.dossiers).where(tables.dossiers.c.id == bindparam("id"))
_onderzoek = select(tables.onderzoeken).where(tables.onderzoeken.c.id == bindparam("id"))
_plan = select(tables.plannen).where(tables.plannen.c.id == bindparam("id"))
_actief_plan = select(tables.plannen.c.id).where(
    tables.plannen.c.huishouden_id == bindparam("huishouden_id"), tables.plannen.c.actief
)
_dossier_van = select(tables.onderzoeken.c.dossier_id).where(tables.onderzoeken.c.id == bindparam("onderzoek_id"))
_maatwerk = select(tables.plannen.c.maatwerk_gewenst).where(
    tables.plannen.c.dossier_id == _dossier_van.scalar_subquery(),  # for its index
    tables.plannen.c.onderzoek_id == bindparam("onderzoek_id"),
)
_onderzoeken_van = select(tables.onderzoeken.c.id, tables.onderzoeken.c.dossier_id).where(
    tables.onderzoeken.c.dossier_id == any_(bindparam("ids", type_=ARRAY(Uuid)))
)
_plannen_van = select(tables.plannen.c.id, tables.plannen.c.dossier_id, tables.plannen.c.actief).where(
    tables.plannen.c.dossier_id == any_(bindparam("ids", type_=ARRAY(Uuid)))
)


async def onderzoek(look: Look, onderzoek_id: UUID) -> Mapping[str, Any] | None:
    """One onderzoek."""
    return next(iter(await look.rows(_onderzoek, id=onderzoek_id)), None)


async def plan(look: Look, plan_id: UUID) -> Mapping[str, Any] | None:
    """One plan."""
    return next(iter(await look.rows(_plan, id=plan_id)), None)


async def heeft_actief_plan(look: Look, huishouden_id: UUID) -> bool:
    """Whether the household has an active plan."""
    return bool(await look.rows(_actief_plan, huishouden_id=huishouden_id))


async def maatwerk_gewenst(look: Look, onderzoek_id: UUID) -> bool:
    """Whether a plan with maatwerk lies with this onderzoek."""
    return any(row["maatwerk_gewenst"] for row in await look.rows(_maatwerk, onderzoek_id=onderzoek_id))


async def dossier(tx: Transaction, dossier_id: UUID) -> Mapping[str, Any] | None:
    """One dossier, naming its onderzoek and plan."""
    rows = await tx.rows(_dossier, id=dossier_id)
    return (await _met_onderzoek_en_plan(tx, rows))[0] if rows else None


async def dossiers(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of dossiers, each naming its onderzoek and plan."""
    rows, last = await page(tx, tables.dossiers, filters, part)
    return await _met_onderzoek_en_plan(tx, rows), last


async def plannen(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of plans."""
    return await page(tx, tables.plannen, filters, part)


async def _met_onderzoek_en_plan(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    if not rows:
        return rows
    ids = [row["id"] for row in rows]
    onderzoeken = {row["dossier_id"]: row["id"] for row in await tx.rows(_onderzoeken_van, ids=ids)}
    found = sorted(await tx.rows(_plannen_van, ids=ids), key=lambda row: bool(row["actief"]))
    plannen = {row["dossier_id"]: row["id"] for row in found}  # an active plan comes last, and stays
    return [{**row, "onderzoek": onderzoeken.get(row["id"]), "plan": plannen.get(row["id"])} for row in rows]
