"""The five services as processes of their own, an api and a worker each, on PostgreSQL and Kafka."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import httpx

from keten.diensten import DIENSTEN, topics
from shared.bus.kafka import KafkaSettings, TopicEnds
from shared.eventstore.migrate import in_database
from shared.privacy.issuer import EmbeddedIssuer
from shared.service.settings import Settings
from tests.systeem import Client

KLAAR_SECONDEN = 180
RUST_SECONDEN = 180


class Wegwijzer(httpx.AsyncBaseTransport):
    """What an ingress does: `/<service>/v1/...` to the port of that service."""

    def __init__(self, ports: Mapping[str, int]) -> None:
        self._ports = ports
        self._inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        service, _, rest = request.url.raw_path.decode().lstrip("/").partition("/")
        request.url = request.url.copy_with(port=self._ports[service], raw_path=f"/{rest}".encode())
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


class Processen:
    """A running system of processes; the same face to tests as the one in this process."""

    def __init__(self, settings: Settings, admin_dsn: str, ports: Mapping[str, int]) -> None:
        self._issuer = EmbeddedIssuer(settings.data)
        self._audience = settings.oidc_audience
        self._admin_dsn = admin_dsn
        self.wegwijzer = Wegwijzer(ports)  # one for all clients, so that one close ends their connections
        self._kafka = KafkaSettings(settings.kafka_bootstrap, settings.kafka_partitions)

    def client(self, rol: str, gemeente: str, **claims: str) -> Client:
        """A client with a token of this role."""
        token = self._issuer.token(rol, gemeente, self._audience, **claims)
        headers = {"Authorization": f"Bearer {token}"}
        return Client(transport=self.wegwijzer, base_url="http://127.0.0.1", headers=headers, timeout=30)

    async def rustig(self) -> None:
        """Wait until every outbox is empty and every group has applied every topic it reads."""
        ends = TopicEnds(self._kafka, topics())
        try:
            async with asyncio.timeout(RUST_SECONDEN):
                while not await self._bij(ends):  # noqa: ASYNC110 - other processes, no event tells
                    await asyncio.sleep(0.05)
        finally:
            await ends.stop()

    async def _bij(self, ends: TopicEnds) -> bool:
        for service in DIENSTEN:
            if await self.sql(service.naam, "SELECT count(*) FROM es.outbox"):
                return False
        newest = await ends.read()
        for service in DIENSTEN:
            rows = await self._rows(service.naam, "SELECT topic, partition, next_offset FROM es.inbox_position")
            applied = {(row["topic"], row["partition"]): row["next_offset"] for row in rows}
            wanted = {place: end for place, end in newest.items() if place[0] in service.read}
            if any(applied.get(place, 0) < end for place, end in wanted.items()):
                return False
        return True

    async def sql(self, service: str, query: str) -> int:
        """One number from a service's database, as its administrator."""
        return int((await self._rows(service, query))[0][0])

    async def _rows(self, service: str, query: str) -> Sequence[asyncpg.Record]:
        connection = await asyncpg.connect(in_database(self._admin_dsn, f"keten_{service}"))
        try:
            found: Sequence[asyncpg.Record] = await connection.fetch(query)
            return found
        finally:
            await connection.close()


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on at this moment."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [found.getsockname()[1] for found in sockets]
    for found in sockets:
        found.close()
    return ports


def omgeving(settings: Settings, **extra: str) -> dict[str, str]:
    """The environment of a process with these settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KETEN_")}
    return kept | {
        "KETEN_DATA": str(settings.data),
        "KETEN_DATABASE_URL": settings.database_url,
        "KETEN_DATABASE_POOL": "4",
        "KETEN_KAFKA_BOOTSTRAP": settings.kafka_bootstrap,
        "KETEN_LOG_LEVEL": "warning",
        **extra,
    }


@asynccontextmanager
async def processen(
    settings: Settings, admin_dsn: str, *, workers: bool = True
) -> AsyncIterator[tuple[Processen, list[subprocess.Popen[bytes]]]]:
    """Migrate, make the topics, start an api (and a worker) of each service; every process is ended at the end."""
    run = [sys.executable, "-m", "keten"]
    once = omgeving(settings, KETEN_DATABASE_MIGRATE_URL=admin_dsn)
    for command in ("migrate", "topics"):
        await asyncio.to_thread(subprocess.run, [*run, command], env=once, check=True, capture_output=True)
    free = iter(free_ports(2 * len(DIENSTEN)))
    ports = {service.naam: next(free) for service in DIENSTEN}
    started: list[subprocess.Popen[bytes]] = []
    probes: list[int] = []
    try:
        for service in DIENSTEN:
            api = omgeving(settings, KETEN_PORT=str(ports[service.naam]))
            started.append(_start([*run, "serve", "--service", service.naam], api))
            probes.append(ports[service.naam])
            if workers:
                metrics = next(free)
                own = omgeving(settings, KETEN_METRICS_PORT=str(metrics))
                started.append(_start([*run, "worker", "--service", service.naam], own))
                probes.append(metrics)
        await _klaar(probes, started)
        systeem = Processen(settings, admin_dsn, ports)
        yield systeem, started
        await systeem.wegwijzer.aclose()
    finally:
        for process in started:
            process.send_signal(signal.SIGTERM)
        for process in started:
            try:
                process.wait(25)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@asynccontextmanager
async def een_api(settings: Settings, service: str, **extra: str) -> AsyncIterator[Wegwijzer]:
    """The api of one service, in an environment of its own, on databases that others made."""
    (port,) = free_ports(1)
    environment = omgeving(settings, KETEN_PORT=str(port), **extra)
    process = _start([sys.executable, "-m", "keten", "serve", "--service", service], environment)
    try:
        await _klaar([port], [process])
        wegwijzer = Wegwijzer({service: port})
        yield wegwijzer
        await wegwijzer.aclose()
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait, 25)


def _start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=environment)


async def _klaar(ports: Sequence[int], started: Sequence[subprocess.Popen[bytes]]) -> None:
    async with httpx.AsyncClient() as client, asyncio.timeout(KLAAR_SECONDEN):
        for port in ports:
            while True:
                assert all(process.poll() is None for process in started), "a process ended before it was ready"
                try:
                    if (await client.get(f"http://127.0.0.1:{port}/_healthz/readyz")).status_code == httpx.codes.OK:
                        break
                except httpx.TransportError:
                    pass  # not listening yet
                await asyncio.sleep(0.1)


def instellingen(folder: Path, admin_dsn: str, bootstrap: str) -> Settings:
    """The settings of such a system."""
    return Settings(
        data=folder,
        database_url=in_database(admin_dsn, "keten_{service}"),
        kafka_bootstrap=bootstrap,
        log_level="warning",
    )
