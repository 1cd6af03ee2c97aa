"""The timer of one service: wakes each aggregate whose terms near or end, at the moment its row in `termijnen` names.

Nothing is claimed. What a wake-up finds, its stream's state decides: a second worker, a repeat after a kill or a clock
that jumped adds nothing that was told before.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import asyncpg

from shared.bus.relay import Report
from shared.crashpoint import crashpoint
from shared.decider.decider import Act, Rejected
from shared.eventstore.postgres import EventStore
from shared.eventstore.scheme import BusyError, ConflictError, Context, UnknownStreamError
from shared.termijnen.bewaking import BewaakTermijnen

TABLE = "termijnen"
SECONDS = 1.0
BATCH = 500
_DUE = "SELECT gemeente, id, categorie FROM termijnen WHERE wek_op <= $1 ORDER BY wek_op LIMIT $2"


class Timer:
    """Looks once a second, in the worker; without effect for a service whose aggregates have no terms."""

    def __init__(self, store: EventStore, nu: Callable[[], datetime], report: Report) -> None:
        watched = (rows.decider for rows in store.scheme.projections if rows.table.name == TABLE)
        self._deciders = {decider.category: decider for decider in watched}
        self._store = store
        self._nu = nu
        self._report = report
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        """Finish the stream in hand and end `run`."""
        self._stopped.set()

    async def run(self) -> None:
        """Wake what is due until stopped; what fails is reported, and due again in the next round."""
        while self._deciders and not self._stopped.is_set():
            try:
                woken = await self.round()
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                self._report("timer_failed", error)
                woken = 0
            if woken < BATCH:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopped.wait(), SECONDS)

    async def round(self) -> int:
        """Wake the streams that are due now; how many were."""
        nu = self._nu()
        async with self._store.pool.acquire() as connection:
            due: Sequence[Any] = await connection.fetch(_DUE, nu, BATCH)
        for gemeente, stream_id, categorie in due:
            if self._stopped.is_set():
                break
            crashpoint("deadline.after_claim")
            act = Act(self._deciders[categorie], stream_id, BewaakTermijnen(nu=nu))
            try:
                await self._store.handle(Context(gemeente, "systeem", "termijnbewaking", nu), [act], existing=True)
            except (Rejected, BusyError, ConflictError, UnknownStreamError, asyncpg.PostgresError) as error:
                self._report("timer_failed", error)
            crashpoint("deadline.after_command")
        return len(due)
