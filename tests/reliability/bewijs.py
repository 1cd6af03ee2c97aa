"""Reads what really happened: the store and the effects as administrator, the topic with a consumer of its own."""

from collections.abc import Sequence
from uuid import UUID

import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition

from shared.events import envelope
from tests.contract.proef import PARTITIES
from tests.reliability.checker import Gereisd, Historie, Opgeslagen, Regel
from tests.reliability.opstelling import Opstelling


async def opgeslagen(baan: Opstelling) -> list[Opgeslagen]:
    """Every fact of this category, with its place among the public facts of its stream."""
    rows = await baan.admin.fetch(
        """SELECT e.stream_id, e.version, e.event_id, e.type, e.data FROM es.event e
           JOIN es.stream s USING (gemeente, stream_id) WHERE s.category = $1 ORDER BY e.stream_id, e.version""",
        baan.categorie,
    )
    found: list[Opgeslagen] = []
    seqs: dict[UUID, int] = {}
    for stroom, versie, event_id, soort, data in rows:
        public = soort.startswith("nl.wmo.")
        seqs[stroom] = seqs.get(stroom, 0) + public
        merk = orjson.loads(data)["merk"]
        found.append(Opgeslagen(stroom, versie, seqs[stroom] if public else None, event_id, merk))
    return found


async def gereisd(bootstrap: str, topic: str) -> list[Gereisd]:
    """The whole topic from offset 0, by a consumer that belongs to no group."""
    places = [TopicPartition(topic, n) for n in range(PARTITIES)]
    found: list[Gereisd] = []
    async with AIOKafkaConsumer(bootstrap_servers=bootstrap) as consumer:
        consumer.assign(places)
        await consumer.seek_to_beginning(*places)
        ends = await consumer.end_offsets(places)
        while any([await consumer.position(place) < ends[place] for place in places]):
            for records in (await consumer.getmany(timeout_ms=200)).values():
                for record in records:
                    head = envelope.decode(record.headers)
                    found.append(Gereisd(UUID(bytes=record.key), head.sequence, head.event_id, record.value))
    return found


async def historie(
    baan: Opstelling, grootboek: Sequence[Regel], meegelezen: Sequence[Gereisd] | None = None
) -> Historie:
    """All that is known of a run on this set-up; `meegelezen` is what travelled where there is no topic to read."""
    travelled = await gereisd(baan.kafka.bootstrap, baan.topic) if baan.kafka else meegelezen
    effecten = {groep.naam: await groep.effecten() for groep in baan.groepen}
    return Historie(grootboek, await opgeslagen(baan), travelled, effecten)
