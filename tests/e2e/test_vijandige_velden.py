"""Every field of every operation, filled in wrongly: refused by name, repeated nowhere, stored nowhere."""

from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from shared.service.problems import MEDIA_TYPE
from tests.e2e.handelingen import ALLE, Handeling
from tests.e2e.vijandig import KANARIE, Ergens, Plaats, fouten_in, logboek, opgeslagen
from tests.systeem import Systeem

pytestmark = pytest.mark.server
OPERATIES = [(service, naam) for service, operaties in ALLE.items() for naam in operaties]


def klachten(answer: httpx.Response, plaats: Plaats) -> str:
    """What is wrong with this refusal; nothing when it is as it must be."""
    if answer.status_code != 400 or answer.headers["content-type"] != MEDIA_TYPE:
        return f"{answer.status_code}"
    found = answer.json()
    if found["type"].rpartition("/")[2] != "invoer-ongeldig" or not found["errors"]:
        return str(found["type"])
    if KANARIE in answer.text:
        return "repeats what was sent"
    named = {error["location"].split("/")[1] for error in found["errors"]}
    if plaats and not named & {str(plaats[0]), ""}:
        return f"names {named}"
    return ""


async def wachten_op(keten: Systeem, gemeente: str, handeling: Handeling, inhoud: Any) -> httpx.Response:
    client = keten.client(handeling.rol, gemeente)
    return await client.doe(handeling.pad.format_map(Ergens()), inhoud)


@pytest.mark.parametrize(("service", "naam"), OPERATIES)
async def test_een_verkeerd_veld_wordt_met_naam_geweigerd_en_nergens_herhaald(
    keten: Systeem, gemeente: str, service: str, naam: str
) -> None:
    handeling = ALLE[service][naam]
    wrong: list[str] = []
    with logboek() as gelogd:
        for plaats, wat, inhoud in fouten_in(handeling.inhoud):
            answer = await wachten_op(keten, gemeente, handeling, inhoud)
            if klacht := klachten(answer, plaats):
                wrong.append(f"{'/'.join(map(str, plaats))} ({wat}): {klacht}")
    assert not wrong, "\n".join(wrong)
    assert '"event": "request"' in gelogd.getvalue()
    assert KANARIE not in gelogd.getvalue()
    assert await opgeslagen(keten.admin_dsn, service, gemeente) == 0


def vereist(document: Mapping[str, Any], schema: Mapping[str, Any], inhoud: Mapping[str, Any]) -> list[str]:
    """The fields that this schema requires of this body; in a union, of the kind that the body says it is."""
    while "$ref" in schema or "discriminator" in schema:
        if "discriminator" in schema:
            kind = schema["discriminator"]
            found = kind["mapping"][inhoud[kind["propertyName"]]]
            schema = {"$ref": found} if isinstance(found, str) else found
        else:
            schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return list(schema.get("required", []))


def operatie(document: Mapping[str, Any], naam: str) -> Mapping[str, Any]:
    """The operation with this id."""
    found = [op for path in document["paths"].values() for op in path.values() if op["operationId"] == naam]
    (only,) = found
    return dict(only)


@pytest.mark.parametrize(("service", "naam"), OPERATIES)
async def test_een_verplicht_veld_dat_ontbreekt_wordt_genoemd(
    keten: Systeem, gemeente: str, service: str, naam: str
) -> None:
    handeling = ALLE[service][naam]
    document = await keten.client(handeling.rol, gemeente).gelezen(f"/{service}/v1/openapi.json")
    schema = operatie(document, naam)["requestBody"]["content"]["application/json"]["schema"]
    leeg = await wachten_op(keten, gemeente, handeling, {})
    assert leeg.status_code == 400
    for veld in vereist(document, schema, handeling.inhoud):
        zonder = {key: value for key, value in handeling.inhoud.items() if key != veld}
        answer = await wachten_op(keten, gemeente, handeling, zonder)
        assert answer.status_code == 400, veld
        assert {"in": "body", "location": f"/{veld}"}.items() <= answer.json()["errors"][0].items(), veld


async def test_alle_fouten_van_een_verzoek_staan_in_een_antwoord(keten: Systeem, gemeente: str) -> None:
    """NL API Design Rules, error-handling/all-errors."""
    vijf = {"ontvangenOp": KANARIE, "kanaal": KANARIE, "melder": {"rol": KANARIE}, "wijk": 1, "leefgebieden": 1}
    inhoud = {**ALLE["intake"]["ontvangMelding"].inhoud, **vijf}
    answer = await keten.client("wijkwerker", gemeente).doe("/intake/v1/meldingen", inhoud)
    assert {error["location"] for error in answer.json()["errors"]} == {
        "/ontvangenOp",
        "/kanaal",
        "/melder/rol",
        "/wijk",
        "/leefgebieden",
    }


@pytest.mark.parametrize("service", ALLE)
async def test_elke_post_in_de_beschrijving_wordt_beproefd(keten: Systeem, gemeente: str, service: str) -> None:
    """A new operation must get its row in `handelingen`, or nothing here looks at it."""
    document = await keten.client("wijkwerker", gemeente).gelezen(f"/{service}/v1/openapi.json")
    posts = {path["post"]["operationId"] for path in document["paths"].values() if "post" in path}
    assert posts == ALLE[service].keys() | {"berekenTermijn"}
