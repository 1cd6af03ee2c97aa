"""What is wrong on purpose is found: in a decider, in what it stores, and in a model."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis.stateful import run_state_machine_as_test

from shared.events.codec import Codec
from shared.events.termijnen import TermijnGehaald
from shared.termijnen.kalender import EEN_DAG
from tests.modellen.aansturing import AGGREGATEN, Aggregaat
from tests.modellen.test_modellen import WILLEKEURIG, gelopen, machine, wegen

type Verminkt = Callable[[Aggregaat], Aggregaat]


def _decider(aggregaat: Aggregaat, **anders: Any) -> Aggregaat:
    return replace(aggregaat, decider=replace(aggregaat.decider, **anders))


def _beslist(aggregaat: Aggregaat, verander: Callable[[Sequence[Any]], Sequence[Any]]) -> Aggregaat:
    decide = aggregaat.decider.decide
    return _decider(aggregaat, decide=lambda command, state: verander(decide(command, state)))


def zonder_een_handeling(aggregaat: Aggregaat) -> Aggregaat:
    """Of every state but the first, the last command is not listed where there are more."""
    eerste = type(aggregaat.decider.initial)
    lijsten = aggregaat.decider.allowed.items()
    minder = {stand: mag if stand is eerste else mag[: max(1, len(mag) - 1)] for stand, mag in lijsten}
    return _decider(aggregaat, allowed=minder)


def zonder_eigen_weigering(aggregaat: Aggregaat) -> Aggregaat:
    return _decider(aggregaat, refusals={})


def zonder_het_laatste_feit(aggregaat: Aggregaat) -> Aggregaat:
    return _beslist(aggregaat, lambda feiten: feiten[:-1] if len(feiten) > 1 else feiten)


def feiten_verwisseld(aggregaat: Aggregaat) -> Aggregaat:
    return _beslist(aggregaat, lambda feiten: feiten[::-1])


def een_dag_later(aggregaat: Aggregaat) -> Aggregaat:
    return _beslist(aggregaat, lambda feiten: [replace(feit, gebeurd_op=feit.gebeurd_op + EEN_DAG) for feit in feiten])


def nooit_gehaald(aggregaat: Aggregaat) -> Aggregaat:
    return _beslist(aggregaat, lambda feiten: [feit for feit in feiten if not isinstance(feit, TermijnGehaald)])


def staat_blijft_staan(aggregaat: Aggregaat) -> Aggregaat:
    evolve, nieuw = aggregaat.decider.evolve, type(aggregaat.decider.initial)
    return _decider(aggregaat, evolve=lambda state, feit: evolve(state, feit) if type(state) is nieuw else state)


def model_zonder_regels(aggregaat: Aggregaat) -> Aggregaat:
    """The model refuses only what its table does not list."""
    rijen = tuple(rij if rij.weigert_altijd else replace(rij, weiger=()) for rij in aggregaat.tabel.rijen)
    return replace(aggregaat, tabel=replace(aggregaat.tabel, rijen=rijen))


@pytest.mark.parametrize("naam", ["melding", "klacht"])
@pytest.mark.parametrize(
    "verminkt",
    [
        zonder_een_handeling,
        zonder_eigen_weigering,
        zonder_het_laatste_feit,
        feiten_verwisseld,
        een_dag_later,
        nooit_gehaald,
        staat_blijft_staan,
        model_zonder_regels,
    ],
)
def test_wat_is_verminkt_valt_op(naam: str, verminkt: Verminkt) -> None:
    with pytest.raises(AssertionError):
        _loop_alles(verminkt(AGGREGATEN[naam]))


def test_ook_de_willekeurige_opdrachten_vinden_het() -> None:
    begin = {doel: weg for doel, weg in wegen("persoon").items() if doel.opdracht == "RegistreerPersoon"}
    with pytest.raises(AssertionError):
        run_state_machine_as_test(machine(model_zonder_regels(AGGREGATEN["persoon"]), begin), settings=WILLEKEURIG)


def test_een_opslag_die_iets_verandert_valt_op() -> None:
    melding = AGGREGATEN["melding"]
    slordig = Slordig({kind.name: kind.cls for kind in melding.codec.kinds.values()})
    with pytest.raises(AssertionError):
        _loop_alles(replace(melding, codec=slordig))


class Slordig(Codec):
    """Reads every fact back a day late."""

    def decode(self, name: str, data: bytes, event_id: UUID, version: int = 1) -> object:
        """The fact, and not quite."""
        feit: Any = super().decode(name, data, event_id, version)
        later: object = replace(feit, gebeurd_op=feit.gebeurd_op + EEN_DAG)
        return later


def _loop_alles(aggregaat: Aggregaat) -> None:
    for weg in wegen(aggregaat.naam).values():
        gelopen(aggregaat, weg)
