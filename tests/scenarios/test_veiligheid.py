"""A signal about safety: handed in by many, seen by few, and by nobody who looks at a dossier or at public facts."""

from collections.abc import Sequence
from typing import Any

import asyncpg
import orjson
import pytest

from shared.eventstore.migrate import in_database
from tests.e2e.clients import Zaak
from tests.e2e.handelingen import CASEWORK
from tests.e2e.test_overgangen_teams import SIGNAAL
from tests.systeem import Systeem

pytestmark = pytest.mark.server
SIGNALEN = "/casework/v1/veiligheidssignalen"


async def openbaar(keten: Systeem, dienst: str, gemeente: str) -> Sequence[dict[str, Any]]:
    """Every public fact of this gemeente as others may see it: its stream, type, data and chain."""
    connection = await asyncpg.connect(in_database(keten.admin_dsn, f"keten_{dienst}"))
    try:
        rows = await connection.fetch(
            """SELECT e.stream_id::text AS stroom, e.type, convert_from(e.data, 'UTF8') AS data,
                      e.meta->>'correlatieId' AS keten, e.meta->>'causatieId' AS oorzaak
               FROM es.event e WHERE e.gemeente = $1 AND e.type LIKE 'nl.wmo.%'""",
            gemeente,
        )
    finally:
        await connection.close()
    return [{**row, "data": orjson.loads(row["data"])} for row in rows]


@pytest.mark.vereiste("R18-12", "R20-09")
async def test_een_zorgsignaal_van_een_school_komt_bij_veilig_thuis(keten: Systeem, gemeente: str) -> None:
    zaak = await SIGNAAL.in_stand(keten, gemeente, "ontvangen")
    coordinator = zaak.als("coordinator")
    (open_,) = (await coordinator.gelezen(f"{SIGNALEN}?status=ontvangen"))["resultaten"]
    assert (open_["id"], open_["bron"]) == (zaak.ids["signaal"], "school")
    assert (await CASEWORK["schakelVeiligThuisIn"].door(zaak)).status_code == 201
    pad = f"{SIGNALEN}/{zaak.ids['signaal']}"
    (feit,) = (await coordinator.gelezen(f"{pad}/veilig-thuis-meldingen"))["resultaten"]
    assert feit["bronKlasse"] == "professional"
    detail = await coordinator.get(pad)
    assert detail.json()["status"] == "veilig_thuis"
    assert "ontbijt" not in detail.text
    assert "verwaarlozing" not in detail.text


@pytest.mark.vereiste("R18-12")
@pytest.mark.parametrize("rol", ["wijkwerker", "partner_school", "inwoner_kanaal"])
async def test_wie_een_signaal_inlevert_leest_het_niet_terug(keten: Systeem, gemeente: str, rol: str) -> None:
    zaak = await SIGNAAL.in_stand(keten, gemeente, "ontvangen")
    pad = f"{SIGNALEN}/{zaak.ids['signaal']}"
    ander = zaak.als(rol)
    assert [(await ander.get(plek)).status_code for plek in (SIGNALEN, pad, f"{pad}/afrondingen")] == [403] * 3
    assert (await CASEWORK["rondSignaalAf"].door(zaak)).status_code == 201
    lijst = await zaak.als("coordinator").gelezen(f"{pad}/afrondingen")
    assert len(lijst["resultaten"]) == 1


@pytest.mark.vereiste("R18-12")
async def test_r54_geen_dossier_en_geen_openbaar_feit_verraadt_een_signaal(keten: Systeem, gemeente: str) -> None:
    """Wmo 2015, art. 5.3.1 and 5.3.4 lid 2: Veilig Thuis has a regime of its own."""
    zaak = await Zaak(keten, gemeente).kort_hulptraject()
    paden = await _over_het_dossier(zaak)
    vooraf = {pad: (await zaak.als("wijkwerker").get(pad)).content for pad in paden}
    eerder = [feit["stroom"] for feit in await openbaar(keten, "casework", gemeente)]

    zaak.ids["dossierId"] = zaak.ids["dossier"]
    zaak.ids["signaal"] = (await CASEWORK["ontvangZorgsignaal"].door(zaak)).json()["id"]
    assert (await CASEWORK["schakelVeiligThuisIn"].door(zaak)).status_code == 201
    await keten.rustig()

    bij_het_dossier = await zaak.als("coordinator").gelezen(f"{SIGNALEN}?dossier={zaak.ids['dossier']}")
    assert [rij["id"] for rij in bij_het_dossier["resultaten"]] == [zaak.ids["signaal"]]
    assert {pad: (await zaak.als("wijkwerker").get(pad)).content for pad in paden} == vooraf
    feiten = await openbaar(keten, "casework", gemeente)
    (nieuw,) = [feit for feit in feiten if feit["stroom"] not in eerder]
    assert nieuw == {
        "stroom": zaak.ids["signaal"],
        "type": "nl.wmo.veiligheidssignalen.veilig-thuis-ingeschakeld.v1",
        "data": {"bronKlasse": "professional", "gebeurdOp": "2020-01-17T09:00:00Z", "gemeente": gemeente},
        "keten": zaak.ids["signaal"],
        "oorzaak": None,
    }
    ander = [
        feit for dienst in ("intake", "casework", "provisions") for feit in await openbaar(keten, dienst, gemeente)
    ]
    assert [feit for feit in ander if zaak.ids["signaal"] in str(feit) and feit["stroom"] != nieuw["stroom"]] == []


async def _over_het_dossier(zaak: Zaak) -> Sequence[str]:
    """Every address under which something of this dossier can be read."""
    document = await zaak.als("wijkwerker").gelezen("/casework/v1/openapi.json")
    detail = f"/casework/v1/dossiers/{zaak.ids['dossier']}"
    onder = [pad for pad, soort in document["paths"].items() if pad.startswith("/dossiers/{") and "get" in soort]
    assert len(onder) > 5
    eigen = [f"{detail}{pad.partition('}')[2]}" for pad in onder]
    return [*eigen, "/casework/v1/dossiers", f"/casework/v1/dossiers?melding={zaak.ids['melding']}"]
