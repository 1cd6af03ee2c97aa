"""The marker for sealed fields, so that a fact can say what is personal without knowing how it is kept.

A field typed `Personal[str]` holds the plain value while it is decided; what is stored and loaded again is a `Sealed`
value, or `Redacted` once the key of the person has been destroyed. A fact with such fields names the person whose key
seals them in its field `persoon_id`.
"""

from dataclasses import dataclass
from typing import Any, Literal, TypeAliasType, get_origin
from uuid import UUID

type KeyClass = Literal["gewoon", "adres"]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed value as it is stored: key, nonce and ciphertext, bound to its event and field."""

    event_id: UUID
    field: str
    key_id: UUID
    nonce: bytes
    ciphertext: bytes


@dataclass(frozen=True, slots=True)
class Redacted:
    """What is left of a sealed value whose key was destroyed."""


type Personal[T] = T | Sealed | Redacted
type PersonalAddress[T] = T | Sealed | Redacted

_CLASSES: dict[TypeAliasType, KeyClass] = {Personal: "gewoon", PersonalAddress: "adres"}


def key_class(annotation: Any) -> KeyClass | None:  # noqa: ANN401 - any type expression of a field
    """The class of key that seals a field of this type; None for a field that is not personal."""
    origin = get_origin(annotation)
    return _CLASSES.get(origin) if isinstance(origin, TypeAliasType) else None
