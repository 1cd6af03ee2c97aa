"""One POST operation: its address, a role that may do it, and a body that fits, fully filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import httpx

from shared.service.auth import partner_id
from tests.e2e.clients import Zaak

BSN = "999900006"
PERSOON = {"bsn": BSN, "naam": "Inwoner Een", "geboortedatum": "1950-01-01", "postcode": "1315 AA", "huisnummer": "12a"}
SCHOOL = "0198c7b0-0000-7000-8000-00000000005c"  # stands for the id of the partner that a client of this role is


def school(gemeente: str) -> str:
    """The id of the partner that a client of the role partner_school is."""
    return str(partner_id(gemeente, "partner_school keten-token"))


@dataclass(frozen=True, slots=True)
class Handeling:
    """One POST of a client."""

    pad: str
    inhoud: Mapping[str, Any]
    rol: str = "wijkwerker"

    @property
    def act(self) -> str:
        """The name under which a refusal lists it."""
        return self.pad.rpartition("/")[2]

    def met(self, **anders: Any) -> "Handeling":
        """The same with other fields; None leaves a field out."""
        inhoud = {**self.inhoud, **anders}
        return replace(self, inhoud={name: value for name, value in inhoud.items() if value is not None})

    async def door(self, zaak: Zaak, **headers: str) -> httpx.Response:
        """Do it in this case; a field that bears the name of one of its ids gets that id."""
        zelf = {naam: school(zaak.gemeente) for naam, waarde in self.inhoud.items() if waarde == SCHOOL}
        inhoud = {naam: zaak.ids.get(naam, waarde) for naam, waarde in self.inhoud.items()} | zelf
        return await zaak.als(self.rol).doe(self.pad.format_map(zaak.ids), inhoud, **headers)


def op(dag: str, naam: str = "op") -> dict[str, str]:
    """A moment on a day, under the name that the body gives it."""
    return {naam: f"{dag}T10:00:00+01:00"}
