"""The outermost layer, around the whole app: limits before anything is parsed, headers on every answer, last catch."""

import asyncio
import time
from uuid import UUID

from opentelemetry import context as otel
from opentelemetry import trace
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.eventstore.ids import uuid7
from shared.service import health, telemetry
from shared.service.problems import MEDIA_TYPE, Problem, respond, slug_of_status
from shared.service.settings import Settings
from shared.service.web import API_VERSION

SECURITY = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "API-Version": API_VERSION,
}
_tracer = trace.get_tracer("keten.http")
_ERROR = 400
_SERVER_ERROR = 500


class Edge:
    """Limits, request id, headers, one log line and span a request; any bare error answer becomes a problem."""

    def __init__(self, app: ASGIApp, settings: Settings, service: str) -> None:
        self._app = app
        self._settings = settings
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        token = otel.attach(telemetry.incoming(headers))
        try:
            with _tracer.start_as_current_span(f"{scope['method']} {self._service}", kind=trace.SpanKind.SERVER):
                await self._serve(scope, headers, receive, send)
        finally:
            otel.detach(token)

    async def _serve(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        started = time.perf_counter()
        answer = _Answer(send, self._settings.docs_url, _request_id(headers), silent=scope["method"] == "HEAD")
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        scope.setdefault("state", {})
        try:
            self._check(scope, headers)
            body = _Body(receive, self._settings.limit_body, self._settings.limit_body_seconds)
            await self._app(scope, body, answer)
        except Problem as problem:
            await answer.problem(scope, problem)
        except Exception as error:  # noqa: BLE001 - the last catch: a client always gets an answer
            telemetry.report("unexpected", error)
            await answer.problem(scope, Problem("interne-fout"))
        seconds = time.perf_counter() - started
        operation = str(scope["state"].get("operation", "geen"))
        labels: dict[str, str | int] = {"service": self._service, "operation": operation, "status": answer.status}
        telemetry.request_seconds.record(seconds, labels)
        level = "warning" if answer.status >= _SERVER_ERROR else "debug"
        telemetry.log(
            "request",
            level,
            service=self._service,
            operation=operation,
            method=scope["method"],
            status=answer.status,
            milliseconds=round(seconds * 1000, 1),
            request_id=answer.request_id,
        )

    def _check(self, scope: Scope, headers: Headers) -> None:
        limits = self._settings
        if len(scope.get("raw_path", b"")) + len(scope.get("query_string", b"")) > limits.limit_url:
            raise Problem("uri-te-lang")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > limits.limit_headers:
            raise Problem("headers-te-groot")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > limits.limit_body:
            raise Problem("verzoek-te-groot")


class _Body:
    """The receiving side: counts what arrives, and how long it takes."""

    def __init__(self, receive: Receive, limit: int, seconds: float) -> None:
        self._receive = receive
        self._left = limit
        self._seconds = seconds
        self._complete = False

    async def __call__(self) -> Message:
        if self._complete:
            return await self._receive()  # only a disconnect can follow, and that may take its time
        started = time.monotonic()
        try:
            message = await asyncio.wait_for(self._receive(), self._seconds)
        except TimeoutError:
            raise Problem("verzoek-te-traag") from None
        self._seconds -= time.monotonic() - started
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise Problem("verzoek-te-groot")
        self._complete = not message.get("more_body", False)
        return message


class _Answer:
    """The sending side: headers on everything, and a problem instead of any other error body."""

    def __init__(self, send: Send, docs_url: str, request_id: str, *, silent: bool) -> None:
        self._send = send
        self._docs_url = docs_url
        self.request_id = request_id
        self.status = 0
        self._silent = silent  # the answer to a HEAD has no body
        self._started = False
        self._replaced = False

    async def __call__(self, message: Message) -> None:
        if self._replaced:
            return
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if message["status"] >= _ERROR and headers.get("content-type") not in (MEDIA_TYPE, health.MEDIA_TYPE):
                allow = {"Allow": headers["allow"]} if "allow" in headers else None
                await self.problem({"type": "http"}, Problem(slug_of_status(message["status"]), allow))
                self._replaced = True
                return
            self._started = True
            self.status = message["status"]
            for name, value in SECURITY.items():
                headers.setdefault(name, value)
            headers["X-Request-Id"] = self.request_id
            if sent := telemetry.traceparent():
                headers["traceparent"] = sent
        elif self._silent:
            message = {**message, "body": b""}
        await self._send(message)

    async def problem(self, scope: Scope, problem: Problem) -> None:
        """Answer with a problem, unless an answer has begun."""
        if not self._started:
            await respond(self._docs_url, problem)(scope, _nothing, self)


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


def _request_id(headers: Headers) -> str:
    try:
        return str(UUID(headers.get("x-request-id", "")))
    except ValueError:
        return str(uuid7())
