"""What every operation of every service has in common: addresses, methods, headers, names, isolation, description."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import httpx
import pytest

from shared.service.limits import SECURITY
from shared.service.problems import MEDIA_TYPE
from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import CASEWORK, INTAKE, PROVISIONS, QUALITY
from tests.e2e.test_overgangen_personen import met_afspraak
from tests.e2e.vijandig import Ergens
from tests.systeem import Client, Systeem

pytestmark = pytest.mark.server
DIENSTEN = ("intake", "casework", "provisions", "quality", "reporting")
MELDINGEN = "/intake/v1/meldingen"
CAMEL = re.compile(r"[a-z][a-zA-Z0-9]*")


def slug(answer: httpx.Response) -> str:
    assert answer.headers["content-type"] == MEDIA_TYPE, answer.text
    return str(answer.json()["type"].rpartition("/")[2])


@pytest.mark.parametrize(
    "pad",
    [
        f"{MELDINGEN}/",
        "/intake/v1/personen/_zoek/",
        "/casework/v1/dossiers/",
        "/intake/v1/onbekend",
        "/intake/v1",
        "/intake/v2/meldingen",
        "/intake",
        "/intake/",
        "/onbekend/v1/meldingen",
    ],
)
async def test_een_adres_dat_niet_bestaat_is_een_404_zonder_omleiding(keten: Systeem, gemeente: str, pad: str) -> None:
    """NL API Design Rules, no-trailing-slash."""
    answer = await keten.client("wijkwerker", gemeente).get(pad)
    assert (answer.status_code, slug(answer)) == (404, "niet-gevonden")
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    ("methode", "pad", "wel"),
    [
        ("PUT", MELDINGEN, {"GET", "POST"}),
        ("DELETE", MELDINGEN, {"GET", "POST"}),
        ("POST", f"{MELDINGEN}/{UUID(int=1)}", {"GET"}),
        ("PATCH", f"{MELDINGEN}/{UUID(int=1)}/bevestigingen", {"GET", "POST"}),
        ("POST", "/reporting/v1/indicatoren", {"GET"}),
        ("POST", "/intake/v1/openapi.json", {"GET"}),
    ],
)
async def test_een_methode_die_niet_kan_noemt_wat_wel_kan(
    keten: Systeem, gemeente: str, methode: str, pad: str, wel: set[str]
) -> None:
    answer = await keten.client("wijkwerker", gemeente).request(methode, pad, json={})
    assert (answer.status_code, slug(answer)) == (405, "methode-niet-toegestaan")
    assert set(answer.headers["allow"].replace(" ", "").split(",")) - {"HEAD", "OPTIONS"} == wel


async def test_met_head_is_te_zien_wat_get_zou_geven(keten: Systeem, gemeente: str) -> None:
    client = keten.client("wijkwerker", gemeente)
    get, head = await client.get(MELDINGEN), await client.head(MELDINGEN)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


async def test_met_options_is_te_zien_wat_er_kan(keten: Systeem, gemeente: str) -> None:
    answer = await keten.client("wijkwerker", gemeente).options(MELDINGEN)
    assert answer.status_code in (200, 204)
    assert {"GET", "POST"} <= set(answer.headers["allow"].replace(" ", "").split(","))


async def soorten_antwoord(keten: Systeem, gemeente: str) -> Mapping[str, httpx.Response]:
    """One answer of every kind that can be provoked."""
    zaak = await Zaak(keten, gemeente).ontvangen()
    client = keten.client("wijkwerker", gemeente)
    anoniem = Client(transport=client._transport, base_url="http://keten")
    een = f"{MELDINGEN}/{zaak.ids['melding']}"
    bevestigen = dict(INTAKE["bevestigMelding"].inhoud)
    return {
        "200": await client.get(een),
        "200 lijst": await client.get(MELDINGEN),
        "200 openapi": await anoniem.get("/intake/v1/openapi.json"),
        "200 levend": await anoniem.get("/intake/_healthz/livez"),
        "201": await client.doe(f"{een}/bevestigingen", bevestigen, Idempotency_Key="a"),
        "201 herhaald": await client.doe(f"{een}/bevestigingen", bevestigen, Idempotency_Key="a"),
        "400": await client.doe(MELDINGEN, {}),
        "400 id": await client.get(f"{MELDINGEN}/geen-id"),
        "401": await anoniem.get(MELDINGEN),
        "403": await keten.client("beschikker", gemeente).get(MELDINGEN),
        "404": await client.get(f"{MELDINGEN}/{UUID(int=1)}"),
        "404 buiten": await client.get("/onbekend/v1/meldingen"),
        "404 dienst": await client.get("/intake/onbekend"),
        "405": await client.put(MELDINGEN),
        "406": await client.get(MELDINGEN, headers={"Accept": "text/html"}),
        "409": await client.doe(f"{een}/heropeningen", dict(INTAKE["heropenMelding"].inhoud)),
        "412": await client.doe(f"{een}/intrekkingen", dict(INTAKE["trekMeldingIn"].inhoud), If_Match='"v1"'),
        "413": await client.post(MELDINGEN, content=b" " * 300_000),
        "414": await client.get(MELDINGEN, params={"status": "x" * 9000}),
        "415": await client.post(MELDINGEN, content=b"x", headers={"Idempotency-Key": "b"}),
        "422": await client.doe(f"{een}/bevestigingen", {**bevestigen, "kanaal": "email"}, Idempotency_Key="a"),
        "431": await client.get(MELDINGEN, headers={"X-Veel": "x" * 20_000}),
    }


async def test_elk_antwoord_draagt_de_versie_en_de_veiligheid(keten: Systeem, gemeente: str) -> None:
    """NL API Design Rules, version-header and transport/security-headers."""
    missing: list[str] = []
    for soort, answer in (await soorten_antwoord(keten, gemeente)).items():
        assert answer.status_code == int(soort[:3]), f"{soort}: {answer.status_code}"
        wanted = {**SECURITY, "X-Request-Id": answer.headers.get("x-request-id", "none")}
        missing += [f"{soort}: {name}" for name, value in wanted.items() if answer.headers.get(name) != value]
    assert not missing, "\n".join(missing)


async def test_elke_weigering_is_een_probleem_in_het_nederlands(keten: Systeem, gemeente: str) -> None:
    for soort, answer in (await soorten_antwoord(keten, gemeente)).items():
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == MEDIA_TYPE, soort
            assert answer.headers["content-language"] == "nl", soort
            body = answer.json()
            assert {"type", "title", "status", "detail", "instance", "traceId"} <= body.keys(), soort
            assert (body["status"], body["instance"][:9]) == (answer.status_code, "urn:uuid:"), soort


@pytest.mark.parametrize(("gestuurd", "terug"), [(str(UUID(int=7)), True), ("geen-uuid", False), ("", False)])
async def test_een_verzoek_houdt_zijn_eigen_nummer_als_het_een_uuid_is(
    keten: Systeem, gemeente: str, gestuurd: str, terug: bool
) -> None:
    answer = await keten.client("wijkwerker", gemeente).get(MELDINGEN, headers={"X-Request-Id": gestuurd})
    assert (answer.headers["x-request-id"] == gestuurd) is terug
    assert UUID(answer.headers["x-request-id"])


def namen(value: object) -> Iterator[str]:
    """Every name in a JSON value."""
    if isinstance(value, dict):
        yield from value
        for part in value.values():
            yield from namen(part)
    elif isinstance(value, list):
        for part in value:
            yield from namen(part)


ERNAAST = {
    "verwijzing": "verstuurVerwijzing",
    "signaal": "ontvangZorgsignaal",
    "teamId": "richtTeamIn",
    "ingezet": "zetMedewerkerIn",
    "hulptraject": "startHulptraject",
}


@pytest.fixture
async def hele_keten(keten: Systeem, gemeente: str) -> Zaak:
    """A case that has come to a voorziening and to a bezwaar that is decided too late, and what stands beside it."""
    zaak = await Zaak(keten, gemeente).ontvangen(spoed=True)
    await zaak.bekendgemaakt(regel(aanbieder="12345678"))
    for naam, handeling in (("bezwaar", "maakBezwaar"), ("ingebrekestelling", "stelBezwaarInGebreke")):
        zaak.ids[naam] = (await PROVISIONS[handeling].door(zaak)).json()["id"]
    zaak.ids["nummer"] = (await INTAKE["reserveerNummer"].door(zaak)).json()["id"]
    zaak.ids["klacht"] = (await QUALITY["dienKlachtIn"].door(zaak)).json()["id"]
    zaak.ids["calamiteit"] = (await QUALITY["meldCalamiteit"].door(zaak)).json()["id"]
    for naam, handeling in ERNAAST.items():
        zaak.ids[naam] = (await CASEWORK[handeling].door(zaak)).json()["id"]
    zaak.ids["persoon"] = (await zaak.als("wijkwerker").gelezen(f"/intake/v1/meldingen/{zaak.ids['melding']}"))[
        "persoonId"
    ]
    await met_afspraak(zaak)
    dossier = await zaak.als("wijkwerker").gelezen(f"/casework/v1/dossiers/{zaak.ids['dossier']}")
    zaak.ids["huishouden"] = dossier["huishoudenId"]
    await keten.rustig()
    spoed = await zaak.als("beschikker").gelezen("/provisions/v1/spoedbeslissingen")
    zaak.ids["spoedbeslissing"] = spoed["resultaten"][0]["id"]
    return zaak


ADRESSEN = {
    "melding": "/intake/v1/meldingen",
    "nummer": "/intake/v1/nummerreserveringen",
    "aanmelding": "/intake/v1/aanmeldingen",
    "persoon": "/intake/v1/personen",
    "partner": "/intake/v1/partners",
    "samenwerkingsafspraak": "/intake/v1/samenwerkingsafspraken",
    "dossier": "/casework/v1/dossiers",
    "onderzoek": "/casework/v1/onderzoeken",
    "plan": "/casework/v1/plannen",
    "verwijzing": "/casework/v1/verwijzingen",
    "teamId": "/casework/v1/teams",
    "ingezet": "/casework/v1/medewerkers",
    "aanvraag": "/provisions/v1/aanvragen",
    "beschikking": "/provisions/v1/beschikkingen",
    "bezwaar": "/provisions/v1/bezwaren",
    "ingebrekestelling": "/provisions/v1/ingebrekestellingen",
    "spoedbeslissing": "/provisions/v1/spoedbeslissingen",
    "voorziening": "/provisions/v1/voorzieningen",
}
LIJSTEN = (
    "melding",
    "nummer",
    "aanmelding",
    "partner",
    "samenwerkingsafspraak",
    "dossier",
    "verwijzing",
    "ingezet",
    "aanvraag",
    "voorziening",
)


async def test_wat_van_een_zaak_te_lezen_is_heeft_dezelfde_vorm(hele_keten: Zaak) -> None:
    client = hele_keten.systeem.client("wijkwerker", hele_keten.gemeente)
    for naam, adres in ADRESSEN.items():
        answer = await client.get(f"{adres}/{hele_keten.ids[naam]}")
        body = answer.json()
        assert body.keys() >= {"id", "kenmerk", "status", "versie"}, naam
        assert answer.headers["etag"] == f'"v{body["versie"]}"'
        assert [found for found in namen(body) if not CAMEL.fullmatch(found)] == []
        moments = [body[key] for key in body if key.endswith("Op") and body[key]]
        assert all(moment.endswith("Z") for moment in moments), naam


async def test_lijst_en_detail_zeggen_hetzelfde(hele_keten: Zaak) -> None:
    client = hele_keten.systeem.client("wijkwerker", hele_keten.gemeente)
    for naam in LIJSTEN:
        rows = (await client.gelezen(ADRESSEN[naam]))["resultaten"]
        assert rows == [await client.gelezen(f"{ADRESSEN[naam]}/{hele_keten.ids[naam]}")], naam


async def test_een_andere_gemeente_ziet_niets_en_hoort_niets_anders_dan_bij_niets(hele_keten: Zaak) -> None:
    """Foreign and non-existing resources answer the same: existence is secret."""
    buur = hele_keten.systeem.client("wijkwerker", f"{int(hele_keten.gemeente) + 5000}")
    for naam, adres in ADRESSEN.items():
        vreemd, niets = [await buur.get(f"{adres}/{id_}") for id_ in (hele_keten.ids[naam], UUID(int=1))]
        assert zonder_nummer(vreemd) == zonder_nummer(niets) == (404, "niet-gevonden"), naam
    for naam in LIJSTEN:
        assert (await buur.gelezen(ADRESSEN[naam]))["resultaten"] == [], naam


def zonder_nummer(answer: httpx.Response) -> tuple[int, str]:
    """Status and kind of a refusal, once its body has nothing else to say."""
    body = answer.json()
    assert body.keys() == {"type", "title", "status", "detail", "instance", "traceId"}
    return answer.status_code, slug(answer)


OP_EEN_ZAAK = {
    naam: doe
    for naam, doe in {**INTAKE, **CASEWORK, **PROVISIONS, **QUALITY}.items()
    if "{" in doe.pad and "{meting}" not in doe.pad  # of a case that is still open, nobody has been asked
}


@pytest.mark.parametrize("naam", OP_EEN_ZAAK)
async def test_op_een_zaak_van_een_ander_kan_niets(hele_keten: Zaak, naam: str) -> None:
    buur = Zaak(hele_keten.systeem, f"{int(hele_keten.gemeente) + 5000}", ids=hele_keten.ids)
    vreemd = await OP_EEN_ZAAK[naam].door(buur)
    niets = await OP_EEN_ZAAK[naam].door(Zaak(hele_keten.systeem, hele_keten.gemeente, ids=Ergens()))
    assert zonder_nummer(vreemd) == zonder_nummer(niets) == (404, "niet-gevonden")


async def test_wat_is_gemaakt_is_te_lezen_waar_het_antwoord_zegt(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).onderzoek_nodig()
    client = keten.client("wijkwerker", gemeente)
    aanvraag = PROVISIONS["dienAanvraagInOpEigenInitiatief"].met(meldingId=zaak.ids["melding"])
    maken = {
        "eigen melding": INTAKE["ontvangMelding"],
        "plan": CASEWORK["stelPlanOp"],
        "aanvraag": aanvraag,
        "beschikking": PROVISIONS["stelBeschikkingVast"],
    }
    for naam, handeling in maken.items():
        gemaakt = await handeling.door(zaak)
        gelezen = await client.get(gemaakt.headers["location"])
        assert (gelezen.status_code, gelezen.json()["id"]) == (200, gemaakt.json()["id"]), naam
        assert gelezen.headers["etag"] == gemaakt.headers["etag"], naam
        zaak.ids[naam] = gemaakt.json()["id"]


@pytest.mark.parametrize("naam", ["ontvangHuisartsaanmelding", "ontvangPartnermelding"])
async def test_een_partner_hoort_nummer_termijn_en_tijdstip(keten: Systeem, gemeente: str, naam: str) -> None:
    """NL API Design Rules, date-time/timezone: UTC with `Z` goes out."""
    ontvangen = (await INTAKE[naam].door(Zaak(keten, gemeente))).json()
    assert ontvangen.keys() == {"id", "kenmerk", "status", "versie", "ontvangenOp", "uitersteDatum"}
    assert ontvangen["ontvangenOp"].endswith("Z")


@pytest.mark.parametrize("service", DIENSTEN)
async def test_de_beschrijving_is_zonder_token_te_lezen_en_klopt_in_zichzelf(keten: Systeem, service: str) -> None:
    """NL API Design Rules, publish-openapi."""
    client = keten.client("wijkwerker", "0034")
    answer = await Client(transport=client._transport, base_url="http://keten").get(f"/{service}/v1/openapi.json")
    assert answer.headers["access-control-allow-origin"] == "*"
    document: dict[str, Any] = answer.json()
    assert document["openapi"].startswith("3.1")
    ids = [op["operationId"] for path in document["paths"].values() for op in path.values()]
    assert len(ids) == len(set(ids))
    for ref in verwijzingen(document):
        assert isinstance(ref, str), ref
        target: Any = document
        for part in ref.removeprefix("#/").split("/"):
            target = target[part]
        assert target


def verwijzingen(value: object) -> Iterator[object]:
    """Every `$ref`, and every target of a discriminator, in a document."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        if "discriminator" in value:
            yield from value["discriminator"].get("mapping", {}).values()
        for part in value.values():
            yield from verwijzingen(part)
    elif isinstance(value, list):
        for part in value:
            yield from verwijzingen(part)
