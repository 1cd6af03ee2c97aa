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
    tekst = GELD["lichtAfwijkingToe"].inhoud["toelichting"]
    assert await _taakveld(zaak) == {
        "apparaatslasten": {
            "soort": "lasten",
            "oorspronkelijkCent": 1_000_010_00,
            "bijgesteldCent": 1_200_010_00,
            "realisatieCent": 600_000_00,
            "afwijkingCent": -600_010_00,
            "toegelicht": [{"nummer": 2, "oorzaakcode": "minder_inhuur", "toelichting": tekst}],
        },
        "programmalasten": {
            "soort": "lasten",
            "oorspronkelijkCent": 500_00,
            "bijgesteldCent": 500_00,
            "realisatieCent": 0,
            "afwijkingCent": -500_00,
            "toegelicht": [{"nummer": 1, "oorzaakcode": "meer_vraag", "toelichting": tekst}],
        },
    }
    assert (await _taakveld(zaak, 2021)).keys() == {"apparaatslasten"}
    toegelicht = await zaak.als("coordinator").gelezen(
        f"/provisions/v1/begrotingen/{(await _regels(zaak))[0]['id']}/afwijkingen"
    )
    assert all("toelichting" not in feit for feit in toegelicht["resultaten"])


# Rotterdam, Jaarstukken 2020, in thousands: soort, oorspronkelijk, bijgesteld, realisatie, the published afwijking
TAAKVELD = {
    "bijdragen_rijk_en_medeoverheden": ("baten", 90, 1_471, 1_859, 388),
    "overige_opbrengsten_derden": ("baten", 2_351, 2_256, 2_586, 330),
    "inhuur": ("lasten", 3_198, 4_732, 3_989, -743),
    "overige_apparaatslasten": ("lasten", 1_178, 1_117, 1_765, 648),
    "personeel": ("lasten", 50_089, 53_303, 52_359, -944),
    "intern_resultaat": ("lasten", -25, -977, -397, 579),
    "inkopen_en_uitbestede_werkzaamheden": ("lasten", 51_822, 53_197, 50_593, -2_604),
    "kapitaallasten": ("lasten", 827, 797, 797, 0),
    "overige_programmalasten": ("lasten", 0, 0, 22, 22),
    "sociale_uitkeringen": ("lasten", 0, 0, 0, 0),
    "subsidies_en_inkomensoverdrachten": ("lasten", 0, 1_102, 1_102, 0),
    "onttrekking_reserves": ("reserve", 1_100, 1_230, 1_190, -40),
}
TOTALEN = {
    "baten": (2_441, 3_727, 4_445, 718),
    "lasten": (107_089, 113_272, 110_231, -3_041),
    "saldoVoorReserveringen": (-104_648, -109_545, -105_786, 3_759),
    "reserves": (1_100, 1_230, 1_190, -40),
    "saldo": (-103_548, -108_315, -104_597, 3_718),
}
AFRONDING = {  # computed minus published: the rounded rows do not add up to the rounded totals
    "lasten": (0, -1, -1, 0),
    "saldoVoorReserveringen": (0, 1, 1, 0),
    "saldo": (0, 1, 2, 1),
}
KOLOMMEN = ("oorspronkelijkCent", "bijgesteldCent", "realisatieCent", "afwijkingCent")


@pytest.mark.vereiste("R20-13")
async def test_de_tabel_uit_de_jaarstukken_komt_er_weer_uit(keten: Systeem, gemeente: str) -> None:
    """Less lasten are below zero and better the saldo; where the source rounds, the difference is known."""
    zaak = Zaak(keten, gemeente)
    for kostensoort, (soort, oorspronkelijk, bijgesteld, realisatie, _) in TAAKVELD.items():
        await _begroot(zaak, soort=soort, kostensoort=kostensoort, bedragCent=oorspronkelijk * 1000_00)
        for naam, bedrag in (("stelBegrotingBij", bijgesteld), ("boekRealisatie", realisatie)):
            assert (await GELD[naam].met(bedragCent=bedrag * 1000_00).door(zaak)).status_code == 201
    gelezen = await zaak.als("rapportagelezer").gelezen("/provisions/v1/taakveld?jaar=2020&taakveld=wijkteams")

    def in_duizenden(row: dict[str, Any]) -> tuple[int, ...]:
        return tuple(row[kolom] // 1000_00 for kolom in KOLOMMEN)

    gevonden = {row["kostensoort"]: (row["soort"], *in_duizenden(row)) for row in gelezen["resultaten"]}
    assert gevonden.pop("intern_resultaat") == ("lasten", -25, -977, -397, 580)  # published as 579
    assert gevonden == {naam: row for naam, row in TAAKVELD.items() if naam != "intern_resultaat"}
    for naam, gepubliceerd in TOTALEN.items():
        verschil = AFRONDING.get(naam, (0, 0, 0, 0))
        verwacht = tuple(a + b for a, b in zip(gepubliceerd, verschil, strict=True))
        assert in_duizenden(gelezen["totalen"][naam]) == verwacht, naam
    (feit,) = (
        await zaak.als("coordinator").gelezen(f"/provisions/v1/begrotingen/{zaak.ids['begroting']}/realisaties")
    )["resultaten"]
    assert feit["bedragCent"] == 1_190_000_00


AFWIJKINGEN = {  # Rotterdam, Jaarstukken 2020, Overzicht afwijkingen: baten, lasten, reserves, saldo
    "bureau_frontlijn": (-57, -707, 0, 650),
    "diversen": (302, 329, -40, -67),
    "stedelijke_zorg": (333, -675, 0, 1_008),
    "wijkteaminzet": (140, -1_987, 0, 2_127),
}


@pytest.mark.vereiste("R20-13")
async def test_het_overzicht_van_afwijkingen_per_programma(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente)
    for programma, (baten, lasten, reserve, _) in AFWIJKINGEN.items():
        for soort, bedrag in (("baten", baten), ("lasten", lasten), ("reserve", reserve)):
            regel_id = await _begroot(zaak, programma=programma, soort=soort, kostensoort=f"{soort}_totaal")
            geboekt = GELD["boekRealisatie"].met(bedragCent=1_000_000_00 + bedrag * 1000_00)
            assert (await geboekt.door(zaak)).status_code == 201
    gelezen = await zaak.als("rapportagelezer").gelezen("/provisions/v1/taakveld?jaar=2020")
    velden = ("batenCent", "lastenCent", "reservesCent", "saldoCent")
    gevonden = {row["programma"]: tuple(row[veld] // 1000_00 for veld in velden) for row in gelezen["afwijkingen"]}
    assert gevonden == AFWIJKINGEN
    assert (
        sum(saldo for *_, saldo in gevonden.values())
        == 3_718
        == gelezen["totalen"]["saldo"]["afwijkingCent"] // 1000_00
    )
    toegelicht = GELD["lichtAfwijkingToe"].met(toelichting="Het project is later begonnen.")
    assert (await toegelicht.door(zaak)).status_code == 201
    (feit,) = (await zaak.als("coordinator").gelezen(f"/provisions/v1/begrotingen/{regel_id}/afwijkingen"))[
        "resultaten"
    ]
    rijen = (await zaak.als("rapportagelezer").gelezen("/provisions/v1/taakveld?jaar=2020"))["resultaten"]
    uitleg = [uitleg for row in rijen for uitleg in row["toegelicht"]]
    assert [(een["nummer"], een["toelichting"]) for een in uitleg] == [
        (feit["nummer"], "Het project is later begonnen.")
    ]


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
