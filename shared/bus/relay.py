"""The relay: publishes what the outbox still holds, one active relay per outbox, deletes after the acknowledgement.

The outbox is a pending set, not a log with a cursor: a commit that comes late with a low place simply appears in a
later read. A stream keeps its order because the writer of its next fact saw this one committed.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import asyncpg
from opentelemetry import metrics

from shared.bus.record import Bus, Outgoing
from shared.crashpoint import crashpoint
from shared.eventstore.postgres import connect

LOCK_CLASS = 7  # the relay's advisory locks: (this, shard)
IDLE_SECONDS = 0.01
BATCH = 2000

_SELECT = """
SELECT pos, topic, partition, key, headers, value FROM es.outbox
WHERE shard = $1 AND pos <> ALL ($2) AND topic || '/' || partition <> ALL ($3) ORDER BY pos LIMIT $4
"""

_meter = metrics.get_meter("keten.relay")
_published = _meter.create_counter("keten_relay_published_total", description="Facts published and acknowledged.")
_failures = _meter.create_counter("keten_relay_failures_total", description="Rounds that ended in an error.")

type Report = Callable[[str, BaseException], None]


class Relay:
    """One relay of one service's outbox. `wake()` after a commit spares the wait for the next look."""

    def __init__(
        self, dsn: str, user: str, bus: Bus, report: Report, shard: int = 0, password: str | None = None
    ) -> None:
        self._dsn = dsn
        self._user = user
        self._bus = bus
        self._report = report
        self._shard = shard
        self._password = password
        self._event = asyncio.Event()
        self._stopping = False
        self.active = False

    def wake(self) -> None:
        """There is something to publish."""
        self._event.set()

    def stop(self) -> None:
        """Finish the round in hand and end `run`."""
        self._stopping = True
        self._event.set()

    async def run(self) -> None:
        """Publish until stopped; a lost connection or broker is waited out."""
        pause = 0.1
        while not self._stopping:
            try:
                await self._hold()
                pause = 0.1
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                _failures.add(1)
                self._report("relay_failed", error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5.0)

    async def _hold(self) -> None:
        """Be the active relay while the advisory lock of this connection is ours; else stand by."""
        connection = await connect(self._dsn, self._user, "keten-relay", self._password)
        try:
            while not self._stopping:
                if not self.active:
                    self.active = await connection.fetchval(
                        "SELECT pg_try_advisory_lock($1, $2)", LOCK_CLASS, self._shard
                    )
                if not self.active:
                    await asyncio.sleep(0.5)
                elif await self.round(connection) < BATCH:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._event.wait(), IDLE_SECONDS)
                    self._event.clear()
        finally:
            self.active = False
            connection.terminate()  # the lock goes with it

    async def round(self, connection: asyncpg.Connection) -> int:
        """Publish one snapshot of the pending set; how many rows it held, or 0 when none could be published."""
        held = self._bus.held()
        found = await connection.fetch(_SELECT, self._shard, held.rows, held.partitions, BATCH)
        if not found:
            return 0
        crashpoint("relay.before_publish")
        done = await self._bus.publish([Outgoing(*row) for row in found])
        crashpoint("relay.after_ack")
        if done:
            await connection.execute(
                "DELETE FROM es.outbox WHERE shard = $1 AND pos = ANY ($2)", self._shard, list(done)
            )
            crashpoint("relay.after_delete")
            _published.add(len(done))
        return len(found) if done else 0  # a batch of Kafka is full by bytes too: what did not fit must not wait
