"""One service on its databases: stores, keys, inbox, relay and app, made from its description and the settings."""

import asyncio
import base64
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from fastapi import FastAPI
from starlette.routing import Mount, Router
from starlette.types import ASGIApp

from shared.bus.consumer import Inbox
from shared.bus.record import Bus
from shared.bus.relay import Relay
from shared.events.envelope import Origin
from shared.eventstore.migrate import in_database
from shared.eventstore.postgres import KEYED, EventStore, pool
from shared.eventstore.scheme import Scheme
from shared.privacy.keys import DataKeys
from shared.service import health, klok, telemetry
from shared.service.auth import Verifier, verifier
from shared.service.lag import Measure, none
from shared.service.limits import Edge
from shared.service.openapi import document
from shared.service.policy import Policy
from shared.service.service import Service
from shared.service.settings import Settings
from shared.service.timers import Timer
from shared.service.web import create_api, operations

KEYS_DATABASE = "keten_keys"
CLOSE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Secrets:
    """The keys that are in no database: one wraps data keys, one makes blind indexes, one marks commands."""

    kek: bytes
    index: bytes
    command: bytes

    @classmethod
    def read(cls, settings: Settings) -> "Secrets":
        """From the file that the settings name, or one made in the data folder on first use."""
        path = Path(settings.kek_file) if settings.kek_file else settings.data / "kek"
        if not settings.kek_file and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                file.write(base64.b64encode(os.urandom(32)))
        root = base64.b64decode(path.read_bytes())
        if len(root) != 32:  # noqa: PLR2004 - AES-256
            raise SystemExit("the key file must hold 32 bytes in base64; make one with `openssl rand -base64 32`")
        return cls(*(hmac.digest(root, purpose, "sha256") for purpose in (b"kek", b"blind-index", b"command")))


class Runtime:
    """One service with a pool as one runtime role (`api` or `worker`) and one on the keys."""

    def __init__(
        self, service: Service, settings: Settings, store: EventStore, keys: asyncpg.Pool, secrets: Secrets, dsn: str
    ) -> None:
        self.service = service
        self.settings = settings
        self.store = store
        self._keys = keys
        self._secrets = secrets
        self._dsn = dsn

    @classmethod
    async def open(cls, service: Service, settings: Settings, role: str) -> "Runtime":
        """Connect; the database must have been migrated."""
        secrets = Secrets.read(settings)
        dsn = settings.database_url.format(service=service.naam)
        keys_dsn = settings.keys_database_url or in_database(dsn, KEYS_DATABASE)
        user, password = f"{service.naam}_{role}", settings.database_password.get_secret_value() or None
        keys = await pool(keys_dsn, user, f"keten-{service.naam}-keys", 2, password)
        scheme = Scheme(
            service.naam,
            service.codec(),
            service.projections,
            Origin(settings.oin, service.naam, settings.docs_url),
            settings.kafka_partitions,
            DataKeys(keys, service.naam, secrets.kek, secrets.index),
            service.derived,
        )
        planning = {"jit": "off"} if service.analytisch and role == "api" else KEYED
        size, name = settings.database_pool, f"keten-{service.naam}-{role}"
        store = EventStore(scheme, await pool(dsn, user, name, size, password, planning))
        return cls(service, settings, store, keys, secrets, dsn)

    def inbox(self) -> Inbox:
        """The consumer group of this service."""
        handler = self.service.handler(self.service, self.store.scheme)
        return Inbox(
            self.service.naam,
            self.service.read,
            self.store.scheme.codec,
            self.store.pool,
            handler,
            klok.nu,
            telemetry.report,
            self.store.announce,
        )

    def relay(self, bus: Bus) -> Relay:
        """The relay of this service's outbox."""
        password = self.settings.database_password.get_secret_value() or None
        return Relay(self._dsn, f"{self.service.naam}_relay", bus, telemetry.report, password=password)

    def timer(self) -> Timer:
        """The watch on this service's terms."""
        return Timer(self.store, klok.nu, telemetry.report)

    def api(self, tokens: Verifier | None = None, checks: Sequence[health.Check] = (), lag: Measure = none) -> ASGIApp:
        """The app of this service.

        Raises:
            ValueError: routes and policy differ.

        """
        service, settings = self.service, self.settings
        api = create_api(service.titel, settings.public_url, service.routers, service.act_names)
        policy = Policy.read(service.folder / "policy.toml")
        policy.covers(operations(service.routers))
        self._fill(api, policy, tokens or verifier(settings))
        api.state.lag = lag
        document(api)
        ready = [health.database(self.store), *checks]
        return Edge(Router([Mount("/v1", api), *health.routes(ready)], redirect_slashes=False), settings, service.naam)

    def _fill(self, app: FastAPI, policy: Policy, tokens: Verifier) -> None:
        app.state.store = self.store
        app.state.settings = self.settings
        app.state.secret = self._secrets.command
        app.state.policy = policy
        app.state.verifier = tokens

    async def close(self) -> None:
        """Give back all connections."""
        await asyncio.wait_for(self.store.close(), CLOSE_SECONDS)
        await asyncio.wait_for(self._keys.close(), CLOSE_SECONDS)
