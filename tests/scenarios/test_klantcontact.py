"""Every contact counts, also the short question that leaves neither melding nor dossier."""

import pytest

from shared.events.codes import KANAALGROEPEN
from tests.e2e.clients import Zaak
from tests.systeem import Systeem

pytestmark = pytest.mark.server

OP = "2020-01-06T09:00:00+01:00"
PAD = "/intake/v1/klantcontacten"


@pytest.mark.vereiste("GRO-03", "GRO-14", "R20-03")
async def test_een_korte_vraag_wordt_met_een_tik_geteld_langs_elk_kanaal(keten: Systeem, gemeente: str) -> None:
    ww = keten.client("wijkwerker", gemeente)
    for kanaal in KANAALGROEPEN:
        await ww.gedaan(PAD, {"op": OP, "kanaal": kanaal})
    rijen = (await ww.gelezen(PAD))["resultaten"]
    assert {rij["kanaal"]: rij["kanaalgroep"] for rij in rijen} == dict(KANAALGROEPEN)
    assert {rij["meldingId"] for rij in rijen} == {None}
    buiten = (await ww.gelezen(f"{PAD}?kanaal=outreachend"))["resultaten"]
    assert [rij["kanaalgroep"] for rij in buiten] == ["fysiek"]
    digitaal = await ww.gelezen(f"{PAD}?kanaalgroep=digitaal&contactVanaf=2020-01-06&contactTot=2020-01-06")
    assert len(digitaal["resultaten"]) == 4
    assert (await ww.gelezen(f"{PAD}?contactVanaf=2020-01-07"))["resultaten"] == []
    assert (await ww.gelezen("/intake/v1/meldingen"))["resultaten"] == []


@pytest.mark.vereiste("R20-03")
async def test_de_mix_van_dienstverleningskanalen_in_een_keer(keten: Systeem, gemeente: str) -> None:
    ww = keten.client("wijkwerker", gemeente)
    for kanaal in ("telefoon", "zorgcentrale", "telefoon", "online_formulier", "balie"):
        await ww.gedaan(PAD, {"op": OP, "kanaal": kanaal})
    await ww.gedaan(PAD, {"op": "2020-01-08T00:00:00+01:00", "kanaal": "balie"})
    beleid = keten.client("beleidsmedewerker", gemeente)
    mix = (await beleid.gelezen("/intake/v1/kanaalmix?van=2020-01-06&tot=2020-01-07"))["resultaten"]
    assert mix == [
        {"kanaalgroep": "digitaal", "aantal": 1, "kanalen": {"online_formulier": 1}},
        {"kanaalgroep": "fysiek", "aantal": 1, "kanalen": {"balie": 1}},
        {"kanaalgroep": "telefonisch", "aantal": 3, "kanalen": {"telefoon": 2, "zorgcentrale": 1}},
    ]
    assert (await beleid.gelezen("/intake/v1/kanaalmix?van=2020-02-01&tot=2020-02-29"))["resultaten"] == []


async def test_waar_het_over_ging_hoort_bij_een_persoon_en_blijft_verzegeld(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).ontvangen()
    ww = zaak.als("wijkwerker")
    contact = {"op": OP, "kanaal": "telefoon", "notitie": "Wil liever een ochtend."}
    zonder = await ww.doe(PAD, contact)
    assert (zonder.status_code, zonder.json()["errors"][0]["code"]) == (400, "combinatie")
    melding = await ww.gelezen(f"/intake/v1/meldingen/{zaak.ids['melding']}")
    van_iemand = contact | {"persoonId": melding["persoonId"], "meldingId": melding["id"]}
    gemaakt = await ww.doe(PAD, van_iemand)
    assert gemaakt.status_code == 201
    gelezen = await ww.get(gemaakt.headers["location"])
    assert gelezen.json()["meldingId"] == melding["id"]
    assert "ochtend" not in gelezen.text
    for veld in ("persoonId", "meldingId"):
        nergens = van_iemand | {veld: "0198c7b0-0000-7000-8000-0000000000ff"}
        assert (await ww.doe(PAD, nergens)).status_code == 404
