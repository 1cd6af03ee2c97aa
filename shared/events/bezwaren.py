"""Bezwaar tegen een beschikking, tot er op is beslist (Awb, hoofdstuk 6 en 7)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.events.codes import BezwaarUitkomst, ZonderHoorzitting


@dataclass(frozen=True, slots=True, kw_only=True)
class BezwaarOntvangen:
    """Het bezwaarschrift is er; `uiterste_datum` is het einde van de beslistermijn (Awb 6:7-6:9, 7:10)."""

    gebeurd_op: datetime
    melding_id: UUID
    beschikking_id: UUID
    ontvangen_op: datetime
    ter_post_op: date | None
    op_tijd: bool
    bezwaar_tot_en_met: date
    commissie: bool
    uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BezwaarVerzuimGevraagd:
    """De indiener kan een verzuim herstellen; zolang staat de beslistermijn stil (Awb 6:6, 7:10 lid 2)."""

    gebeurd_op: datetime
    melding_id: UUID
    verzocht_op: datetime
    tot: date
    nieuwe_uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BezwaarVerzuimHersteld:
    """Het verzuim is hersteld; de beslistermijn loopt weer."""

    gebeurd_op: datetime
    melding_id: UUID
    hersteld_op: datetime
    nieuwe_uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BezwaarInBehandelingGenomen:
    """Het bezwaar heeft een behandelaar die het besluit niet nam (Awb 10:3 lid 3)."""

    gebeurd_op: datetime
    melding_id: UUID
    behandelaar_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BezwaarVerdaagd:
    """De beslissing komt ten hoogste zes weken later (Awb 7:10 lid 3)."""

    gebeurd_op: datetime
    melding_id: UUID
    nieuwe_uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HoorzittingGehouden:
    """De indiener is gehoord (Awb 7:2)."""

    gebeurd_op: datetime
    melding_id: UUID
    gehouden_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BezwaarBeslist:
    """Op het bezwaar is beslist; zonder hoorzitting alleen op een grond van Awb 7:3."""

    gebeurd_op: datetime
    melding_id: UUID
    uitkomst: BezwaarUitkomst
    beslist_op: datetime
    behandelaar_id: UUID
    afwijking_van_advies: bool
    zonder_hoorzitting: ZonderHoorzitting | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BezwaarIngetrokken:
    """Het bezwaar is ingetrokken (Awb 6:21)."""

    gebeurd_op: datetime
    melding_id: UUID


FEITEN = {
    "nl.wmo.bezwaren.bezwaar-ontvangen.v1": BezwaarOntvangen,
    "nl.wmo.bezwaren.bezwaar-verzuim-gevraagd.v1": BezwaarVerzuimGevraagd,
    "nl.wmo.bezwaren.bezwaar-verzuim-hersteld.v1": BezwaarVerzuimHersteld,
    "nl.wmo.bezwaren.bezwaar-in-behandeling-genomen.v1": BezwaarInBehandelingGenomen,
    "nl.wmo.bezwaren.bezwaar-verdaagd.v1": BezwaarVerdaagd,
    "nl.wmo.bezwaren.hoorzitting-gehouden.v1": HoorzittingGehouden,
    "nl.wmo.bezwaren.bezwaar-beslist.v1": BezwaarBeslist,
    "nl.wmo.bezwaren.bezwaar-ingetrokken.v1": BezwaarIngetrokken,
}
