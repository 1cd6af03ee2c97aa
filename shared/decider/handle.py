"""Handle acts: lock, load, decide, record; one append for all of them, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from shared.decider.decider import Act, Decided, Inside, status_of


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the caller hears of an append: about one stream, without personal data."""

    id: UUID
    status: str
    versie: int
    facts: tuple[object, ...]


class Work(Inside, Protocol):
    """One unit of work on one event store; `shared.eventstore` implements it."""

    async def open(self, acts: Sequence[Act]) -> None:
        """Take all locks, sorted, and load the acts' streams; the reply of an earlier equal command is raised."""

    def record(self, stream_id: UUID, facts: Sequence[object]) -> None:
        """Add decided facts to an opened stream."""

    def version(self, stream_id: UUID) -> int:
        """The stream's version with what was recorded in this work."""

    async def append(self, receipt: Receipt) -> None:
        """Write all that was recorded, with the reply, in this transaction."""


async def decide(work: Work, acts: Sequence[Act], decided: Decided) -> None:
    """Decide the acts in order on an opened work; `Rejected` leaves nothing of them."""
    for act in acts:
        command = await act.command(decided) if callable(act.command) else act.command
        if command is not None:
            facts = act.decider.handle(command, work.state(act.stream_id))
            work.record(act.stream_id, facts)
            decided.facts.extend(facts)


async def handle(work: Work, *acts: Act) -> Receipt:
    """Decide all acts in one append and return the receipt of the first act's stream.

    Raises:
        Rejected: a rule or state refuses; nothing is stored.

    """
    subject = acts[0].stream_id
    await work.open(acts)
    decided = Decided(work)
    await decide(work, acts, decided)
    receipt = Receipt(subject, status_of(work.state(subject)), work.version(subject), tuple(decided.facts))
    await work.append(receipt)
    return receipt
