"""The worker of one service over Kafka: its relay, its consumer and its timer, until told to stop."""

import asyncio
import time

from shared.bus.kafka import KafkaBus, KafkaConsumer, KafkaSettings, TopicEnds, check_topics
from shared.service import telemetry
from shared.service.health import Check
from shared.service.lag import Lag
from shared.service.runtime import Runtime
from shared.service.settings import Settings

STALE_SECONDS = 60.0


def kafka_settings(settings: Settings, service: str) -> KafkaSettings:
    """How this service reaches the brokers."""
    instance = f"{service}-{settings.kafka_instance_id}" if settings.kafka_instance_id else None
    certificates = (settings.kafka_ca, settings.kafka_cert, settings.kafka_key) if settings.kafka_ca else None
    return KafkaSettings(settings.kafka_bootstrap, settings.kafka_partitions, instance, certificates)


class Worker:
    """Relay, consumer and timer of one service."""

    def __init__(self, runtime: Runtime) -> None:
        service, settings = runtime.service, runtime.settings
        self._kafka = kafka_settings(settings, service.naam)
        self._bus = KafkaBus(self._kafka, telemetry.report)
        self._topics = [*service.written, *service.read]
        self.relay = runtime.relay(self._bus)
        self.consumer = KafkaConsumer(self._kafka, runtime.inbox(), telemetry.report) if service.read else None
        self.timer = runtime.timer() if settings.timers else None
        runtime.store.wake = self.relay.wake

    async def run(self) -> None:
        """Work until `stop`; the topics must exist.

        Raises:
            TopicError: a topic is missing or has another number of partitions.

        """
        await check_topics(self._kafka, self._topics)
        async with asyncio.TaskGroup() as group:
            group.create_task(self.relay.run())
            if self.consumer:
                group.create_task(self.consumer.run())
            if self.timer:
                group.create_task(self.timer.run())
        await self._bus.stop()

    def stop(self) -> None:
        """Finish what is in hand and end `run`."""
        self.relay.stop()
        if self.consumer:
            self.consumer.stop()
        if self.timer:
            self.timer.stop()

    def checks(self) -> list[Check]:
        """Readiness beside the database: the broker answers a metadata request, the consumer polls."""

        async def broker() -> bool:
            await check_topics(self._kafka, self._topics)
            return True

        async def polling() -> bool:
            return self.consumer is None or time.monotonic() - self.consumer.last_poll < STALE_SECONDS

        return [Check("kafka", broker), Check("consumer", polling)]


class KafkaLag:
    """How far a service is behind, as its api sees it: the ends of the topics against the positions applied."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._quiet = time.monotonic()
        self._ends = TopicEnds(kafka_settings(runtime.settings, runtime.service.naam), runtime.service.read)

    async def measure(self) -> Lag:
        """Records not applied yet, and the seconds since we last saw none; unknown while the brokers are away."""
        ends = await self._ends.read()
        async with self._runtime.store.pool.acquire() as connection:
            rows = await connection.fetch(
                "SELECT topic, partition, next_offset FROM es.inbox_position WHERE handler = $1",
                self._runtime.service.naam,
            )
        applied = {(row["topic"], row["partition"]): row["next_offset"] for row in rows}
        behind = {place: end - applied.get(place, 0) for place, end in ends.items() if end > applied.get(place, 0)}
        if ends and not behind:
            self._quiet = time.monotonic()
        return Lag(behind, time.monotonic() - self._quiet if behind or not ends else 0.0, known=bool(ends))

    async def stop(self) -> None:
        """Let go of the broker."""
        await self._ends.stop()
