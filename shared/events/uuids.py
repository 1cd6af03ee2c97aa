"""UUIDs off the wire, as asyncpg makes them: a subclass of `uuid.UUID`, read and written eight times as fast."""

from collections.abc import Callable
from uuid import UUID

from asyncpg.pgproto import pgproto

uuid_of: Callable[[str], UUID] = pgproto.UUID
"""The UUID of its text; raises ValueError when it is none."""
