"""A timer that sees an onderzoek run late opens the way to the aanvraag, without anyone doing anything."""

import asyncio
import tempfile
from pathlib import Path

import pytest

from tests.e2e.clients import Zaak
from tests.systeem import systeem

pytestmark = pytest.mark.server


async def test_r10_een_te_laat_onderzoek_opent_de_weg_naar_de_aanvraag(admin_dsn: str, gemeente: str) -> None:
    """Wmo 2015, art. 2.3.2 lid 9: the six weeks of a melding of January 2020 are long over."""
    with tempfile.TemporaryDirectory(prefix="keten-test-") as folder:
        async with systeem(admin_dsn, Path(folder), timers=True) as keten:
            await Zaak(keten, gemeente).onderzoek_nodig()
            worker = keten.embedded.workers["provisions"].store.pool
            query = """SELECT convert_from(data, 'UTF8')::json ->> 'grond' FROM es.event
                       WHERE gemeente = $1 AND type LIKE '%.aanvraag-mogelijk-gemaakt.v1'"""
            for _ in range(400):
                await asyncio.sleep(0.05)
                async with worker.acquire() as connection, connection.transaction():
                    await connection.execute("SELECT es.context($1, 'systeem')", gemeente)
                    grond = await connection.fetchval(query, gemeente)
                if grond:
                    break
            assert grond == "termijn_verstreken"
