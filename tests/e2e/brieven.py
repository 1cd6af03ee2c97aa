"""Every letter of the chain: who may read it in these tests, and where it is."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import httpx
import pypdf

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import QUALITY


@dataclass(frozen=True, slots=True)
class Brief:
    """One letter: a role that may read it, and its address in a case."""

    rol: str
    pad: str

    async def van(self, zaak: Zaak, accept: str = "text/html") -> httpx.Response:
        """Ask for it."""
        return await zaak.als(self.rol).get(self.pad.format(**zaak.ids), headers={"Accept": accept})


BRIEVEN: Mapping[str, Brief] = {
    "verslag": Brief("wijkwerker", "/casework/v1/onderzoeken/{onderzoek}/documenten/verslag"),
    "plan": Brief("inwoner_kanaal", "/casework/v1/plannen/{plan}/documenten/plan"),
    "aanvraagformulier": Brief("inwoner_kanaal", "/provisions/v1/aanvragen/{aanvraag}/documenten/aanvraagformulier"),
    "beschikking": Brief("inwoner_kanaal", "/provisions/v1/beschikkingen/{beschikking}/documenten/beschikking"),
    "toewijzing": Brief("beschikker", "/provisions/v1/voorzieningen/{voorziening}/documenten/toewijzing"),
    "afdoening": Brief("klachtbehandelaar", "/quality/v1/klachten/{klacht}/documenten/afdoening"),
}


async def handel_klacht_af(zaak: Zaak) -> None:
    """A klacht beside the case, from its receipt to its outcome."""
    zaak.ids["klacht"] = (await QUALITY["dienKlachtIn"].door(zaak)).json()["id"]
    for naam in ("bevestigKlacht", "wijsKlachtbehandelaarToe", "hoorKlager", "handelKlachtAf"):
        answer = await QUALITY[naam].door(zaak)
        assert answer.status_code == 201, answer.text


def pdf(answer: httpx.Response) -> pypdf.PdfReader:
    """The PDF of an answer."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    return pypdf.PdfReader(io.BytesIO(answer.content))


def tekst(gelezen: pypdf.PdfReader) -> str:
    """All its text on one line; a word with a hyphen may have been broken there."""
    return " ".join(" ".join(page.extract_text() for page in gelezen.pages).split()).replace("- ", "-")


def wortel(gelezen: pypdf.PdfReader) -> Any:
    """What the PDF says of itself."""
    return cast("Any", gelezen.trailer["/Root"])
