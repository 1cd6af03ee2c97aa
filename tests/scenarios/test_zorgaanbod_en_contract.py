"""Who offers what at which price, under which contract, and what is ordered of it."""

import asyncio
from typing import Any

import pytest

from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import GELD, LEVERING, PROVISIONS
from tests.systeem import Client, Systeem

pytestmark = pytest.mark.server

ARRANGEMENT = {"product": "10A01", "productcategorie": "overige_maatwerkarrangementen"}


async def _aanbod(client: Client, vraag: str) -> list[tuple[str, str, int]]:
    found = await client.gelezen(f"/provisions/v1/zorgaanbod?{vraag}")
    return [(row["productcode"], row["aanbieder"], row["bedragCent"]) for row in found["resultaten"]]


async def _tarief(zaak: Zaak, **anders: Any) -> int:
    return (await GELD["stelTariefVast"].met(**anders).door(zaak)).status_code


@pytest.mark.vereiste("SCH-13", "R18-10")
async def test_de_prijs_is_te_zien_terwijl_een_aanbieder_wordt_gekozen(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente)
    assert (await GELD["neemProductOp"].door(zaak)).status_code == 201
    assert await _tarief(zaak) == 201
    assert await _tarief(zaak, aanbieder="87654321", bedragCent=4990) == 201
    assert await _tarief(zaak, van="2021-01-01", tot="2021-12-31", bedragCent=5600) == 201
    assert (await GELD["sluitContract"].door(zaak)).status_code == 201
    client = zaak.als("wijkwerker")
    goedkoopst_eerst = [("02A05", "87654321", 4990), ("02A05", "12345678", 5450)]
    assert await _aanbod(client, "productcategorie=begeleiding&op=2020-06-01") == goedkoopst_eerst
    assert await _aanbod(client, "op=2020-12-31") == goedkoopst_eerst
    assert await _aanbod(client, "op=2021-01-01") == [("02A05", "12345678", 5600)]
    assert await _aanbod(client, "productcategorie=rolstoelen&op=2020-06-01") == []
    rows = (await client.gelezen("/provisions/v1/zorgaanbod?op=2020-06-01"))["resultaten"]
    assert [(row["aanbieder"], row["contract"]) for row in rows] == [("87654321", False), ("12345678", True)]
    tarief = await client.gelezen(f"/provisions/v1/tarieven/{rows[1]['tariefId']}")
    assert (tarief["bedragCent"], tarief["eenheid"]) == (5450, "uur")


@pytest.mark.vereiste("R18-10")
@pytest.mark.parametrize(
    ("anders", "status"),
    [
        ({}, 409),
        ({"van": "2020-12-31", "tot": "2021-06-30"}, 409),
        ({"van": "2019-01-01", "tot": "2022-12-31"}, 409),
        ({"van": "2021-01-01", "tot": "2021-12-31"}, 201),
        ({"eenheid": "dagdeel"}, 201),
        ({"aanbieder": "87654321"}, 201),
        ({"productcode": "02A06"}, 201),
    ],
)
async def test_voor_hetzelfde_geldt_op_een_dag_een_tarief(
    keten: Systeem, gemeente: str, anders: dict[str, Any], status: int
) -> None:
    zaak = Zaak(keten, gemeente)
    assert await _tarief(zaak) == 201
    answer = await GELD["stelTariefVast"].met(**anders).door(zaak)
    assert answer.status_code == status
    if status == 409:
        assert answer.json()["type"].endswith("/tarief-overlapt")
    tarieven = await zaak.als("beschikker").gelezen("/provisions/v1/tarieven")
    assert len(tarieven["resultaten"]) == (1 if status == 409 else 2)


@pytest.mark.vereiste("R18-10")
async def test_van_acht_gelijke_tarieven_tegelijk_komt_er_een(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente)
    standen = await asyncio.gather(*(_tarief(zaak) for _ in range(8)))
    assert sorted(standen) == [201] + [409] * 7
    assert len((await zaak.als("beschikker").gelezen("/provisions/v1/tarieven"))["resultaten"]) == 1


