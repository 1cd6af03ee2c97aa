"""Declaratie van een aanbieder, regel voor regel beoordeeld (iWmo 323, 325)."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.events.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaratieOntvangen:
    """Een declaratie is ontvangen (iWmo 323); zij wordt binnen haar termijn beantwoord."""

    gebeurd_op: datetime
    aanbieder_id: Code
    ontvangen_op: datetime
    van: date
    tot: date
    bedrag_cent: int
    aantal_regels: int
    uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaratieregelGoedgekeurd:
    """Een regel van een declaratie is goedgekeurd."""

    gebeurd_op: datetime
    nummer: int
    toewijzingnummer: int
    betreft_jaar: int
    bedrag_cent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaratieregelAfgekeurd:
    """Een regel van een declaratie is afgekeurd, met de code die zegt waarom."""

    gebeurd_op: datetime
    nummer: int
    retourcode: Code
    bedrag_cent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaratieBeantwoord:
    """Een declaratie is beantwoord (iWmo 325)."""

    gebeurd_op: datetime
    beantwoord_op: datetime


FEITEN = {
    "nl.wmo.declaraties.declaratie-ontvangen.v1": DeclaratieOntvangen,
    "nl.wmo.declaraties.declaratieregel-goedgekeurd.v1": DeclaratieregelGoedgekeurd,
    "nl.wmo.declaraties.declaratieregel-afgekeurd.v1": DeclaratieregelAfgekeurd,
    "nl.wmo.declaraties.declaratie-beantwoord.v1": DeclaratieBeantwoord,
}
