"""Questions about dossiers and households."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Text, Uuid, any_, bindparam, func, literal, select, true

from services.casework import tables
from shared.decider.decider import Look
from shared.events.codec import Codec
from shared.events.dossiers import EscalatieVastgelegd
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page
from shared.termijnen.kalender import begin_van, dag_van

_dossier = select(tables.dossiers).where(tables.dossiers.c.id == bindparam("id"))
_huishouden = select(tables.huishoudens).where(tables.huishoudens.c.id == bindparam("id"))
_onderzoeken_van = (
    select(tables.onderzoeken.c.id, tables.onderzoeken.c.dossier_id)
    .where(tables.onderzoeken.c.dossier_id == any_(bindparam("ids", type_=ARRAY(Uuid))))
    .where(tables.onderzoeken.c.soort != "herbeoordeling")
)
_plannen_van = select(tables.plannen.c.id, tables.plannen.c.dossier_id, tables.plannen.c.actief).where(
    tables.plannen.c.dossier_id == any_(bindparam("ids", type_=ARRAY(Uuid)))
)
_actieve_plannen = select(tables.plannen.c.id, tables.plannen.c.huishouden_id).where(
    tables.plannen.c.huishouden_id == any_(bindparam("ids", type_=ARRAY(Uuid))), tables.plannen.c.actief
)
_keten = (
    select(
        func.min(tables.ketenstappen.c.melding_op).label("melding"),
        func.min(tables.ketenstappen.c.aanvraag_op).label("aanvraag"),
        func.min(tables.ketenstappen.c.besluit_op).label("besluit"),
        func.min(tables.ketenstappen.c.levering_op).label("levering"),
        func.max(tables.ketenstappen.c.laatste_dag).label("einde_recht"),
    )
    .where(tables.ketenstappen.c.melding_id == tables.dossiers.c.melding_id)
    .lateral()
)
_open_van = (
    select(tables.dossiers.c.id)
    .join(tables.huishoudens, tables.huishoudens.c.id == tables.dossiers.c.huishouden_id)
    .where(bindparam("persoon_id", type_=Uuid) == any_(tables.huishoudens.c.persoon_ids))
    .where(tables.dossiers.c.status != "afgesloten")
)
_tijdlijn = (
    select(
        _keten,
        tables.onderzoeken.c.gestart_op.label("onderzoek"),
        tables.onderzoeken.c.verslag_op.label("verslag"),
        select(func.min(tables.plannen.c.vastgesteld_op))
        .where(tables.plannen.c.dossier_id == tables.dossiers.c.id)
        .scalar_subquery()
        .label("plan"),
    )
    .select_from(tables.dossiers)
    .join(_keten, true())
    .outerjoin(
        tables.onderzoeken,
        (tables.onderzoeken.c.dossier_id == tables.dossiers.c.id) & (tables.onderzoeken.c.soort != "herbeoordeling"),
    )
    .where(tables.dossiers.c.id == bindparam("id"))
)
_ESCALATIES = """
SELECT e.event_id, e.type, e.schema_version, e.data, d.id AS dossier_id
FROM dossiers d JOIN es.event e ON e.gemeente = d.gemeente AND e.stream_id = d.id
WHERE d.huishouden_id = $1 AND e.type = 'nl.wmo.dossiers.escalatie-vastgelegd.v1' ORDER BY e.event_id
"""
STAPPEN = ("melding", "onderzoek", "verslag", "plan", "aanvraag", "besluit", "levering", "einde_recht")


async def dossier(tx: Transaction, dossier_id: UUID) -> Mapping[str, Any] | None:
    """One dossier, naming its onderzoek and plan."""
    rows = await tx.rows(_dossier, id=dossier_id)
    return (await _met_onderzoek_en_plan(tx, rows))[0] if rows else None


async def dossiers(tx: Transaction, filters: Filters, part: Slice) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of dossiers, each naming its onderzoek and plan; `thema` keeps those that carry one of these themes."""
    equal = {name: values for name, values in filters.equal.items() if name != "thema"}
    if themas := list(filters.equal.get("thema", ())):
        draagt = tables.dossiers.c.themas.bool_op("&&")(literal(themas, ARRAY(Text)))
        equal["id"] = [row["id"] for row in await tx.once(select(tables.dossiers.c.id).where(draagt))]
        if not equal["id"]:
            return [], None
    rows, last = await page(tx, tables.dossiers, Filters(equal, filters.ranges), part)
    return await _met_onderzoek_en_plan(tx, rows), last


