"""What may follow on what, for aanvraag and beschikking: every state and every act, over HTTP."""

import pytest

from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import PERSOON, PROVISIONS
from tests.e2e.overgangen import Overgangen, Tabel
from tests.e2e.test_overgangen_levering import VOORZIENING
from tests.systeem import Systeem

pytestmark = pytest.mark.server

_OPSCHORTEN = PROVISIONS["schortAanvraagOp"]


async def _beschikt(zaak: Zaak) -> Zaak:
    """The aanvraag's decision is made known."""
    return await zaak.zelf_bekendgemaakt()


async def _pgb(zaak: Zaak) -> Zaak:
    return await zaak.zelf_bekendgemaakt(regel(leveringsvorm="pgb"))


async def _afwijzing(zaak: Zaak) -> Zaak:
    return await zaak.zelf_bekendgemaakt({"besluit": "afwijzen", "productcategorie": "begeleiding"})


async def _na_bezwaar(zaak: Zaak, uitkomst: str) -> Zaak:
    """A bezwaar against the decision was made, handled by someone else, and decided."""
    receipt = await PROVISIONS["maakBezwaar"].door(zaak)
    zaak.ids["bezwaar"] = receipt.json()["id"]
    ander = Zaak(zaak.systeem, zaak.gemeente, "bezwaren", zaak.ids)
    for naam in ("neemBezwaarInBehandeling", "houdHoorzitting"):
        assert (await PROVISIONS[naam].door(ander)).status_code == 201
    assert (await PROVISIONS["beslisOpBezwaar"].met(uitkomst=uitkomst).door(ander)).status_code == 201
    return zaak


async def _gehandhaafd(zaak: Zaak) -> Zaak:
    return await _na_bezwaar(zaak, "ongegrond")


async def _herroepen(zaak: Zaak) -> Zaak:
    return await _na_bezwaar(zaak, "gegrond")


_TE_BESLISSEN = {
    "aanvulling vragen": "opgeschort",
    "opschorten": "opgeschort",
    "beschikken": "in_behandeling",
    "intrekken": "ingetrokken",
}
_ZELFDE = ("mededelen", "zienswijze vragen", "zienswijze geven", "eerst opschorten")
AANVRAAG = Tabel(
    pad="/provisions/v1/aanvragen/{aanvraag}",
    handelingen={
        "indienen": PROVISIONS["dienAanvraagIn"],
        "behandelen": PROVISIONS["neemAanvraagInBehandeling"],
        "aanvulling vragen": PROVISIONS["vraagAanvulling"],
        "aanvullen": PROVISIONS["ontvangAanvulling"],
        "mededelen": PROVISIONS["doeMededeling"],
        "zienswijze vragen": PROVISIONS["vraagZienswijze"],
        "zienswijze geven": PROVISIONS["ontvangZienswijze"],
        "buiten behandeling laten": PROVISIONS["laatBuitenBehandeling"],
        "intrekken": PROVISIONS["trekAanvraagIn"],
        "opschorten": _OPSCHORTEN.met(vanaf="2020-03-02", tot="2020-03-06"),
        "beeindigen": PROVISIONS["beeindigOpschorting"],
        "beschikken": PROVISIONS["stelBeschikkingVast"],
        "eerst opschorten": _OPSCHORTEN,
    },
    wegen={
        "aangeboden": [Zaak.aangeboden],
        "ontvangen": [Zaak.aangeboden, "indienen"],
        "ontvangen op eigen initiatief": [Zaak.zelf_aangevraagd],
        "ontvangen met zienswijzeverzoek": [Zaak.zelf_aangevraagd, "zienswijze vragen"],
        "opgeschort": [Zaak.zelf_aangevraagd, "eerst opschorten"],
        "opgeschort om aanvulling": [Zaak.zelf_aangevraagd, "aanvulling vragen"],
        "in_behandeling": [Zaak.zelf_aangevraagd, "eerst opschorten", "beeindigen"],
        "buiten_behandeling": [Zaak.zelf_aangevraagd, "aanvulling vragen", "buiten behandeling laten"],
        "ingetrokken": [Zaak.zelf_aangevraagd, "intrekken"],
        "beschikt": [_beschikt],
    },
    overgangen={
        "aangeboden": {"indienen": "ontvangen"},
        "ontvangen": {"behandelen": "in_behandeling", **_TE_BESLISSEN},
        "ontvangen op eigen initiatief": {"mededelen": "ontvangen", "zienswijze vragen": "ontvangen"},
        "ontvangen met zienswijzeverzoek": {"zienswijze geven": "ontvangen"},
        "opgeschort": {"beeindigen": "in_behandeling", **_TE_BESLISSEN},
        "opgeschort om aanvulling": {"aanvullen": "in_behandeling", "buiten behandeling laten": "buiten_behandeling"},
        "in_behandeling": _TE_BESLISSEN,
        "buiten_behandeling": {},
        "ingetrokken": {},
        "beschikt": {},
    },
    buiten={
        "ontvangen": _ZELFDE,
        "ontvangen op eigen initiatief": ("behandelen", *_TE_BESLISSEN, *_ZELFDE),
        "ontvangen met zienswijzeverzoek": ("behandelen", *_TE_BESLISSEN, *_ZELFDE),
        "opgeschort": ("aanvullen", "buiten behandeling laten", *_ZELFDE),
        "opgeschort om aanvulling": ("beeindigen", *_TE_BESLISSEN, *_ZELFDE),
        "in_behandeling": ("aanvullen", "buiten behandeling laten", *_ZELFDE),
    },
)

