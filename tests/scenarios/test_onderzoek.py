"""What a wijkwerker does in an onderzoek, over HTTP: visits, uitstel, support, and which other law goes first."""

import pytest

from tests.e2e.clients import ONDERDELEN, Zaak
from tests.e2e.handelingen import CASEWORK
from tests.systeem import Systeem

pytestmark = pytest.mark.server


async def in_onderzoek(keten: Systeem, gemeente: str) -> tuple[Zaak, str]:
    """A case whose onderzoek has started, and the address of that onderzoek."""
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    return zaak, f"/casework/v1/onderzoeken/{zaak.ids['onderzoek']}"


@pytest.mark.vereiste("ALM-06")
async def test_een_huisbezoek_is_gepland_afgelegd_of_niet_nodig(keten: Systeem, gemeente: str) -> None:
    zaak, pad = await in_onderzoek(keten, gemeente)
    bezoek = CASEWORK["legHuisbezoekVast"]
    for een in (
        bezoek,
        bezoek.met(gepland=None, afgelegdOp="2020-01-21T10:00:00+01:00"),
        bezoek.met(gepland=None, nietNodig=True, reden="al_bekend"),
    ):
        assert (await een.door(zaak)).status_code == 201
    client = zaak.als("wijkwerker")
    bezoeken = (await client.gelezen(f"{pad}/huisbezoeken"))["resultaten"]
    assert [feit["type"].split(".")[3] for feit in bezoeken] == [
        "huisbezoek-gepland",
        "huisbezoek-afgelegd",
        "huisbezoek-niet-nodig-bevonden",
    ]
    assert bezoeken[1]["op"] == "2020-01-21T09:00:00Z"
    assert (await client.gelezen(pad))["status"] == "gestart"


@pytest.mark.vereiste("R18-02")
async def test_per_zaak_staat_dat_op_clientondersteuning_is_gewezen(keten: Systeem, gemeente: str) -> None:
    zaak, pad = await in_onderzoek(keten, gemeente)
    client = zaak.als("wijkwerker")
    assert (await client.gelezen(pad))["clientondersteuningOp"] is None
    assert (await CASEWORK["wijsOpClientondersteuning"].met(aan="mantelzorger").door(zaak)).status_code == 201
    (gewezen,) = (await client.gelezen(f"{pad}/clientondersteuningen"))["resultaten"]
    assert (gewezen["aan"], gewezen["gebruikt"]) == ("mantelzorger", False)
    assert (await client.gelezen(pad))["clientondersteuningOp"] == "2020-01-20T09:00:00Z"


@pytest.mark.vereiste("R18-11")
async def test_de_afronding_noemt_de_wetten_die_voor_de_wmo_gaan(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).verslag_verstrekt()
    pad = f"/casework/v1/onderzoeken/{zaak.ids['onderzoek']}"
    afronden = CASEWORK["rondOnderzoekAf"].met(uitkomst="geen", voorliggendeWetten=["wlz", "jeugdwet"])
    assert (await afronden.door(zaak)).status_code == 201
    client = zaak.als("wijkwerker")
    (afgerond,) = (await client.gelezen(f"{pad}/afrondingen"))["resultaten"]
    assert afgerond["voorliggendeWetten"] == ["wlz", "jeugdwet"]
    gelezen = await client.gelezen(pad)
    assert (gelezen["status"], gelezen["voorliggendeWetten"]) == ("afgerond", ["wlz", "jeugdwet"])


@pytest.mark.vereiste("R18-11")
@pytest.mark.parametrize("wetten", [[], None])
async def test_nagegaan_en_geen_is_anders_dan_niet_nagegaan(
    keten: Systeem, gemeente: str, wetten: list[str] | None
) -> None:
    zaak = await Zaak(keten, gemeente).verslag_verstrekt()
    pad, client = f"/casework/v1/onderzoeken/{zaak.ids['onderzoek']}", zaak.als("wijkwerker")
    assert (await client.gelezen(pad))["voorliggendeWetten"] is None
    assert (await CASEWORK["rondOnderzoekAf"].met(voorliggendeWetten=wetten).door(zaak)).status_code == 201
    assert (await client.gelezen(pad))["voorliggendeWetten"] == wetten
    (afgerond,) = (await client.gelezen(f"{pad}/afrondingen"))["resultaten"]
    assert afgerond["voorliggendeWetten"] == wetten


async def test_r13_uitstel_laat_de_uiterste_datum_staan(keten: Systeem, gemeente: str) -> None:
    """R13, Awb art. 4:15 a contrario: the six weeks of Wmo 2015, art. 2.3.2 lid 1 go on."""
    zaak, pad = await in_onderzoek(keten, gemeente)
    client = zaak.als("wijkwerker")
    vooraf = (await client.gelezen(pad))["uitersteDatum"]
    assert (await CASEWORK["stelOnderzoekUit"].door(zaak)).json()["status"] == "uitgesteld"
    (uitstel,) = (await client.gelezen(f"{pad}/uitstellen"))["resultaten"]
    assert uitstel["tot"] == "2020-02-10"
    gelezen = await client.gelezen(pad)
    assert (gelezen["uitersteDatum"], gelezen["uitgesteldTot"]) == (vooraf, "2020-02-10")
    assert (await CASEWORK["hervatOnderzoek"].door(zaak)).json()["status"] == "lopend"
    assert (await client.gelezen(pad))["uitgesteldTot"] is None


async def test_r08_wat_bekend_is_wordt_niet_nog_eens_gevraagd(keten: Systeem, gemeente: str) -> None:
    """R08, Wmo 2015 art. 2.3.2 lid 7."""
    zaak, pad = await in_onderzoek(keten, gemeente)
    assert (await CASEWORK["stelIdentiteitVast"].door(zaak)).status_code == 201
    nog_eens = await CASEWORK["stelIdentiteitVast"].met(documentsoort="rijbewijs").door(zaak)
    assert (nog_eens.status_code, nog_eens.json()["regel"]) == (409, "Wmo 2015, art. 2.3.2 lid 7")
    lijst = (await zaak.als("wijkwerker").gelezen(f"{pad}/identiteitsvaststellingen"))["resultaten"]
    assert [feit["documentsoort"] for feit in lijst] == ["paspoort"]


async def test_wat_in_het_verslag_staat_komt_in_geen_antwoord(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).lopend()
    for naam in ("wijsOpClientondersteuning", "stelIdentiteitVast"):
        assert (await CASEWORK[naam].door(zaak)).status_code == 201
    for onderdeel in ONDERDELEN:
        assert (await CASEWORK["legOnderdeelVast"].met(onderdeel=onderdeel).door(zaak)).status_code == 201
    geheim = "Alleen voor de inwoner zelf."
    assert (await CASEWORK["verstrekVerslag"].met(inhoud=geheim).door(zaak)).status_code == 201
    pad = f"/casework/v1/onderzoeken/{zaak.ids['onderzoek']}"
    client = zaak.als("wijkwerker")
    lijst, gelezen = await client.get(f"{pad}/verslagen"), await client.get(pad)
    assert len(lijst.json()["resultaten"]) == 1
    assert gelezen.json()["verslagOp"] == "2020-02-03T09:00:00Z"
    assert geheim not in lijst.text + gelezen.text
