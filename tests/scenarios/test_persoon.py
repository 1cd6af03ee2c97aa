"""What is told of a person who is known, and the household that keeps coming back."""

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import INTAKE
from tests.e2e.test_overgangen_personen import met_persoon
from tests.systeem import Systeem

pytestmark = pytest.mark.server

ZOEK = "/intake/v1/personen/_zoek"


async def gevonden(zaak: Zaak, bsn: str) -> list[str]:
    """Who is found by this BSN."""
    found = await zaak.als("wijkwerker").doe(ZOEK, {"bsn": bsn, "doel": "toegang"})
    return [row["id"] for row in found.json()["resultaten"]]


async def test_r42_een_bsn_dat_later_wordt_vastgesteld_is_van_een_persoon(keten: Systeem, gemeente: str) -> None:
    """R42, Wmo 2015 art. 5.2.9."""
    een, ander = await met_persoon(Zaak(keten, gemeente)), await met_persoon(Zaak(keten, gemeente))
    assert (await INTAKE["stelBsnVast"].door(een)).status_code == 201
    assert await gevonden(een, "999900018") == [een.ids["persoon"]]
    dubbel = await INTAKE["stelBsnVast"].door(ander)
    assert (dubbel.status_code, dubbel.json()["type"].rpartition("/")[2]) == (409, "bsn-van-een-ander")


async def test_een_feit_zonder_geheim_laat_de_persoon_vindbaar_ook_na_een_herstart(
    keten: Systeem, gemeente: str
) -> None:
    """The row of a person is folded anew with every fact, its indexes too: without keys at hand that was a 500."""
    zaak = await Zaak(keten, gemeente).ontvangen(persoon={"bsn": "999900006", "naam": "Inwoner Een"})
    melding = await zaak.als("wijkwerker").gelezen(f"/intake/v1/meldingen/{zaak.ids['melding']}")
    zaak.ids["persoon"] = melding["persoonId"]
    for naam in ("meldVerhuizing", "geefToestemming", "meldOverlijden"):
        keys = keten.embedded.apis["intake"].store.scheme.keys
        keys._by_id, keys._by_person = {}, {}  # type: ignore[attr-defined]  # what a new process begins with
        zonder_adres = INTAKE[naam].met(postcode=None, huisnummer=None)
        assert (await zonder_adres.door(zaak)).status_code == 201
        assert await gevonden(zaak, "999900006") == [zaak.ids["persoon"]]
    persoon = await zaak.als("wijkwerker").gelezen(f"/intake/v1/personen/{zaak.ids['persoon']}")
    assert (persoon["status"], persoon["wijkcode"], persoon["overledenOp"]) == (
        "overleden",
        "WK003402",
        "2020-06-01T09:00:00Z",
    )


async def test_r29_wat_in_de_brp_staat_hoeft_de_inwoner_niet_te_melden(keten: Systeem, gemeente: str) -> None:
    """R29, Wmo 2015 art. 2.3.8: the inwoner tells what changes, but not what an authentic register says."""
    zaak = await met_persoon(Zaak(keten, gemeente))
    inwoner = zaak.als("inwoner_kanaal")
    for naam in ("meldVerhuizing", "meldOverlijden"):
        uit_de_brp = INTAKE[naam]
        assert (await inwoner.doe(uit_de_brp.pad.format(**zaak.ids), dict(uit_de_brp.inhoud))).status_code == 403
        assert (await uit_de_brp.door(zaak)).status_code == 201
    wijziging = {"op": "2020-01-09T10:00:00+01:00", "kanaal": "online_formulier", "persoonId": zaak.ids["persoon"]}
    await inwoner.gedaan("/intake/v1/klantcontacten", wijziging | {"notitie": "Mijn zoon woont weer bij mij."})


async def test_r49_een_kind_wijkt_voor_een_mentor(keten: Systeem, gemeente: str) -> None:
    """R49, Wmo 2015 art. 1.1.1 lid 2."""
    zaak = await met_persoon(Zaak(keten, gemeente))
    leg_vast = INTAKE["legVertegenwoordigingVast"]
    assert (await leg_vast.met(rol="mentor").door(zaak)).status_code == 201
    kind = await leg_vast.met(rol="kind").door(zaak)
    assert (kind.status_code, kind.json()["regel"]) == (409, "Wmo 2015, art. 1.1.1 lid 2")
    (feit,) = (await zaak.als("wijkwerker").gelezen(leg_vast.pad.format(**zaak.ids)))["resultaten"]
    assert (feit["rol"], "vertegenwoordigerId" in feit) == ("mentor", False)
    zaak.ids["vertegenwoordigerId"] = "0198c7b0-0000-7000-8000-0000000000ff"
    assert (await leg_vast.met(rol="curator").door(zaak)).status_code == 404


