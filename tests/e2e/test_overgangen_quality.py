"""What may follow on what, for the klacht: every state and every act, over HTTP."""

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import QUALITY
from tests.e2e.overgangen import Tabel
from tests.systeem import Systeem

pytestmark = pytest.mark.server


async def ingediend(zaak: Zaak) -> Zaak:
    """A klacht is received."""
    zaak.ids["klacht"] = (await QUALITY["dienKlachtIn"].door(zaak)).json()["id"]
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


@pytest.mark.parametrize(("stand", "naam"), KLACHT.toegelaten())
async def test_wat_bij_een_klacht_mag_leidt_naar_de_volgende_stand(
    keten: Systeem, gemeente: str, stand: str, naam: str
) -> None:
    await KLACHT.toets_toegelaten(await KLACHT.in_stand(keten, gemeente, stand), stand, naam)


@pytest.mark.parametrize("stand", KLACHT.wegen)
async def test_wat_bij_een_klacht_niet_mag_laat_alles_zoals_het_was(keten: Systeem, gemeente: str, stand: str) -> None:
    await KLACHT.toets_geweigerd(await KLACHT.in_stand(keten, gemeente, stand), stand)
