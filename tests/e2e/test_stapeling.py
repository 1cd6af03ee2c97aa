"""iWmo OP259 and OP043: what already runs for a person, in another case too, holds an order back."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import PERSOON, PROVISIONS
from tests.systeem import Systeem

pytestmark = pytest.mark.server

AANBIEDER = "12345678"
BESTELD = regel(aanbieder=AANBIEDER)
EERDER = regel(aanbieder=AANBIEDER, startdatum="2020-02-01", einddatum="2020-02-29")
PGB = regel(leveringsvorm="pgb")


async def _zaak(keten: Systeem, gemeente: str, *regels: dict[str, Any]) -> Zaak:
    zaak = await Zaak(keten, gemeente).ontvangen(persoon=PERSOON)
    return await zaak.zelf_bekendgemaakt(*regels)


async def _standen(zaak: Zaak) -> Sequence[str]:
    found = await zaak.als("beschikker").gelezen(f"/provisions/v1/voorzieningen?melding={zaak.ids['melding']}")
    return sorted(row["status"] for row in found["resultaten"])


@pytest.mark.parametrize(
    ("eerder", "later", "weigering"),
    [
        (BESTELD, BESTELD, "stapeling"),
        (PGB, BESTELD, "naast-pgb"),
        (EERDER, BESTELD, None),
        (regel(aanbieder=AANBIEDER, product="02A06"), BESTELD, None),
        (regel(aanbieder="87654321"), BESTELD, None),
        (regel(), BESTELD, None),
    ],
)
async def test_wat_er_al_loopt_houdt_een_bestelling_tegen(
    keten: Systeem, gemeente: str, eerder: dict[str, Any], later: dict[str, Any], weigering: str | None
) -> None:
    await _zaak(keten, gemeente, eerder)
    zaak = await _zaak(keten, gemeente, later)
    assert await _standen(zaak) == (["toegekend"] if weigering else ["besteld"])
    answer = await PROVISIONS["bestelVoorziening"].met(aanbieder=AANBIEDER).door(zaak)
    assert answer.status_code == 409
    if weigering:
        assert answer.json()["type"].endswith(f"/{weigering}")


@pytest.mark.parametrize(
    ("regels", "standen"),
    [
        ((BESTELD, BESTELD), ["besteld", "toegekend"]),
        (
            (BESTELD, regel(aanbieder=AANBIEDER, startdatum="2020-02-01", einddatum="2020-02-29")),
            ["besteld", "besteld"],
        ),
        ((BESTELD, PGB), ["toegekend", "toegekend"]),
        ((regel(aanbieder=AANBIEDER, besluit="afwijzen"), BESTELD), ["afgewezen", "besteld"]),
    ],
)
async def test_regels_van_een_beschikking_stapelen_niet_op_elkaar(
    keten: Systeem, gemeente: str, regels: Sequence[dict[str, Any]], standen: Sequence[str]
) -> None:
    assert await _standen(await _zaak(keten, gemeente, *regels)) == standen


async def test_van_gelijke_bekendmakingen_tegelijk_bestelt_er_een_vanzelf(keten: Systeem, gemeente: str) -> None:
    """iWmo OP259: each in a case of its own, on one moment."""
    zaken = [await Zaak(keten, gemeente).ontvangen(persoon=PERSOON) for _ in range(4)]
    for zaak in zaken:
        await zaak.zelf_beschikt(BESTELD)
    answers = await asyncio.gather(*(PROVISIONS["maakBeschikkingBekend"].door(zaak) for zaak in zaken))
    assert [answer.status_code for answer in answers] == [201] * 4
    standen = [stand for zaak in zaken for stand in await _standen(zaak)]
    assert sorted(standen) == ["besteld", "toegekend", "toegekend", "toegekend"]
