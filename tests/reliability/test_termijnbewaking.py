"""Killed at any moment, two at once, on a clock that jumps: every fact about a term is there exactly once."""

import asyncio
import signal
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from shared.termijnen.bewaking import nadert_op
from shared.termijnen.kalender import begin_van, dag_van
from shared.termijnen.termijn import bereken
from tests.contract.proef import toon
from tests.reliability.kind import Werk
from tests.reliability.onderzoeken import AANTAL, BEGIN, PUNTEN, begonnen, bewaak, casework, stroom
from tests.reliability.test_breekpunten import Kinderen

pytestmark = pytest.mark.server
EINDE = [bereken("onderzoek", dag_van(BEGIN + timedelta(days=nummer))).wettelijke_einddatum for nummer in range(AANTAL)]
VANDAAG = begin_van(EINDE[8]) + timedelta(hours=9)  # some are over, some are near, some are neither
UUR, JAAR = timedelta(hours=1), timedelta(days=365)
KLOK = (VANDAAG, VANDAAG + 2 * UUR, VANDAAG - 2 * UUR, VANDAAG, VANDAAG + JAAR, VANDAAG, VANDAAG + JAAR)


def verwacht() -> Mapping[tuple[int, str], int]:
    """What must have been told: near only if someone looked while it was near, exceeded always."""
    vandaag = dag_van(VANDAAG)
    found = Counter({(nummer, soort): 1 for nummer in range(AANTAL) for soort in ("gestart", "overschreden")})
    return found + Counter(
        (nummer, "genaderd")
        for nummer in range(AANTAL)
        if nadert_op("onderzoek", EINDE[nummer]) <= vandaag <= EINDE[nummer]
    )


async def verteld(admin: asyncpg.Connection) -> Mapping[tuple[int, str], int]:
    """What the streams hold."""
    nummers = {stroom(nummer): nummer for nummer in range(AANTAL)}
    rows = await admin.fetch("SELECT stream_id, type FROM es.event WHERE type LIKE 'nl.wmo.termijnen.%'")
    return Counter(
        (nummers[row["stream_id"]], row["type"].removeprefix("nl.wmo.termijnen.termijn-").removesuffix(".v1"))
        for row in rows
    )


async def test_een_gedode_timer_vertelt_alles_precies_een_keer(
    admin_dsn: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    kinderen = Kinderen(tmp_path / "kind.log")
    try:
        async with begonnen(admin_dsn) as (dsn, admin):
            for moment in (VANDAAG, VANDAAG + JAAR):
                werk = Werk(dsn, (), "", None, "", int(moment.timestamp()), soort="termijnen")
                for punt in PUNTEN:
                    for hit in (1, 4):
                        ended = await kinderen.gestorven(replace(werk, crashpoint=f"{punt}:{hit}"))
                        assert ended == signal.SIGKILL, f"{punt}:{hit}: {ended}\n{kinderen.log.read_text()[-3000:]}"
                assert await kinderen.gestorven(werk) == 0, kinderen.log.read_text()[-3000:]
            found = await verteld(admin)
            toon(record_property, "termijnbewaking", kills=8, facts=sum(found.values()))
            assert found == verwacht()
    finally:
        kinderen.stop()


async def test_twee_timers_op_een_klok_die_springt_vertellen_alles_precies_een_keer(admin_dsn: str) -> None:
    async with begonnen(admin_dsn) as (dsn, admin), AsyncExitStack() as stack:
        stores = [await stack.enter_async_context(casework(dsn, "worker")) for _ in range(2)]
        for moment in KLOK:
            assert await asyncio.gather(*[bewaak(store, moment) for store in stores]) == [[], []]
        assert await verteld(admin) == verwacht()


async def test_een_klok_die_nooit_bijna_stond_vertelt_alleen_dat_het_voorbij_is(admin_dsn: str) -> None:
    async with begonnen(admin_dsn) as (dsn, admin), casework(dsn, "worker") as store:
        assert await bewaak(store, VANDAAG + JAAR) == []
        assert {soort for _, soort in await verteld(admin)} == {"gestart", "overschreden"}
        moment: datetime | None = await admin.fetchval("SELECT min(wek_op) FROM termijnen")
        assert moment is None, "nothing is left to look at"
