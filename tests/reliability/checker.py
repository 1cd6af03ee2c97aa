"""Joins what was asked, what was answered, what is stored, what travelled and what it did; one count for each anomaly.

It never removes duplicates before counting: on the way they are normal and are counted too, in an effect they are not.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of the ledger: a command with its unique marks began, or was answered. `ok`, `fail` or `unknown`."""

    sleutel: str
    merken: tuple[str, ...]
    uitkomst: str


@dataclass(frozen=True, slots=True)
class Opgeslagen:
    """A fact in the store; `seq` is None for a private one."""

    stroom: UUID
    versie: int
    seq: int | None
    event_id: UUID
    merk: str


@dataclass(frozen=True, slots=True)
class Gereisd:
    """A record of the topic, in the order of its partition."""

    stroom: UUID
    seq: int
    event_id: UUID
    inhoud: bytes


type Effect = tuple[UUID, int, str]
"""(stream, seq, mark)."""


@dataclass(frozen=True, slots=True)
class Historie:
    """All that is known of a run. Without a topic, in process, `gereisd` is None."""

    grootboek: Sequence[Regel]
    opgeslagen: Sequence[Opgeslagen]
    gereisd: Sequence[Gereisd] | None
    effecten: Mapping[str, Sequence[Effect]] = field(default_factory=dict)


def check(historie: Historie) -> dict[str, int]:
    """The number of each anomaly; all are 0 in a good history."""
    found: Counter[str] = Counter()
    _commands(historie, found)
    _streams(historie.opgeslagen, found)
    if historie.gereisd is not None:
        _topic(historie.opgeslagen, historie.gereisd, found)
    for effecten in historie.effecten.values():
        _effects(historie.opgeslagen, effecten, found)
    return {name: found[name] for name in ANOMALIES}


ANOMALIES = (
    "lost",
    "torn",
    "aborted read",
    "phantom",
    "double write",
    "unresolved",
    "version gap",
    "sequence gap in the store",
    "unseen",
    "two payloads",
    "inversion",
    "gap",
    "double effect",
    "missed effect",
    "effect out of order",
)


def duplicates(gereisd: Sequence[Gereisd]) -> int:
    """How many records of the topic repeat an earlier one."""
    return len(gereisd) - len({(record.stroom, record.seq) for record in gereisd})


def anomalies(historie: Historie) -> dict[str, int]:
    """Only what is wrong."""
    return {name: count for name, count in check(historie).items() if count}


def _commands(historie: Historie, found: Counter[str]) -> None:
    """Each acknowledged command is stored once and whole, each refused one not at all."""
    asked: dict[str, tuple[str, ...]] = {}
    outcomes: dict[str, set[str]] = defaultdict(set)
    for regel in historie.grootboek:
        asked[regel.sleutel] = regel.merken
        outcomes[regel.sleutel].add(regel.uitkomst)
    stored = Counter(fact.merk for fact in historie.opgeslagen)
    for sleutel, merken in asked.items():
        present = sum(merk in stored for merk in merken)
        uitkomst = outcomes[sleutel]
        if "ok" in uitkomst:
            found["lost"] += present < len(merken)
        else:
            found["torn"] += 0 < present < len(merken)
            found["aborted read"] += present > 0 and "fail" in uitkomst
            found["unresolved"] += "fail" not in uitkomst
    known = {merk for merken in asked.values() for merk in merken}
    seen = set(stored).union(*({merk for *_, merk in effecten} for effecten in historie.effecten.values()))
    found["phantom"] += len(seen - known)
    found["double write"] += sum(count - 1 for count in stored.values())


def _streams(opgeslagen: Sequence[Opgeslagen], found: Counter[str]) -> None:
    """Versions and public sequences of each stream are 1 to n."""
    versions: dict[UUID, list[int]] = defaultdict(list)
    sequences: dict[UUID, list[int]] = defaultdict(list)
    for fact in sorted(opgeslagen, key=lambda fact: fact.versie):
        versions[fact.stroom].append(fact.versie)
        if fact.seq is not None:
            sequences[fact.stroom].append(fact.seq)
    found["version gap"] += sum(row != list(range(1, len(row) + 1)) for row in versions.values())
    found["sequence gap in the store"] += sum(row != list(range(1, len(row) + 1)) for row in sequences.values())


def _topic(opgeslagen: Sequence[Opgeslagen], gereisd: Sequence[Gereisd], found: Counter[str]) -> None:
    """Store and topic are equal as sets, and per stream the first arrivals are 1 to n."""
    public = {(fact.stroom, fact.seq): fact.event_id for fact in opgeslagen if fact.seq is not None}
    travelled = {(record.stroom, record.seq) for record in gereisd}
    found["unseen"] += len(public.keys() - travelled)
    found["phantom"] += len(travelled - public.keys())
    payloads: dict[UUID, set[bytes]] = defaultdict(set)
    newest: dict[UUID, int] = defaultdict(int)
    met: set[tuple[UUID, int]] = set()
    for record in gereisd:
        payloads[record.event_id].add(record.inhoud)
        place = (record.stroom, record.seq)
        found["two payloads"] += public.get(place, record.event_id) != record.event_id
        if place not in met:
            met.add(place)
            found["inversion"] += record.seq < newest[record.stroom]
            found["gap"] += record.seq > newest[record.stroom] + 1
            newest[record.stroom] = max(newest[record.stroom], record.seq)
    found["two payloads"] += sum(len(contents) > 1 for contents in payloads.values())


def _effects(opgeslagen: Sequence[Opgeslagen], effecten: Sequence[Effect], found: Counter[str]) -> None:
    """Each public fact had one effect, in the order of its stream."""
    public = {(fact.stroom, fact.seq, fact.merk) for fact in opgeslagen if fact.seq is not None}
    done = Counter(effecten)
    found["double effect"] += sum(count - 1 for count in done.values())
    found["missed effect"] += len(public - done.keys())
    found["phantom"] += len(done.keys() - public)
    newest: dict[UUID, int] = defaultdict(int)
    for stroom, seq, _ in effecten:
        found["effect out of order"] += seq < newest[stroom]
        newest[stroom] = max(newest[stroom], seq)
