"""The OpenAPI document of a service: what the conventions add to every operation."""

from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

PROBLEM = {
    "description": "Probleem (RFC 9457)",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}},
}
_SCHEMA = {
    "title": "Probleem",
    "type": "object",
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "traceId": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object"}},
        "regel": {"type": "string"},
        "toegestaan": {"type": "array", "items": {"type": "string"}},
    },
}
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "Eigen sleutel van het verzoek; een herhaling met dezelfde sleutel heeft een effect.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
}
_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "description": "De ETag waarop de handeling berust; verouderd geeft 412.",
    "schema": {"type": "string", "pattern": '^"v[0-9]+"$'},
}


def build(api: FastAPI) -> dict[str, Any]:
    """The document, with problems, keys and security on every operation, and without FastAPI's 422."""
    found: dict[str, Any] = get_openapi(
        title=api.title,
        version=api.version,
        routes=api.routes,
        servers=api.servers or None,
        license_info=api.license_info,
    )
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Probleem"] = _SCHEMA
    found["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
    for path, operations in found["paths"].items():
        for method, operation in operations.items():
            operation["responses"].pop("422", None)
            statuses = ["400", "401", "403", "404", "503"]
            if method == "post" and not path.rpartition("/")[2].startswith("_"):
                operation.setdefault("parameters", []).extend([_KEY, _MATCH])
                statuses += ["409", "412", "422"]
            for status in statuses:
                operation["responses"].setdefault(status, PROBLEM)
            operation["security"] = [{"token": []}]
    return found


def document(api: FastAPI) -> None:
    """Serve the document at `/v1/openapi.json`, without a token, to anyone."""
    content: list[bytes] = []

    async def serve(_request: Request) -> Response:
        if not content:
            content.append(orjson.dumps(build(api)))
        return Response(content[0], headers={"Access-Control-Allow-Origin": "*"}, media_type="application/json")

    api.router.routes.append(Route("/openapi.json", serve))
