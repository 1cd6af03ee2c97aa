"""Hulptraject: korte hulp door het team zelf."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code, Leefgebied


@dataclass(frozen=True, slots=True, kw_only=True)
class HulptrajectGestart:
    """Een kort hulptraject is gestart."""

    gebeurd_op: datetime
    melding_id: UUID
    dossier_id: UUID
    soort: Code
    leefgebieden: tuple[Leefgebied, ...]
    beoogd_tot: date | None


FEITEN = {"nl.wmo.hulptrajecten.hulptraject-gestart.v1": HulptrajectGestart}
