"""Random commands against every aggregate and its plain model: same accept or refuse, same state, same facts.

The model of an aggregate is a table (`tabellen/`) and the few rules that a table cannot say (`regels/`); it knows
nothing of the services. What is compared, `samen` says; whatever the tables say is also visited on purpose, by ways
that are found in the model alone.
"""

import ast
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from shared.termijnen.kalender import EEN_DAG
from tests.modellen.aansturing import AGGREGATEN, Aggregaat, beslissers
from tests.modellen.model import TABELLEN
from tests.modellen.samen import Samen
from tests.modellen.trekken import PERIODES, Hand, op_volgorde
from tests.modellen.wegen import Doel, Weg, doelen, zoek

MODEL = ("model.py", "klok.py", "regels/*.py")
VAN_HET_MODEL = ("shared.termijnen.kalender", "tests.modellen.klok", "tests.modellen.model", "tests.modellen.regels")
MIDDAG = time(11)
WILLEKEURIG = settings(
    max_examples=35,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    database=None,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


@cache
def wegen(naam: str) -> Mapping[Doel, Weg]:
    """The ways to all that a table says."""
    return zoek(AGGREGATEN[naam])


def gelopen(aggregaat: Aggregaat, weg: Weg) -> Samen:
    """Both at the end of a way, with nothing that differed on it."""
    samen = Samen(aggregaat)
    for gedaan in weg.vooraf:
        samen.doe(gedaan.opdracht, gedaan.waarden)
    samen.doe(weg.opdracht, weg.waarden)
    samen.toets_herbouw()
    return samen


def machine(aggregaat: Aggregaat, bekend: Mapping[Doel, Weg]) -> type[RuleBasedStateMachine]:
    """A machine that starts at the end of any way, and gives both the same commands from there."""
    tabel, ergens = aggregaat.tabel, st.sampled_from(list(bekend.values()))
    alle = list(aggregaat.opdrachten)

    class Machine(RuleBasedStateMachine):
        @initialize(weg=ergens)
        def begin(self, weg: Weg) -> None:
            self.samen = gelopen(aggregaat, weg)

        @rule(toeval=st.randoms(use_true_random=False))
        def doe(self, toeval: Random) -> None:
            zaak = self.samen.zaak
            mag = sorted(tabel.toegelaten(zaak.stand))
            opdracht = toeval.choice(mag if mag and toeval.random() < 0.8 else alle)
            waarden = aggregaat.waarden(opdracht, Hand.voor(toeval, zaak))
            note(f"{zaak.stand}: {opdracht}({waarden})")
            self.samen.doe(opdracht, waarden)

        @invariant()
        def herbouwd_is_het_hetzelfde(self) -> None:
            if hasattr(self, "samen"):
                self.samen.toets_herbouw()

    return Machine


def test_elk_aggregaat_heeft_een_model() -> None:
    gevonden = sorted(f"{dienst.naam}/{naam}" for dienst, naam, _ in beslissers())
    tabellen = sorted(path.relative_to(TABELLEN).with_suffix("").as_posix() for path in TABELLEN.rglob("*.toml"))
    assert tabellen == gevonden


@pytest.mark.parametrize("naam", AGGREGATEN)
def test_de_tabel_noemt_elke_stand_met_wat_er_mag(naam: str) -> None:
    aggregaat = AGGREGATEN[naam]
    tabel, decider = aggregaat.tabel, aggregaat.decider
    toegelaten = {stand.__name__: {soort.__name__ for soort in mag} for stand, mag in decider.allowed.items()}
    assert toegelaten.keys() == set(tabel.standen)
    for stand in set(tabel.standen) - set(tabel.tussen):
        assert tabel.toegelaten(stand) == toegelaten[stand], stand
    geweigerd = {
        (stand, rij.opdracht): rij.weiger[0].naam for rij in tabel.rijen if rij.feiten is None for stand in rij.standen
    }
    assert geweigerd == {(s.__name__, c.__name__): regel.__name__ for (s, c), regel in decider.refusals.items()}


@pytest.mark.parametrize("naam", AGGREGATEN)
def test_al_wat_een_tabel_zegt_gebeurt_ook(naam: str) -> None:
    assert wegen(naam).keys() == doelen(AGGREGATEN[naam].tabel).keys()
    for weg in wegen(naam).values():
        gelopen(AGGREGATEN[naam], weg)


@pytest.mark.parametrize("naam", AGGREGATEN)
def test_op_en_om_elke_grens_zijn_zij_het_eens(naam: str) -> None:
    """Each moment and day of a command, put on each day where something may end, the day before and the day after."""
    aggregaat = AGGREGATEN[naam]
    for weg in wegen(naam).values():
        samen = Samen(aggregaat)
        for gedaan in weg.vooraf:
            samen.doe(gedaan.opdracht, gedaan.waarden)
        dagen = {dag + n * EEN_DAG for dag in aggregaat.tabel.dagen(samen.zaak) for n in (-1, 0, 1)}
        momenten = {*samen.zaak.momenten, *(datetime.combine(dag, MIDDAG, UTC) for dag in dagen)}
        for veld, gegeven in weg.waarden.items():
            anders = momenten if isinstance(gegeven, datetime) else dagen if isinstance(gegeven, date) else set()
            for waarde in sorted(anders):
                samen.kopie().doe(weg.opdracht, op_volgorde({**weg.waarden, veld: waarde}, PERIODES))


@pytest.mark.parametrize("naam", AGGREGATEN)
def test_in_elke_stand_wordt_al_het_andere_geweigerd(naam: str) -> None:
    aggregaat, toeval = AGGREGATEN[naam], Random(2015)
    standen = {(samen := gelopen(aggregaat, weg)).zaak.stand: samen for weg in wegen(naam).values()}
    standen[aggregaat.tabel.begin.stand] = Samen(aggregaat)
    assert standen.keys() == set(aggregaat.tabel.standen) - set(aggregaat.tabel.tussen)
    for stand, samen in standen.items():
        for opdracht in sorted(aggregaat.opdrachten.keys() - aggregaat.tabel.toegelaten(stand)):
            samen.doe(opdracht, aggregaat.waarden(opdracht, Hand.voor(toeval, samen.zaak)))
        assert samen.zaak.stand == stand


@pytest.mark.parametrize("naam", AGGREGATEN)
def test_wat_er_ook_komt_model_en_beslisser_zijn_het_eens(naam: str) -> None:
    run_state_machine_as_test(machine(AGGREGATEN[naam], wegen(naam)), settings=WILLEKEURIG)


@pytest.mark.parametrize("patroon", MODEL)
def test_het_model_weet_niets_van_de_diensten(patroon: str) -> None:
    """It may use the calendar, which has vectors of its own; whatever else it counts, it counts itself."""
    for path in (Path(__file__).parent).glob(patroon):
        for node in ast.walk(ast.parse(path.read_text())):
            genoemd = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            genoemd += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            for module in genoemd:
                assert module.split(".")[0] in sys.stdlib_module_names or module.startswith(VAN_HET_MODEL), path
