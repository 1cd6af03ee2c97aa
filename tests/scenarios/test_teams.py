"""Teams and who works in them: data of the gemeente, never a list in the program."""

import asyncio
from typing import Any

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import CASEWORK
from tests.e2e.test_overgangen_teams import MEDEWERKER, TEAM
from tests.systeem import Systeem

pytestmark = pytest.mark.server
TEAMS, MEDEWERKERS = "/casework/v1/teams", "/casework/v1/medewerkers"
WIJKWERKER = CASEWORK["zetMedewerkerIn"].met(rol="wijkwerker")
GGD, WELZIJN = "0198c7b0-0000-7000-8000-0000000000e1", "0198c7b0-0000-7000-8000-0000000000e2"


async def zet_in(zaak: Zaak, medewerker: str, **anders: Any) -> None:
    """Another member of staff, in the team of the table unless it says otherwise."""
    ingezet = await WIJKWERKER.met(medewerker=medewerker, **anders).door(zaak)
    assert ingezet.status_code == 201, ingezet.text


@pytest.mark.vereiste("R18-01")
async def test_een_gemeente_richt_zoveel_teams_in_als_zij_heeft(keten: Systeem, gemeente: str) -> None:
    """Rotterdam, Begroting 2018: 43 teams."""
    zaak = Zaak(keten, gemeente)
    for nummer in range(43):
        ingericht = await CASEWORK["richtTeamIn"].met(teamcode=f"wijkteam-{nummer:02d}").door(zaak)
        assert ingericht.status_code == 201
    rijen = (await zaak.als("wijkwerker").gelezen(f"{TEAMS}?limit=200"))["resultaten"]
    assert {rij["teamcode"] for rij in rijen} == {f"wijkteam-{nummer:02d}" for nummer in range(43)}
    zaak.ids["teamId"] = rijen[0]["id"]
    assert (await CASEWORK["wijzigTeam"].door(zaak)).status_code == 201
    (gewijzigd,) = (await zaak.als("wijkwerker").gelezen(f"{TEAMS}/{rijen[0]['id']}/wijzigingen"))["resultaten"]
    assert gewijzigd["wijkcodes"] == CASEWORK["wijzigTeam"].inhoud["wijken"]


async def test_een_teamcode_is_een_team(keten: Systeem, gemeente: str) -> None:
    zaak = await TEAM.in_stand(keten, gemeente, "ingericht")
    nogmaals = await CASEWORK["richtTeamIn"].door(zaak)
    assert (nogmaals.status_code, nogmaals.json()["type"].rpartition("/")[2]) == (409, "team-bestaat-al")
    overig = await CASEWORK["richtTeamIn"].met(teamcode="overig").door(zaak)
    assert (overig.status_code, overig.json()["type"].rpartition("/")[2]) == (409, "overig-is-geen-team")
    assert len((await zaak.als("wijkwerker").gelezen(TEAMS))["resultaten"]) == 1


@pytest.mark.vereiste("SCH-01", "R18-03")
async def test_een_team_heeft_mensen_van_meer_werkgevers(keten: Systeem, gemeente: str) -> None:
    zaak = await TEAM.in_stand(keten, gemeente, "ingericht")
    await zet_in(zaak, "ww-1", werkgeverId=GGD, rol="coordinator", disciplines=["wmo"])
    await zet_in(zaak, "ww-2", werkgeverId=GGD, disciplines=["jeugd"])
    await zet_in(zaak, "ww-3", werkgeverId=WELZIJN, disciplines=["jeugd", "schuldhulpverlening"])
    await zet_in(zaak, "ww-4", werkgeverId=WELZIJN, team="centrum")
    wijkwerker = zaak.als("wijkwerker")
    ingezet = (await wijkwerker.gelezen(f"{MEDEWERKERS}?team=nieuwland"))["resultaten"]
    assert {(rij["team"], rij["werkgeverId"]) for rij in ingezet} == {("nieuwland", GGD), ("nieuwland", WELZIJN)}
    detail = await wijkwerker.gelezen(f"{TEAMS}/{zaak.ids['teamId']}")
    assert [(d["discipline"], d["werkgeverId"], d["aantal"]) for d in detail["samenstelling"]] == [
        ("jeugd", GGD, 1),
        ("jeugd", WELZIJN, 1),
        ("schuldhulpverlening", WELZIJN, 1),
        ("wmo", GGD, 1),
    ]
    (coordinator,) = [rij["id"] for rij in ingezet if rij["rol"] == "coordinator"]
    assert detail["coordinator"] == coordinator


