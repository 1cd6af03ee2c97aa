"""Content that is no JSON, too much, of another type, without key or token: the right refusal at every operation."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field

import httpx
import orjson
import pytest

from shared.service.problems import MEDIA_TYPE
from tests.e2e.clients import Zaak
from tests.e2e.handelingen import ALLE, Handeling
from tests.e2e.vijandig import KANARIE, Ergens, logboek, opgeslagen
from tests.systeem import Systeem

pytestmark = pytest.mark.server
OPERATIES = [(service, naam) for service, operaties in ALLE.items() for naam in operaties]
JSON = {"Content-Type": "application/json"}
SLEUTEL = {"Idempotency-Key": "een-sleutel"}
VEEL = 256 * 1024


@dataclass(frozen=True, slots=True)
class Geval:
    """What is sent instead, and the answer that it must get."""

    status: int
    slug: str
    inhoud: Callable[[bytes], bytes] = bytes
    headers: Mapping[str, str] = field(default_factory=lambda: JSON | SLEUTEL)
    vraag: str = ""


def erbij(text: str) -> Callable[[bytes], bytes]:
    """The valid body with one more member."""
    return lambda good: good[:-1] + b", " + text.encode() + b"}"


def json_ongeldig(content: Callable[[bytes], bytes]) -> Geval:
    return Geval(400, "json-ongeldig", content)


def geen_object(content: str) -> Geval:
    return Geval(400, "invoer-ongeldig", lambda _good: content.encode())


def anders(status: int, slug: str, **headers: str) -> Geval:
    sent = JSON | SLEUTEL | {name.replace("_", "-"): value for name, value in headers.items()}
    return Geval(status, slug, headers={name: value for name, value in sent.items() if value})


GEVALLEN = {
    "afgebroken": json_ongeldig(lambda good: good[:-1]),
    "twee keer": json_ongeldig(lambda good: good + good),
    "enkele aanhalingstekens": json_ongeldig(lambda good: good.replace(b'"', b"'")),
    "dubbele naam": json_ongeldig(erbij(f'"{KANARIE}": 1, "{KANARIE}": 2')),
    "dubbele naam in de diepte": json_ongeldig(erbij(f'"x": [{{"{KANARIE}": 1, "{KANARIE}": 1}}]')),
    "NaN": json_ongeldig(erbij('"x": NaN')),
    "oneindig": json_ongeldig(erbij('"x": -Infinity')),
    "1e400": json_ongeldig(erbij('"x": 1e400')),
    "te veel cijfers": json_ongeldig(erbij(f'"x": {"9" * 5000}')),
    "BOM": json_ongeldig(lambda good: b"\xef\xbb\xbf" + good),
    "utf-16": json_ongeldig(lambda good: good.decode().encode("utf-16")),
    "geen utf-8": json_ongeldig(lambda good: good[:-1] + b', "x": "\xff"}'),
    "halve surrogaat": json_ongeldig(erbij('"x": "\\ud800"')),
    "diepte 40": json_ongeldig(erbij(f'"x": {"[" * 40}"{KANARIE}"{"]" * 40}')),
    "diepte 100.000": json_ongeldig(erbij(f'"x": {"[" * 100_000}')),
    "NUL": json_ongeldig(erbij(f'"x": "{KANARIE}\\u0000"')),
    "NUL in een naam": json_ongeldig(erbij(f'"{KANARIE}\\u0000": 1')),
    "null": geen_object("null"),
    "lijst": geen_object(f'["{KANARIE}"]'),
    "tekst": geen_object(f'"{KANARIE}"'),
    "getal": geen_object("5"),
    "leeg": geen_object(""),
    "te groot": Geval(413, "verzoek-te-groot", lambda good: good + b" " * VEEL),
    "andere letters": anders(415, "inhoudstype-niet-ondersteund", Content_Type="application/json; charset=latin-1"),
    "tekst als type": anders(415, "inhoudstype-niet-ondersteund", Content_Type="text/plain"),
    "merge-patch": anders(415, "inhoudstype-niet-ondersteund", Content_Type="application/merge-patch+json"),
    "zonder type": anders(415, "inhoudstype-niet-ondersteund", Content_Type=""),
    "ingepakt": anders(415, "inhoudstype-niet-ondersteund", Content_Encoding="gzip"),
    "html gevraagd": anders(406, "formaat-niet-leverbaar", Accept="text/html"),
    "geen token": anders(401, "niet-aangemeld", Authorization="Bearer"),
    "ander token": anders(401, "niet-aangemeld", Authorization=f"Bearer {KANARIE}"),
    "onbekende parameter": Geval(400, "parameter-onbekend", vraag=f"?{KANARIE}={KANARIE}"),
}
ALLEEN_BIJ_EEN_OPDRACHT = {
    "geen sleutel": anders(400, "idempotentiesleutel-ontbreekt", Idempotency_Key=""),
    "lege sleutel": anders(400, "idempotentiesleutel-ontbreekt", Idempotency_Key='""'),
    "te lange sleutel": anders(400, "idempotentiesleutel-ontbreekt", Idempotency_Key="x" * 256),
    "onleesbare sleutel": anders(400, "idempotentiesleutel-ontbreekt", Idempotency_Key="a\tb"),
}


async def stuur(keten: Systeem, gemeente: str, handeling: Handeling, geval: Geval) -> httpx.Response:
    client = keten.client(handeling.rol, gemeente)
    content = geval.inhoud(orjson.dumps(handeling.inhoud))
    pad = handeling.pad.format_map(Ergens()) + geval.vraag
    return await client.post(pad, content=content, headers=dict(geval.headers))


@pytest.mark.parametrize(("service", "naam"), OPERATIES)
async def test_wat_geen_verzoek_is_krijgt_de_juiste_weigering_en_laat_niets_na(
    keten: Systeem, gemeente: str, service: str, naam: str
) -> None:
    handeling = ALLE[service][naam]
    gevallen = GEVALLEN if handeling.act.startswith("_") else GEVALLEN | ALLEEN_BIJ_EEN_OPDRACHT
    wrong: list[str] = []
    with logboek() as gelogd:
        for wat, geval in gevallen.items():
            answer = await stuur(keten, gemeente, handeling, geval)
            if answer.headers["content-type"] != MEDIA_TYPE or KANARIE in answer.text:
                wrong.append(f"{wat}: {answer.text}")
            slug = answer.json()["type"].rpartition("/")[2]
            if (answer.status_code, slug) != (geval.status, geval.slug):
                wrong.append(f"{wat}: {answer.status_code} {slug}")
    assert not wrong, "\n".join(wrong)
    assert '"event": "request"' in gelogd.getvalue()
    assert KANARIE not in gelogd.getvalue()
    assert await opgeslagen(keten.admin_dsn, service, gemeente) == 0


async def test_ook_zonder_opgegeven_lengte_is_te_veel_te_veel(keten: Systeem, gemeente: str) -> None:
    async def stukken() -> AsyncIterator[bytes]:
        for _ in range(VEEL // 4096 + 1):
            yield b" " * 4096

    client = keten.client("wijkwerker", gemeente)
    answer = await client.post("/intake/v1/meldingen", content=stukken(), headers=JSON | SLEUTEL)
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (413, "verzoek-te-groot")


async def test_een_weigering_voor_het_token_noemt_het_schema(keten: Systeem, gemeente: str) -> None:
    geweigerd = await stuur(keten, gemeente, ALLE["intake"]["ontvangMelding"], GEVALLEN["geen token"])
    assert geweigerd.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(("service", "naam"), OPERATIES)
async def test_een_rol_zonder_deze_bevoegdheid_wordt_geweigerd(
    keten: Systeem, gemeente: str, service: str, naam: str
) -> None:
    handeling = ALLE[service][naam]
    client = keten.client("functionaris_gegevensbescherming", gemeente)
    answer = await client.doe(handeling.pad.format_map(Ergens()), dict(handeling.inhoud))
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (403, "scope-ontbreekt")


TE_VROEG: Mapping[str, Mapping[str, str | None]] = {
    "kwalificeerMelding": {"vanaf": "0001-01-01"},
    "schortAanvraagOp": {"vanaf": "0001-01-01", "tot": None},
}


@pytest.mark.parametrize("naam", TE_VROEG)
async def test_een_dag_voor_elke_kalender_is_een_fout_van_de_invoer(keten: Systeem, gemeente: str, naam: str) -> None:
    """The first of January of the year 1 has no instant in UTC; no date makes the service fail."""
    zaak = await Zaak(keten, gemeente).zelf_aangevraagd()
    handeling = {**ALLE["intake"], **ALLE["provisions"]}[naam].met(**TE_VROEG[naam])
    assert (await handeling.door(zaak)).status_code == 400
