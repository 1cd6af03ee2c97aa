"""What becomes of a klacht: independent handling, recurring klachten, and the yearly register."""

import httpx
import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import CASEWORK, QUALITY, Handeling
from tests.e2e.test_overgangen_quality import KLACHT
from tests.systeem import Client, Systeem

pytestmark = pytest.mark.server
KLACHTEN = "/quality/v1/klachten"


def _behandelaar(keten: Systeem, gemeente: str) -> Client:
    return keten.client("klachtbehandelaar", gemeente, team="centrum")


async def _ontvangen(keten: Systeem, gemeente: str, *stappen: Handeling, **anders: object) -> str:
    """A klacht that came so far; its id."""
    zaak = Zaak(keten, gemeente)
    zaak.ids["klacht"] = (await QUALITY["dienKlachtIn"].met(**anders).door(zaak)).json()["id"]
    for stap in stappen:
        assert (await stap.door(zaak)).status_code == 201
    return zaak.ids["klacht"]


def _geweigerd(antwoord: httpx.Response, soort: str) -> None:
    assert (antwoord.status_code, antwoord.json()["type"].rpartition("/")[2]) == (409, soort)
    assert antwoord.json()["regel"] == "Awb art. 9:7 lid 1"


@pytest.mark.vereiste("SCH-10")
async def test_r38_wie_betrokken_was_of_van_het_team_is_krijgt_de_klacht_niet(keten: Systeem, gemeente: str) -> None:
    """Awb 9:7 lid 1: whether the request says the team, casework does, or the token; and casework reads no klacht."""
    ingezet = CASEWORK["zetMedewerkerIn"].met(medewerker="kb-haven", team="haven")
    zaak = await KLACHT.in_stand(keten, gemeente, "bevestigd")
    assert (await ingezet.door(zaak)).status_code == 201
    await keten.rustig()
    toewijzen = QUALITY["wijsKlachtbehandelaarToe"]
    for anders in ({"behandelaar": "ww-1"}, {"team": "haven"}, {"behandelaar": "kb-haven", "team": None}):
        _geweigerd(await toewijzen.met(**anders).door(zaak), "behandelaar-betrokken")
    client, pad = _behandelaar(keten, gemeente), KLACHT.pad.format(**zaak.ids)
    van_het_team = keten.client("klachtbehandelaar", gemeente, team="haven", medewerker="kb-1")
    zelf = {"op": "2020-01-09T10:00:00+01:00", "behandelaar": "kb-1"}
    _geweigerd(await van_het_team.doe(f"{pad}/toewijzingen", zelf), "behandelaar-betrokken")
    assert (await client.gelezen(pad))["status"] == "bevestigd"

    assert (await toewijzen.door(zaak)).status_code == 201
    (toegewezen,) = (await client.gelezen(f"{pad}/toewijzingen"))["resultaten"]
    gelezen = await client.gelezen(pad)
    assert (gelezen["status"], gelezen["behandelaarId"]) == ("in_behandeling", toegewezen["behandelaarId"])
    for rol in ("wijkwerker", "coordinator", "beschikker", "beleidsmedewerker"):
        assert (await keten.client(rol, gemeente).get(pad)).status_code == 403


@pytest.mark.vereiste("SCH-10")
@pytest.mark.parametrize("handeling", ["hoorKlager", "handelKlachtAf"])
async def test_r38_alleen_de_onafhankelijke_behandelaar_hoort_en_oordeelt(
    keten: Systeem, gemeente: str, handeling: str
) -> None:
    """Awb 9:7 lid 1: not a colleague, not someone involved, and no longer who went to the team since."""
    zaak = await KLACHT.in_stand(keten, gemeente, "in_behandeling")
    client, pad = _behandelaar(keten, gemeente), KLACHT.pad.format(**zaak.ids)
    doen = QUALITY[handeling]

    async def door(**wie: str) -> httpx.Response:
        ander = keten.client("klachtbehandelaar", gemeente, **wie)
        return await ander.doe(doen.pad.format(**zaak.ids), dict(doen.inhoud))

    _geweigerd(await door(team="centrum", medewerker="kb-2"), "niet-de-behandelaar")
    _geweigerd(await door(team="centrum", medewerker="ww-1"), "behandelaar-betrokken")
    _geweigerd(await door(team="haven", medewerker="klachtbehandelaar-centrum"), "behandelaar-betrokken")
    assert (await client.gelezen(f"{pad}/{doen.act}"))["resultaten"] == []

    assert (await doen.door(zaak)).status_code == 201
    assert len((await client.gelezen(f"{pad}/{doen.act}"))["resultaten"]) == 1


