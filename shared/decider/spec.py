"""Given, when, then for deciders: a test reads as a sentence with three beats."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.decider.decider import AnyDecider, Rejected


@dataclass(frozen=True, slots=True)
class Given:
    """A decider with the facts that went before."""

    decider: AnyDecider
    facts: Sequence[object]

    def given(self, *facts: object) -> "Given":
        """These facts went before."""
        return Given(self.decider, facts)

    def when(self, command: object) -> "Outcome":
        """Decide the command; the outcome keeps facts or refusal."""
        state = self.decider.fold(self.facts)
        try:
            return Outcome(self, tuple(self.decider.handle(command, state)), None)
        except Rejected as refusal:
            return Outcome(self, (), refusal)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the decider answered."""

    given: Given
    facts: tuple[object, ...]
    refusal: Rejected | None

    def then(self, *facts: object) -> None:
        """Exactly these facts."""
        assert self.refusal is None, f"refused: {type(self.refusal).__name__}"
        assert self.facts == facts

    def then_facts(self, *kinds: type) -> None:
        """Facts of exactly these classes, in this order."""
        assert self.refusal is None, f"refused: {type(self.refusal).__name__}"
        assert tuple(type(fact) for fact in self.facts) == kinds

    def then_rejected(self, kind: type[Rejected]) -> None:
        """Refused by exactly this rule."""
        assert type(self.refusal) is kind, f"expected {kind.__name__}, got {self.refusal!r} and {self.facts!r}"


def spec(decider: AnyDecider) -> Given:
    """Start a sentence about one decider."""
    return Given(decider, ())
