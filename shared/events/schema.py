"""JSON Schema of facts, for those who receive them: generated from the classes, committed, compared in a test."""

from typing import Any

from pydantic import TypeAdapter

from shared.events.codec import Kind, camel


def json_schema(kind: Kind) -> dict[str, Any]:
    """JSON Schema 2020-12 of a fact's data; open, so that fields may be added."""
    properties = {field.alias: TypeAdapter(field.hint).json_schema() for field in kind.fields}
    defs: dict[str, Any] = {}
    for part in properties.values():
        defs |= {name: _camel_keys(nested) for name, nested in part.pop("$defs", {}).items()}
    properties["gemeente"] = {"type": "string", "pattern": "^[0-9]{4}$"}
    found: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.cls.__name__,
        "description": kind.cls.__doc__,
        "type": "object",
        "properties": dict(sorted(properties.items())),
        "required": sorted({"gemeente"} | {field.alias for field in kind.fields if not field.optional}),
    }
    return found | ({"$defs": defs} if defs else {})


def _camel_keys(nested: dict[str, Any]) -> dict[str, Any]:
    if "properties" not in nested:
        return nested
    properties = {camel(name): part for name, part in nested["properties"].items()}
    return nested | {"properties": properties, "required": [camel(name) for name in nested.get("required", [])]}
