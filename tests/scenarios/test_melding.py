"""From the first question to its one outcome: channels, loket, aanmeldteam, and the vraag that leaves no dossier."""

from typing import Any, get_args

import pytest

from shared.events.codes import Kanaal
from shared.eventstore.ids import uuid7
from tests.e2e.clients import Zaak, nieuwe_melding
from tests.systeem import Client, Systeem

pytestmark = pytest.mark.server
NUMMERS = "/intake/v1/nummerreserveringen"

AF = "2020-01-07T10:00:00+01:00"


async def feiten(client: Client, pad: str) -> list[str]:
    """The kinds of facts that an act left."""
    return [row["type"].split(".")[3] for row in (await client.gelezen(pad))["resultaten"]]


async def afgehandeld(keten: Systeem, gemeente: str, soort: str, **inhoud: Any) -> Zaak:
    """A melding with this outcome."""
    zaak = await Zaak(keten, gemeente).ontvangen()
    pad = f"/intake/v1/meldingen/{zaak.ids['melding']}/afhandelingen"
    await zaak.als("wijkwerker").gedaan(pad, {"soort": soort, "afgehandeldOp": AF, **inhoud})
    return zaak


@pytest.mark.vereiste("ALM-01", "ALM-02", "SCH-02")
async def test_r01_een_ander_dan_de_client_meldt_langs_elk_kanaal(keten: Systeem, gemeente: str) -> None:
    """R01, Wmo 2015 art. 2.3.2 lid 1: melder and client are different fields, and no kanaal asks for a form."""
    ww = keten.client("wijkwerker", gemeente, team="centrum")
    client = {"naam": "Inwoner Een", "bsn": "999900006"}
    for kanaal in get_args(Kanaal.__value__):
        melding = nieuwe_melding(kanaal=kanaal, melder={"rol": "mantelzorger"}, persoon=client)
        await ww.gedaan("/intake/v1/meldingen", melding)
    rijen = (await ww.gelezen("/intake/v1/meldingen"))["resultaten"]
    assert {(rij["kanaal"], rij["melderRol"]) for rij in rijen} == {
        (kanaal, "mantelzorger") for kanaal in get_args(Kanaal.__value__)
    }
    assert len({rij["persoonId"] for rij in rijen}) == 1
    telefonisch = await ww.gelezen("/intake/v1/meldingen?kanaal=telefoon&kanaal=zorgcentrale")
    assert len(telefonisch["resultaten"]) == 2


@pytest.mark.vereiste("ALM-03", "GRO-06")
async def test_een_melding_krijgt_precies_een_afhandeling_met_haar_antwoordsoort(keten: Systeem, gemeente: str) -> None:
    zaak = await afgehandeld(keten, gemeente, "direct_beantwoord", antwoordsoort="korte_interventie")
    pad, ww = f"/intake/v1/meldingen/{zaak.ids['melding']}", zaak.als("wijkwerker")
    opnieuw = await ww.doe(f"{pad}/afhandelingen", {"soort": "geregistreerd", "instantie": "uwv", "afgehandeldOp": AF})
    assert (opnieuw.status_code, opnieuw.json()["toegestaan"]) == (
        409,
        ["bevestigingen", "heropeningen", "kwalificaties"],
    )
    (feit,) = (await ww.gelezen(f"{pad}/afhandelingen"))["resultaten"]
    assert (feit["antwoordsoort"], feit["afgehandeldOp"]) == ("korte_interventie", "2020-01-07T09:00:00Z")
    assert (await ww.gelezen(pad))["status"] == "direct_beantwoord"
    await keten.rustig()
    cijfer = "/reporting/v1/indicatoren/binnen-vijf-werkdagen/waarden?van=2020-01-01&tot=2020-03-31"
    punt = (await keten.client("coordinator", gemeente).gelezen(cijfer))["reeksen"][0]["punten"][0]
    assert (punt["teller"], punt["noemer"]) == (1, 1)


