"""What an inbox does with facts: reactions become acts of this service, derived tables follow other services' facts."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg

from shared.bus.record import Delivery
from shared.decider.decider import Act, Decided, Look, Rejected, status_of
from shared.decider.handle import Receipt, decide
from shared.eventstore.projector import Derived, Row, as_json, fold, upsert
from shared.eventstore.scheme import Context, Scheme
from shared.eventstore.work import StoreWork

type Search = Callable[[Look], Awaitable[Sequence[Act]]]
"""Finds the acts whose streams do not follow from the fact; it looks before any is locked, so they may come late."""
type Reaction = Callable[[UUID, Any], Sequence[Act] | Search]
"""(id of the stream the fact is of, the fact) -> acts, or how to find them; pure."""

REACTION_BATCH = 25
_MEET = "SELECT pg_advisory_xact_lock(hashtextextended(name, 13)) FROM unnest($1::text[]) AS name"


class Reacting:
    """Derived tables and reactions of a service that acts: at most 25 facts of one gemeente in a transaction."""

    batch = REACTION_BATCH
    one_gemeente = True

    def __init__(
        self, scheme: Scheme, reactions: Mapping[type, Sequence[Reaction]], clock: Callable[[], datetime]
    ) -> None:
        self._scheme = scheme
        self._reactions = reactions
        self._clock = clock

    async def handle(self, connection: asyncpg.Connection, deliveries: Sequence[Delivery]) -> None:
        """Fold the facts into derived tables, then decide what they cause, each caused by its fact."""
        gemeente = deliveries[0].gemeente
        await connection.execute("SELECT es.context($1, $2)", gemeente, "systeem")
        await derive(connection, deliveries, self._scheme.derived)
        work = StoreWork(connection, self._scheme, _context(deliveries[0], self._clock()))
        caused = [(delivery, await self._acts(work, delivery)) for delivery in deliveries]
        acts = [act for _, found in caused for act in found]
        if not acts:
            return
        await work.open(acts)
        for delivery, found in caused:
            work.context = _context(delivery, work.context.nu)
            for act in found:
                with suppress(Rejected):  # it no longer fits: nothing to do, and no reason to park the stream
                    await decide(work, [act], Decided(work))
        subject = acts[0].stream_id
        await work.append(Receipt(subject, status_of(work.state(subject)), work.version(subject), ()))

    async def _acts(self, look: Look, delivery: Delivery) -> list[Act]:
        reactions = self._reactions.get(type(delivery.fact), ())
        found = [reaction(delivery.envelope.subject, delivery.fact) for reaction in reactions]
        return [act for acts in found for act in (await acts(look) if callable(acts) else acts)]


async def derive(connection: asyncpg.Connection, deliveries: Sequence[Delivery], tables: Sequence[Derived]) -> None:
    """Load the rows that these facts belong to, fold, and write them back; one read and one write a table."""
    for derived in tables:
        touched: dict[tuple[str, UUID], list[Delivery]] = {}
        for delivery in deliveries:
            if type(delivery.fact) in derived.kinds:
                subject = delivery.envelope.subject
                key = derived.key(subject, delivery.fact) if derived.key else subject
                touched.setdefault((delivery.gemeente, key), []).append(delivery)
        if not touched:
            continue
        if derived.key:  # partitions meet in one row, and FOR UPDATE holds none before it exists
            await connection.execute(_MEET, sorted(f"{gemeente}|{key}" for gemeente, key in touched))
        found = await connection.fetch(
            f"SELECT * FROM {derived.table.fullname} WHERE gemeente = ANY ($1) AND id = ANY ($2) FOR UPDATE",  # noqa: S608 - our own
            list({gemeente for gemeente, _ in touched}),
            [key for _, key in touched],
        )
        rows: dict[tuple[str, UUID], Row] = {(row["gemeente"], row["id"]): dict(row) for row in found}
        fresh: list[Row] = []
        for (gemeente, key), parts in touched.items():
            row = fold(derived.evolve, [delivery.fact for delivery in parts], rows.get((gemeente, key)))
            if row is not None:
                fresh.append({**row, "gemeente": gemeente, "id": key})
        await connection.execute(upsert(derived.table, "$1"), as_json(fresh))


def _context(delivery: Delivery, nu: datetime) -> Context:
    head = delivery.envelope
    return Context(
        delivery.gemeente, "systeem", head.type, nu, head.correlation_id, head.event_id, traceparent=head.traceparent
    )
