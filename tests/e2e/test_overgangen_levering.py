"""What may follow on what, for voorziening, pgb, verzoek, declaratie, contract and begroting: all of it over HTTP."""

import pytest

from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import GELD, LEVERING, PROVISIONS
from tests.e2e.overgangen import Overgangen, Tabel
from tests.systeem import Systeem

pytestmark = pytest.mark.server


async def _met_einde(zaak: Zaak) -> Zaak:
    return await zaak.zelf_bekendgemaakt(regel(einddatum="2020-12-31"))


async def _herzien(zaak: Zaak) -> Zaak:
    """Its beschikking was revised, so that someone must look at it."""
    assert (await PROVISIONS["herzieBeschikking"].met(wijzigingen=[]).door(zaak)).status_code == 201
    return zaak


async def _afwijzing(zaak: Zaak) -> Zaak:
    return await zaak.zelf_bekendgemaakt({"besluit": "afwijzen", "productcategorie": "begeleiding"})


async def _pgb(zaak: Zaak) -> Zaak:
    """A granted budget, under its own id."""
    await zaak.zelf_bekendgemaakt(regel(leveringsvorm="pgb", einddatum="2020-12-31"))
    pad = f"/provisions/v1/pgbs?voorziening={zaak.ids['voorziening']}"
    zaak.ids["pgb"] = (await zaak.als("beschikker").gelezen(pad))["resultaten"][0]["id"]
    return zaak


async def _verzocht(zaak: Zaak) -> Zaak:
    zaak.ids["verzoek"] = (await LEVERING["ontvangVerzoek"].door(zaak)).json()["id"]
    return zaak


async def _gedeclareerd(zaak: Zaak) -> Zaak:
    zaak.ids["declaratie"] = (await GELD["ontvangDeclaratie"].door(zaak)).json()["id"]
    return zaak


async def _gesloten(zaak: Zaak) -> Zaak:
    zaak.ids["contract"] = (await GELD["sluitContract"].door(zaak)).json()["id"]
    return zaak


async def _begroot(zaak: Zaak) -> Zaak:
    zaak.ids["begroting"] = (await GELD["stelBegrotingsregelVast"].door(zaak)).json()["id"]
    return zaak


