"""What goes wrong is reported to the toezichthouder, and what staff think of their work is kept beside others."""

import pytest

from tests.e2e.clients import Zaak
from tests.e2e.handelingen import QUALITY
from tests.e2e.test_overgangen_quality import CALAMITEIT, gemeld
from tests.systeem import Systeem

pytestmark = pytest.mark.server


@pytest.mark.vereiste("R18-16")
async def test_r35_een_calamiteit_in_het_vervoer_gaat_ook_naar_de_toezichthouder(keten: Systeem, gemeente: str) -> None:
    """Wmo 2015, art. 3.4 lid 1: at once; without it nothing is recorded."""
    zaak = Zaak(keten, gemeente)
    zonder = await QUALITY["meldCalamiteit"].met(toezichthouderGemeldOp=None).door(zaak)
    assert (zonder.status_code, zonder.json()["errors"][0]["location"]) == (400, "/toezichthouderGemeldOp")
    await gemeld(zaak)
    assert (await QUALITY["rondCalamiteitAf"].door(zaak)).status_code == 201
    client = keten.client("klachtbehandelaar", gemeente)
    (afgerond,) = (await client.gelezen(f"{CALAMITEIT.pad.format(**zaak.ids)}/afrondingen"))["resultaten"]
    (gelezen,) = (await client.gelezen("/quality/v1/calamiteiten?aanbieder=12345678"))["resultaten"]
    assert (gelezen["status"], gelezen["toezichthouderGemeldOp"]) == ("afgerond", "2020-01-06T10:00:00Z")
    assert afgerond["gebeurdOp"] > gelezen["gemeldOp"]


@pytest.mark.vereiste("SCH-11")
async def test_een_enquete_onder_medewerkers_staat_per_aspect_naast_de_benchmark(keten: Systeem, gemeente: str) -> None:
    zaak = Zaak(keten, gemeente)
    werkdruk = await QUALITY["houdMedewerkersenquete"].door(zaak)
    assert (await QUALITY["houdMedewerkersenquete"].met(aspect="samenwerking", scoreTienden=79).door(zaak)).is_success
    client = keten.client("beleidsmedewerker", gemeente)
    gelezen = await client.gelezen(werkdruk.headers["location"])
    assert (gelezen["scoreTienden"], gelezen["benchmarkTienden"], gelezen["aantal"]) == (68, 71, 41)
    rijen = (await client.gelezen("/quality/v1/medewerkersenquetes"))["resultaten"]
    assert {(rij["aspect"], rij["scoreTienden"]) for rij in rijen} == {("werkdruk", 68), ("samenwerking", 79)}
