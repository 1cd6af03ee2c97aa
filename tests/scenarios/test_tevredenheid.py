"""What inwoners thought of it: asked when the team is done, answered once, shown as a mean of nobody."""

from typing import Any

import pytest

from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import CASEWORK, PROVISIONS, QUALITY
from tests.e2e.test_overgangen_quality import METING, gevraagd
from tests.systeem import Systeem

pytestmark = pytest.mark.server
METINGEN = "/quality/v1/tevredenheidsmetingen"
JAAR = "/quality/v1/tevredenheid?van=2020-01-01&tot=2020-12-31"


async def _lijst(keten: Systeem, gemeente: str) -> list[dict[str, Any]]:
    rijen: list[dict[str, Any]] = (await keten.client("klachtbehandelaar", gemeente).gelezen(METINGEN))["resultaten"]
    return rijen


@pytest.mark.vereiste("R18-19", "SCH-11")
async def test_het_gemiddelde_van_vier_aspecten_met_aantal_en_respons(keten: Systeem, gemeente: str) -> None:
    """R18-19: the mean of betrouwbaarheid, bejegening, deskundigheid and effectiviteit."""
    zaken = [await gevraagd(Zaak(keten, gemeente, team)) for team in ("centrum", "centrum", "haven")]
    assert (await QUALITY["vulTevredenheidsmetingIn"].door(zaken[0])).status_code == 201
    laag = dict.fromkeys(("betrouwbaarheid", "bejegening", "deskundigheid", "effectiviteit"), 4)
    zonder = QUALITY["vulTevredenheidsmetingIn"].met(**laag, toegankelijkheid=None, bijdrageZelfredzaamheid=None)
    assert (await zonder.door(zaken[1])).status_code == 201
    (ingevuld,) = (await zaken[0].als("inwoner_kanaal").gelezen(METING.pad.format(**zaken[0].ids) + "/invullingen"))[
        "resultaten"
    ]
    assert (ingevuld["betrouwbaarheid"], ingevuld["effectiviteit"]) == (8, 6)

    client = keten.client("beleidsmedewerker", gemeente)
    gelezen = await client.gelezen(JAAR)
    assert (gelezen["verstuurd"], gelezen["ingevuld"]) == (3, 2)
    assert gelezen["respons"] == pytest.approx(2 / 3)
    assert gelezen["aspecten"] == {
        "betrouwbaarheid": 6,
        "bejegening": 6.5,
        "deskundigheid": 5.5,
        "effectiviteit": 5,
        "toegankelijkheid": 5,
        "bijdrageZelfredzaamheid": 8,
    }
    assert gelezen["gemiddelde"] == 5.75
    haven = await client.gelezen(f"{JAAR}&team=haven")
    assert (haven["verstuurd"], haven["ingevuld"], haven["gemiddelde"]) == (1, 0, None)


@pytest.mark.vereiste("SCH-11")
async def test_een_gesloten_dossier_vraagt_het_een_keer_ook_als_het_weer_opengaat(
    keten: Systeem, gemeente: str
) -> None:
    zaak = await gevraagd(Zaak(keten, gemeente))
    for naam in ("heropenDossier", "sluitDossier"):
        assert (await CASEWORK[naam].met(op="2020-03-05T10:00:00+01:00").door(zaak)).status_code == 201
    await keten.rustig()
    assert [(rij["id"], rij["soort"], rij["team"]) for rij in await _lijst(keten, gemeente)] == [
        (zaak.ids["meting"], "na_dossier", "centrum")
    ]
    assert (await QUALITY["vulTevredenheidsmetingIn"].door(zaak)).status_code == 201
    nog_eens = await QUALITY["vulTevredenheidsmetingIn"].door(zaak)
    assert (nog_eens.status_code, nog_eens.json()["toegestaan"]) == (409, [])
    (ingevuld,) = (await zaak.als("inwoner_kanaal").gelezen(METING.pad.format(**zaak.ids) + "/invullingen"))[
        "resultaten"
    ]
    assert not {"persoonId", "dossierId", "meldingId", "toelichting"} & ingevuld.keys()


