"""Team van een wijk: waar het werkt, wat het kan en wat het voor de wijk doet."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.events.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamIngericht:
    """Een team is ingericht."""

    gebeurd_op: datetime
    teamcode: Code
    wijkcodes: tuple[Code, ...]
    disciplines: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamGewijzigd:
    """Het team heeft andere wijken of disciplines."""

    gebeurd_op: datetime
    wijkcodes: tuple[Code, ...]
    disciplines: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamprofielGepubliceerd:
    """Een nieuwe versie van het profiel waarmee het team zich voorstelt, is gepubliceerd."""

    gebeurd_op: datetime
    versie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkwijzeIngevoerd:
    """Het team werkt voortaan op deze wijze."""

    gebeurd_op: datetime
    werkwijze: Code
    per: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectieveActiviteitUitgevoerd:
    """Het team heeft voor een groep inwoners een activiteit gehouden."""

    gebeurd_op: datetime
    soort: Code
    gehouden_op: datetime
    wijkcode: Code
    aantal_deelnemers: int


FEITEN = {
    "nl.wmo.teams.team-ingericht.v1": TeamIngericht,
    "nl.wmo.teams.team-gewijzigd.v1": TeamGewijzigd,
    "nl.wmo.teams.teamprofiel-gepubliceerd.v1": TeamprofielGepubliceerd,
    "nl.wmo.teams.werkwijze-ingevoerd.v1": WerkwijzeIngevoerd,
    "nl.wmo.teams.collectieve-activiteit-uitgevoerd.v1": CollectieveActiviteitUitgevoerd,
}
