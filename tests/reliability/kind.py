"""The process that is killed: one service that writes, its relay, its bus and the groups that listen.

`python -m tests.reliability.kind` reads one job a line and forks for each, since loading all code takes seconds; the
fork reads the crash point anew from its environment. It answers with the wait status of the process.
"""

import asyncio
import importlib
import json
import os
import random
import signal
import sys
import traceback
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

import asyncpg

from shared import crashpoint
from shared.bus import dead_letters
from shared.bus.consumer import Inbox
from shared.bus.kafka import KafkaBus, KafkaConsumer, KafkaSettings, TopicEnds
from shared.bus.memory import MemoryBus
from shared.bus.record import Delivery
from shared.bus.relay import Relay
from shared.decider.decider import Act
from shared.events.codec import Codec
from shared.eventstore.postgres import EventStore, pool
from shared.eventstore.scheme import BusyError, CommandKey, HandledBefore
from tests.contract.proef import FEITEN, NU, PARTITIES, Lezer, Overweeg, context, schrijver, teller, telling
from tests.reliability import herbouw, onderzoeken

SECONDEN = 60
SCHRIJVERS = 6
GIF = "gif"


@dataclass(frozen=True, slots=True)
class Werk:
    """One job: where everything is, and how much is asked."""

    schrijver: str
    lezers: tuple[tuple[str, str], ...]
    categorie: str
    bootstrap: str | None
    grootboek: str
    opdrachten: int
    crashpoint: str = ""
    soort: str = "keten"


@dataclass(frozen=True, slots=True)
class Opdracht:
    """One planned command, with marks that no other has."""

    sleutel: UUID
    acts: tuple[Act, ...]
    merken: tuple[str, ...]


def plan(werk: Werk) -> list[Opdracht]:
    """The commands of a job, the same at each start. Two streams get a poisoned fact, with others behind it."""
    rng = random.Random(7)
    base = uuid5(UUID(int=7), werk.categorie)
    streams = [uuid5(base, f"stroom {n}") for n in range(14)]
    found: list[Opdracht] = []
    for n in range(werk.opdrachten):
        chosen = [streams[min(int(rng.paretovariate(0.8)) - 1, 13)] for _ in range(1 + (rng.random() < 0.3))]
        marks = [[f"{n}.{place}.{m}" for m in range(rng.randint(1, 3))] for place in range(len(chosen))]
        if n in (8, 9):
            chosen, marks = [streams[n - 8]], [[f"{GIF} {n}"]]
        acts = [telling(werk.categorie, stroom, *part) for stroom, part in zip(chosen, marks, strict=True)]
        if rng.random() < 0.2:
            private = [f"{n}.binnen"]
            acts.append(Act(teller(werk.categorie), chosen[0], Overweeg(merken=tuple(private))))
            marks.append(private)
        found.append(Opdracht(uuid5(base, str(n)), tuple(acts), tuple(merk for part in marks for merk in part)))
    return found


