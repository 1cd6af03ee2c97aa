"""What may follow on what, for teams, medewerkers and veiligheidssignalen: every state and every act, over HTTP."""

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import CASEWORK
from tests.e2e.overgangen import Overgangen, Tabel

pytestmark = pytest.mark.server


async def ingericht(zaak: Zaak) -> Zaak:
    """A team in the register."""
    zaak.ids["teamId"] = (await CASEWORK["richtTeamIn"].door(zaak)).json()["id"]
    return zaak


async def ingezet(zaak: Zaak) -> Zaak:
    """A member of staff in a team."""
    zaak.ids["ingezet"] = (await CASEWORK["zetMedewerkerIn"].door(zaak)).json()["id"]
    return zaak


async def gemeld(zaak: Zaak) -> Zaak:
    """A signal of a school."""
    zaak.ids["signaal"] = (await CASEWORK["ontvangZorgsignaal"].door(zaak)).json()["id"]
    return zaak


_TEAM = ("wijzigen", "profiel publiceren", "werkwijze invoeren", "activiteit vastleggen")
TEAM = Tabel(
    pad="/casework/v1/teams/{teamId}",
    handelingen={
        "inrichten": CASEWORK["richtTeamIn"],
        "wijzigen": CASEWORK["wijzigTeam"],
        "profiel publiceren": CASEWORK["publiceerTeamprofiel"],
        "werkwijze invoeren": CASEWORK["voerWerkwijzeIn"],
        "activiteit vastleggen": CASEWORK["legCollectieveActiviteitVast"],
    },
    wegen={"ingericht": [ingericht]},
    overgangen={"ingericht": dict.fromkeys(_TEAM, "ingericht")},
)
MEDEWERKER = Tabel(
    pad="/casework/v1/medewerkers/{ingezet}",
    handelingen={
        "inzetten": CASEWORK["zetMedewerkerIn"],
        "verplaatsen": CASEWORK["verplaatsMedewerker"],
        "beeindigen": CASEWORK["beeindigInzet"],
    },
    wegen={"ingezet": [ingezet], "beeindigd": [ingezet, "beeindigen"]},
    overgangen={"ingezet": {"verplaatsen": "ingezet", "beeindigen": "beeindigd"}, "beeindigd": {"inzetten": "ingezet"}},
)
SIGNAAL = Tabel(
    pad="/casework/v1/veiligheidssignalen/{signaal}",
    handelingen={"Veilig Thuis inschakelen": CASEWORK["schakelVeiligThuisIn"], "afronden": CASEWORK["rondSignaalAf"]},
    wegen={
        "ontvangen": [gemeld],
        "veilig_thuis": [gemeld, "Veilig Thuis inschakelen"],
        "afgerond": [gemeld, "afronden"],
    },
    overgangen={
        "ontvangen": {"Veilig Thuis inschakelen": "veilig_thuis", "afronden": "afgerond"},
        "veilig_thuis": {},
        "afgerond": {},
    },
    lezer="coordinator",
)
TABELLEN = {"team": TEAM, "medewerker": MEDEWERKER, "signaal": SIGNAAL}


class TestOvergangen(Overgangen):
    tabellen = TABELLEN
