"""Appending facts: load a stream of ten, decide, append one; append without a load; ten facts a commit.

Ours does all that a command does in production: all locks, the idempotency row, the outbox row, an inline read table,
the hash chain, row security as the api's role. The peer has none of these but its own lock and log. `raw` is one
statement that inserts the same rows, by a superuser without functions or row security.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

import asyncpg

from bench import proef
from bench.appending import Do, bare, held, key, own_share, pace, raw, shuffled
from bench.cpu import Cpu
from bench.machine import around, clone, postgres, postmaster, syncs
from bench.meting import Case, Options, Target, main, options, play, show
from bench.peer import ask
from shared.decider.decider import Act
from shared.eventstore.migrate import in_database

WARM = 200
LOADED = "keten_proef_vol"
PEER = "peer_leeg"
PEER_LOADED = "peer_vol"

type Work = Literal["load", "sealed", "bare", "ten"]


class Bench:
    """The contenders on one server."""

    def __init__(self, dsn: str, seconds: float) -> None:
        self.dsn = dsn
        self.seconds = seconds
        self._host = parse_qs(urlsplit(dsn).query)["host"][0]

    async def _measured(self, who: str, case: Case, act: Do, places: Sequence[Iterator[int]], events: int = 1) -> float:
        """Events a second, and their cost in the case."""
        cpu = Cpu(await postmaster(self.dsn))
        count, took = await pace(act, places, self.seconds)
        case.cost(who, cpu.per(count * events))
        return count * events / took

    async def prepare(self) -> None:
        """Templates: ours empty and with ten facts a stream, the peer's the same."""
        proef.checked_body()
        await proef.prepare(self.dsn)
        admin = await asyncpg.connect(self.dsn)
        await admin.execute(f'CREATE DATABASE "{LOADED}" TEMPLATE "{proef.TEMPLATE}"')
        await admin.execute(f'CREATE DATABASE "{PEER_LOADED}"')
        await admin.execute(f'CREATE DATABASE "{PEER}"')
        await admin.close()
        async with proef.store(in_database(self.dsn, LOADED), 8) as store:

            async def fill(_worker: int, nummer: int) -> None:
                acts = [Act(proef.PROEVEN, proef.stream(nummer), proef.Neem(10))]
                if nummer >= proef.STREAMS * 2:
                    acts = [
                        Act(proef.PROEVEN, proef.stream(nummer), proef.Neem(10, proef.persoon(nummer % proef.STREAMS)))
                    ]
                await store.handle(proef.context(), acts)

            numbers = iter([*range(proef.STREAMS + WARM), *range(proef.STREAMS * 2, proef.STREAMS * 3 + WARM)])
            await pace(fill, [numbers] * 8, 1e9)
        await self._ask_peer(PEER_LOADED, "fill", 1, 0)
        for database in (LOADED, PEER_LOADED):
            admin = await asyncpg.connect(in_database(self.dsn, database))
            await admin.execute("VACUUM ANALYZE")  # as autovacuum leaves them a minute later
            await admin.close()

    async def ours(self, work: Work, workers: int, number: int, case: Case) -> float:
        """One round of ours; events a second."""
        template = LOADED if work in ("load", "sealed") else proef.TEMPLATE
        async with clone(self.dsn, template, "keten_proef_nu") as dsn, proef.store(dsn, workers) as store:
            if work in ("load", "sealed"):
                first = 0 if work == "load" else proef.STREAMS * 2

                async def command(_worker: int, nummer: int) -> None:
                    persoon = None if work == "load" else proef.persoon(nummer)
                    act = Act(proef.PROEVEN, proef.stream(first + nummer), proef.Neem(1, persoon))
                    await store.handle(proef.context(), [act], key())

                warm = iter(range(proef.STREAMS, proef.STREAMS + WARM))
                await pace(command, [warm] * workers, 1e9)
                return await self._measured("ours", case, command, [shuffled(number)] * workers)
            events = 10 if work == "ten" else 1
            places = [own_share(number * 100 + n, workers, n) for n in range(workers)]
            async with held(store.pool, workers) as connections:
                act = bare(store.scheme, connections, events)
                await pace(act, places, 0.3)
                return await self._measured("ours", case, act, places, events)

    async def peer(self, work: Work, workers: int, number: int, case: Case) -> float:
        """One round of the peer; events a second."""
        template = PEER_LOADED if work == "load" else PEER
        async with clone(self.dsn, template, "peer_nu"):
            found = await self._ask_peer("peer_nu", work, workers, number)
            case.cost("peer", found["cpu"])
            rate: float = found["rate"]
            return rate

    async def _ask_peer(self, database: str, work: str, threads: int, number: int) -> dict[str, Any]:
        question = {
            "host": self._host,
            "postmaster": await postmaster(self.dsn),
            "port": 5432,
            "user": "postgres",
            "database": database,
            "work": work,
            "threads": threads,
            "seconds": self.seconds,
            "seed": number,
            "streams": proef.STREAMS,
            "text": proef.TEKST,
        }
        return await ask("eventsourcing", "eventsourcing_append", question)

    async def trips(self, workers: int, number: int, case: Case) -> float:
        """The round trips of a command with the same rows, and nothing done between them; events a second."""
        async with (
            clone(self.dsn, LOADED, "keten_proef_nu") as dsn,
            asyncpg.create_pool(dsn, min_size=workers, max_size=workers) as pool,
            held(pool, workers) as connections,
        ):
            act = raw(connections, 1, table=True, stored=10)
            warm = iter(range(proef.STREAMS, proef.STREAMS + WARM))
            await pace(act, [warm] * workers, 1e9)
            return await self._measured("trips", case, act, [shuffled(number)] * workers)

    async def raw(self, work: Work, workers: int, number: int, case: Case) -> float:
        """The same rows in one statement each; events a second."""
        events = 10 if work == "ten" else 1
        async with clone(self.dsn, proef.TEMPLATE, "keten_proef_nu") as dsn:
            places = [own_share(number * 100 + n, workers, n) for n in range(workers)]
            async with (
                asyncpg.create_pool(dsn, min_size=workers, max_size=workers) as pool,
                held(pool, workers) as connections,
            ):
                act = raw(connections, events, table=work == "load")
                await pace(act, places, 0.3)
                return await self._measured("raw", case, act, places, events)


