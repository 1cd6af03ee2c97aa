"""Letters over HTTP: what they say, in which form, to whom, and when they are not there."""

import re
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from uuid import UUID

import asyncpg
import httpx
import pypdf
import pytest
import pytest_asyncio

from keten.diensten import OP_NAAM
from shared.documents.letter import VERNIETIGD
from shared.events.kenmerk import kenmerk
from shared.eventstore.migrate import in_database
from shared.privacy.keys import DataKeys
from shared.service.limits import SECURITY
from shared.service.policy import ROLLEN, Policy
from tests.e2e.brieven import BRIEVEN, handel_klacht_af, pdf, tekst, wortel
from tests.e2e.clients import Zaak, beschikking, regel
from tests.e2e.processen import een_api, instellingen
from tests.infra.verapdf import oordelen
from tests.systeem import Systeem, gemeenten

pytestmark = pytest.mark.server
_codes = gemeenten()

ZINNEN: Mapping[str, list[str]] = {
    "verslag": [
        "Verslag van ons onderzoek naar uw situatie",
        "a. Wat u nodig heeft, en wat bij u past Besproken.",
        "vastgesteld met uw paspoort",
        "zes weken na 6 januari is maandag 17 februari 2020",
        "U kunt vanaf 3 februari 2020 een aanvraag doen",
    ],
    "plan": ["Uw ondersteuningsplan", "Zelf koken.", "Elke week.", "akkoord op 7 februari 2020", "begeleiding"],
    "aanvraagformulier": ["Aanvraag voor een maatwerkvoorziening", "eindigt op 006", "ontvangen", "begeleiding"],
    "beschikking": [
        "Besluit op uw aanvraag voor ondersteuning",
        "Burgerservicenummer eindigt op 006",
        "U krijgt: begeleiding",
        "van 1 maart 2020 tot en met 28 februari 2022",
        "120 minuten per week",
        "1. Wat kunt u zelf? Gewogen.",
        "6. Is daarna nog maatwerk nodig? Gewogen.",
        "Maatwerk is nodig.",
        "wmo-verordening-2020",
        "€ 19,00 per maand",
        "twee weken na 10 februari is maandag 24 februari 2020",
        "U kunt bezwaar maken tot en met 31 maart 2020",
    ],
    "toewijzing": [
        "Toewijzing van Wmo-ondersteuning",
        "999900006",
        "41414141",
        "02A05 (begeleiding)",
        "120 minuten per week",
    ],
    "afdoening": ["De uitkomst van uw klacht", "ombudsman", "Ons oordeel"],
}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def zaak(keten: Systeem) -> AsyncIterator[Zaak]:
    """A case with every letter."""
    toegekend = regel(omvang=120, eenheid="minuut", frequentie="per_week", aanbieder="41414141", einddatum="2022-02-28")
    gemaakt = await Zaak(keten, next(_codes)).bekendgemaakt(toegekend)
    await handel_klacht_af(gemaakt)
    yield gemaakt


def _id(zaak: Zaak, naam: str) -> str:
    (gevonden,) = re.findall(r"\{(\w+)\}", BRIEVEN[naam].pad)
    return zaak.ids[gevonden]


@pytest.mark.parametrize("naam", BRIEVEN)
async def test_een_brief_is_er_als_html(zaak: Zaak, naam: str) -> None:
    answer = await BRIEVEN[naam].van(zaak)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    plat = " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())
    assert [zin for zin in ZINNEN[naam] if zin not in plat] == []


@pytest.mark.parametrize("naam", BRIEVEN)
async def test_een_brief_is_er_als_pdf_die_een_schermlezer_kan_lezen(zaak: Zaak, naam: str) -> None:
    gelezen = pdf(await BRIEVEN[naam].van(zaak, "application/pdf"))
    plat, root = tekst(gelezen), wortel(gelezen)
    assert [zin for zin in ZINNEN[naam] if zin not in plat] == []
    assert f"Pagina 1 van {len(gelezen.pages)}" in plat
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert gelezen.metadata
    assert (gelezen.metadata.title or "").startswith(ZINNEN[naam][0])


