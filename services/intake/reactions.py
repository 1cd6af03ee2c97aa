"""What intake does with facts of other services: nothing yet."""

from collections.abc import Mapping, Sequence

from shared.bus.effects import Reaction

REACTIONS: Mapping[type, Sequence[Reaction]] = {}
