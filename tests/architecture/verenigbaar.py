"""What breaks a reader when the schema of a public fact changes: a small checker, with the rules of a minor version.

New readers must read what old writers wrote, and old readers what new writers write. So a field may be added when it
is not required, and a code list may grow; whatever else differs is a new version of the type.
"""

from collections.abc import Mapping, Sequence
from typing import Any

type Schema = Mapping[str, Any]

_BESCHRIJVING = {"title", "description", "examples", "x-uitbreidbaar", "$schema", "$defs"}


def breuken(oud: Schema, nieuw: Schema) -> list[str]:
    """The incompatible changes between two schemas, as sentences; none means a minor version."""
    return _object("", _opgelost(oud, oud), _opgelost(nieuw, nieuw))


def _object(plaats: str, oud: Schema, nieuw: Schema) -> list[str]:
    was, wordt = oud.get("properties", {}), nieuw.get("properties", {})
    verplicht_was, verplicht_wordt = set(oud.get("required", ())), set(nieuw.get("required", ()))
    found = [f"{plaats}{naam} is weg" for naam in sorted(set(was) - set(wordt))]
    found += [f"{plaats}{naam} is nieuw en verplicht" for naam in sorted((set(wordt) - set(was)) & verplicht_wordt)]
    for naam in sorted(set(was) & set(wordt)):
        if (naam in verplicht_was) != (naam in verplicht_wordt):
            found.append(f"{plaats}{naam} is niet meer even verplicht")
        found += _waarde(f"{plaats}{naam}", was[naam], wordt[naam])
    return found


def _waarde(plaats: str, oud: Schema, nieuw: Schema) -> list[str]:
    if "enum" in oud and "enum" in nieuw:
        return [f"{plaats} kent {code} niet meer" for code in oud["enum"] if code not in nieuw["enum"]]
    if oud.get("type") == nieuw.get("type") == "array":
        return _waarde(f"{plaats}[]", oud["items"], nieuw["items"])
    if oud.get("type") == nieuw.get("type") == "object":
        return _object(f"{plaats}.", oud, nieuw)
    oude, nieuwe = oud.get("anyOf"), nieuw.get("anyOf")
    if oude and nieuwe and len(oude) == len(nieuwe):
        return [breuk for a, b in zip(oude, nieuwe, strict=True) for breuk in _waarde(plaats, a, b)]
    return [] if oud == nieuw else [f"{plaats} heeft een ander type"]


def _opgelost(deel: Any, wortel: Schema) -> Any:
    """The schema without references and without what only describes."""
    if isinstance(deel, Mapping):
        if "$ref" in deel:
            return _opgelost(wortel["$defs"][deel["$ref"].rpartition("/")[2]], wortel)
        properties = {naam: _opgelost(waarde, wortel) for naam, waarde in deel.get("properties", {}).items()}
        rest = {n: _opgelost(w, wortel) for n, w in deel.items() if n not in _BESCHRIJVING and n != "properties"}
        return rest | ({"properties": properties} if "properties" in deel else {})
    if isinstance(deel, Sequence) and not isinstance(deel, str):
        return [_opgelost(part, wortel) for part in deel]
    return deel
