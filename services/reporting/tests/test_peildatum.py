"""What was known on an earlier day: the figures of the facts recorded by then, and of no other."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
import pytest_asyncio

from services.reporting.tests.bezorging import event_id
from services.reporting.tests.historie import historie
from services.reporting.tests.proef import FIGUREN, Proef, proef_met
from services.reporting.tests.verwacht import PER, Vraag, herkomst, reeksen
from services.reporting.tests.vragen import lees_herkomst, lees_reeksen, verschillen
from shared.termijnen.kalender import dag_van
from tests.systeem import Systeem

pytestmark = pytest.mark.server
BEREIK = (date(2019, 11, 1), date(2020, 12, 31))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def proef(keten: Systeem) -> Proef:
    return await proef_met(keten, "0350", historie("peildatum", 70))


def peildata(proef: Proef, *zaad: object) -> list[date]:
    """A day at the edge of recordings and one in the middle of nowhere."""
    toeval = random.Random(str(zaad))
    vastgelegd = sorted({dag_van(regel.vastgelegd_op) for regel in proef.regels})
    midden = vastgelegd[len(vastgelegd) // 5 : -len(vastgelegd) // 5]
    return [toeval.choice(midden), toeval.choice(midden) - timedelta(days=1)]


@pytest.mark.parametrize(("code", "basis", "variant"), FIGUREN)
async def test_een_peildatum_geeft_wat_toen_bekend_was_en_verandert_nu_niets(
    proef: Proef, code: str, basis: str, variant: str | None
) -> None:
    vraag = Vraag(code, *BEREIK, basis, random.Random(f"{code}{basis}").choice(PER), variant, "team")
    nu = await lees_reeksen(proef.client, vraag)
    for peildatum in peildata(proef, code, basis, variant):
        toen = await lees_reeksen(proef.client, replace(vraag, peildatum=peildatum))
        assert list(verschillen(reeksen(proef.bekend_op(peildatum), vraag), toen)) == [], peildatum
    assert await lees_reeksen(proef.client, vraag) == nu == reeksen(proef.wereld, vraag)


async def test_de_herkomst_op_een_peildatum_noemt_wat_toen_was_geteld(proef: Proef) -> None:
    for code, basis, variant in FIGUREN[::4]:
        (peildatum, _) = peildata(proef, code)
        vraag = Vraag(code, *BEREIK, basis, variant=variant, peildatum=peildatum)
        gevonden = {rij["id"] for rij in await lees_herkomst(proef.client, vraag, "teller")}
        assert gevonden == {str(geteld) for geteld in herkomst(proef.bekend_op(peildatum), vraag, "teller")}, code


async def test_de_herkomst_op_een_peildatum_toont_alleen_feiten_die_toen_waren_vastgelegd(proef: Proef) -> None:
    vastgelegd = {str(event_id(regel)): dag_van(regel.vastgelegd_op) for regel in proef.regels}
    (peildatum, _) = peildata(proef, "herkomst")
    for code, basis in (("instroom", "periode"), ("gesprekken", "periode")):
        vraag = Vraag(code, *BEREIK, basis, peildatum=peildatum)
        rijen = await lees_herkomst(proef.client, vraag, "teller")
        assert rijen
        latere = [feit for rij in rijen for feit in rij["feiten"] if vastgelegd[feit["eventId"]] > peildatum]
        assert latere == [], code


async def test_voor_het_eerste_feit_is_er_niets_en_na_het_laatste_alles(proef: Proef) -> None:
    vraag = Vraag("vragen", *BEREIK, "periode", "maand")
    leeg = await lees_reeksen(proef.client, replace(vraag, peildatum=date(2019, 1, 1)))
    assert {punt["teller"] for punt in leeg["totaal"]} == {0}
    laatste = max(dag_van(regel.vastgelegd_op) for regel in proef.regels)
    alles = await lees_reeksen(proef.client, replace(vraag, peildatum=laatste))
    nu = await lees_reeksen(proef.client, vraag)
    assert [punt["teller"] for punt in alles["totaal"]] == [punt["teller"] for punt in nu["totaal"]]


async def test_een_peildatum_die_nog_moet_komen_is_nu(proef: Proef) -> None:
    vraag = Vraag("plannen", *BEREIK, "periode", "kwartaal")
    assert await lees_reeksen(proef.client, replace(vraag, peildatum=date(2090, 1, 1))) == await lees_reeksen(
        proef.client, vraag
    )
