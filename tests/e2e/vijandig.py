"""Input that must be refused, made from input that is accepted, and ways to see that nothing of it stayed anywhere."""

import io
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg

from shared.eventstore.migrate import in_database
from shared.service import klok, telemetry
from shared.service.settings import Settings

KANARIE = "Kanarie!7f3a!geheim"
VRIJ = {"naam", "organisatie", "vraag", "vraaganalyse", "huisnummer", "inhoud", "bevinding", "tekst", "motivering"}
VRIJ |= {"gedraging", "contact", "verslag", "toelichting"}
VRIJ |= {"contactpersoon", "onderwerp", "notitie"}
VRIJ |= {"eigenKracht", "gebruikelijkeHulp", "mantelzorg", "sociaalNetwerk", "algemeneVoorziening", "maatwerk"}
VRIJ |= {"gronden", "afwijkingVanAdvies"}
_TIJDSTIP = re.compile(r"\d{4}-\d\d-\d\dT.*")
_DATUM = re.compile(r"\d{4}-\d\d-\d\d")
type Plaats = tuple[str | int, ...]


class Ergens(dict[str, str]):
    """Ids for an address, of cases that do not exist."""

    def __missing__(self, _name: str) -> str:
        return "0198c7b0-0000-7000-8000-0000000000ff"


def fout_voor(naam: str, waarde: object) -> Mapping[str, object]:
    """Values that this field must refuse, by what is wrong with them."""
    straks = (klok.nu() + timedelta(hours=1)).isoformat()
    match waarde:
        case bool():
            return {"tekst": KANARIE, "waar als tekst": "true", "een": 1}
        case int():
            wrong = {"tekst": KANARIE, "getal als tekst": "3", "gebroken": 1.5, "te groot": 10**30}
            return wrong if naam == "bedragCent" else {**wrong, "negatief": -1}  # an amount may correct another
        case dict():
            return {"tekst": KANARIE, "lijst": [], "onbekend veld": {**waarde, KANARIE: KANARIE}}
        case list():
            return {"tekst": KANARIE, "object": {KANARIE: KANARIE}, "te lang": waarde * 1001}
        case str() if naam == "bsn":
            return {
                "tekst": KANARIE,
                "elfproef": "123456789",
                "nullen": "000000000",
                "getal": 999900006,
                "acht": "99990000",
            }
        case str() if _DATUM.fullmatch(waarde):
            return {"tekst": KANARIE, "geen dag": "2020-02-30", "getal": 1578301200, "tijdstip": f"{waarde}T00:00:00Z"}
        case str() if _TIJDSTIP.fullmatch(waarde):
            wrong = {
                "tekst": KANARIE,
                "zonder zone": "2020-01-06T10:00:00",
                "onbekende zone": "2020-01-06T10:00:00-00:00",
                "kleine t": "2020-01-06t10:00:00+01:00",
                "geen dag": "2020-02-30T10:00:00+01:00",
                "datum": "2020-01-06",
                "getal": 1578301200,
            }
            return wrong if naam == "gepland" else {**wrong, "toekomst": straks}
        case _:
            wrong = {"getal": 5, "lijst": [KANARIE], "te lang": KANARIE * 600}
            return {**wrong, "leeg": ""} if naam in VRIJ else {**wrong, "onbekende code": KANARIE}


def plaatsen(inhoud: object, hier: Plaats = ()) -> Iterator[tuple[Plaats, object]]:
    """Every place in a body, with what stands there."""
    yield hier, inhoud
    parts: Sequence[tuple[str | int, object]] = ()
    if isinstance(inhoud, dict):
        parts = list(inhoud.items())
    elif isinstance(inhoud, list):
        parts = list(enumerate(inhoud))
    for naam, deel in parts:
        yield from plaatsen(deel, (*hier, naam))


def gezet(inhoud: Any, plaats: Plaats, waarde: object) -> Any:
    """The body with another value in one place."""
    if not plaats:
        return waarde
    first, rest = plaats[0], plaats[1:]
    copy: Any = dict(inhoud) if isinstance(inhoud, dict) else list(inhoud)
    copy[first] = gezet(inhoud[first], rest, waarde)
    return copy


def fouten_in(inhoud: Mapping[str, Any]) -> Iterator[tuple[Plaats, str, Any]]:
    """Every body that differs from this one in one wrong value: where, what is wrong, the body."""
    for plaats, waarde in plaatsen(dict(inhoud)):
        namen = [deel for deel in plaats if isinstance(deel, str)]
        for wat, fout in fout_voor(namen[-1] if namen else "", waarde).items():
            yield plaats, wat, gezet(dict(inhoud), plaats, fout)


@contextmanager
def logboek() -> Iterator[io.StringIO]:
    """Everything that this process logs or prints meanwhile, at the most talkative level."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()  # noqa: TID251 - to hear what libraries say
    before = root.level
    client = logging.getLogger("httpx")  # noqa: TID251 - the test's own client may name the address it calls
    with redirect_stderr(written), redirect_stdout(written):
        telemetry.configure(Settings(data=Path("var"), log_level="debug", log_format="json"), "proef")
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        client.disabled = True
        try:
            yield written
        finally:
            client.disabled = False
            root.setLevel(before)
            root.removeHandler(handler)
    telemetry.configure(Settings(data=Path("var"), log_level="error"), "proef")


async def opgeslagen(admin_dsn: str, service: str, gemeente: str) -> int:
    """How many facts and replies of this gemeente one service keeps."""
    connection = await asyncpg.connect(in_database(admin_dsn, f"keten_{service}"))
    try:
        counted = await connection.fetchval(
            "SELECT (SELECT count(*) FROM es.event WHERE gemeente = $1)"
            " + (SELECT count(*) FROM es.command_log WHERE gemeente = $1)",
            gemeente,
        )
    finally:
        await connection.close()
    return int(counted)
