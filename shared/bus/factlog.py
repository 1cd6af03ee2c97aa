"""A service that keeps every public fact: its own append-only log, and tables derived from the same deliveries.

Log and position move in one transaction, so within a partition commit order is offset order. The log gives rebuilds at
database speed, lineage from figure to fact, and what was known on an earlier day.
"""

from collections.abc import Sequence

import asyncpg

from shared.bus.effects import derive
from shared.bus.record import Delivery
from shared.eventstore.projector import Derived

BATCH = 1000

_LOG = """
INSERT INTO feit (gemeente, topic, partition, "offset", key, seq, event_id, type, melding_id, gebeurd_op,
                  geregistreerd_op, data)
SELECT u.gemeente, u.topic, u.partition, u."offset", u.key, u.seq, u.event_id, u.type, u.melding_id, u.gebeurd_op,
       u.geregistreerd_op, convert_from(u.data, 'UTF8')::jsonb
FROM unnest($1::text[], $2::text[], $3::int[], $4::bigint[], $5::uuid[], $6::int[], $7::uuid[], $8::text[],
            $9::uuid[], $10::timestamptz[], $11::timestamptz[], $12::bytea[])
  AS u(gemeente, topic, partition, "offset", key, seq, event_id, type, melding_id, gebeurd_op, geregistreerd_op, data)
"""


class FactLog:
    """Every delivery into the log and the derived tables."""

    batch = BATCH
    one_gemeente = False

    def __init__(self, derived: Sequence[Derived]) -> None:
        self._derived = derived

    async def handle(self, connection: asyncpg.Connection, deliveries: Sequence[Delivery]) -> None:
        """Log and fold, in the gemeenten of this batch and no other."""
        gemeenten = sorted({delivery.gemeente for delivery in deliveries})
        await connection.execute("SELECT es.context($1, $2)", ",".join(gemeenten), "systeem")
        await connection.execute(_LOG, *map(list, zip(*map(_row, deliveries), strict=True)))
        await derive(connection, deliveries, self._derived)


def _row(delivery: Delivery) -> tuple[object, ...]:
    head = delivery.envelope
    return (
        delivery.gemeente,
        delivery.topic,
        delivery.partition,
        delivery.offset,
        head.subject,
        head.sequence,
        head.event_id,
        head.type,
        getattr(delivery.fact, "melding_id", None),
        delivery.fact.gebeurd_op,  # type: ignore[attr-defined]  # every fact has it
        head.recorded_at,
        delivery.data,
    )
