"""`python -m keten.documenten [--check]`: what is derived from the code and committed beside it.

JSON Schemas of the public facts, the catalogue `docs/events.md`, and one OpenAPI document a service. The same code
always gives the same bytes; `--check` writes nothing and ends with 1 when a committed file differs.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeAliasType, Union, get_args, get_origin, get_type_hints

import orjson

from keten.diensten import DIENSTEN
from shared.events import termijnen
from shared.events.codec import Codec, Kind, camel
from shared.events.publiek import DOMEINEN, OPENBAAR, TOPIC_OF
from shared.events.schema import json_schema
from shared.service.openapi import build
from shared.service.service import Service
from shared.service.web import create_api

WORTEL = Path(__file__).resolve().parent.parent
SCHEMAS = "shared/events/schemas"
API = "docs/api"
CATALOGUS = "docs/events.md"
VERSIE = "1.0"
_JSON = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE

_KOP = """\
# Openbare feiten

Wat diensten elkaar vertellen. Dit bestand volgt uit de code (`make docs`); wie het wil veranderen, verandert
`shared/events/`. Elk feit reist als CloudEvent in Kafka's binaire vorm op het topic van zijn domein, met de stroom als
sleutel, en heeft naast de velden hieronder altijd `gemeente` (vier cijfers). Een veld met `leeg` kan `null` zijn.
Lezers negeren onbekende velden en bewaren onbekende codes als tekst.
"""


def bestanden() -> dict[str, bytes]:
    """Every generated file: path from the root of the repository -> content."""
    return {
        **{f"{SCHEMAS}/{kind.name}/{VERSIE}.json": _bytes(schema(kind)) for kind in openbaar()},
        CATALOGUS: catalogus().encode(),
        **{f"{API}/{service.naam}.json": _bytes(openapi(service)) for service in DIENSTEN},
    }


def openbaar() -> Sequence[Kind]:
    """All public facts, by type."""
    return [kind for _, kind in sorted(Codec(*OPENBAAR).kinds.items())]


def schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of a fact; its code lists say that they may grow: a reader keeps what it does not know."""
    made = json_schema(kind)
    lists = {
        name: part | {"x-uitbreidbaar": True} if "enum" in part else part
        for name, part in made.get("$defs", {}).items()
    }
    return made | ({"$defs": lists} if lists else {})


def openapi(service: Service) -> dict[str, Any]:
    """The OpenAPI document of a service, without the address of any one installation."""
    return build(create_api(service.titel, "", service.routers, service.act_names))


def catalogus() -> str:
    """`docs/events.md`."""
    kinds = {kind.cls: kind for kind in openbaar()}
    lines = [_KOP, *_overzicht()]
    lists: dict[str, Sequence[str]] = {}
    for plural, table in sorted(DOMEINEN.items()):
        lines += [f"## {plural}", "", f"Topic `wmo.{plural}`, geschreven door {producent(plural)}.", ""]
        for cls in table.values():
            lines += _feit(kinds[cls], lists)
    lines += ["## termijnen", "", "Op het topic van de zaak waarvan de termijn loopt, geschreven door haar dienst.", ""]
    for cls in termijnen.FEITEN.values():
        lines += _feit(kinds[cls], lists)
    lines += ["## Codelijsten", "", "Een lijst kan groeien.", "", "| lijst | codes |", "|---|---|"]
    lines += [f"| {name} | {', '.join(f'`{code}`' for code in codes)} |" for name, codes in sorted(lists.items())]
    return "\n".join(lines) + "\n"


def producent(plural: str) -> str:
    """The one service that writes the topic of this domain."""
    (naam,) = [service.naam for service in DIENSTEN if plural in service.domeinen]
    return naam


