"""The same command twice has one effect, whoever sends it, however often, and after a restart too."""

import asyncio
from pathlib import Path

import httpx
import pytest

from shared.eventstore.ids import uuid7
from tests.e2e.clients import Zaak, nieuwe_melding
from tests.e2e.handelingen import INTAKE
from tests.e2e.vijandig import opgeslagen
from tests.systeem import Client, Systeem, systeem

pytestmark = pytest.mark.server
MELDINGEN = "/intake/v1/meldingen"


async def aantal(client: Client) -> int:
    """How many meldingen there are."""
    return len((await client.gelezen(f"{MELDINGEN}?limit=200"))["resultaten"])


def antwoord(answer: httpx.Response) -> tuple[int, bytes, str, str]:
    """What a repeat must give again."""
    return answer.status_code, answer.content, answer.headers["location"], answer.headers["etag"]


async def test_een_herhaling_geeft_hetzelfde_antwoord_en_heeft_geen_tweede_gevolg(
    keten: Systeem, gemeente: str
) -> None:
    client, sleutel = keten.client("wijkwerker", gemeente), str(uuid7())
    eerste = await client.doe(MELDINGEN, nieuwe_melding(), Idempotency_Key=sleutel)
    tweede = await client.doe(MELDINGEN, nieuwe_melding(), Idempotency_Key=sleutel)
    assert antwoord(tweede) == antwoord(eerste)
    assert (eerste.headers.get("idempotency-replayed"), tweede.headers["idempotency-replayed"]) == (None, "true")
    assert await aantal(client) == 1


async def test_de_volgorde_van_de_velden_en_aanhalingstekens_om_de_sleutel_doen_er_niet_toe(
    keten: Systeem, gemeente: str
) -> None:
    client, sleutel = keten.client("wijkwerker", gemeente), str(uuid7())
    omgekeerd = dict(reversed(nieuwe_melding().items()))
    eerste = await client.doe(MELDINGEN, nieuwe_melding(), Idempotency_Key=sleutel)
    tweede = await client.doe(MELDINGEN, omgekeerd, Idempotency_Key=f'"{sleutel}"')
    assert antwoord(tweede) == antwoord(eerste)


async def test_het_bewaarde_antwoord_blijft_ook_als_de_zaak_verder_is(keten: Systeem, gemeente: str) -> None:
    """Looked up before If-Match: the version of then is no longer the newest one."""
    zaak, sleutel = await Zaak(keten, gemeente).ontvangen(), str(uuid7())
    bevestig = INTAKE["bevestigMelding"]
    gezien = (await zaak.als("wijkwerker").get(f"{MELDINGEN}/{zaak.ids['melding']}")).headers["etag"]
    eerste = await bevestig.door(zaak, Idempotency_Key=sleutel, If_Match=gezien)
    await INTAKE["trekMeldingIn"].door(zaak)
    herhaald = await bevestig.door(zaak, Idempotency_Key=sleutel, If_Match=gezien)
    assert antwoord(herhaald) == antwoord(eerste)


async def test_twintig_gelijke_verzoeken_tegelijk_hebben_een_gevolg(keten: Systeem, gemeente: str) -> None:
    client, sleutel = keten.client("wijkwerker", gemeente), str(uuid7())
    answers = await asyncio.gather(
        *(client.doe(MELDINGEN, nieuwe_melding(), Idempotency_Key=sleutel) for _ in range(20))
    )
    done = [answer for answer in answers if answer.status_code == 201]
    busy = [answer for answer in answers if answer.status_code != 201]
    assert {answer.content for answer in done} == {done[0].content}
    assert {answer.json()["type"].rpartition("/")[2] for answer in busy} <= {"verzoek-in-behandeling"}
    assert all((answer.headers["retry-after"], answer.json()["wachtSeconden"]) == ("1", 1) for answer in busy)
    assert sum("idempotency-replayed" not in answer.headers for answer in done) == 1
    later = await client.doe(MELDINGEN, nieuwe_melding(), Idempotency_Key=sleutel)
    assert antwoord(later) == antwoord(done[0])
    assert await aantal(client) == 1


