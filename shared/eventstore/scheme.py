"""What a unit of work is told: who acts, which command it is, and what its service is made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import asyncpg
import orjson

from shared.decider.decider import AnyDecider
from shared.decider.handle import Receipt
from shared.events.codec import Codec, Sealer
from shared.events.envelope import Origin
from shared.eventstore.projector import Derived, Projection, Vault


@dataclass(frozen=True, slots=True)
class Context:
    """Who acts, where, when and why: everything of a command that is not its content.

    `nu` is the moment of recording: the same in row, hash and header. `correlation_id` joins one chain.
    """

    gemeente: str
    actor_soort: str
    actor_id: str
    nu: datetime
    correlation_id: UUID | None = None
    causation_id: UUID | None = None
    grondslag: str = "wmo_5_1_1"
    traceparent: str = ""


@dataclass(frozen=True, slots=True)
class CommandKey:
    """What makes a repeated command the same: a keyed MAC of scope and key, and one of the request."""

    key: UUID
    mac: bytes
    reply: Callable[[Receipt], Mapping[str, Any]]

    def answer(self, receipt: Receipt) -> tuple[object, ...]:
        """What `es.answer` keeps: the reply, and the stream it is about."""
        return self.key, self.mac, receipt.id, receipt.versie, orjson.dumps(self.reply(receipt)).decode()


type Expected = tuple[UUID, int]
"""(stream, the version of it that the caller saw)."""


class Keys(Sealer, Vault, Protocol):
    """Sealing and opening with the keys of persons; `ensure` commits new keys before the facts that need them."""

    async def ensure(self, persons: Sequence[UUID]) -> None:
        """Make sure that each of these persons has keys, committed and at hand."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """What an event store needs to know of its service: facts, read tables, envelope, partitions, keys."""

    service: str
    codec: Codec
    projections: Sequence[Projection]
    origin: Origin
    partitions: int
    keys: Keys
    derived: Sequence[Derived] = ()

    def of(self, decider: AnyDecider) -> list[Projection]:
        """The read tables of one aggregate."""
        return [projection for projection in self.projections if projection.decider.category == decider.category]


class BusyError(Exception):
    """The same command is being handled at this moment."""


class KeyReusedError(Exception):
    """The idempotency key belongs to another request."""


class ConflictError(Exception):
    """A stream is at another version than this work read."""


class UnknownStreamError(LookupError):
    """The stream that the caller names does not exist here, or is of another kind."""


class StaleError(Exception):
    """The version that the caller expected is not the current one."""

    def __init__(self, current: int) -> None:
        super().__init__(current)
        self.current = current


class HandledBefore(Exception):
    """The same command was handled before; `reply` is what was answered then."""

    def __init__(self, reply: Mapping[str, Any]) -> None:
        super().__init__()
        self.reply = reply


_OURS = {"ES423": BusyError, "ES422": KeyReusedError, "ES409": ConflictError}


def translated(failure: asyncpg.PostgresError) -> Exception:
    """Our own errors for the SQLSTATEs that the functions of schema `es` raise; others stay as they are."""
    return _OURS[failure.sqlstate]() if failure.sqlstate in _OURS else failure
