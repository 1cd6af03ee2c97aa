"""GRO-09, GRO-11: one plan at a time for a household, and what came of its goals."""

import pytest

from tests.e2e.handelingen import CASEWORK
from tests.e2e.test_overgangen_casework import PLAN
from tests.systeem import Systeem

pytestmark = pytest.mark.server


async def test_na_een_afgesloten_plan_krijgt_het_huishouden_een_nieuw(keten: Systeem, gemeente: str) -> None:
    zaak = await PLAN.in_stand(keten, gemeente, "geevalueerd")
    ander = CASEWORK["stelPlanOp"]
    geweigerd = await ander.door(zaak)
    assert (geweigerd.status_code, geweigerd.json()["type"].rpartition("/")[2]) == (409, "er-is-al-een-plan")
    assert (await CASEWORK["sluitPlan"].door(zaak)).status_code == 201
    gesloten = (await PLAN.gelezen(zaak)).json()
    assert (gesloten["status"], gesloten["doelrealisatieConform"]) == ("afgesloten", True)
    assert (await ander.door(zaak)).status_code == 201


async def test_een_doel_dat_niet_is_bereikt_maakt_de_doelrealisatie_niet_conform(keten: Systeem, gemeente: str) -> None:
    zaak = await PLAN.in_stand(keten, gemeente, "in_uitvoering")
    assert (await CASEWORK["evalueerDoel"].met(bereikt=False).door(zaak)).status_code == 201
    vreemd = {**CASEWORK["evalueerDoel"].inhoud}  # its goal is of no plan
    answer = await zaak.als("wijkwerker").doe(CASEWORK["evalueerDoel"].pad.format(**zaak.ids), vreemd)
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (409, "onbekend-doel")
    assert (await CASEWORK["evalueerPlan"].door(zaak)).status_code == 201
    assert (await PLAN.gelezen(zaak)).json()["doelrealisatieConform"] is False
