"""Ingebrekestelling en dwangsom, als een beslissing uitblijft (Awb 4:17, 4:18)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class IngebrekestellingOntvangen:
    """De gemeente is in gebreke gesteld; na `uiterste_datum` kost elke dag zonder beslissing een dwangsom."""

    gebeurd_op: datetime
    melding_id: UUID
    aanvraag_of_bezwaar_id: UUID
    ontvangen_op: datetime
    uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DwangsomVastgesteld:
    """Hoeveel dagen de beslissing te laat was, en wat dat kost."""

    gebeurd_op: datetime
    melding_id: UUID
    dagen: int
    bedrag_cent: int
    vastgesteld_op: datetime


FEITEN = {
    "nl.wmo.ingebrekestellingen.ingebrekestelling-ontvangen.v1": IngebrekestellingOntvangen,
    "nl.wmo.ingebrekestellingen.dwangsom-vastgesteld.v1": DwangsomVastgesteld,
}
