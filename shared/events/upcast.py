"""Old stored data to today's form: pure functions dict -> dict, chained, on sealed values unseen."""

from collections.abc import Callable
from typing import Any

type Upcaster = Callable[[dict[str, Any]], dict[str, Any]]

UPCASTERS: dict[tuple[str, int], Upcaster] = {}
"""(type, schema version it starts from) -> the function that makes the next schema version of it."""


def upcast(name: str, version: int, data: dict[str, Any]) -> dict[str, Any]:
    """The data in the newest schema version of the type."""
    while step := UPCASTERS.get((name, version)):
        data, version = step(data), version + 1
    return data
