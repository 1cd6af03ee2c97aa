"""Termijnen: wat er met een termijn gebeurt, in de stroom en op het topic van de zaak waar zij over gaat."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class TermijnGestart:
    """Een termijn is gaan lopen."""

    gebeurd_op: datetime
    melding_id: UUID | None
    soort: Code
    start: date
    uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TermijnHerberekend:
    """Een termijn eindigt op een andere dag dan eerder was berekend; `oorzaak` is het feit dat daarvoor zorgde."""

    gebeurd_op: datetime
    melding_id: UUID | None
    soort: Code
    oude_uiterste_datum: date
    nieuwe_uiterste_datum: date
    oorzaak: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class TermijnGehaald:
    """Een termijn is gehaald: wat moest gebeuren, gebeurde op of voor de uiterste datum."""

    gebeurd_op: datetime
    melding_id: UUID | None
    soort: Code
    gehaald_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TermijnGenaderd:
    """Een termijn loopt bijna af."""

    gebeurd_op: datetime
    melding_id: UUID | None
    soort: Code
    uiterste_datum: date
    werkdagen_over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermijnOverschreden:
    """Een termijn is voorbij zonder dat gebeurde wat moest gebeuren."""

    gebeurd_op: datetime
    melding_id: UUID | None
    soort: Code
    uiterste_datum: date


type Feit = TermijnGestart | TermijnHerberekend | TermijnGehaald | TermijnGenaderd | TermijnOverschreden

FEITEN = {
    "nl.wmo.termijnen.termijn-gestart.v1": TermijnGestart,
    "nl.wmo.termijnen.termijn-herberekend.v1": TermijnHerberekend,
    "nl.wmo.termijnen.termijn-gehaald.v1": TermijnGehaald,
    "nl.wmo.termijnen.termijn-genaderd.v1": TermijnGenaderd,
    "nl.wmo.termijnen.termijn-overschreden.v1": TermijnOverschreden,
}