_WIJZIGEN = {"herzien": "herzien", "intrekken": "ingetrokken"}
BESCHIKKING = Tabel(
    pad="/provisions/v1/beschikkingen/{beschikking}",
    handelingen={
        "bekendmaken": PROVISIONS["maakBeschikkingBekend"],
        "bezwaar maken": PROVISIONS["maakBezwaar"],
        "onherroepelijk": PROVISIONS["stelOnherroepelijkVast"],
        "herzien": PROVISIONS["herzieBeschikking"].met(wijzigingen=[]),
        "intrekken": PROVISIONS["trekBeschikkingIn"],
    },
    wegen={
        "vastgesteld": [Zaak.zelf_beschikt],
        "bekendgemaakt": [Zaak.zelf_beschikt, "bekendmaken"],
        "onherroepelijk": [Zaak.zelf_bekendgemaakt, "onherroepelijk"],
        "in_bezwaar": [Zaak.zelf_bekendgemaakt, "bezwaar maken"],
        "gehandhaafd": [Zaak.zelf_bekendgemaakt, _gehandhaafd],
        "herroepen": [Zaak.zelf_bekendgemaakt, _herroepen],
        "herzien": [Zaak.zelf_bekendgemaakt, "herzien"],
        "ingetrokken": [Zaak.zelf_bekendgemaakt, "intrekken"],
    },
    overgangen={
        "vastgesteld": {"bekendmaken": "bekendgemaakt"},
        "bekendgemaakt": {"bezwaar maken": "in_bezwaar", "onherroepelijk": "onherroepelijk", **_WIJZIGEN},
        "onherroepelijk": {"bezwaar maken": "in_bezwaar", **_WIJZIGEN},
        "in_bezwaar": {"bezwaar maken": "in_bezwaar"},
        "gehandhaafd": {"bezwaar maken": "in_bezwaar", **_WIJZIGEN},
        "herroepen": {},
        "herzien": {},
        "ingetrokken": {},
    },
)

TABELLEN = {"aanvraag": AANVRAAG, "beschikking": BESCHIKKING}


class TestOvergangen(Overgangen):
    tabellen = TABELLEN


async def test_zolang_de_termijn_stilstaat_kan_alleen_de_opschorting_eindigen(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).zelf_aangevraagd()
    await _OPSCHORTEN.met(tot=None).door(zaak)
    for handeling in (_OPSCHORTEN, PROVISIONS["stelBeschikkingVast"]):
        geweigerd = await handeling.door(zaak)
        assert (geweigerd.status_code, geweigerd.json()["toegestaan"]) == (409, ["beeindigingen"])


async def test_op_een_aanvraag_volgt_een_beschikking(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).zelf_beschikt()
    tweede = await PROVISIONS["stelBeschikkingVast"].door(zaak)
    assert (tweede.status_code, tweede.json()["toegestaan"]) == (409, ["bekendmakingen"])


async def test_r23_ook_wie_minder_krijgt_dan_gevraagd_geeft_eerst_zijn_zienswijze(
    keten: Systeem, gemeente: str
) -> None:
    """Awb 4:7: also who is refused in part, on facts that differ from what they gave."""
    zaak = await Zaak(keten, gemeente).zelf_aangevraagd()
    besluit = PROVISIONS["stelBeschikkingVast"].met(afwijkendeGegevens=True)
    geweigerd = await besluit.door(zaak)
    assert (geweigerd.status_code, geweigerd.json()["regel"]) == (409, "Awb, art. 4:7")
    for naam in ("vraagZienswijze", "ontvangZienswijze"):
        assert (await PROVISIONS[naam].door(zaak)).status_code == 201
    assert (await besluit.door(zaak)).status_code == 201


async def test_een_vastgestelde_beschikking_staat_bij_haar_aanvraag_in_de_lijst(keten: Systeem, gemeente: str) -> None:
    """An act on a resource is a sub-collection: POST adds one, GET lists them."""
    zaak = await Zaak(keten, gemeente).zelf_beschikt()
    lijst = await zaak.als("beschikker").gelezen(f"/provisions/v1/aanvragen/{zaak.ids['aanvraag']}/beschikkingen")
    assert len(lijst["resultaten"]) == 1


