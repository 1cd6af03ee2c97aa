"""A quarter of a municipality: its scenario hits the published figures, and so do the figures after its replay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from keten.afspelen import Verslag
from keten.scenario import Scenario, Stap, Zaak
from keten.scenarios.almere import KWARTAAL, kwartaal
from keten.voorstelling import GEPUBLICEERD
from tests.e2e.naspelen import speel
from tests.systeem import Systeem

SCHAAL = 0.05
VAN, TOT = KWARTAAL
MAANDEN = ((2020, 1), (2020, 2), (2020, 3))
GEPUBLICEERDE_CODES = [bron.code for bron in GEPUBLICEERD]


@pytest.fixture(scope="module")
def heel() -> Scenario:
    return kwartaal(1)


def _stappen(zaak: Zaak, einde: str) -> Iterator[dict[str, Any]]:
    """The bodies of what is posted to addresses that end so, in order."""
    for stap in zaak.stappen:
        if stap.methode == "POST" and stap.pad.endswith(einde):
            yield stap.inhoud or {}


def _dag(moment: str) -> date:
    return datetime.fromisoformat(moment).date()


def _dagen(scenario: Scenario, einde: str, veld: str, **met: str) -> Iterator[date]:
    """The days of these acts in all cases."""
    for zaak in scenario.zaken:
        for inhoud in _stappen(zaak, einde):
            if met.items() <= inhoud.items():
                yield _dag(inhoud[veld])


def _plandag(zaak: Zaak) -> date | None:
    """The day of the later akkoord; a plan without both is none."""
    akkoorden = {inhoud["door"]: _dag(inhoud["op"]) for inhoud in _stappen(zaak, "/akkoorden")}
    return max(akkoorden.values()) if akkoorden.keys() == {"inwoner", "wijkwerker"} else None


def _in_kwartaal(dagen: Iterator[date | None]) -> int:
    return sum(dag is not None and VAN <= dag <= TOT for dag in dagen)


def test_elke_maand_komen_er_ongeveer_achthonderd_meldingen_binnen(heel: Scenario) -> None:
    ontvangen = list(_dagen(heel, "/intake/v1/meldingen", "ontvangenOp"))
    per_maand = [sum((dag.year, dag.month) == maand for dag in ontvangen) for maand in MAANDEN]
    assert all(760 <= aantal <= 840 for aantal in per_maand), per_maand


def test_ongeveer_een_tiende_wordt_direct_beantwoord_en_een_klein_deel_verwezen(heel: Scenario) -> None:
    pad = "/meldingen/{melding}/afhandelingen"
    afgehandeld = _in_kwartaal(_dagen(heel, pad, "afgehandeldOp"))
    direct = _in_kwartaal(_dagen(heel, pad, "afgehandeldOp", soort="direct_beantwoord"))
    verwezen = _in_kwartaal(_dagen(heel, pad, "afgehandeldOp", soort="verwezen"))
    assert 0.095 <= direct / afgehandeld <= 0.105
    assert 0 < verwezen / afgehandeld <= 0.10


def test_met_bijna_negentienhonderd_personen_is_gesproken(heel: Scenario) -> None:
    gesproken = [
        next(_stappen(zaak, "/intake/v1/meldingen"))["persoon"].get("bsn") or f"zonder bsn, zaak {zaak.nummer}"
        for zaak in heel.zaken
        if any(VAN <= _dag(gesprek["gevoerdOp"]) <= TOT for gesprek in _stappen(zaak, "/eerste-gesprekken"))
    ]
    assert 1801 <= len(set(gesproken)) <= 1899
    assert len(set(gesproken)) == len(gesproken)


def test_er_zijn_ruim_achttienhonderd_plannen(heel: Scenario) -> None:
    assert 1800 <= _in_kwartaal(_plandag(zaak) for zaak in heel.zaken) <= 1899


def test_ongeveer_negentig_procent_van_de_aanmeldingen_krijgt_een_plan(heel: Scenario) -> None:
    geopend = [
        zaak
        for zaak in heel.zaken
        for inhoud in _stappen(zaak, "/meldingen/{melding}/afhandelingen")
        if inhoud["soort"] == "doorgezet" and VAN <= _dag(inhoud["afgehandeldOp"]) <= TOT
    ]
    assert 0.855 <= sum(_plandag(zaak) is not None for zaak in geopend) / len(geopend) <= 0.945


def test_precies_1423_plannen_van_het_kwartaal_krijgen_maatwerk(heel: Scenario) -> None:
    in_kwartaal = [zaak for zaak in heel.zaken if (dag := _plandag(zaak)) is not None and VAN <= dag <= TOT]
    gewenst = [zaak for zaak in in_kwartaal if next(_stappen(zaak, "/plannen"))["maatwerkGewenst"]]
    toegekend = [
        zaak
        for zaak in in_kwartaal
        if any(r["besluit"] == "toekennen" for b in _stappen(zaak, "/beschikkingen") for r in b["regels"])
        and any(_stappen(zaak, "/bekendmakingen"))
    ]
    assert gewenst == toegekend
    assert len(toegekend) == 1423


def test_hetzelfde_zaad_geeft_hetzelfde_bestand_en_een_ander_zaad_een_ander(heel: Scenario, tmp_path: Path) -> None:
    for naam, scenario in (("een", heel), ("twee", kwartaal(1)), ("ander", kwartaal(1, zaad=2021))):
        scenario.schrijf(tmp_path / naam)
    een, twee, ander = ((tmp_path / naam).read_bytes() for naam in ("een", "twee", "ander"))
    assert een == twee
    assert een != ander


@dataclass(frozen=True, slots=True)
class Nagespeeld:
    """A quarter that was replayed twice, and the figures after each time."""

    posts: int
    verslagen: Sequence[Verslag]
    cijfers: Sequence[dict[str, Any]]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def nagespeeld(keten: Systeem) -> Nagespeeld:
    """The scenario in a gemeente of its own, over HTTP, twice."""
    scenario = replace(kwartaal(SCHAAL), gemeente="0380")
    verslagen, cijfers = [], []
    for _ in range(2):
        verslagen.append(await speel(keten, scenario))
        await keten.rustig()
        cijfers.append(await _cijfers(keten, scenario.gemeente))
    posts = sum(stap.methode == "POST" for zaak in scenario.zaken for stap in zaak.stappen)
    return Nagespeeld(posts, verslagen, cijfers)


async def _cijfers(keten: Systeem, gemeente: str) -> dict[str, Any]:
    lezer = keten.client("coordinator", gemeente)
    gevonden: dict[str, Any] = {}
    for definitie in (await lezer.gelezen("/reporting/v1/indicatoren"))["resultaten"]:
        pad = f"/reporting/v1/indicatoren/{definitie['code']}/waarden?van={VAN}&tot={TOT}"
        gevonden[definitie["code"]] = (await lezer.gelezen(pad))["reeksen"][0]["punten"][0]
    heel = "van=2019-11-01&tot=2020-12-31"
    gevonden["sluitend"] = (await lezer.gelezen(f"/reporting/v1/sluitende-telling?{heel}"))["stappen"]
    gevonden["trechter"] = (await lezer.gelezen(f"/reporting/v1/trechter?{heel}"))["stappen"]
    return gevonden


@pytest.mark.server
@pytest.mark.parametrize("code", GEPUBLICEERDE_CODES)
async def test_het_nagespeelde_kwartaal_haalt_de_gepubliceerde_cijfers_op_schaal(
    nagespeeld: Nagespeeld, code: str
) -> None:
    bron = next(bron for bron in GEPUBLICEERD if bron.code == code)
    factor, marge = (1.0, 0.02) if bron.aandeel else (SCHAAL, 1.0)  # a twentieth of a gemeente cannot hit a fraction
    waarde = nagespeeld.cijfers[0][code]["waarde"]
    assert bron.laag * factor - marge <= waarde <= bron.hoog * factor + marge


@pytest.mark.server
async def test_na_het_naspelen_sluit_elke_stap(nagespeeld: Nagespeeld) -> None:
    for cijfers in nagespeeld.cijfers:
        assert {stap["stap"]: stap["verschil"] for stap in cijfers["sluitend"] if stap["verschil"]} == {}
        assert all(stap["in"] for stap in cijfers["sluitend"])


@pytest.mark.server
async def test_de_trechter_versmalt_van_melding_tot_voorziening(nagespeeld: Nagespeeld) -> None:
    aantallen = [stap["aantal"] for stap in nagespeeld.cijfers[0]["trechter"]]
    assert aantallen == sorted(aantallen, reverse=True)
    assert aantallen[-1] > 0


@pytest.mark.server
async def test_nog_eens_naspelen_doet_niets_nieuws(nagespeeld: Nagespeeld) -> None:
    eerst, daarna = nagespeeld.verslagen
    assert (eerst.herhaald, daarna.herhaald) == (0, nagespeeld.posts)
    assert nagespeeld.cijfers[1] == nagespeeld.cijfers[0]


@pytest.mark.server
async def test_een_geweigerde_stap_stopt_het_naspelen_en_noemt_haar(keten: Systeem) -> None:
    fout = Stap("wijkwerker", "POST", "/intake/v1/meldingen", {"kanaal": "postduif"})
    scenario = Scenario("fout", "0381", [Zaak(7, "centrum", [fout])])
    with pytest.raises(RuntimeError, match=r"zaak 7, POST /intake/v1/meldingen: 4\d\d"):
        await speel(keten, scenario)
