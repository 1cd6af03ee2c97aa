"""Measuring: interleaved rounds, their statistics, one JSON line or a small table."""

import argparse
import asyncio
import gc
import json
import os
import signal
import statistics
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import uvloop
from rich import box
from rich.console import Console
from rich.table import Table

type Contender = Callable[[int, "Case"], Awaitable[float]]
"""(round number, the case) -> what was measured in it."""

type Measure = Literal["ratio", "rate", "share", "at_most"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asked for."""

    name: str
    as_json: bool
    rounds: int
    quick: bool
    only: str

    def say(self, text: str) -> None:
        """Tell a waiting person what is going on, never on standard output."""
        if not self.as_json:
            print(text, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Target:
    """What a case must reach: a ratio to the peer, a rate, a share of the machine's limit, or at most a latency."""

    measure: Measure
    value: float


@dataclass(slots=True)
class Case:
    """One piece of work that several contenders do in turn. `ours` is there; `peer` and `raw` where they can be."""

    name: str
    unit: str
    contenders: Mapping[str, Contender]
    targets: Sequence[Target] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    found: dict[str, list[float]] = field(default_factory=dict)
    details: dict[str, Any] = field(default_factory=dict)
    costs: dict[str, list[Mapping[str, float]]] = field(default_factory=dict)

    def cost(self, who: str, each: Mapping[str, float]) -> None:
        """Keep what one round of a contender cost in processor time, in milliseconds an event."""
        self.costs.setdefault(who, []).append(each)

    def ratios(self, other: str) -> list[float]:
        """Ours against another contender, round by round: what shifts the machine shifts both."""
        pairs = zip(self.found.get("ours", []), self.found.get(other, []), strict=False)
        return [ours / theirs for ours, theirs in pairs if theirs]

    def reached(self, target: Target) -> bool | None:
        """Whether the median meets a target; None when there was nothing to compare with."""
        match target.measure:
            case "ratio":
                values = self.ratios("peer")
            case "share":
                values = self.ratios("raw")
            case "rate" | "at_most":
                values = self.found.get("ours", [])
        if not values:
            return None
        middle = statistics.median(values)
        return middle <= target.value if target.measure == "at_most" else middle >= target.value

    def report(self) -> dict[str, Any]:
        """The case as it stands in the JSON line."""
        return {
            "case": self.name,
            "unit": self.unit,
            **{who: spread(values) for who, values in self.found.items()},
            "ratio": spread(self.ratios("peer")),
            "share_of_raw": spread(self.ratios("raw")),
            "targets": [{t.measure: t.value, "met": self.reached(t)} for t in self.targets],
            "notes": dict(self.notes),
            **self.detail(),
        }

    def detail(self) -> dict[str, Any]:
        """What was found beside the rate; processor time as the median of each part."""
        if not self.costs:
            return self.details
        cpu = {
            who: {part: _short(statistics.median(one[part] for one in rounds)) for part in rounds[0]}
            for who, rounds in self.costs.items()
        }
        return {"cpu_ms_an_event": cpu, **self.details}


def spread(values: Sequence[float]) -> dict[str, Any] | None:
    """Median and range, with every round beside them."""
    if not values:
        return None
    kept = [_short(value) for value in values]
    return {"median": _short(statistics.median(values)), "min": min(kept), "max": max(kept), "rounds": kept}


def percentiles(values: Sequence[float], *wanted: int) -> dict[str, float]:
    """`{"p50": ..., "p99": ...}` by the nearest rank."""
    ordered = sorted(values)
    return {f"p{n}": _short(ordered[max(0, -(-len(ordered) * n // 100) - 1)]) for n in wanted} if ordered else {}


def _short(value: float) -> float:
    return round(value, 1 if value >= 100 else 3)


def options(name: str, rounds: int = 3) -> Options:
    """Read the command line of one bench."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{name}")
    parser.add_argument("--json", action="store_true", dest="as_json", help="one line of JSON and nothing else")
    parser.add_argument("--rounds", type=int, default=rounds, help="interleaved rounds")
    parser.add_argument("--quick", action="store_true", help="less work in one round: does it run, not how fast")
    parser.add_argument("--only", default="", help="only the cases with this in their name")
    given = parser.parse_args()
    return Options(name, given.as_json, 1 if given.quick else given.rounds, given.quick, given.only)


async def play(cases: Sequence[Case], chosen: Options) -> list[Case]:
    """All rounds: in each, every contender of every case in turn, beginning with another one each round."""
    wanted = [case for case in cases if chosen.only in case.name]
    gc.collect()
    gc.freeze()  # what the bench itself keeps is no burden of the work that it measures
    for number in range(chosen.rounds):
        for case in wanted:
            names = list(case.contenders)
            start = number % len(names)
            for who in names[start:] + names[:start]:
                value = await case.contenders[who](number, case)
                case.found.setdefault(who, []).append(value)
                chosen.say(f"round {number + 1}, {case.name}, {who}: {_short(value)} {case.unit}")
    return wanted


def show(chosen: Options, cases: Sequence[Case], around: Mapping[str, Any]) -> None:
    """Print the JSON line, or the table."""
    if chosen.as_json:
        line = {"bench": chosen.name, "rounds": chosen.rounds, "quick": chosen.quick, **around}
        print(json.dumps({**line, "cases": [case.report() for case in cases]}), flush=True)
        return
    table = Table(title=f"bench.{chosen.name}, median of {chosen.rounds} (min-max)", box=box.SIMPLE_HEAD)
    for head in ("case", "unit", "ours", "peer", "raw", "ratio", "share of raw", "targets"):
        table.add_column(head)
    for case in cases:
        cells = [_cell(case.found.get(who, [])) for who in ("ours", "peer", "raw")]
        targets = ", ".join(f"{t.measure} {t.value:g}: {_met(case.reached(t))}" for t in case.targets)
        table.add_row(case.name, case.unit, *cells, _cell(case.ratios("peer")), _cell(case.ratios("raw")), targets)
    console = Console(width=None if sys.stdout.isatty() else 180)
    console.print(table)
    for case in cases:
        for about, text in case.notes.items():
            console.print(f"[dim]{case.name}: {about}: {text}[/dim]")
        for about, found in case.detail().items():
            console.print(f"{case.name}: {about}: {json.dumps(found)}")
    console.print(f"[dim]{json.dumps(around)}[/dim]")


def _cell(values: Sequence[float]) -> str:
    found = spread(values)
    return f"{found['median']:g} ({found['min']:g}-{found['max']:g})" if found else "-"


def _met(reached: bool | None) -> str:
    return "nothing to compare" if reached is None else "met" if reached else "not met"


def main(run: Callable[[Options], Awaitable[None]], chosen: Options) -> None:
    """Run a bench on the event loop that the product runs on."""

    async def whole() -> None:
        task = asyncio.current_task()
        assert task is not None
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)  # no server is left running
        await run(chosen)

    os.environ.pop("KETEN_KAFKA_BOOTSTRAP", None)  # a bench has a broker of its own
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(whole())
