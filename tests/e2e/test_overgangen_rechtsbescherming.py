"""What may follow on what, for bezwaar, ingebrekestelling and spoedbeslissing: every state and every act, over HTTP."""

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import PROVISIONS
from tests.e2e.overgangen import Overgangen, Tabel
from tests.systeem import Systeem

pytestmark = pytest.mark.server

_MAKEN = PROVISIONS["maakBezwaar"]


async def bezwaar(zaak: Zaak, **anders: object) -> Zaak:
    """A bezwaar against a decision that is known; from here on another team acts than the one that took it."""
    await zaak.zelf_bekendgemaakt()
    receipt = await _MAKEN.met(**anders).door(zaak)
    zaak.ids["bezwaar"] = receipt.json()["id"]
    zaak.team = "bezwaren"
    return zaak


async def _te_laat(zaak: Zaak) -> Zaak:
    return await bezwaar(zaak, ontvangenOp="2020-05-04T10:00:00+02:00", terPostOp=None)


async def in_gebreke(zaak: Zaak) -> Zaak:
    """An aanvraag of which the term has ended, and the municipality was told."""
    await zaak.zelf_aangevraagd()
    receipt = await PROVISIONS["stelAanvraagInGebreke"].door(zaak)
    zaak.ids["ingebrekestelling"] = receipt.json()["id"]
    return zaak


async def spoed(zaak: Zaak) -> Zaak:
    """A melding with spoed, which asks for a decision by itself."""
    await zaak.ontvangen(spoed=True)
    await zaak.systeem.rustig()
    found = await zaak.als("beschikker").gelezen(f"/provisions/v1/spoedbeslissingen?melding={zaak.ids['melding']}")
    zaak.ids["spoedbeslissing"] = found["resultaten"][0]["id"]
    return zaak


BEZWAAR = Tabel(
    pad="/provisions/v1/bezwaren/{bezwaar}",
    handelingen={
        "verzuim vragen": PROVISIONS["vraagVerzuimherstel"],
        "herstellen": PROVISIONS["herstelVerzuim"],
        "behandelen": PROVISIONS["neemBezwaarInBehandeling"],
        "beoordelen": PROVISIONS["beoordeelTermijn"],
        "verdagen": PROVISIONS["verdaagBezwaar"],
        "horen": PROVISIONS["houdHoorzitting"],
        "beslissen": PROVISIONS["beslisOpBezwaar"],
        "niet ontvankelijk": PROVISIONS["beslisOpBezwaar"].met(uitkomst="niet_ontvankelijk"),
        "intrekken": PROVISIONS["trekBezwaarIn"],
    },
    wegen={
        "ontvangen": [bezwaar],
        "verzuim": [bezwaar, "verzuim vragen"],
        "in_behandeling": [bezwaar, "behandelen"],
        "in_behandeling te laat": [_te_laat, "behandelen"],
        "verdaagd": [bezwaar, "behandelen", "verdagen"],
        "gehoord": [bezwaar, "behandelen", "horen"],
        "beslist": [bezwaar, "behandelen", "horen", "beslissen"],
        "niet_ontvankelijk": [bezwaar, "verzuim vragen", "niet ontvankelijk"],
        "ingetrokken": [bezwaar, "intrekken"],
    },
    overgangen={
        "ontvangen": {"verzuim vragen": "verzuim", "behandelen": "in_behandeling", "intrekken": "ingetrokken"},
        "verzuim": {"herstellen": "ontvangen", "niet ontvankelijk": "niet_ontvankelijk", "intrekken": "ingetrokken"},
        "in_behandeling": {"verdagen": "verdaagd", "horen": "gehoord", "beslissen": "beslist"},
        "in_behandeling te laat": {"beoordelen": "in_behandeling", "niet ontvankelijk": "niet_ontvankelijk"},
        "verdaagd": {"horen": "gehoord", "beslissen": "beslist", "intrekken": "ingetrokken"},
        "gehoord": {"beslissen": "beslist", "intrekken": "ingetrokken"},
        "beslist": {},
        "niet_ontvankelijk": {},
        "ingetrokken": {},
    },
    buiten={
        "verzuim": ("beslissen",),
        "in_behandeling": ("beoordelen", "niet ontvankelijk", "intrekken"),
        "in_behandeling te laat": ("verdagen", "horen", "beslissen", "intrekken"),
        "verdaagd": ("beoordelen", "niet ontvankelijk"),
        "gehoord": ("beoordelen", "niet ontvankelijk"),
    },
)

INGEBREKESTELLING = Tabel(
    pad="/provisions/v1/ingebrekestellingen/{ingebrekestelling}",
    handelingen={"vaststellen": PROVISIONS["stelDwangsomVast"]},
    wegen={"ontvangen": [in_gebreke], "vastgesteld": [in_gebreke, "vaststellen"]},
    overgangen={"ontvangen": {"vaststellen": "vastgesteld"}, "vastgesteld": {}},
)

