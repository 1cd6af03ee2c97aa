"""Terms over HTTP: every service reckons alike, and every vector ends on its day."""

import csv
from pathlib import Path

import pytest

from tests.systeem import Systeem

pytestmark = pytest.mark.server
DIENSTEN = ("intake", "casework", "provisions", "quality", "reporting")
TERMIJN = {
    "soort": "beslistermijn_aanvraag",
    "start": "2026-05-11",
    "opschortingen": [{"vanaf": "2026-05-12", "tot": "2026-05-14", "grond": "aanvulling"}],
}


VECTOREN = Path(__file__).parents[2] / "shared/termijnen/tests/vectoren.csv"


async def test_elke_vector_komt_ook_over_http_op_de_dag_uit(keten: Systeem, gemeente: str) -> None:
    client, afwijkend = keten.client("wijkwerker", gemeente), []
    with VECTOREN.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    for rij in rijen:
        perioden = [periode.split("..") for periode in rij["opschortingen"].split(";") if periode]
        opschortingen = [{"vanaf": vanaf, "tot": tot, "grond": "aanvulling"} for vanaf, tot in perioden]
        vraag = {"soort": rij["soort"], "start": rij["start"], "opschortingen": opschortingen}
        antwoord = (await client.post("/casework/v1/termijnen/_bereken", json=vraag)).json()
        einden = (antwoord["ruweEinddatum"] or "", antwoord["wettelijkeEinddatum"])
        if einden != (rij["ruwe_einddatum"], rij["wettelijke_einddatum"]) or not antwoord["uitleg"]:
            afwijkend.append((rij, antwoord))
    assert len(rijen) == 42
    assert not afwijkend


async def test_elke_dienst_rekent_een_termijn_eender_uit(keten: Systeem, gemeente: str) -> None:
    client = keten.client("wijkwerker", gemeente)
    answers = [await client.post(f"/{service}/v1/termijnen/_bereken", json=TERMIJN) for service in DIENSTEN]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert answers[0].json()["wettelijkeEinddatum"] == "2026-05-28"
