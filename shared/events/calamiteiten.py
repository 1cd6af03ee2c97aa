"""Calamiteit en geweld bij de verstrekking van een voorziening (Wmo 2015, art. 3.4)."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.codes import CalamiteitSoort, Code, KlachtCategorie


@dataclass(frozen=True, slots=True, kw_only=True)
class CalamiteitGemeld:
    """Een calamiteit of geweld is gemeld, en onverwijld ook aan de toezichthouder."""

    gebeurd_op: datetime
    soort: CalamiteitSoort
    aanbieder_id: Code | None
    gemeld_op: datetime
    toezichthouder_gemeld_op: datetime
    categorie: KlachtCategorie | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalamiteitAfgerond:
    """Het onderzoek naar de calamiteit is afgerond."""

    gebeurd_op: datetime


FEITEN = {
    "nl.wmo.calamiteiten.calamiteit-gemeld.v1": CalamiteitGemeld,
    "nl.wmo.calamiteiten.calamiteit-afgerond.v1": CalamiteitAfgerond,
}
