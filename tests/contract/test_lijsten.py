"""Lists: pages without gaps or repeats, cursors that belong to one client and one list, filters that are checked."""

import asyncio
import re
from collections.abc import Callable, Mapping

import pytest

from tests.e2e.clients import nieuwe_melding
from tests.systeem import Client, Systeem

pytestmark = pytest.mark.server
MELDINGEN = "/intake/v1/meldingen"


async def ontvang(client: Client, aantal: int) -> set[str]:
    """So many meldingen; their ids."""
    receipts = await asyncio.gather(*(client.gedaan(MELDINGEN, nieuwe_melding()) for _ in range(aantal)))
    return {receipt["id"] for receipt in receipts}


async def cursor_van(client: Client, vraag: str = "limit=2") -> str:
    """The cursor of the second page."""
    return str((await client.gelezen(f"{MELDINGEN}?{vraag}"))["volgende"])


async def test_bladeren_terwijl_er_bijkomt_geeft_alles_precies_een_keer(keten: Systeem, gemeente: str) -> None:
    client = keten.client("wijkwerker", gemeente)
    vooraf = await ontvang(client, 11)
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        vervolg = f"&cursor={cursor}" if cursor else ""
        page, _ = await asyncio.gather(client.gelezen(f"{MELDINGEN}?limit=3{vervolg}"), ontvang(client, 1))
        seen += [row["id"] for row in page["resultaten"]]
        cursor = page["volgende"] if len(seen) < 30 else None
    assert len(seen) == len(set(seen))
    assert vooraf <= set(seen)


async def test_de_link_naar_de_volgende_bladzijde_is_te_volgen(keten: Systeem, gemeente: str) -> None:
    client = keten.client("wijkwerker", gemeente)
    await ontvang(client, 3)
    eerste = await client.get(f"{MELDINGEN}?limit=2&status=ontvangen")
    found = re.fullmatch(r'<([^>]+)>; rel="next"', eerste.headers["link"])
    assert found
    tweede = await client.gelezen(found[1])
    assert len(tweede["resultaten"]) == 1
    assert tweede["volgende"] is None


KNOEIEN: Mapping[str, Callable[[str], str]] = {
    "andere letters": str.swapcase,
    "ander begin": lambda cursor: "Z" + cursor[1:],
    "afgebroken": lambda cursor: cursor[:-4],
    "aangevuld": lambda cursor: f"{cursor}AAAA",
    "tekens ertussen": lambda cursor: f"{cursor[:4]}!{cursor[4:]}",
    "iets anders": lambda _cursor: "x",
}


@pytest.mark.parametrize("hoe", KNOEIEN)
async def test_een_cursor_waaraan_is_geknoeid_wordt_geweigerd(keten: Systeem, gemeente: str, hoe: str) -> None:
    client = keten.client("wijkwerker", gemeente)
    await ontvang(client, 3)
    geknoeid = KNOEIEN[hoe](await cursor_van(client))
    answer = await client.get(MELDINGEN, params={"limit": 2, "cursor": geknoeid})
    assert answer.status_code == 400, answer.text
    assert answer.json()["type"].rpartition("/")[2] == "cursor-ongeldig"


@pytest.mark.parametrize("wie", [{"client": "ander-systeem"}, {"medewerker": "ww-2"}])
async def test_een_cursor_van_een_ander_wordt_geweigerd(keten: Systeem, gemeente: str, wie: dict[str, str]) -> None:
    client = keten.client("wijkwerker", gemeente)
    await ontvang(client, 3)
    ander = keten.client("wijkwerker", gemeente, **wie)
    answer = await ander.get(MELDINGEN, params={"limit": 2, "cursor": await cursor_van(client)})
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "cursor-ongeldig")


@pytest.mark.parametrize("adres", [f"{MELDINGEN}?status=verwezen&limit=2", "/intake/v1/aanmeldingen?limit=2"])
async def test_een_cursor_van_een_andere_lijst_wordt_geweigerd(keten: Systeem, gemeente: str, adres: str) -> None:
    client = keten.client("wijkwerker", gemeente)
    await ontvang(client, 3)
    answer = await client.get(f"{adres}&cursor={await cursor_van(client)}")
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "cursor-ongeldig")


@pytest.mark.parametrize(
    "vraag",
    [
        "onbekend=1",
        "limit=0",
        "limit=201",
        "limit=veel",
        "ontvangenVanaf=gisteren",
        "ontvangenVanaf=2020-02-30",
        "ontvangenVanaf=1578268800",
        "ontvangenVanaf=2020-01-06T00:00:00Z",
        "ontvangenVanaf=0001-01-01",
        "ontvangenTot=9999-12-31",
        "ontvangen_vanaf=2020-01-06",
        "status=%00",
        "status=%00&status=ontvangen",
        "cursor=%C3%A9",
    ],
)
async def test_een_filter_dat_niet_klopt_wordt_geweigerd(keten: Systeem, gemeente: str, vraag: str) -> None:
    answer = await keten.client("wijkwerker", gemeente).get(f"{MELDINGEN}?{vraag}")
    assert answer.status_code == 400, answer.text


@pytest.mark.parametrize("vraag", ["van=1577836800", "van=2020-01-01T00:00:00Z", "van=2020-01-01&team=%00"])
async def test_een_filter_van_een_cijfer_wordt_net_zo_gelezen(keten: Systeem, gemeente: str, vraag: str) -> None:
    pad = f"/reporting/v1/indicatoren/instroom/waarden?tot=2020-12-31&{vraag}"
    answer = await keten.client("coordinator", gemeente).get(pad)
    assert answer.status_code == 400, answer.text


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ("ontvangenVanaf=2020-01-06&ontvangenTot=2020-01-06", 1),  # both days included, in the Netherlands
        ("ontvangenVanaf=2020-01-07", 1),
        ("ontvangenTot=2020-01-05", 0),
        ("kanaal=telefoon&kanaal=balie", 2),
        ("kanaal=balie", 1),
        ("team=centrum", 0),
        ("status=ontvangen", 2),
        ("status=verwezen", 0),
    ],
)
async def test_filters_gelden_samen_en_herhaald_is_of(keten: Systeem, gemeente: str, vraag: str, aantal: int) -> None:
    client = keten.client("wijkwerker", gemeente)
    await client.gedaan(MELDINGEN, nieuwe_melding(ontvangenOp="2020-01-06T23:30:00+01:00"))
    await client.gedaan(MELDINGEN, nieuwe_melding(ontvangenOp="2020-01-06T23:30:00Z", kanaal="balie"))
    assert len((await client.gelezen(f"{MELDINGEN}?{vraag}"))["resultaten"]) == aantal
