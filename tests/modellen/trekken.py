"""Arguments for any command, drawn from its type hints: values that collide, and days where a boundary may lie."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from types import NoneType, UnionType
from typing import Any, Literal, Self, TypeAliasType, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from tests.modellen.model import Zaak

IDS = tuple(UUID(int=n) for n in (1, 2, 3))
WOORDEN = ("een", "twee", "drie", "overig", "coordinator")
EERSTE_DAG = date(2025, 11, 1)
SPRONGEN = (-8, -1, -1, 0, 0, 0, 1, 1, 2, 5, 7, 8, 14, 15, 28, 42, 43)
UREN = (time(0, 15), time(11), time(21, 45), time(22, 45), time(23, 45))  # some of them are the next day in Nederland
# The api lets none of these end before it begins.
PERIODES = (("geldig_van", "geldig_tot"), ("startdatum", "einddatum"))

type Trek = Callable[["Hand"], Any]


@dataclass(frozen=True, slots=True)
class Hand:
    """What values are drawn with: chance, and the days and codes that the case named so far."""

    toeval: Random
    dagen: list[date]
    codes: AbstractSet[str]

    @classmethod
    def voor(cls, toeval: Random, zaak: Zaak) -> Self:
        """For the next command of this case."""
        return cls(toeval, list(zaak.dagen), zaak.codes)

    def dag(self, sprongen: Sequence[int] = SPRONGEN) -> date:
        """On, just before or just after a day that was named, or a term away from it."""
        if self.dagen:
            dag = self.toeval.choice(self.dagen) + timedelta(days=self.toeval.choice(sprongen))
        else:
            dag = EERSTE_DAG + timedelta(days=self.toeval.randint(0, 240))
        self.dagen.append(dag)
        return dag

    def code(self, codes: Sequence[str]) -> str:
        """Half of the time one that was not named yet, so that a list of them fills up."""
        nieuw = [code for code in codes if code not in self.codes]
        return self.toeval.choice(nieuw if nieuw and self.toeval.random() < 0.5 else codes)

    def moment(self) -> datetime:
        """A moment of such a day."""
        return datetime.combine(self.dag(), self.toeval.choice(UREN), UTC)


def waarden(opdracht: type, hand: Hand, eigen: Mapping[str, Trek]) -> dict[str, Any]:
    """The arguments of a command as plain values; `eigen` draws the fields that need more than their type says."""
    hints = _hints(opdracht)
    getrokken = {naam: eigen.get(naam, _trek(hint))(hand) for naam, hint in hints.items()}
    return op_volgorde(getrokken, PERIODES)


def op_volgorde(getrokken: dict[str, Any], periodes: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The same, with no period that ends before it begins."""
    for van, tot in periodes:
        if getrokken.get(van) and getrokken.get(tot):
            getrokken[van], getrokken[tot] = sorted((getrokken[van], getrokken[tot]))
    return getrokken


@cache
def _hints(soort: type) -> Mapping[str, Any]:
    """The type of each field, in order."""
    hints = get_type_hints(soort)
    return {veld.name: hints[veld.name] for veld in dataclasses.fields(soort)}


def gebouwd(hint: Any, waarde: Any) -> Any:
    """The value as a command holds it: what is a dataclass there, built from its plain values."""
    hint = _kaal(hint)
    if waarde is None or isinstance(waarde, bool | int | str | UUID | date):
        return waarde
    if get_origin(hint) is frozenset:
        return frozenset(waarde)
    if get_origin(hint) is Mapping:
        return dict(waarde)
    if get_origin(hint) is tuple:
        delen = get_args(hint)
        soorten = [delen[0]] * len(waarde) if delen[-1] is ... else delen
        return tuple(gebouwd(soort, deel) for soort, deel in zip(soorten, waarde, strict=True))
    hints = _hints(hint)
    return hint(**{naam: gebouwd(hints[naam], deel) for naam, deel in waarde.items()})


def plat(waarde: Any) -> Any:
    """A value of a fact or command as the model sees it: dataclasses as dicts."""
    if dataclasses.is_dataclass(waarde) and not isinstance(waarde, type):
        return {veld.name: plat(getattr(waarde, veld.name)) for veld in dataclasses.fields(waarde)}
    return tuple(map(plat, waarde)) if isinstance(waarde, tuple) else waarde


def _kaal(hint: Any) -> Any:
    """The type behind aliases and `| None`."""
    while isinstance(hint, TypeAliasType):
        hint = hint.__value__
    if get_origin(hint) in (Union, UnionType):
        (rest,) = [deel for deel in get_args(hint) if deel is not NoneType]
        return _kaal(rest)
    return hint


@cache
def _trek(hint: Any) -> Trek:
    while isinstance(hint, TypeAliasType):
        hint = hint.__value__
    if get_origin(hint) in (Union, UnionType):
        trek = _trek(_kaal(hint))
        return lambda hand: trek(hand) if hand.toeval.random() < 0.6 else None
    if get_origin(hint) is Literal:
        codes = get_args(hint)
        return lambda hand: hand.code(codes)
    if get_origin(hint) is frozenset:
        rij = _trek_rij((*get_args(hint), ...))
        return lambda hand: frozenset(rij(hand))
    if get_origin(hint) is tuple:
        return _trek_rij(get_args(hint))
    if get_origin(hint) is Mapping:  # with so many keys that one which is asked for is often there
        sleutel, deel = map(_trek, get_args(hint))
        return lambda hand: {sleutel(hand): deel(hand) for _ in range(hand.toeval.randint(0, 8))}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return lambda hand: op_volgorde(waarden(hint, hand, {}), [("van", "tot")])
    return _SOORTEN[hint]


def _trek_rij(delen: tuple[Any, ...]) -> Trek:
    trekken = [_trek(deel) for deel in delen if deel is not ...]
    if delen[-1] is ...:
        return lambda hand: tuple(trekken[0](hand) for _ in range(hand.toeval.randint(0, 2)))
    return lambda hand: tuple(trek(hand) for trek in trekken)


_SOORTEN: Mapping[Any, Trek] = {
    UUID: lambda hand: hand.toeval.choice(IDS),
    str: lambda hand: hand.toeval.choice(WOORDEN),
    bool: lambda hand: hand.toeval.random() < 0.5,
    int: lambda hand: hand.toeval.randint(1, 3),
    date: lambda hand: hand.dag(),
    datetime: lambda hand: hand.moment(),
}
