"""Partners: the sociale kaart, agreements, forms from their own systems, and hearing back how far it is."""

from typing import Any

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import BSN, CASEWORK, INTAKE
from tests.e2e.test_overgangen_personen import met_partner
from tests.systeem import Client, Systeem

pytestmark = pytest.mark.server

NERGENS = "0198c7b0-0000-7000-8000-0000000000ff"
AF = "2020-01-07T10:00:00+01:00"


async def met_voorziening(zaak: Zaak, **anders: Any) -> str:
    """What the partner offers, on the sociale kaart."""
    return str((await INTAKE["neemVoorzieningOp"].met(**anders).door(zaak)).json()["algemeneVoorzieningId"])


@pytest.mark.vereiste("GRO-13", "R18-23")
async def test_de_sociale_kaart_toont_het_aanbod_van_een_wijk_met_zijn_bewijs(keten: Systeem, gemeente: str) -> None:
    zaak = await met_partner(Zaak(keten, gemeente))
    buurt = await met_voorziening(zaak)
    overal = await met_voorziening(zaak, naam="Formulierenhulp", soort="schuldhulp", wijken=[], evidenceNiveau=None)
    ww = zaak.als("wijkwerker")
    feiten = (await ww.gelezen(f"/intake/v1/partners/{zaak.ids['partner']}/algemene-voorzieningen"))["resultaten"]
    assert [feit["algemeneVoorzieningId"] for feit in feiten] == [buurt, overal]
    kaart = "/intake/v1/algemene-voorzieningen"
    for vraag, gevonden in (
        ("", [buurt, overal]),
        ("?wijk=WK003401", [buurt, overal]),
        ("?wijk=WK003402", [overal]),
        ("?soort=dagactiviteit", [buurt]),
        ("?soort=dagactiviteit&wijk=WK003402", []),
    ):
        assert [rij["id"] for rij in (await ww.gelezen(kaart + vraag))["resultaten"]] == gevonden, vraag
    rij = (await ww.gelezen(f"{kaart}?soort=dagactiviteit"))["resultaten"][0]
    assert (rij["naam"], rij["evidenceNiveau"], rij["prijsCent"], rij["partnerId"]) == (
        "Buurtkamer",
        "goed_onderbouwd",
        250,
        zaak.ids["partner"],
    )
    eerste = await ww.gelezen(f"{kaart}?limit=1")
    tweede = await ww.gelezen(f"{kaart}?limit=1&cursor={eerste['volgende']}")
    assert [deel["resultaten"][0]["id"] for deel in (eerste, tweede)] == [buurt, overal]
    assert tweede["volgende"] is None


@pytest.mark.vereiste("R20-11")
async def test_partners_staan_met_naam_en_soort_in_een_lijst(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente)
    namen = {
        "huisarts": "Huisartsenpraktijk Een",
        "cjg": "CJG Centrum",
        "veilig_thuis": "Veilig Thuis Rotterdam-Rijnmond",
        "school": "Basisschool Een",
    }
    for soort, naam in namen.items():
        zaak.ids["partner"] = (
            await INTAKE["registreerPartner"].met(soort=soort, naam=naam, organisatienummer=None).door(zaak)
        ).json()["id"]
    ww = zaak.als("wijkwerker")
    rijen = (await ww.gelezen("/intake/v1/partners"))["resultaten"]
    assert {rij["soort"]: rij["naam"] for rij in rijen} == namen
    assert "Medewerker Een" not in str(rijen)
    gefilterd = await ww.gelezen("/intake/v1/partners?soort=school")
    assert [rij["id"] for rij in gefilterd["resultaten"]] == [zaak.ids["partner"]]
    await INTAKE["neemVoorzieningOp"].door(zaak)
    aanbod = await ww.gelezen(f"/intake/v1/partners/{zaak.ids['partner']}/algemene-voorzieningen")
    assert [feit["soort"] for feit in aanbod["resultaten"]] == ["dagactiviteit"]


