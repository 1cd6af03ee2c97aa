"""Rebuilding a derived table from the log of facts, against PostgreSQL doing all of it in one statement.

Ours is `shared.bus.rebuild` as the worker's role: fold in Python beside the live table, catch up under a lock, compare,
swap. `raw` is one INSERT ... SELECT with aggregates over the same log, by a superuser; both must leave the same rows.
The live table is emptied before every round, so that ours also compares and writes all of it.
"""

import random
import time
from collections.abc import Iterator
from itertools import count as numbers
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from bench import feiten
from bench.cpu import Cpu
from bench.machine import admin, around, postgres, postmaster, syncs
from bench.meting import Case, Options, Target, main, options, play, show
from keten.embedded import migrate
from services.reporting.app import SERVICE
from services.reporting.projections import PROJECTIONS
from shared.bus.rebuild import rebuild
from shared.events import meldingen
from shared.eventstore.ids import partition_of
from shared.eventstore.migrate import in_database
from shared.eventstore.postgres import pool
from shared.termijnen.kalender import NEDERLAND, werkdag_na

MELDING = next(derived for derived in PROJECTIONS if derived.table.name == "melding")
TOPIC = "wmo.meldingen"

PURE_SQL = """
INSERT INTO melding
WITH f AS (
  SELECT gemeente, key, seq, split_part(type, '.', 4) AS soort, data FROM feit WHERE topic = 'wmo.meldingen'),
af AS (
  SELECT gemeente, key, seq, soort, data,
    ((data->>'afgehandeldOp')::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date AS dag
  FROM f WHERE soort IN ('melding-direct-beantwoord', 'melding-verwezen', 'melding-doorgezet', 'melding-heropend',
                         'melding-geregistreerd-voor-andere-instantie')),
uitkomst AS (
  SELECT gemeente, key,
    (array_agg(CASE soort WHEN 'melding-direct-beantwoord' THEN 'direct_beantwoord'
                 WHEN 'melding-verwezen' THEN 'verwezen'
                 WHEN 'melding-doorgezet' THEN 'doorgezet' WHEN 'melding-heropend' THEN NULL ELSE 'geregistreerd' END
               ORDER BY seq DESC))[1] AS uitkomst,
    (array_agg(dag ORDER BY seq DESC))[1] AS dag,
    (array_agg(dag ORDER BY seq) FILTER (WHERE dag IS NOT NULL))[1] AS eerste,
    (array_agg(data->>'teamId' ORDER BY seq DESC) FILTER (WHERE data->>'teamId' IS NOT NULL))[1] AS team
  FROM af GROUP BY gemeente, key),
rest AS (
  SELECT gemeente, key, bool_or(soort = 'melding-ingetrokken') AS ingetrokken,
    (array_agg((data->>'vanafDatum')::date ORDER BY seq DESC)
       FILTER (WHERE soort = 'melding-als-wettelijk-aangemerkt'))[1] AS wettelijk_dag
  FROM f GROUP BY gemeente, key)
SELECT o.gemeente, o.key, k.dag, k.vijfde, o.data->>'kanaal', o.data->>'wijkcode', o.data->>'doelgroep',
  ARRAY(SELECT jsonb_array_elements_text(o.data->'leefgebieden')), coalesce(u.team, o.data->>'teamId'),
  u.uitkomst, u.dag, u.eerste, r.ingetrokken, r.wettelijk_dag
FROM f o JOIN rest r USING (gemeente, key) LEFT JOIN uitkomst u USING (gemeente, key)
  JOIN kalender k ON k.dag = ((o.data->>'ontvangenOp')::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date
WHERE o.soort = 'melding-ontvangen'
"""


def log(wanted: int) -> Iterator[tuple[Any, ...]]:
    """Rows of the log: the facts of meldingen, case after case."""
    chance, done = random.Random(7), 0
    offsets = [numbers() for _ in range(feiten.PARTITIONS)]
    for nummer in numbers():
        gemeente = feiten.GEMEENTEN[nummer % len(feiten.GEMEENTEN)]
        for seq, (stream, fact) in enumerate(feiten.zaak(nummer, chance), 1):
            if type(fact) not in MELDING.kinds:
                break
            kind, partition = feiten.CODEC.kind(fact), partition_of(stream, feiten.PARTITIONS)
            data = feiten.CODEC.encode(fact, gemeente).decode()
            moment = orjson.loads(data)["gebeurdOp"]
            assert isinstance(moment, str)
            yield (
                gemeente, TOPIC, stream, seq, partition, next(offsets[partition]), stream, kind.name, stream,
                feiten.BEGIN, feiten.BEGIN, data,
            )  # fmt: skip
            done += 1
        if done >= wanted:
            return


