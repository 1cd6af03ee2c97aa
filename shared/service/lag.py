"""How far a consumer is behind: records per partition, and the age of the oldest."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lag:
    """What has been recorded elsewhere and is not applied here yet."""

    by_partition: Mapping[tuple[str, int], int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def records(self) -> int:
        """All of it together."""
        return sum(self.by_partition.values())


type Measure = Callable[[], Awaitable[Lag]]


async def none() -> Lag:
    """Nothing is behind, for a service that consumes nothing."""
    return Lag()