@pytest.mark.vereiste("R20-02")
@pytest.mark.parametrize(
    ("uitkomst", "status", "aanmeldingen"),
    [
        ({"soort": "direct_beantwoord", "antwoordsoort": "advies"}, "direct_beantwoord", 0),
        ({"soort": "verwezen", "naarSoort": "partner", "naam": "Stichting Welzijn"}, "verwezen", 0),
        ({"soort": "doorgezet", "bestemming": "wijkteam", "team": "centrum"}, "doorgezet", 1),
        ({"soort": "doorgezet", "bestemming": "tweede_lijn"}, "doorgezet", 0),
    ],
    ids=["informatie en advies", "doorgeleid", "naar het wijkteam", "indicatie tweede lijn"],
)
async def test_het_loket_adviseert_geleidt_door_of_zet_door(
    keten: Systeem, gemeente: str, uitkomst: dict[str, str], status: str, aanmeldingen: int
) -> None:
    zaak = await afgehandeld(keten, gemeente, **uitkomst)
    pad, ww = f"/intake/v1/meldingen/{zaak.ids['melding']}", zaak.als("wijkwerker")
    (feit,) = (await ww.gelezen(f"{pad}/afhandelingen"))["resultaten"]
    assert feit.get("bestemming") == uitkomst.get("bestemming")
    assert "naam" not in feit, "the name of whom one was referred to is sealed"
    assert (await ww.gelezen(pad))["status"] == status
    gevonden = await ww.gelezen(f"/intake/v1/aanmeldingen?melding={zaak.ids['melding']}")
    assert len(gevonden["resultaten"]) == aanmeldingen


@pytest.mark.vereiste("R20-01")
@pytest.mark.parametrize("locatie", ["vraagwijzer", "centraal_onthaal_volwassenen", "jongerenloket", "cjg"])
async def test_een_huisarts_meldt_bij_elke_toegangslocatie(keten: Systeem, gemeente: str, locatie: str) -> None:
    zaak = await Zaak(keten, gemeente).ontvangen(toegangslocatie=locatie, melder={"rol": "huisarts"})
    ww, pad = zaak.als("wijkwerker"), f"/intake/v1/meldingen/{zaak.ids['melding']}"
    rij = await ww.gelezen(pad)
    assert (rij["toegangslocatie"], rij["melderRol"]) == (locatie, "huisarts")
    intrekking = {"op": AF, "reden": "dubbel"}
    await ww.gedaan(f"{pad}/intrekkingen", intrekking)
    assert await feiten(ww, f"{pad}/intrekkingen") == ["melding-ingetrokken"]


@pytest.mark.vereiste("ALM-04", "GRO-08")
async def test_een_eerste_gesprek_met_vraaganalyse_gaat_aan_elke_uitkomst_vooraf(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).doorgezet()
    ww, pad = zaak.als("wijkwerker"), f"/intake/v1/aanmeldingen/{zaak.ids['aanmelding']}"
    toewijzing = {"wijkwerker": "ww-1", "op": AF, "aanmeldteamOvergeslagen": "bekend_gezin"}
    await ww.gedaan(f"{pad}/toewijzingen", toewijzing)
    uitkomst = {"soort": "advies", "afgehandeldOp": "2020-01-13T10:00:00+01:00"}
    te_vroeg = await ww.doe(f"{pad}/afhandelingen", uitkomst)
    assert (te_vroeg.status_code, te_vroeg.json()["type"].rpartition("/")[2]) == (409, "gesprek-ontbreekt")
    gesprek = {"gevoerdOp": "2020-01-10T10:00:00+01:00", "vorm": "huisbezoek", "vraaganalyse": "Alle leefgebieden."}
    await ww.gedaan(f"{pad}/eerste-gesprekken", gesprek)
    await ww.gedaan(f"{pad}/afhandelingen", uitkomst)
    assert await feiten(ww, f"{pad}/toewijzingen") == ["aanmeldteam-overgeslagen", "wijkwerker-toegewezen"]
    (gevoerd,) = (await ww.gelezen(f"{pad}/eerste-gesprekken"))["resultaten"]
    assert (gevoerd["vorm"], "vraaganalyse" in gevoerd) == ("huisbezoek", False)
    assert (await ww.gelezen(pad))["gesprekOp"] == "2020-01-10T09:00:00Z"


@pytest.mark.vereiste("ALM-05", "GRO-04")
@pytest.mark.parametrize(
    ("soort", "status", "dossiers"),
    [
        ("advies", "afgehandeld_advies", 0),
        ("doorverwijzing", "afgehandeld_doorverwijzing", 0),
        ("kort_hulptraject", "afgehandeld_hulptraject", 1),
        ("onderzoek_nodig", "onderzoek_nodig", 1),
    ],
)
async def test_na_het_aanmeldteam_volgt_een_uitkomst_en_de_rest_gaat_naar_onderzoek(
    keten: Systeem, gemeente: str, soort: str, status: str, dossiers: int
) -> None:
    zaak = await Zaak(keten, gemeente).gesproken()
    ww, pad = zaak.als("wijkwerker"), f"/intake/v1/aanmeldingen/{zaak.ids['aanmelding']}"
    await ww.gedaan(f"{pad}/afhandelingen", {"soort": soort, "afgehandeldOp": "2020-01-13T10:00:00+01:00"})
    (besproken,) = (await ww.gelezen(f"{pad}/besprekingen"))["resultaten"]
    assert besproken["disciplines"] == ["wmo"]
    assert (await ww.gelezen(pad))["status"] == status
    await keten.rustig()
    gevonden = await ww.gelezen(f"/casework/v1/dossiers?melding={zaak.ids['melding']}")
    assert len(gevonden["resultaten"]) == dossiers