SPOEDBESLISSING = Tabel(
    pad="/provisions/v1/spoedbeslissingen/{spoedbeslissing}",
    handelingen={"verstrekken": PROVISIONS["verstrekSpoed"]},
    wegen={"gevraagd": [spoed], "verstrekt": [spoed, "verstrekken"]},
    overgangen={"gevraagd": {"verstrekken": "verstrekt"}, "verstrekt": {"verstrekken": "verstrekt"}},
)
TABELLEN = {"bezwaar": BEZWAAR, "ingebrekestelling": INGEBREKESTELLING, "spoedbeslissing": SPOEDBESLISSING}


class TestOvergangen(Overgangen):
    tabellen = TABELLEN


async def test_r30_wie_het_besluit_nam_beslist_niet_op_het_bezwaar(keten: Systeem, gemeente: str) -> None:
    """Awb 10:3 lid 3: the one who acts is the one of the token."""
    zaak = await BEZWAAR.in_stand(keten, gemeente, "gehoord")
    zaak.team = "centrum"  # who took the decision
    geweigerd = await PROVISIONS["beslisOpBezwaar"].door(zaak)
    assert (geweigerd.status_code, geweigerd.json()["regel"]) == (409, "Awb, art. 10:3 lid 3")
    assert await BEZWAAR.status(zaak) == "gehoord"


async def test_naast_een_bezwaar_kan_een_tweede_komen_tegen_hetzelfde_besluit(keten: Systeem, gemeente: str) -> None:
    """Awb 6:4 and 6:7: both are decided; on an unknown decision there is nothing to object to."""
    zaak = await bezwaar(Zaak(keten, gemeente))
    tweede = await _MAKEN.door(zaak)
    assert tweede.status_code == 201, tweede.text
    besluit = f"/provisions/v1/beschikkingen/{zaak.ids['beschikking']}"
    for bezwaar_id, status in ((zaak.ids["bezwaar"], "in_bezwaar"), (tweede.json()["id"], "gehandhaafd")):
        zaak.ids["bezwaar"] = bezwaar_id
        for naam in ("neemBezwaarInBehandeling", "houdHoorzitting", "beslisOpBezwaar"):
            assert (await PROVISIONS[naam].door(zaak)).status_code == 201
        assert (await zaak.als("beschikker").gelezen(besluit))["status"] == status
    zaak.ids["beschikking"] = zaak.ids["melding"]
    assert (await _MAKEN.door(zaak)).status_code == 404


async def test_wie_het_bezwaar_intrekt_laat_de_beschikking_in_stand(keten: Systeem, gemeente: str) -> None:
    """Awb 6:21."""
    zaak = await BEZWAAR.in_stand(keten, gemeente, "ingetrokken")
    gelezen = await zaak.als("beschikker").gelezen(f"/provisions/v1/beschikkingen/{zaak.ids['beschikking']}")
    assert gelezen["status"] == "gehandhaafd"
    lijst = await zaak.als("beschikker").gelezen(f"/provisions/v1/beschikkingen/{zaak.ids['beschikking']}/bezwaren")
    assert [row["id"] for row in lijst["resultaten"]] == [zaak.ids["bezwaar"]]
    alle = await zaak.als("beschikker").gelezen(f"/provisions/v1/bezwaren?melding={zaak.ids['melding']}")
    assert [row["status"] for row in alle["resultaten"]] == ["ingetrokken"]


async def test_r37_verdagen_gaat_ten_hoogste_zes_weken(keten: Systeem, gemeente: str) -> None:
    """Awb 7:10 lid 3."""
    zaak = await BEZWAAR.in_stand(keten, gemeente, "in_behandeling")
    zeven = await PROVISIONS["verdaagBezwaar"].met(weken=7).door(zaak)
    assert (zeven.status_code, zeven.json()["errors"][0]["location"]) == (400, "/weken")


