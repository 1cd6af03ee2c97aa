"""Facts to JSON and back, from the tables of contents (`FEITEN`) of the fact files.

The stored form is camelCase JSON with sorted keys, UTC with `Z`. Encoders and decoders are built once per class from
its type hints; unknown fields are ignored and unknown codes stay text, so an old build reads a newer fact.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime
from types import UnionType
from typing import Any, Literal, Protocol, TypeAliasType, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import orjson

from shared.events.sealed import KeyClass, Redacted, Sealed, key_class
from shared.events.upcast import upcast
from shared.events.uuids import uuid_of

_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC

type Convert = Callable[[Any], Any]


class Sealer(Protocol):
    """Seals one value of one field of one event; `shared.privacy` implements it, with keys fetched beforehand."""

    def seal(self, value: str, event_id: UUID, field: str, person: UUID, klass: KeyClass) -> Sealed:
        """The sealed form of `value`."""


class UnknownTypeError(LookupError):
    """This build knows no fact of this type."""


def camel(name: str) -> str:
    """`gebeurd_op` -> `gebeurdOp`."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def instant(text: str) -> datetime:
    """An ISO 8601 instant as an aware datetime in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    alias: str
    decode: Convert | None  # None: the JSON value is the field's value
    encode: Convert | None
    klass: KeyClass | None
    hint: Any
    optional: bool  # added in a minor version: older facts do not have it


@dataclass(frozen=True, slots=True)
class Kind:
    """One fact class with its stored name and prepared fields."""

    name: str
    cls: type
    fields: tuple[_Field, ...]
    sealed: tuple[_Field, ...]
    public: bool
    version: int


class Codec:
    """Reads and writes the facts of the given tables; a name used twice is refused."""

    def __init__(self, *tables: Mapping[str, type]) -> None:
        self.kinds: dict[str, Kind] = {}
        self._by_class: dict[type, Kind] = {}
        for table in tables:
            for name, cls in table.items():
                if name in self.kinds or cls in self._by_class:
                    raise ValueError(f"{name} ({cls.__name__}) stands in the tables twice")
                self.kinds[name] = self._by_class[cls] = _kind(name, cls)

    def kind(self, fact: object) -> Kind:
        """The kind of a fact; a class that no table lists is a programming error."""
        return self._by_class[type(fact)]

    def seal[F](self, fact: F, event_id: UUID, sealer: Sealer) -> F:
        """The fact with its personal fields sealed with the keys of the person it names."""
        kind = self.kind(fact)
        if not kind.sealed:
            return fact
        person: UUID = fact.persoon_id  # type: ignore[attr-defined]  # a test holds every class with sealed fields to it
        changes: dict[str, Any] = {}
        for field in kind.sealed:
            value = getattr(fact, field.name)
            if value is not None:
                text = value if isinstance(value, str) else orjson.dumps(_plain(value)).decode()
                changes[field.name] = sealer.seal(text, event_id, field.alias, person, field.klass or "gewoon")
        return replace(fact, **changes)  # type: ignore[type-var]  # every fact is a dataclass

    def encode(self, fact: object, gemeente: str) -> bytes:
        """The stored JSON of a fact whose personal fields are sealed."""
        data: dict[str, Any] = {"gemeente": gemeente}
        for field in self.kind(fact).fields:
            value = getattr(fact, field.name)
            data[field.alias] = value if field.encode is None or value is None else field.encode(value)
        return orjson.dumps(data, default=_subclass, option=_OPTIONS)

    def decode(self, name: str, data: bytes, event_id: UUID, version: int = 1) -> object:
        """The fact of stored JSON; sealed fields come back as `Sealed`.

        Raises:
            UnknownTypeError: no table lists the type.
            ValueError, KeyError, TypeError: the data do not fit the type.

        """
        return self.build(name, orjson.loads(data), event_id, version)

    def build(self, name: str, raw: dict[str, Any], event_id: UUID, version: int = 1) -> object:
        """The fact of parsed JSON; raises as `decode` does."""
        kind = self.kinds.get(name)
        if kind is None:
            raise UnknownTypeError(name)
        raw = upcast(name, version, raw)
        values: dict[str, Any] = {}
        for field in kind.fields:
            if field.optional and field.alias not in raw:
                continue
            value = raw[field.alias]
            if value is None:
                values[field.name] = None
            elif field.klass is not None:
                values[field.name] = _unwrap(value, event_id, field.alias)
            else:
                values[field.name] = value if field.decode is None else field.decode(value)
        return kind.cls(**values)


def _kind(name: str, cls: type) -> Kind:
    hints = get_type_hints(cls, include_extras=True)
    prepared = tuple(_field(f.name, hints[f.name], optional=f.default is not MISSING) for f in fields(cls))
    sealed = tuple(field for field in prepared if field.klass)
    return Kind(name, cls, prepared, sealed, name.startswith("nl.wmo."), int(name.rpartition(".v")[2]))


def _field(name: str, hint: Any, *, optional: bool) -> _Field:  # noqa: ANN401 - a type expression
    klass = key_class(hint)
    if klass is not None:
        return _Field(name, camel(name), None, _wrap, klass, hint, optional)
    bare = _bare(hint)
    return _Field(name, camel(name), _decoder(bare), _encoder(bare), None, hint, optional)


def _bare(hint: Any) -> Any:  # noqa: ANN401 - a type expression
    """The type behind aliases and `| None`."""
    while isinstance(hint, TypeAliasType):
        hint = hint.__value__
    if get_origin(hint) in (Union, UnionType):
        rest = [part for part in get_args(hint) if part is not type(None)]
        return _bare(rest[0]) if len(rest) == 1 else hint
    return hint


_DECODERS: dict[Any, Convert] = {UUID: uuid_of, date: date.fromisoformat, datetime: instant}


def _decoder(hint: Any) -> Convert | None:  # noqa: ANN401 - a type expression
    hint = _bare(hint)
    if hint in _DECODERS:
        return _DECODERS[hint]
    origin = get_origin(hint)
    if origin is tuple:
        inner = _decoder(get_args(hint)[0])
        return tuple if inner is None else lambda items: tuple(inner(item) for item in items)
    if isinstance(hint, type) and is_dataclass(hint):
        parts = _kind("part.v1", hint).fields
        return lambda raw: hint(
            **{
                part.name: raw[part.alias]
                if part.decode is None or raw[part.alias] is None
                else part.decode(raw[part.alias])
                for part in parts
            }
        )
    if hint in (str, int, bool, float) or origin is Literal:
        return None
    raise TypeError(f"no JSON form for {hint!r}")


def _encoder(hint: Any) -> Convert | None:  # noqa: ANN401 - a type expression
    if get_origin(hint) is tuple:
        inner = _bare(get_args(hint)[0])
        return (lambda items: [_plain(item) for item in items]) if is_dataclass(inner) else None
    return _plain if isinstance(hint, type) and is_dataclass(hint) else None


def _plain(value: Any) -> Any:  # noqa: ANN401 - nested parts of facts, whatever they are made of
    if is_dataclass(value) and not isinstance(value, type):
        return {camel(field.name): _plain(getattr(value, field.name)) for field in fields(value)}
    return [_plain(item) for item in value] if isinstance(value, Sequence) and not isinstance(value, str) else value


def _subclass(value: object) -> str:
    """A UUID of a database driver's own class, which orjson does not take for one."""
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"no JSON form for a {type(value).__name__}")


def _wrap(value: object) -> object:
    match value:
        case Sealed():
            return {"$s": str(value.key_id), "n": _text(value.nonce), "c": _text(value.ciphertext)}
        case Redacted():
            return {"$r": True}
        case _:
            raise TypeError("a personal field must be sealed before it is stored")


def _unwrap(raw: Any, event_id: UUID, field: str) -> Sealed | Redacted:  # noqa: ANN401 - stored JSON
    if "$r" in raw:
        return Redacted()
    return Sealed(event_id, field, uuid_of(raw["$s"]), base64.b64decode(raw["n"]), base64.b64decode(raw["c"]))


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()