_STEEDS = ("plannen", "vragen")
_BESTELD = (_met_einde, "bestellen")
_IN_LEVERING = (*_BESTELD, "starten")
VOORZIENING = Tabel(
    pad="/provisions/v1/voorzieningen/{voorziening}",
    handelingen={
        "bestellen": PROVISIONS["bestelVoorziening"],
        "bevestigen": LEVERING["verwerkRetour"].met(retourcodes=[]),
        "afkeuren": LEVERING["verwerkRetour"],
        "wijzigen": LEVERING["wijzigVoorziening"],
        "verlopen": LEVERING["laatToewijzingVerlopen"],
        "starten": PROVISIONS["meldLevering"],
        "onderbreken": LEVERING["onderbreekLevering"],
        "hervatten": LEVERING["hervatLevering"],
        "stoppen": PROVISIONS["beeindigLevering"],
        "beeindigen": LEVERING["beeindigVoorziening"],
        "plannen": LEVERING["planHerbeoordeling"],
        "vragen": LEVERING["vraagHeronderzoek"],
        "afronden": LEVERING["rondBeoordelingAf"],
        "melden": LEVERING["meldEigenBijdrage"],
    },
    wegen={
        "toegekend": [_met_einde],
        "toegekend met een voorstel": [_met_einde, _herzien],
        "besteld": [*_BESTELD],
        "bevestigd": [*_BESTELD, "bevestigen"],
        "bevestigd en gewijzigd": [*_BESTELD, "bevestigen", "wijzigen"],
        "afgekeurd": [*_BESTELD, "afkeuren"],
        "in_levering": [*_IN_LEVERING],
        "in_levering na bevestiging": [*_BESTELD, "bevestigen", "starten"],
        "tijdelijk_gestopt": [*_BESTELD, "bevestigen", "starten", "onderbreken"],
        "gestopt": [*_IN_LEVERING, "stoppen"],
        "verlopen_zonder_start": [*_BESTELD, "bevestigen", "verlopen"],
        "beeindigd": [*_IN_LEVERING, "stoppen", "beeindigen"],
        "afgewezen": [_afwijzing],
    },
    overgangen={
        "toegekend": {"bestellen": "besteld", "wijzigen": "toegekend", "beeindigen": "beeindigd"}
        | dict.fromkeys(_STEEDS, "toegekend"),
        "toegekend met een voorstel": {"afronden": "toegekend", "beeindigen": "beeindigd"},
        "besteld": {
            "bevestigen": "bevestigd",
            "afkeuren": "afgekeurd",
            "starten": "in_levering",
            "beeindigen": "beeindigd",
        }
        | dict.fromkeys(_STEEDS, "besteld"),
        "bevestigd": {"starten": "in_levering", "wijzigen": "bevestigd", "verlopen": "verlopen_zonder_start"}
        | {"beeindigen": "beeindigd"}
        | dict.fromkeys(_STEEDS, "bevestigd"),
        "bevestigd en gewijzigd": dict.fromkeys(("bevestigen", "afkeuren", "wijzigen", *_STEEDS), "bevestigd")
        | {"starten": "in_levering", "verlopen": "verlopen_zonder_start", "beeindigen": "beeindigd"},
        "afgekeurd": {"bestellen": "besteld", "wijzigen": "afgekeurd", "beeindigen": "beeindigd"}
        | dict.fromkeys(_STEEDS, "afgekeurd"),
        "in_levering": {"onderbreken": "tijdelijk_gestopt", "stoppen": "gestopt"}
        | dict.fromkeys(("bevestigen", "afkeuren", "wijzigen", "melden", *_STEEDS), "in_levering"),
        "in_levering na bevestiging": {"onderbreken": "tijdelijk_gestopt", "stoppen": "gestopt"}
        | dict.fromkeys(("wijzigen", "melden", *_STEEDS), "in_levering"),
        "tijdelijk_gestopt": {"hervatten": "in_levering", "stoppen": "gestopt"}
        | dict.fromkeys(("melden", *_STEEDS), "tijdelijk_gestopt"),
        "gestopt": {"beeindigen": "beeindigd"} | dict.fromkeys(("melden", *_STEEDS), "gestopt"),
        "verlopen_zonder_start": {"beeindigen": "beeindigd"} | dict.fromkeys(_STEEDS, "verlopen_zonder_start"),
        "beeindigd": {"melden": "beeindigd"},
        "afgewezen": {},
    },
    buiten={
        **dict.fromkeys(("in_levering", "gestopt", "afgewezen"), ("afronden",)),
        **dict.fromkeys(("toegekend", "besteld", "afgekeurd", "verlopen_zonder_start"), ("afronden", "melden")),
        "toegekend met een voorstel": ("bestellen", "wijzigen", "melden", *_STEEDS),
        "bevestigd": ("bevestigen", "afkeuren", "afronden", "melden"),
        "bevestigd en gewijzigd": ("afronden", "melden"),
        "in_levering na bevestiging": ("bevestigen", "afkeuren", "afronden"),
        "tijdelijk_gestopt": ("bevestigen", "afkeuren", "afronden"),
    },
)

PGB = Tabel(
    pad="/provisions/v1/pgbs/{pgb}",
    handelingen={"besteden": LEVERING["boekPgbBesteding"], "intrekken": LEVERING["trekPgbIn"]},
    wegen={"toegekend": [_pgb], "ingetrokken": [_pgb, "intrekken"]},
    overgangen={
        "toegekend": {"besteden": "toegekend", "intrekken": "ingetrokken"},
        "ingetrokken": {"besteden": "ingetrokken"},
    },
)

VERZOEK = Tabel(
    pad="/provisions/v1/verzoeken/{verzoek}",
    handelingen={
        "onderzoeken": LEVERING["neemVerzoekInOnderzoek"],
        "honoreren": LEVERING["honoreerVerzoek"],
        "afwijzen": LEVERING["wijsVerzoekAf"],
    },
    wegen={
        "ontvangen": [_verzocht],
        "in_onderzoek": [_verzocht, "onderzoeken"],
        "gehonoreerd": [_verzocht, "honoreren"],
        "afgewezen": [_verzocht, "onderzoeken", "afwijzen"],
    },
    overgangen={
        "ontvangen": {"onderzoeken": "in_onderzoek", "honoreren": "gehonoreerd", "afwijzen": "afgewezen"},
        "in_onderzoek": {"honoreren": "gehonoreerd", "afwijzen": "afgewezen"},
        "gehonoreerd": {},
        "afgewezen": {},
    },
)

