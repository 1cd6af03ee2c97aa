"""Every figure over HTTP equals the slow model, point by point; its lineage lists exactly what it counted."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
import pytest_asyncio

from services.reporting.tests.bezorging import event_id
from services.reporting.tests.historie import KANALEN, LEEFGEBIEDEN, historie
from services.reporting.tests.kroniek import TEAMS, WIJKEN
from services.reporting.tests.model import TELLINGEN
from services.reporting.tests.proef import FIGUREN, Proef, proef_met
from services.reporting.tests.verwacht import PER, SPLITSINGEN, VOORZIENINGEN, Vraag, herkomst, reeksen
from services.reporting.tests.vragen import lees_herkomst, lees_reeksen, verschillen
from tests.systeem import Systeem

pytestmark = pytest.mark.server
ZADEN = (1, 2, 3)
BEREIKEN = (  # whole years, a quarter, a range that begins and ends mid-month, a single day at the change of the year
    (date(2019, 11, 1), date(2020, 12, 31)),
    (date(2020, 1, 1), date(2020, 3, 31)),
    (date(2019, 12, 31), date(2020, 7, 14)),
    (date(2020, 1, 1), date(2020, 1, 1)),
)
FILTERS: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (),
    (("team", TEAMS[0]),),
    (("team", "overig"), ("team", TEAMS[1])),
    (("wijk", WIJKEN[0]), ("kanaal", KANALEN[0]), ("kanaal", KANALEN[1])),
    (("leefgebied", LEEFGEBIEDEN[0]), ("leefgebied", LEEFGEBIEDEN[1])),
    (("team", TEAMS[2]), ("leefgebied", LEEFGEBIEDEN[2])),
    (("wijk", "WK999999"),),
)


@pytest_asyncio.fixture(params=ZADEN, scope="module", loop_scope="session")
async def proef(request: pytest.FixtureRequest, keten: Systeem) -> Proef:
    return await proef_met(keten, f"{300 + request.param:04d}", historie(request.param, 80))


def _vragen(zaad: str, code: str, basis: str, variant: str | None) -> Iterator[Vraag]:
    """Each split and each length of sub-period, with a range and filters that chance picks."""
    toeval = random.Random(f"{zaad}{code}{basis}{variant}")
    mag = [s for s in SPLITSINGEN if code in VOORZIENINGEN or s not in ("productcategorie", "arrangement")]
    for splitsing in (None, *mag):
        van, tot = toeval.choice(BEREIKEN)
        yield Vraag(code, van, tot, basis, toeval.choice(PER), variant, splitsing, toeval.choice(FILTERS))
    for per in PER:
        yield Vraag(code, *toeval.choice(BEREIKEN), basis, per, variant)


@pytest.mark.parametrize(("code", "basis", "variant"), FIGUREN)
async def test_elk_cijfer_is_wat_het_trage_model_telt(proef: Proef, code: str, basis: str, variant: str | None) -> None:
    for vraag in _vragen(proef.code, code, basis, variant):
        gevonden = await lees_reeksen(proef.client, vraag)
        assert list(verschillen(reeksen(proef.wereld, vraag), gevonden)) == [], vraag


@pytest.mark.parametrize(("code", "basis", "variant"), FIGUREN)
async def test_de_herkomst_noemt_precies_wat_is_geteld(
    proef: Proef, code: str, basis: str, variant: str | None
) -> None:
    feiten = {str(event_id(regel)): getattr(regel.feit, "melding_id", None) for regel in proef.regels}
    heel = Vraag(code, *BEREIKEN[0], basis, variant=variant)
    for vraag in (heel, replace(heel, van=BEREIKEN[1][0], tot=BEREIKEN[1][1], filters=FILTERS[3])):
        (punt,) = reeksen(proef.wereld, vraag)["totaal"]
        for deel in ("teller", "noemer") if punt["noemer"] is not None else ("teller",):
            rijen = await lees_herkomst(proef.client, vraag, deel, limit=11)
            verwacht = herkomst(proef.wereld, vraag, deel)
            assert sorted(rij["id"] for rij in rijen) == sorted(str(geteld) for geteld in verwacht), (vraag, deel)
            assert len(rijen) == punt[deel]
            for rij in rijen:
                soort, meldingen = next(w for geteld, w in verwacht.items() if str(geteld) == rij["id"])
                assert rij["soort"] == soort
                assert rij["meldingId"] in {str(melding) for melding in meldingen}
                assert rij["kenmerk"]
                assert {str(feiten[feit["eventId"]]) for feit in rij["feiten"]} == {rij["meldingId"]}


@pytest.mark.parametrize("code", sorted(set(TELLINGEN) - set(VOORZIENINGEN)))
async def test_alleen_voorzieningen_worden_per_productcategorie_gesplitst(proef: Proef, code: str) -> None:
    for splitsing in ("productcategorie", "arrangement"):
        pad = f"/reporting/v1/indicatoren/{code}/waarden?van=2020-01-01&tot=2020-01-31&splitsing={splitsing}"
        assert (await proef.client.get(pad)).status_code == 400


async def test_een_aantal_heeft_geen_noemer(proef: Proef) -> None:
    pad = "/reporting/v1/indicatoren/instroom/herkomst?van=2020-01-01&tot=2020-01-31&deel=noemer"
    assert (await proef.client.get(pad)).status_code == 400


async def test_zonder_basis_geldt_die_van_de_definitie(proef: Proef) -> None:
    standaard = {i["code"]: i["basis"] for i in (await proef.client.gelezen("/reporting/v1/indicatoren"))["resultaten"]}
    assert set(standaard) == set(TELLINGEN)
    for code, basis in standaard.items():
        vraag = Vraag(code, *BEREIKEN[1], basis)
        answer = await proef.client.gelezen(f"/reporting/v1/indicatoren/{code}/waarden?van={vraag.van}&tot={vraag.tot}")
        assert answer["basis"] == basis
        assert answer["reeksen"][0]["punten"] == reeksen(proef.wereld, vraag)["totaal"]