@pytest.mark.vereiste("SCH-10")
async def test_r38_het_antwoord_noemt_de_ombudsman(keten: Systeem, gemeente: str) -> None:
    """Awb 9:12 lid 2."""
    zaak = await KLACHT.in_stand(keten, gemeente, "afgehandeld")
    client, pad = _behandelaar(keten, gemeente), KLACHT.pad.format(**zaak.ids)
    (afgehandeld,) = (await client.gelezen(f"{pad}/afhandelingen"))["resultaten"]
    assert (afgehandeld["ombudsman"], afgehandeld["ombudsmanTot"]) == ("nationale_ombudsman", "2021-02-11")
    gelezen = await client.gelezen(pad)
    assert (gelezen["oordeel"], gelezen["ombudsman"]) == ("gegrond", "nationale_ombudsman")
    assert "Inwoner Een" not in str(gelezen) + str(await client.gelezen(f"{pad}/horingen"))


@pytest.mark.vereiste("SCH-10")
async def test_r38_een_verdaagde_klacht_heeft_een_latere_laatste_dag(keten: Systeem, gemeente: str) -> None:
    """Awb 9:11."""
    zaak = await KLACHT.in_stand(keten, gemeente, "in_behandeling")
    client, pad = _behandelaar(keten, gemeente), KLACHT.pad.format(**zaak.ids)
    assert (await client.gelezen(pad))["uitersteDatum"] == "2020-02-17"
    te_lang = await QUALITY["verdaagKlacht"].met(tot="2020-03-17").door(zaak)
    assert (te_lang.status_code, te_lang.json()["type"].rpartition("/")[2]) == (409, "verdaging-te-lang")
    assert (await QUALITY["verdaagKlacht"].door(zaak)).status_code == 201
    (verdaagd,) = (await client.gelezen(f"{pad}/verdagingen"))["resultaten"]
    assert (await client.gelezen(pad))["uitersteDatum"] == verdaagd["nieuweUitersteDatum"] == "2020-03-16"


@pytest.mark.vereiste("GRO-07")
async def test_klachten_van_een_kwartaal_naar_wet_oordeel_en_categorie(keten: Systeem, gemeente: str) -> None:
    op = "2020-0{}-15T10:00:00+01:00".format
    tot_oordeel = [QUALITY[naam] for naam in ("bevestigKlacht", "wijsKlachtbehandelaarToe", "handelKlachtAf")]
    structuur = await _ontvangen(keten, gemeente, *tot_oordeel, ontvangenOp=op(1), categorie="ondersteuningsstructuur")
    jeugd = await _ontvangen(keten, gemeente, ontvangenOp=op(3), wet="jeugdwet")
    await _ontvangen(keten, gemeente, ontvangenOp=op(4))
    client = _behandelaar(keten, gemeente)
    kwartaal = f"{KLACHTEN}?ontvangenVanaf=2020-01-01&ontvangenTot=2020-03-31"

    async def gevonden(filters: str) -> set[str]:
        return {rij["id"] for rij in (await client.gelezen(kwartaal + filters))["resultaten"]}

    assert await gevonden("") == {structuur, jeugd}
    assert await gevonden("&wet=wmo") == {structuur}
    assert await gevonden("&categorie=ondersteuningsstructuur") == {structuur}
    assert await gevonden("&oordeel=gegrond") == {structuur}
    (oordeel,) = (await client.gelezen(f"{KLACHTEN}/{structuur}/afhandelingen"))["resultaten"]
    assert oordeel["oordeel"] == "gegrond"


@pytest.mark.vereiste("R18-16")
async def test_terugkerende_klachten_over_vervoer_worden_hogerop_gelegd_en_opgelost(
    keten: Systeem, gemeente: str
) -> None:
    vervoer: dict[str, object] = {
        "categorie": "vervoer",
        "aanbieder": "87654321",
        "team": None,
        "betrokkenMedewerkers": [],
    }
    eerste, tweede = [await _ontvangen(keten, gemeente, **vervoer) for _ in range(2)]
    await _ontvangen(keten, gemeente, categorie="vervoer", aanbieder="12345678")
    await _ontvangen(keten, gemeente, categorie="wachttijd", aanbieder="87654321")
    client = _behandelaar(keten, gemeente)
    over = await client.gelezen(f"{KLACHTEN}?categorie=vervoer&aanbieder=87654321")
    assert {rij["id"] for rij in over["resultaten"]} == {eerste, tweede}

    zaak = Zaak(keten, gemeente, ids={"klacht": eerste})
    opgelost = QUALITY["handelKlachtAf"].met(oordeel="naar_tevredenheid_opgelost", grondNietGehoord=None)
    for naam in ("bevestigKlacht", "wijsKlachtbehandelaarToe", "escaleerKlacht"):
        assert (await QUALITY[naam].door(zaak)).status_code == 201
    assert (await opgelost.door(zaak)).status_code == 201
    (escalatie,) = (await client.gelezen(f"{KLACHTEN}/{eerste}/escalaties"))["resultaten"]
    gelezen = await client.gelezen(f"{KLACHTEN}/{eerste}")
    assert (escalatie["naar"], gelezen["geescaleerdNaar"]) == ("bemiddeling", "bemiddeling")
    assert (gelezen["status"], gelezen["oordeel"]) == ("afgehandeld", "naar_tevredenheid_opgelost")


