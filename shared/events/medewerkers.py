"""Medewerker van een team, die bij een ander in dienst kan zijn."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class MedewerkerIngezet:
    """Een medewerker is bij een team ingezet, door zijn werkgever."""

    gebeurd_op: datetime
    team_id: Code
    werkgever_id: UUID
    rol: Code
    disciplines: tuple[Code, ...]
    van: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MedewerkerVerplaatst:
    """De medewerker gaat naar een ander team."""

    gebeurd_op: datetime
    naar_team_id: Code
    per: date


@dataclass(frozen=True, slots=True, kw_only=True)
class InzetBeeindigd:
    """De medewerker wordt niet meer ingezet."""

    gebeurd_op: datetime
    per: date


FEITEN = {
    "nl.wmo.medewerkers.medewerker-ingezet.v1": MedewerkerIngezet,
    "nl.wmo.medewerkers.medewerker-verplaatst.v1": MedewerkerVerplaatst,
    "nl.wmo.medewerkers.inzet-beeindigd.v1": InzetBeeindigd,
}