async def open_dossiers_van(look: Look, persoon_id: UUID) -> Sequence[UUID]:
    """The open dossiers of the households that this person belongs to."""
    return [row["id"] for row in await look.rows(_open_van, persoon_id=persoon_id)]


async def _met_onderzoek_en_plan(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    if not rows:
        return rows
    ids = [row["id"] for row in rows]
    onderzoeken = {row["dossier_id"]: row["id"] for row in await tx.rows(_onderzoeken_van, ids=ids)}
    found = sorted(await tx.rows(_plannen_van, ids=ids), key=lambda row: bool(row["actief"]))
    plannen = {row["dossier_id"]: row["id"] for row in found}  # an active plan comes last, and stays
    return [{**row, "onderzoek": onderzoeken.get(row["id"]), "plan": plannen.get(row["id"])} for row in rows]


async def tijdlijn(tx: Transaction, dossier_id: UUID, nu: datetime) -> Sequence[tuple[str, datetime | None]] | None:
    """The eight steps of a case, each with the moment at which it came, or None where it has not by now."""
    rows = await tx.rows(_tijdlijn, id=dossier_id)
    if not rows:
        return None
    einde = rows[0]["einde_recht"]
    momenten = {**rows[0], "einde_recht": begin_van(einde) if einde and einde <= dag_van(nu) else None}
    return [(stap, op if (op := momenten[stap]) and op <= nu else None) for stap in STAPPEN]


async def huishouden(tx: Transaction, huishouden_id: UUID) -> Mapping[str, Any] | None:
    """One household, naming its plan."""
    rows = await tx.rows(_huishouden, id=huishouden_id)
    return (await _met_plan(tx, rows))[0] if rows else None


async def huishoudens(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of households, or of those that these people belong to."""
    also: list[ColumnElement[bool]] = []
    if filters.equal["persoon"]:
        gezocht = literal(list(filters.equal["persoon"]), ARRAY(Uuid))
        also.append(tables.huishoudens.c.persoon_ids.bool_op("&&")(gezocht))
    rows, last = await page(tx, tables.huishoudens, Filters({}, {}), part, *also)
    return await _met_plan(tx, rows), last


async def _met_plan(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    plannen = {
        row["huishouden_id"]: row["id"] for row in await tx.rows(_actieve_plannen, ids=[row["id"] for row in rows])
    }
    return [{**row, "plan": plannen.get(row["id"])} for row in rows]


async def escalaties(
    tx: Transaction, codec: Codec, huishouden_id: UUID, jaar: int | None
) -> Sequence[Mapping[str, Any]] | None:
    """What threatened a household, in all of its dossiers, in the year (of Amsterdam) in which it did; oldest first."""
    if not await tx.rows(_huishouden, id=huishouden_id):
        return None
    rows = await tx.sql(_ESCALATIES, huishouden_id)
    facts = [(r["dossier_id"], codec.decode(r["type"], r["data"], r["event_id"], r["schema_version"])) for r in rows]
    found = [(dossier_id, fact) for dossier_id, fact in facts if isinstance(fact, EscalatieVastgelegd)]
    return [
        {"dossierId": dossier_id, "soort": fact.soort, "afgewend": fact.afgewend, "gebeurdOp": fact.gebeurd_op}
        for dossier_id, fact in sorted(found, key=lambda pair: pair[1].gebeurd_op)
        if jaar is None or dag_van(fact.gebeurd_op).year == jaar
    ]
