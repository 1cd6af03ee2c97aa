"""Persoonsgebonden budget (Wmo 2015, art. 2.3.6)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PgbToegekend:
    """Een persoonsgebonden budget is toegekend; het bedrag kan volgen."""

    gebeurd_op: datetime
    melding_id: UUID
    voorziening_id: UUID
    bedrag_cent: int | None
    van: date
    tot: date | None


FEITEN = {"nl.wmo.pgbs.pgb-toegekend.v1": PgbToegekend}