class Grootboek:
    """What was asked and what was answered, on disk before and after each command."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)

    async def schrijf(self, opdracht: Opdracht, uitkomst: str) -> None:
        """One line, on disk when this returns."""
        line = {"sleutel": str(opdracht.sleutel), "merken": opdracht.merken, "uitkomst": uitkomst}
        os.write(self._file, json.dumps(line).encode() + b"\n")
        await asyncio.to_thread(os.fsync, self._file)


def gelezen(path: str) -> list[dict[str, Any]]:
    """The lines of a ledger; none before the first command."""
    with suppress(FileNotFoundError), open(path) as file:  # noqa: PTH123 - a path from a job
        return [json.loads(line) for line in file]
    return []


async def schrijf(werk: Werk, store: EventStore) -> None:
    """Do what was not answered yet, first what may have been done: the same key again."""
    known = {line["sleutel"]: line["uitkomst"] for line in gelezen(werk.grootboek)}
    left = [opdracht for opdracht in plan(werk) if known.get(str(opdracht.sleutel)) != "ok"]
    left.sort(key=lambda opdracht: str(opdracht.sleutel) not in known)
    grootboek = Grootboek(werk.grootboek)

    async def een() -> None:
        while left:
            opdracht = left.pop(0)
            command = CommandKey(
                opdracht.sleutel, sha256(b"gelijk").digest(), lambda receipt: {"versie": receipt.versie}
            )
            await grootboek.schrijf(opdracht, "unknown")
            try:
                await store.handle(context(), opdracht.acts, command)
            except HandledBefore:
                await grootboek.schrijf(opdracht, "ok")
            except (OSError, TimeoutError, BusyError, asyncpg.PostgresError, asyncpg.InterfaceError):
                left.append(opdracht)
            else:
                await grootboek.schrijf(opdracht, "ok")

    async with asyncio.TaskGroup() as group:
        for _ in range(SCHRIJVERS):
            group.create_task(een())


def giftig(delivery: Delivery) -> None:
    """Refuse what is poisoned."""
    if getattr(delivery.fact, "merk", "").startswith(GIF):
        raise ValueError


async def keten(werk: Werk) -> None:
    """Write, publish, consume, park, repair, replay; until nothing waits anywhere."""
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(schrijver(werk.schrijver, werk.categorie))
        topic, handlers, inboxes = f"wmo.{werk.categorie}", [], []
        for naam, dsn in werk.lezers:
            connections = await pool(dsn, "proef_worker", naam, 4)
            stack.push_async_callback(connections.close)
            handlers.append(lezer := Lezer(10))
            lezer.hinder = giftig
            inboxes.append(Inbox(naam, [topic], Codec(FEITEN), connections, lezer, lambda: NU, meld))
        settings = KafkaSettings(werk.bootstrap, PARTITIES, f"kind-{werk.categorie}") if werk.bootstrap else None
        relay = Relay(werk.schrijver, "proef_relay", KafkaBus(settings, meld) if settings else MemoryBus(inboxes), meld)
        store.wake = relay.wake
        tasks = [asyncio.create_task(relay.run())]
        if settings:
            tasks += [asyncio.create_task(KafkaConsumer(settings, inbox, meld).run()) for inbox in inboxes]
        ends = TopicEnds(settings, [topic]) if settings else None
        admin = await asyncpg.connect(werk.schrijver)
        await schrijf(werk, store)
        await rustig(admin, inboxes, ends)
        for lezer in handlers:
            lezer.hinder = lambda _: None
        for inbox in inboxes:
            await herstel(inbox)
        await rustig(admin, inboxes, ends)
        os._exit(any(task.done() for task in tasks))  # as abrupt as a kill: nothing is owed to an orderly end


async def rustig(admin: asyncpg.Connection, inboxes: Sequence[Inbox], ends: TopicEnds | None) -> None:
    """Wait until the outbox is empty and every group is at the end."""
    while True:
        behind = await admin.fetchval("SELECT count(*) FROM es.outbox")
        for (topic, partition), end in (await ends.read()).items() if ends else ():
            for inbox in inboxes:
                behind += end - (await inbox.position(topic, partition) or 0)
        if not behind:
            return
        await asyncio.sleep(0.02)


async def herstel(inbox: Inbox) -> None:
    """Replay what is parked."""
    async with inbox._pool.acquire() as connection:
        found = await dead_letters.sequences(connection, inbox.name)
    for row in found:
        await inbox.replay(row["topic"], row["key"])


def meld(name: str, error: BaseException) -> None:
    """What fails on the way, for who looks for it."""
    print(name, repr(error), file=sys.stderr, flush=True)  # noqa: T201 - the log of this process


SOORTEN: Mapping[str, Callable[[Werk], Coroutine[Any, Any, None]]] = {
    "keten": keten,
    "herbouw": herbouw.kind,
    "termijnen": onderzoeken.kind,
}


def kind(line: str) -> None:
    """Do one job in this process."""
    raw = json.loads(line)
    werk = Werk(**raw | {"lezers": tuple(map(tuple, raw["lezers"]))})
    os.environ["KETEN_CRASHPOINT"] = werk.crashpoint
    importlib.reload(crashpoint)  # the functions that others imported read the same globals
    signal.alarm(SECONDEN)
    asyncio.run(SOORTEN[werk.soort](werk))


def main() -> None:
    """Fork for each job, and tell how it ended."""
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            try:
                kind(line)
                os._exit(0)
            except BaseException:  # noqa: BLE001 - whatever it is, the fork must not go on as the server
                traceback.print_exc()
                os._exit(1)
        print(os.waitpid(pid, 0)[1], flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
