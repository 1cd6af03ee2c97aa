"""What a fact of one service asks of casework, over HTTP: an onderzoek that starts again."""

from typing import Any

import pytest

from tests.e2e.clients import ONDERDELEN, Zaak, regel
from tests.e2e.handelingen import CASEWORK, LEVERING
from tests.systeem import Systeem

pytestmark = pytest.mark.server


async def test_r27_een_gevraagd_heronderzoek_wordt_een_herbeoordeling(keten: Systeem, gemeente: str) -> None:
    """R27, Wmo 2015 art. 2.3.9: without six weeks and without verslag; its outcome names the voorziening."""
    zaak = await Zaak(keten, gemeente).bekendgemaakt(regel(aanbieder="12345678"))
    for _ in range(2):  # asked for again on the same day: it is done once
        assert (await LEVERING["vraagHeronderzoek"].door(zaak)).status_code == 201
    await keten.rustig()
    ww, lijst = zaak.als("wijkwerker"), f"/casework/v1/dossiers/{zaak.ids['dossier']}/onderzoeken"
    eerste, opnieuw = sorted((await ww.gelezen(lijst))["resultaten"], key=lambda rij: str(rij["soort"]))
    assert (eerste["id"], eerste["voorzieningId"]) == (zaak.ids["onderzoek"], None)
    assert (opnieuw["voorzieningId"], opnieuw["uitersteDatum"]) == (zaak.ids["voorziening"], None)
    zaak.ids["onderzoek"] = opnieuw["id"]
    op = "2020-04-14T10:00:00+02:00"
    handelingen: tuple[tuple[str, dict[str, Any]], ...] = (
        ("ontvangPersoonlijkPlan", {"op": op, "inhoud": None, "overgeslagen": True}),
        ("beginOnderzoek", {"begonnenOp": op}),
        ("wijsOpClientondersteuning", {"op": op}),
        ("informeerOverPgb", {"op": op}),
        *(("legOnderdeelVast", {"op": op, "onderdeel": deel}) for deel in ONDERDELEN),
        ("rondOnderzoekAf", {"afgerondOp": op, "uitkomst": "maatwerk"}),
    )
    for naam, anders in handelingen:
        answer = await CASEWORK[naam].met(**anders).door(zaak)
        assert answer.status_code == 201, answer.text
    (afgerond,) = (await ww.gelezen(f"/casework/v1/onderzoeken/{opnieuw['id']}/afrondingen"))["resultaten"]
    assert (afgerond["soort"], afgerond["voorzieningId"]) == ("herbeoordeling", zaak.ids["voorziening"])


async def test_wat_zonder_dossier_is_toegekend_wordt_zonder_casework_herbeoordeeld(
    keten: Systeem, gemeente: str
) -> None:
    zaak = await Zaak(keten, gemeente).zelf_bekendgemaakt()
    assert (await LEVERING["vraagHeronderzoek"].door(zaak)).status_code == 201
    await keten.rustig()
    gevonden = await zaak.als("wijkwerker").gelezen(f"/casework/v1/dossiers?melding={zaak.ids['melding']}")
    assert gevonden["resultaten"] == []
