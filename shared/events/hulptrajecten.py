"""Hulptraject: korte hulp door het team zelf."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import Code, Leefgebied, RedenAfgesloten


@dataclass(frozen=True, slots=True, kw_only=True)
class HulptrajectGestart:
    """Een hulptraject is gestart."""

    gebeurd_op: datetime
    melding_id: UUID
    dossier_id: UUID
    soort: Code
    leefgebieden: tuple[Leefgebied, ...]
    beoogd_tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HulptrajectAfgesloten:
    """Het hulptraject is afgesloten."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: RedenAfgesloten


FEITEN = {
    "nl.wmo.hulptrajecten.hulptraject-gestart.v1": HulptrajectGestart,
    "nl.wmo.hulptrajecten.hulptraject-afgesloten.v1": HulptrajectAfgesloten,
}
