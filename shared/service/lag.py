"""How far a consumer is behind: records per partition, and for how long."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lag:
    """What has been recorded elsewhere and is not applied here yet; `known` is False while nobody can say."""

    by_partition: Mapping[tuple[str, int], int] = field(default_factory=dict)
    seconds: float = 0.0
    known: bool = True

    @property
    def behind(self) -> bool:
        """Whether a figure may miss something that was recorded before it was asked for."""
        return bool(self.by_partition) or not self.known

    @property
    def records(self) -> int:
        """All of it together."""
        return sum(self.by_partition.values())


type Measure = Callable[[], Awaitable[Lag]]


async def none() -> Lag:
    """Nothing is behind, for a service that consumes nothing."""
    return Lag()
