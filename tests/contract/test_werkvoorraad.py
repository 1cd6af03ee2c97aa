"""The lists of a large gemeente: read along an index, whatever is asked of them; `bench.lists` says how fast."""

import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio
from sqlalchemy import ClauseElement

from services.casework import queries, tables
from shared.eventstore.executor import Transaction, compiled
from shared.eventstore.migrate import in_database
from shared.eventstore.paging import Filters, Slice, page
from shared.eventstore.postgres import KEYED
from shared.service.auth import medewerker_id
from tests.systeem import Systeem

pytestmark = pytest.mark.server
GROOT, BUUR = "9290", "9291"
AANTAL, TEAMS, LIMIET = 20_000, 40, 50
GELEZEN = 5 * LIMIET  # rows that a page may cost: itself, and what is shown beside it from other tables
WW1 = medewerker_id(GROOT, "ww-1")
_HUISHOUDENS = """
INSERT INTO huishoudens (gemeente, id, status, versie, melding_id, persoon_ids, regisseur)
SELECT $1, md5('h' || n)::uuid, 'samengesteld', 1, md5('m' || n)::uuid, ARRAY[md5('p' || n)::uuid],
       CASE WHEN n % 1000 = 0 THEN $3::uuid ELSE md5('r' || n % 3000)::uuid END
FROM generate_series(1, $2) n
"""
_DOSSIERS = """
INSERT INTO dossiers (gemeente, id, status, versie, melding_id, huishouden_id, aanmelding_id, team, geopend_op, themas,
                      lijn, aantal_contacten, zonder_contact_sinds, open_dossieracties, uiterste_datum,
                      volgorde_index)
SELECT $1, md5('d' || n)::uuid, CASE WHEN n % 2 = 0 THEN 'onderzoek' ELSE 'afgesloten' END, 1, md5('m' || n)::uuid,
       md5('h' || n)::uuid, md5('a' || n)::uuid, 'team_' || n % $3, now(), '{}', 'eerste_lijn', 0, now(), '{}',
       CASE WHEN n % 10 > 0 THEN DATE '2020-01-01' + n % 1500 END,
       CASE WHEN n % 10 > 0 THEN DATE '2020-01-01' + n % 1500 ELSE DATE '9999-12-31' END
FROM generate_series(1, $2) n
"""
_ONDERZOEKEN = """
INSERT INTO onderzoeken (gemeente, id, status, versie, melding_id, dossier_id, soort, melding_op, gestart_op,
                         uiterste_datum, voorliggende_wetten, persoon_ids)
SELECT $1, md5('o' || n)::uuid, 'gestart', 1, md5('m' || n)::uuid, md5('d' || n)::uuid, 'eerste', now(), now(),
       DATE '2020-01-01' + n % 1500, '{}', '{}'
FROM generate_series(1, $2) n
"""
_TERMIJNEN = """
INSERT INTO termijnen (gemeente, id, status, versie, categorie, melding_id, soort, uiterste_datum)
SELECT $1, md5('o' || n)::uuid, 'gestart', 1, 'onderzoeken', md5('m' || n)::uuid,
       CASE WHEN n % 5 = 0 THEN 'onderzoek' END, CASE WHEN n % 5 = 0 THEN DATE '2020-01-01' + n % 1500 END
FROM generate_series(1, $2) n
"""


