"""What may follow on what, for a verwijzing: every state and every act, over HTTP."""

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import CASEWORK
from tests.e2e.overgangen import Overgangen, Tabel

pytestmark = pytest.mark.server


async def verwezen(zaak: Zaak) -> Zaak:
    """A case with a dossier, from which a school was asked for help."""
    await zaak.onderzoek_nodig()
    zaak.ids["verwijzing"] = (await CASEWORK["verstuurVerwijzing"].door(zaak)).json()["id"]
    return zaak


VERWIJZING = Tabel(
    pad="/casework/v1/verwijzingen/{verwijzing}",
    handelingen={
        "accepteren": CASEWORK["accepteerVerwijzing"],
        "afwijzen": CASEWORK["wijsVerwijzingAf"],
        "afronden": CASEWORK["rondVerwijzingAf"],
        "intrekken": CASEWORK["trekVerwijzingIn"],
    },
    wegen={
        "verstuurd": [verwezen],
        "geaccepteerd": [verwezen, "accepteren"],
        "afgewezen": [verwezen, "afwijzen"],
        "afgerond": [verwezen, "accepteren", "afronden"],
        "ingetrokken": [verwezen, "intrekken"],
    },
    overgangen={
        "verstuurd": {"accepteren": "geaccepteerd", "afwijzen": "afgewezen", "intrekken": "ingetrokken"},
        "geaccepteerd": {"afronden": "afgerond", "intrekken": "ingetrokken"},
        "afgewezen": {},
        "afgerond": {},
        "ingetrokken": {},
    },
)
TABELLEN = {"verwijzing": VERWIJZING}


class TestOvergangen(Overgangen):
    tabellen = TABELLEN
