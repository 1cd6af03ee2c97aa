"""Questions about onderzoeken, plans and hulptrajecten."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from services.casework import tables
from services.casework.domain.hulptraject import hele_maanden, signaal
from shared.decider.decider import Look
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page
from shared.termijnen.kalender import dag_van

_onderzoek = select(tables.onderzoeken).where(tables.onderzoeken.c.id == bindparam("id"))
_hulptraject = select(tables.hulptrajecten).where(tables.hulptrajecten.c.id == bindparam("id"))
_plan = select(tables.plannen).where(tables.plannen.c.id == bindparam("id"))
_actief_plan = select(tables.plannen.c.id).where(
    tables.plannen.c.huishouden_id == bindparam("huishouden_id"), tables.plannen.c.actief
)
_dossier_van = select(tables.onderzoeken.c.dossier_id).where(tables.onderzoeken.c.id == bindparam("onderzoek_id"))
_maatwerk = select(tables.plannen.c.maatwerk_gewenst).where(
    tables.plannen.c.dossier_id == _dossier_van.scalar_subquery(),  # for its index
    tables.plannen.c.onderzoek_id == bindparam("onderzoek_id"),
)


async def onderzoek(look: Look, onderzoek_id: UUID) -> Mapping[str, Any] | None:
    """One onderzoek."""
    return next(iter(await look.rows(_onderzoek, id=onderzoek_id)), None)


async def onderzoeken(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of onderzoeken."""
    return await page(tx, tables.onderzoeken, filters, part)


async def plan(look: Look, plan_id: UUID) -> Mapping[str, Any] | None:
    """One plan."""
    return next(iter(_met_doelen_en_acties(await look.rows(_plan, id=plan_id))), None)


async def heeft_actief_plan(look: Look, huishouden_id: UUID, behalve: UUID | None = None) -> bool:
    """Whether the household has an active plan, other than this one."""
    return any(row["id"] != behalve for row in await look.rows(_actief_plan, huishouden_id=huishouden_id))


async def maatwerk_gewenst(look: Look, onderzoek_id: UUID) -> bool:
    """Whether a plan with maatwerk lies with this onderzoek."""
    return any(row["maatwerk_gewenst"] for row in await look.rows(_maatwerk, onderzoek_id=onderzoek_id))


async def plannen(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of plans."""
    rows, last = await page(tx, tables.plannen, filters, part)
    return _met_doelen_en_acties(rows), last


def _met_doelen_en_acties(rows: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Goals and actions, each as one thing with its codes."""
    apart = ("doelen", "doelcodes", "leefgebieden", "uitvoerders")
    return [
        {
            **{name: value for name, value in row.items() if name not in apart},
            "doelen": [
                {"doelId": doel_id, "doelcode": doelcode, "leefgebied": leefgebied}
                for doel_id, doelcode, leefgebied in zip(*(row[name] for name in apart[:3]), strict=True)
            ],
            "acties": [{"uitvoerder": uitvoerder} for uitvoerder in row["uitvoerders"]],
        }
        for row in rows
    ]


async def hulptraject(tx: Transaction, hulptraject_id: UUID, peildatum: date) -> Mapping[str, Any] | None:
    """One hulptraject, with how long it lasts on a day."""
    rows = await tx.rows(_hulptraject, id=hulptraject_id)
    return _met_duur(rows[0], peildatum) if rows else None


async def hulptrajecten(
    tx: Transaction, filters: Filters, part: Slice, peildatum: date
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of hulptrajecten, with how long each lasts on a day."""
    rows, last = await page(tx, tables.hulptrajecten, filters, part)
    return [_met_duur(row, peildatum) for row in rows], last


def _met_duur(row: Mapping[str, Any], peildatum: date) -> Mapping[str, Any]:
    begin, einde = dag_van(row["gestart_op"]), row["afgesloten_op"] and dag_van(row["afgesloten_op"])
    return {**row, "duur_maanden": hele_maanden(begin, einde or peildatum), "signaal": signaal(begin, einde, peildatum)}
