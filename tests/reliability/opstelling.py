"""A writer with its relay, a bus, and groups that listen: started, stopped and looked at by a test."""

import asyncio
import itertools
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from uuid import UUID

import asyncpg
import orjson

from shared.bus.consumer import Inbox
from shared.bus.kafka import KafkaBus, KafkaConsumer, KafkaSettings, TopicEnds
from shared.bus.memory import MemoryBus
from shared.bus.record import Bus
from shared.bus.relay import Relay
from shared.events import envelope
from shared.events.codec import Codec
from shared.eventstore.ids import partition_of, uuid7
from shared.eventstore.postgres import EventStore, pool
from tests.contract.proef import (
    FEITEN,
    GEMEENTE,
    GETELD,
    HERKOMST,
    NU,
    PARTITIES,
    Lezer,
    context,
    database,
    schrijver,
    telling,
)
from tests.infra.broker import fresh_topics

SECONDEN = 30.0
STOP_SECONDEN = 15.0
_nummers = itertools.count(1)


async def tot(voorwaarde: Callable[[], Awaitable[bool]], seconden: float = SECONDEN) -> None:
    """Wait until this holds; a deadline that passes fails the test."""
    async with asyncio.timeout(seconden):
        while not await voorwaarde():  # noqa: ASYNC110 - what is waited for is in a database
            await asyncio.sleep(0.02)


@dataclass(frozen=True, slots=True)
class Groep:
    """One consumer group on a database of its own, and an administrator's look into it."""

    naam: str
    dsn: str
    lezer: Lezer
    inbox: Inbox
    admin: asyncpg.Connection

    async def effecten(self) -> list[tuple[UUID, int, str]]:
        """(stream, seq, mark) of every fact that had effect, in order of effect."""
        return [tuple(row) for row in await self.admin.fetch("SELECT stroom, seq, merk FROM effect ORDER BY n")]

    async def merken(self, *stromen: UUID) -> list[str]:
        """The marks that had effect, of these streams or of all."""
        return [merk for stroom, _, merk in await self.effecten() if not stromen or stroom in stromen]

    async def geparkeerd(self) -> list[tuple[UUID | None, int | None, str]]:
        """(stream, seq, reason) of every message that waits, in order."""
        rows = await self.admin.fetch(
            "SELECT key, seq, error_type FROM es.dead_letter WHERE status = 'parked' ORDER BY key, seq, \"offset\""
        )
        return [tuple(row) for row in rows]

    async def posities(self) -> Mapping[tuple[str, int], int]:
        """The next offset of every partition."""
        rows = await self.admin.fetch("SELECT topic, partition, next_offset FROM es.inbox_position")
        return {(row["topic"], row["partition"]): row["next_offset"] for row in rows}

    async def tabellen(self) -> tuple[object, ...]:
        """All that the facts left here."""
        queries = ("SELECT stroom, seq, merk FROM effect ORDER BY 1, 2", "SELECT * FROM telling ORDER BY 1, 2")
        found = [await self.admin.fetch(query) for query in queries]
        return tuple([tuple(row) for row in rows] for rows in found)


