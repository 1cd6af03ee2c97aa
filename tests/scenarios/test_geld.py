"""What is budgeted, claimed, spent and reported: to the council, to an aanbieder and to the CAK."""

import asyncio
from typing import Any

import pytest

from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import GELD, LEVERING, PERSOON, PROVISIONS
from tests.systeem import Systeem

pytestmark = pytest.mark.server


async def _begroot(zaak: Zaak, **anders: Any) -> str:
    answer = await GELD["stelBegrotingsregelVast"].met(**anders).door(zaak)
    assert answer.status_code == 201, answer.text
    zaak.ids["begroting"] = answer.json()["id"]
    return zaak.ids["begroting"]


async def _taakveld(zaak: Zaak, jaar: int = 2020) -> dict[str, dict[str, Any]]:
    found = await zaak.als("rapportagelezer").gelezen(f"/provisions/v1/taakveld?jaar={jaar}")
    return {row.pop("kostensoort"): row for row in found["resultaten"]}


@pytest.mark.vereiste("R20-13", "R18-10")
async def test_het_taakveld_toont_per_kostensoort_vier_kolommen_en_genummerde_afwijkingen(
    keten: Systeem, gemeente: str
) -> None:
    zaak = Zaak(keten, gemeente)
    await _begroot(zaak, kostensoort="programmalasten", bedragCent=500_00)
    assert (await GELD["lichtAfwijkingToe"].met(oorzaakcode="meer_vraag").door(zaak)).status_code == 201
    await _begroot(zaak, team="haven", bedragCent=10_00)
    await _begroot(zaak)
    for naam in ("stelBegrotingBij", "boekRealisatie", "lichtAfwijkingToe"):
        assert (await GELD[naam].door(zaak)).status_code == 201
    assert (await GELD["boekRealisatie"].met(bedragCent=-50_000_00).door(zaak)).status_code == 201
    await _begroot(zaak, jaar=2021)
    assert await _taakveld(zaak) == {
        "apparaatslasten": {
            "oorspronkelijkCent": 1_000_010_00,
            "bijgesteldCent": 1_200_010_00,
            "realisatieCent": 600_000_00,
            "afwijkingCent": 600_010_00,
            "toegelicht": [{"nummer": 2, "oorzaakcode": "minder_inhuur"}],
        },
        "programmalasten": {
            "oorspronkelijkCent": 500_00,
            "bijgesteldCent": 500_00,
            "realisatieCent": 0,
            "afwijkingCent": 500_00,
            "toegelicht": [{"nummer": 1, "oorzaakcode": "meer_vraag"}],
        },
    }
    assert (await _taakveld(zaak, 2021)).keys() == {"apparaatslasten"}
    toegelicht = await zaak.als("coordinator").gelezen(
        f"/provisions/v1/begrotingen/{(await _regels(zaak))[0]['id']}/afwijkingen"
    )
    assert all("toelichting" not in feit for feit in toegelicht["resultaten"])


async def _regels(zaak: Zaak) -> list[dict[str, Any]]:
    found = await zaak.als("coordinator").gelezen("/provisions/v1/begrotingen?jaar=2020&team=centrum")
    rows: list[dict[str, Any]] = found["resultaten"]
    return rows