async def test_r26_ook_een_bezwaar_dat_te_laat_wordt_beslist_kost_een_dwangsom(keten: Systeem, gemeente: str) -> None:
    """Awb 4:17; 7:10: with a commission the twelve weeks after 7 April 2020 end on 30 June."""
    zaak = await BEZWAAR.in_stand(keten, gemeente, "gehoord")
    stellen = PROVISIONS["stelBezwaarInGebreke"]
    te_vroeg = await stellen.met(ontvangenOp="2020-06-30T10:00:00+02:00").door(zaak)
    assert (te_vroeg.status_code, te_vroeg.json()["regel"]) == (409, "Awb, art. 4:17 lid 3")
    receipt = await stellen.met(ontvangenOp="2020-07-01T10:00:00+02:00").door(zaak)
    zaak.ids["ingebrekestelling"] = receipt.json()["id"]
    beslist = PROVISIONS["beslisOpBezwaar"].met(beslistOp="2020-07-20T10:00:00+02:00")
    assert (await beslist.door(zaak)).status_code == 201
    vaststellen = PROVISIONS["stelDwangsomVast"].met(vastgesteldOp="2020-07-21T10:00:00+02:00")
    assert (await vaststellen.door(zaak)).status_code == 201
    gelezen = (await INGEBREKESTELLING.gelezen(zaak)).json()
    assert (gelezen["uitersteDatum"], gelezen["dagen"], gelezen["bedragCent"]) == ("2020-07-15", 4, 9200)
    bij = await zaak.als("beschikker").gelezen(f"/provisions/v1/bezwaren/{zaak.ids['bezwaar']}/ingebrekestellingen")
    assert len(bij["resultaten"]) == 1


async def test_r26_de_dwangsom_van_een_aanvraag_houdt_op_met_de_beschikking(keten: Systeem, gemeente: str) -> None:
    """Awb 4:17; R24: a mededeling leaves the statutory date, and with it the dwangsom, as they are."""
    zaak = await Zaak(keten, gemeente).zelf_aangevraagd()
    assert (await PROVISIONS["doeMededeling"].door(zaak)).status_code == 201
    receipt = await PROVISIONS["stelAanvraagInGebreke"].door(zaak)
    zaak.ids["ingebrekestelling"] = receipt.json()["id"]
    pad = f"/provisions/v1/aanvragen/{zaak.ids['aanvraag']}"
    besluit = PROVISIONS["stelBeschikkingVast"].met(vastgesteldOp="2020-04-06T10:00:00+02:00")
    zaak.ids["beschikking"] = (await besluit.door(zaak)).json()["id"]
    bekend = PROVISIONS["maakBeschikkingBekend"].met(bekendgemaaktOp="2020-04-06T11:00:00+02:00")
    assert (await bekend.door(zaak)).status_code == 201
    vaststellen = PROVISIONS["stelDwangsomVast"].met(vastgesteldOp="2020-04-07T10:00:00+02:00")
    assert (await vaststellen.door(zaak)).status_code == 201
    gelezen = (await INGEBREKESTELLING.gelezen(zaak)).json()
    assert (gelezen["uitersteDatum"], gelezen["dagen"], gelezen["bedragCent"]) == ("2020-03-20", 16, 39200)
    feiten = await zaak.als("beschikker").gelezen(
        f"/provisions/v1/ingebrekestellingen/{zaak.ids['ingebrekestelling']}/dwangsommen"
    )
    assert feiten["resultaten"][0]["bedragCent"] == 39200
    bij = await zaak.als("beschikker").gelezen(f"{pad}/ingebrekestellingen")
    assert [row["status"] for row in bij["resultaten"]] == ["vastgesteld"]


async def test_r11_bij_spoed_is_er_een_tijdelijke_voorziening_zonder_onderzoek_of_aanvraag(
    keten: Systeem, gemeente: str
) -> None:
    """Wmo 2015 art. 2.3.3: the melding alone asks for it; R42: without a BSN."""
    zaak = await spoed(Zaak(keten, gemeente))
    assert (await PROVISIONS["verstrekSpoed"].door(zaak)).status_code == 201
    pad = f"/provisions/v1/spoedbeslissingen/{zaak.ids['spoedbeslissing']}"
    (feit,) = (await zaak.als("beschikker").gelezen(f"{pad}/verstrekkingen"))["resultaten"]
    assert (feit["meldingId"], feit["productcategorie"]) == (zaak.ids["melding"], "spoedopvang")
    gelezen = await zaak.als("beschikker").gelezen(pad)
    assert (gelezen["status"], gelezen["productcategorieen"]) == ("verstrekt", ["spoedopvang"])
    geen = await zaak.als("beschikker").gelezen(f"/provisions/v1/aanvragen?melding={zaak.ids['melding']}")
    assert geen["resultaten"] == []


async def test_r11_zonder_spoed_wordt_er_geen_spoedbeslissing_gevraagd(keten: Systeem, gemeente: str) -> None:
    """Wmo 2015 art. 2.3.3; and of a melding and its aanmelding with spoed together there is one."""
    zonder, met = await Zaak(keten, gemeente).ontvangen(), await Zaak(keten, gemeente).doorgezet(spoed=True)
    await keten.rustig()
    found = await met.als("coordinator").gelezen("/provisions/v1/spoedbeslissingen")
    assert [row["meldingId"] for row in found["resultaten"]] == [met.ids["melding"]]
    assert zonder.ids["melding"] != met.ids["melding"]
