"""The order in which facts of different streams arrive, and how often, makes no difference to anything."""

import random
from datetime import date
from typing import Any

import pytest
import pytest_asyncio

from services.reporting.projections import PROJECTIONS
from services.reporting.tests.bezorging import bezorg_grillig
from services.reporting.tests.historie import historie
from services.reporting.tests.proef import FIGUREN, Proef, proef_met, rijen, tabellen
from services.reporting.tests.verwacht import Vraag, reeksen
from services.reporting.tests.vragen import HEEL, lees_reeksen, lees_stappen
from shared.bus.rebuild import rebuild
from shared.eventstore.projector import Derived
from tests.systeem import Systeem

pytestmark = pytest.mark.server
BEREIK = (date(2019, 11, 1), date(2020, 12, 31))
NETJES, GRILLIG = "0360", ("0361", "0362")
LEESMODELLEN = [derived.table.name for derived in PROJECTIONS]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def proef(keten: Systeem) -> Proef:
    """The same history three times: once in order, twice as a bad day would bring it."""
    regels = historie("volgorde", 110)
    netjes = await proef_met(keten, NETJES, regels)
    for gemeente in GRILLIG:
        await bezorg_grillig(keten, gemeente, regels, random.Random(gemeente))
    return netjes


async def herbouwd(keten: Systeem, derived: Derived) -> int:
    """Rebuild a table from the log; how many rows differed."""
    store = keten.embedded.workers["reporting"].store
    return (await rebuild(store.pool, store.scheme.codec, "reporting", derived, lambda _done, _total: None)).changed


@pytest.mark.parametrize("tabel", [*LEESMODELLEN, "feit"])
async def test_elke_volgorde_geeft_dezelfde_rijen(keten: Systeem, proef: Proef, tabel: str) -> None:
    async with tabellen(keten) as connection:
        verwacht = await rijen(connection, tabel, proef.code)
        assert verwacht
        for gemeente in GRILLIG:
            assert await rijen(connection, tabel, gemeente) == verwacht


async def test_elke_volgorde_geeft_dezelfde_antwoorden(keten: Systeem, proef: Proef) -> None:
    async def antwoorden(gemeente: str) -> list[Any]:
        client = keten.client("coordinator", gemeente)
        vragen = [Vraag(code, *BEREIK, basis, "maand", variant, "leefgebied") for code, basis, variant in FIGUREN]
        gevonden: list[Any] = [await lees_reeksen(client, vraag) for vraag in vragen]
        gevonden.append(await lees_stappen(client, "trechter", tuple(HEEL.items())))
        gevonden.append(await lees_stappen(client, "sluitende-telling", tuple(HEEL.items())))
        return gevonden

    netjes = await antwoorden(proef.code)
    assert netjes[0] == reeksen(proef.wereld, Vraag("instroom", *BEREIK, "periode", "maand", None, "leefgebied"))
    for gemeente in GRILLIG:
        assert await antwoorden(gemeente) == netjes


@pytest.mark.parametrize("derived", PROJECTIONS, ids=LEESMODELLEN)
async def test_een_herbouw_verandert_geen_rij(keten: Systeem, proef: Proef, derived: Derived) -> None:
    async with tabellen(keten) as connection:
        ervoor = {code: await rijen(connection, derived.table.name, code) for code in (proef.code, *GRILLIG)}
        assert await herbouwd(keten, derived) == 0
        for code, verwacht in ervoor.items():
            assert await rijen(connection, derived.table.name, code) == verwacht


@pytest.mark.parametrize("derived", PROJECTIONS, ids=LEESMODELLEN)
async def test_een_herbouw_herstelt_een_rij_die_weg_is(keten: Systeem, proef: Proef, derived: Derived) -> None:
    tabel = derived.table.name
    async with tabellen(keten) as connection:
        ervoor = await rijen(connection, tabel, proef.code)
        await connection.execute(f"DELETE FROM {tabel} WHERE gemeente = $1 AND id = $2", proef.code, ervoor[0]["id"])
        assert await herbouwd(keten, derived) == 1
        assert await rijen(connection, tabel, proef.code) == ervoor