@pytest.mark.parametrize("naam", BRIEVEN)
async def test_een_brief_draagt_de_versie_van_zijn_zaak_en_een_naam_zonder_naam(zaak: Zaak, naam: str) -> None:
    """T81: no personal data in a file name, and nothing is kept by a cache."""
    for accept, soort in (("text/html", "html"), ("application/pdf", "pdf")):
        answer = await BRIEVEN[naam].van(zaak, accept)
        pad, _, laatste = BRIEVEN[naam].pad.format(**zaak.ids).rpartition("/documenten/")
        gelezen = await zaak.als(BRIEVEN[naam].rol).get(pad)
        if gelezen.status_code == 200:
            assert answer.headers["etag"] == gelezen.headers["etag"]
        collectie = pad.split("/")[3]
        bestand = f"{laatste}-{kenmerk(collectie, UUID(_id(zaak, naam)))}.{soort}"
        assert answer.headers["content-disposition"] == f'inline; filename="{bestand}"'
        wanted = {kop: waarde for kop, waarde in SECURITY.items() if kop != "Content-Security-Policy"}
        assert {kop: answer.headers.get(kop) for kop in wanted} == wanted
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; frame-ancestors 'none'")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "text/html"),
        ("text/*", "text/html"),
        ("application/*", "application/pdf"),
        ("text/html;q=0.5, application/pdf", "application/pdf"),
        ("application/pdf;q=0.1, */*;q=0.2", "text/html"),
        ("text/html;q=0, */*", "application/pdf"),
        ("application/json", None),
        ("image/png, application/xml;q=0.9", None),
        ("text/html;q=0, application/pdf;q=0.0", None),
        ("onzin", None),
    ],
)
async def test_de_vorm_is_wat_de_vrager_het_liefst_heeft(zaak: Zaak, accept: str, kind: str | None) -> None:
    """RFC 9110, 12.5.1."""
    answer = await BRIEVEN["toewijzing"].van(zaak, accept)
    if kind is None:
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (406, "formaat-niet-leverbaar")
    else:
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, kind)


@pytest.mark.parametrize("naam", BRIEVEN)
async def test_wie_de_zaak_niet_mag_lezen_krijgt_de_brief_niet(zaak: Zaak, naam: str) -> None:
    """A partner never does: a letter holds what is sealed."""
    dienst, rij = BRIEVEN[naam].pad.split("/")[1], RIJEN[naam]
    mag = Policy.read(OP_NAAM[dienst].folder / "policy.toml").roles(rij)
    assert not [rol for rol in mag if rol.startswith("partner_")]
    assert mag <= Policy.read(OP_NAAM[dienst].folder / "policy.toml").roles(ZAKEN[naam])
    for rol in ROLLEN - mag:
        answer = await zaak.als(rol).get(BRIEVEN[naam].pad.format(**zaak.ids))
        assert answer.status_code == 403, rol


RIJEN = {
    "verslag": "leesVerslag",
    "plan": "leesPlandocument",
    "aanvraagformulier": "leesAanvraagformulier",
    "beschikking": "leesBesluitbrief",
    "toewijzing": "leesToewijzing",
    "afdoening": "leesAfdoening",
}
ZAKEN = {
    "verslag": "leesOnderzoek",
    "plan": "leesPlan",
    "aanvraagformulier": "leesAanvraag",
    "beschikking": "leesBeschikking",
    "toewijzing": "leesVoorziening",
    "afdoening": "leesKlacht",
}


@pytest.mark.parametrize("naam", BRIEVEN)
async def test_een_brief_van_een_andere_gemeente_bestaat_niet(zaak: Zaak, naam: str) -> None:
    """T18: foreign and nonexistent answer alike, and so does the id of another kind of case."""
    buur = Zaak(zaak.systeem, next(_codes), ids=zaak.ids)
    verkeerd = Zaak(zaak.systeem, zaak.gemeente, ids=dict.fromkeys(zaak.ids, zaak.ids["melding"]))
    for answer in (await BRIEVEN[naam].van(buur), await BRIEVEN[naam].van(verkeerd, "application/pdf")):
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (404, "niet-gevonden")


def _nog_niet(answer: httpx.Response) -> bool:
    return answer.status_code == 409 and answer.json()["type"].endswith("/document-bestaat-nog-niet")


async def test_alleen_wat_naar_de_aanbieder_gaat_noemt_het_hele_bsn(zaak: Zaak) -> None:
    """trust.md, section 6: the BSN goes where iWmo requires it, and to who establishes identity or decides."""
    noemt = {naam for naam, brief in BRIEVEN.items() if "999900006" in (await brief.van(zaak)).text}
    assert noemt == {"toewijzing"}
    rollen = Policy.read(OP_NAAM["provisions"].folder / "policy.toml").roles("leesToewijzing")
    assert rollen == {"wijkwerker", "beschikker"}


async def test_wat_nog_niet_is_gebeurd_heeft_geen_brief(keten: Systeem, gemeente: str) -> None:
    vers = await Zaak(keten, gemeente).lopend()
    assert _nog_niet(await BRIEVEN["verslag"].van(vers))
    besloten = await Zaak(keten, gemeente).zelf_bekendgemaakt(
        {"besluit": "afwijzen", "productcategorie": "dagbesteding"}
    )
    assert _nog_niet(await BRIEVEN["toewijzing"].van(besloten, "application/pdf"))


async def test_een_beschikking_toont_de_aanvraag_zoals_die_was_toen_zij_werd_vastgesteld(
    keten: Systeem, gemeente: str
) -> None:
    zaak = await Zaak(keten, gemeente).beschikt()
    voor = (await BRIEVEN["beschikking"].van(zaak)).text
    assert "binnen zes weken na de dag waarop dit besluit is bekendgemaakt" in voor
    pad = f"/provisions/v1/aanvragen/{zaak.ids['aanvraag']}/opschortingen"
    later = {"grond": "overmacht", "vanaf": "2020-02-18", "tot": "2020-02-19"}
    await zaak.als("beschikker").gedaan(pad, later)
    assert (await BRIEVEN["beschikking"].van(zaak)).text == voor


