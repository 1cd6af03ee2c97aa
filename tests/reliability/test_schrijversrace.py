"""Sixteen writers race, late commits and restarts of the relay included: every fact arrives, once, in order."""

import asyncio
import random
from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

import asyncpg
import pytest

from shared.bus.record import Bus, Held, Outgoing
from shared.decider.decider import Act, Decided
from shared.decider.handle import handle
from shared.events import envelope
from shared.eventstore.scheme import Context
from shared.eventstore.work import StoreWork
from tests.contract.proef import Overweeg, Tel, context, stromen, teller, toon
from tests.reliability.bewijs import historie
from tests.reliability.checker import Gereisd, Regel, anomalies, check, duplicates
from tests.reliability.opstelling import Opstelling, opstelling

pytestmark = pytest.mark.server
SCHRIJVERS = 16
STROMEN = 60
SECONDEN = 3.0


class Afgebroken(Exception):
    """The writer gives up after its append, before its commit."""


class Meelezer:
    """A bus that keeps what passes, in order."""

    def __init__(self, bus: Bus, gezien: list[Gereisd]) -> None:
        self._bus = bus
        self._gezien = gezien

    def held(self) -> Held:
        return self._bus.held()

    async def publish(self, rows: Sequence[Outgoing]) -> Sequence[int]:
        for row in rows:
            head = envelope.decode(envelope.headers(row.headers))
            self._gezien.append(Gereisd(row.key, head.sequence, head.event_id, row.value))
        return await self._bus.publish(rows)


class Race:
    """The writers of one run, and the ledger of what they were answered."""

    def __init__(self, baan: Opstelling, zaad: int) -> None:
        self.baan, self.zaad = baan, zaad
        self.streams = stromen(STROMEN)
        self.weights = [1 / (n + 1) ** 0.99 for n in range(STROMEN)]
        self.grootboek: list[Regel] = []
        self.counts = {"commands": 0, "rolled_back": 0, "slow": 0, "early": 0}
        self.klaar = False

    async def schrijver(self, nummer: int) -> None:
        """Write until the race is over."""
        rng, n = random.Random(f"{self.zaad} {nummer}"), 0
        while not self.klaar:
            n += 1
            sleutel = f"{nummer}.{n}"
            chosen = list(dict.fromkeys(rng.choices(self.streams, self.weights, k=rng.choice((1, 1, 1, 2, 3)))))
            await self._een(rng, sleutel, chosen)

    async def _een(self, rng: random.Random, sleutel: str, chosen: Sequence[UUID]) -> None:
        marks = {stroom: (f"{sleutel} {place}", f"{sleutel} {place}'") for place, stroom in enumerate(chosen)}
        slow, early, back = rng.random() < 0.03, rng.random() < 0.1, rng.random() < 0.05
        acts = [self._act(rng, stroom, mark, slow) for stroom, mark in marks.items()]
        merken = tuple(merk for part in marks.values() for merk in part)
        self.grootboek.append(Regel(sleutel, merken, "unknown"))
        try:
            await self._doe(acts, early=early, back=back)
        except Afgebroken:
            self.grootboek.append(Regel(sleutel, merken, "fail"))
        except asyncpg.LockNotAvailableError:  # waited too long for a slow writer: refused, nothing written
            self.grootboek.append(Regel(sleutel, merken, "fail"))
        else:
            self.grootboek.append(Regel(sleutel, merken, "ok"))
            self.baan.store.announce()
        self.counts["commands"] += 1
        self.counts["rolled_back"] += back
        self.counts["slow"] += slow
        self.counts["early"] += early

    def _act(self, rng: random.Random, stroom: UUID, merken: tuple[str, ...], slow: bool) -> Act:
        command = Overweeg(merken=merken) if rng.random() < 0.1 else Tel(merken=merken)

        async def later(_decided: Decided) -> object:
            await asyncio.sleep(0.1)
            return command

        return Act(teller(self.baan.categorie), stroom, later if slow else command)

    async def _doe(self, acts: Sequence[Act], *, early: bool, back: bool) -> None:
        who: Context = context()
        async with self.baan.store.pool.acquire() as connection, connection.transaction():
            if early:  # an id taken long before the commit: what a reader by id would step over
                await connection.fetchval("SELECT pg_current_xact_id()")
            await handle(StoreWork(connection, self.baan.store.scheme, who), *acts)
            if back:
                raise Afgebroken


@pytest.mark.parametrize("bus", ["memory", "kafka"])
@pytest.mark.parametrize("zaad", [11, 12, 13])
async def test_sixteen_writers_lose_reorder_and_invent_nothing(
    zaad: int, bus: str, admin_dsn: str, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    bootstrap = request.getfixturevalue("bootstrap") if bus == "kafka" else None
    async with opstelling(admin_dsn, bootstrap, verbindingen=SCHRIJVERS) as baan:
        gezien: list[Gereisd] = []
        baan.omhul = partial(Meelezer, gezien=gezien)
        race = Race(baan, zaad)
        restarts = await _race(race, random.Random(zaad))
        await baan.rustig(seconden=60)

        found = await historie(baan, race.grootboek, gezien)
        assert found.gereisd is not None
        toon(
            record_property,
            f"race {zaad} {bus}",
            **race.counts,
            relay_restarts=restarts,
            facts=len(found.opgeslagen),
            travelled=len(found.gereisd),
            repeats=duplicates(found.gereisd),
            effects=len(await baan.groep.effecten()),
            **{name: check(found)[name] for name in ("lost", "phantom", "inversion", "gap")},
        )
        assert anomalies(found) == {}
        assert restarts > 0
        assert all(race.counts.values())


async def _race(race: Race, rng: random.Random) -> int:
    """Let them write, and stop and start the relay meanwhile; how often."""
    restarts, loop = 0, asyncio.get_running_loop()
    race.baan.start()
    until = loop.time() + SECONDEN
    async with asyncio.TaskGroup() as group:
        for nummer in range(SCHRIJVERS):
            group.create_task(race.schrijver(nummer))
        try:
            while loop.time() < until:
                await asyncio.sleep(rng.uniform(0.2, 0.8))
                restarts += 1
                await race.baan.herstart_relay(abrupt=restarts % 2 == 0)
        finally:
            race.klaar = True
    return restarts
