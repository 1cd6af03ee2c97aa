"""From the POST of a melding to its row in reporting: the highest rate at which 95 % are there within 50 ms.

Open loop; every latency counts from the moment at which the POST was due to the moment at which a query on reporting's
table finds it, asked every 4 ms. Embedded (`keten serve`), and over Kafka with one process a service.
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Any

from bench.machine import around, syncs
from bench.meting import Case, Options, Target, main, options, percentiles, play, show
from bench.running import Running, embedded, over_kafka

RATES = (10, 20, 30, 40, 50, 60, 75, 100, 125, 150, 200, 300)
P95_MS = 50.0
PEER_NOTE = "Open Notificaties publishes about 85 ms as median from call to subscriber; it cannot run beside this"

type Start = Callable[[], AbstractAsyncContextManager[Running]]


async def highest(system: Running, seconds: float, number: int, case: Case) -> float:
    """Climb until the p95 is over the limit; the last rate that was not."""
    best = 0.0
    steps: dict[str, Any] = {}
    for rate in RATES:
        found = await system.load("chain", number * 100 + rate, rate=rate, seconds=seconds)
        wrong = {status: count for status, count in found["statuses"].items() if status != "201"}
        assert not wrong, f"answers other than 201: {wrong}"
        steps[str(rate)] = percentiles(found["visible"], 50, 95, 99)
        if steps[str(rate)]["p95"] > P95_MS:
            break
        best = float(rate)
    case.details.setdefault("visible_ms_at_rate", []).append(steps)
    return best


async def one(start: Start, name: str, targets: list[Target], seconds: float, chosen: Options) -> tuple[Case, Any]:
    """All rounds on one system."""
    async with start() as system:
        await system.load("chain", 99, rate=10, seconds=2.0)
        case = Case(name, "chains/s", {"ours": partial(highest, system, seconds)}, targets, {"peer": PEER_NOTE})
        await play([case], chosen)
        return case, await around(system.admin_dsn)


async def run(chosen: Options) -> None:
    """Embedded, then over Kafka."""
    before = syncs()
    seconds = 3.0 if chosen.quick else 8.0
    systems: list[tuple[Start, str, list[Target]]] = [
        (embedded, "embedded", [Target("rate", 50)]),
        (over_kafka, "over Kafka", []),
    ]
    found: list[Case] = []
    shown: dict[str, Any] = {}
    for start, name, targets in systems:
        if chosen.only in name:
            chosen.say(f"starting {name}")
            case, shown = await one(start, name, targets, seconds, chosen)
            found.append(case)
    show(chosen, found, {**shown, "p95_limit_ms": P95_MS, "syncs_a_second": [before, syncs()]})


if __name__ == "__main__":
    main(run, options("chain"))
