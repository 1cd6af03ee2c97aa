"""The desk of a request: who asks, which command it is, what version is expected; hands acts to the event store."""

import hmac
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Annotated, Any, cast
from uuid import UUID

import orjson
from fastapi import Depends, Request
from starlette.responses import Response

from shared.decider.decider import Act
from shared.decider.handle import Receipt
from shared.events.kenmerk import kenmerk
from shared.eventstore.executor import Transaction
from shared.eventstore.postgres import EventStore
from shared.eventstore.scheme import CommandKey, Context, Expected
from shared.service import klok, telemetry
from shared.service.auth import Principal
from shared.service.problems import Problem


class Desk:
    """What a route hands its acts to. The answer is a receipt without personal data, kept for a repeat."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.principal: Principal = request.state.principal
        self.store: EventStore = request.app.state.store
        self._nu = klok.nu()
        self._secret: bytes = request.app.state.secret

    @property
    def gemeente(self) -> str:
        """The gemeente of the token."""
        return self.principal.gemeente

    @property
    def actor(self) -> str:
        """The acting person or client, as row security and facts know it."""
        return str(self.principal.medewerker_id)

    @property
    def nu(self) -> datetime:
        """The moment at which this request is recorded."""
        return self._nu

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """A read-only transaction in the caller's gemeente."""
        async with self.store.read(self.gemeente, self.actor) as tx:
            yield tx

    async def handle(
        self, *acts: Act, location: str = "", match: UUID | None = None, extra: Mapping[str, object] | None = None
    ) -> Response:
        """Decide the acts in one append; 201 with the receipt of the first act's stream.

        `location` is the path under `/v1` of what was created; without it the list of such acts. `match` is the stream
        that If-Match speaks of, where it is not the first act's; `extra` is added to the receipt.
        """
        principal = self.principal
        context = Context(principal.gemeente, principal.rol, self.actor, self._nu, traceparent=telemetry.traceparent())

        def reply(receipt: Receipt) -> Mapping[str, Any]:
            root = self.request.scope.get("root_path", "")
            path = f"{root}{location}" if location else self.request.url.path
            body = {
                "id": receipt.id,
                "kenmerk": kenmerk(acts[0].decider.category, receipt.id),
                "status": receipt.status,
                "versie": receipt.versie,
                **(extra or {}),
            }
            return cast(
                "Mapping[str, Any]",
                orjson.loads(orjson.dumps({"location": path, "body": body}, option=orjson.OPT_UTC_Z)),
            )

        receipt = await self.store.handle(
            context, acts, self._command(reply), self._expected(match or acts[0].stream_id), existing=not location
        )
        return answer(reply(receipt))

    def _command(self, reply: Any) -> CommandKey:  # noqa: ANN401 - a local function
        principal, request = self.principal, self.request
        scope = f"{principal.client}|{principal.subject}|{request.method}|{request.url.path}"
        key = self._mac(f"{scope}|{request.headers['idempotency-key'].strip('"')}".encode())
        body = orjson.dumps(request.state.json, option=orjson.OPT_SORT_KEYS)
        return CommandKey(UUID(bytes=key[:16]), self._mac(request.url.query.encode() + b"|" + body), reply)

    def _mac(self, content: bytes) -> bytes:
        return hmac.digest(self._secret, self.gemeente.encode() + b"|" + content, "sha256")

    def _expected(self, stream_id: UUID) -> Expected | None:
        """The version of If-Match; None when it was not sent."""
        sent = self.request.headers.get("if-match")
        if sent is None:
            return None
        found = re.fullmatch(r'"v([0-9]{1,9})"', sent)
        if found is None:
            raise Problem("voorwaarde-ongeldig")
        return stream_id, int(found[1])


def answer(reply: Mapping[str, Any], *, replayed: bool = False) -> Response:
    """The 201 of a reply, fresh or kept."""
    body = reply["body"]
    headers = {"Location": reply["location"], "ETag": f'"v{body["versie"]}"'}
    if replayed:
        headers["Idempotency-Replayed"] = "true"
    return Response(orjson.dumps(body, option=orjson.OPT_SORT_KEYS), 201, headers, "application/json")


async def _desk(request: Request) -> Desk:
    return Desk(request)  # a coroutine function: FastAPI would run a class in a thread


AtDesk = Annotated[Desk, Depends(_desk)]
