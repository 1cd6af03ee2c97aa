"""Real processes of the product under a load: everything embedded in one, or one a service over Kafka."""

import asyncio
import json
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.machine import kafka, postgres
from bench.peer import ROOT
from keten.diensten import DIENSTEN
from shared.eventstore.migrate import in_database
from shared.privacy.issuer import EmbeddedIssuer
from shared.service.settings import Settings

GEMEENTE = "0034"
READY = b"klaar:"
READY_SECONDS = 120.0
STOP_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Running:
    """A system under load: where intake answers, a token, and where its rows can be looked at."""

    port: int
    prefix: str
    token: str
    admin_dsn: str
    data: Path = Path()

    def token_of(self, rol: str) -> str:
        """A token of another role."""
        return _token(self.data, rol)

    async def load(self, kind: str, seed: int, **asked: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        """Run the load generator in a process of its own and give back what it measured."""
        question = {
            "kind": kind,
            "seed": seed,
            "port": self.port,
            "prefix": self.prefix,
            "token": self.token,
            "gemeente": GEMEENTE,
            "reporting": in_database(self.admin_dsn, "keten_reporting"),
            **asked,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.load", cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        out, _ = await process.communicate(json.dumps(question).encode())
        if process.returncode != 0:
            raise RuntimeError(f"the load generator ended with {process.returncode}")
        found: dict[str, Any] = json.loads(out.splitlines()[-1])
        return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


@asynccontextmanager
async def process(settings: Mapping[str, str], *words: str) -> AsyncIterator[None]:
    """One `keten` process from its ready line to its end by SIGTERM."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("KETEN_")}
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "keten", *words, cwd=ROOT, env={**env, **settings}, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    assert running.stdout is not None
    try:
        async with asyncio.timeout(READY_SECONDS):
            while not (line := await running.stdout.readline()).startswith(READY):
                if not line:
                    raise RuntimeError(f"`keten {' '.join(words)}` ended with {await running.wait()}")
        drain = asyncio.create_task(running.stdout.read())
        yield
        drain.cancel()
    finally:
        if running.returncode is None:
            running.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(running.wait(), STOP_SECONDS)
            except TimeoutError:
                running.kill()
                await running.wait()


async def once(settings: Mapping[str, str], *words: str) -> None:
    """One `keten` command that must succeed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("KETEN_")}
    done = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "keten", *words, cwd=ROOT, env={**env, **settings}, stdout=asyncio.subprocess.DEVNULL
    )
    if await done.wait() != 0:
        raise RuntimeError(f"`keten {' '.join(words)}` ended with {done.returncode}")


def _token(folder: Path, rol: str = "coordinator") -> str:
    return EmbeddedIssuer(folder).token(rol, GEMEENTE, Settings.model_fields["oidc_audience"].default, "centrum")


@asynccontextmanager
async def embedded() -> AsyncIterator[Running]:
    """`keten serve`: database, bus and all services in one process."""
    folder = Path(tempfile.mkdtemp(prefix="keten-"))
    port = free_port()
    settings = {"KETEN_LOG_LEVEL": "warning"}
    try:
        async with process(settings, "serve", "--poort", str(port), "--data", str(folder)):
            dsn = f"postgresql://postgres@/postgres?host={folder / 'postgres'}"
            yield Running(port, "/intake/v1", _token(folder), dsn, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def over_kafka() -> AsyncIterator[Running]:
    """One process a service: the api of intake, and the workers of all, over a broker."""
    folder = Path(tempfile.mkdtemp(prefix="keten-"))
    try:
        with postgres() as dsn, kafka() as bootstrap:
            settings = {
                "KETEN_DATA": str(folder),
                "KETEN_LOG_LEVEL": "warning",
                "KETEN_DATABASE_MIGRATE_URL": dsn,
                "KETEN_DATABASE_URL": in_database(dsn, "keten_{service}"),
                "KETEN_KAFKA_BOOTSTRAP": bootstrap,
            }
            await once(settings, "migrate")
            await once(settings, "topics")
            async with AsyncExitStack() as stack:
                port = free_port()
                await stack.enter_async_context(process(settings, "serve", "--service", "intake", "--poort", str(port)))
                for service in DIENSTEN:
                    own = {**settings, "KETEN_METRICS_PORT": str(free_port())}
                    await stack.enter_async_context(process(own, "worker", "--service", service.naam))
                yield Running(port, "/v1", _token(folder), dsn)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
