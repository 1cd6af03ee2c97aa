"""The werkvoorraad of a large gemeente: one query, read along an index, whatever is asked of it."""

import time
from collections.abc import AsyncIterator

import asyncpg
import pytest
import pytest_asyncio

from shared.eventstore.migrate import in_database
from shared.service.auth import medewerker_id
from tests.systeem import Systeem

pytestmark = pytest.mark.server
GROOT = "9290"
AANTAL, TEAMS = 100_000, 40
GRENS = 0.050
_HUISHOUDENS = """
INSERT INTO huishoudens (gemeente, id, status, versie, melding_id, persoon_ids, regisseur)
SELECT $1, md5('h' || n)::uuid, 'samengesteld', 1, md5('m' || n)::uuid, ARRAY[md5('p' || n)::uuid],
       CASE WHEN n % 5000 = 0 THEN $3::uuid ELSE md5('r' || n % 3000)::uuid END
FROM generate_series(1, $2) n
"""
_DOSSIERS = """
INSERT INTO dossiers (gemeente, id, status, versie, melding_id, huishouden_id, aanmelding_id, team, geopend_op, themas,
                      lijn, aantal_contacten, zonder_contact_sinds, open_dossieracties, uiterste_datum)
SELECT $1, md5('d' || n)::uuid, CASE WHEN n % 2 = 0 THEN 'onderzoek' ELSE 'afgesloten' END, 1, md5('m' || n)::uuid,
       md5('h' || n)::uuid, md5('a' || n)::uuid, 'team_' || n % $3, now(), '{}', 'eerste_lijn', 0, now(), '{}',
       CASE WHEN n % 10 > 0 THEN DATE '2020-01-01' + n % 1500 END
FROM generate_series(1, $2) n
"""
_ONDERZOEKEN = """
INSERT INTO onderzoeken (gemeente, id, status, versie, melding_id, dossier_id, soort, melding_op, gestart_op,
                         uiterste_datum, voorliggende_wetten, persoon_ids)
SELECT $1, md5('o' || n)::uuid, 'gestart', 1, md5('m' || n)::uuid, md5('d' || n)::uuid, 'eerste', now(), now(),
       DATE '2020-01-01' + n % 1500, '{}', '{}'
FROM generate_series(1, $2) n
"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def groot(keten: Systeem) -> AsyncIterator[str]:
    """A gemeente with a hundred thousand dossiers."""
    connection = await asyncpg.connect(in_database(keten.admin_dsn, "keten_casework"))
    try:
        await connection.execute(_HUISHOUDENS, GROOT, AANTAL, medewerker_id(GROOT, "ww-1"))
        await connection.execute(_DOSSIERS, GROOT, AANTAL, TEAMS)
        await connection.execute(_ONDERZOEKEN, GROOT, AANTAL)
        await connection.execute("ANALYZE")
        yield GROOT
        for tabel in ("dossiers", "huishoudens", "onderzoeken"):
            await connection.execute(f"DELETE FROM {tabel} WHERE gemeente = $1", GROOT)
    finally:
        await connection.close()


@pytest.mark.parametrize("vraag", ["", "team=team_8", "medewerker=ww-1", "team=team_0&medewerker=ww-1", "team=geen"])
async def test_de_eerste_bladzij_komt_binnen_vijftig_milliseconden(keten: Systeem, groot: str, vraag: str) -> None:
    """The best of five: the machine may be busy, the query may not."""
    client = keten.client("coordinator", groot)
    duur = []
    for _ in range(5):
        begin = time.perf_counter()
        bladzij = await client.gelezen(f"/casework/v1/werkvoorraad?{vraag}")
        duur.append(time.perf_counter() - begin)
    datums = [rij["uitersteDatum"] or "9999" for rij in bladzij["resultaten"]]
    assert datums == sorted(datums)
    assert bool(datums) == (vraag != "team=geen")
    assert min(duur) < GRENS, duur


async def test_een_bladzij_ver_weg_komt_even_snel(keten: Systeem, groot: str) -> None:
    client = keten.client("coordinator", groot)
    cursor = ""
    for _ in range(12):
        begin = time.perf_counter()
        bladzij = await client.gelezen(f"/casework/v1/werkvoorraad?limit=200{cursor}")
        duur = time.perf_counter() - begin
        cursor = f"&cursor={bladzij['volgende']}"
    assert duur < 4 * GRENS, "200 rows of the twelfth page"
