"""One real Kafka broker on this machine, which a test can kill and start again on the same data."""

import asyncio
import os
import random
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import UnknownTopicOrPartitionError, for_code

from tests.infra.kafka import jars, tool

NAMED = "KETEN_KAFKA_BOOTSTRAP"
READY = b"Kafka Server started"
READY_SECONDS = 90.0
STOP_SECONDS = 30.0
TOPIC_SECONDS = 30.0
PORTS = range(20_000, 32_000)  # below those of outgoing connections: a waiting client could get the dead broker's

CLUSTER = "wmoketenTestClusterAAA"  # fixed: one id in 64 begins with a dash, which reads as an option
JVM = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")

PROPERTIES = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
log.dirs={data}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
group.initial.rebalance.delay.ms=0
broker.heartbeat.interval.ms=500
broker.session.timeout.ms=2000
log.cleaner.dedupe.buffer.size=2097152
"""

LOGGING = """\
appender.out.type=Console
appender.out.name=out
appender.out.layout.type=PatternLayout
appender.out.layout.pattern=%d %p %c{1} %m%n
rootLogger.level=warn
rootLogger.appenderRef.out.ref=out
logger.server.name=kafka.server.KafkaRaftServer
logger.server.level=info
"""


class NotOursError(RuntimeError):
    """The broker belongs to someone else, and the tests may not do this to it."""


class Broker:
    """A broker that someone else started: `bootstrap` is all that there is."""

    def __init__(self, bootstrap: str) -> None:
        self.bootstrap = bootstrap

    @property
    def pid(self) -> int | None:
        """The process, while it runs and is ours."""
        return None

    def start(self) -> None:
        """Start on the same data and ports, and wait until it serves; without effect while it runs."""
        raise NotOursError(f"{self.bootstrap} is named by {NAMED}")

    def stop(self) -> None:
        """End the process in order (SIGTERM), or at once when that takes too long."""
        raise NotOursError(f"{self.bootstrap} is named by {NAMED}")

    def kill(self) -> None:
        """End the process at once (SIGKILL); its files stay as they are."""
        raise NotOursError(f"{self.bootstrap} is named by {NAMED}")


class Node(Broker):
    """A broker and controller in one process of ours, with data, settings and log in `folder`."""

    def __init__(self, folder: Path) -> None:
        port, controller = _free_ports()
        super().__init__(f"127.0.0.1:{port}")
        self._process: subprocess.Popen[bytes] | None = None
        self._log = folder / "kafka.log"
        self._settings = folder / "server.properties"
        self._logging = folder / "log4j2.properties"
        self._classes = f"{jars()}/*"
        data = folder.resolve() / "data"
        folder.mkdir(parents=True, exist_ok=True)
        self._settings.write_text(PROPERTIES.format(port=port, controller=controller, data=data))
        self._logging.write_text(LOGGING)
        if not (data / "meta.properties").exists():
            self._format()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        if self.pid is not None:
            return
        with self._log.open("ab") as log:
            begin = log.tell()
            self._process = self._java("-Xms256m", "-Xmx512m", "kafka.Kafka", str(self._settings), log=log)
        try:
            self._wait(self._process, begin)
        except BaseException:  # an interrupt too leaves no broker running
            self.kill()
            raise

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOP_SECONDS)
            finally:
                self.kill()

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _format(self) -> None:
        """Write the identity of the cluster and of the node into the data folder, once."""
        command = ("-Xmx128m", "kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", str(self._settings))
        with self._log.open("ab") as log, self._java(*command, log=log) as process:
            if process.wait() != 0:
                raise RuntimeError(f"the storage of the broker could not be formatted:\n{self._tail()}")

    def _java(self, *words: str, log: IO[bytes]) -> subprocess.Popen[bytes]:
        """A Java process in a session of its own: Ctrl-C ends the tests, and they end the broker."""
        return subprocess.Popen(
            [tool("java"), *JVM, f"-Dlog4j2.configurationFile={self._logging}", "-cp", self._classes, *words],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def _wait(self, process: subprocess.Popen[bytes], begin: int) -> None:
        until = time.monotonic() + READY_SECONDS
        while READY not in self._log.read_bytes()[begin:]:
            if process.poll() is not None:
                raise RuntimeError(f"the broker ended with {process.returncode}:\n{self._tail()}")
            if time.monotonic() > until:
                raise TimeoutError(f"the broker does not serve after {READY_SECONDS} seconds:\n{self._tail()}")
            time.sleep(0.05)

    def _tail(self) -> str:
        return self._log.read_text(errors="replace")[-4_000:]


def _free_ports() -> tuple[int, int]:
    """Two ports that nobody listens on; random, so that parallel test runs hardly ever pick the same."""
    free: list[int] = []
    for port in random.sample(PORTS, 100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                free.append(port)
        if len(free) == 2:
            return free[0], free[1]
    raise RuntimeError(f"no two free ports among {PORTS}")


@contextmanager
def node(folder: Path) -> Iterator[Node]:
    """A running broker of our own; its process is gone at the end, its files in `folder` are not.

    Raises:
        MissingToolError: Java or Maven is not installed; the message says how to get it.

    """
    made = Node(folder)
    try:
        made.start()
        yield made
    finally:
        made.stop()


@contextmanager
def broker(folder: Path) -> Iterator[Broker]:
    """The broker that `KETEN_KAFKA_BOOTSTRAP` names, else a `node` of our own.

    Raises:
        NotOursError: the named broker is on another machine, while the tests delete topics.

    """
    named = os.environ.get(NAMED, "")
    if not named:
        with node(folder) as own:
            yield own
        return
    hosts = {address.strip().rpartition(":")[0] for address in named.split(",")}
    if not hosts <= {"localhost", "127.0.0.1", "[::1]"}:
        raise NotOursError(f"the tests delete topics: {NAMED} may only name a broker on this machine, not {named}")
    yield Broker(named)


async def fresh_topics(bootstrap: str, names: Sequence[str], partitions: int = 3) -> None:
    """Delete these topics and make them again, empty; returns when every partition has a leader."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        async with asyncio.timeout(TOPIC_SECONDS):
            deleted = await admin.delete_topics(list(names))
            _check({row[0]: row[1] for row in deleted.topic_error_codes}, UnknownTopicOrPartitionError.errno)
            await _until(admin, names, 0)
            created = await admin.create_topics([NewTopic(name, partitions, 1) for name in names])
            _check({row[0]: row[1] for row in created.topic_errors})
            await _until(admin, names, partitions)
    finally:
        await admin.close()


def _check(codes: dict[str, int], harmless: int = 0) -> None:
    for topic, code in codes.items():
        if code not in (0, harmless):
            raise for_code(code)(topic)


async def _until(admin: AIOKafkaAdminClient, names: Sequence[str], led: int) -> None:
    """Wait until the metadata shows each topic with this many partitions that have a leader."""
    while True:
        found = await admin.describe_topics(list(names))
        if all(sum(part["leader"] >= 0 for part in topic["partitions"]) == led for topic in found):
            return
        await asyncio.sleep(0.05)
