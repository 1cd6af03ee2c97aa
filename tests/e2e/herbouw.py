"""The read tables of a service made anew from its own facts, beside the rows that are there."""

from typing import Any

import orjson

from keten.diensten import OP_NAAM
from shared.decider.decider import status_of
from shared.eventstore.projector import Blind, Projection, fold
from tests.systeem import Systeem

_FEITEN = """SELECT e.stream_id, e.event_id, e.type, e.schema_version, e.data, e.version FROM es.event e
             JOIN es.stream s USING (gemeente, stream_id) WHERE s.category = $1 ORDER BY e.stream_id, e.version"""


async def afwijkend(keten: Systeem, dienst: str, gemeente: str) -> list[str]:
    """The rows of one gemeente that differ from what the facts make of them."""
    found = []
    for projection in OP_NAAM[dienst].projections:
        gemaakt, staat = await _gemaakt(keten, dienst, gemeente, projection), {}
        worker = keten.embedded.workers[dienst].store.pool
        async with worker.acquire() as connection, connection.transaction():
            await connection.execute("SELECT es.context($1, 'systeem')", gemeente)
            rows = await connection.fetch(f"SELECT * FROM {projection.table.name}")
            staat = {row["id"]: dict(row) for row in rows}
        for id_, rij in gemaakt.items():
            er = staat.get(id_, {})
            anders = {naam for naam, waarde in rij.items() if _gewoon(er.get(naam)) != _gewoon(waarde)}
            if anders:
                found.append(f"{projection.table.name} {id_}: {sorted(anders)}")
    return found


async def _gemaakt(keten: Systeem, dienst: str, gemeente: str, projection: Projection) -> dict[Any, dict[str, Any]]:
    store, decider = keten.embedded.workers[dienst].store, projection.decider
    async with store.pool.acquire() as connection, connection.transaction():
        await connection.execute("SELECT es.context($1, 'systeem')", gemeente)
        rows = await connection.fetch(_FEITEN, decider.category)
    stromen: dict[Any, list[object]] = {}
    for row in rows:
        fact = store.scheme.codec.decode(row["type"], row["data"], row["event_id"], row["schema_version"])
        stromen.setdefault(row["stream_id"], []).append(fact)
    kolommen = {column.name for column in projection.table.columns}
    gemaakt = {}
    for id_, facts in stromen.items():
        rij = fold(projection.evolve, facts)
        if rij is not None:
            rij = {"status": status_of(decider.fold(facts)), **rij, "versie": len(facts)}
            gemaakt[id_] = {
                naam: waarde for naam, waarde in rij.items() if naam in kolommen and not isinstance(waarde, Blind)
            }
    return gemaakt


def _gewoon(value: object) -> object:
    """A value as JSON has it: a column may keep a list as JSON, and asyncpg gives that as text."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        return orjson.loads(value)
    return orjson.loads(orjson.dumps(value, default=str))