@pytest.mark.vereiste("R18-08")
async def test_met_elke_aanbieder_is_te_volgen_wat_is_afgesproken(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente)
    client = zaak.als("beschikker")
    geregistreerd = await GELD["registreerAanbieder"].door(zaak)
    assert (await client.gelezen(geregistreerd.headers["location"]))["agbCode"] == "12345678"
    dubbel = await GELD["registreerAanbieder"].door(zaak)
    assert dubbel.json()["type"].endswith("/aanbieder-staat-er-al")
    zaak.ids["contract"] = (await GELD["sluitContract"].door(zaak)).json()["id"]
    await (
        GELD["sluitContract"].met(aanbieder="87654321", prestatieafspraken=["wachttijd_hoogstens_zes_weken"]).door(zaak)
    )
    (eigen,) = (await client.gelezen("/provisions/v1/contracten?aanbieder=12345678"))["resultaten"]
    assert eigen["prestatieafspraken"] == ["start_binnen_tien_dagen", "vaste_hulpverlener"]
    assert (eigen["status"], eigen["tot"]) == ("gesloten", "2021-12-31")
    assert (await GELD["beeindigContract"].door(zaak)).status_code == 201
    pad = f"/provisions/v1/contracten/{zaak.ids['contract']}/beeindigingen"
    assert [feit["per"] for feit in (await client.gelezen(pad))["resultaten"]] == ["2020-06-30"]
    lopend = (await client.gelezen("/provisions/v1/contracten?status=gesloten"))["resultaten"]
    assert [row["aanbieder"] for row in lopend] == ["87654321"]


@pytest.mark.vereiste("R18-08")
async def test_naast_wat_is_afgesproken_staat_wat_de_aanbieder_doet(keten: Systeem, gemeente: str) -> None:
    """Three orders under the contract: one delivered, one answered late and waiting, one without an answer."""
    contract = (await GELD["sluitContract"].door(Zaak(keten, gemeente))).json()["id"]
    geleverd, laat, _ = [await Zaak(keten, gemeente).zelf_bekendgemaakt(regel(aanbieder="12345678")) for _ in range(3)]
    ander = await Zaak(keten, gemeente).zelf_bekendgemaakt(regel(aanbieder="87654321"))
    retour = LEVERING["verwerkRetour"].met(retourcodes=[])
    for zaak, dag in ((geleverd, "2020-02-27"), (laat, "2020-03-09"), (ander, "2020-02-26")):
        assert (await retour.met(ontvangenOp=f"{dag}T10:00:00+01:00").door(zaak)).status_code == 201
    assert (await PROVISIONS["meldLevering"].door(geleverd)).status_code == 201
    toewijzing = await geleverd.als("beschikker").gelezen(f"/provisions/v1/voorzieningen/{geleverd.ids['voorziening']}")
    nummer = toewijzing["toewijzingnummer"]
    regels = [{"toewijzingnummer": nummer, "betreftJaar": 2020, "bedragCent": bedrag} for bedrag in (45000, 5000)]
    geleverd.ids["declaratie"] = (await GELD["ontvangDeclaratie"].met(regels=regels).door(geleverd)).json()["id"]
    for nummer, retourcode in ((1, None), (2, "dubbel")):
        beoordeling = GELD["beoordeelDeclaratieregel"].met(regel=nummer, retourcode=retourcode)
        assert (await beoordeling.door(geleverd)).status_code == 201
    pad = f"/provisions/v1/contracten/{contract}/prestaties"
    client = keten.client("beleidsmedewerker", gemeente)
    assert await client.gelezen(f"{pad}?op=2020-04-15") == {
        "aanbieder": "12345678",
        "van": "2020-01-01",
        "tot": "2021-12-31",
        "prestatieafspraken": ["start_binnen_tien_dagen", "vaste_hulpverlener"],
        "toewijzingen": 3,
        "retourOpTijd": 1,
        "retourTeLaat": 2,
        "gestart": 1,
        "mediaanDagenTotStart": 20,
        "langsteDagenTotStart": 50,
        "goedgekeurdCent": 45000,
        "afgekeurdCent": 5000,
    }
    assert (await client.gelezen(f"{pad}?op=2020-02-20"))["toewijzingen"] == 0
    assert (await client.get(pad.replace(contract, geleverd.ids["melding"]))).status_code == 404


