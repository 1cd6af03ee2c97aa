"""What a later decision, and a person who looks again, do to what was granted: over HTTP."""

from typing import Any

import pytest

from tests.e2e.clients import Zaak, regel
from tests.e2e.handelingen import CASEWORK, INTAKE, LEVERING, PERSOON, PROVISIONS, Handeling
from tests.e2e.test_overgangen_rechtsbescherming import BEZWAAR
from tests.systeem import Systeem

pytestmark = pytest.mark.server

_HULP = regel(aanbieder="12345678", einddatum="2020-12-31")
_BUDGET = regel(product="02A06", leveringsvorm="pgb", einddatum="2020-12-31")
_AFWIJZING = {"besluit": "afwijzen", "productcategorie": "dagbesteding"}


async def _voorzieningen(zaak: Zaak) -> list[dict[str, Any]]:
    return await _feiten(zaak, f"voorzieningen?melding={zaak.ids['melding']}")


async def _voorstellen(zaak: Zaak) -> list[str]:
    """What lies before someone."""
    return [row["voorstel"] for row in await _feiten(zaak, f"beoordelingen?melding={zaak.ids['melding']}")]


async def _feiten(zaak: Zaak, pad: str) -> list[dict[str, Any]]:
    feiten: list[dict[str, Any]] = (await zaak.als("beschikker").gelezen(f"/provisions/v1/{pad}"))["resultaten"]
    return feiten


async def _van(zaak: Zaak, product: str) -> dict[str, Any]:
    return next(row for row in await _voorzieningen(zaak) if row["product"] == product)


@pytest.mark.vereiste("R18-10")
async def test_r28_met_een_ingetrokken_beschikking_eindigt_wat_zij_toekende(keten: Systeem, gemeente: str) -> None:
    """Wmo 2015, art. 2.3.10; in the past by its text, but not before it is made known (Awb 3:40)."""
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(_HULP, _BUDGET, _AFWIJZING)
    besteld, met_pgb = await _van(zaak, "02A05"), await _van(zaak, "02A06")
    assert (await PROVISIONS["trekBeschikkingIn"].door(zaak)).status_code == 201
    per = "2020-06-02"
    (wijziging,) = [
        feit for feit in await _feiten(zaak, f"voorzieningen/{besteld['id']}/wijzigingen") if "toewijzingnummer" in feit
    ]
    assert (wijziging["reden"], wijziging["per"]) == ("verwijderd", per)
    for row in (besteld, met_pgb):
        (einde,) = await _feiten(zaak, f"voorzieningen/{row['id']}/afsluitingen")
        assert (einde["per"], einde["reden"]) == (per, "besluit_gemeente")
    assert sorted(row["status"] for row in await _voorzieningen(zaak)) == ["afgewezen", "beeindigd", "beeindigd"]
    (budget,) = await _feiten(zaak, f"pgbs?voorziening={met_pgb['id']}")
    assert (budget["status"], budget["tot"]) == ("ingetrokken", per)


