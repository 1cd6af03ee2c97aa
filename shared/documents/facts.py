"""The facts that a letter speaks of, asked by class."""

from collections.abc import Callable, Sequence


class Facts:
    """Facts in their order; most letters want the last of a kind, because what is recorded again replaces the first."""

    def __init__(self, facts: Sequence[object]) -> None:
        self._facts = facts

    def all[F](self, kind: type[F]) -> tuple[F, ...]:
        """Every fact of this class."""
        return tuple(fact for fact in self._facts if isinstance(fact, kind))

    def last[F](self, kind: type[F]) -> F | None:
        """The last fact of this class, or None."""
        return next((fact for fact in reversed(self._facts) if isinstance(fact, kind)), None)

    def known[F](self, kind: type[F]) -> F:
        """The last fact of this class, which the stream always has.

        Raises:
            LookupError: it has not.

        """
        if (fact := self.last(kind)) is None:
            raise LookupError(kind.__name__)
        return fact

    def read[F, R](self, kind: type[F], how: Callable[[F], R]) -> R | None:
        """What the last fact of this class says, or None."""
        return None if (fact := self.last(kind)) is None else how(fact)