class Verklaard(Transaction):
    """A transaction that keeps the plan of everything that it runs."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        super().__init__(connection)
        self.plannen: list[Mapping[str, Any]] = []

    async def rows(self, statement: object, **values: object) -> Sequence[Mapping[str, Any]]:
        """Explained, and run."""
        assert isinstance(statement, ClauseElement)
        text, names, bound = compiled(statement)
        await self._verklaar(text, [values.get(name, bound.get(name)) for name in names])
        return await super().rows(statement, **values)

    async def once(self, statement: ClauseElement) -> Sequence[Mapping[str, Any]]:
        """Explained, and run."""
        text, names, bound = compiled(statement)
        await self._verklaar(text, [bound[name] for name in names])
        return await super().once(statement)

    async def _verklaar(self, text: str, values: Sequence[object]) -> None:
        for _ in range(7):  # from the sixth on PostgreSQL may keep one plan for all values
            answer = await self.connection.fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) {text}", *values)
        self.plannen += _stappen(json.loads(answer)[0]["Plan"])

    def soorten(self) -> set[str]:
        """The kinds of step in the plans."""
        return {stap["Node Type"] for stap in self.plannen}

    def gelezen(self) -> float:
        """How many rows were touched in the tables, kept or not."""
        scans = [stap for stap in self.plannen if "Relation Name" in stap]
        return float(sum(stap["Actual Loops"] * (stap["Actual Rows"] + _verworpen(stap)) for stap in scans))


def _verworpen(stap: Mapping[str, Any]) -> float:
    return float(stap.get("Rows Removed by Filter", 0) + stap.get("Rows Removed by Index Recheck", 0))


def _stappen(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for onder in plan.get("Plans", ()):
        yield from _stappen(onder)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def groot(keten: Systeem) -> AsyncIterator[str]:
    """Two gemeenten with twenty thousand dossiers each, in one database."""
    connection = await asyncpg.connect(in_database(keten.admin_dsn, "keten_casework"))
    try:
        for gemeente in (GROOT, BUUR):
            await connection.execute(_HUISHOUDENS, gemeente, AANTAL, WW1)
            await connection.execute(_DOSSIERS, gemeente, AANTAL, TEAMS)
            await connection.execute(_ONDERZOEKEN, gemeente, AANTAL)
            await connection.execute(_TERMIJNEN, gemeente, AANTAL)
        await connection.execute("ANALYZE")
        yield in_database(keten.admin_dsn, "keten_casework")
        for tabel in ("dossiers", "huishoudens", "onderzoeken", "termijnen"):
            await connection.execute(f"DELETE FROM {tabel} WHERE gemeente = ANY ($1)", [GROOT, BUUR])
    finally:
        await connection.close()


@pytest_asyncio.fixture
async def tx(groot: str) -> AsyncIterator[Verklaard]:
    """What the api itself reads with: its role, behind row security, in one gemeente."""
    connection = await asyncpg.connect(groot, user="casework_api", server_settings=KEYED)
    try:
        async with connection.transaction(readonly=True):
            await connection.execute("SELECT es.context($1, 'test')", GROOT)
            yield Verklaard(connection)
    finally:
        await connection.close()


VER_WEG = (date(2023, 1, 1), UUID(int=0))


@pytest.mark.parametrize("after", [None, VER_WEG])
@pytest.mark.parametrize("team", [[], ["team_8"], ["geen"]])
async def test_de_werkvoorraad_volgt_een_index(
    tx: Verklaard, team: Sequence[str], after: tuple[date, UUID] | None
) -> None:
    rows, _ = await queries.werkvoorraad(tx, Filters({"team": team, "regisseur": []}, {}), Slice(LIMIET, after))
    datums = [row["uiterste_datum"] or date.max for row in rows]
    assert datums == sorted(datums)
    assert len(rows) == (0 if team == ["geen"] else LIMIET)
    assert not tx.soorten() & {"Sort", "Incremental Sort", "Seq Scan"}, tx.plannen
    assert tx.gelezen() <= GELEZEN, tx.plannen


@pytest.mark.parametrize("team", [[], ["team_0"]])
async def test_wat_bij_een_regisseur_ligt_wordt_vanuit_zijn_huishoudens_gevonden(
    tx: Verklaard, team: Sequence[str]
) -> None:
    """Few rows, so they may be sorted; more than a team has is not looked at."""
    rows, _ = await queries.werkvoorraad(tx, Filters({"team": team, "regisseur": [WW1]}, {}), Slice(LIMIET, None))
    assert len(rows) == AANTAL // 1000
    assert "Seq Scan" not in tx.soorten()
    assert tx.gelezen() <= AANTAL / TEAMS + GELEZEN, tx.plannen


@pytest.mark.parametrize("after", [None, VER_WEG])
@pytest.mark.parametrize("soort", [[], ["onderzoek"]])
@pytest.mark.parametrize("vanaf", [None, date(2022, 6, 1)])
async def test_open_termijnen_volgen_een_index(
    tx: Verklaard, soort: Sequence[str], vanaf: date | None, after: tuple[date, UUID] | None
) -> None:
    termijnen = tables.termijnen
    filters = Filters({"soort": soort}, {"uiterste_datum": (vanaf, date.max)})
    rows, last = await page(tx, termijnen, filters, Slice(LIMIET, after), day=termijnen.c.uiterste_datum)
    assert len(rows) == LIMIET
    assert last == rows[-1]["id"]
    assert tx.soorten() == {"Limit", "Index Scan"}
    assert tx.gelezen() <= LIMIET + 1


@pytest.mark.parametrize("after", [None, (date.max, UUID(int=2**127))])
async def test_een_lijst_op_id_volgt_de_sleutel(tx: Verklaard, after: tuple[date, UUID] | None) -> None:
    rows, _ = await page(tx, tables.dossiers, Filters({"status": ["onderzoek"]}, {}), Slice(LIMIET, after))
    assert len(rows) == LIMIET
    assert tx.soorten() == {"Limit", "Index Scan"}
    assert tx.gelezen() <= GELEZEN
