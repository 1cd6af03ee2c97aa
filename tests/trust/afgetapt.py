"""A tap on the way out: the same relays, and beside it every row that they published."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from keten.embedded import Embedded
from shared.bus.record import Bus, Held, Outgoing


class _Tap:
    def __init__(self, bus: Bus, rows: list[Outgoing]) -> None:
        self._bus = bus
        self._rows = rows

    def held(self) -> Held:
        """What the bus itself holds back."""
        return self._bus.held()

    async def publish(self, rows: Sequence[Outgoing]) -> Sequence[int]:
        """Note the rows, then publish them."""
        self._rows += rows
        return await self._bus.publish(rows)


@asynccontextmanager
async def afgetapt(embedded: Embedded) -> AsyncIterator[list[Outgoing]]:
    """All rows that any relay of this system publishes in the meantime, at least once."""
    rows: list[Outgoing] = []
    buses = [relay._bus for relay in embedded.relays]
    for relay, bus in zip(embedded.relays, buses, strict=True):
        relay._bus = _Tap(bus, rows)
    try:
        yield rows
    finally:
        for relay, bus in zip(embedded.relays, buses, strict=True):
            relay._bus = bus


class _Dicht:
    def held(self) -> Held:
        """Nothing in particular."""
        return Held([], [])

    async def publish(self, _rows: Sequence[Outgoing]) -> Sequence[int]:
        """None of them is safe to delete."""
        return []


@asynccontextmanager
async def aangehouden(embedded: Embedded) -> AsyncIterator[None]:
    """Nothing leaves any outbox in the meantime."""
    buses = [relay._bus for relay in embedded.relays]
    for relay in embedded.relays:
        relay._bus = _Dicht()
    try:
        yield
    finally:
        for relay, bus in zip(embedded.relays, buses, strict=True):
            relay._bus = bus
            relay.wake()