@pytest.mark.vereiste("SCH-07")
async def test_een_huishouden_dat_terugkomt_wordt_herkend(keten: Systeem, gemeente: str) -> None:
    eerst = await Zaak(keten, gemeente).onderzoek_nodig()
    ww = eerst.als("wijkwerker")
    persoon = (await ww.gelezen(f"/intake/v1/meldingen/{eerst.ids['melding']}"))["persoonId"]
    huishouden = (await ww.gelezen(f"/casework/v1/dossiers/{eerst.ids['dossier']}"))["huishoudenId"]
    terug = await Zaak(keten, gemeente).ontvangen(
        persoon=None, persoonId=persoon, ontvangenOp="2021-01-06T08:00:00+01:00"
    )
    rij = await ww.gelezen(f"/intake/v1/meldingen/{terug.ids['melding']}")
    assert (rij["herhaald"], rij["eerdereMeldingIds"], rij["huishoudenId"]) == (
        True,
        [eerst.ids["melding"]],
        huishouden,
    )
    herhaald = await ww.gelezen("/intake/v1/meldingen?herhaald=true")
    assert [gevonden["id"] for gevonden in herhaald["resultaten"]] == [terug.ids["melding"]]
    (feit,) = (await ww.gelezen(f"/intake/v1/meldingen/{terug.ids['melding']}/herhalingen"))["resultaten"]
    assert (feit["dagen"], feit["huishoudenId"]) == (366, huishouden)


@pytest.mark.vereiste("SCH-07")
async def test_hardnekkig_is_een_huishouden_dat_terugkomt_met_vragen_op_meer_dan_een_leefgebied(
    keten: Systeem, gemeente: str
) -> None:
    """Two or more meldingen in twelve months on two or more leefgebieden; the same question twice is not that."""
    eerst = await Zaak(keten, gemeente).onderzoek_nodig()
    await Zaak(keten, gemeente).ontvangen(leefgebieden=["wonen", "verslavingen"])  # once, of someone else
    ww, coordinator = eerst.als("wijkwerker"), eerst.als("coordinator")
    persoon = (await ww.gelezen(f"/intake/v1/meldingen/{eerst.ids['melding']}"))["persoonId"]
    huishouden = (await ww.gelezen(f"/casework/v1/dossiers/{eerst.ids['dossier']}"))["huishoudenId"]
    anders: dict[str, str | None] = {"persoon": None, "persoonId": persoon}
    zelfde = await Zaak(keten, gemeente).ontvangen(**anders, ontvangenOp="2020-03-06T08:00:00+01:00")
    lijst = "/intake/v1/hardnekkige-problematiek"
    rij = await ww.gelezen(f"/intake/v1/meldingen/{zelfde.ids['melding']}")
    assert (rij["herhaald"], rij["hardnekkig"], rij["leefgebiedenSamen"]) == (True, False, ["wonen"])
    assert (await coordinator.gelezen(lijst))["resultaten"] == []

    terug = await Zaak(keten, gemeente).ontvangen(
        **anders, ontvangenOp="2020-06-06T08:00:00+02:00", leefgebieden=["financien_en_schulden"], team="haven"
    )
    (feit,) = (await ww.gelezen(f"/intake/v1/meldingen/{terug.ids['melding']}/herhalingen"))["resultaten"]
    assert (feit["hardnekkig"], feit["leefgebieden"]) == (True, ["financien_en_schulden", "wonen"])
    (gevonden,) = (await coordinator.gelezen(lijst))["resultaten"]
    assert gevonden == {
        "id": huishouden,
        "huishoudenId": huishouden,
        "persoonId": persoon,
        "meldingId": terug.ids["melding"],
        "laatsteOp": "2020-06-06T06:00:00Z",
        "team": "haven",
        "wijk": "WK003401",
        "meldingen": 3,
        "leefgebieden": ["financien_en_schulden", "wonen"],
    }
    hardnekkig = (await ww.gelezen("/intake/v1/meldingen?hardnekkig=true"))["resultaten"]
    assert [rij["id"] for rij in hardnekkig] == [terug.ids["melding"]]
    assert (await coordinator.gelezen(f"{lijst}?ontvangenVanaf=2020-06-07"))["resultaten"] == []
    assert (await ww.get(lijst)).status_code == 403


async def test_na_twaalf_maanden_of_na_een_intrekking_is_het_geen_herhaling(keten: Systeem, gemeente: str) -> None:
    persoon = {"naam": "Inwoner Een", "bsn": "999900018"}
    eerst = await Zaak(keten, gemeente).ontvangen(persoon=persoon)
    later = await Zaak(keten, gemeente).ontvangen(persoon=persoon, ontvangenOp="2021-01-06T09:00:01+01:00")
    ww = eerst.als("wijkwerker")
    assert (await ww.gelezen("/intake/v1/meldingen?herhaald=true"))["resultaten"] == []
    await INTAKE["trekMeldingIn"].met(op="2021-01-07T10:00:00+01:00").door(later)
    weer = await Zaak(keten, gemeente).ontvangen(persoon=persoon, ontvangenOp="2021-02-06T09:00:00+01:00")
    rij = await ww.gelezen(f"/intake/v1/meldingen/{weer.ids['melding']}")
    assert (rij["herhaald"], rij["huishoudenId"]) == (False, None)
    nog_eens = await Zaak(keten, gemeente).ontvangen(persoon=persoon, ontvangenOp="2021-02-07T09:00:00+01:00")
    rij = await ww.gelezen(f"/intake/v1/meldingen/{nog_eens.ids['melding']}")
    assert (rij["eerdereMeldingIds"], rij["huishoudenId"]) == ([weer.ids["melding"]], None)
