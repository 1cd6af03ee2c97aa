"""Questions about what lies with whom: the werkvoorraad, the waiting list, the caseload."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, and_, any_, bindparam, func, literal, select
from sqlalchemy import text as sql

from services.casework import tables
from services.casework.domain.caseload import GEWICHT, band
from services.casework.domain.wachtlijst import uiterste_wachtdag
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page

_dossiers, _huishoudens, _onderzoeken = tables.dossiers, tables.huishoudens, tables.onderzoeken
_OPEN = sql("dossiers.status <> 'afgesloten'")  # as the partial indexes have it
_GETOOND = (
    *("id", "status", "versie", "melding_id", "team", "zwaarte"),
    *("geopend_op", "uiterste_datum", "open_dossieracties"),
)
_bij = (
    select(_dossiers.c.id, _huishoudens.c.regisseur, _onderzoeken.c.id.label("onderzoek"), _onderzoeken.c.verslag_op)
    .outerjoin(_huishoudens, _huishoudens.c.id == _dossiers.c.huishouden_id)
    .outerjoin(
        _onderzoeken, and_(_onderzoeken.c.dossier_id == _dossiers.c.id, _onderzoeken.c.soort != "herbeoordeling")
    )
    .where(_dossiers.c.id == any_(bindparam("ids", type_=ARRAY(Uuid))))
)


async def werkvoorraad(
    tx: Transaction, filters: Filters, part: Slice
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of open dossiers, the earliest legal end of their onderzoek first; those without come last."""
    also: list[Any] = [_OPEN]
    regisseurs = list(filters.equal["regisseur"])
    if regisseurs:
        eigen = select(_huishoudens.c.id).where(_huishoudens.c.regisseur == any_(literal(regisseurs, ARRAY(Uuid))))
        also.append(_dossiers.c.huishouden_id == any_(func.array(eigen.scalar_subquery(), type_=ARRAY(Uuid))))
    per_team = Filters({"team": filters.equal["team"]}, {})
    rows, last = await page(tx, _dossiers, per_team, part, *also, day=_dossiers.c.volgorde_index)
    bij = {row["id"]: row for row in await tx.rows(_bij, ids=[row["id"] for row in rows])}
    return [{**{name: row[name] for name in _GETOOND}, **bij[row["id"]]} for row in rows], last


async def wachtlijst(
    tx: Transaction, filters: Filters, part: Slice, peildatum: date
) -> tuple[Sequence[Mapping[str, Any]], UUID | None]:
    """A page of the dossiers that wait: since when, how many days, and whether that is too long."""
    rows, last = await page(tx, _dossiers, filters, part, _dossiers.c.wacht_op.is_not(None))
    return [_wachtend(row, peildatum) for row in rows], last


def _wachtend(row: Mapping[str, Any], peildatum: date) -> Mapping[str, Any]:
    uiterste = uiterste_wachtdag(row["wacht_op"], row["wacht_vanaf"])
    columns = ("id", "status", "versie", "melding_id", "team", "wacht_op", "wacht_reden", "wacht_vanaf")
    return {
        **{name: row[name] for name in columns},
        "dagen": (peildatum - row["wacht_vanaf"]).days,
        "uiterste_wachtdag": uiterste,
        "te_lang": uiterste is not None and peildatum > uiterste,
    }


async def caseload(tx: Transaction, teams: Sequence[str]) -> Sequence[Mapping[str, Any]]:
    """What the active dossiers of each regisseur weigh together; those without a regisseur come last."""
    wanted: list[Any] = [_OPEN]
    if teams:
        wanted.append(_dossiers.c.team == any_(literal(list(teams), ARRAY(Text))))
    per_zwaarte = [func.count().filter(_dossiers.c.zwaarte == zwaarte).label(zwaarte) for zwaarte in GEWICHT]
    found = (
        select(_huishoudens.c.regisseur, func.count().label("dossiers"), *per_zwaarte)
        .join(_huishoudens, _huishoudens.c.id == _dossiers.c.huishouden_id)
        .where(*wanted)
        .group_by(_huishoudens.c.regisseur)
        .order_by(_huishoudens.c.regisseur)
    )
    return [_caseload(row) for row in await tx.once(found)]


def _caseload(row: Mapping[str, Any]) -> Mapping[str, Any]:
    gewicht = sum(gewicht * row[zwaarte] for zwaarte, gewicht in GEWICHT.items())
    return {
        "regisseur": row["regisseur"],
        "dossiers": row["dossiers"],
        "zonder_zwaarte": row["dossiers"] - sum(row[zwaarte] for zwaarte in GEWICHT),
        "gewicht": gewicht,
        "band": band(gewicht),
    }
