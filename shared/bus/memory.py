"""The in-process bus, twin of Kafka: the same relay, the same inboxes, no broker.

A row is done when every subscribed group has committed it in its own database. A group that is down holds back only
itself: its rows stay in the outbox, and the others are not given them again.
"""

import asyncio
from collections import defaultdict
from collections.abc import Sequence

import orjson

from shared.bus.consumer import Inbox, PausedError
from shared.bus.record import Held, Incoming, Outgoing
from shared.crashpoint import crashpoint

RETRY_SECONDS = 1.0


class _Group:
    """One consumer group as the bus sees it: what it has committed, and where its offsets stand.

    Offsets are numbered by the group's own position, never by the place in the outbox: a late commit has a low place,
    and a fence on it would drop the fact.
    """

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self.done: set[int] = set()
        self.resting_until = 0.0
        self._offsets: dict[tuple[str, int], int] = {}

    async def take(self, topic: str, partition: int, rows: Sequence[Outgoing]) -> None:
        """Apply these rows of one partition; what was applied is remembered as done."""
        offset = self._offsets.get((topic, partition))
        if offset is None:
            offset = await self.inbox.position(topic, partition) or 0
        records = [
            Incoming(offset + n, row.key.bytes, [(k, v.encode()) for k, v in orjson.loads(row.headers)], row.value)
            for n, row in enumerate(rows)
        ]
        self._offsets.pop((topic, partition), None)  # read again after a failure: part of it may be committed
        await self.inbox.receive(topic, partition, records)
        self._offsets[topic, partition] = offset + len(records)
        self.done.update(row.pos for row in rows)


class MemoryBus:
    """The bus of one service's outbox in one process: `publish` returns after the groups have committed."""

    def __init__(self, inboxes: Sequence[Inbox]) -> None:
        self._groups = [_Group(inbox) for inbox in inboxes]
        self._waiting: dict[int, Outgoing] = {}  # given, and not yet committed by all

    def held(self) -> Held:
        """Rows that every running group has or does not read, and that wait for a resting one only."""
        now = asyncio.get_running_loop().time()
        active = [group for group in self._groups if group.resting_until <= now]
        if len(active) == len(self._groups):
            return Held([], [])
        return Held([row.pos for row in self._waiting.values() if all(self._has(g, row) for g in active)], [])

    async def publish(self, rows: Sequence[Outgoing]) -> Sequence[int]:
        """Give each group what it does not have yet; groups side by side, partitions of a group in order."""
        now = asyncio.get_running_loop().time()
        await asyncio.gather(*(self._offer(group, rows) for group in self._groups if group.resting_until <= now))
        safe = [row.pos for row in rows if all(self._has(group, row) for group in self._groups)]
        for group in self._groups:
            group.done.difference_update(safe)
        self._waiting.update((row.pos, row) for row in rows)
        for pos in safe:
            del self._waiting[pos]
        return safe

    async def _offer(self, group: _Group, rows: Sequence[Outgoing]) -> None:
        parts: dict[tuple[str, int], list[Outgoing]] = defaultdict(list)
        for row in rows:
            if not self._has(group, row):
                parts[row.topic, row.partition].append(row)
        for (topic, partition), part in parts.items():
            try:
                await group.take(topic, partition, part)
            except PausedError:
                group.resting_until = asyncio.get_running_loop().time() + RETRY_SECONDS
                return
        crashpoint("bus.after_first_group")

    @staticmethod
    def _has(group: _Group, row: Outgoing) -> bool:
        return row.topic not in group.inbox.topics or row.pos in group.done