@pytest.mark.vereiste("R20-17")
async def test_hetzelfde_wordt_ook_tegelijk_maar_een_keer_begroot(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente)
    answers = await asyncio.gather(*(GELD["stelBegrotingsregelVast"].door(zaak) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    zaak.ids["begroting"] = next(answer.json()["id"] for answer in answers if answer.status_code == 201)
    geweigerd = {answer.json()["type"].rpartition("/")[2] for answer in answers if answer.status_code == 409}
    assert geweigerd == {"al-begroot"}
    assert (await GELD["stelBegrotingBij"].door(zaak)).status_code == 201
    (feit,) = (
        await zaak.als("coordinator").gelezen(f"/provisions/v1/begrotingen/{zaak.ids['begroting']}/bijstellingen")
    )["resultaten"]
    (row,) = await _regels(zaak)
    assert (row["oorspronkelijkCent"], row["bijgesteldCent"]) == (1_000_000_00, feit["bedragCent"])


@pytest.mark.vereiste("R20-13")
async def test_gelijktijdige_toelichtingen_krijgen_elk_een_eigen_nummer(keten: Systeem, gemeente: str) -> None:
    zaak, ander = Zaak(keten, gemeente), Zaak(keten, gemeente)
    regels = [await _begroot(zaak), await _begroot(ander, team="haven")]
    answers = await asyncio.gather(*(GELD["lichtAfwijkingToe"].door(wie) for wie in (zaak, ander) * 4))
    assert {answer.status_code for answer in answers} == {201}
    nummers: list[int] = []
    for regel_id in regels:
        found = await zaak.als("coordinator").gelezen(f"/provisions/v1/begrotingen/{regel_id}/afwijkingen")
        nummers += [feit["nummer"] for feit in found["resultaten"]]
    assert sorted(nummers) == list(range(1, 9))
    assert len((await _taakveld(zaak))["apparaatslasten"]["toegelicht"]) == 8


@pytest.mark.vereiste("R20-18")
async def test_een_late_afrekening_staat_op_het_jaar_dat_zij_betreft(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente)
    regel_id = await _begroot(zaak)
    laat = GELD["boekRealisatie"].met(boekjaar=2021, bedragCent=100_00)
    assert (await laat.door(zaak)).status_code == 201
    geweigerd = await laat.met(betreftJaar=2021).door(zaak)
    assert geweigerd.json()["type"].endswith("/ander-begrotingsjaar")
    (feit,) = (await zaak.als("coordinator").gelezen(f"/provisions/v1/begrotingen/{regel_id}/realisaties"))[
        "resultaten"
    ]
    assert (feit["boekjaar"], feit["betreftJaar"]) == (2021, 2020)
    assert (await _taakveld(zaak))["apparaatslasten"]["realisatieCent"] == 100_00
    assert await _taakveld(zaak, 2021) == {}


@pytest.mark.vereiste("R18-08", "R18-10")
async def test_een_declaratie_wordt_alleen_betaald_op_een_toewijzing_van_die_aanbieder(
    keten: Systeem, gemeente: str
) -> None:
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(regel(aanbieder="12345678"))
    client = zaak.als("beschikker")
    row = await client.gelezen(f"/provisions/v1/voorzieningen/{zaak.ids['voorziening']}")
    nummers = [row["toewijzingnummer"], (row["toewijzingnummer"] + 1) % 1_000_000_000]
    regels = [{"toewijzingnummer": nummer, "betreftJaar": 2020, "bedragCent": 45000} for nummer in nummers]
    zaak.ids["declaratie"] = (await GELD["ontvangDeclaratie"].met(regels=regels).door(zaak)).json()["id"]
    pad = f"/provisions/v1/declaraties/{zaak.ids['declaratie']}"
    assert (await client.gelezen(pad))["uitersteDatum"] == "2020-04-17"  # Easter in between
    te_vroeg = await GELD["beantwoordDeclaratie"].door(zaak)
    assert te_vroeg.json()["type"].endswith("/regels-niet-beoordeeld")
    for nummer in (1, 2):
        beoordeling = GELD["beoordeelDeclaratieregel"].met(regel=nummer, retourcode=None)
        assert (await beoordeling.door(zaak)).status_code == 201
    assert (await GELD["beoordeelDeclaratieregel"].met(regel=3).door(zaak)).status_code == 409
    goed, fout = (await client.gelezen(f"{pad}/beoordelingen"))["resultaten"]
    assert (goed["toewijzingnummer"], goed["betreftJaar"]) == (nummers[0], 2020)
    assert fout["retourcode"] == "toewijzing_onbekend"
    assert (await GELD["beantwoordDeclaratie"].door(zaak)).status_code == 201
    beantwoord = await client.gelezen(pad)
    assert (beantwoord["goedgekeurdCent"], beantwoord["afgekeurdCent"]) == (45000, 45000)
    vreemd = GELD["ontvangDeclaratie"].met(aanbieder="87654321", regels=regels[:1])
    zaak.ids["declaratie"] = (await vreemd.door(zaak)).json()["id"]
    await GELD["beoordeelDeclaratieregel"].met(retourcode=None).door(zaak)
    pad = f"/provisions/v1/declaraties/{zaak.ids['declaratie']}/beoordelingen"
    assert (await client.gelezen(pad))["resultaten"][0]["retourcode"] == "andere_aanbieder"


@pytest.mark.vereiste("R18-10")
async def test_r32_wat_is_verstrekt_wacht_op_een_melding_aan_het_cak(keten: Systeem, gemeente: str) -> None:
    """Uitvoeringsregeling Wmo 2015, art. 2f and 2g: one month after the start in kind, four months for a pgb."""
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(regel(aanbieder="12345678"))
    pgb = await Zaak(keten, gemeente).zelf_bekendgemaakt(regel(leveringsvorm="pgb"))
    await Zaak(keten, gemeente).zelf_bekendgemaakt()
    assert (await PROVISIONS["meldLevering"].door(zaak)).status_code == 201
    client = zaak.als("beschikker")
    eerste = await client.gelezen("/provisions/v1/eigen-bijdragen?limit=1")
    rest = await client.gelezen(f"/provisions/v1/eigen-bijdragen?limit=1&cursor={eerste['volgende']}")
    rows = [*eerste["resultaten"], *rest["resultaten"]]
    assert [(row["id"], row["cakUitersteDatum"], row["eigenBijdrageCent"]) for row in rows] == [
        (zaak.ids["voorziening"], "2020-04-16", 1900),
        (pgb.ids["voorziening"], "2020-07-01", 1900),
    ]
    assert rest["volgende"] is None
    assert (await LEVERING["meldEigenBijdrage"].door(zaak)).status_code == 201
    pad = f"/provisions/v1/voorzieningen/{zaak.ids['voorziening']}/eigen-bijdragen"
    (feit,) = (await client.gelezen(pad))["resultaten"]
    assert (feit["uitersteDatum"], feit["soortBericht"]) == ("2020-04-16", "start")
    over = (await client.gelezen("/provisions/v1/eigen-bijdragen"))["resultaten"]
    assert [row["id"] for row in over] == [pgb.ids["voorziening"]]


@pytest.mark.vereiste("R18-10")
async def test_na_een_ingetrokken_pgb_kan_het_product_worden_besteld(keten: Systeem, gemeente: str) -> None:
    zaak = await (await Zaak(keten, gemeente).ontvangen(persoon=PERSOON)).zelf_bekendgemaakt(regel(leveringsvorm="pgb"))
    ander = await (await Zaak(keten, gemeente).ontvangen(persoon=PERSOON)).zelf_bekendgemaakt()
    assert (await PROVISIONS["bestelVoorziening"].door(ander)).json()["type"].endswith("/naast-pgb")
    client = zaak.als("beschikker")
    (budget,) = (await client.gelezen(f"/provisions/v1/pgbs?voorziening={zaak.ids['voorziening']}"))["resultaten"]
    zaak.ids["pgb"] = budget["id"]
    for naam in ("boekPgbBesteding", "trekPgbIn"):
        assert (await LEVERING[naam].door(zaak)).status_code == 201
    pad = f"/provisions/v1/pgbs/{budget['id']}"
    (feit,) = (await client.gelezen(f"{pad}/intrekkingen"))["resultaten"]
    na = await client.gelezen(pad)
    assert (na["status"], na["tot"], na["besteedCent"]) == ("ingetrokken", feit["per"], 45000)
    assert (await PROVISIONS["bestelVoorziening"].door(ander)).status_code == 201
