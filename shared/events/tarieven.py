"""Tarieven: wat een product bij een aanbieder kost."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.events.codes import Code, Eenheid


@dataclass(frozen=True, slots=True, kw_only=True)
class TariefVastgesteld:
    """Een tarief geldt voor een product bij een aanbieder, van de eerste tot en met de laatste dag."""

    gebeurd_op: datetime
    productcode: Code
    aanbieder_id: Code
    eenheid: Eenheid
    bedrag_cent: int
    van: date
    tot: date


FEITEN = {"nl.wmo.tarieven.tarief-vastgesteld.v1": TariefVastgesteld}
