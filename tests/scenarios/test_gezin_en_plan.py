"""One household, one plan, one regisseur, over HTTP: who belongs to it, what the plan says, who does what."""

from typing import Any, get_args

import pytest

from shared.events.codes import Doelcode, Uitvoerder
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


@pytest.mark.vereiste("ALM-07")
async def test_een_inwoner_geeft_alleen_zijn_eigen_akkoord(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).kort_hulptraject()
    pad = await plan_van(zaak)
    assert (await CASEWORK["legPlanVoor"].door(zaak)).status_code == 201
    zelf, akkoord = zaak.als("inwoner_kanaal"), {"op": "2020-02-07T10:00:00+01:00"}
    voor_een_ander = await zelf.doe(f"{pad}/akkoorden", {**akkoord, "door": "wijkwerker"})
    assert (voor_een_ander.status_code, voor_een_ander.json()["type"].rpartition("/")[2]) == (403, "scope-ontbreekt")
    client = zaak.als("wijkwerker")
    assert (await client.gelezen(f"{pad}/akkoorden"))["resultaten"] == []
    await zelf.gedaan(f"{pad}/akkoorden", {**akkoord, "door": "inwoner"})
    await client.gedaan(f"{pad}/akkoorden", {**akkoord, "door": "wijkwerker"})
    assert (await client.gelezen(pad))["status"] == "vastgesteld"


@pytest.mark.vereiste("ALM-07")
async def test_een_wijkwerker_legt_ook_vast_dat_de_inwoner_op_papier_tekende(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).kort_hulptraject()
    pad, client = await plan_van(zaak), zaak.als("wijkwerker")
    assert (await CASEWORK["legPlanVoor"].door(zaak)).status_code == 201
    for door in ("inwoner", "wijkwerker"):
        await client.gedaan(f"{pad}/akkoorden", {"op": "2020-02-07T10:00:00+01:00", "door": door})
    assert (await client.gelezen(pad))["status"] == "vastgesteld"


@pytest.mark.vereiste("GRO-02")
@pytest.mark.parametrize("doelcode", get_args(Doelcode.__value__))
async def test_elk_doel_van_een_plan_heeft_een_doelcode(keten: Systeem, gemeente: str, doelcode: str) -> None:
    zaak = await Zaak(keten, gemeente).kort_hulptraject()
    doel = {"doelcode": doelcode, "leefgebied": "wonen", "tekst": "Dit willen wij."}
    ander = doel | {"doelcode": "meedoen", "leefgebied": "ouder_worden"}
    pad, client = await plan_van(zaak, doelen=[doel, ander]), zaak.als("wijkwerker")
    doelen = (await client.gelezen(pad))["doelen"]
    assert [(rij["doelcode"], rij["leefgebied"]) for rij in doelen] == [
        (doelcode, "wonen"),
        ("meedoen", "ouder_worden"),
    ]
    assert len({rij["doelId"] for rij in doelen}) == 2
    assert "Dit willen wij" not in str(doelen)
    (rij,) = (await client.gelezen(f"/casework/v1/dossiers/{zaak.ids['dossier']}/plannen"))["resultaten"]
    assert rij["doelen"] == doelen
    nu = {naam: deel for naam, deel in nieuw_plan(doelen=[ander]).items() if naam != "opgesteldOp"}
    await client.gedaan(f"{pad}/wijzigingen", {**nu, "op": "2020-02-06T10:00:00+01:00"})
    assert [rij["doelcode"] for rij in (await client.gelezen(pad))["doelen"]] == ["meedoen"]


async def test_een_doelcode_die_niet_op_de_lijst_staat_wordt_geweigerd(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).kort_hulptraject()
    doel = {"doelcode": "gelukkig_worden", "leefgebied": "wonen", "tekst": "Dit willen wij."}
    onbekend = await CASEWORK["stelPlanOp"].met(**nieuw_plan(doelen=[doel])).door(zaak)
    assert onbekend.status_code == 400
    assert "/doelen/0/doelcode" in onbekend.text


@pytest.mark.vereiste("GRO-10")
@pytest.mark.parametrize("uitvoerder", get_args(Uitvoerder.__value__))
async def test_elke_actie_van_een_plan_noemt_wie_haar_uitvoert(keten: Systeem, gemeente: str, uitvoerder: str) -> None:
    zaak = await Zaak(keten, gemeente).kort_hulptraject()
    wie = (uitvoerder, "professional", uitvoerder)
    acties = [{"uitvoerder": een, "interventie": "maaltijd", "tekst": "Koken."} for een in wie]
    pad, client = await plan_van(zaak, acties=acties), zaak.als("wijkwerker")
    assert [actie["uitvoerder"] for actie in (await client.gelezen(pad))["acties"]] == list(wie)
    vreemd = [{**acties[0], "uitvoerder": "de_buurman"}]
    wijzig = {naam: deel for naam, deel in nieuw_plan(acties=vreemd).items() if naam != "opgesteldOp"}
    geweigerd = await client.doe(f"{pad}/wijzigingen", {**wijzig, "op": "2020-02-06T10:00:00+01:00"})
    assert geweigerd.status_code == 400


