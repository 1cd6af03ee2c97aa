"""The types of HTTP bodies: camelCase, closed, bounded, and strict about dates, times and BSNs."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from shared.service import klok

_TIJDSTIP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)")
_DATUM = re.compile(r"\d{4}-\d\d-\d\d")
JAREN_VAN_DE_WET = range(2015, 2098)  # before 2015 the Wmo did not exist; the calendar of terms ends with 2099
JAREN_VAN_MENSEN = range(1880, 2200)
_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


class Model(BaseModel):
    """A request body: unknown fields are refused."""

    model_config = ConfigDict(
        alias_generator=to_camel, validate_by_alias=True, validate_by_name=False, extra="forbid", frozen=True
    )


def tijdstip(value: object) -> datetime:
    """A timestamp with an offset, as text, as an instant in UTC."""
    if not isinstance(value, str) or not _TIJDSTIP.fullmatch(value) or value.endswith("-00:00"):
        raise PydanticCustomError("tijdstip", "tijdstip")
    try:
        moment = datetime.fromisoformat(value).astimezone(UTC)
    except (ValueError, OverflowError):
        raise PydanticCustomError("tijdstip", "tijdstip") from None
    if moment.year not in JAREN_VAN_DE_WET:
        raise PydanticCustomError("buiten_kalender", "buiten_kalender")
    return moment


def gebeurd(value: object) -> datetime:
    """A timestamp of something that happened: any time in the past, at most five minutes ahead."""
    moment = tijdstip(value)
    if moment > klok.nu() + klok.SPELING:
        raise PydanticCustomError("toekomst", "toekomst")
    return moment


def datum(value: object) -> date:
    """A day, as text."""
    if not isinstance(value, str) or not _DATUM.fullmatch(value):
        raise PydanticCustomError("datum", "datum")
    try:
        dag = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("datum", "datum") from None
    if dag.year not in JAREN_VAN_MENSEN:
        raise PydanticCustomError("buiten_kalender", "buiten_kalender")
    return dag


def bsn(value: object) -> str:
    """Nine digits that pass the elfproef (R42), not all zero."""
    if (
        not isinstance(value, str)
        or not re.fullmatch(r"[0-9]{9}", value)
        or value == "000000000"
        or sum(weight * int(digit) for weight, digit in zip(_BSN_WEIGHTS, value, strict=True)) % 11
    ):
        raise PydanticCustomError("bsn_ongeldig", "bsn_ongeldig")
    return value


def ja(value: object) -> Literal[True]:
    """Exactly true: a consent is not a 1."""
    if value is not True:
        raise PydanticCustomError("literal_error", "literal_error")
    return True


Tijdstip = Annotated[datetime, BeforeValidator(tijdstip)]
Gebeurd = Annotated[datetime, BeforeValidator(gebeurd)]
Datum = Annotated[date, BeforeValidator(datum)]
Bsn = Annotated[str, BeforeValidator(bsn), Field(pattern="^[0-9]{9}$", examples=["999900006"])]
Vlag = Annotated[bool, Field(strict=True)]
Ja = Annotated[Literal[True], BeforeValidator(ja)]
Getal = Annotated[int, Field(strict=True)]
OpenCode = Annotated[str, Field(pattern=r"^[a-z][a-z_]{1,39}$", max_length=40)]
Teamcode = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$", max_length=40)]
Wijkcode = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$", max_length=40)]
Agb = Annotated[str, Field(pattern=r"^[0-9]{8}$", max_length=8)]
Productcode = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$", max_length=40)]
Verordening = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._-]{0,79}$", max_length=80)]
Medewerker = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$", max_length=64)]
Naam = Annotated[str, Field(min_length=1, max_length=200)]
Tekst = Annotated[str, Field(min_length=1, max_length=10_000, pattern=r"\S")]
