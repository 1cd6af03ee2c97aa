"""What a timer does without anyone doing anything: the way to an aanvraag opens, a herbeoordeling is asked for."""

import asyncio
import tempfile
from pathlib import Path

import pytest

from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import LEVERING
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


async def test_een_geplande_herbeoordeling_wordt_op_haar_dag_gevraagd(admin_dsn: str, gemeente: str) -> None:
    """Wmo 2015, art. 2.3.9: planned for September 2020, which is over."""
    with tempfile.TemporaryDirectory(prefix="keten-test-") as folder:
        async with systeem(admin_dsn, Path(folder), timers=True) as keten:
            zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(regel(einddatum="2020-12-31"))
            assert (await LEVERING["planHerbeoordeling"].door(zaak)).status_code == 201
            client, pad = zaak.als("beschikker"), f"/provisions/v1/voorzieningen/{zaak.ids['voorziening']}"
            for _ in range(400):
                if gevraagd := (await client.gelezen(f"{pad}/heronderzoeken"))["resultaten"]:
                    break
                await asyncio.sleep(0.05)
            (feit,) = gevraagd
            assert (feit["gebeurdOp"], feit["reden"]) == ("2020-09-01T08:00:00Z", "gepland")
            assert (feit["meldingId"], feit["uitersteDatum"]) == (zaak.ids["melding"], "2020-12-31")
            assert (await client.gelezen(pad))["herbeoordelingOp"] is None
