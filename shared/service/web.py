"""The app of one service: the conventions that every operation of every service follows."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, cast

import asyncpg
from fastapi import APIRouter, FastAPI, Request
from fastapi.dependencies.utils import get_flat_params
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import Response

from shared.decider.decider import Rejected
from shared.eventstore.scheme import (
    BusyError,
    ConflictError,
    HandledBefore,
    KeyReusedError,
    StaleError,
    UnknownStreamError,
)
from shared.service import telemetry
from shared.service.auth import Verifier
from shared.service.desk import answer
from shared.service.policy import Policy
from shared.service.problems import Problem, respond, respond_rejected, slug_of_status, validation_errors
from shared.service.strict import parse

API_VERSION = "1.0.0"
METHOD_NOT_ALLOWED = 405


class StrictRequest(Request):
    """A request whose JSON is parsed once, strictly, and kept for the fingerprint of the command."""

    async def json(self) -> Any:  # noqa: ANN401 - any JSON
        """The parsed body."""
        self.state.json = parse(await self.body(), self.app.state.settings.limit_depth)
        return self.state.json


class KetenRoute(APIRoute):
    """Before the handler: token, policy, types, key, known parameters; in that order."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]  # narrower
        """The handler behind the checks."""
        inner = super().get_route_handler()
        operation = _policy_row(self)
        known = {param.alias for param in get_flat_params(self.dependant)}
        offers = tuple((self.responses.get(200) or {}).get("content") or ("application/json",))
        command = self.methods == {"POST"} and not self.path.rpartition("/")[2].startswith("_")

        async def checked(request: Request) -> Response:
            app = request.app.state
            verifier: Verifier = app.verifier
            request.state.json = None
            request.state.operation = operation
            request.state.principal = await verifier.principal(request.headers.getlist("authorization"))
            policy: Policy = app.policy
            policy.check(operation, request.state.principal)
            request.state.format = best_offer(request.headers.get("accept", "*/*"), offers)
            _check_headers(request, command=command)
            if not known.issuperset(request.query_params.keys()):
                raise Problem("parameter-onbekend")
            if any("\0" in value for _, value in request.query_params.multi_items()):
                raise Problem("invoer-ongeldig")
            return await inner(StrictRequest(request.scope, request.receive))

        return checked


def best_offer(accept: str, offers: Sequence[str]) -> str | None:
    """The offer that an Accept header likes best, the first of equals; None when it wants none (RFC 9110, 12.5.1)."""
    ranges = dict(_range(part) for part in accept.lower().split(","))
    likings = [next((ranges[r] for r in (o, f"{o.split('/')[0]}/*", "*/*") if r in ranges), 0.0) for o in offers]
    return offers[likings.index(max(likings))] if max(likings) else None


def _range(part: str) -> tuple[str, float]:
    kind, *parameters = part.replace(" ", "").split(";")
    quality = next((p[2:] for p in parameters if re.fullmatch(r"q=(0(\.\d{0,3})?|1(\.0{0,3})?)", p)), "1")
    return kind, float(quality)


def _check_headers(request: Request, *, command: bool) -> None:
    if request.state.format is None:
        raise Problem("formaat-niet-leverbaar")
    if request.method in ("POST", "PUT"):
        kind, _, charset = request.headers.get("content-type", "").partition(";")
        wanted = charset.replace(" ", "").lower() in ("", "charset=utf-8")
        if kind.strip().lower() != "application/json" or not wanted or "content-encoding" in request.headers:
            raise Problem("inhoudstype-niet-ondersteund", {"Accept": "application/json"})
    key = request.headers.get("idempotency-key", "").strip('"')
    if command and not (key and len(key) <= 255 and key.isprintable()):  # noqa: PLR2004 - the draft standard's length
        raise Problem("idempotentiesleutel-ontbreekt")


def resource_router(tag: str) -> APIRouter:
    """A router whose operations follow the conventions."""
    return APIRouter(route_class=KetenRoute, tags=[tag], redirect_slashes=False)


