"""The timeline of a case, as an inwoner reads it: eight steps from melding to the end of the right, over HTTP."""

from collections.abc import Mapping

import pytest

from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import LEVERING, PROVISIONS
from tests.systeem import Systeem

pytestmark = pytest.mark.server
STAPPEN = ("melding", "onderzoek", "verslag", "plan", "aanvraag", "besluit", "levering", "einde_recht")


async def tijdlijn(zaak: Zaak) -> Mapping[str, str | None]:
    """The steps as the inwoner sees them, and always these."""
    await zaak.systeem.rustig()
    pad = f"/casework/v1/dossiers/{zaak.ids['dossier']}/tijdlijn"
    stappen = (await zaak.als("inwoner_kanaal").gelezen(pad))["stappen"]
    assert tuple(stap["stap"] for stap in stappen) == STAPPEN
    return {stap["stap"]: stap["op"] for stap in stappen}


@pytest.mark.vereiste("SCH-08")
async def test_de_inwoner_ziet_de_acht_stappen_van_melding_tot_einde_recht(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).bekendgemaakt(regel(aanbieder="12345678"))
    besloten = {
        "melding": "2020-01-06T08:00:00Z",
        "onderzoek": "2020-01-13T09:00:00Z",
        "verslag": "2020-02-03T09:00:00Z",
        "plan": "2020-02-07T10:00:00Z",
        "aanvraag": "2020-02-10T09:00:00Z",
        "besluit": "2020-02-18T08:00:00Z",
    }
    assert await tijdlijn(zaak) == {**besloten, "levering": None, "einde_recht": None}
    assert (await PROVISIONS["meldLevering"].door(zaak)).status_code == 201
    geleverd = {**besloten, "levering": "2020-03-16T09:00:00Z"}
    assert await tijdlijn(zaak) == {**geleverd, "einde_recht": None}
    for einde in (PROVISIONS["beeindigLevering"], LEVERING["beeindigVoorziening"]):
        assert (await einde.door(zaak)).status_code == 201
    assert await tijdlijn(zaak) == {**geleverd, "einde_recht": "2020-03-31T22:00:00Z"}  # 1 April in the Netherlands


async def test_een_recht_loopt_tot_de_laatste_dag_van_de_laatste_voorziening(keten: Systeem, gemeente: str) -> None:
    kort = regel(einddatum="2020-08-31")
    zaak = await Zaak(keten, gemeente).bekendgemaakt(
        kort, regel(productcategorie="dagbesteding", product="07A01", einddatum="2021-02-28")
    )
    assert (await tijdlijn(zaak))["einde_recht"] == "2021-02-27T23:00:00Z"
    ander = await Zaak(keten, gemeente).bekendgemaakt(kort, regel(productcategorie="dagbesteding", product="07A01"))
    assert (await tijdlijn(ander))["einde_recht"] is None
    straks = await Zaak(keten, gemeente).bekendgemaakt(regel(einddatum="2099-08-31"))
    assert (await tijdlijn(straks))["einde_recht"] is None


async def test_een_budget_is_er_op_zijn_eerste_dag(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).bekendgemaakt(regel(leveringsvorm="pgb"))
    assert (await tijdlijn(zaak))["levering"] == "2020-02-29T23:00:00Z"  # 1 March in the Netherlands


async def test_wat_het_team_zelf_doet_begint_met_de_melding(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).kort_hulptraject()
    gekomen = {stap: op for stap, op in (await tijdlijn(zaak)).items() if op}
    assert gekomen == {"melding": "2020-01-06T08:00:00Z"}


async def test_een_tijdlijn_is_er_niet_voor_een_ander(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).kort_hulptraject()
    pad = f"/casework/v1/dossiers/{zaak.ids['dossier']}/tijdlijn"
    assert (await keten.client("inwoner_kanaal", f"8{gemeente[1:]}").get(pad)).status_code == 404
    assert (await keten.client("partner_huisarts", gemeente).get(pad)).status_code == 403
