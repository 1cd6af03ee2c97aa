"""Facts for a pure test: what commands left, and how it reads when the keys are gone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from shared.decider.decider import AnyDecider
from shared.events.codec import Codec
from shared.events.sealed import Redacted


def gebeurd(decider: AnyDecider, *commands: object) -> list[Any]:
    """The facts that these commands leave, one after another."""
    facts: list[Any] = []
    for command in commands:
        facts += decider.handle(command, decider.fold(facts))
    return facts


def vernietigd(codec: Codec, facts: Sequence[Any]) -> list[Any]:
    """The same facts with everything personal destroyed."""
    return [
        replace(fact, **dict.fromkeys((field.name for field in codec.kind(fact).sealed), Redacted())) for fact in facts
    ]