async def test_een_ander_verzoek_met_dezelfde_sleutel_wordt_geweigerd(keten: Systeem, gemeente: str) -> None:
    client, sleutel = keten.client("wijkwerker", gemeente), str(uuid7())
    await client.doe(MELDINGEN, nieuwe_melding(), Idempotency_Key=sleutel)
    ander = await client.doe(MELDINGEN, nieuwe_melding(kanaal="balie"), Idempotency_Key=sleutel)
    assert (ander.status_code, ander.json()["type"].rpartition("/")[2]) == (422, "idempotentiesleutel-hergebruikt")
    assert await aantal(client) == 1


@pytest.mark.parametrize("wie", [{"client": "ander-systeem"}, {"medewerker": "ww-2"}, {"team": "noord"}])
async def test_dezelfde_sleutel_van_een_ander_is_een_andere(keten: Systeem, gemeente: str, wie: dict[str, str]) -> None:
    sleutel = str(uuid7())
    een, ander = keten.client("wijkwerker", gemeente), keten.client("wijkwerker", gemeente, **wie)
    answers = [await client.doe(MELDINGEN, nieuwe_melding(), Idempotency_Key=sleutel) for client in (een, ander)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["id"] != answers[1].json()["id"]
    assert await aantal(een) == 2


async def test_dezelfde_sleutel_in_een_andere_gemeente_is_een_andere(keten: Systeem, gemeente: str) -> None:
    sleutel, buur = str(uuid7()), f"{int(gemeente) + 5000}"
    clients = [keten.client("wijkwerker", code) for code in (gemeente, buur)]
    answers = [await client.doe(MELDINGEN, nieuwe_melding(), Idempotency_Key=sleutel) for client in clients]
    assert answers[0].json()["id"] != answers[1].json()["id"]
    assert [await aantal(client) for client in clients] == [1, 1]


async def test_dezelfde_sleutel_op_een_ander_adres_is_een_andere(keten: Systeem, gemeente: str) -> None:
    zaak, sleutel = await Zaak(keten, gemeente).ontvangen(), str(uuid7())
    for handeling in (INTAKE["bevestigMelding"], INTAKE["kwalificeerMelding"]):
        answer = await handeling.door(zaak, Idempotency_Key=sleutel)
        assert (answer.status_code, answer.headers.get("idempotency-replayed")) == (201, None)


async def test_na_een_weigering_kan_dezelfde_sleutel_alsnog_slagen(keten: Systeem, gemeente: str) -> None:
    """A refusal of a rule is not kept: the state may have changed at the retry."""
    zaak, sleutel = await Zaak(keten, gemeente).ontvangen(), str(uuid7())
    heropen = INTAKE["heropenMelding"]
    assert (await heropen.door(zaak, Idempotency_Key=sleutel)).status_code == 409
    await INTAKE["handelMeldingAf"].met(soort="verwezen", naarSoort="partner", bestemming=None, team=None).door(zaak)
    assert (await heropen.door(zaak, Idempotency_Key=sleutel)).status_code == 201


async def test_na_een_herstart_is_het_antwoord_nog_bewaard(admin_dsn: str, gemeente: str, tmp_path: Path) -> None:
    sleutel = str(uuid7())
    async with systeem(admin_dsn, tmp_path) as voor:
        eerste = await voor.client("wijkwerker", gemeente).doe(MELDINGEN, nieuwe_melding(), Idempotency_Key=sleutel)
    async with systeem(admin_dsn, tmp_path) as na:
        client = na.client("wijkwerker", gemeente)
        herhaald = await client.doe(MELDINGEN, nieuwe_melding(), Idempotency_Key=sleutel)
        assert await aantal(client) == 1
    assert antwoord(herhaald) == antwoord(eerste)


async def test_van_sleutel_en_vraag_blijft_niets_leesbaars_achter(keten: Systeem, gemeente: str) -> None:
    """A BSN in a key never rests anywhere: stored are keyed MACs and a receipt without personal data."""
    client = keten.client("wijkwerker", gemeente)
    eerste = await client.doe(MELDINGEN, nieuwe_melding(), Idempotency_Key="999900006")
    assert set(eerste.json()) == {"id", "kenmerk", "status", "versie"}
    assert await opgeslagen(keten.admin_dsn, "intake", gemeente) > 0