class Bench:
    """The contenders on one filled log."""

    def __init__(self, dsn: str, wanted: int) -> None:
        self.dsn = dsn
        self.wanted = wanted
        self.facts = 0
        self.hashes: set[str] = set()
        self.rows = 0

    async def prepare(self) -> None:
        """Fill log and inbox."""
        assert set(MELDING.kinds) == set(meldingen.FEITEN.values())
        await migrate(self.dsn, [SERVICE])
        rows = list(log(self.wanted))
        self.facts = len(rows)
        columns = ("gemeente", "topic", "key", "seq", "partition", "offset", "event_id", "type", "melding_id",
                   "gebeurd_op", "geregistreerd_op", "data")  # fmt: skip
        last: dict[tuple[str, UUID], int] = {(row[0], row[2]): row[3] for row in rows}
        ends = {row[4]: row[5] + 1 for row in rows}
        async with admin(self.dsn, SERVICE.database) as connection:
            await connection.copy_records_to_table("feit", records=rows, columns=columns)
            await connection.copy_records_to_table(
                "inbox_seq",
                schema_name="es",
                records=[(gemeente, SERVICE.naam, TOPIC, key, seq) for (gemeente, key), seq in last.items()],
                columns=("gemeente", "handler", "topic", "key", "last_seq"),
            )
            await connection.copy_records_to_table(
                "inbox_position",
                schema_name="es",
                records=[(SERVICE.naam, TOPIC, partition, end) for partition, end in ends.items()],
            )
            await connection.execute("CREATE TABLE kalender (dag date PRIMARY KEY, vijfde date NOT NULL)")
            days = [row["dag"] for row in await connection.fetch(_DAYS)]
            await connection.copy_records_to_table(
                "kalender", records=[(dag, werkdag_na(dag, 5, NEDERLAND)) for dag in days]
            )
            await connection.execute("VACUUM ANALYZE")

    async def ours(self, _number: int, case: Case) -> float:
        """The production rebuild; facts a second."""
        await self._empty()
        connections = await pool(in_database(self.dsn, SERVICE.database), f"{SERVICE.naam}_worker", "keten-bench", 2)
        start, cpu = time.perf_counter(), Cpu(await postmaster(self.dsn))
        result = await rebuild(connections, feiten.CODEC, SERVICE.naam, MELDING, lambda _done, _all: None)
        took = time.perf_counter() - start
        await connections.close()
        assert result.facts == self.facts, result
        case.cost("ours", cpu.per(self.facts))
        await self._check()
        return self.facts / took

    async def raw(self, _number: int, case: Case) -> float:
        """One statement in the database; facts a second."""
        await self._empty()
        async with admin(self.dsn, SERVICE.database) as connection:
            start, cpu = time.perf_counter(), Cpu(await postmaster(self.dsn))
            await connection.execute(PURE_SQL)
            took = time.perf_counter() - start
        case.cost("raw", cpu.per(self.facts))
        await self._check()
        return self.facts / took

    async def _empty(self) -> None:
        async with admin(self.dsn, SERVICE.database) as connection:
            await connection.execute("TRUNCATE melding")
            await connection.execute("CHECKPOINT")

    async def _check(self) -> None:
        async with admin(self.dsn, SERVICE.database) as connection:
            self.rows, found = await _hash(connection)
        self.hashes.add(found)
        assert len(self.hashes) == 1, "the two ways gave other rows"


async def _hash(connection: asyncpg.Connection) -> tuple[int, str]:
    row = await connection.fetchrow(
        "SELECT count(*) AS rows, md5(string_agg(t::text, '' ORDER BY gemeente, id)) AS hash FROM melding t"
    )
    return row["rows"], row["hash"]


_DAYS = """
SELECT DISTINCT ((data->>'ontvangenOp')::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date AS dag FROM feit
WHERE data ? 'ontvangenOp'
"""


async def run(chosen: Options) -> None:
    """Ours and raw."""
    with postgres() as dsn:
        before = syncs()
        bench = Bench(dsn, 20_000 if chosen.quick else 200_000)
        chosen.say("filling the log")
        await bench.prepare()
        notes = {
            "ours": "as the worker's role behind row security: fold, catch up, compare with the live rows, swap",
            "raw": "one INSERT ... SELECT with aggregates over the log, by a superuser",
        }
        targets = [Target("share", 0.25), Target("rate", 100_000)]
        name = f"rebuild melding from {bench.facts} facts"
        case = Case(name, "facts/s", {"ours": bench.ours, "raw": bench.raw}, targets, notes)
        found = await play([case], chosen)
        case.details["rows"] = bench.rows
        show(chosen, found, {**await around(dsn), "syncs_a_second": [before, syncs()]})


if __name__ == "__main__":
    main(run, options("rebuild"))
