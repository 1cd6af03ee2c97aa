"""The lists that people work from, over HTTP, at a hundred thousand dossiers of four gemeenten: latency when warm.

`keten serve` as anyone starts it: tokens checked, row security on, five services in one process. Each list is asked at
a fixed rate, open loop, with what people ask of it: every team, every regisseur, any dossier. Only the read tables are
filled, as the lists and the timeline read nothing else.
"""

from collections.abc import Sequence
from functools import partial
from itertools import count

import orjson

from bench.client import Client, request
from bench.gemeenten import REGISSEURS, TEAMS, fill, regisseur
from bench.machine import around
from bench.meting import Case, Options, Target, main, options, percentiles, play, show
from bench.running import Running, embedded

RATE = 20
DEEP = 40
P95_MS = 50.0
TERMIJNEN = ("", "?overschreden=true", "?overschreden=false")
WERKVOORRAAD = "/casework/v1/werkvoorraad"


class Lists:
    """The server, and a load that is another one each time."""

    def __init__(self, system: Running, seconds: float) -> None:
        self._system = system
        self._seconds = seconds
        self._seeds = count()

    async def asked(self, paths: Sequence[str], rol: str, _number: int, case: Case) -> float:
        """p95 of one list, after enough requests that connections and plans are there."""
        question = {"paths": paths, "token": self._system.token_of(rol), "rate": RATE}
        await self._system.load("lists", next(self._seeds), **question, seconds=1.0)
        found = await self._system.load("lists", next(self._seeds), **question, seconds=self._seconds)
        assert set(found["statuses"]) == {"200"}, f"answers other than 200: {found['statuses']}"
        case.details.setdefault("latency_ms", []).append(percentiles(found["reads"], 50, 95, 99))
        return percentiles(found["reads"], 95)["p95"]

    async def deep(self) -> str:
        """The address of a page far down the werkvoorraad of the whole gemeente."""
        client, path = Client("127.0.0.1", self._system.port), f"{WERKVOORRAAD}?limit=200"
        cursor = ""
        for _ in range(DEEP):
            headers = {"Authorization": f"Bearer {self._system.token_of('coordinator')}"}
            status, answer = await client.ask(request("GET", f"{path}{cursor}", headers))
            assert status == 200, answer
            following = orjson.loads(answer)["volgende"]
            if following is None:
                break
            cursor = f"&cursor={following}"
        client.close()
        return f"{WERKVOORRAAD}?limit=50{cursor}"


async def run(chosen: Options) -> None:
    """Each list in turn."""
    dossiers = 10_000 if chosen.quick else 100_000
    chosen.say("starting")
    async with embedded() as system:
        chosen.say(f"filling {dossiers} dossiers")
        ids = await fill(system.admin_dsn, dossiers)
        lists = Lists(system, 3.0 if chosen.quick else 10.0)
        asked: Sequence[tuple[str, str, Sequence[str]]] = (
            ("werkvoorraad of a gemeente", "coordinator", [WERKVOORRAAD]),
            ("werkvoorraad of a team", "coordinator", [f"{WERKVOORRAAD}?team=team_{n}" for n in range(TEAMS)]),
            (
                "werkvoorraad of a regisseur",
                "coordinator",
                [f"{WERKVOORRAAD}?medewerker={regisseur(n)}" for n in range(REGISSEURS)],
            ),
            (f"werkvoorraad, after {DEEP} pages of 200", "coordinator", [await lists.deep()]),
            ("tijdlijn", "inwoner_kanaal", [f"/casework/v1/dossiers/{id_}/tijdlijn" for id_ in ids]),
            *(
                (f"termijnen of {dienst}", "coordinator", [f"/{dienst}/v1/termijnen{welke}" for welke in TERMIJNEN])
                for dienst in ("casework", "intake")
            ),
            ("wachtlijst", "coordinator", ["/casework/v1/wachtlijst"]),
            ("wachtlijst of a team", "coordinator", [f"/casework/v1/wachtlijst?team=team_{n}" for n in range(TEAMS)]),
            ("caseload of a gemeente", "coordinator", ["/casework/v1/caseload"]),
            ("caseload of a team", "coordinator", [f"/casework/v1/caseload?team=team_{n}" for n in range(TEAMS)]),
        )  # fmt: skip
        cases = [
            Case(f"p95, {name}", "ms", {"ours": partial(lists.asked, paths, rol)}, [Target("at_most", P95_MS)])
            for name, rol, paths in asked
        ]
        found = await play(cases, chosen)
        show(chosen, found, {**await around(system.admin_dsn), "dossiers": dossiers, "rate": RATE})


if __name__ == "__main__":
    main(run, options("lists"))
