"""Verwijzing naar een partner, die haar aanneemt of afwijst en laat weten wat eruit kwam."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.events.codes import Code, RedenVerwijzingAfgewezen


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijzingVerstuurd:
    """De inwoner is naar een partner verwezen, vanuit een dossier of meteen na de melding of aanmelding."""

    gebeurd_op: datetime
    melding_id: UUID
    dossier_id: UUID | None
    partner_id: UUID
    toestemming_id: UUID | None
    afspraak_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijzingIngetrokken:
    """De verwijzing is ingetrokken."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijzingGeaccepteerd:
    """De partner neemt de verwijzing aan."""

    gebeurd_op: datetime
    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijzingAfgewezen:
    """De partner neemt de verwijzing niet aan."""

    gebeurd_op: datetime
    melding_id: UUID
    reden: RedenVerwijzingAfgewezen


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijzingAfgerond:
    """De partner is klaar en meldt wat eruit kwam."""

    gebeurd_op: datetime
    melding_id: UUID
    uitkomst: Code


FEITEN = {
    "nl.wmo.verwijzingen.verwijzing-verstuurd.v1": VerwijzingVerstuurd,
    "nl.wmo.verwijzingen.verwijzing-ingetrokken.v1": VerwijzingIngetrokken,
    "nl.wmo.verwijzingen.verwijzing-geaccepteerd.v1": VerwijzingGeaccepteerd,
    "nl.wmo.verwijzingen.verwijzing-afgewezen.v1": VerwijzingAfgewezen,
    "nl.wmo.verwijzingen.verwijzing-afgerond.v1": VerwijzingAfgerond,
}