@pytest.mark.vereiste("SCH-09")
async def test_een_discipline_is_van_een_team_en_niet_van_een_ander(keten: Systeem, gemeente: str) -> None:
    """Schiedam: only Nieuwland has schuldhulpverlening."""
    zaak = await TEAM.in_stand(keten, gemeente, "ingericht")
    assert (await CASEWORK["richtTeamIn"].met(teamcode="centrum", disciplines=["wmo"]).door(zaak)).status_code == 201
    await zet_in(zaak, "ww-1", disciplines=["schuldhulpverlening"])
    wijkwerker = zaak.als("wijkwerker")
    rijen = (await wijkwerker.gelezen(TEAMS))["resultaten"]
    assert {rij["teamcode"]: "schuldhulpverlening" in rij["disciplines"] for rij in rijen} == {
        "nieuwland": True,
        "centrum": False,
    }
    detail = await wijkwerker.gelezen(f"{TEAMS}/{zaak.ids['teamId']}")
    assert [deel["discipline"] for deel in detail["samenstelling"]] == ["schuldhulpverlening"]


@pytest.mark.vereiste("SCH-01")
async def test_van_twee_coordinatoren_tegelijk_wordt_er_een_ingezet(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente)
    inzet = CASEWORK["zetMedewerkerIn"]
    answers = await asyncio.gather(*(inzet.met(medewerker=f"ww-{n}").door(zaak) for n in range(6)))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
    geweigerd = {answer.json()["type"].rpartition("/")[2] for answer in answers if answer.status_code == 409}
    assert geweigerd == {"team-heeft-al-coordinator"}
    rijen = (await zaak.als("wijkwerker").gelezen(f"{MEDEWERKERS}?team=nieuwland"))["resultaten"]
    assert [rij["rol"] for rij in rijen] == ["coordinator"]


@pytest.mark.vereiste("SCH-01")
async def test_een_coordinator_verplaatst_naar_een_team_zonder_en_maakt_plaats(keten: Systeem, gemeente: str) -> None:
    zaak = await MEDEWERKER.in_stand(keten, gemeente, "ingezet")
    opvolger = CASEWORK["zetMedewerkerIn"].met(medewerker="ww-2")
    bezet = CASEWORK["zetMedewerkerIn"].met(medewerker="ww-3", team="bezet")
    assert (await bezet.door(zaak)).status_code == 201
    verplaats = CASEWORK["verplaatsMedewerker"]
    assert (await verplaats.met(naarTeam="bezet").door(zaak)).status_code == 409
    assert (await opvolger.door(zaak)).status_code == 409
    assert (await verplaats.door(zaak)).status_code == 201
    assert (await opvolger.door(zaak)).status_code == 201
    wijkwerker = zaak.als("wijkwerker")
    pad = f"{MEDEWERKERS}/{zaak.ids['ingezet']}"
    (verplaatst,) = (await wijkwerker.gelezen(f"{pad}/verplaatsingen"))["resultaten"]
    assert verplaatst["naarTeamId"] == "centrum"
    assert (await wijkwerker.gelezen(pad))["team"] == "centrum"


@pytest.mark.vereiste("SCH-01")
async def test_een_coordinator_die_vertrekt_maakt_plaats(keten: Systeem, gemeente: str) -> None:
    zaak = await MEDEWERKER.in_stand(keten, gemeente, "beeindigd")
    opvolger = await CASEWORK["zetMedewerkerIn"].met(medewerker="ww-2").door(zaak)
    assert opvolger.status_code == 201
    terug = await CASEWORK["zetMedewerkerIn"].door(zaak)
    assert (terug.status_code, terug.json()["type"].rpartition("/")[2]) == (409, "team-heeft-al-coordinator")
    pad = f"{MEDEWERKERS}/{zaak.ids['ingezet']}"
    (einde,) = (await zaak.als("wijkwerker").gelezen(f"{pad}/beeindigingen"))["resultaten"]
    assert einde["per"] == "2020-07-01"
    assert (await zaak.als("wijkwerker").gelezen(pad))["status"] == "beeindigd"