_TARGETS: dict[tuple[Work, int], Sequence[Target]] = {
    ("load", 1): [Target("ratio", 2)],
    ("load", 16): [Target("ratio", 4)],
    ("bare", 1): [Target("ratio", 3)],
    ("bare", 16): [Target("ratio", 7)],
    ("ten", 1): [Target("ratio", 5)],
    ("ten", 16): [Target("ratio", 5)],
}
_NAMES: dict[Work, str] = {
    "load": "load 10, decide, append 1",
    "sealed": "the same, its text sealed",
    "bare": "append 1",
    "ten": "append 10 in a commit",
}
_NOTES: dict[Work, dict[str, str]] = {
    "load": {
        "ours": "EventStore.handle: locks, idempotency row, outbox row, read table, hash chain, row security",
        "peer": "repository.get, one event, save; threads; its safe mode, no outbox, idempotency row or read table",
        "raw": "the rows of one command in one statement, no load, no row security, superuser",
        "trips": "BEGIN, the ten facts, that statement, COMMIT: what a command's round trips leave, as superuser",
        "streams": "each of 2,000 streams at most once a round, so that every load is one of 10 facts",
    },
    "sealed": {"ours": "AES-256-GCM with the person's key, from a key database; the peer has nothing like it"},
    "bare": {
        "ours": "the append in autocommit with outbox and idempotency row, no read table; Zipf 0.99",
        "peer": "save of an aggregate that is kept in memory; Zipf 0.99",
    },
    "ten": {"ours": "one append of ten", "peer": "one save of ten"},
}


def cases(bench: Bench) -> list[Case]:
    """Every work at one connection and at sixteen."""
    made: list[Case] = []
    for work, name in _NAMES.items():
        for workers in (1, 16):
            who = {"ours": partial(bench.ours, work, workers)}
            if work != "sealed":
                who |= {"peer": partial(bench.peer, work, workers), "raw": partial(bench.raw, work, workers)}
            if work == "load":
                who["trips"] = partial(bench.trips, workers)
            plural = "s" if workers > 1 else ""
            found = _TARGETS.get((work, workers), [])
            notes = _NOTES[work] if workers == 1 else {}
            made.append(Case(f"{name}, {workers} connection{plural}", "events/s", who, found, notes))
    return made


async def run(chosen: Options) -> None:
    """All cases on one server."""
    with postgres() as dsn:
        bench = Bench(dsn, 1.0 if chosen.quick else 4.0)
        before = syncs()
        chosen.say(f"{before} synced blocks a second; filling")
        await bench.prepare()
        found = await play(cases(bench), chosen)
        show(chosen, found, {**await around(dsn), "syncs_a_second": [before, syncs()]})


if __name__ == "__main__":
    main(run, options("append"))