@pytest.mark.vereiste("GRO-07", "SCH-10")
async def test_r38_het_jaarlijkse_register_telt_en_noemt_niemand(keten: Systeem, gemeente: str) -> None:
    """Awb 9:12a."""
    tot_oordeel = [QUALITY[naam] for naam in ("bevestigKlacht", "wijsKlachtbehandelaarToe", "handelKlachtAf")]
    een = await _ontvangen(keten, gemeente, *tot_oordeel)
    await _ontvangen(keten, gemeente)
    await _ontvangen(keten, gemeente, ontvangenOp="2020-12-31T23:30:00+01:00", categorie="vervoer")
    await _ontvangen(keten, gemeente, ontvangenOp="2021-01-01T00:00:00+01:00")
    (afgehandeld,) = (await _behandelaar(keten, gemeente).gelezen(f"{KLACHTEN}/{een}/afhandelingen"))["resultaten"]
    register = await keten.client("rapportagelezer", gemeente).gelezen("/quality/v1/klachtenregister?jaar=2020")
    assert register == {
        "jaar": 2020,
        "totaal": 3,
        "aantallen": [
            {"categorie": "bejegening", "oordeel": afgehandeld["oordeel"], "aantal": 1},
            {"categorie": "bejegening", "oordeel": None, "aantal": 1},
            {"categorie": "vervoer", "oordeel": None, "aantal": 1},
        ],
    }


@pytest.mark.vereiste("R18-16")
async def test_vanaf_een_drempel_zijn_klachten_en_calamiteiten_bij_een_aanbieder_een_signaal(
    keten: Systeem, gemeente: str
) -> None:
    vervoer: dict[str, object] = {"categorie": "vervoer", "aanbieder": "87654321"}
    await _ontvangen(keten, gemeente, **vervoer)
    await _ontvangen(keten, gemeente, **vervoer)
    ingetrokken = await _ontvangen(keten, gemeente, QUALITY["trekKlachtIn"], **vervoer)
    await _ontvangen(keten, gemeente, **vervoer, ontvangenOp="2020-07-01T10:00:00+02:00")
    await _ontvangen(keten, gemeente, categorie="wachttijd", aanbieder="87654321")
    await _ontvangen(keten, gemeente, categorie="vervoer", aanbieder="12345678")
    await _ontvangen(keten, gemeente, categorie="vervoer", aanbieder=None)
    client = keten.client("beleidsmedewerker", gemeente)
    halfjaar = "/quality/v1/klachtsignalen?van=2020-01-01&tot=2020-06-30"

    async def geteld(meer: str = "") -> dict[tuple[str, str], tuple[int, int, bool]]:
        return {
            (rij["aanbieder"], rij["categorie"]): (rij["klachten"], rij["calamiteiten"], rij["signaal"])
            for rij in (await client.gelezen(halfjaar + meer))["resultaten"]
        }

    verwacht = {
        ("87654321", "vervoer"): (2, 0, False),
        ("87654321", "wachttijd"): (1, 0, False),
        ("12345678", "vervoer"): (1, 0, False),
    }
    assert await geteld() == verwacht
    assert (await geteld("&drempel=2"))["87654321", "vervoer"] == (2, 0, True)

    gemeld = await QUALITY["meldCalamiteit"].met(aanbieder="87654321").door(Zaak(keten, gemeente))
    assert gemeld.status_code == 201
    assert await geteld() == {**verwacht, ("87654321", "vervoer"): (2, 1, True)}
    calamiteiten = await _behandelaar(keten, gemeente).gelezen("/quality/v1/calamiteiten?categorie=vervoer")
    assert [rij["id"] for rij in calamiteiten["resultaten"]] == [gemeld.json()["id"]]
    (intrekking,) = (await _behandelaar(keten, gemeente).gelezen(f"{KLACHTEN}/{ingetrokken}/intrekkingen"))[
        "resultaten"
    ]
    assert intrekking["gebeurdOp"].startswith("2020-01-23")
