"""Veiligheidssignaal. Deze feiten noemen geen persoon, dossier, wijk of melding (Wmo 2015, art. 5.3.1, 5.3.4 lid 2)."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.codes import Bronklasse


@dataclass(frozen=True, slots=True, kw_only=True)
class VeiligThuisIngeschakeld:
    """Na een signaal is Veilig Thuis ingeschakeld."""

    gebeurd_op: datetime
    bron_klasse: Bronklasse


@dataclass(frozen=True, slots=True, kw_only=True)
class VeiligheidssignaalAfgerond:
    """Een signaal is afgerond zonder Veilig Thuis."""

    gebeurd_op: datetime


FEITEN = {
    "nl.wmo.veiligheidssignalen.veilig-thuis-ingeschakeld.v1": VeiligThuisIngeschakeld,
    "nl.wmo.veiligheidssignalen.veiligheidssignaal-afgerond.v1": VeiligheidssignaalAfgerond,
}
