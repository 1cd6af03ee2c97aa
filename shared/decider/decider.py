"""A decider: the three pure functions and the table that make one aggregate."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol, Self
from uuid import UUID

type Allowed[S, C] = Mapping[type[S], Sequence[type[C]]]


class Rejected(Exception):
    """Deze handeling kan nu niet.

    Each rule that refuses is a subclass; its first docstring line is the sentence on the screen, `regel` the article
    or rule behind it. `toegestaan`, the commands that the state does allow, is filled in by the kernel, unless the
    rule knows better.
    """

    regel: ClassVar[str] = ""
    toegestaan: tuple[str, ...] | None = None

    @classmethod
    def met(cls, *commands: type) -> Self:
        """The refusal, naming what can be done instead."""
        refusal = cls()
        refusal.toegestaan = tuple(command.__name__ for command in commands)
        return refusal


class NietToegestaan(Rejected):
    """Deze handeling past niet bij de status die de zaak nu heeft."""


type Refusals = Mapping[tuple[type, type], type[Rejected]]  # (state, command) -> the rule that refuses it


@dataclass(frozen=True, slots=True, eq=False)
class Decider[C, S, E]:
    """One aggregate as data.

    `category` is the plural of the domain: the stream's category and, as `wmo.<category>`, its topic. `decide` returns
    facts or raises `Rejected`; `evolve` has no rules, so that every old stream loads. What `allowed` does not list for
    a state, the kernel refuses, with the rule that `refusals` names for it where there is a better one.
    """

    category: str
    initial: S
    decide: Callable[[C, S], Sequence[E]]
    evolve: Callable[[S, E], S]
    allowed: Allowed[S, C]
    refusals: Refusals = field(default_factory=dict)

    def fold(self, facts: Sequence[E], state: S | None = None) -> S:
        """The state after `facts`, from `state` or from the beginning."""
        current = self.initial if state is None else state
        for fact in facts:
            current = self.evolve(current, fact)
        return current

    def handle(self, command: C, state: S) -> Sequence[E]:
        """Decide `command` in `state`; a command that the table does not list is refused before `decide` sees it."""
        listed = self.allowed.get(type(state), ())
        try:
            if type(command) not in listed:
                raise self.refusals.get((type(state), type(command)), NietToegestaan)
            return self.decide(command, state)
        except Rejected as refusal:
            if refusal.toegestaan is None:
                refusal.toegestaan = tuple(name.__name__ for name in listed)
            raise


type AnyDecider = Decider[Any, Any, Any]  # a table of deciders holds aggregates of different types
type Fill = Callable[["Decided"], Awaitable[object | None]]


@dataclass(frozen=True, slots=True)
class Act:
    """One command for one stream, part of one append.

    `command` may be a function: it runs inside the locked transaction, sees the facts that earlier acts of the same
    append decided, may look things up, and returns the command, or None when there is nothing to do. `locks` are
    further values to lock with the streams, such as the index of a BSN.
    """

    decider: AnyDecider
    stream_id: UUID
    command: object | Fill
    locks: tuple[bytes, ...] = field(default=())


class Look(Protocol):
    """Looking things up in an open transaction; the event store implements it."""

    async def rows(self, statement: object, **values: object) -> Sequence[Mapping[str, Any]]:
        """The rows that the statement gives now."""


class Inside(Look, Protocol):
    """Looking around inside the locked transaction of an append."""

    def state(self, stream_id: UUID) -> object:
        """The state of an opened stream, with what was decided so far."""


class Decided:
    """The facts that this append has decided so far, for the acts that follow from them, and a way to look around."""

    def __init__(self, look: Inside) -> None:
        self.look = look
        self.facts: list[object] = []

    def one[F](self, kind: type[F]) -> F | None:
        """The last decided fact of this class, or None."""
        return next((fact for fact in reversed(self.facts) if isinstance(fact, kind)), None)


def following[F](kind: type[F], command: Callable[[F], object | None]) -> Fill:
    """An act's command that follows from a fact of the same append, and is nothing without that fact."""

    async def fill(decided: Decided) -> object | None:
        fact = decided.one(kind)
        return None if fact is None else command(fact)

    return fill


async def _nothing(_decided: Decided) -> None:
    return None


def reading(decider: AnyDecider, stream_id: UUID) -> Act:
    """A stream that is locked and loaded with the others, only so that their decisions can look at its state."""
    return Act(decider, stream_id, _nothing)


def snake(name: str) -> str:
    """`DirectBeantwoord` -> `direct_beantwoord`: how a state is named on the wire."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def status_of(state: object) -> str:
    """The wire name of a state: its class, in snake case."""
    return snake(type(state).__name__)
