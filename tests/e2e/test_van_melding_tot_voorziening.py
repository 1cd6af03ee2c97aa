"""From melding to voorziening to figure over Kafka: five services as processes, and with topics delayed at random."""

import asyncio
import random
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from keten.diensten import DIENSTEN
from shared.bus.consumer import Inbox
from shared.bus.record import Incoming
from shared.service.runtime import Runtime
from shared.service.settings import Settings
from shared.service.worker import Worker
from tests.e2e.clients import Zaak, regel
from tests.e2e.processen import Processen, instellingen, processen
from tests.infra.broker import broker
from tests.infra.postgres import server

pytestmark = pytest.mark.server
KWARTAAL = "van=2020-01-01&tot=2020-03-31"
GEMEENTE = "0034"
ZAKEN = 6


async def test_vier_processen_brengen_een_melding_tot_een_voorziening_en_een_cijfer(tmp_path: Path) -> None:
    with server() as admin_dsn, broker(tmp_path) as running, tempfile.TemporaryDirectory() as data:
        settings = instellingen(Path(data), admin_dsn, running.bootstrap)
        async with processen(settings, admin_dsn) as (systeem, _):
            await Zaak(systeem, GEMEENTE).bekendgemaakt(regel(aanbieder="12345678"))
            await systeem.rustig()
            await _klopt(systeem, zaken=1)


async def test_ook_met_topics_die_op_elkaar_wachten_komt_elke_zaak_er(tmp_path: Path) -> None:
    with server() as admin_dsn, broker(tmp_path) as running, tempfile.TemporaryDirectory() as data:
        settings = instellingen(Path(data), admin_dsn, running.bootstrap)
        async with processen(settings, admin_dsn, workers=False) as (systeem, _), _vertraagde_workers(settings):
            async with asyncio.TaskGroup() as group:
                for _ in range(ZAKEN):
                    group.create_task(Zaak(systeem, GEMEENTE).bekendgemaakt(regel(aanbieder="12345678")))
            await systeem.rustig()
            await _klopt(systeem, zaken=ZAKEN)


async def _klopt(systeem: Processen, zaken: int) -> None:
    """Every case reached its figures, nothing is parked, and the count closes."""
    lezer = systeem.client("coordinator", GEMEENTE)
    for code in ("instroom", "gesprekken", "plannen-met-maatwerk", "bestelde-maatwerkvoorzieningen"):
        answer = await lezer.gelezen(f"/reporting/v1/indicatoren/{code}/waarden?{KWARTAAL}")
        assert answer["reeksen"][0]["punten"][0]["waarde"] == zaken, code
    stappen = (await lezer.gelezen(f"/reporting/v1/sluitende-telling?{KWARTAAL}"))["stappen"]
    assert {stap["stap"]: stap["verschil"] for stap in stappen if stap["verschil"]} == {}
    stand = await lezer.gelezen("/reporting/v1/stand")
    assert sum(topic["achterstand"] for topic in stand["topics"]) == 0
    for service in DIENSTEN:
        assert await systeem.sql(service.naam, "SELECT count(*) FROM es.dead_letter") == 0


class _Vertraagd:
    """An inbox that lets each topic wait its own random while, so that topics overtake each other."""

    def __init__(self, inbox: Inbox, seed: str) -> None:
        self._inbox = inbox
        self._random = random.Random(seed)
        self.name, self.topics = inbox.name, inbox.topics
        self.position = inbox.position

    async def receive(self, topic: str, partition: int, incoming: Sequence[Incoming]) -> None:
        await asyncio.sleep(self._random.uniform(0, 0.4))
        await self._inbox.receive(topic, partition, incoming)


@asynccontextmanager
async def _vertraagde_workers(settings: Settings) -> AsyncIterator[None]:
    """The workers of all services in this process, each behind delays from a seed."""
    async with AsyncExitStack() as stack:
        workers = []
        for service in DIENSTEN:
            runtime = await Runtime.open(service, settings, "worker")
            stack.push_async_callback(runtime.close)
            worker = Worker(runtime)
            if worker.consumer is not None:
                worker.consumer._inbox = _Vertraagd(worker.consumer._inbox, service.naam)  # type: ignore[assignment]
            workers.append(worker)
        tasks = [asyncio.create_task(worker.run()) for worker in workers]
        try:
            yield
        finally:
            for worker in workers:
                worker.stop()
            await asyncio.wait(tasks, timeout=20)