@pytest.mark.vereiste("R18-09", "R18-06")
async def test_een_gezin_krijgt_langdurige_hulp_als_een_arrangement_met_een_prijs(
    keten: Systeem, gemeente: str
) -> None:
    """One gezin, one arrangement of one aanbieder, one amount; the same is not ordered twice."""
    zaak = Zaak(keten, gemeente)
    soort = {"productcode": "10A01", "productcategorie": "overige_maatwerkarrangementen", "arrangement": True}
    await GELD["neemProductOp"].met(**soort).door(zaak)
    assert await _tarief(zaak, productcode="10A01", eenheid="stuks_output", bedragCent=1_250_000) == 201
    vraag = "/provisions/v1/zorgaanbod?productcategorie=overige_maatwerkarrangementen&op=2020-03-01"
    (aanbod,) = (await zaak.als("wijkwerker").gelezen(vraag))["resultaten"]
    assert (aanbod["arrangement"], aanbod["bedragCent"]) == (True, 1_250_000)
    gelijk = regel(**ARRANGEMENT, aanbieder=aanbod["aanbieder"])
    await zaak.ontvangen(doelgroep="gezin")
    await zaak.zelf_bekendgemaakt(gelijk, gelijk)
    rows = (await zaak.als("beschikker").gelezen(f"/provisions/v1/voorzieningen?melding={zaak.ids['melding']}"))[
        "resultaten"
    ]
    assert sorted(row["status"] for row in rows) == ["besteld", "toegekend"]
    besteld = next(row for row in rows if row["status"] == "besteld")
    pad = f"/provisions/v1/voorzieningen/{besteld['id']}/bestellingen"
    (feit,) = (await zaak.als("beschikker").gelezen(pad))["resultaten"]
    assert feit["aanbiederId"] == aanbod["aanbieder"]


async def _waarde(keten: Systeem, gemeente: str, code: str) -> int:
    await keten.rustig()
    vraag = f"/reporting/v1/indicatoren/{code}/waarden?van=2020-01-01&tot=2020-12-31"
    found = await keten.client("rapportagelezer", gemeente).gelezen(vraag)
    return int(found["reeksen"][0]["punten"][0]["teller"])


@pytest.mark.vereiste("GRO-05")
async def test_een_bestelling_telt_een_keer_ook_als_zij_eerst_is_afgekeurd(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(regel(), regel(product="02A06"))
    assert await _waarde(keten, gemeente, "bestelde-maatwerkvoorzieningen") == 0
    for naam in ("bestelVoorziening", "verwerkRetour", "bestelVoorziening"):
        assert (await {**PROVISIONS, **LEVERING}[naam].door(zaak)).status_code == 201
    pad = f"/provisions/v1/voorzieningen/{zaak.ids['voorziening']}"
    feiten = (await zaak.als("beschikker").gelezen(f"{pad}/bestellingen"))["resultaten"]
    assert [feit["eerste"] for feit in feiten] == [True, False]
    (afkeuring,) = (await zaak.als("beschikker").gelezen(f"{pad}/retouren"))["resultaten"]
    assert afkeuring["retourcodes"] == ["0001"]
    assert await _waarde(keten, gemeente, "bestelde-maatwerkvoorzieningen") == 1


@pytest.mark.vereiste("R18-20")
async def test_een_gewijzigde_voorziening_is_geen_nieuwe(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(regel(), regel(product="02A06"))
    assert await _waarde(keten, gemeente, "nieuwe-voorzieningen") == 2
    assert (await LEVERING["wijzigVoorziening"].door(zaak)).status_code == 201
    pad = f"/provisions/v1/voorzieningen/{zaak.ids['voorziening']}"
    (feit,) = (await zaak.als("beschikker").gelezen(f"{pad}/wijzigingen"))["resultaten"]
    assert (feit["omvang"], feit["einddatum"]) == (180, "2020-12-31")
    assert (await zaak.als("beschikker").gelezen(pad))["einddatum"] == "2020-12-31"
    assert await _waarde(keten, gemeente, "nieuwe-voorzieningen") == 2


@pytest.mark.vereiste("R18-10")
async def test_een_herbeoordeling_staat_bij_de_voorziening(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt()
    assert (await LEVERING["planHerbeoordeling"].door(zaak)).status_code == 201
    assert (await LEVERING["vraagHeronderzoek"].door(zaak)).status_code == 201
    pad = f"/provisions/v1/voorzieningen/{zaak.ids['voorziening']}"
    (gepland,) = (await zaak.als("beschikker").gelezen(f"{pad}/herbeoordelingen"))["resultaten"]
    (gevraagd,) = (await zaak.als("beschikker").gelezen(f"{pad}/heronderzoeken"))["resultaten"]
    assert (gepland["op"], gevraagd["uitersteDatum"]) == ("2020-09-01T08:00:00Z", "2020-05-01")
    assert (await zaak.als("beschikker").gelezen(pad))["herbeoordelingOp"] == gepland["op"]