def gebruik(cls: type) -> Sequence[str]:
    """Who does what with a fact: reactions, read tables, the log of facts."""
    found = []
    for service in sorted(DIENSTEN, key=lambda service: service.naam):
        ways = [f"`{reaction.__name__}`" for reaction in service.reactions.get(cls, ())]
        ways += sorted(f"leestabel `{derived.table.name}`" for derived in service.derived if cls in derived.kinds)
        topic = TOPIC_OF.get(cls)  # none of its own: who reads whole topics reads it too
        if topic.removeprefix("wmo.") in service.leest if topic else service.leest:
            ways.append("feitenlogboek")
        if ways:
            found.append(f"{service.naam} ({', '.join(ways)})")
    return found


def _overzicht() -> list[str]:
    lines = ["| domein | topic | geschreven door | feiten |", "|---|---|---|---|"]
    for plural, table in sorted(DOMEINEN.items()):
        lines.append(f"| [{plural}](#{plural}) | `wmo.{plural}` | {producent(plural)} | {len(table)} |")
    return [*lines, ""]


def _feit(kind: Kind, lists: dict[str, Sequence[str]]) -> list[str]:
    hints = get_type_hints(kind.cls, include_extras=True)
    rows = [f"| `{camel(name)}` | {_soort(hint, lists)} |" for name, hint in hints.items()]
    return [
        f"### {kind.cls.__name__}",
        "",
        (kind.cls.__doc__ or "").strip(),
        "",
        f"- type: `{kind.name}` ([schema](../{SCHEMAS}/{kind.name}/{VERSIE}.json))",
        f"- gebruikt door: {'; '.join(gebruik(kind.cls)) or 'niemand'}",
        "",
        "| veld | soort |",
        "|---|---|",
        *rows,
        "",
    ]


_SOORTEN = {"UUID": "id", "date": "datum", "datetime": "tijdstip", "int": "geheel getal", "bool": "ja of nee"}


def _soort(hint: Any, lists: dict[str, Sequence[str]]) -> str:  # noqa: ANN401 - a type expression
    """A field's type in Dutch words; code lists on the way are collected."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        parts = [_soort(part, lists) for part in get_args(hint) if part is not type(None)]
        return ", ".join([*parts, "leeg"]) if type(None) in get_args(hint) else ", ".join(parts)
    if origin is tuple:
        return f"lijst van {_soort(get_args(hint)[0], lists)}"
    if isinstance(hint, TypeAliasType):
        if get_origin(hint.__value__) is Literal:
            lists[hint.__name__] = get_args(hint.__value__)
            return f"code uit {hint.__name__}"
        return "code"
    if is_dataclass(hint):
        nested = get_type_hints(hint, include_extras=True)
        return f"({'; '.join(f'`{camel(f.name)}` {_soort(nested[f.name], lists)}' for f in fields(hint))})"
    return _SOORTEN[hint.__name__]


def _bytes(document: Mapping[str, Any]) -> bytes:
    return orjson.dumps(document, option=_JSON)


def verschillen(wortel: Path = WORTEL) -> list[str]:
    """The generated files that differ from those under `wortel`, and the files there that nothing generates."""
    made = bestanden()
    differ = [path for path, content in made.items() if _lees(wortel / path) != content]
    here = {p.relative_to(wortel).as_posix() for place in (SCHEMAS, API) for p in (wortel / place).rglob("*.json")}
    released = {path for path in here if path.startswith(SCHEMAS) and not path.endswith(f"/{VERSIE}.json")}
    return sorted({*differ, *(here - set(made) - released)})


def schrijf(wortel: Path = WORTEL) -> None:
    """Write every generated file; what is no longer generated stays, for a person to judge."""
    for path, content in bestanden().items():
        (wortel / path).parent.mkdir(parents=True, exist_ok=True)
        (wortel / path).write_bytes(content)


def _lees(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def main(arguments: Sequence[str]) -> int:
    """Write, or with `--check` only compare."""
    if list(arguments) == ["--check"]:
        odd = verschillen()
        print("\n".join([*odd, "run make docs"]) if odd else "up to date")
        return int(bool(odd))
    if arguments:
        print("usage: python -m keten.documenten [--check]")
        return 2
    schrijf()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
