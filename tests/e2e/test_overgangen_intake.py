"""What may follow on what, for melding and aanmelding: every state and every act, over HTTP."""

from collections.abc import Mapping

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import INTAKE, Handeling
from tests.e2e.overgangen import Overgangen, Tabel

pytestmark = pytest.mark.server

_AF = INTAKE["handelMeldingAf"].met(bestemming=None, team=None)
_VLAGGEN = ("bevestigen", "aanmerken")
_UITKOMSTEN = {
    "beantwoorden": "direct_beantwoord",
    "verwijzen": "verwezen",
    "registreren": "geregistreerd",
    "doorzetten": "doorgezet",
    "doorzetten naar een derde": "doorgezet",
}


def _vlaggen(stand: str) -> Mapping[str, str]:
    return dict.fromkeys(_VLAGGEN, stand)


MELDING = Tabel(
    pad="/intake/v1/meldingen/{melding}",
    handelingen={
        "bevestigen": INTAKE["bevestigMelding"],
        "aanmerken": INTAKE["kwalificeerMelding"],
        "beantwoorden": _AF.met(soort="direct_beantwoord", antwoordsoort="advies", akkoordClient=True),
        "verwijzen": _AF.met(soort="verwezen", naarSoort="partner", naam="Stichting Welzijn"),
        "registreren": _AF.met(soort="geregistreerd", instantie="zorgverzekeraar"),
        "doorzetten": INTAKE["handelMeldingAf"],
        "doorzetten naar een derde": _AF.met(bestemming="veilig_thuis"),
        "heropenen": INTAKE["heropenMelding"],
        "intrekken": INTAKE["trekMeldingIn"],
    },
    wegen={
        "ontvangen": [Zaak.ontvangen],
        "direct_beantwoord": [Zaak.ontvangen, "beantwoorden"],
        "verwezen": [Zaak.ontvangen, "verwijzen"],
        "geregistreerd": [Zaak.ontvangen, "registreren"],
        "doorgezet": [Zaak.ontvangen, "doorzetten"],
        "heropend": [Zaak.ontvangen, "verwijzen", "heropenen"],
        "ingetrokken": [Zaak.ontvangen, "intrekken"],
        "ingetrokken na heropening": [Zaak.ontvangen, "beantwoorden", "heropenen", "intrekken"],
    },
    overgangen={
        "ontvangen": {**_UITKOMSTEN, "intrekken": "ingetrokken", **_vlaggen("ontvangen")},
        "heropend": {**_UITKOMSTEN, "intrekken": "ingetrokken", **_vlaggen("heropend")},
        "direct_beantwoord": {"heropenen": "heropend", **_vlaggen("direct_beantwoord")},
        "verwezen": {"heropenen": "heropend", **_vlaggen("verwezen")},
        "geregistreerd": {"heropenen": "heropend", **_vlaggen("geregistreerd")},
        "doorgezet": _vlaggen("doorgezet"),
        "ingetrokken": {},
        "ingetrokken na heropening": {},
    },
)


async def gereserveerd(zaak: Zaak) -> Zaak:
    """A number for a melding that is still to come."""
    gegeven = (await INTAKE["reserveerNummer"].door(zaak)).json()["id"]
    zaak.ids["nummer"] = zaak.ids["reserveringId"] = gegeven
    return zaak


NUMMER = Tabel(
    pad="/intake/v1/nummerreserveringen/{nummer}",
    handelingen={
        "gebruiken": INTAKE["ontvangMelding"].met(reserveringId="0198c7b0-0000-7000-8000-0000000000d1"),
        "laten vervallen": INTAKE["laatNummerVervallen"],
    },
    wegen={"gereserveerd": [gereserveerd], "vervallen": [gereserveerd, "laten vervallen"]},
    overgangen={"gereserveerd": {"gebruiken": "ontvangen", "laten vervallen": "vervallen"}, "vervallen": {}},
)


def _uitkomst(soort: str) -> Handeling:
    return INTAKE["handelAanmeldingAf"].met(soort=soort)


def _spoed(stand: str) -> Mapping[str, str]:
    return {"spoed aanmerken": stand}


_BIJ_HET_TEAM = {"toewijzen": "toegewezen", "intrekken": "ingetrokken"}

AANMELDING = Tabel(
    pad="/intake/v1/aanmeldingen/{aanmelding}",
    handelingen={
        "spoed aanmerken": INTAKE["merkSpoedAan"],
        "bespreken": INTAKE["bespreekAanmelding"],
        "toewijzen": INTAKE["wijsAanmeldingToe"],
        "vrijgeven": INTAKE["geefAanmeldingVrij"],
        "spreken": INTAKE["legEersteGesprekVast"],
        "intrekken": INTAKE["trekAanmeldingIn"],
        "adviseren": _uitkomst("advies"),
        "doorverwijzen": _uitkomst("doorverwijzing"),
        "zelf helpen": _uitkomst("kort_hulptraject"),
        "onderzoeken": _uitkomst("onderzoek_nodig"),
    },
    wegen={
        "geopend": [Zaak.doorgezet],
        "geopend met spoed": [Zaak.doorgezet, "spoed aanmerken"],
        "besproken": [Zaak.doorgezet, "bespreken"],
        "toegewezen": [Zaak.doorgezet, "bespreken", "toewijzen"],
        "vrijgegeven": [Zaak.doorgezet, "toewijzen", "vrijgeven"],
        "gesproken": [Zaak.doorgezet, "toewijzen", "spreken"],
        "afgehandeld_advies": [Zaak.gesproken, "adviseren"],
        "afgehandeld_doorverwijzing": [Zaak.gesproken, "doorverwijzen"],
        "afgehandeld_hulptraject": [Zaak.gesproken, "zelf helpen"],
        "onderzoek_nodig": [Zaak.gesproken, "onderzoeken"],
        "ingetrokken": [Zaak.doorgezet, "intrekken"],
    },
    overgangen={
        "geopend": {**_spoed("geopend"), "bespreken": "besproken", **_BIJ_HET_TEAM},
        "geopend met spoed": {"bespreken": "besproken", **_BIJ_HET_TEAM},
        "besproken": {**_spoed("besproken"), **_BIJ_HET_TEAM},
        "toegewezen": {
            **_spoed("toegewezen"),
            "spreken": "gesproken",
            "vrijgeven": "vrijgegeven",
            "intrekken": "ingetrokken",
        },
        "vrijgegeven": {**_spoed("vrijgegeven"), **_BIJ_HET_TEAM},
        "gesproken": {
            **_spoed("gesproken"),
            "adviseren": "afgehandeld_advies",
            "doorverwijzen": "afgehandeld_doorverwijzing",
            "zelf helpen": "afgehandeld_hulptraject",
            "onderzoeken": "onderzoek_nodig",
        },
        "afgehandeld_advies": {},
        "afgehandeld_doorverwijzing": {},
        "afgehandeld_hulptraject": {},
        "onderzoek_nodig": _spoed("onderzoek_nodig"),
        "ingetrokken": {},
    },
    buiten={"geopend met spoed": ("spoed aanmerken",)},
)
TABELLEN = {"melding": MELDING, "nummer": NUMMER, "aanmelding": AANMELDING}


class TestOvergangen(Overgangen):
    tabellen = TABELLEN
