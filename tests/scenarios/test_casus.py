"""What happens in a case while it is open, over HTTP: themes, contact, scaling, waiting, what must still be done."""

import pytest

from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import CASEWORK, PROVISIONS, Handeling
from tests.systeem import Systeem

pytestmark = pytest.mark.server


class Casus:
    """A dossier with what is asked of it most."""

    def __init__(self, zaak: Zaak) -> None:
        self.zaak = zaak
        self.client = zaak.als("wijkwerker")
        self.pad = f"/casework/v1/dossiers/{zaak.ids['dossier']}"

    async def doe(self, naam: str, **anders: object) -> None:
        """An act that must be accepted."""
        handeling: Handeling = CASEWORK[naam].met(**anders)
        answer = await handeling.door(self.zaak)
        assert answer.status_code == 201, answer.text

    async def rij(self) -> dict[str, object]:
        """The dossier as it is now."""
        return await self.client.gelezen(self.pad)

    async def feiten(self, act: str) -> list[dict[str, object]]:
        """What the list of an act says."""
        return list((await self.client.gelezen(f"{self.pad}/{act}"))["resultaten"])

    async def in_lijst(self, pad: str) -> list[dict[str, object]]:
        """The rows of this dossier in a list."""
        rijen = (await self.client.gelezen(pad))["resultaten"]
        return [rij for rij in rijen if rij["id"] == self.zaak.ids["dossier"]]


async def casus(keten: Systeem, gemeente: str) -> Casus:
    """A dossier in uitvoering, opened on 13 January 2020."""
    return Casus(await Zaak(keten, gemeente).kort_hulptraject())


@pytest.mark.vereiste("R20-07")
async def test_een_casus_draagt_themas(keten: Systeem, gemeente: str) -> None:
    een = await casus(keten, gemeente)
    for thema in ("oggz", "bankslapers", "oggz"):
        await een.doe("kenThemaToe", thema=thema)
    assert [feit["thema"] for feit in await een.feiten("themas")] == ["oggz", "bankslapers"]
    assert (await een.rij())["themas"] == ["oggz", "bankslapers"]


@pytest.mark.vereiste("R20-07")
async def test_de_casussen_met_een_thema_worden_gevonden(keten: Systeem, gemeente: str) -> None:
    een, ander, geen = [await casus(keten, gemeente) for _ in range(3)]
    for thema in ("oggz", "bankslapers"):
        await een.doe("kenThemaToe", thema=thema)
    await ander.doe("kenThemaToe", thema="basishulp")
    gevonden = {}
    for filters in ("thema=bankslapers", "thema=basishulp&thema=oggz", "thema=huiselijk_geweld", "thema=oggz&team=x"):
        rijen = (await een.client.gelezen(f"/casework/v1/dossiers?{filters}"))["resultaten"]
        gevonden[filters] = {rij["id"] for rij in rijen}
    van_een, van_ander = een.zaak.ids["dossier"], ander.zaak.ids["dossier"]
    assert list(gevonden.values()) == [{van_een}, {van_een, van_ander}, set(), set()]
    assert len(await geen.in_lijst("/casework/v1/dossiers")) == 1


@pytest.mark.vereiste("R18-15")
async def test_nazorg_na_detentie_is_een_thema_van_de_casus(keten: Systeem, gemeente: str) -> None:
    een = await casus(keten, gemeente)
    await een.doe("kenThemaToe", thema="nazorg_detentie")
    assert [feit["thema"] for feit in await een.feiten("themas")] == ["nazorg_detentie"]
    assert (await een.rij())["themas"] == ["nazorg_detentie"]


@pytest.mark.vereiste("R20-08")
async def test_elk_contact_wordt_vastgelegd_en_een_huisbezoek_noemt_zijn_reden(keten: Systeem, gemeente: str) -> None:
    een = await casus(keten, gemeente)
    zonder = await CASEWORK["legContactmomentVast"].met(redenHuisbezoek=None).door(een.zaak)
    assert (zonder.status_code, zonder.json()["type"].rpartition("/")[2]) == (409, "reden-huisbezoek-ontbreekt")
    await een.doe("legContactmomentVast", notitie="Een geheim van thuis.")
    (contact,) = await een.feiten("contactmomenten")
    assert (contact["vorm"], contact["redenHuisbezoek"]) == ("huisbezoek", "mobiliteit")
    assert (await een.rij())["aantalContacten"] == 1
    assert "geheim" not in (await een.client.get(f"{een.pad}/contactmomenten")).text