HOSTILE = "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} </p><h1>Kop</h1> & \"x\" 'y'"


async def test_vijandige_inhoud_blijft_tekst(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).aangevraagd()
    besluit = beschikking(motivering=HOSTILE)
    pad = f"/provisions/v1/aanvragen/{zaak.ids['aanvraag']}/beschikkingen"
    zaak.ids["beschikking"] = (await zaak.als("beschikker").gedaan(pad, besluit))["id"]
    html = (await BRIEVEN["beschikking"].van(zaak)).text
    assert "<script" not in html
    assert html.count("<h1>") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }} {% raw %}" in html
    assert "<script>alert(1)</script> {{ 7 * 7 }} {% raw %}" in tekst(
        pdf(await BRIEVEN["beschikking"].van(zaak, "application/pdf"))
    )


async def test_wat_is_vernietigd_staat_als_vernietigd_in_de_brief(keten: Systeem, gemeente: str) -> None:
    """T50: a reader that finds no key says so, and the codes of the decision stay."""
    zaak = await Zaak(keten, gemeente).beschikt()
    assert "Maatwerk is nodig." in (await BRIEVEN["beschikking"].van(zaak)).text
    connection = await asyncpg.connect(in_database(keten.admin_dsn, "keten_keys"))
    keys = keten.embedded.apis["provisions"].store.scheme.keys
    assert isinstance(keys, DataKeys)
    persoon = await zaak.als("wijkwerker").gelezen(f"/intake/v1/meldingen/{zaak.ids['melding']}")
    try:
        deleted = await connection.execute("DELETE FROM data_key WHERE persoon_id = $1", persoon["persoonId"])
    finally:
        await connection.close()
    assert deleted != "DELETE 0"
    keys._by_id.clear()  # what was at hand runs out after five minutes
    html = (await BRIEVEN["beschikking"].van(zaak)).text
    assert "Maatwerk is nodig." not in html
    assert html.count(VERNIETIGD) == 8  # six steps, the motivation, and the BSN
    assert "U krijgt: begeleiding" in html
    assert VERNIETIGD in tekst(pdf(await BRIEVEN["beschikking"].van(zaak, "application/pdf")))


async def test_elke_brief_is_pdf_ua_volgens_wie_dat_beoordeelt(zaak: Zaak, tmp_path: Path) -> None:
    """Besluit digitale toegankelijkheid overheid: a form that is still open is among them."""
    brieven = {naam: (await brief.van(zaak, "application/pdf")).content for naam, brief in BRIEVEN.items()}
    vol = await Zaak(zaak.systeem, next(_codes)).aangeboden()
    brieven["open formulier"] = (await BRIEVEN["aanvraagformulier"].van(vol, "application/pdf")).content
    brieven["open plan"] = (await BRIEVEN["plan"].van(vol, "application/pdf")).content
    for naam, inhoud in brieven.items():
        (tmp_path / f"{naam}.pdf").write_bytes(inhoud)
    assert oordelen(tmp_path) == dict.fromkeys((f"{naam}.pdf" for naam in brieven), "PASS")


def test_wie_pdf_ua_beoordeelt_keurt_een_pdf_zonder_structuur_af(tmp_path: Path) -> None:
    """The control: a judge that passes everything says nothing."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(tmp_path / "leeg.pdf")
    assert oordelen(tmp_path)["leeg.pdf"].startswith("FAIL")


async def test_zonder_pango_zegt_het_antwoord_wat_er_moet_en_blijft_html_werken(
    keten: Systeem, zaak: Zaak, tmp_path: Path
) -> None:
    """The loader finds an empty file first, as on a machine with a broken or absent Pango."""
    (tmp_path / "libpango-1.0.so.0").touch()
    settings = instellingen(keten.settings.data, keten.admin_dsn, "127.0.0.1:9")
    token = {"Authorization": f"Bearer {keten.token('klachtbehandelaar', zaak.gemeente)}"}
    pad = BRIEVEN["afdoening"].pad.format(**zaak.ids)
    async with een_api(settings, "quality", LD_LIBRARY_PATH=str(tmp_path)) as transport:
        client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=token)
        for _ in range(2):  # also when it was tried before
            answer = await client.get(pad, headers={"Accept": "application/pdf"})
            assert (answer.status_code, answer.headers["content-type"]) == (501, "application/problem+json")
            assert answer.json()["type"].endswith("/pdf-niet-leverbaar")
            assert "Installeer Pango" in answer.json()["detail"]
            assert "text/html" in answer.json()["detail"]
        html = await client.get(pad)
    assert (html.status_code, html.text) == (200, (await BRIEVEN["afdoening"].van(zaak)).text)
