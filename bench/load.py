"""The load of bench.http, chain and lists, in a process of its own: a question as JSON in, what was measured out.

Open loop: every request has a moment at which it is due, and its latency counts from that moment, so that a server
that falls behind is not spared. Closed loop: so many connections, each sends as soon as it has its answer.
"""

import asyncio
import json
import random
import sys
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

import asyncpg
import orjson
import uvloop

from bench.client import Client, request
from shared.eventstore.ids import uuid7
from shared.service.klok import nu

POLL_SECONDS = 0.004
LATE_SECONDS = 10.0
_NU = nu().isoformat()  # received today, as a melding is: no term has ended
LEEFGEBIEDEN = ("leven_met_een_beperking", "ouder_worden", "wonen", "financien_en_schulden", "geestelijke_gezondheid")

type Send = Callable[[], Awaitable[None]]


class Zaken:
    """Meldingen and the acts that follow them; what is ready to be done next is done before a new melding."""

    def __init__(self, asked: dict[str, Any]) -> None:
        self._client = Client("127.0.0.1", asked["port"])
        self._headers = {"Authorization": f"Bearer {asked['token']}"}
        self._prefix = asked["prefix"]
        self._chance = random.Random(asked["seed"])
        self._ready: deque[tuple[str, int]] = deque()
        self._known: list[str] = []
        self._nummer = asked["seed"] * 1_000_000
        self.statuses: dict[int, int] = {}
        self.made = 0

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {**self._headers, "Idempotency-Key": str(uuid7())}
        status, answer = await self._client.ask(request("POST", self._prefix + path, headers, orjson.dumps(body)))
        self.statuses[status] = self.statuses.get(status, 0) + 1
        found: dict[str, Any] = orjson.loads(answer) if status == 201 else {}
        return found

    async def melding(self) -> str:
        """A new melding of a new person; its id."""
        self._nummer += 1
        body = {
            "persoon": {"naam": f"Inwoner {self._nummer}", "geboortedatum": "1951-03-11"},
            "ontvangenOp": _NU,
            "kanaal": "telefoon",
            "melder": {"rol": "zelf"},
            "wijk": "WK003401",
            "team": "centrum",
            "doelgroep": "volwassenen",
            "leefgebieden": self._chance.sample(LEEFGEBIEDEN, 2),
            "vraag": "Ik red het thuis niet meer alleen en zoek ondersteuning.",
        }
        made = (await self._post("/meldingen", body)).get("id", "")
        if made:
            self.made += 1
            self._known.append(made)
        return str(made)

    async def command(self) -> None:
        """The next act that is ready, or a new melding: three acts follow every melding."""
        if not self._ready:
            made = await self.melding()
            if made:
                self._ready.append((made, 0))
            return
        melding, stap = self._ready.popleft()
        path, body = _ACTS[stap]
        done = await self._post(f"/meldingen/{melding}/{path}", body)
        if done and stap + 1 < len(_ACTS):
            self._ready.append((melding, stap + 1))

    async def read(self) -> None:
        """One melding that was made before."""
        if self._known:
            path = f"{self._prefix}/meldingen/{self._chance.choice(self._known)}"
            status, _ = await self._client.ask(request("GET", path, self._headers))
            self.statuses[status] = self.statuses.get(status, 0) + 1

    async def list(self, paths: Sequence[str]) -> None:
        """One of these addresses."""
        status, _ = await self._client.ask(request("GET", self._chance.choice(paths), self._headers))
        self.statuses[status] = self.statuses.get(status, 0) + 1

    def close(self) -> None:
        """Close all connections."""
        self._client.close()


_ACTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("bevestigingen", {"verzondenOp": _NU, "kanaal": "brief", "gewezenOp": ["persoonlijk_plan"]}),
    ("kwalificaties", {"soort": "wettelijke_melding"}),
    ("afhandelingen", {"soort": "doorgezet", "bestemming": "wijkteam", "team": "centrum", "afgehandeldOp": _NU}),
)


async def open_loop(send: Send, rate: float, seconds: float) -> list[float]:
    """Send at a rate, whatever comes back; milliseconds of each from the moment it was due."""
    found: list[float] = []
    tasks: list[asyncio.Task[None]] = []
    start = time.perf_counter() + 0.05

    async def one(due: float) -> None:
        await send()
        found.append((time.perf_counter() - due) * 1000)

    for number in range(int(rate * seconds)):
        due = start + number / rate
        wait = due - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        tasks.append(asyncio.create_task(one(due)))
    await asyncio.gather(*tasks)
    return found


async def closed_loop(send: Send, connections: int, seconds: float) -> dict[str, float]:
    """As fast as so many connections get their answers."""
    start = time.perf_counter()
    done = 0

    async def work() -> None:
        nonlocal done
        while time.perf_counter() - start < seconds:
            await send()
            done += 1

    await asyncio.gather(*(work() for _ in range(connections)))
    return {"rate": done / (time.perf_counter() - start)}


async def chain(zaken: Zaken, asked: dict[str, Any]) -> list[float]:
    """Post meldingen at a rate and watch for each in reporting's table; milliseconds from due to visible."""
    connection = await asyncpg.connect(asked["reporting"])
    statement = await connection.prepare("SELECT id::text FROM melding WHERE gemeente = $1 AND id = ANY ($2::uuid[])")
    due_of: dict[str, float] = {}
    found: list[float] = []
    posting = True

    async def watch() -> None:
        late = 0.0
        while posting or (due_of and time.perf_counter() < late):
            if posting:
                late = time.perf_counter() + LATE_SECONDS
            if due_of:
                rows = await statement.fetch(asked["gemeente"], list(due_of))
                now = time.perf_counter()
                found.extend((now - due_of.pop(row["id"])) * 1000 for row in rows)
            await asyncio.sleep(POLL_SECONDS)

    async def one(due: float) -> None:
        made = await zaken.melding()
        if made:
            due_of[made] = due

    watching = asyncio.create_task(watch())
    start = time.perf_counter() + 0.05
    tasks = []
    for number in range(int(asked["rate"] * asked["seconds"])):
        due = start + number / asked["rate"]
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(one(due)))
    await asyncio.gather(*tasks)
    posting = False
    await watching
    await connection.close()
    return found + [LATE_SECONDS * 1000] * len(due_of)


async def main() -> None:
    """Answer the question on standard input."""
    asked = json.load(sys.stdin)
    zaken = Zaken(asked)
    answer: dict[str, Any]
    match asked["kind"]:
        case "open":
            reading = asyncio.create_task(
                open_loop(zaken.read, asked["reads"], asked["seconds"] if asked["reads"] else 0)
            )
            answer = {"commands": await open_loop(zaken.command, asked["rate"], asked["seconds"])}
            answer["reads"] = await reading
        case "closed":
            answer = await closed_loop(zaken.command, asked["connections"], asked["seconds"])
        case "lists":
            lists = partial(zaken.list, asked["paths"])
            answer = {"reads": await open_loop(lists, asked["rate"], asked["seconds"])}
        case "chain":
            answer = {"visible": await chain(zaken, asked)}
    zaken.close()
    print(json.dumps({**answer, "statuses": zaken.statuses, "meldingen": zaken.made}))


uvloop.run(main())