@pytest.mark.vereiste("R20-09")
async def test_wie_te_lang_geen_contact_had_staat_in_de_monitor(keten: Systeem, gemeente: str) -> None:
    een = await casus(keten, gemeente)
    monitor = "/casework/v1/dossiers?zonderContactSinds="
    assert await een.in_lijst(f"{monitor}2020-01-13") == []
    assert len(await een.in_lijst(f"{monitor}2020-01-14")) == 1
    for dag in ("2020-02-20", "2020-02-01"):  # recorded late: the last contact stays the last
        await een.doe("legContactmomentVast", op=f"{dag}T10:00:00+01:00", vorm="telefoon", redenHuisbezoek=None)
    rij = await een.rij()
    assert (rij["aantalContacten"], rij["laatsteContactOp"]) == (2, "2020-02-20T09:00:00Z")
    assert len(await een.feiten("contactmomenten")) == 2
    assert await een.in_lijst(f"{monitor}2020-02-20") == []
    assert len(await een.in_lijst(f"{monitor}2020-02-21")) == 1
    await een.doe("sluitDossier")
    assert await een.in_lijst(f"{monitor}2020-02-21") == []


@pytest.mark.vereiste("R20-16")
async def test_een_casus_gaat_naar_een_zwaardere_lijn_en_terug(keten: Systeem, gemeente: str) -> None:
    een = await casus(keten, gemeente)
    await een.doe("schaalOp")
    assert (await een.rij())["lijn"] == "tweede_lijn"
    await een.doe("schaalAf", naarLijn="eerste_lijn")
    assert (await een.rij())["lijn"] == "eerste_lijn"
    assert [feit["reden"] for feit in await een.feiten("opschalingen")] == ["specialistische_hulp"]
    assert [feit["naarLijn"] for feit in await een.feiten("afschalingen")] == ["eerste_lijn"]


@pytest.mark.vereiste("GRO-15")
async def test_wat_een_huishouden_bedreigde_blijft_jaren_later_te_lezen(keten: Systeem, gemeente: str) -> None:
    een = await casus(keten, gemeente)
    await een.doe("legEscalatieVast", afgewend=True)
    await een.doe("legEscalatieVast", op="2022-03-01T10:00:00+01:00", soort="opname", afgewend=False)
    escalaties = await een.feiten("escalaties")
    assert [(e["soort"], e["afgewend"], e["gebeurdOp"]) for e in escalaties] == [
        ("huisuitzetting", True, "2020-01-18T09:00:00Z"),
        ("opname", False, "2022-03-01T09:00:00Z"),
    ]
    assert (await een.rij())["status"] == "uitvoering"


@pytest.mark.vereiste("R18-14")
async def test_wachten_op_uitstroom_is_na_twee_maanden_te_lang(keten: Systeem, gemeente: str) -> None:
    een = await casus(keten, gemeente)
    await een.doe("plaatsOpWachtlijst")
    lijst = "/casework/v1/wachtlijst?wachtOp=uitstroom_woning&peildatum="
    (op_tijd,) = await een.in_lijst(f"{lijst}2020-03-20")
    assert (op_tijd["dagen"], op_tijd["uitersteWachtdag"], op_tijd["teLang"]) == (60, "2020-03-20", False)
    (te_laat,) = await een.in_lijst(f"{lijst}2020-03-21")
    assert te_laat["teLang"] is True
    assert await een.in_lijst("/casework/v1/wachtlijst?wachtOp=aanbieder") == []
    nog_eens = await CASEWORK["plaatsOpWachtlijst"].door(een.zaak)
    assert (nog_eens.status_code, nog_eens.json()["type"].rpartition("/")[2]) == (409, "staat-al-op-wachtlijst")
    await een.doe("haalVanWachtlijst")
    assert await een.in_lijst(f"{lijst}2020-03-21") == []
    assert [feit["vanaf"] for feit in await een.feiten("wachtlijstplaatsen")] == ["2020-01-20"]
    assert [feit["uitkomst"] for feit in await een.feiten("wachtlijstverlatingen")] == ["geplaatst"]


@pytest.mark.vereiste("R18-18")
async def test_een_dossier_gaat_van_onderzoek_tot_waakvlam(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).plan_vastgesteld(maatwerk=())
    een = Casus(zaak)
    await een.doe("zetOpWaakvlam")
    rij = await een.rij()
    assert (rij["geopendOp"], rij["uitvoeringOp"]) == ("2020-01-13T09:00:00Z", "2020-02-07T10:00:00Z")
    assert (rij["status"], rij["waakvlamOp"], rij["afgeslotenOp"]) == ("waakvlam", "2020-03-02T09:00:00Z", None)
    assert len(await een.feiten("waakvlammen")) == 1


