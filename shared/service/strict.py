"""JSON as it must be: UTF-8, no duplicate names, no numbers that are none, not too deep."""

import json
import math
from collections.abc import Sequence
from typing import Any

import orjson

from shared.service.problems import Problem


def parse(content: bytes, max_depth: int) -> Any:  # noqa: ANN401 - any JSON
    """The parsed content.

    Raises:
        Problem: 400 `json-ongeldig`; what was wrong with it is not repeated.

    """
    try:
        parsed = orjson.loads(content)  # refuses a BOM, other encodings, NaN and lone surrogates
        json.loads(content, object_pairs_hook=_unique, parse_float=_finite)
        _check_depth(parsed, max_depth)
    except (ValueError, RecursionError):
        raise Problem("json-ongeldig") from None
    return parsed


def _unique(pairs: Sequence[tuple[str, Any]]) -> None:
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


def _check_depth(value: Any, left: int) -> None:  # noqa: ANN401 - any JSON
    if left < 0:
        raise ValueError
    if isinstance(value, str):
        if "\0" in value:
            raise ValueError
    elif isinstance(value, dict):
        for name, item in value.items():
            _check_depth(name, left)
            _check_depth(item, left - 1)
    elif isinstance(value, list):
        for item in value:
            _check_depth(item, left - 1)
