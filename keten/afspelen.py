"""Replaying a scenario: cases side by side, the requests of a case in order, as partners and workers would."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from keten.scenario import Scenario, Stap, Zaak

TEGELIJK = 8
WACHT_SECONDEN = 30.0
TOKEN_SECONDEN = 600

type GeefToken = Callable[[str, str], str]
"""(role, team) -> a token."""


class Geweigerd(RuntimeError):
    """A request of the scenario was not accepted."""


@dataclass(slots=True)
class Verslag:
    """What a replay did: requests that had an effect, requests that had been done before, seconds."""

    verzoeken: int = 0
    herhaald: int = 0
    seconden: float = 0.0


class Afspeler:
    """Sends a scenario to a running system; repeats what was not answered, with the same key."""

    def __init__(self, url: str, scenario: Scenario, token: GeefToken, vooruit: Callable[[int], None]) -> None:
        self._client = httpx.AsyncClient(base_url=url, timeout=60, limits=httpx.Limits(max_connections=TEGELIJK))
        self._scenario = scenario
        self._geef_token = token
        self._tokens: dict[tuple[str, str], tuple[str, float]] = {}
        self._vooruit = vooruit
        self.verslag = Verslag()

    async def speel(self) -> Verslag:
        """Replay all cases, a few at a time.

        Raises:
            Geweigerd: a request was refused; the message names the step and the problem.

        """
        begin = time.perf_counter()
        zaken = iter(self._scenario.zaken)
        try:
            async with self._client, asyncio.TaskGroup() as groep:
                for _ in range(TEGELIJK):
                    groep.create_task(self._werk(zaken))
        except* Geweigerd as group:
            raise group.exceptions[0] from None
        self.verslag.seconden = time.perf_counter() - begin
        return self.verslag

    async def _werk(self, zaken: Any) -> None:  # noqa: ANN401 - one shared iterator
        for zaak in zaken:
            await self._zaak(zaak)

    async def _zaak(self, zaak: Zaak) -> None:
        namen: dict[str, str] = {}
        for nummer, stap in enumerate(zaak.stappen):
            answer = await self._stap(zaak, nummer, stap, namen)
            namen |= {naam: str(pluk(answer, pad)) for naam, pad in stap.bewaar.items()}
            self._vooruit(1)

    async def _stap(self, zaak: Zaak, nummer: int, stap: Stap, namen: Mapping[str, str]) -> Any:  # noqa: ANN401 - JSON
        pad = stap.pad.format(**namen)
        tot = time.monotonic() + WACHT_SECONDEN
        while True:
            headers = {"Authorization": f"Bearer {self._token(stap.rol, zaak.team)}"}
            if stap.methode == "POST":
                headers["Idempotency-Key"] = self._scenario.sleutel(zaak.nummer, nummer)
            antwoord = await self._client.request(stap.methode, pad, json=stap.inhoud, headers=headers)
            self.verslag.verzoeken += 1
            self.verslag.herhaald += antwoord.headers.get("Idempotency-Replayed") == "true"
            if antwoord.is_success and all(pluk(antwoord.json(), p) is not None for p in stap.bewaar.values()):
                return antwoord.json()
            opnieuw = antwoord.is_success or antwoord.status_code == 503 or "Retry-After" in antwoord.headers  # noqa: PLR2004
            if not opnieuw or time.monotonic() > tot:
                raise Geweigerd(
                    f"zaak {zaak.nummer}, {stap.methode} {stap.pad}: {antwoord.status_code} {antwoord.text}"
                )
            await asyncio.sleep(0.03)

    def _token(self, rol: str, team: str) -> str:
        token, tot = self._tokens.get((rol, team), ("", 0.0))
        if tot < time.monotonic():
            token = self._geef_token(rol, team)
            self._tokens[rol, team] = (token, time.monotonic() + TOKEN_SECONDEN)
        return token


def pluk(antwoord: Any, pad: str) -> Any:  # noqa: ANN401 - JSON
    """The value at a path such as `resultaten.0.id`; None when it is not there (yet)."""
    for deel in pad.split("."):
        if isinstance(antwoord, list):
            antwoord = antwoord[int(deel)] if int(deel) < len(antwoord) else None
        else:
            antwoord = antwoord.get(deel) if isinstance(antwoord, dict) else None
    return antwoord
