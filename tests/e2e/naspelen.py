"""Replaying a scenario on a system in this process."""

import httpx

from keten.afspelen import Afspeler, Verslag
from keten.scenario import Scenario
from tests.systeem import Systeem


async def speel(keten: Systeem, scenario: Scenario) -> Verslag:
    """Every request of it; all must be accepted."""
    gedaan: list[int] = []

    def token(rol: str, team: str) -> str:
        return keten.token(rol, scenario.gemeente, team=team)

    afspeler = Afspeler("http://keten", scenario, token, gedaan.append)
    await afspeler._client.aclose()
    transport = httpx.ASGITransport(keten.embedded.app)
    afspeler._client = httpx.AsyncClient(transport=transport, base_url="http://keten", timeout=60)
    verslag = await afspeler.speel()
    assert sum(gedaan) == sum(len(zaak.stappen) for zaak in scenario.zaken)
    return verslag