@pytest.mark.vereiste("R20-05")
async def test_een_team_en_een_partner_spreken_af_waarover_zij_samenwerken(keten: Systeem, gemeente: str) -> None:
    zaak = await met_partner(Zaak(keten, gemeente))
    gesloten = await INTAKE["sluitSamenwerkingsafspraak"].door(zaak)
    zaak.ids["samenwerkingsafspraak"] = gesloten.json()["id"]
    ww = zaak.als("wijkwerker")
    rij = (await ww.gelezen(f"/intake/v1/samenwerkingsafspraken?partner={zaak.ids['partner']}"))["resultaten"][0]
    assert (rij["team"], rij["onderwerpen"], rij["status"]) == ("centrum", ["doorverwijzen", "opschalen"], "gesloten")
    dubbel = await INTAKE["sluitSamenwerkingsafspraak"].door(zaak)
    assert (dubbel.status_code, dubbel.json()["type"].rpartition("/")[2]) == (409, "afspraak-bestaat-al")
    await INTAKE["beeindigSamenwerkingsafspraak"].door(zaak)
    pad = f"/intake/v1/samenwerkingsafspraken/{zaak.ids['samenwerkingsafspraak']}"
    assert [feit["per"] for feit in (await ww.gelezen(f"{pad}/beeindigingen"))["resultaten"]] == ["2020-07-01"]
    assert (await ww.gelezen(pad))["geldigTot"] == "2020-06-30"
    naam = (await ww.gelezen(f"/intake/v1/partners/{zaak.ids['partner']}"))["naam"]
    assert naam == "Stichting Welzijn"
    nergens = await INTAKE["sluitSamenwerkingsafspraak"].met(partnerId=NERGENS).door(Zaak(keten, gemeente))
    assert nergens.status_code == 404


@pytest.mark.vereiste("GRO-12")
async def test_een_vraag_wordt_opgelost_met_een_algemene_voorziening_van_de_kaart(
    keten: Systeem, gemeente: str
) -> None:
    zaak = await met_partner(await Zaak(keten, gemeente).ontvangen())
    voorziening = await met_voorziening(zaak)
    ww, pad = zaak.als("wijkwerker"), f"/intake/v1/meldingen/{zaak.ids['melding']}"
    verwijs = {"soort": "verwezen", "naarSoort": "algemene_voorziening", "afgehandeldOp": AF}
    onbekend = await ww.doe(f"{pad}/afhandelingen", verwijs | {"algemeneVoorzieningId": NERGENS})
    assert onbekend.status_code == 404
    tegenstrijdig = await ww.doe(f"{pad}/afhandelingen", verwijs | {"partnerId": zaak.ids["partner"]})
    assert tegenstrijdig.status_code == 400
    await ww.gedaan(f"{pad}/afhandelingen", verwijs | {"algemeneVoorzieningId": voorziening})
    (feit,) = (await ww.gelezen(f"{pad}/afhandelingen"))["resultaten"]
    assert (feit["naarSoort"], feit["algemeneVoorzieningId"]) == ("algemene_voorziening", voorziening)
    assert (await ww.gelezen(pad))["status"] == "verwezen"
    await keten.rustig()
    cijfer = "/reporting/v1/indicatoren/meteen-verwezen/waarden?van=2020-01-01&tot=2020-03-31"
    punt = (await keten.client("coordinator", gemeente).gelezen(cijfer))["reeksen"][0]["punten"][0]
    assert (punt["teller"], punt["noemer"]) == (1, 1)


async def test_ook_het_team_verwijst_naar_een_partner_die_bekend_is(keten: Systeem, gemeente: str) -> None:
    zaak = await met_partner(await Zaak(keten, gemeente).gesproken())
    ww, pad = zaak.als("wijkwerker"), f"/intake/v1/aanmeldingen/{zaak.ids['aanmelding']}/afhandelingen"
    verwijs = {"soort": "doorverwijzing", "afgehandeldOp": "2020-01-13T10:00:00+01:00"}
    assert (await ww.doe(pad, verwijs | {"partnerId": NERGENS})).status_code == 404
    assert (await ww.doe(pad, verwijs | {"soort": "advies", "partnerId": zaak.ids["partner"]})).status_code == 400
    await ww.gedaan(pad, verwijs | {"partnerId": zaak.ids["partner"]})
    (feit,) = (await ww.gelezen(pad))["resultaten"]
    assert (feit["partnerId"], feit["algemeneVoorzieningId"]) == (zaak.ids["partner"], None)


def praktijk(keten: Systeem, gemeente: str, naam: str = "praktijk-een") -> Client:
    """The system of a huisarts."""
    return keten.client("partner_huisarts", gemeente, client=naam)


async def ingestuurd(zaak: Zaak, client: Client, **anders: Any) -> str:
    """A form of a huisarts; the melding is the case's."""
    formulier = INTAKE["ontvangHuisartsaanmelding"].met(**anders)
    answer = await client.doe(formulier.pad, dict(formulier.inhoud))
    assert answer.status_code == 201, answer.text
    zaak.ids["melding"] = answer.json()["id"]
    return str(answer.headers["location"])