@pytest.mark.vereiste("R18-10")
async def test_r28_wat_wordt_geleverd_loopt_af_met_een_kortere_toewijzing(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(_HULP)
    assert (await PROVISIONS["meldLevering"].door(zaak)).status_code == 201
    intrekken = PROVISIONS["trekBeschikkingIn"].met(ingang="2020-07-01")
    assert (await intrekken.door(zaak)).status_code == 201
    gewijzigd, toewijzing = await _feiten(zaak, f"voorzieningen/{zaak.ids['voorziening']}/wijzigingen")
    assert gewijzigd["einddatum"] == toewijzing["per"] == "2020-06-30"
    (row,) = await _voorzieningen(zaak)
    assert (row["status"], row["einddatum"]) == ("in_levering", "2020-06-30")


@pytest.mark.vereiste("R18-10")
async def test_r28_een_herziening_wijzigt_de_regels_die_zij_noemt(keten: Systeem, gemeente: str) -> None:
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(_HULP, _BUDGET)
    hulp, met_pgb = await _van(zaak, "02A05"), await _van(zaak, "02A06")
    wijziging = {"voorziening": met_pgb["id"], "einddatum": "2020-08-31", "reden": "herbeoordeling_verkorting"}
    herzien = PROVISIONS["herzieBeschikking"]
    vreemd = await herzien.met(wijzigingen=[{**wijziging, "voorziening": zaak.ids["melding"]}]).door(zaak)
    assert vreemd.json()["type"].endswith("/regel-staat-niet-in-besluit")
    assert (await herzien.met(wijzigingen=[wijziging]).door(zaak)).status_code == 201
    (feit,) = await _feiten(zaak, f"voorzieningen/{met_pgb['id']}/wijzigingen")
    assert (feit["per"], feit["einddatum"]) == ("2020-07-01", "2020-08-31")
    (budget,) = await _feiten(zaak, f"pgbs?voorziening={met_pgb['id']}")
    assert (budget["status"], budget["tot"]) == ("ingetrokken", "2020-08-31")
    assert await _van(zaak, "02A05") == hulp


@pytest.mark.vereiste("R18-10")
async def test_een_herziening_zonder_regels_ligt_ter_beoordeling_voor(keten: Systeem, gemeente: str) -> None:
    """A person confirms, or does not."""
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt(_HULP, _AFWIJZING)
    assert (await PROVISIONS["herzieBeschikking"].met(wijzigingen=[]).door(zaak)).status_code == 201
    assert await _voorstellen(zaak) == ["wijzigen"] * 2
    pad = f"voorzieningen/{zaak.ids['voorziening']}/beoordelingen"
    (gevraagd,) = await _feiten(zaak, pad)
    assert (gevraagd["oorzaak"], gevraagd["oorzaakId"]) == ("beschikking_herzien", zaak.ids["beschikking"])
    aanbieder = zaak.als("partner_aanbieder")  # what nobody decided yet is not for them to know
    assert (await aanbieder.get(f"/provisions/v1/{pad}")).status_code == 403
    assert (await aanbieder.get("/provisions/v1/beoordelingen")).status_code == 403
    assert (await LEVERING["rondBeoordelingAf"].door(zaak)).status_code == 201
    assert (await LEVERING["rondBeoordelingAf"].door(zaak)).json()["type"].endswith("/beoordeling-niet-open")
    (afgerond,) = await _feiten(zaak, f"{pad}/1/afrondingen")
    assert afgerond["overgenomen"] is True
    assert await _voorstellen(zaak) == ["wijzigen"]


@pytest.mark.vereiste("R18-10")
@pytest.mark.parametrize(("uitkomst", "voorstellen"), [("gegrond", ["opnieuw_beslissen"]), ("ongegrond", [])])
async def test_na_een_gegrond_bezwaar_ligt_elke_regel_ter_beoordeling_voor(
    keten: Systeem, gemeente: str, uitkomst: str, voorstellen: list[str]
) -> None:
    """Awb 7:11: revoked, and decided anew for as far as needed; until then what was granted goes on."""
    zaak = await BEZWAAR.in_stand(keten, gemeente, "gehoord")
    beslissen = PROVISIONS["beslisOpBezwaar"].met(uitkomst=uitkomst)
    assert (await beslissen.door(zaak)).status_code == 201
    (row,) = await _voorzieningen(zaak)
    assert (row["status"], await _voorstellen(zaak)) == ("toegekend", voorstellen)


async def test_r26_een_ingebrekestelling_hoort_van_het_besluit_waarop_zij_wacht(keten: Systeem, gemeente: str) -> None:
    """Awb 4:17, 4:18: told on 6 March, two weeks through the 20th, decided on 30 March: nine days owed."""
    zaak = await Zaak(keten, gemeente).zelf_aangevraagd()
    gesteld = await PROVISIONS["stelAanvraagInGebreke"].door(zaak)
    zaak.ids["ingebrekestelling"] = gesteld.json()["id"]
    vast = await PROVISIONS["stelBeschikkingVast"].met(vastgesteldOp="2020-03-27T10:00:00+01:00").door(zaak)
    zaak.ids["beschikking"] = vast.json()["id"]
    bekend = PROVISIONS["maakBeschikkingBekend"].met(bekendgemaaktOp="2020-03-30T10:00:00+02:00")
    assert (await bekend.door(zaak)).status_code == 201
    assert (await PROVISIONS["stelDwangsomVast"].door(zaak)).status_code == 201
    pad = f"ingebrekestellingen/{zaak.ids['ingebrekestelling']}"
    (feit,) = await _feiten(zaak, f"{pad}/dwangsommen")
    row = await zaak.als("beschikker").gelezen(f"/provisions/v1/{pad}")
    assert (feit["dagen"], row["dagen"], row["bedragCent"]) == (9, 9, 9 * 2300)


async def _voorstel_na(zaak: Zaak, handeling: Handeling) -> list[str]:
    """What lies before someone after this."""
    answer = await handeling.door(zaak)
    assert answer.status_code == 201, answer.text
    await zaak.systeem.rustig()
    return await _voorstellen(zaak)


async def _van_persoon(zaak: Zaak, persoon: str) -> Zaak:
    """A granted voorziening of this person."""
    await (await zaak.ontvangen(persoon=PERSOON)).zelf_bekendgemaakt(_HULP)
    melding = await zaak.als("wijkwerker").gelezen(f"/intake/v1/meldingen/{zaak.ids['melding']}")
    zaak.ids[persoon] = melding["persoonId"]
    return zaak


@pytest.mark.parametrize(
    ("naam", "anders", "voorstel", "oorzaak"),
    [
        ("meldOverlijden", {}, "beeindigen", "persoon_overleden"),
        ("meldVerhuizing", {"nieuweWijk": None, "nieuweGemeente": "0014"}, "beeindigen", "persoon_verhuisd"),
        ("meldVerhuizing", {}, "heronderzoeken", "persoon_verhuisd"),
    ],
)
async def test_wat_een_inwoner_overkomt_ligt_bij_elk_van_zijn_lopende_voorzieningen(
    keten: Systeem, gemeente: str, naam: str, anders: dict[str, Any], voorstel: str, oorzaak: str
) -> None:
    """A proposal for each that has not ended; nobody else's."""
    zaak, ook = [await _van_persoon(Zaak(keten, gemeente), "persoon") for _ in range(2)]
    dicht = await _van_persoon(Zaak(keten, gemeente), "persoon")
    assert (await LEVERING["beeindigVoorziening"].door(dicht)).status_code == 201
    ander = await Zaak(keten, gemeente).zelf_bekendgemaakt(_HULP)
    assert await _voorstel_na(zaak, INTAKE[naam].met(**anders)) == [voorstel]
    assert [await _voorstellen(deze) for deze in (ook, dicht, ander)] == [[voorstel], [], []]
    (feit,) = await _feiten(ook, f"voorzieningen/{ook.ids['voorziening']}/beoordelingen")
    assert (feit["oorzaak"], feit["oorzaakId"]) == (oorzaak, zaak.ids["persoon"])


async def test_wie_bij_het_huishouden_komt_laat_de_voorzieningen_ervan_bekijken(keten: Systeem, gemeente: str) -> None:
    """Those who were there, who comes and who goes."""
    zaak = await Zaak(keten, gemeente).bekendgemaakt(_HULP)
    nieuw, ander = [await Zaak(keten, gemeente).ontvangen() for _ in range(2)]
    for deze in (nieuw, ander):
        await deze.zelf_bekendgemaakt(_HULP)
    melding = await nieuw.als("wijkwerker").gelezen(f"/intake/v1/meldingen/{nieuw.ids['melding']}")
    dossier = await zaak.als("wijkwerker").gelezen(f"/casework/v1/dossiers/{zaak.ids['dossier']}")
    zaak.ids["huishouden"] = dossier["huishoudenId"]
    erbij = CASEWORK["wijzigHuishouden"].met(toegetredenIds=[melding["persoonId"]], vertrokkenIds=[])
    assert await _voorstel_na(zaak, erbij) == ["heronderzoeken"]
    assert [await _voorstellen(deze) for deze in (nieuw, ander)] == [["heronderzoeken"], []]
    eraf = CASEWORK["wijzigHuishouden"].met(
        toegetredenIds=[], vertrokkenIds=[melding["persoonId"]], op="2020-05-04T10:00:00+02:00", per="2020-05-01"
    )
    await _voorstel_na(zaak, eraf)
    assert len(await _feiten(nieuw, f"voorzieningen/{nieuw.ids['voorziening']}/beoordelingen")) == 2
