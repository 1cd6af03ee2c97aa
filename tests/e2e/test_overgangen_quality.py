"""What may follow on what, for klacht, tevredenheidsmeting and calamiteit: every state and every act, over HTTP."""

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import CASEWORK, QUALITY
from tests.e2e.overgangen import Overgangen, Tabel

pytestmark = pytest.mark.server


async def ingediend(zaak: Zaak) -> Zaak:
    """A klacht is received."""
    zaak.ids["klacht"] = (await QUALITY["dienKlachtIn"].door(zaak)).json()["id"]
    return zaak


async def gevraagd(zaak: Zaak) -> Zaak:
    """A dossier was closed, and so the inwoner is asked what it was like."""
    await zaak.kort_hulptraject()
    assert (await CASEWORK["sluitDossier"].door(zaak)).status_code == 201
    before = await _metingen(zaak)
    await zaak.systeem.rustig()
    (zaak.ids["meting"],) = await _metingen(zaak) - before
    return zaak


async def _metingen(zaak: Zaak) -> set[str]:
    rijen = (await zaak.als("klachtbehandelaar").gelezen("/quality/v1/tevredenheidsmetingen"))["resultaten"]
    return {rij["id"] for rij in rijen}


async def gemeld(zaak: Zaak) -> Zaak:
    """A calamiteit is reported."""
    zaak.ids["calamiteit"] = (await QUALITY["meldCalamiteit"].door(zaak)).json()["id"]
    return zaak


_BUITEN = {"buiten behandeling laten": "niet_in_behandeling", "intrekken": "ingetrokken"}
_TOEGEWEZEN = (ingediend, "bevestigen", "toewijzen")

KLACHT = Tabel(
    pad="/quality/v1/klachten/{klacht}",
    handelingen={
        "bevestigen": QUALITY["bevestigKlacht"],
        "toewijzen": QUALITY["wijsKlachtbehandelaarToe"],
        "horen": QUALITY["hoorKlager"],
        "verdagen": QUALITY["verdaagKlacht"],
        "escaleren": QUALITY["escaleerKlacht"],
        "afhandelen": QUALITY["handelKlachtAf"],
        "buiten behandeling laten": QUALITY["neemKlachtNietInBehandeling"],
        "intrekken": QUALITY["trekKlachtIn"],
    },
    wegen={
        "ontvangen": [ingediend],
        "bevestigd": [ingediend, "bevestigen"],
        "in_behandeling": [*_TOEGEWEZEN],
        "in_behandeling na het horen": [*_TOEGEWEZEN, "horen"],
        "verdaagd": [*_TOEGEWEZEN, "verdagen"],
        "afgehandeld": [*_TOEGEWEZEN, "horen", "afhandelen"],
        "niet_in_behandeling": [ingediend, "buiten behandeling laten"],
        "ingetrokken": [ingediend, "intrekken"],
    },
    overgangen={
        "ontvangen": {"bevestigen": "bevestigd", **_BUITEN},
        "bevestigd": {"toewijzen": "in_behandeling", **_BUITEN},
        **{
            stand: {
                **dict.fromkeys(("toewijzen", "horen", "escaleren"), "in_behandeling"),
                "verdagen": "verdaagd",
                "afhandelen": "afgehandeld",
                **_BUITEN,
            }
            for stand in ("in_behandeling", "in_behandeling na het horen")
        },
        "verdaagd": {
            **dict.fromkeys(("toewijzen", "horen", "escaleren"), "verdaagd"),
            "afhandelen": "afgehandeld",
            **_BUITEN,
        },
        "afgehandeld": {},
        "niet_in_behandeling": {},
        "ingetrokken": {},
    },
    lezer="klachtbehandelaar",
)


METING = Tabel(
    pad="/quality/v1/tevredenheidsmetingen/{meting}",
    handelingen={"invullen": QUALITY["vulTevredenheidsmetingIn"]},
    wegen={"verstuurd": [gevraagd], "ingevuld": [gevraagd, "invullen"]},
    overgangen={"verstuurd": {"invullen": "ingevuld"}, "ingevuld": {}},
    lezer="klachtbehandelaar",
)
CALAMITEIT = Tabel(
    pad="/quality/v1/calamiteiten/{calamiteit}",
    handelingen={"afronden": QUALITY["rondCalamiteitAf"]},
    wegen={"gemeld": [gemeld], "afgerond": [gemeld, "afronden"]},
    overgangen={"gemeld": {"afronden": "afgerond"}, "afgerond": {}},
    lezer="klachtbehandelaar",
)
TABELLEN = {"klacht": KLACHT, "tevredenheidsmeting": METING, "calamiteit": CALAMITEIT}


class TestOvergangen(Overgangen):
    tabellen = TABELLEN
