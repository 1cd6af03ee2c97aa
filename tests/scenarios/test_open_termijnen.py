"""The open terms of each service, over HTTP: by legal end, a page at a time, and of one gemeente."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from shared.service import klok
from tests.e2e.clients import Zaak
from tests.e2e.handelingen import INTAKE, QUALITY
from tests.systeem import Client, Systeem

pytestmark = pytest.mark.server
TERMIJNEN = "/intake/v1/termijnen"


async def ontvangen(keten: Systeem, gemeente: str, op: str) -> Zaak:
    """A melding of this moment."""
    return await Zaak(keten, gemeente).ontvangen(ontvangenOp=op)


async def drie_meldingen(keten: Systeem, gemeente: str) -> list[Zaak]:
    """Two that are long overdue and one of today, in the order of their ends; and one that was settled."""
    laat = await ontvangen(keten, gemeente, "2020-01-06T09:00:00+01:00")
    nieuw = await ontvangen(keten, gemeente, klok.nu().isoformat())
    vroeg = await ontvangen(keten, gemeente, "2020-01-03T09:00:00+01:00")
    klaar = await ontvangen(keten, gemeente, "2020-01-02T09:00:00+01:00")
    assert (await INTAKE["handelMeldingAf"].door(klaar)).status_code == 201
    return [vroeg, laat, nieuw]


async def doorgelopen(client: Client, pad: str) -> list[dict[str, Any]]:
    """All pages, one row each."""
    gezien: list[dict[str, Any]] = []
    cursor = ""
    while len(gezien) < 9:
        bladzij = await client.gelezen(f"{pad}{cursor}")
        gezien += bladzij["resultaten"]
        if bladzij["volgende"] is None:
            break
        cursor = f"&cursor={bladzij['volgende']}"
    return gezien


async def test_open_termijnen_staan_op_volgorde_van_hun_wettelijke_einde(keten: Systeem, gemeente: str) -> None:
    zaken = await drie_meldingen(keten, gemeente)
    client = zaken[0].als("wijkwerker")
    gezien = await doorgelopen(client, f"{TERMIJNEN}?limit=1")
    assert [rij["id"] for rij in gezien] == [zaak.ids["melding"] for zaak in zaken]
    assert [rij["overschreden"] for rij in gezien] == [True, True, False]
    vroeg, laat, nieuw = gezien
    melding = await client.gelezen(f"/intake/v1/meldingen/{vroeg['id']}")
    over = vroeg.pop("werkdagenOver")
    assert vroeg == {
        "id": melding["id"],
        "kenmerk": melding["kenmerk"],
        "categorie": "meldingen",
        "meldingId": melding["id"],
        "soort": "afhandeling_melding",
        "uitersteDatum": "2020-01-10",
        "overschreden": True,
    }
    assert over == laat["werkdagenOver"] - 1 < -1000
    assert nieuw["werkdagenOver"] == 5


@pytest.mark.parametrize(
    ("vraag", "welke"),
    [
        ("overschreden=true", [0, 1]),
        ("overschreden=false", [2]),
        ("voor=2020-01-09", []),
        ("voor=2020-01-10", [0]),
        ("voor=2020-01-13", [0, 1]),
        ("voor=2099-12-31", [0, 1, 2]),
        ("voor=2020-01-10&overschreden=true", [0]),
        ("voor=2020-01-10&overschreden=false", []),
        ("voor=2099-12-31&overschreden=true", [0, 1]),
        ("soort=afhandeling_melding", [0, 1, 2]),
        ("soort=onderzoek&soort=afhandeling_melding&overschreden=false", [2]),
        ("soort=onderzoek", []),
    ],
)
async def test_filters_op_open_termijnen_gelden_samen(
    keten: Systeem, gemeente: str, vraag: str, welke: list[int]
) -> None:
    zaken = await drie_meldingen(keten, gemeente)
    gezien = await doorgelopen(zaken[0].als("coordinator"), f"{TERMIJNEN}?limit=1&{vraag}")
    assert [rij["id"] for rij in gezien] == [zaken[nummer].ids["melding"] for nummer in welke]


@pytest.mark.parametrize(
    "vraag",
    ["overschreden=misschien", "voor=gisteren", "voor=2020-02-30", "soort=%00", "limit=0", "cursor=x", "onbekend=1"],
)
async def test_een_filter_dat_niet_klopt_wordt_geweigerd(keten: Systeem, gemeente: str, vraag: str) -> None:
    answer = await keten.client("wijkwerker", gemeente).get(f"{TERMIJNEN}?{vraag}")
    assert answer.status_code == 400, answer.text


async def test_wat_onderweg_klaar_komt_breekt_het_bladeren_niet_af(keten: Systeem, gemeente: str) -> None:
    """The cursor holds a place: the row that it was taken from may be gone."""
    vroeg, laat, _ = await drie_meldingen(keten, gemeente)
    client = vroeg.als("wijkwerker")
    eerste = await client.gelezen(f"{TERMIJNEN}?limit=1")
    assert (await INTAKE["handelMeldingAf"].door(vroeg)).status_code == 201
    tweede = await client.gelezen(f"{TERMIJNEN}?limit=1&cursor={eerste['volgende']}")
    assert [rij["id"] for rij in tweede["resultaten"]] == [laat.ids["melding"]]


async def _melding(keten: Systeem, gemeente: str) -> str:
    return (await Zaak(keten, gemeente).ontvangen()).ids["melding"]


async def _onderzoek(keten: Systeem, gemeente: str) -> str:
    return (await Zaak(keten, gemeente).onderzoek_nodig()).ids["onderzoek"]


async def _aanvraag(keten: Systeem, gemeente: str) -> str:
    return (await Zaak(keten, gemeente).zelf_aangevraagd()).ids["aanvraag"]


async def _klacht(keten: Systeem, gemeente: str) -> str:
    return str((await QUALITY["dienKlachtIn"].door(Zaak(keten, gemeente))).json()["id"])


@pytest.mark.parametrize(
    ("dienst", "rol", "maak", "categorie", "soort", "einde"),
    [
        ("intake", "wijkwerker", _melding, "meldingen", "afhandeling_melding", "2020-01-13"),
        ("casework", "coordinator", _onderzoek, "onderzoeken", "onderzoek", "2020-02-17"),
        ("provisions", "beschikker", _aanvraag, "aanvragen", "beslistermijn_aanvraag", "2020-03-05"),
        ("quality", "klachtbehandelaar", _klacht, "klachten", "klacht", "2020-02-17"),
    ],
)
async def test_elke_dienst_toont_haar_open_termijnen_en_alleen_die_van_de_eigen_gemeente(
    keten: Systeem,
    gemeente: str,
    dienst: str,
    rol: str,
    maak: Callable[[Systeem, str], Awaitable[str]],
    categorie: str,
    soort: str,
    einde: str,
) -> None:
    hier, daar = await maak(keten, gemeente), await maak(keten, f"8{gemeente[1:]}")
    client = keten.client(rol, gemeente)
    (rij,) = await doorgelopen(client, f"/{dienst}/v1/termijnen?limit=1")
    assert (rij["id"], rij["categorie"], rij["soort"], rij["uitersteDatum"]) == (hier, categorie, soort, einde)
    andere = await doorgelopen(keten.client(rol, f"8{gemeente[1:]}"), f"/{dienst}/v1/termijnen?limit=1")
    assert daar in [rij["id"] for rij in andere]
    assert hier not in [rij["id"] for rij in andere]
    assert (await keten.client("inwoner_kanaal", gemeente).get(f"/{dienst}/v1/termijnen")).status_code == 403
