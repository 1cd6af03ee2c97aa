"""Serving: everything in one process, one service's api, or one service's worker."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import uvicorn
from starlette.routing import Router
from starlette.types import ASGIApp

from keten.diensten import DIENSTEN
from keten.embedded import embedded
from shared.service import health, telemetry
from shared.service.runtime import Runtime
from shared.service.service import Service
from shared.service.settings import Settings
from shared.service.worker import KafkaLag, Worker

GRACE_SECONDS = 20


def stop_event() -> asyncio.Event:
    """Set at SIGINT or SIGTERM."""
    event = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, event.set)
    return event


@asynccontextmanager
async def serving(app: ASGIApp, host: str, port: int) -> AsyncIterator[int]:
    """Serve in the background: yields the port once it listens, lets requests in hand finish at the end.

    Raises:
        SystemExit: the port is taken.

    """
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError:
        raise SystemExit(f"port {port} is taken; choose another with --poort") from None
    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=GRACE_SECONDS,
        h11_max_incomplete_event_size=32 * 1024,
    )
    running = uvicorn.Server(config)
    running.capture_signals = _no_signals  # type: ignore[method-assign,assignment]  # whoever serves handles them
    task = asyncio.create_task(running.serve([listening]))
    while not running.started and not task.done():  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.005)
    try:
        yield listening.getsockname()[1]
    finally:
        running.should_exit = True
        await task
        listening.close()


class _NoSignals:
    def __enter__(self) -> None:
        """Leave the signals alone."""

    def __exit__(self, *_exc: object) -> None:
        """Leave the signals alone."""


def _no_signals() -> _NoSignals:
    return _NoSignals()


async def serve_alles(settings: Settings) -> None:
    """Everything in one process until told to stop."""
    telemetry.configure(settings, "alles")
    stop = stop_event()
    async with embedded(DIENSTEN, settings) as system, serving(system.app, settings.host, settings.port) as port:
        print(f"klaar: http://{settings.host}:{port}/<service>/v1", flush=True)
        await stop.wait()


async def serve_een(service: Service, settings: Settings) -> None:
    """The api of one service; it stays ready while the broker is down."""
    telemetry.configure(settings, service.naam)
    _need(settings.database_url, "KETEN_DATABASE_URL")
    stop = stop_event()
    runtime = await Runtime.open(service, settings, "api")
    lag = KafkaLag(runtime) if service.read and settings.kafka_bootstrap else None
    try:
        app = runtime.api(lag=lag.measure) if lag else runtime.api()
        async with serving(app, settings.host, settings.port) as port:
            print(f"klaar: http://{settings.host}:{port}/v1", flush=True)
            await stop.wait()
    finally:
        if lag:
            await lag.stop()
        await runtime.close()


async def worker(service: Service, settings: Settings) -> None:
    """Relay and consumer of one service until told to stop, with probes of their own."""
    telemetry.configure(settings, service.naam)
    _need(settings.database_url, "KETEN_DATABASE_URL")
    _need(settings.kafka_bootstrap, "KETEN_KAFKA_BOOTSTRAP")
    stop = stop_event()
    runtime = await Runtime.open(service, settings, "worker")
    work = Worker(runtime)
    checks: Sequence[health.Check] = [health.database(runtime.store), *work.checks()]
    try:
        async with serving(Router(health.routes(checks)), settings.host, settings.metrics_port) as port:
            task = asyncio.create_task(work.run())
            print(f"klaar: worker {service.naam}, http://{settings.host}:{port}/_healthz", flush=True)
            waiting = asyncio.create_task(stop.wait())
            await asyncio.wait([task, waiting], return_when=asyncio.FIRST_COMPLETED)
            work.stop()
            waiting.cancel()
            await task
    finally:
        await runtime.close()


def _need(value: str, name: str) -> None:
    if not value:
        raise SystemExit(f"set {name}; without it only `keten serve` of everything in one process works")
