"""Reading the facts of a stream outside a command: as they are stored, or with what is sealed in them opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.decider.decider import AnyDecider
from shared.events.codec import Codec
from shared.events.sealed import Sealed
from shared.eventstore.executor import Transaction
from shared.eventstore.scheme import Scheme, UnknownStreamError
from shared.privacy.keys import DataKeys

_STREAM = """
SELECT e.version, e.event_id, e.type, e.schema_version, e.data, e.recorded_at
FROM es.event e JOIN es.stream s USING (gemeente, stream_id)
WHERE e.stream_id = $1 AND s.category = $2 ORDER BY e.version
"""


@dataclass(frozen=True, slots=True)
class History:
    """The facts of one stream in order, and when each was recorded."""

    version: int
    facts: tuple[object, ...]
    recorded: tuple[datetime, ...]

    def until(self, moment: datetime) -> tuple[object, ...]:
        """What was recorded at this moment or before it."""
        return tuple(fact for fact, at in zip(self.facts, self.recorded, strict=True) if at <= moment)

    def last[F](self, kind: type[F]) -> tuple[F, datetime] | None:
        """The last fact of this class, and when it was recorded."""
        pairs = zip(reversed(self.facts), reversed(self.recorded), strict=True)
        return next(((fact, at) for fact, at in pairs if isinstance(fact, kind)), None)


async def stored(
    tx: Transaction, codec: Codec, decider: AnyDecider, stream_id: UUID
) -> Sequence[tuple[Mapping[str, Any], object]]:
    """Each row of a stream with its fact, sealed fields sealed.

    Raises:
        UnknownStreamError: there is none of this kind, or not in this gemeente.

    """
    rows = await tx.sql(_STREAM, stream_id, decider.category)
    if not rows:
        raise UnknownStreamError
    return [(row, codec.decode(row["type"], row["data"], row["event_id"], row["schema_version"])) for row in rows]


async def opened(tx: Transaction, scheme: Scheme, decider: AnyDecider, stream_id: UUID) -> History:
    """The facts of a stream with their personal fields readable; `Redacted` where the key was destroyed.

    This is the one place where a reader gets what is sealed, so the log of who read it belongs here.

    Raises:
        UnknownStreamError: there is none of this kind, or not in this gemeente.
        KeyStoreError: the keys cannot be reached.

    """
    keys = scheme.keys
    assert isinstance(keys, DataKeys)  # a service has no others
    found = await stored(tx, scheme.codec, decider, stream_id)
    await keys.load([fact for _, fact in found])
    facts = tuple(_open(fact, scheme.codec, keys) for _, fact in found)
    return History(found[-1][0]["version"], facts, tuple(row["recorded_at"] for row, _ in found))


def _open(fact: object, codec: Codec, keys: DataKeys) -> object:
    values = {field.name: getattr(fact, field.name) for field in codec.kind(fact).sealed}
    plain = {name: keys.open(value) for name, value in values.items() if isinstance(value, Sealed)}
    return replace(fact, **plain) if plain else fact  # type: ignore[type-var]  # every fact is a dataclass
