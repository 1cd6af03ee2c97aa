"""One household, one plan, one regisseur, over HTTP: who belongs to it, what the plan says, who does what."""

from typing import Any

import pytest

from shared.eventstore.ids import uuid7
from tests.e2e.clients import Zaak, nieuw_plan
from tests.e2e.handelingen import CASEWORK
from tests.systeem import Systeem

pytestmark = pytest.mark.server


async def met_huishouden(zaak: Zaak) -> dict[str, Any]:
    """The household of a case; its id is in the case from then on."""
    client = zaak.als("wijkwerker")
    row = await client.gelezen(f"/casework/v1/dossiers/{zaak.ids['dossier']}")
    zaak.ids["huishouden"] = row["huishoudenId"]
    return await client.gelezen(f"/casework/v1/huishoudens/{row['huishoudenId']}")


async def plan_van(zaak: Zaak, **inhoud: Any) -> str:
    """A new plan in the dossier: its address."""
    gemaakt = await CASEWORK["stelPlanOp"].met(**nieuw_plan(**inhoud)).door(zaak)
    assert gemaakt.status_code == 201, gemaakt.text
    zaak.ids["plan"] = gemaakt.json()["id"]
    return f"/casework/v1/plannen/{zaak.ids['plan']}"


@pytest.mark.vereiste("GRO-09", "R18-06")
async def test_een_gezin_heeft_een_plan_en_een_regisseur(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    huishouden = await met_huishouden(zaak)
    assert (huishouden["regisseur"], huishouden["plan"]) == (None, None)
    await plan_van(zaak)
    assert (await CASEWORK["stelPlanOp"].door(zaak)).status_code == 409
    assert (await CASEWORK["wijsRegisseurAan"].door(zaak)).status_code == 201
    client = zaak.als("wijkwerker")
    regisseurs = (await client.gelezen(f"/casework/v1/dossiers/{zaak.ids['dossier']}/regisseurs"))["resultaten"]
    nu = await met_huishouden(zaak)
    assert (nu["plan"], nu["regisseur"]) == (zaak.ids["plan"], regisseurs[0]["medewerkerId"])


@pytest.mark.vereiste("R18-06", "SCH-14")
async def test_een_gezin_verandert_van_samenstelling_en_wordt_bij_elk_lid_gevonden(
    keten: Systeem, gemeente: str
) -> None:
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    (eerste,) = (await met_huishouden(zaak))["persoonIds"]
    nieuw = str(uuid7())
    wijzigen = CASEWORK["wijzigHuishouden"].met(toegetredenIds=[nieuw], vertrokkenIds=[eerste])
    assert (await wijzigen.door(zaak)).status_code == 201
    client = zaak.als("wijkwerker")
    van_eerste, van_nieuw = [
        (await client.gelezen(f"/casework/v1/huishoudens?persoon={persoon}"))["resultaten"]
        for persoon in (eerste, nieuw)
    ]
    assert van_eerste == []
    assert [rij["id"] for rij in van_nieuw] == [zaak.ids["huishouden"]]
    assert (await met_huishouden(zaak))["persoonIds"] == [nieuw]
    pad = f"/casework/v1/huishoudens/{zaak.ids['huishouden']}/wijzigingen"
    (wijziging,) = (await client.gelezen(pad))["resultaten"]
    assert (wijziging["per"], wijziging["reden"]) == ("2020-02-01", "samengaan_wonen")
    nog_eens = await wijzigen.door(zaak)
    assert (nog_eens.status_code, nog_eens.json()["type"].rpartition("/")[2]) == (409, "wijziging-past-niet")


@pytest.mark.vereiste("ALM-07")
async def test_een_plan_staat_vast_met_twee_akkoorden(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    pad, client = await plan_van(zaak), zaak.als("wijkwerker")
    assert (await CASEWORK["legPlanVoor"].door(zaak)).status_code == 201
    assert (await CASEWORK["akkoordeerPlan"].door(zaak)).json()["status"] == "ter_accordering"
    tweede = CASEWORK["akkoordeerPlan"].met(door="wijkwerker", op="2020-02-10T10:00:00+01:00")
    assert (await tweede.door(zaak)).json()["status"] == "vastgesteld"
    assert len((await client.gelezen(f"{pad}/akkoorden"))["resultaten"]) == 2
    assert (await client.gelezen(pad))["vastgesteldOp"] == "2020-02-10T09:00:00Z"


@pytest.mark.vereiste("GRO-02")
async def test_elk_doel_van_een_plan_heeft_een_doelcode(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    doelen = [
        {"doelcode": code, "leefgebied": "wonen", "tekst": "Dit willen wij."}
        for code in ("meedoen", "langer_zelfstandig_wonen")
    ]
    pad, client = await plan_van(zaak, doelen=doelen), zaak.als("wijkwerker")
    onbekend = CASEWORK["stelPlanOp"].met(**nieuw_plan(doelen=[{**doelen[0], "doelcode": "gelukkig_worden"}]))
    assert (await onbekend.door(zaak)).status_code == 400
    wijzigen = {naam: deel for naam, deel in nieuw_plan(doelen=doelen).items() if naam != "opgesteldOp"}
    await client.gedaan(f"{pad}/wijzigingen", {**wijzigen, "op": "2020-02-06T10:00:00+01:00"})
    (wijziging,) = (await client.gelezen(f"{pad}/wijzigingen"))["resultaten"]
    assert [doel["doelcode"] for doel in wijziging["doelen"]] == ["meedoen", "langer_zelfstandig_wonen"]
    assert len((await client.gelezen(pad))["doelen"]) == 2


@pytest.mark.vereiste("GRO-10")
async def test_elke_actie_van_een_plan_noemt_wie_haar_uitvoert(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    wie = ("zelf", "sociaal_netwerk", "vrijwilliger", "professional")
    acties = [{"uitvoerder": een, "interventie": "maaltijd", "tekst": "Koken."} for een in wie]
    pad, client = await plan_van(zaak, acties=acties), zaak.als("wijkwerker")
    wijzigen = {naam: deel for naam, deel in nieuw_plan(acties=acties[:2]).items() if naam != "opgesteldOp"}
    await client.gedaan(f"{pad}/wijzigingen", {**wijzigen, "op": "2020-02-06T10:00:00+01:00"})
    (wijziging,) = (await client.gelezen(f"{pad}/wijzigingen"))["resultaten"]
    assert wijziging["uitvoerders"] == ["zelf", "sociaal_netwerk"]
    assert (await client.gelezen(pad))["status"] == "concept"


@pytest.mark.vereiste("GRO-11")
async def test_de_doelrealisatie_volgt_uit_de_zrm_doelen_van_het_plan(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    assert (await CASEWORK["neemZrmAf"].door(zaak)).status_code == 201
    doel = {"doelcode": "meedoen", "leefgebied": "wonen", "tekst": "Rustig wonen."}
    pad = await plan_van(zaak, doelen=[{**doel, "zrmDomein": "huisvesting", "zrmStart": 2, "zrmDoel": 4}])
    client = zaak.als("wijkwerker")
    zaak.ids["doelId"] = (await client.gelezen(pad))["doelen"][0]
    wijkwerker = CASEWORK["akkoordeerPlan"].met(door="wijkwerker")
    for handeling in (CASEWORK["legPlanVoor"], CASEWORK["akkoordeerPlan"], wijkwerker, CASEWORK["voerPlanUit"]):
        assert (await handeling.door(zaak)).status_code == 201
    eindmeting = CASEWORK["neemZrmAf"].met(moment="eind", afgenomenOp="2020-05-11T10:00:00+02:00")
    for handeling in (eindmeting, CASEWORK["evalueerDoel"], CASEWORK["evalueerPlan"]):
        assert (await handeling.door(zaak)).status_code == 201
    metingen = (await client.gelezen(f"/casework/v1/onderzoeken/{zaak.ids['onderzoek']}/zrm-metingen"))["resultaten"]
    assert [meting["moment"] for meting in metingen] == ["start", "eind"]
    assert (await client.gelezen(pad))["doelrealisatieConform"] is True
