"""What a fact of another service asks of casework: an onderzoek again, something to do, a verwijzing withdrawn."""

from typing import Any

import pytest

from tests.e2e.clients import ONDERDELEN, Zaak, regel
from tests.e2e.handelingen import CASEWORK, INTAKE, LEVERING
from tests.e2e.test_overgangen_personen import met_toestemming
from tests.systeem import Systeem

pytestmark = pytest.mark.server


async def test_r27_een_gevraagd_heronderzoek_wordt_een_herbeoordeling(keten: Systeem, gemeente: str) -> None:
    """R27, Wmo 2015 art. 2.3.9: without six weeks and without verslag; its outcome names the voorziening."""
    zaak = await Zaak(keten, gemeente).bekendgemaakt(regel(aanbieder="12345678"))
    for _ in range(2):  # asked for again on the same day: it is done once
        assert (await LEVERING["vraagHeronderzoek"].door(zaak)).status_code == 201
    await keten.rustig()
    ww, lijst = zaak.als("wijkwerker"), f"/casework/v1/dossiers/{zaak.ids['dossier']}/onderzoeken"
    eerste, opnieuw = sorted((await ww.gelezen(lijst))["resultaten"], key=lambda rij: str(rij["soort"]))
    assert (eerste["id"], eerste["voorzieningId"]) == (zaak.ids["onderzoek"], None)
    assert (opnieuw["voorzieningId"], opnieuw["uitersteDatum"]) == (zaak.ids["voorziening"], None)
    zaak.ids["onderzoek"] = opnieuw["id"]
    op = "2020-04-14T10:00:00+02:00"
    handelingen: tuple[tuple[str, dict[str, Any]], ...] = (
        ("ontvangPersoonlijkPlan", {"op": op, "inhoud": None, "overgeslagen": True}),
        ("beginOnderzoek", {"begonnenOp": op}),
        ("wijsOpClientondersteuning", {"op": op}),
        ("informeerOverPgb", {"op": op}),
        *(("legOnderdeelVast", {"op": op, "onderdeel": deel}) for deel in ONDERDELEN),
        ("rondOnderzoekAf", {"afgerondOp": op, "uitkomst": "maatwerk"}),
    )
    for naam, anders in handelingen:
        answer = await CASEWORK[naam].met(**anders).door(zaak)
        assert answer.status_code == 201, answer.text
    (afgerond,) = (await ww.gelezen(f"/casework/v1/onderzoeken/{opnieuw['id']}/afrondingen"))["resultaten"]
    assert (afgerond["soort"], afgerond["voorzieningId"]) == ("herbeoordeling", zaak.ids["voorziening"])


async def test_wat_zonder_dossier_is_toegekend_wordt_zonder_casework_herbeoordeeld(
    keten: Systeem, gemeente: str
) -> None:
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt()
    assert (await LEVERING["vraagHeronderzoek"].door(zaak)).status_code == 201
    await keten.rustig()
    gevonden = await zaak.als("wijkwerker").gelezen(f"/casework/v1/dossiers?melding={zaak.ids['melding']}")
    assert gevonden["resultaten"] == []


async def met_dossier(keten: Systeem, gemeente: str) -> Zaak:
    """A case with a dossier in uitvoering, and the person that it is about."""
    zaak = await Zaak(keten, gemeente).kort_hulptraject()
    melding = await zaak.als("wijkwerker").gelezen(f"/intake/v1/meldingen/{zaak.ids['melding']}")
    zaak.ids["persoon"] = melding["persoonId"]
    return zaak


async def gevraagd(zaak: Zaak) -> list[tuple[str, bool]]:
    """What was asked in the dossier, and whether that is still open."""
    pad = f"/casework/v1/dossiers/{zaak.ids['dossier']}"
    open_ = (await zaak.als("wijkwerker").gelezen(pad))["openDossieracties"]
    feiten = (await zaak.als("wijkwerker").gelezen(f"{pad}/dossieracties"))["resultaten"]
    return [(feit["soort"], feit["nummer"] in open_) for feit in feiten]


async def in_huishouden_van(zaak: Zaak, ander: Zaak) -> Zaak:
    """The other case, whose household this person belongs to as well."""
    dossier = await ander.als("wijkwerker").gelezen(f"/casework/v1/dossiers/{ander.ids['dossier']}")
    ander.ids["huishouden"] = dossier["huishoudenId"]
    erbij = CASEWORK["wijzigHuishouden"].met(toegetredenIds=[zaak.ids["persoon"]], vertrokkenIds=[])
    assert (await erbij.door(ander)).status_code == 201
    return ander


@pytest.mark.parametrize(("naam", "soort"), [("meldOverlijden", "overlijden"), ("meldVerhuizing", "verhuizing")])
async def test_wat_een_inwoner_overkomt_vraagt_iets_in_elk_open_dossier_van_zijn_huishoudens(
    keten: Systeem, gemeente: str, naam: str, soort: str
) -> None:
    zaak, vreemd = [await met_dossier(keten, gemeente) for _ in range(2)]
    ook, dicht = [await in_huishouden_van(zaak, await met_dossier(keten, gemeente)) for _ in range(2)]
    assert (await CASEWORK["sluitDossier"].door(dicht)).status_code == 201
    assert (await INTAKE[naam].door(zaak)).status_code == 201
    await keten.rustig()
    assert [await gevraagd(deze) for deze in (zaak, ook, vreemd, dicht)] == [[(soort, True)], [(soort, True)], [], []]
    te_vroeg = await CASEWORK["sluitDossier"].door(zaak)
    assert (te_vroeg.status_code, te_vroeg.json()["type"].rpartition("/")[2]) == (409, "dossieractie-staat-open")
    assert (await CASEWORK["rondDossieractieAf"].door(zaak)).status_code == 201
    assert await gevraagd(zaak) == [(soort, False)]


async def test_r44_een_ingetrokken_toestemming_trekt_de_verwijzing_in(keten: Systeem, gemeente: str) -> None:
    """R44, Wmo 2015 art. 5.2.1 and 5.3.3: what rests on it, and only while it is under way."""
    zaak = await met_toestemming(await met_dossier(keten, gemeente))
    partner, stappen = "/casework/v1/verwijzingen", ("accepteerVerwijzing", "rondVerwijzingAf")
    standen = []
    for aantal in range(3):
        zaak.ids["verwijzing"] = (await CASEWORK["verstuurVerwijzing"].door(zaak)).json()["id"]
        for naam in stappen[:aantal]:
            assert (await CASEWORK[naam].door(zaak)).status_code == 201
        standen.append(zaak.ids["verwijzing"])
    zonder = (await CASEWORK["verstuurVerwijzing"].met(toestemmingId=None).door(zaak)).json()["id"]
    assert (await INTAKE["trekToestemmingIn"].door(zaak)).status_code == 201
    await keten.rustig()
    ww = zaak.als("wijkwerker")
    nu = [(await ww.gelezen(f"{partner}/{id_}"))["status"] for id_ in (*standen, zonder)]
    assert nu == ["ingetrokken", "ingetrokken", "afgerond", "verstuurd"]
    (feit,) = (await ww.gelezen(f"{partner}/{standen[0]}/intrekkingen"))["resultaten"]
    assert feit["reden"] == "toestemming_ingetrokken"
