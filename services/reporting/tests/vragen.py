"""Asking reporting over HTTP what the model answers as well."""

from collections.abc import Iterator
from typing import Any

from services.reporting.tests.verwacht import Vraag
from tests.systeem import Client

HEEL = {"van": "2019-11-01", "tot": "2021-12-31"}


async def lees_reeksen(client: Client, vraag: Vraag) -> dict[str, Any]:
    """The series of a figure by name, points and all."""
    extra = {"per": vraag.per} | ({"splitsing": vraag.splitsing} if vraag.splitsing else {})
    answer = await client.get(
        f"/reporting/v1/indicatoren/{vraag.code}/waarden", params=tuple(vraag.parameters(**extra))
    )
    assert answer.status_code == 200, f"{vraag}: {answer.text}"
    return {reeks["naam"]: reeks["punten"] for reeks in answer.json()["reeksen"]}


async def lees_herkomst(client: Client, vraag: Vraag, deel: str, limit: int = 200) -> list[dict[str, Any]]:
    """All rows behind a figure, page after page."""
    rijen: list[dict[str, Any]] = []
    extra = {"deel": deel, "limit": str(limit)}
    while True:
        answer = await client.get(
            f"/reporting/v1/indicatoren/{vraag.code}/herkomst", params=tuple(vraag.parameters(**extra))
        )
        assert answer.status_code == 200, f"{vraag}: {answer.text}"
        pagina = answer.json()
        rijen += pagina["resultaten"]
        if pagina["volgende"] is None:
            return rijen
        assert len(pagina["resultaten"]) == limit
        extra["cursor"] = pagina["volgende"]


async def lees_stappen(client: Client, pad: str, parameters: tuple[tuple[str, str], ...]) -> list[dict[str, Any]]:
    """The steps of the funnel or of the closing count."""
    answer = await client.get(f"/reporting/v1/{pad}", params=parameters)
    assert answer.status_code == 200, answer.text
    stappen: list[dict[str, Any]] = answer.json()["stappen"]
    return stappen


def verschillen(verwacht: Any, gevonden: Any, pad: str = "") -> Iterator[str]:
    """Where two answers differ, as a readable line each."""
    if isinstance(verwacht, dict) and isinstance(gevonden, dict):
        for sleutel in sorted(set(verwacht) | set(gevonden)):
            yield from verschillen(verwacht.get(sleutel, "-"), gevonden.get(sleutel, "-"), f"{pad}.{sleutel}")
    elif isinstance(verwacht, list) and isinstance(gevonden, list) and len(verwacht) == len(gevonden):
        for n, (een, ander) in enumerate(zip(verwacht, gevonden, strict=True)):
            yield from verschillen(een, ander, f"{pad}[{n}]")
    elif verwacht != gevonden:
        yield f"{pad}: verwacht {verwacht}, gevonden {gevonden}"