@pytest.mark.vereiste("R20-06")
async def test_een_huisarts_meldt_vanuit_eigen_systeem_met_een_kort_formulier(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente)
    zelf = praktijk(keten, gemeente)
    await ingestuurd(zaak, zelf)
    rij = await zaak.als("wijkwerker").gelezen(f"/intake/v1/meldingen/{zaak.ids['melding']}")
    assert (rij["kanaal"], rij["melderRol"], rij["toegangslocatie"]) == ("huisarts_his", "huisarts", "huisarts")
    nogmaals = await zelf.doe(INTAKE["ontvangHuisartsaanmelding"].pad, dict(INTAKE["ontvangHuisartsaanmelding"].inhoud))
    assert (nogmaals.status_code, nogmaals.json()["type"].rpartition("/")[2]) == (409, "bestaat-al")
    school = keten.client("partner_school", gemeente)
    dicht = await school.doe(INTAKE["ontvangHuisartsaanmelding"].pad, {})
    assert dicht.status_code == 403


@pytest.mark.vereiste("R20-06")
@pytest.mark.parametrize(("code", "nummer"), [("0599", "14010"), (None, None)])
async def test_bij_een_crisis_noemt_het_antwoord_het_nummer_van_de_gemeente(
    keten: Systeem, gemeente: str, code: str | None, nummer: str | None
) -> None:
    """A gemeente whose number is not known gets none, rather than that of another; who sent it is sealed."""
    waar = code or gemeente
    formulier = INTAKE["ontvangHuisartsaanmelding"].met(urgentie="crisis")
    antwoord = await praktijk(keten, waar).doe(formulier.pad, dict(formulier.inhoud))
    assert (antwoord.status_code, antwoord.json().get("belOok")) == (201, nummer)
    rustig = formulier.met(urgentie="regulier", externKenmerk="verwijzing-2")
    assert "belOok" not in (await praktijk(keten, waar).doe(rustig.pad, dict(rustig.inhoud))).json()
    ww = keten.client("wijkwerker", waar)
    gelezen = await ww.get(f"/intake/v1/meldingen/{antwoord.json()['id']}")
    assert gelezen.json()["spoed"] is True
    assert formulier.inhoud["verwijzer"]["naam"] not in gelezen.text


async def _tot_en_met_het_dossier(zaak: Zaak) -> None:
    await zaak.onderzoek_nodig()
    await zaak.als("wijkwerker").gedaan(
        f"/casework/v1/dossiers/{zaak.ids['dossier']}/afsluitingen",
        {"op": "2020-03-03T10:00:00+01:00", "reden": "doelen_bereikt"},
    )
    await zaak.systeem.rustig()


async def test_een_partner_is_in_elke_gemeente_een_ander(keten: Systeem, gemeente: str) -> None:
    """The contactpersoon is sealed with a key of the partner: no gemeente shares one with another."""
    hier = await met_partner(Zaak(keten, gemeente))
    elders = await met_partner(Zaak(keten, f"{int(gemeente) + 5000}"))
    assert hier.ids["partner"] != elders.ids["partner"]


@pytest.mark.vereiste("SCH-08")
async def test_de_huisarts_hoort_met_toestemming_hoever_het_is(keten: Systeem, gemeente: str) -> None:
    zaak, zelf = Zaak(keten, gemeente), praktijk(keten, gemeente)
    pad = await ingestuurd(zaak, zelf, toestemmingTerugkoppeling=True)
    nieuw = await zelf.gelezen(pad)
    assert (nieuw["status"], nieuw["terugkoppelingen"]) == ("ontvangen", [])
    assert nieuw.keys() == {"id", "kenmerk", "status", "versie", "ontvangenOp", "terugkoppelingen"}
    await _tot_en_met_het_dossier(zaak)
    verder = await zelf.gelezen(pad)
    assert (verder["status"], verder["terugkoppelingen"]) == ("doorgezet", ["in_behandeling", "afgerond"])
    intern = await zaak.als("wijkwerker").gelezen(f"/intake/v1/meldingen/{zaak.ids['melding']}")
    assert (intern["status"], intern["terugkoppelingen"]) == (verder["status"], verder["terugkoppelingen"])
    assert (await praktijk(keten, gemeente, "praktijk-twee").get(pad)).status_code == 404
    gegeven = f"/intake/v1/personen/{intern['persoonId']}/toestemmingen"
    (toestemming,) = (await zaak.als("wijkwerker").gelezen(gegeven))["resultaten"]
    assert (toestemming["doel"], toestemming["partnerId"]) == ("terugkoppeling", intern["partnerId"])