DECLARATIE = Tabel(
    pad="/provisions/v1/declaraties/{declaratie}",
    handelingen={"beoordelen": GELD["beoordeelDeclaratieregel"], "antwoorden": GELD["beantwoordDeclaratie"]},
    wegen={
        "ontvangen": [_gedeclareerd],
        "ontvangen en beoordeeld": [_gedeclareerd, "beoordelen"],
        "beantwoord": [_gedeclareerd, "beoordelen", "antwoorden"],
    },
    overgangen={
        "ontvangen": {"beoordelen": "ontvangen"},
        "ontvangen en beoordeeld": {"antwoorden": "beantwoord"},
        "beantwoord": {},
    },
    buiten={"ontvangen": ("antwoorden",), "ontvangen en beoordeeld": ("beoordelen",)},
)

CONTRACT = Tabel(
    pad="/provisions/v1/contracten/{contract}",
    handelingen={"beeindigen": GELD["beeindigContract"]},
    wegen={"gesloten": [_gesloten], "beeindigd": [_gesloten, "beeindigen"]},
    overgangen={"gesloten": {"beeindigen": "beeindigd"}, "beeindigd": {}},
)

BEGROTING = Tabel(
    pad="/provisions/v1/begrotingen/{begroting}",
    handelingen={
        "bijstellen": GELD["stelBegrotingBij"],
        "boeken": GELD["boekRealisatie"],
        "toelichten": GELD["lichtAfwijkingToe"],
    },
    wegen={"vastgesteld": [_begroot]},
    overgangen={"vastgesteld": dict.fromkeys(("bijstellen", "boeken", "toelichten"), "vastgesteld")},
)
TABELLEN = {
    "voorziening": VOORZIENING,
    "pgb": PGB,
    "verzoek": VERZOEK,
    "declaratie": DECLARATIE,
    "contract": CONTRACT,
    "begroting": BEGROTING,
}


class TestOvergangen(Overgangen):
    tabellen = TABELLEN


async def test_een_afgekeurde_toewijzing_gaat_opnieuw_uit_met_een_ander_nummer(keten: Systeem, gemeente: str) -> None:
    zaak = await VOORZIENING.in_stand(keten, gemeente, "afgekeurd")
    eerste = (await VOORZIENING.gelezen(zaak)).json()["toewijzingnummer"]
    assert (await PROVISIONS["bestelVoorziening"].met(aanbieder="87654321").door(zaak)).status_code == 201
    opnieuw = (await VOORZIENING.gelezen(zaak)).json()
    assert (opnieuw["aanbieder"], opnieuw["status"]) == ("87654321", "besteld")
    assert opnieuw["toewijzingnummer"] != eerste


async def test_met_het_pgb_eindigt_ook_zijn_voorziening(keten: Systeem, gemeente: str) -> None:
    """Wmo 2015, art. 2.3.10: what it was granted for stands in nobody's way any more."""
    zaak = await PGB.in_stand(keten, gemeente, "ingetrokken")
    geeindigd = (await VOORZIENING.gelezen(zaak)).json()
    assert (geeindigd["status"], geeindigd["einddatum"]) == ("beeindigd", "2020-05-31")


async def test_r28_op_besluit_eindigt_een_voorziening_alleen_na_dat_besluit(keten: Systeem, gemeente: str) -> None:
    """Wmo 2015 art. 2.3.10: a revision that names no line leaves the end of each to a person."""
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt()
    beeindig = LEVERING["beeindigVoorziening"].met(reden="besluit_gemeente", op="2020-06-03T10:00:00+02:00")
    geweigerd = await beeindig.door(zaak)
    assert (geweigerd.status_code, geweigerd.json()["regel"]) == (409, "Wmo 2015, art. 2.3.10")
    assert (await PROVISIONS["herzieBeschikking"].met(wijzigingen=[]).door(zaak)).status_code == 201
    assert (await beeindig.door(zaak)).status_code == 201


async def test_r21_een_wijkwerker_wijzigt_niet_wat_is_toegekend(keten: Systeem, gemeente: str) -> None:
    """Wmo 2015 art. 2.3.10: what was decided, changes by who decides."""
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt()
    wijzig = LEVERING["wijzigVoorziening"]
    geweigerd = await zaak.als("wijkwerker").post(wijzig.pad.format(**zaak.ids), json=dict(wijzig.inhoud))
    assert geweigerd.status_code == 403
