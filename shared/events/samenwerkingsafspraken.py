"""Samenwerkingsafspraak: wat een team en een partner voor elkaar doen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class SamenwerkingsafspraakGesloten:
    """Een team en een partner hebben afgesproken waarover zij samenwerken."""

    gebeurd_op: datetime
    partner_id: UUID
    team_id: Code
    onderwerpen: tuple[Code, ...]
    geldig_van: date
    geldig_tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SamenwerkingsafspraakBeeindigd:
    """De afspraak geldt per deze dag niet meer."""

    gebeurd_op: datetime
    per: date


FEITEN = {
    "nl.wmo.samenwerkingsafspraken.samenwerkingsafspraak-gesloten.v1": SamenwerkingsafspraakGesloten,
    "nl.wmo.samenwerkingsafspraken.samenwerkingsafspraak-beeindigd.v1": SamenwerkingsafspraakBeeindigd,
}
