"""Handing facts to reporting as a bus would, without any other service."""

import random
from collections.abc import Iterable, Sequence
from itertools import count
from uuid import UUID, uuid5

from services.reporting.tests.wereld import Regel
from shared.bus.consumer import Inbox
from shared.bus.record import Incoming
from shared.events import envelope
from shared.events.codec import Codec
from shared.events.publiek import OPENBAAR, TOPIC_OF
from tests.systeem import Systeem

CODEC = Codec(*OPENBAAR)
AFZENDER = envelope.Origin("00000000000000000000", "proef", "https://wmo-keten.example")
PARTITIE = 90  # one that no bus delivers on: its positions are ours alone


def topic_van(regel: Regel) -> str:
    """The topic on which a fact travels."""
    return TOPIC_OF.get(type(regel.feit), "wmo.meldingen")  # a term has no topic of its own; these are of meldingen


def event_id(regel: Regel) -> UUID:
    """The id of a recorded fact."""
    return uuid5(regel.stroom, f"feit {regel.nummer}")


def bericht(gemeente: str, regel: Regel, offset: int) -> Incoming:
    """The message of a fact."""
    keten_id: UUID = getattr(regel.feit, "melding_id", None) or regel.stroom
    head = envelope.Envelope(
        event_id(regel),
        CODEC.kind(regel.feit).name,
        regel.stroom,
        regel.nummer,
        regel.vastgelegd_op,
        keten_id,
        None,
        "",
    )
    headers = envelope.headers(envelope.encode(head, AFZENDER))
    return Incoming(offset, regel.stroom.bytes, headers, CODEC.encode(regel.feit, gemeente))


def inbox(keten: Systeem) -> Inbox:
    """The inbox of reporting."""
    return next(found for found in keten.embedded.inboxes if found.name == "reporting")


async def bezorg(keten: Systeem, *brieven: tuple[str, Iterable[Regel]]) -> None:
    """Deliver facts of gemeenten, each topic in the given order."""
    per_topic: dict[str, list[tuple[str, Regel]]] = {}
    for gemeente, regels in brieven:
        for regel in regels:
            per_topic.setdefault(topic_van(regel), []).append((gemeente, regel))
    for topic, paren in per_topic.items():
        await _bezorg(inbox(keten), topic, paren)


async def bezorg_grillig(keten: Systeem, gemeente: str, regels: Sequence[Regel], toeval: random.Random) -> None:
    """Deliver shuffled across streams, topics in any order, in batches of any size, everything at least twice."""
    topics = sorted({topic_van(regel) for regel in regels})
    toeval.shuffle(topics)
    for topic in topics:
        rij = geschud([regel for regel in regels if topic_van(regel) == topic], toeval)
        while rij:
            stuk, rij = rij[: (n := toeval.randint(1, 40))], rij[n:]
            paren = [(gemeente, regel) for regel in stuk]
            await _bezorg(inbox(keten), topic, paren, herhaald=toeval.random() < 0.5)
            await _bezorg(inbox(keten), topic, paren[: toeval.randint(0, len(paren))])


def geschud(regels: Sequence[Regel], toeval: random.Random) -> list[Regel]:
    """The facts in another order across streams, the same within each."""
    stromen: dict[UUID, list[Regel]] = {}
    for regel in regels:
        stromen.setdefault(regel.stroom, []).append(regel)
    volgorde = [regel.stroom for regel in regels]
    toeval.shuffle(volgorde)
    rijen = {stroom: iter(rij) for stroom, rij in stromen.items()}
    return [next(rijen[stroom]) for stroom in volgorde]


async def _bezorg(bus: Inbox, topic: str, paren: Sequence[tuple[str, Regel]], *, herhaald: bool = False) -> None:
    """Deliver in order from the group's own position on; a repeat comes with the same offsets."""
    nummers = count(await bus.position(topic, PARTITIE) or 0)
    berichten = [bericht(gemeente, regel, next(nummers)) for gemeente, regel in paren]
    for _ in range(2 if herhaald else 1):
        await bus.receive(topic, PARTITIE, berichten)
