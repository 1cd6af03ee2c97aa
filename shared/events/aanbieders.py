"""Aanbieders waarmee de gemeente werkt."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbiederGeregistreerd:
    """Een aanbieder staat in het register, met zijn AGB-code."""

    gebeurd_op: datetime
    agb_code: Code


FEITEN = {"nl.wmo.aanbieders.aanbieder-geregistreerd.v1": AanbiederGeregistreerd}
