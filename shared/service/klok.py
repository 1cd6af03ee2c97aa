"""The one place that reads the clock and makes ids; everything else gets them as arguments."""

from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Depends

from shared.eventstore.ids import uuid7

SPELING = timedelta(minutes=5)  # a business time may run ahead of our clock by this much


def nu() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the replacement that the ban names


async def _new_id() -> UUID:
    return uuid7()  # a coroutine function: FastAPI would run a plain one in a thread


NewId = Annotated[UUID, Depends(_new_id, use_cache=False)]  # each parameter its own