class Opstelling:
    """The whole way of a fact, over one of the two buses."""

    def __init__(
        self, categorie: str, dsn: str, store: EventStore, admin: asyncpg.Connection, bootstrap: str | None
    ) -> None:
        self.categorie, self.topic = categorie, f"wmo.{categorie}"
        self.dsn, self.store, self.admin = dsn, store, admin
        self.groepen: list[Groep] = []
        self.fouten: list[str] = []
        self.kafka = KafkaSettings(bootstrap, PARTITIES) if bootstrap else None
        self.omhul: Callable[[Bus], Bus] = lambda bus: bus
        self._einden = TopicEnds(self.kafka, [self.topic]) if self.kafka else None
        self._bus: MemoryBus | KafkaBus | None = None
        self._relay: Relay | None = None
        self._lezers: list[KafkaConsumer] = []
        self._taken: list[asyncio.Task[None]] = []
        self._relay_taak: asyncio.Task[None]

    @property
    def groep(self) -> Groep:
        """The first group."""
        return self.groepen[0]

    def meld(self, name: str, error: BaseException) -> None:
        """Keep what is reported."""
        self.fouten.append(f"{name} {type(error).__name__}")

    def start(self) -> None:
        """Start the relay and the groups."""
        inboxes = [groep.inbox for groep in self.groepen]
        self._bus = KafkaBus(self.kafka, self.meld) if self.kafka else MemoryBus(inboxes)
        self._start_relay()
        for groep in self.groepen if self.kafka else ():
            self.luister(groep)

    def _start_relay(self) -> None:
        assert self._bus
        self._relay = Relay(self.dsn, "proef_relay", self.omhul(self._bus), self.meld)
        self.store.wake = self._relay.wake
        self._relay_taak = asyncio.create_task(self._relay.run())
        self._taken.append(self._relay_taak)

    async def herstart_relay(self, *, abrupt: bool) -> None:
        """End the relay, after its round or in the midst of it, and begin a new one on a bus that remembers nothing."""
        assert self._relay
        self._relay.stop()
        if abrupt:
            self._relay_taak.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.wait_for(self._relay_taak, STOP_SECONDEN)
        self._taken.remove(self._relay_taak)
        if isinstance(self._bus, KafkaBus):
            await self._bus.stop()
        else:
            self._bus = MemoryBus([groep.inbox for groep in self.groepen])
        self._start_relay()

    def luister(self, groep: Groep) -> KafkaConsumer:
        """One more member of a group."""
        assert self.kafka
        consumer = KafkaConsumer(self.kafka, groep.inbox, self.meld)
        self._lezers.append(consumer)
        self._taken.append(asyncio.create_task(consumer.run()))
        return consumer

    async def stop(self) -> None:
        """Stop in order, within a bounded time; what a task raised is raised here."""
        if self._relay:
            self._relay.stop()
        for consumer in self._lezers:
            consumer.stop()
        taken, self._taken, self._lezers, self._relay = self._taken, [], [], None
        try:
            if taken:
                _, late = await asyncio.wait(taken, timeout=STOP_SECONDEN)
                for task in late:
                    task.cancel()
                found = await asyncio.gather(*taken, return_exceptions=True)
                assert not late, "a stop took too long"
                for error in found:
                    if error is not None:
                        raise error
        finally:
            if isinstance(self._bus, KafkaBus):
                await self._bus.stop()

    async def tel(self, stroom: UUID, *merken: str) -> None:
        """Count in a stream."""
        await self.store.handle(context(), [telling(self.categorie, stroom, *merken)])

    async def rij(
        self, stroom: UUID, seq: object, waarde: bytes | None = None, *, soort: str = GETELD, **anders: str | None
    ) -> None:
        """Put one message in the outbox past all checks; `anders` replaces headers, None leaves one out."""
        head = envelope.Envelope(uuid7(), soort, stroom, 1, NU, stroom, None, "")
        pairs = dict(orjson.loads(envelope.encode(head, HERKOMST))) | {"ce_sequence": str(seq)} | anders
        headers = orjson.dumps([[name, text] for name, text in pairs.items() if text is not None])
        await self.admin.execute(
            """INSERT INTO es.outbox (shard, gemeente, topic, partition, key, seq, event_id, headers, value)
               VALUES (0, $1, $2, $3, $4, 0, $5, $6, $7)""",
            GEMEENTE,
            self.topic,
            partition_of(stroom, PARTITIES),
            stroom,
            head.event_id,
            headers,
            inhoud() if waarde is None else waarde,
        )

    async def outbox(self) -> int:
        """How many rows wait."""
        found: int = await self.admin.fetchval("SELECT count(*) FROM es.outbox")
        return found

    async def einden(self) -> Mapping[tuple[str, int], int]:
        """The ends of the topic; nothing in process."""
        found = await self._einden.read() if self._einden else {}
        return {place: end for place, end in found.items() if end}

    async def rustig(self, *groepen: Groep, seconden: float = SECONDEN) -> None:
        """Wait until nothing is under way to these groups, or to all."""

        async def stil() -> bool:
            for task in self._taken:
                if task.done():
                    task.result()
            if await self.outbox():
                return False
            ends = await self.einden()
            if self.kafka and not ends:
                return False
            positions = [await groep.posities() for groep in groepen or self.groepen]
            return all(found.get(place, 0) >= end for found in positions for place, end in ends.items())

        await tot(stil, seconden)

    async def sluit(self) -> None:
        """Let go of the broker."""
        if self._einden:
            await self._einden.stop()


def inhoud(merk: object = "los", **anders: object) -> bytes:
    """The value of a message, with fields replaced."""
    return orjson.dumps({"gemeente": GEMEENTE, "gebeurdOp": NU, "merk": merk} | anders)


@asynccontextmanager
async def opstelling(
    admin_dsn: str, bootstrap: str | None, groepen: Sequence[int] = (100,), verbindingen: int = 8
) -> AsyncIterator[Opstelling]:
    """A writer and as many groups as there are batch sizes, none of them started; all stopped at the end."""
    nummer = f"{os.getpid()}-{next(_nummers)}"
    categorie = f"proef-{nummer}"
    if bootstrap:
        await fresh_topics(bootstrap, [f"wmo.{categorie}"], PARTITIES)
    async with AsyncExitStack() as stack:
        dsn, admin = await stack.enter_async_context(database(admin_dsn))
        store = await stack.enter_async_context(schrijver(dsn, categorie, verbindingen))
        made = Opstelling(categorie, dsn, store, admin, bootstrap)
        stack.push_async_callback(made.sluit)
        for n, batch in enumerate(groepen):
            reader, look = await stack.enter_async_context(database(admin_dsn))
            connections = await pool(reader, "proef_worker", "proef", 8)
            stack.push_async_callback(connections.close)
            lezer, naam = Lezer(batch), f"groep-{nummer}-{n}"
            inbox = Inbox(naam, [made.topic], Codec(FEITEN), connections, lezer, lambda: NU, made.meld)
            made.groepen.append(Groep(naam, reader, lezer, inbox, look))
        stack.push_async_callback(made.stop)
        yield made


async def has_marks(baan: Opstelling, aantal: int) -> bool:
    """Whether the first group has as many effects."""
    return len(await baan.groep.effecten()) >= aantal
