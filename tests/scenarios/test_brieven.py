"""What was recorded once comes back in every letter, and nobody is asked for it again."""

import re

import pytest

from tests.e2e.brieven import BRIEVEN, pdf, tekst
from tests.e2e.clients import ONDERDELEN, Zaak, regel
from tests.e2e.handelingen import PROVISIONS
from tests.systeem import Systeem

pytestmark = pytest.mark.server


def _plat(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("</style>")[2]).split())


@pytest.mark.vereiste("SCH-14", "R18-02")
async def test_wat_in_het_onderzoek_is_vastgelegd_staat_in_het_verslag_zonder_het_over_te_typen(
    keten: Systeem, gemeente: str
) -> None:
    zaak = await Zaak(keten, gemeente).lopend()
    pad, op = f"/casework/v1/onderzoeken/{zaak.ids['onderzoek']}", "2020-01-20T10:00:00+01:00"
    ww = zaak.als("wijkwerker")
    await ww.gedaan(f"{pad}/clientondersteuningen", {"op": op, "aan": "client", "gebruikt": True})
    await ww.gedaan(f"{pad}/identiteitsvaststellingen", {"op": op, "documentsoort": "rijbewijs"})
    for nummer, onderdeel in enumerate(ONDERDELEN):
        body = {"op": op, "onderdeel": onderdeel, "bevinding": f"Bevinding nummer {nummer}."}
        await ww.gedaan(f"{pad}/onderdelen", body)
    await ww.gedaan(f"{pad}/verslagen", {"verstrektOp": "2020-02-03T10:00:00+01:00"})
    verslag = _plat((await BRIEVEN["verslag"].van(zaak)).text)
    assert [nummer for nummer in range(len(ONDERDELEN)) if f"Bevinding nummer {nummer}." not in verslag] == []
    assert "gewezen op gratis onafhankelijke cliëntondersteuning; daarvan is gebruik gemaakt" in verslag
    assert "vastgesteld met uw rijbewijs" in verslag


@pytest.mark.vereiste("SCH-14", "ALM-07")
async def test_een_aanvraagformulier_is_ingevuld_met_wat_het_plan_al_zegt(keten: Systeem, gemeente: str) -> None:
    """R08, Wmo 2015, art. 2.3.2 lid 7."""
    zaak = await Zaak(keten, gemeente).aangeboden()
    open_ = _plat((await BRIEVEN["aanvraagformulier"].van(zaak)).text)
    assert "begeleiding" in open_
    plan = await zaak.als("wijkwerker").gelezen(f"/casework/v1/plannen/{zaak.ids['plan']}")
    assert plan["kenmerk"] in open_
    assert "Handtekening" in open_
    vastgesteld = _plat((await BRIEVEN["plan"].van(zaak)).text)
    assert "akkoord op 7 februari 2020" in vastgesteld
    assert "akkoord op 6 februari 2020" in vastgesteld
    assert (await PROVISIONS["dienAanvraagIn"].door(zaak)).status_code == 201
    ingediend = await zaak.als("beschikker").gelezen(f"/provisions/v1/aanvragen/{zaak.ids['aanvraag']}")
    assert ingediend["status"] == "ontvangen"


@pytest.mark.vereiste("SCH-14", "R18-05")
async def test_de_brief_van_een_besluit_noemt_de_verordening_en_hoe_bezwaar_kan(keten: Systeem, gemeente: str) -> None:
    """R21, Awb 3:45 and 3:46: reasons, and how to object."""
    zaak = await Zaak(keten, gemeente).zelf_beschikt(regel(aanbieder="41414141"))
    bekend = PROVISIONS["maakBeschikkingBekend"].met(bekendgemaaktOp="2020-02-25T09:00:00+01:00")
    assert (await bekend.door(zaak)).status_code == 201
    pad = f"/provisions/v1/voorzieningen?melding={zaak.ids['melding']}"
    zaak.ids["voorziening"] = (await zaak.als("beschikker").gelezen(pad))["resultaten"][0]["id"]
    brief = tekst(pdf(await BRIEVEN["beschikking"].van(zaak, "application/pdf")))
    assert "wmo-verordening-2020" in brief
    assert "U kunt bezwaar maken tot en met 7 april 2020" in brief
    toewijzing = _plat((await BRIEVEN["toewijzing"].van(zaak)).text)
    assert "41414141" in toewijzing
    assert "Maatwerk is nodig." not in toewijzing
