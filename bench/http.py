"""Commands over HTTP to a real server process: latency at a fixed rate, and the highest rate.

`keten serve` as anyone starts it: tokens checked, personal fields sealed, row security, idempotency keys, outbox,
in-process bus, five services in one process. The mix: a melding of a new person, then the three acts that follow it.
`raw` is the same load on a server that only answers: what the HTTP layer of this machine can do.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bench.machine import around, syncs
from bench.meting import Case, Options, Target, main, options, percentiles, play, show
from bench.peer import ROOT
from bench.running import Running, embedded, free_port

RATE = 50
READS = 100
CONNECTIONS = 16

EMPTY = """
import sys, uvicorn
from starlette.responses import JSONResponse
async def app(scope, receive, send):
    await receive()
    answer = JSONResponse({"id": "00000000-0000-0000-0000-000000000000", "status": "ontvangen", "versie": 1}, 201)
    await answer(scope, receive, send)
uvicorn.run(app, port=int(sys.argv[1]), log_level="critical", access_log=False, lifespan="off")
"""


class Bench:
    """The product's server and an empty one; the load alternates."""

    def __init__(self, system: Running, empty: Running, seconds: float) -> None:
        self.system = system
        self.empty = empty
        self.seconds = seconds
        self._seed = 0

    def seed(self) -> int:
        """Another one for every load, so that every person is new."""
        self._seed += 1
        return self._seed

    async def latency(self, reads: int, case: Case) -> float:
        """p99 of the commands at a fixed rate, open loop."""
        found = await self.system.load("open", self.seed(), rate=RATE, reads=reads, seconds=self.seconds)
        _all_well(found["statuses"])
        case.details.setdefault("latency_ms", []).append(
            {kind: percentiles(found[kind], 50, 95, 99) for kind in ("commands", "reads") if found[kind]}
        )
        return percentiles(found["commands"], 99)["p99"]

    async def calm(self, _number: int, case: Case) -> float:
        """Commands only."""
        return await self.latency(0, case)

    async def mixed(self, _number: int, case: Case) -> float:
        """Commands and reads."""
        return await self.latency(READS, case)

    async def peak(self, _number: int, _case: Case) -> float:
        """The rate that sixteen connections reach."""
        found = await self.system.load("closed", self.seed(), connections=CONNECTIONS, seconds=self.seconds / 2)
        _all_well(found["statuses"])
        rate: float = found["rate"]
        return rate

    async def raw(self, _number: int, _case: Case) -> float:
        """The same load on the server that only answers."""
        found = await self.empty.load("closed", self.seed(), connections=CONNECTIONS, seconds=self.seconds / 4)
        rate: float = found["rate"]
        return rate


def _all_well(statuses: dict[str, int]) -> None:
    wrong = {status: count for status, count in statuses.items() if status not in ("200", "201")}
    assert not wrong, f"answers other than 200 and 201: {wrong}"


@asynccontextmanager
async def empty_server(token: str) -> AsyncIterator[Running]:
    """A server that only answers."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", EMPTY, str(port), cwd=ROOT)
    try:
        for _ in range(200):
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                break
        yield Running(port, "/intake/v1", token, "postgresql:///postgres")
    finally:
        process.terminate()
        await process.wait()


async def run(chosen: Options) -> None:
    """Latency twice, then the peak."""
    before = syncs()
    chosen.say("starting")
    async with embedded() as system, empty_server(system.token) as empty:
        bench = Bench(system, empty, 4.0 if chosen.quick else 20.0)
        await system.load("closed", bench.seed(), connections=4, seconds=2.0)  # connections and plans are there
        slow = [Target("at_most", 200)]
        cases = [
            Case(f"p99 at {RATE} commands/s", "ms", {"ours": bench.calm}, slow),
            Case(f"p99 at {RATE} commands/s and {READS} reads/s", "ms", {"ours": bench.mixed}, slow),
            Case(
                f"peak, {CONNECTIONS} connections", "commands/s", {"ours": bench.peak, "raw": bench.raw},
                [Target("rate", 150)], {"raw": "an ASGI app on the same server that only answers"},
            ),
        ]  # fmt: skip
        found = await play(cases, chosen)
        show(chosen, found, {**await around(system.admin_dsn), "syncs_a_second": [before, syncs()]})


if __name__ == "__main__":
    main(run, options("http"))
