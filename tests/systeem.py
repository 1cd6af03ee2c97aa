"""A whole system in this process, on a real PostgreSQL, for tests: clients by role, a gemeente of its own per test."""

import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from keten.diensten import DIENSTEN
from keten.embedded import Embedded, assembled, migrate
from shared.eventstore.ids import uuid7
from shared.privacy.issuer import EmbeddedIssuer
from shared.service import telemetry
from shared.service.settings import Settings

_gemeenten = itertools.count(1000)


class Client(httpx.AsyncClient):
    """A client of one role; every POST gets an Idempotency-Key of its own unless the test gives one."""

    bereidt_voor = False  # whether it brings a case where a test begins, rather than doing what the test is about

    async def doe(self, pad: str, inhoud: dict[str, Any], **headers: str) -> httpx.Response:
        """POST an act, with an own idempotency key unless one is given as `Idempotency_Key`."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent.setdefault("Idempotency-Key", str(uuid7()))
        return await self.post(pad, json=inhoud, headers=sent)

    async def gedaan(self, pad: str, inhoud: dict[str, Any]) -> dict[str, Any]:
        """POST an act that must be accepted; its receipt."""
        answer = await self.doe(pad, inhoud)
        assert answer.status_code == 201, f"{pad}: {answer.status_code} {answer.text}"
        found: dict[str, Any] = answer.json()
        return found

    async def gelezen(self, pad: str) -> dict[str, Any]:
        """GET what must be there."""
        answer = await self.get(pad)
        assert answer.status_code == 200, f"{pad}: {answer.status_code} {answer.text}"
        found: dict[str, Any] = answer.json()
        return found


class Systeem:
    """The services behind one gateway, with tokens of the embedded issuer."""

    def __init__(self, embedded: Embedded, settings: Settings, admin_dsn: str) -> None:
        self.embedded = embedded
        self.settings = settings
        self.admin_dsn = admin_dsn
        self.aanvaard: list[tuple[str, str, bool]] = []  # every 2xx: its method, path, and whether it prepared a case
        self._issuer = EmbeddedIssuer(settings.data)

    def token(self, rol: str, gemeente: str, **claims: str) -> str:
        """A token of the embedded issuer."""
        return self._issuer.token(rol, gemeente, self.settings.oidc_audience, **claims)

    def client(self, rol: str, gemeente: str, **claims: str) -> Client:
        """A client with a token of this role; close it or let it go with the test."""
        headers = {"Authorization": f"Bearer {self.token(rol, gemeente, **claims)}"}
        transport = httpx.ASGITransport(self.embedded.app, raise_app_exceptions=False)
        client = Client(transport=transport, base_url="http://keten", headers=headers, timeout=30)

        async def noteer(answer: httpx.Response) -> None:
            if answer.is_success:
                request = answer.request
                self.aanvaard.append((request.method, request.url.path, client.bereidt_voor))

        client.event_hooks = {"response": [noteer]}
        return client

    async def rustig(self) -> None:
        """Wait until every fact has been applied everywhere."""
        await self.embedded.settle()


@asynccontextmanager
async def systeem(admin_dsn: str, folder: Path, **settings: Any) -> AsyncIterator[Systeem]:
    """Migrate this server and run all services on it."""
    chosen = Settings(data=folder, log_level="error", database_pool=8, **{"timers": False, **settings})
    telemetry.configure(chosen, "alles")
    await migrate(admin_dsn, DIENSTEN)
    async with assembled(DIENSTEN, chosen, admin_dsn) as embedded:
        yield Systeem(embedded, chosen, admin_dsn)


def gemeenten() -> Iterator[str]:
    """Four-digit codes that no other test uses."""
    for nummer in _gemeenten:
        yield f"{nummer:04d}"
