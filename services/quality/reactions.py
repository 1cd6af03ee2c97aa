"""Facts of other services that cause work here; ids follow from the cause, so a redelivery changes nothing."""

from collections.abc import Mapping, Sequence

from shared.bus.effects import Reaction

REACTIONS: Mapping[type, Sequence[Reaction]] = {}