@pytest.mark.vereiste("SCH-03")
async def test_een_korte_interventie_opent_geen_dossier(keten: Systeem, gemeente: str) -> None:
    kort = await afgehandeld(keten, gemeente, "direct_beantwoord", antwoordsoort="korte_interventie")
    lang = await Zaak(keten, gemeente).onderzoek_nodig()
    ww = kort.als("wijkwerker")
    dossiers = (await ww.gelezen("/casework/v1/dossiers"))["resultaten"]
    assert [dossier["meldingId"] for dossier in dossiers] == [lang.ids["melding"]]
    pad = f"/intake/v1/meldingen/{kort.ids['melding']}/afhandelingen"
    assert await feiten(ww, pad) == ["melding-direct-beantwoord"]


async def test_r02_wie_nog_geen_bevestiging_kreeg_staat_in_een_lijst(keten: Systeem, gemeente: str) -> None:
    """R02 and R03, Wmo 2015 art. 2.3.2 lid 1-2: the confirmation points to the persoonlijk plan."""
    een, ander = await Zaak(keten, gemeente).ontvangen(), await Zaak(keten, gemeente).ontvangen()
    ww, pad = een.als("wijkwerker"), f"/intake/v1/meldingen/{een.ids['melding']}/bevestigingen"
    await ww.gedaan(pad, {"verzondenOp": AF, "kanaal": "brief", "gewezenOp": ["persoonlijk_plan"]})
    (bevestigd,) = (await ww.gelezen(pad))["resultaten"]
    assert bevestigd["gewezenOp"] == ["persoonlijk_plan"]
    for waarde, verwacht in (("false", ander), ("true", een)):
        lijst = await ww.gelezen(f"/intake/v1/meldingen?bevestigd={waarde}")
        assert [rij["id"] for rij in lijst["resultaten"]] == [verwacht.ids["melding"]]


async def test_spoed_die_later_blijkt_gaat_mee_naar_het_onderzoek(keten: Systeem, gemeente: str) -> None:
    """Wmo 2015 art. 2.3.3."""
    zaak = await Zaak(keten, gemeente).doorgezet()
    ww, pad = zaak.als("wijkwerker"), f"/intake/v1/aanmeldingen/{zaak.ids['aanmelding']}"
    await ww.gedaan(f"{pad}/spoedaanmerkingen", {"op": AF, "reden": "dakloos"})
    (feit,) = (await ww.gelezen(f"{pad}/spoedaanmerkingen"))["resultaten"]
    assert feit["reden"] == "dakloos"
    assert (await ww.gelezen(pad))["spoed"] is True


async def test_een_papieren_formulier_krijgt_zijn_nummer_voor_de_melding_er_is(keten: Systeem, gemeente: str) -> None:
    ww = keten.client("wijkwerker", gemeente)
    gebruikt, zoek, open_ = [await ww.gedaan(NUMMERS, {"op": "2020-01-02T09:00:00+01:00"}) for _ in range(3)]
    melding = await ww.gedaan("/intake/v1/meldingen", nieuwe_melding(reserveringId=gebruikt["id"]))
    assert (melding["id"], melding["kenmerk"]) == (gebruikt["id"], gebruikt["kenmerk"])
    nog_eens = await ww.doe("/intake/v1/meldingen", nieuwe_melding(reserveringId=gebruikt["id"]))
    assert (nog_eens.status_code, nog_eens.json()["type"].rpartition("/")[2]) == (409, "bestaat-al")
    verval = {"op": "2020-01-08T09:00:00+01:00", "reden": "formulier_zoek"}
    await ww.gedaan(f"{NUMMERS}/{zoek['id']}/vervallenverklaringen", verval)
    (feit,) = (await ww.gelezen(f"{NUMMERS}/{zoek['id']}/vervallenverklaringen"))["resultaten"]
    assert (feit["kenmerk"], feit["reden"]) == (zoek["kenmerk"], "formulier_zoek")
    over = (await ww.gelezen(f"{NUMMERS}?status=gereserveerd"))["resultaten"]
    assert [rij["kenmerk"] for rij in over] == [open_["kenmerk"]]
    (echte,) = (await ww.gelezen("/intake/v1/meldingen"))["resultaten"]
    assert echte["id"] == gebruikt["id"]
    zelf_bedacht = await ww.doe("/intake/v1/meldingen", nieuwe_melding(reserveringId=str(uuid7())))
    assert zelf_bedacht.status_code == 404
    await keten.rustig()
    cijfer = "/reporting/v1/indicatoren/vragen/waarden?van=2020-01-01&tot=2020-03-31"
    (reeks,) = (await keten.client("coordinator", gemeente).gelezen(cijfer))["reeksen"]
    assert reeks["punten"][0]["waarde"] == 1