@pytest.mark.vereiste("SCH-11")
@pytest.mark.parametrize("soort", ["advies", "doorverwijzing"])
async def test_ook_zonder_dossier_wordt_het_gevraagd(keten: Systeem, gemeente: str, soort: str) -> None:
    zaak = await Zaak(keten, gemeente).gesproken()
    af = {"soort": soort, "afgehandeldOp": "2020-01-13T10:00:00+01:00"}
    pad = f"/intake/v1/aanmeldingen/{zaak.ids['aanmelding']}/afhandelingen"
    assert (await zaak.als("wijkwerker").doe(pad, af)).status_code == 201
    await keten.rustig()
    (meting,) = await _lijst(keten, gemeente)
    assert (meting["soort"], meting["team"], meting["status"]) == (f"na_{soort}", "centrum", "verstuurd")
    zaak.ids["meting"] = meting["id"]
    assert (await QUALITY["vulTevredenheidsmetingIn"].door(zaak)).status_code == 201
    assert (await zaak.als("klachtbehandelaar").gelezen(f"{METINGEN}/{meting['id']}/invullingen"))["resultaten"]


@pytest.mark.vereiste("R18-19")
async def test_r34_de_uitkomst_van_een_jaar_wordt_voor_1_juli_gepubliceerd(keten: Systeem, gemeente: str) -> None:
    """Wmo 2015, art. 2.5.1: each year, how clients experience the quality; published before the first of July."""
    zaak = await gevraagd(Zaak(keten, gemeente))
    assert (await QUALITY["vulTevredenheidsmetingIn"].door(zaak)).status_code == 201
    (ingevuld,) = (await zaak.als("inwoner_kanaal").gelezen(METING.pad.format(**zaak.ids) + "/invullingen"))[
        "resultaten"
    ]
    gelezen = await keten.client("rapportagelezer", gemeente).gelezen(JAAR)
    assert (gelezen["publicerenVoor"], gelezen["ingevuld"]) == ("2021-07-01", 1)
    assert gelezen["aspecten"]["bejegening"] == ingevuld["bejegening"]


@pytest.mark.vereiste("R18-19")
async def test_als_de_levering_stopt_wordt_gevraagd_hoe_de_aanbieder_was(keten: Systeem, gemeente: str) -> None:
    """Once a voorziening, by aanbieder and productcategorie; never where the client died."""
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(regel(aanbieder="12345678"))
    overleden = await Zaak(keten, gemeente).zelf_bekendgemaakt(regel(aanbieder="12345678"))
    for wie, reden in ((zaak, "volgens_plan"), (overleden, "overlijden")):
        assert (await PROVISIONS["meldLevering"].door(wie)).status_code == 201
        assert (await PROVISIONS["beeindigLevering"].met(reden=reden).door(wie)).status_code == 201
    await keten.rustig()
    client = keten.client("klachtbehandelaar", gemeente)
    (meting,) = (await client.gelezen(f"{METINGEN}?aanbieder=12345678"))["resultaten"]
    assert (meting["soort"], meting["aanbieder"], meting["productcategorie"], meting["team"]) == (
        "na_voorziening",
        "12345678",
        "begeleiding",
        None,
    )
    assert (await client.gelezen(f"{METINGEN}?aanbieder=87654321"))["resultaten"] == []
    zaak.ids["meting"] = meting["id"]
    assert (await QUALITY["vulTevredenheidsmetingIn"].door(zaak)).status_code == 201
    (ingevuld,) = (await client.gelezen(f"{METINGEN}/{meting['id']}/invullingen"))["resultaten"]
    jaar = "/quality/v1/tevredenheid?van=2020-01-01&tot=2020-12-31&aanbieder="
    beleid = keten.client("beleidsmedewerker", gemeente)
    over = await beleid.gelezen(f"{jaar}12345678")
    assert (over["ingevuld"], over["aspecten"]["bejegening"]) == (1, ingevuld["bejegening"])
    assert (await beleid.gelezen(f"{jaar}87654321"))["verstuurd"] == 0
