"""What may follow on what, for a persoon, a partner and an agreement: every state and every act, over HTTP."""

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import INTAKE
from tests.e2e.overgangen import Overgangen, Tabel

pytestmark = pytest.mark.server


async def met_persoon(zaak: Zaak) -> Zaak:
    """A case whose person is known without BSN, and another person who may represent them."""
    ander = Zaak(zaak.systeem, zaak.gemeente, zaak.team)
    for een, naam in ((ander, "vertegenwoordigerId"), (zaak, "persoon")):
        await een.ontvangen()
        melding = await een.als("wijkwerker").gelezen(f"/intake/v1/meldingen/{een.ids['melding']}")
        zaak.ids[naam] = melding["persoonId"]
    return zaak


async def met_toestemming(zaak: Zaak) -> Zaak:
    """The person allowed something."""
    await INTAKE["geefToestemming"].door(zaak)
    gegeven = await zaak.als("wijkwerker").gelezen(f"/intake/v1/personen/{zaak.ids['persoon']}/toestemmingen")
    zaak.ids["toestemmingId"] = gegeven["resultaten"][0]["toestemmingId"]
    return zaak


async def met_partner(zaak: Zaak) -> Zaak:
    """A partner that is known."""
    zaak.ids["partner"] = zaak.ids["partnerId"] = (await INTAKE["registreerPartner"].door(zaak)).json()["id"]
    return zaak


async def met_afspraak(zaak: Zaak) -> Zaak:
    """An agreement with that partner."""
    await met_partner(zaak)
    zaak.ids["samenwerkingsafspraak"] = (await INTAKE["sluitSamenwerkingsafspraak"].door(zaak)).json()["id"]
    return zaak


_LEVEND = ("BSN vaststellen", "vertegenwoordiger vastleggen", "verhuizen", "toestemming geven", "toestemming intrekken")

PERSOON = Tabel(
    pad="/intake/v1/personen/{persoon}",
    handelingen={
        "BSN vaststellen": INTAKE["stelBsnVast"],
        "vertegenwoordiger vastleggen": INTAKE["legVertegenwoordigingVast"],
        "verhuizen": INTAKE["meldVerhuizing"],
        "toestemming geven": INTAKE["geefToestemming"],
        "toestemming intrekken": INTAKE["trekToestemmingIn"],
        "overlijden": INTAKE["meldOverlijden"],
    },
    wegen={
        "geregistreerd": [met_persoon, met_toestemming],
        "geregistreerd met BSN en zonder toestemming": [met_persoon, "BSN vaststellen"],
        "overleden": [met_persoon, met_toestemming, "overlijden"],
    },
    overgangen={
        "geregistreerd": {**dict.fromkeys(_LEVEND, "geregistreerd"), "overlijden": "overleden"},
        "geregistreerd met BSN en zonder toestemming": {
            **dict.fromkeys(("vertegenwoordiger vastleggen", "verhuizen", "toestemming geven"), "geregistreerd"),
            "overlijden": "overleden",
        },
        "overleden": dict.fromkeys(("BSN vaststellen", "toestemming intrekken"), "overleden"),
    },
    buiten={"geregistreerd met BSN en zonder toestemming": ("BSN vaststellen", "toestemming intrekken")},
)
PARTNER = Tabel(
    pad="/intake/v1/partners/{partner}",
    handelingen={"voorziening opnemen": INTAKE["neemVoorzieningOp"], "nog eens": INTAKE["registreerPartner"]},
    wegen={"geregistreerd": [met_partner]},
    overgangen={"geregistreerd": {"voorziening opnemen": "geregistreerd"}},
)
AFSPRAAK = Tabel(
    pad="/intake/v1/samenwerkingsafspraken/{samenwerkingsafspraak}",
    handelingen={
        "sluiten": INTAKE["sluitSamenwerkingsafspraak"],
        "beeindigen": INTAKE["beeindigSamenwerkingsafspraak"],
    },
    wegen={"gesloten": [met_afspraak], "beeindigd": [met_afspraak, "beeindigen"]},
    overgangen={"gesloten": {"beeindigen": "beeindigd"}, "beeindigd": {"sluiten": "gesloten"}},
)
TABELLEN = {"persoon": PERSOON, "partner": PARTNER, "afspraak": AFSPRAAK}


class TestOvergangen(Overgangen):
    tabellen = TABELLEN
