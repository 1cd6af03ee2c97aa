"""Persoon: wie hulp vraagt of krijgt. Zonder naam, BSN of adres: die blijven verzegeld bij intake."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.events.codes import Code, Doelgroep


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonGeregistreerd:
    """Een persoon is bij de gemeente bekend geworden."""

    gebeurd_op: datetime
    persoon_id: UUID
    wijkcode: Code
    doelgroep: Doelgroep | None = None


FEITEN = {"nl.wmo.personen.persoon-geregistreerd.v1": PersoonGeregistreerd}