async def test_een_medewerker_heet_in_feiten_zoals_in_zijn_token_en_nergens_bij_naam(
    keten: Systeem, gemeente: str
) -> None:
    """The regisseur that a dossier names is the member of staff whom the register knows."""
    zaak = await MEDEWERKER.in_stand(keten, gemeente, "ingezet")
    await zaak.onderzoek_nodig()
    assert (await CASEWORK["wijsRegisseurAan"].met(medewerkerId="ww-1").door(zaak)).status_code == 201
    wijkwerker = zaak.als("wijkwerker")
    lijst = await wijkwerker.gelezen(f"/casework/v1/dossiers/{zaak.ids['dossier']}/regisseurs")
    assert lijst["resultaten"][0]["medewerkerId"] == zaak.ids["ingezet"]
    detail = await wijkwerker.get(f"{MEDEWERKERS}/{zaak.ids['ingezet']}")
    assert "Medewerker Een" not in detail.text
    assert "werkgever.example" not in detail.text


@pytest.mark.vereiste("SCH-12")
async def test_een_team_stelt_zich_met_zijn_profiel_voor(keten: Systeem, gemeente: str) -> None:
    zaak = await TEAM.in_stand(keten, gemeente, "ingericht")
    assert (await CASEWORK["publiceerTeamprofiel"].door(zaak)).status_code == 201
    nieuw = CASEWORK["publiceerTeamprofiel"].met(tekst="Nu ook op zaterdag.", email=None)
    assert (await nieuw.door(zaak)).status_code == 201
    inwoner = zaak.als("inwoner_kanaal")
    pad = f"{TEAMS}/{zaak.ids['teamId']}"
    profiel = await inwoner.gelezen(pad)
    assert (profiel["profielversie"], profiel["tekst"]) == (2, "Nu ook op zaterdag.")
    assert (profiel["telefoon"], profiel["email"]) == ("010-1234567", None)
    gepubliceerd = (await inwoner.gelezen(f"{pad}/profielen"))["resultaten"]
    assert [feit["versie"] for feit in gepubliceerd] == [1, 2]
    assert "zaterdag" not in str(gepubliceerd)


@pytest.mark.vereiste("GRO-01")
async def test_naast_hulp_aan_een_huishouden_staat_een_activiteit_voor_een_groep(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente, team="nieuwland")
    await TEAM.wegen["ingericht"][0](zaak)  # type: ignore[operator]  # a step, not an act
    assert (await CASEWORK["legCollectieveActiviteitVast"].door(zaak)).status_code == 201
    await zaak.kort_hulptraject()
    wijkwerker = zaak.als("wijkwerker")
    pad = f"{TEAMS}/{zaak.ids['teamId']}/collectieve-activiteiten"
    (activiteit,) = (await wijkwerker.gelezen(pad))["resultaten"]
    assert (activiteit["soort"], activiteit["aantalDeelnemers"]) == ("eettafel", 14)
    (dossier,) = (await wijkwerker.gelezen("/casework/v1/dossiers?team=nieuwland"))["resultaten"]
    assert dossier["id"] == zaak.ids["dossier"]


@pytest.mark.vereiste("SCH-04")
async def test_dossiers_staan_bij_hun_team_of_bij_overig_ook_als_het_register_het_team_niet_kent(
    keten: Systeem, gemeente: str
) -> None:
    """Schiedam: the teams and the bucket overig add up to all dossiers."""
    await TEAM.in_stand(keten, gemeente, "ingericht")
    zaken = [await Zaak(keten, gemeente, team).kort_hulptraject() for team in ("nieuwland", "onbekend", "overig")]
    client = keten.client("coordinator", gemeente)
    alle = {rij["id"]: rij["team"] for rij in (await client.gelezen("/casework/v1/dossiers"))["resultaten"]}
    assert alle == {zaak.ids["dossier"]: zaak.team for zaak in zaken}
    (overig,) = (await client.gelezen("/casework/v1/dossiers?team=overig"))["resultaten"]
    assert overig["id"] == zaken[2].ids["dossier"]
    assert [rij["teamcode"] for rij in (await client.gelezen(TEAMS))["resultaten"]] == ["nieuwland"]
