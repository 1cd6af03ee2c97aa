"""What may follow on what, for hulptraject and huishouden: every state and every act, over HTTP."""

import pytest

from shared.eventstore.ids import uuid7
from tests.e2e.clients import Zaak
from tests.e2e.handelingen import CASEWORK
from tests.e2e.overgangen import Overgangen, Tabel
from tests.systeem import Systeem

pytestmark = pytest.mark.server


async def met_basishulp(zaak: Zaak) -> Zaak:
    """A dossier in which the team started basishulp itself."""
    await zaak.onderzoek_nodig()
    zaak.ids["hulptraject"] = (await CASEWORK["startHulptraject"].door(zaak)).json()["id"]
    return zaak


HULPTRAJECT = Tabel(
    pad="/casework/v1/hulptrajecten/{hulptraject}",
    handelingen={"sluiten": CASEWORK["sluitHulptraject"]},
    wegen={"gestart": [met_basishulp], "afgesloten": [met_basishulp, "sluiten"]},
    overgangen={"gestart": {"sluiten": "afgesloten"}, "afgesloten": {}},
)
TABELLEN = {"hulptraject": HULPTRAJECT}


class TestOvergangen(Overgangen):
    tabellen = TABELLEN


async def test_basishulp_brengt_het_dossier_in_uitvoering(keten: Systeem, gemeente: str) -> None:
    zaak = await met_basishulp(Zaak(keten, gemeente))
    assert (await zaak.als("wijkwerker").gelezen(f"/casework/v1/dossiers/{zaak.ids['dossier']}"))[
        "status"
    ] == "uitvoering"


async def test_in_een_afgesloten_dossier_begint_geen_hulptraject(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).kort_hulptraject()
    await CASEWORK["sluitDossier"].door(zaak)
    geweigerd = await CASEWORK["startHulptraject"].door(zaak)
    assert (geweigerd.status_code, geweigerd.json()["type"].rpartition("/")[2]) == (409, "dossier-is-gesloten")


async def test_in_een_dossier_dat_er_niet_is_ook_niet(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente, ids={"dossier": str(uuid7())})
    assert (await CASEWORK["startHulptraject"].door(zaak)).status_code == 404