def create_api(titel: str, url: str, routers: Sequence[APIRouter], acts: Mapping[str, str]) -> FastAPI:
    """The `/v1` app of one service. `acts` names, for each command class, the act under which a client knows it."""
    api = FastAPI(
        title=titel,
        version=API_VERSION,
        servers=[{"url": url}] if url else None,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        redirect_slashes=False,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        max_body_size=None,  # limits are ours, in `limits.py`
        telemetry={"tracing": False, "metrics": False, "logs": False},
        separate_input_output_schemas=False,
    )
    for router in routers:
        api.include_router(router)
    _install_handlers(api, acts, [r for router in routers for r in router.routes if isinstance(r, APIRoute)])
    return api


def _install_handlers(api: FastAPI, acts: Mapping[str, str], routes: Sequence[APIRoute]) -> None:
    def docs(request: Request) -> str:
        return cast("str", request.app.state.settings.docs_url)

    async def problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        if error.status_code == 401:  # noqa: PLR2004 - HTTP
            telemetry.auth_refused.add(1)
        return respond(docs(request), error)

    async def rejected(request: Request, error: Exception) -> Response:
        assert isinstance(error, Rejected)
        telemetry.refused.add(1, {"rule": type(error).__name__})
        return respond_rejected(docs(request), error, acts)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        if any(e["type"] == "json_invalid" for e in error.errors()):
            return respond(docs(request), Problem("json-ongeldig"))
        return respond(
            docs(request), Problem("invoer-ongeldig", errors=validation_errors(error.errors(), request.state.json))
        )

    async def plain(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code != METHOD_NOT_ALLOWED:
            return respond(docs(request), Problem(slug_of_status(error.status_code), error.headers))
        path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
        known = {method for route in routes if route.path_regex.match(path) for method in route.methods or ()}
        known |= set((error.headers or {}).get("Allow", "").replace(" ", "").split(",")) - {""}
        allow = {"Allow": ", ".join(sorted(known | ({"HEAD", "OPTIONS"} if "GET" in known else {"OPTIONS"})))}
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=allow)
        return respond(docs(request), Problem("methode-niet-toegestaan", allow))

    async def before(_request: Request, error: Exception) -> Response:
        assert isinstance(error, HandledBefore)
        return answer(error.reply, replayed=True)

    async def busy(request: Request, _error: Exception) -> Response:
        return respond(docs(request), Problem("verzoek-in-behandeling", {"Retry-After": "1"}, wachtSeconden=1))

    async def reused(request: Request, _error: Exception) -> Response:
        return respond(docs(request), Problem("idempotentiesleutel-hergebruikt"))

    async def unknown(request: Request, _error: Exception) -> Response:
        return respond(docs(request), Problem("niet-gevonden"))

    async def stale(request: Request, error: Exception) -> Response:
        assert isinstance(error, StaleError)
        return respond(docs(request), Problem("versie-verouderd", huidigeVersie=error.current))

    async def unavailable(request: Request, error: Exception) -> Response:
        telemetry.report("unavailable", error)
        return respond(docs(request), Problem("niet-beschikbaar", {"Retry-After": "1"}, wachtSeconden=1))

    api.exception_handlers |= {
        Problem: problem,
        Rejected: rejected,
        RequestValidationError: invalid,
        HTTPException: plain,
        HandledBefore: before,
        BusyError: busy,
        KeyReusedError: reused,
        StaleError: stale,
        UnknownStreamError: unknown,
        ConflictError: unavailable,
        OSError: unavailable,
        TimeoutError: unavailable,
        asyncpg.InterfaceError: unavailable,
        asyncpg.PostgresConnectionError: unavailable,
        asyncpg.OperatorInterventionError: unavailable,
        asyncpg.LockNotAvailableError: unavailable,
        asyncpg.InsufficientResourcesError: unavailable,
        asyncpg.DeadlockDetectedError: unavailable,
        asyncpg.InvalidTransactionStateError: unavailable,
    }


def _policy_row(route: APIRoute) -> str:
    """The row of the policy that a route falls under: its own, or the one it names."""
    return str((route.openapi_extra or {}).get("x-beleid") or route.operation_id or route.name)


def operations(routers: Sequence[APIRouter]) -> list[str]:
    """The operation ids of all routes that need a row in the policy."""
    return [_policy_row(route) for router in routers for route in router.routes if isinstance(route, APIRoute)]