@pytest.mark.vereiste("R20-02", "ALM-03")
async def test_waarheen_een_vraag_is_doorgezet_is_te_lezen_en_te_filteren(keten: Systeem, gemeente: str) -> None:
    """Only a wijkteam and the stadhuis get an aanmelding; the tweede lijn and Veilig Thuis take it from there."""
    ids: dict[str, str] = {}
    for bestemming in ("wijkteam", "stadhuis", "tweede_lijn", "veilig_thuis"):
        zaak = await Zaak(keten, gemeente).ontvangen()
        team = {"team": "centrum"} if bestemming in ("wijkteam", "stadhuis") else {}
        af = {"soort": "doorgezet", "bestemming": bestemming, "afgehandeldOp": "2020-01-07T10:00:00+01:00", **team}
        pad = f"/intake/v1/meldingen/{zaak.ids['melding']}/afhandelingen"
        assert (await zaak.als("wijkwerker").doe(pad, af)).status_code == 201
        ids[bestemming] = zaak.ids["melding"]
    ww = keten.client("wijkwerker", gemeente, team="centrum")
    for bestemming, melding in ids.items():
        rijen = (await ww.gelezen(f"/intake/v1/meldingen?bestemming={bestemming}"))["resultaten"]
        assert [(rij["id"], rij["status"], rij["bestemming"]) for rij in rijen] == [(melding, "doorgezet", bestemming)]
        aanmeldingen = (await ww.gelezen(f"/intake/v1/aanmeldingen?melding={melding}"))["resultaten"]
        assert len(aanmeldingen) == (bestemming in ("wijkteam", "stadhuis"))
        (feit,) = (await ww.gelezen(f"/intake/v1/meldingen/{melding}/afhandelingen"))["resultaten"]
        assert feit["bestemming"] == bestemming


@pytest.mark.vereiste("R20-01")
async def test_meldingen_per_toegangslocatie_ook_uit_het_wijknetwerk(keten: Systeem, gemeente: str) -> None:
    wijknetwerk = await Zaak(keten, gemeente).ontvangen(
        toegangslocatie="wijknetwerk", kanaal="persoonlijk", melder={"rol": "familie_of_bekende"}
    )
    await Zaak(keten, gemeente).ontvangen(toegangslocatie="vraagwijzer")
    ww = keten.client("wijkwerker", gemeente, team="centrum")
    rijen = (await ww.gelezen("/intake/v1/meldingen?toegangslocatie=wijknetwerk"))["resultaten"]
    assert [(rij["id"], rij["melderRol"]) for rij in rijen] == [(wijknetwerk.ids["melding"], "familie_of_bekende")]
    beide = await ww.gelezen("/intake/v1/meldingen?toegangslocatie=wijknetwerk&toegangslocatie=vraagwijzer")
    assert len(beide["resultaten"]) == 2
    assert (await ww.gelezen("/intake/v1/meldingen?toegangslocatie=jongerenloket"))["resultaten"] == []