@pytest.mark.vereiste("SCH-14")
async def test_wat_anders_blijkt_wordt_een_nieuw_feit_met_een_reden(keten: Systeem, gemeente: str) -> None:
    een = await casus(keten, gemeente)
    await een.doe("bepaalZwaarte", niveau="licht", grond="eerste_indruk")
    await een.doe("bepaalZwaarte", op="2020-02-01T10:00:00+01:00", niveau="zwaar", grond="schulden_ontdekt")
    bepalingen = [(feit["niveau"], feit["grond"]) for feit in await een.feiten("zwaartebepalingen")]
    assert bepalingen == [("licht", "eerste_indruk"), ("zwaar", "schulden_ontdekt")]
    assert (await een.rij())["zwaarte"] == "zwaar"


async def test_een_bekendgemaakt_besluit_en_een_levering_vragen_iets_van_het_team(
    keten: Systeem, gemeente: str
) -> None:
    zaak = await Zaak(keten, gemeente).bekendgemaakt(regel(aanbieder="12345678"))
    assert (await PROVISIONS["meldLevering"].door(zaak)).status_code == 201
    await keten.rustig()
    een = Casus(zaak)
    gevraagd = await een.feiten("dossieracties")
    assert {feit["soort"] for feit in gevraagd} == {"uitleg_besluit", "waakvlam_of_sluiten"}
    te_vroeg = await CASEWORK["sluitDossier"].door(een.zaak)
    assert (te_vroeg.status_code, te_vroeg.json()["type"].rpartition("/")[2]) == (409, "dossieractie-staat-open")
    for feit in gevraagd:
        pad = f"{een.pad}/dossieracties/{feit['nummer']}/afrondingen"
        await een.client.gedaan(pad, {"op": "2020-04-01T10:00:00+02:00", "uitkomst": "gedaan"})
        assert len((await een.client.gelezen(pad))["resultaten"]) == 1
    assert (await een.rij())["openDossieracties"] == []
    await een.doe("sluitDossier")
    assert (await een.rij())["status"] == "afgesloten"


@pytest.mark.vereiste("GRO-15")
async def test_de_escalaties_van_een_huishouden_zijn_per_jaar_te_lezen(keten: Systeem, gemeente: str) -> None:
    een, ander = await casus(keten, gemeente), await casus(keten, gemeente)
    await een.doe("legEscalatieVast", op="2022-12-31T23:30:00Z", soort="opname", afgewend=False)  # 2023 in Amsterdam
    await een.doe("legEscalatieVast", op="2020-01-18T10:00:00+01:00", soort="huisuitzetting", afgewend=True)
    await ander.doe("legEscalatieVast", op="2020-01-18T10:00:00+01:00", soort="uithuisplaatsing", afgewend=True)
    pad = f"/casework/v1/huishoudens/{(await een.rij())['huishoudenId']}/escalaties"
    per_jaar = {
        jaar: [(rij["soort"], rij["afgewend"]) for rij in (await een.client.gelezen(f"{pad}{jaar}"))["resultaten"]]
        for jaar in ("", "?jaar=2020", "?jaar=2022", "?jaar=2023")
    }
    uitzetting, opname = ("huisuitzetting", True), ("opname", False)
    assert per_jaar == {"": [uitzetting, opname], "?jaar=2020": [uitzetting], "?jaar=2022": [], "?jaar=2023": [opname]}
    onbekend = await een.client.get(f"/casework/v1/huishoudens/{een.zaak.ids['dossier']}/escalaties")
    assert onbekend.status_code == 404


@pytest.mark.vereiste("R20-08", "R20-09")
async def test_een_huisbezoek_van_het_onderzoek_noemt_zijn_reden_en_telt_als_contact(
    keten: Systeem, gemeente: str
) -> None:
    een = Casus(await Zaak(keten, gemeente).onderzoek_nodig())
    bezoek = {"gepland": None, "afgelegdOp": "2020-01-21T10:00:00+01:00"}
    monitor = "/casework/v1/dossiers?zonderContactSinds=2020-01-21"
    await een.doe("legHuisbezoekVast")  # planned only: no contact yet
    assert len(await een.in_lijst(monitor)) == 1
    await een.doe("legHuisbezoekVast", **bezoek, redenHuisbezoek="woonsituatie")
    rij = await een.rij()
    assert (rij["aantalContacten"], rij["laatsteContactOp"]) == (1, "2020-01-21T09:00:00Z")
    assert await een.in_lijst(monitor) == []
    await een.doe("legHuisbezoekVast", **bezoek)  # without a reason, as before
    bezoeken = f"/casework/v1/onderzoeken/{een.zaak.ids['onderzoek']}/huisbezoeken"
    feiten = (await een.client.gelezen(bezoeken))["resultaten"]
    assert [feit.get("redenHuisbezoek") for feit in feiten] == [None, "woonsituatie", None]
    zonder_bezoek = CASEWORK["legHuisbezoekVast"].met(gepland=None, nietNodig=True, reden="al_bekend")
    geweigerd = await zonder_bezoek.met(redenHuisbezoek="woonsituatie").door(een.zaak)
    assert geweigerd.status_code == 400
