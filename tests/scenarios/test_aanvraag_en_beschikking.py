"""From aanvraag to beschikking, as the municipalities of the documents decide."""

import pytest

from tests.e2e.clients import Zaak, beschikking, regel
from tests.e2e.handelingen import PROVISIONS
from tests.systeem import Systeem

pytestmark = pytest.mark.server


@pytest.mark.vereiste("ALM-08", "R18-20")
async def test_een_plan_geeft_een_aanvraag_met_meer_voorzieningen_en_elk_is_nieuw_geindiceerd(
    keten: Systeem, gemeente: str
) -> None:
    regels = [
        regel(),
        regel(productcategorie="rolstoelen", product="11E01"),
        {"besluit": "afwijzen", "productcategorie": "dagbesteding", "reden": "eigen_kracht"},
    ]
    zaak = await Zaak(keten, gemeente).beschikt(*regels)
    desk = zaak.als("beschikker")
    bekendmaking = PROVISIONS["maakBeschikkingBekend"].met(bekendgemaaktOp="2020-02-18T09:00:00+01:00")
    assert (await bekendmaking.door(zaak)).status_code == 201
    gevonden = await desk.gelezen(f"/provisions/v1/voorzieningen?melding={zaak.ids['melding']}")
    assert sorted((rij["productcategorie"], rij["status"]) for rij in gevonden["resultaten"]) == [
        ("begeleiding", "toegekend"),
        ("dagbesteding", "afgewezen"),
        ("rolstoelen", "toegekend"),
    ]
    assert {rij["aanvraagId"] for rij in gevonden["resultaten"]} == {zaak.ids["aanvraag"]}
    bekend = await desk.gelezen(f"/provisions/v1/beschikkingen/{zaak.ids['beschikking']}/bekendmakingen")
    assert [feit["aanvraagId"] for feit in bekend["resultaten"]] == [zaak.ids["aanvraag"]]
    await keten.rustig()
    pad = "/reporting/v1/indicatoren/nieuwe-voorzieningen/waarden?van=2020-02-01&tot=2020-02-29&per=totaal"
    cijfer = await zaak.als("rapportagelezer").gelezen(pad)
    assert cijfer["reeksen"][0]["punten"][0]["waarde"] == 2  # voorzieningen, not clients


@pytest.mark.vereiste("R18-05", "R18-07")
async def test_elk_besluit_noemt_de_verordening_en_de_woongemeente(keten: Systeem, gemeente: str) -> None:
    """The gemeente of the token decides, also for a client of one of its neighbours."""
    zaak = await Zaak(keten, gemeente).zelf_aangevraagd()
    besluit = beschikking(
        vastgesteldOp="2020-02-24T11:00:00+01:00", verordening="wmo-verordening-2020", woongemeente="0613"
    )
    receipt = await zaak.als("beschikker").gedaan(
        f"/provisions/v1/aanvragen/{zaak.ids['aanvraag']}/beschikkingen", besluit
    )
    gelezen = await zaak.als("beschikker").gelezen(f"/provisions/v1/beschikkingen/{receipt['id']}")
    assert (gelezen["woongemeente"], gelezen["verordeningVersie"]) == ("0613", "wmo-verordening-2020")
    lijst = await zaak.als("beschikker").gelezen(f"/provisions/v1/aanvragen/{zaak.ids['aanvraag']}/beschikkingen")
    assert [rij["woongemeente"] for rij in lijst["resultaten"]] == ["0613"]
    elders = besluit | {"woongemeente": "0034"}
    pad = f"/provisions/v1/aanvragen/{zaak.ids['aanvraag']}/beschikkingen"
    geweigerd = await zaak.als("beschikker").doe(pad, elders)
    assert (geweigerd.status_code, geweigerd.json()["errors"][0]["location"]) == (400, "/woongemeente")


@pytest.mark.vereiste("SCH-14")
async def test_wat_onjuist_was_wordt_met_een_nieuw_feit_en_een_grond_hersteld(keten: Systeem, gemeente: str) -> None:
    """R28, Wmo 2015 art. 2.3.10: what was decided stays, and why it no longer holds is added."""
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt()
    pad, desk = f"/provisions/v1/beschikkingen/{zaak.ids['beschikking']}", zaak.als("beschikker")
    assert (await PROVISIONS["herzieBeschikking"].met(grond="anders").door(zaak)).status_code == 400
    zonder_regels = PROVISIONS["herzieBeschikking"].met(grond="onjuiste_gegevens", wijzigingen=[])
    assert (await zonder_regels.door(zaak)).status_code == 201
    (herzien,) = (await desk.gelezen(f"{pad}/herzieningen"))["resultaten"]
    assert (herzien["grond"], herzien["ingang"]) == ("onjuiste_gegevens", "2020-07-01")
    assert len((await desk.gelezen(f"{pad}/bekendmakingen"))["resultaten"]) == 1
    assert (await desk.gelezen(pad))["status"] == "herzien"
