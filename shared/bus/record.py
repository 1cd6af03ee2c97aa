"""What travels: a row of an outbox on its way out, a message on its way in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from shared.events.envelope import Envelope


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One public fact that waits to be published; `pos` is its place in the outbox, which only grows in a stream."""

    pos: int
    topic: str
    partition: int
    key: UUID
    headers: bytes
    value: bytes


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message as a consumer group receives it; nothing of it can be trusted yet."""

    offset: int
    key: bytes | None
    headers: Sequence[tuple[str, bytes]]
    value: bytes | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A decoded message: its envelope, the gemeente it names, and the fact."""

    topic: str
    partition: int
    offset: int
    gemeente: str
    envelope: Envelope
    fact: object
    data: bytes


@dataclass(slots=True)
class Held:
    """What the relay leaves in the outbox for now: single rows, and partitions (`topic/partition`) that must wait."""

    rows: list[int]
    partitions: list[str]


class Bus(Protocol):
    """Carries rows to every consumer group that subscribes to their topic."""

    def held(self) -> Held:
        """What publishing now would only repeat or fail."""

    async def publish(self, rows: Sequence[Outgoing]) -> Sequence[int]:
        """Publish rows in the given order per partition; the places of those that are safe to delete."""