DOEL: dict[str, Any] = {"doelcode": "meedoen", "leefgebied": "wonen", "tekst": "Rustig wonen."}
WONEN = DOEL | {"zrmDomein": "huisvesting", "zrmStart": 2, "zrmDoel": 4}


async def in_uitvoering(keten: Systeem, gemeente: str, *doelen: dict[str, Any]) -> tuple[Zaak, str]:
    """A plan with these goals, carried out since 10 February 2020, and its address."""
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    assert (await CASEWORK["neemZrmAf"].met(scores={"huisvesting": 2}).door(zaak)).status_code == 201
    pad = await plan_van(zaak, doelen=list(doelen))
    wijkwerker = CASEWORK["akkoordeerPlan"].met(door="wijkwerker")
    for handeling in (CASEWORK["legPlanVoor"], CASEWORK["akkoordeerPlan"], wijkwerker, CASEWORK["voerPlanUit"]):
        assert (await handeling.door(zaak)).status_code == 201
    return zaak, pad


async def meet(zaak: Zaak, op: str = "2020-05-11T10:00:00+02:00", moment: str = "eind", **scores: int) -> None:
    """A meting of the onderzoek."""
    meting = CASEWORK["neemZrmAf"].met(moment=moment, afgenomenOp=op, scores=scores)
    assert (await meting.door(zaak)).status_code == 201


@pytest.mark.vereiste("GRO-11")
@pytest.mark.parametrize(("score", "conform"), [(3, False), (4, True), (5, True)])
async def test_de_doelrealisatie_volgt_uit_de_eindmeting_en_niet_uit_wat_iemand_vindt(
    keten: Systeem, gemeente: str, score: int, conform: bool
) -> None:
    zaak, pad = await in_uitvoering(keten, gemeente, WONEN)
    client = zaak.als("wijkwerker")
    zaak.ids["doelId"] = (await client.gelezen(pad))["doelen"][0]["doelId"]
    assert (await CASEWORK["evalueerDoel"].met(bereikt=not conform).door(zaak)).status_code == 201
    await meet(zaak, financien=1, huisvesting=score)
    assert (await CASEWORK["evalueerPlan"].door(zaak)).status_code == 201
    assert (await client.gelezen(pad))["doelrealisatieConform"] is conform
    evaluaties = (await client.gelezen(f"{pad}/doelevaluaties"))["resultaten"]
    assert [rij["bereikt"] for rij in evaluaties] == [not conform, conform]


@pytest.mark.vereiste("GRO-11")
async def test_een_gemeten_doel_hoeft_niemand_te_evalueren_en_een_ander_wel(keten: Systeem, gemeente: str) -> None:
    zaak, pad = await in_uitvoering(keten, gemeente, WONEN, DOEL)
    client = zaak.als("wijkwerker")
    await meet(zaak, huisvesting=4)
    te_vroeg = await CASEWORK["evalueerPlan"].door(zaak)
    assert (te_vroeg.status_code, te_vroeg.json()["type"].rpartition("/")[2]) == (409, "doel-niet-geevalueerd")
    zaak.ids["doelId"] = (await client.gelezen(pad))["doelen"][1]["doelId"]
    assert (await CASEWORK["evalueerDoel"].met(bereikt=True).door(zaak)).status_code == 201
    assert (await CASEWORK["evalueerPlan"].door(zaak)).status_code == 201
    assert (await client.gelezen(pad))["doelrealisatieConform"] is True


@pytest.mark.vereiste("GRO-11")
async def test_alleen_een_eindmeting_van_tijdens_de_uitvoering_telt(keten: Systeem, gemeente: str) -> None:
    zaak, pad = await in_uitvoering(keten, gemeente, WONEN)
    await meet(zaak, moment="tussentijds", huisvesting=5)
    await meet(zaak, op="2020-02-09T10:00:00+01:00", huisvesting=5)
    await meet(zaak, financien=5)  # an eindmeting, of another domain
    assert (await CASEWORK["evalueerPlan"].door(zaak)).status_code == 409
    await meet(zaak, op="2020-05-12T09:00:00+02:00", huisvesting=1)
    assert (await CASEWORK["evalueerPlan"].door(zaak)).status_code == 201
    assert (await zaak.als("wijkwerker").gelezen(pad))["doelrealisatieConform"] is False
