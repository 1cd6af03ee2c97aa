"""What lies with a team and with a regisseur, over HTTP: dossiers by legal date, their weight, how long help lasts."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import CASEWORK
from tests.systeem import Systeem

pytestmark = pytest.mark.server
DOSSIERS, WERKVOORRAAD = "/casework/v1/dossiers", "/casework/v1/werkvoorraad"


async def open_dossier(keten: Systeem, gemeente: str, team: str = "centrum", ontvangen: str = "2020-01-06") -> Zaak:
    """A dossier with an onderzoek after a melding of this day."""
    zaak = await Zaak(keten, gemeente, team).ontvangen(ontvangenOp=f"{ontvangen}T09:00:00+01:00")
    return await zaak.onderzoek_nodig()


async def rijen(zaak: Zaak, pad: str) -> list[dict[str, Any]]:
    """What a list says."""
    return list((await zaak.als("coordinator").gelezen(pad))["resultaten"])


@pytest.mark.vereiste("SCH-03")
async def test_een_korte_interventie_opent_geen_dossier(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).ontvangen()
    client, pad = zaak.als("wijkwerker"), f"/intake/v1/meldingen/{zaak.ids['melding']}/afhandelingen"
    antwoord = {"soort": "direct_beantwoord", "antwoordsoort": "korte_interventie", "akkoordClient": True}
    await client.gedaan(pad, {**antwoord, "afgehandeldOp": "2020-01-07T10:00:00+01:00"})
    met_dossier = await open_dossier(keten, gemeente)
    (afhandeling,) = (await client.gelezen(pad))["resultaten"]
    assert afhandeling["antwoordsoort"] == "korte_interventie"
    assert [rij["id"] for rij in await rijen(zaak, DOSSIERS)] == [met_dossier.ids["dossier"]]


@pytest.mark.vereiste("SCH-04")
async def test_elk_dossier_hoort_bij_een_team_ook_als_dat_overig_is(keten: Systeem, gemeente: str) -> None:
    per_team = {team: await open_dossier(keten, gemeente, team) for team in ("centrum", "overig")}
    for team, zaak in per_team.items():
        assert [rij["id"] for rij in await rijen(zaak, f"{DOSSIERS}?team={team}")] == [zaak.ids["dossier"]]
    zaak = per_team["overig"]
    assert {rij["team"] for rij in await rijen(zaak, DOSSIERS)} == {"centrum", "overig"}
    assert (await CASEWORK["bepaalZwaarte"].door(zaak)).status_code == 201
    assert len(await rijen(zaak, f"{DOSSIERS}/{zaak.ids['dossier']}/zwaartebepalingen")) == 1


@pytest.mark.vereiste("SCH-06")
async def test_de_caseload_van_een_regisseur_weegt_de_zwaarte_van_zijn_casussen(keten: Systeem, gemeente: str) -> None:
    zaken = [await open_dossier(keten, gemeente) for _ in range(5)]
    for zaak, niveau in zip(zaken, ("licht", "middel", "zwaar", "zwaar"), strict=False):
        assert (await CASEWORK["bepaalZwaarte"].met(niveau=niveau).door(zaak)).status_code == 201
    for zaak in zaken[:3]:
        assert (await CASEWORK["wijsRegisseurAan"].door(zaak)).status_code == 201
    (bepaling,) = await rijen(zaken[2], f"{DOSSIERS}/{zaken[2].ids['dossier']}/zwaartebepalingen")
    assert bepaling["niveau"] == "zwaar"
    eigen, zonder = await rijen(zaken[0], "/casework/v1/caseload?team=centrum")
    assert (eigen["dossiers"], eigen["gewicht"], eigen["band"]) == (3, 7, "0-9")
    assert (zonder["regisseur"], zonder["dossiers"], zonder["zonderZwaarte"], zonder["gewicht"]) == (None, 2, 1, 4)
    assert (await CASEWORK["sluitDossier"].door(zaken[2])).status_code == 201
    assert (await rijen(zaken[0], "/casework/v1/caseload"))[0]["gewicht"] == 3


async def test_de_werkvoorraad_staat_op_volgorde_van_de_wettelijke_datum(keten: Systeem, gemeente: str) -> None:
    laat = await open_dossier(keten, gemeente, ontvangen="2020-01-06")
    vroeg = await open_dossier(keten, gemeente, ontvangen="2020-01-03")
    zonder = await Zaak(keten, gemeente).kort_hulptraject()
    elders = await open_dossier(keten, gemeente, team="haven")
    dicht = await open_dossier(keten, gemeente)
    assert (await CASEWORK["sluitDossier"].door(dicht)).status_code == 201
    assert (await CASEWORK["wijsRegisseurAan"].door(laat)).status_code == 201
    client = laat.als("wijkwerker")

    seen: list[Mapping[str, Any]] = []
    cursor = ""
    while len(seen) < 9:
        bladzij = await client.gelezen(f"{WERKVOORRAAD}?team=centrum&limit=1{cursor}")
        seen += bladzij["resultaten"]
        if bladzij["volgende"] is None:
            break
        cursor = f"&cursor={bladzij['volgende']}"
    assert [rij["id"] for rij in seen] == [zaak.ids["dossier"] for zaak in (vroeg, laat, zonder)]
    assert [rij["uitersteDatum"] for rij in seen] == ["2020-02-14", "2020-02-17", None]
    assert seen[0]["onderzoek"] == vroeg.ids["onderzoek"]
    eigen = await client.gelezen(f"{WERKVOORRAAD}?medewerker=ww-2")
    assert [rij["id"] for rij in eigen["resultaten"]] == [laat.ids["dossier"]]
    assert len(await rijen(elders, WERKVOORRAAD)) == 4
    assert await rijen(elders, f"{WERKVOORRAAD}?medewerker=ww-9") == []


@pytest.mark.vereiste("R20-14")
async def test_basishulp_buiten_drie_tot_twaalf_maanden_geeft_een_signaal(keten: Systeem, gemeente: str) -> None:
    zaak = await open_dossier(keten, gemeente)
    gestart = await CASEWORK["startHulptraject"].door(zaak)
    zaak.ids["hulptraject"] = gestart.json()["id"]
    pad, client = f"/casework/v1/hulptrajecten/{zaak.ids['hulptraject']}", zaak.als("wijkwerker")
    op_dag = {dag: await client.gelezen(f"{pad}?peildatum={dag}") for dag in ("2020-03-01", "2021-02-05", "2021-02-06")}
    assert [(rij["duurMaanden"], rij["signaal"]) for rij in op_dag.values()] == [(0, None), (12, None), (12, "te_lang")]
    assert op_dag["2020-03-01"]["beoogdTot"] == "2020-08-05"
    te_vroeg = CASEWORK["sluitHulptraject"].met(op="2020-04-20T10:00:00+02:00")
    assert (await te_vroeg.door(zaak)).json()["status"] == "afgesloten"
    assert len((await client.gelezen(f"{pad}/afsluitingen"))["resultaten"]) == 1
    (rij,) = await rijen(zaak, f"/casework/v1/hulptrajecten?dossier={zaak.ids['dossier']}&peildatum=2022-01-01")
    assert (rij["duurMaanden"], rij["signaal"]) == (2, "te_kort")
    assert len(await rijen(zaak, f"{DOSSIERS}/{zaak.ids['dossier']}/hulptrajecten")) == 1
