"""The checker finds each anomaly in a history made for it, and nothing in good ones."""

from dataclasses import replace
from uuid import UUID

import pytest

from tests.reliability.checker import Effect, Gereisd, Historie, Opgeslagen, Regel, anomalies, duplicates

ONE, OTHER = UUID(int=1), UUID(int=2)


def regel(nummer: int, uitkomst: str = "ok", *merken: str) -> Regel:
    return Regel(f"k{nummer}", merken or (f"m{nummer}",), uitkomst)


def fact(stroom: UUID, versie: int, nummer: int, seq: int | None = None) -> Opgeslagen:
    return Opgeslagen(stroom, versie, versie if seq is None else seq, UUID(int=100 + nummer), f"m{nummer}")


def record(stroom: UUID, seq: int, nummer: int, inhoud: bytes = b"x") -> Gereisd:
    return Gereisd(stroom, seq, UUID(int=100 + nummer), inhoud)


LEDGER = [regel(1), regel(2), regel(3)]
STORE = [fact(ONE, 1, 1), fact(ONE, 2, 2), fact(OTHER, 1, 3)]
TOPIC = [record(ONE, 1, 1), record(OTHER, 1, 3), record(ONE, 2, 2)]
EFFECTS: list[Effect] = [(ONE, 1, "m1"), (OTHER, 1, "m3"), (ONE, 2, "m2")]
WHOLE = Historie(LEDGER, STORE, TOPIC, {"groep": EFFECTS})

GOOD = {
    "everything once": WHOLE,
    "a prefix repeated on the topic, an unknown outcome resolved": replace(
        WHOLE, grootboek=[regel(1, "unknown"), *LEDGER], gereisd=[*TOPIC[:1], *TOPIC]
    ),
    "a refused command, and no topic": replace(WHOLE, grootboek=[*LEDGER, regel(9, "fail")], gereisd=None),
}

BAD = {
    "lost": replace(WHOLE, grootboek=[*LEDGER, regel(4)]),
    "torn": replace(WHOLE, grootboek=[*LEDGER[:2], regel(3, "fail", "m3", "m4")]),
    "aborted read": replace(WHOLE, grootboek=[*LEDGER[:2], regel(3, "fail")]),
    "phantom": replace(WHOLE, grootboek=LEDGER[:2]),
    "double write": replace(WHOLE, opgeslagen=[*STORE, fact(OTHER, 2, 3, seq=2)]),
    "unresolved": replace(WHOLE, grootboek=[*LEDGER, regel(5, "unknown")]),
    "version gap": replace(WHOLE, opgeslagen=[STORE[0], fact(ONE, 3, 2, seq=2), STORE[2]]),
    "sequence gap in the store": replace(WHOLE, opgeslagen=[STORE[0], fact(ONE, 2, 2, seq=3), STORE[2]]),
    "unseen": replace(WHOLE, gereisd=TOPIC[:2]),
    "two payloads": replace(WHOLE, gereisd=[*TOPIC, record(ONE, 1, 1, b"y")]),
    "inversion": replace(WHOLE, gereisd=[TOPIC[2], *TOPIC[:2]]),
    "gap": replace(WHOLE, gereisd=[TOPIC[2], *TOPIC[:2]]),
    "double effect": replace(WHOLE, effecten={"groep": [*EFFECTS, EFFECTS[2]]}),
    "missed effect": replace(WHOLE, effecten={"groep": EFFECTS[:2]}),
    "effect out of order": replace(WHOLE, effecten={"groep": EFFECTS[::-1]}),
}


@pytest.mark.parametrize("historie", GOOD.values(), ids=GOOD)
def test_a_good_history_has_no_anomaly(historie: Historie) -> None:
    assert anomalies(historie) == {}


@pytest.mark.parametrize(("name", "historie"), BAD.items(), ids=BAD)
def test_each_anomaly_is_found(name: str, historie: Historie) -> None:
    assert anomalies(historie).get(name, 0) > 0


def test_repeats_on_the_topic_are_counted() -> None:
    assert (duplicates(TOPIC), duplicates([*TOPIC, *TOPIC])) == (0, 3)