@pytest.mark.vereiste("GRO-08", "R20-08")
async def test_het_eerste_gesprek_legt_per_leefgebied_de_ernst_en_de_reden_van_een_huisbezoek_vast(
    keten: Systeem, gemeente: str
) -> None:
    zaak = await Zaak(keten, gemeente).doorgezet()
    pad = f"/intake/v1/aanmeldingen/{zaak.ids['aanmelding']}"
    toewijzing = {"wijkwerker": "ww-1", "op": "2020-01-08T11:00:00+01:00", "aanmeldteamOvergeslagen": "spoed"}
    await zaak.als("coordinator").gedaan(f"{pad}/toewijzingen", toewijzing)
    gesprek = {
        "gevoerdOp": "2020-01-10T10:00:00+01:00",
        "vorm": "huisbezoek",
        "redenHuisbezoek": "woonsituatie",
        "vraaganalyse": "Wil thuis blijven wonen.",
        "vraaganalysePerLeefgebied": [
            {"leefgebied": "wonen", "ernst": "zwaar"},
            {"leefgebied": "verslavingen", "ernst": "geen"},
        ],
    }
    ww = zaak.als("wijkwerker")
    dubbel = [{"leefgebied": "wonen", "ernst": ernst} for ernst in ("licht", "zwaar")]
    for fout in ({"vorm": "kantoor"}, {"vraaganalysePerLeefgebied": dubbel}, {"redenHuisbezoek": "gezellig"}):
        assert (await ww.doe(f"{pad}/eerste-gesprekken", gesprek | fout)).status_code == 400
    await ww.gedaan(f"{pad}/eerste-gesprekken", gesprek)
    rij = await ww.gelezen(pad)
    assert (rij["vraaganalyseLeefgebieden"], rij["vraaganalyseErnst"]) == (["wonen", "verslavingen"], ["zwaar", "geen"])
    (feit,) = (await ww.gelezen(f"{pad}/eerste-gesprekken"))["resultaten"]
    assert (feit["redenHuisbezoek"], rij["redenHuisbezoek"]) == ("woonsituatie", "woonsituatie")
    assert "thuis blijven" not in str(rij) + str(feit)


@pytest.mark.vereiste("ALM-01")
@pytest.mark.parametrize("rol", ["zelf", "politie"])
async def test_wie_meldt_staat_los_van_de_client_en_blijft_verzegeld(keten: Systeem, gemeente: str, rol: str) -> None:
    melder = {"rol": rol, "naam": "Melder Met Naam", "contact": "06-12345678"}
    zaak = await Zaak(keten, gemeente).ontvangen(melder=melder)
    antwoord = await zaak.als("wijkwerker").get(f"/intake/v1/meldingen/{zaak.ids['melding']}")
    assert (antwoord.json()["melderRol"], "Met Naam" in antwoord.text, "12345678" in antwoord.text) == (
        rol,
        False,
        False,
    )


@pytest.mark.vereiste("ALM-02", "SCH-02")
async def test_een_inwoner_meldt_zelf_met_het_formulier_op_de_website(keten: Systeem, gemeente: str) -> None:
    website = keten.client("inwoner_kanaal", gemeente)
    gemeld = await website.gedaan("/intake/v1/meldingen", nieuwe_melding(kanaal="online_formulier"))
    ww = keten.client("wijkwerker", gemeente, team="centrum")
    (rij,) = (await ww.gelezen("/intake/v1/meldingen?kanaal=online_formulier"))["resultaten"]
    assert (rij["id"], rij["status"], rij["melderRol"]) == (gemeld["id"], "ontvangen", "zelf")
    assert (await website.get("/intake/v1/meldingen")).status_code == 403
    assert (await ww.gelezen("/intake/v1/meldingen?kanaal=telefoon"))["resultaten"] == []


@pytest.mark.vereiste("GRO-04")
async def test_na_het_aanmeldteam_wordt_het_een_wettelijke_melding_met_dossier(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).gesproken()
    ww, pad = zaak.als("wijkwerker"), f"/intake/v1/meldingen/{zaak.ids['melding']}"
    assert (await ww.gelezen(pad))["wettelijk"] is False
    await ww.gedaan(f"{pad}/kwalificaties", {"soort": "wettelijke_melding"})
    nog_eens = await ww.doe(f"{pad}/kwalificaties", {"soort": "wettelijke_melding"})
    assert nog_eens.json()["type"].endswith("/al-wettelijk-aangemerkt")
    af = {"soort": "onderzoek_nodig", "afgehandeldOp": "2020-01-13T10:00:00+01:00"}
    afhandelingen = f"/intake/v1/aanmeldingen/{zaak.ids['aanmelding']}/afhandelingen"
    await ww.gedaan(afhandelingen, af)
    await keten.rustig()
    (feit,) = (await ww.gelezen(afhandelingen))["resultaten"]
    assert (feit["wettelijk"], (await ww.gelezen(pad))["wettelijk"]) == (True, True)
    (dossier,) = (await ww.gelezen(f"/casework/v1/dossiers?melding={zaak.ids['melding']}"))["resultaten"]
    assert dossier["aanmeldingId"] == zaak.ids["aanmelding"]
