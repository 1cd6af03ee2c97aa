"""The whole chain in one process: one melding becomes a voorziening and a figure."""

import pytest

from tests.e2e.clients import Zaak
from tests.systeem import Systeem

pytestmark = pytest.mark.server
KWARTAAL = "van=2020-01-01&tot=2020-03-31"


async def test_een_melding_wordt_een_voorziening_en_een_cijfer(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).bekendgemaakt()
    await keten.rustig()
    lezer = keten.client("coordinator", gemeente)
    for code, waarde in {
        "instroom": 1,
        "gesprekken": 1,
        "planratio": 1,
        "plannen-met-maatwerk": 1,
        "nieuwe-voorzieningen": 1,
        "bestelde-maatwerkvoorzieningen": 0,
        "doorlooptijd-zes-weken": 1,
        "doorlooptijd-twee-weken": 1,
    }.items():
        punt = (await lezer.gelezen(f"/reporting/v1/indicatoren/{code}/waarden?{KWARTAAL}"))["reeksen"][0]["punten"][0]
        assert punt["waarde"] == waarde, code
    await zaak.als("beschikker").gedaan(
        f"/provisions/v1/voorzieningen/{zaak.ids['voorziening']}/bestellingen",
        {"besteldOp": "2020-02-20T09:00:00+01:00", "aanbieder": "12345678"},
    )
    await keten.rustig()
    besteld = await lezer.gelezen(f"/reporting/v1/indicatoren/bestelde-maatwerkvoorzieningen/waarden?{KWARTAAL}")
    assert besteld["reeksen"][0]["punten"][0]["waarde"] == 1
    stappen = (await lezer.gelezen(f"/reporting/v1/sluitende-telling?{KWARTAAL}"))["stappen"]
    assert [stap["verschil"] for stap in stappen] == [0] * len(stappen)
