"""Versions, and what happens when two do the same at the same moment."""

import asyncio

import pytest

from tests.e2e.clients import Zaak, nieuwe_melding
from tests.e2e.handelingen import BSN, CASEWORK, INTAKE, PROVISIONS
from tests.systeem import Systeem

pytestmark = pytest.mark.server


async def test_wie_van_een_oude_stand_uitgaat_hoort_de_nieuwe_versie(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).ontvangen()
    oud = (await zaak.als("wijkwerker").get(f"/intake/v1/meldingen/{zaak.ids['melding']}")).headers["etag"]
    nieuw = (await INTAKE["bevestigMelding"].door(zaak)).json()["versie"]
    geweigerd = await INTAKE["kwalificeerMelding"].door(zaak, If_Match=oud)
    assert (geweigerd.status_code, geweigerd.json()["type"].rpartition("/")[2]) == (412, "versie-verouderd")
    assert geweigerd.json()["huidigeVersie"] == nieuw


async def test_wie_van_de_laatste_stand_uitgaat_mag_door(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).ontvangen()
    etag = (await INTAKE["bevestigMelding"].door(zaak)).headers["etag"]
    assert (await INTAKE["kwalificeerMelding"].door(zaak, If_Match=etag)).status_code == 201


@pytest.mark.parametrize(
    "voorwaarde",
    ["*", "v2", '"2"', 'W/"v2"', '"v2", "v3"', '"v-2"', '"v"', '""', '"v2" ', '"v2.0"', f'"v{"9" * 5000}"'],
)
async def test_een_voorwaarde_die_geen_versie_is_wordt_geweigerd(
    keten: Systeem, gemeente: str, voorwaarde: str
) -> None:
    zaak = await Zaak(keten, gemeente).ontvangen()
    geweigerd = await INTAKE["bevestigMelding"].door(zaak, If_Match=voorwaarde)
    assert (geweigerd.status_code, geweigerd.json()["type"].rpartition("/")[2]) == (400, "voorwaarde-ongeldig")


async def test_een_cijfer_dat_geen_getal_is_is_geen_versie(keten: Systeem, gemeente: str) -> None:
    """A superscript two is a digit to some, and no number to anyone."""
    zaak = await Zaak(keten, gemeente).ontvangen()
    handeling = INTAKE["bevestigMelding"]
    headers = {"Idempotency-Key": "a", "If-Match": b'"v\xb2"'.decode("latin-1")}
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    client = zaak.als(handeling.rol)
    geweigerd = await client.post(handeling.pad.format(**zaak.ids), json=dict(handeling.inhoud), headers=raw)
    assert (geweigerd.status_code, geweigerd.json()["type"].rpartition("/")[2]) == (400, "voorwaarde-ongeldig")


async def test_een_plan_kan_op_de_laatste_stand_van_zijn_dossier_berusten(keten: Systeem, gemeente: str) -> None:
    """Screens always send If-Match: here the version that they read, of the dossier that the address names."""
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    etag = (await zaak.als("wijkwerker").get(f"/casework/v1/dossiers/{zaak.ids['dossier']}")).headers["etag"]
    opgesteld = await CASEWORK["stelPlanOp"].door(zaak, If_Match=etag)
    assert opgesteld.status_code == 201, opgesteld.text


async def test_een_beschikking_kan_op_de_laatste_stand_van_de_aanvraag_berusten(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).zelf_aangevraagd()
    etag = (await zaak.als("beschikker").get(f"/provisions/v1/aanvragen/{zaak.ids['aanvraag']}")).headers["etag"]
    vastgesteld = await PROVISIONS["stelBeschikkingVast"].door(zaak, If_Match=etag)
    assert vastgesteld.status_code == 201, vastgesteld.text


async def test_een_verouderde_stand_van_de_aanvraag_houdt_de_beschikking_tegen(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).zelf_aangevraagd()
    verouderd = (await zaak.als("beschikker").get(f"/provisions/v1/aanvragen/{zaak.ids['aanvraag']}")).headers["etag"]
    nieuw = (await PROVISIONS["schortAanvraagOp"].door(zaak)).json()["versie"]
    geweigerd = await PROVISIONS["stelBeschikkingVast"].door(zaak, If_Match=verouderd)
    assert (geweigerd.status_code, geweigerd.json().get("huidigeVersie")) == (412, nieuw)


async def test_van_twee_afhandelingen_tegelijk_slaagt_er_een(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).ontvangen()
    answers = await asyncio.gather(*(INTAKE["handelMeldingAf"].door(zaak) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    gevonden = await zaak.als("wijkwerker").gelezen(f"/intake/v1/aanmeldingen?melding={zaak.ids['melding']}")
    assert len(gevonden["resultaten"]) == 1


async def test_van_twee_schrijvers_op_een_versie_wint_er_een(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    etag = (await zaak.als("wijkwerker").get(f"/casework/v1/onderzoeken/{zaak.ids['onderzoek']}")).headers["etag"]
    answers = await asyncio.gather(*(CASEWORK["neemZrmAf"].door(zaak, If_Match=etag) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [201] + [412] * 7


async def test_hetzelfde_bsn_op_hetzelfde_moment_is_een_persoon(keten: Systeem, gemeente: str) -> None:
    """R42, Wmo 2015 art. 5.2.9: eight meldingen with their own keys, at once."""
    client = keten.client("wijkwerker", gemeente)
    inhoud = nieuwe_melding(persoon={"bsn": BSN, "naam": "Inwoner Een"})
    answers = await asyncio.gather(*(client.doe("/intake/v1/meldingen", inhoud) for _ in range(8)))
    assert [answer.status_code for answer in answers] == [201] * 8
    gevonden = (await client.post("/intake/v1/personen/_zoek", json={"bsn": BSN, "doel": "toegang"})).json()
    assert len(gevonden["resultaten"]) == 1
    personen = {(await client.gelezen(f"/intake/v1/meldingen/{a.json()['id']}"))["persoonId"] for a in answers}
    assert personen == {gevonden["resultaten"][0]["id"]}


async def test_hetzelfde_bsn_is_in_een_andere_gemeente_een_ander(keten: Systeem, gemeente: str) -> None:
    buur = f"{int(gemeente) + 5000}"
    inhoud = nieuwe_melding(persoon={"bsn": BSN, "naam": "Inwoner Een"})
    await keten.client("wijkwerker", gemeente).gedaan("/intake/v1/meldingen", inhoud)
    vraag = {"bsn": BSN, "doel": "toegang"}
    elders = await keten.client("wijkwerker", buur).post("/intake/v1/personen/_zoek", json=vraag)
    assert (elders.status_code, elders.json()["resultaten"]) == (200, [])


async def test_zonder_bsn_is_elke_melder_een_nieuwe_persoon(keten: Systeem, gemeente: str) -> None:
    client = keten.client("wijkwerker", gemeente)
    for _ in range(2):
        await client.gedaan("/intake/v1/meldingen", nieuwe_melding())
    vraag = {"naam": "Inwoner Een", "geboortedatum": "1950-01-01", "doel": "toegang"}
    gevonden = (await client.post("/intake/v1/personen/_zoek", json=vraag)).json()
    assert len(gevonden["resultaten"]) == 2
