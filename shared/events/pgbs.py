"""Persoonsgebonden budget (Wmo 2015, art. 2.3.6)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import GrondHerziening


@dataclass(frozen=True, slots=True, kw_only=True)
class PgbToegekend:
    """Een persoonsgebonden budget is toegekend; het bedrag kan volgen."""

    gebeurd_op: datetime
    melding_id: UUID
    voorziening_id: UUID
    bedrag_cent: int | None
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PgbBestedingGeboekt:
    """Uit een persoonsgebonden budget is betaald, voor hulp in deze dagen."""

    gebeurd_op: datetime
    melding_id: UUID
    bedrag_cent: int
    van: date
    tot: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PgbIngetrokken:
    """Een persoonsgebonden budget is ingetrokken (Wmo 2015, art. 2.3.10)."""

    gebeurd_op: datetime
    melding_id: UUID
    grond: GrondHerziening
    per: date


FEITEN = {
    "nl.wmo.pgbs.pgb-toegekend.v1": PgbToegekend,
    "nl.wmo.pgbs.pgb-besteding-geboekt.v1": PgbBestedingGeboekt,
    "nl.wmo.pgbs.pgb-ingetrokken.v1": PgbIngetrokken,
}
