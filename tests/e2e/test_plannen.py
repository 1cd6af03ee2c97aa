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


async def test_een_plan_komt_in_de_plaats_van_een_ander_en_het_huishouden_heeft_er_steeds_een(
    keten: Systeem, gemeente: str
) -> None:
    zaak = await PLAN.in_stand(keten, gemeente, "in_uitvoering")
    nieuw = await CASEWORK["vervangPlan"].door(zaak)
    assert (nieuw.status_code, nieuw.json()["status"]) == (201, "concept")
    ww, oud = zaak.als("wijkwerker"), zaak.ids["plan"]
    (feit,) = (await ww.gelezen(f"/casework/v1/plannen/{oud}/vervangingen"))["resultaten"]
    assert feit["nieuwPlanId"] == nieuw.json()["id"]
    plannen = (await ww.gelezen(f"/casework/v1/dossiers/{zaak.ids['dossier']}/plannen"))["resultaten"]
    assert {rij["id"]: (rij["status"], rij["actief"]) for rij in plannen} == {
        oud: ("vervangen", False),
        nieuw.json()["id"]: ("concept", True),
    }
    assert (await CASEWORK["stelPlanOp"].door(zaak)).status_code == 409
    zaak.ids["plan"] = nieuw.json()["id"]
    assert (await CASEWORK["vervangPlan"].door(zaak)).status_code == 409  # only what stands is replaced