@pytest.mark.vereiste("SCH-08")
async def test_de_huisarts_hoort_dat_wie_hulp_gaf_klaar_is_en_niet_wat_daaruit_kwam(
    keten: Systeem, gemeente: str
) -> None:
    zaak, zelf = Zaak(keten, gemeente), praktijk(keten, gemeente)
    pad = await ingestuurd(zaak, zelf, toestemmingTerugkoppeling=True)
    await zaak.onderzoek_nodig()
    for naam in ("verstuurVerwijzing", "accepteerVerwijzing", "rondVerwijzingAf"):
        answer = await CASEWORK[naam].door(zaak)
        assert answer.status_code == 201, answer.text
        zaak.ids.setdefault("verwijzing", answer.json()["id"])
    await keten.rustig()
    verder = await zelf.gelezen(pad)
    assert verder["terugkoppelingen"] == ["in_behandeling", "verwijzing_afgerond"]
    assert "doel_bereikt" not in str(verder)


@pytest.mark.vereiste("SCH-08")
@pytest.mark.parametrize(
    ("soort", "hoort"), [("advies", "afgerond"), ("doorverwijzing", "afgerond"), ("kort_hulptraject", "in_behandeling")]
)
async def test_de_huisarts_hoort_ook_van_een_aanmelding_die_zonder_onderzoek_eindigt(
    keten: Systeem, gemeente: str, soort: str, hoort: str
) -> None:
    """How far it is and never what was advised; without toestemming nothing at all."""
    zelf = praktijk(keten, gemeente)
    met, zonder = Zaak(keten, gemeente), Zaak(keten, gemeente)
    persoon = INTAKE["ontvangHuisartsaanmelding"].inhoud["persoon"]
    pad = await ingestuurd(met, zelf, toestemmingTerugkoppeling=True)
    stil = await ingestuurd(zonder, zelf, externKenmerk="verwijzing-2", persoon={**persoon, "bsn": "999900018"})
    af = {"soort": soort, "afgehandeldOp": "2020-01-13T10:00:00+01:00", "reden": "mantelzorg_ontlast"}
    for zaak in (met, zonder):
        await zaak.gesproken()
        afhandelingen = f"/intake/v1/aanmeldingen/{zaak.ids['aanmelding']}/afhandelingen"
        assert (await zaak.als("wijkwerker").doe(afhandelingen, af)).status_code == 201
    await keten.rustig()
    gelezen = await zelf.gelezen(pad)
    assert (gelezen["status"], gelezen["terugkoppelingen"]) == ("doorgezet", [hoort])
    assert "mantelzorg" not in str(gelezen)
    assert (await zelf.gelezen(stil))["terugkoppelingen"] == []
    (feit,) = (await met.als("wijkwerker").gelezen(f"/intake/v1/meldingen/{met.ids['melding']}/terugkoppelingen"))[
        "resultaten"
    ]
    assert feit["statuscode"] == hoort
    niets = await zonder.als("wijkwerker").gelezen(f"/intake/v1/meldingen/{zonder.ids['melding']}/terugkoppelingen")
    assert niets["resultaten"] == []


async def test_zonder_toestemming_of_na_intrekking_hoort_de_partner_niets_meer(keten: Systeem, gemeente: str) -> None:
    zonder, zelf = Zaak(keten, gemeente), praktijk(keten, gemeente)
    pad = await ingestuurd(zonder, zelf)
    await _tot_en_met_het_dossier(zonder)
    assert ((await zelf.gelezen(pad))["status"], (await zelf.gelezen(pad))["terugkoppelingen"]) == ("ontvangen", [])
    met = Zaak(keten, gemeente)
    pad = await ingestuurd(met, zelf, externKenmerk="verwijzing-2", toestemmingTerugkoppeling=True)
    ww = met.als("wijkwerker")
    persoon = (await ww.gelezen(f"/intake/v1/meldingen/{met.ids['melding']}"))["persoonId"]
    (toestemming,) = (await ww.gelezen(f"/intake/v1/personen/{persoon}/toestemmingen"))["resultaten"]
    intrekking = {"op": "2020-01-09T10:00:00+01:00", "toestemmingId": toestemming["toestemmingId"]}
    await ww.gedaan(f"/intake/v1/personen/{persoon}/toestemmingsintrekkingen", intrekking)
    await _tot_en_met_het_dossier(met)
    verder = await zelf.gelezen(pad)
    assert (verder["status"], verder["terugkoppelingen"], BSN in str(verder)) == ("ontvangen", [], False)
