"""The peer of bench.append: pyeventsourcing on PostgreSQL as it comes, which locks its table for every insert.

Standard input: connection, work, threads, seconds. Standard output: {"rate": events a second, ...}.
"""
# The library stands in this peer's own environment only.
# mypy: disable-error-code="import-not-found,misc,untyped-decorator,no-any-unimported"

import json
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from uuid import UUID, uuid5

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from bench.cpu import Cpu

NAMES = UUID("0b7a6a0f-2020-5c1e-9a52-4e0f1b0c2f0f")
WARM = 200


class Proef(Aggregate):
    """What the bench's own aggregate is here."""

    def __init__(self, nummer: int) -> None:
        self.nummer = nummer
        self.aantal = 0
        self.laatste = ""

    @staticmethod
    def create_id(nummer: int) -> UUID:
        """The id of a stream, the same in every run."""
        return uuid5(NAMES, str(nummer))

    @event("Genomen")
    def neem(self, nummer: int, tekst: str) -> None:
        """One more."""
        self.aantal = nummer + 1
        self.laatste = tekst


class Proeven(Application):
    """The application as it comes."""


def main() -> None:
    """Do one piece of work and report it."""
    asked = json.load(sys.stdin)
    text, seconds, threads = asked["text"], asked["seconds"], asked["threads"]
    app = Proeven(
        env={
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": asked["database"],
            "POSTGRES_HOST": asked["host"],
            "POSTGRES_PORT": str(asked["port"]),
            "POSTGRES_USER": asked["user"],
            "POSTGRES_PASSWORD": "",
            "POSTGRES_POOL_SIZE": str(max(threads, 2)),
        }
    )

    def fill(nummer: int) -> None:
        made = Proef(nummer)
        for n in range(9):
            made.neem(n, text)
        app.save(made)

    def load_one(nummer: int) -> None:
        found: Proef = app.repository.get(uuid5(NAMES, str(nummer)))
        found.neem(found.aantal, text)
        app.save(found)

    kept: dict[int, Proef] = {}

    def bare(events: int) -> Callable[[int], None]:
        def save(nummer: int) -> None:
            found = kept.get(nummer)
            if found is None:
                found = kept[nummer] = Proef(nummer)
                events_left = events - 1
            else:
                events_left = events
            for _ in range(events_left):
                found.neem(found.aantal, text)
            app.save(found)

        return save

    streams: int = asked["streams"]
    cpu = Cpu(asked["postmaster"])
    match asked["work"]:
        case "fill":
            report = timed(fill, [iter(range(streams + WARM))], 1e9)
            per_save = 10
        case "load":
            order = random.Random(asked["seed"]).sample(range(streams), streams)
            timed(load_one, shared(iter(range(streams, streams + WARM)), threads), 1e9)
            cpu = Cpu(asked["postmaster"])
            report = timed(load_one, shared(iter(order), threads), seconds)
            per_save = 1
        case work:
            per_save = 10 if work == "ten" else 1
            places = [zipf(asked["seed"] + n, streams, threads, n) for n in range(threads)]
            timed(bare(per_save), places, 0.3)
            cpu = Cpu(asked["postmaster"])
            report = timed(bare(per_save), places, seconds)
    saves, took = report
    cost = cpu.per(saves * per_save)
    app.close()
    print(json.dumps({"rate": saves * per_save / took, "cpu": cost}))


def zipf(seed: int, streams: int, threads: int, own: int) -> Iterator[int]:
    """Busy streams out of this thread's own share, without end."""
    mine = range(own, streams, threads)
    weights = list(accumulate((n + 1) ** -0.99 for n in mine))
    chance = random.Random(seed)
    while True:
        yield from chance.choices(mine, cum_weights=weights, k=1_000)


def shared(work: Iterator[int], threads: int) -> list[Iterator[int]]:
    """One list of work for all threads."""
    lock = threading.Lock()

    def take() -> Iterator[int]:
        while True:
            with lock:
                nummer = next(work, None)
            if nummer is None:
                return
            yield nummer

    return [take() for _ in range(threads)]


def timed(act: Callable[[int], None], places: list[Iterator[int]], seconds: float) -> tuple[int, float]:
    """Every thread does its work until it is done or the time is over: how often, in how long."""
    counts = [0] * len(places)
    failed: list[BaseException] = []
    start = time.perf_counter()
    until = start + seconds

    def run(number: int) -> None:
        try:
            for nummer in places[number]:
                act(nummer)
                counts[number] += 1
                if time.perf_counter() > until:
                    return
        except BaseException as error:  # noqa: BLE001 - reported by the main thread
            failed.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(places))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return sum(counts), time.perf_counter() - start


main()