@pytest.mark.parametrize(("nummer", "aantal"), [(1, 1), (2, 0)])
async def test_een_beeindiging_staat_alleen_bij_haar_eigen_opschorting(
    keten: Systeem, gemeente: str, nummer: int, aantal: int
) -> None:
    zaak = await AANVRAAG.in_stand(keten, gemeente, "in_behandeling")
    await AANVRAAG.handelingen["opschorten"].door(zaak)
    pad = f"/provisions/v1/aanvragen/{zaak.ids['aanvraag']}/opschortingen/{nummer}/beeindigingen"
    assert len((await zaak.als("beschikker").gelezen(pad))["resultaten"]) == aantal


async def test_voor_de_bekendmaking_is_er_niets_toegekend(keten: Systeem, gemeente: str) -> None:
    """Awb 3:40: a decision has no effect before it is made known (R21)."""
    zaak = await Zaak(keten, gemeente).zelf_beschikt()
    gevonden = await zaak.als("beschikker").gelezen(f"/provisions/v1/voorzieningen?melding={zaak.ids['melding']}")
    assert gevonden["resultaten"] == []


async def test_een_pgb_wordt_niet_besteld(keten: Systeem, gemeente: str) -> None:
    """iWmo OP043."""
    zaak = await _pgb(Zaak(keten, gemeente))
    geweigerd = await PROVISIONS["bestelVoorziening"].door(zaak)
    assert (geweigerd.status_code, geweigerd.json()["regel"]) == (409, "iWmo OP043")
    assert await VOORZIENING.status(zaak) == "toegekend"


async def test_een_regel_met_aanbieder_wordt_door_de_bekendmaking_besteld(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(regel(aanbieder="12345678"))
    assert await VOORZIENING.status(zaak) == "besteld"


async def test_twee_gelijke_regels_worden_niet_allebei_vanzelf_besteld(keten: Systeem, gemeente: str) -> None:
    """iWmo OP259: no stacking of product, aanbieder and period, by hand nor by the bekendmaking itself."""
    gelijk = regel(aanbieder="12345678")
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(gelijk, gelijk)
    gevonden = await zaak.als("beschikker").gelezen(f"/provisions/v1/voorzieningen?melding={zaak.ids['melding']}")
    assert sorted(row["status"] for row in gevonden["resultaten"]) == ["besteld", "toegekend"]


async def test_voor_het_verslag_en_binnen_de_zes_weken_kan_een_aanvraag_niet(keten: Systeem, gemeente: str) -> None:
    """Wmo 2015, art. 2.3.2 lid 9 (R10): the first day is the one after the legal end of the six weeks."""
    zaak = await Zaak(keten, gemeente).aangeboden()
    op_de_laatste_dag = PROVISIONS["dienAanvraagIn"].met(ontvangenOp="2020-02-17T23:59:00+01:00")
    geweigerd = await op_de_laatste_dag.door(zaak)
    assert (geweigerd.status_code, geweigerd.json()["regel"]) == (409, "Wmo 2015, art. 2.3.2 lid 9")
    een_minuut_later = op_de_laatste_dag.met(ontvangenOp="2020-02-18T00:00:00+01:00")
    assert (await een_minuut_later.door(zaak)).status_code == 201


async def test_r18_wat_na_een_herbeoordeling_wordt_voortgezet_is_geen_nieuwe_voorziening(
    keten: Systeem, gemeente: str
) -> None:
    """Wmo 2015 art. 2.3.9: one is counted as new; what another was granted cannot be continued."""
    eerst = await (await Zaak(keten, gemeente).ontvangen(persoon=PERSOON)).zelf_bekendgemaakt()
    voortzetting = regel(voortzettingVan=eerst.ids["voorziening"])
    await (await Zaak(keten, gemeente).ontvangen(persoon=PERSOON)).zelf_bekendgemaakt(voortzetting)
    ander = await Zaak(keten, gemeente).zelf_aangevraagd()
    geweigerd = await PROVISIONS["stelBeschikkingVast"].met(regels=[voortzetting]).door(ander)
    assert (geweigerd.status_code, geweigerd.json()["regel"]) == (409, "Wmo 2015, art. 2.3.9")
    await keten.rustig()
    pad = "/reporting/v1/indicatoren/nieuwe-voorzieningen/waarden?van=2020-02-01&tot=2020-02-29&per=totaal"
    gevonden = await ander.als("beleidsmedewerker").gelezen(pad)
    assert gevonden["reeksen"][0]["punten"][0]["teller"] == 1
