"""Facts of bezwaren and ingebrekestellingen to rows."""

from services.provisions.domain.bezwaar.taal import Event as Bezwaarfeit
from services.provisions.domain.bezwaar.taal import TermijnoverschrijdingBeoordeeld
from services.provisions.domain.ingebrekestelling import Event as Ingebrekestellingfeit
from shared.events.bezwaren import (
    BezwaarBeslist,
    BezwaarInBehandelingGenomen,
    BezwaarIngetrokken,
    BezwaarOntvangen,
    BezwaarVerdaagd,
    BezwaarVerzuimGevraagd,
    BezwaarVerzuimHersteld,
)
from shared.events.ingebrekestellingen import DwangsomVastgesteld, IngebrekestellingOntvangen
from shared.eventstore.projector import Row


def bezwaar_rij(row: Row | None, fact: Bezwaarfeit) -> Row | None:
    """A bezwaar with the end of its term and who handles it."""
    match fact:
        case BezwaarOntvangen():
            return {
                "melding_id": fact.melding_id,
                "beschikking_id": fact.beschikking_id,
                "ontvangen_op": fact.ontvangen_op,
                "op_tijd": fact.op_tijd,
                "verschoonbaar": None,
                "commissie": fact.commissie,
                "uiterste_datum": fact.uiterste_datum,
                "behandelaar_id": None,
                "uitkomst": None,
                "besluit_op": None,
            }
        case BezwaarVerzuimGevraagd() | BezwaarVerzuimHersteld() | BezwaarVerdaagd():
            return {**(row or {}), "uiterste_datum": fact.nieuwe_uiterste_datum}
        case BezwaarInBehandelingGenomen():
            return {**(row or {}), "behandelaar_id": fact.behandelaar_id}
        case TermijnoverschrijdingBeoordeeld():
            return {**(row or {}), "verschoonbaar": fact.verschoonbaar}
        case BezwaarBeslist():
            besluit = {"uitkomst": fact.uitkomst, "besluit_op": fact.beslist_op, "behandelaar_id": fact.behandelaar_id}
            return {**(row or {}), **besluit}
        case BezwaarIngetrokken():
            return {**(row or {}), "besluit_op": fact.gebeurd_op}
        case _:
            return row


def ingebrekestelling_rij(row: Row | None, fact: Ingebrekestellingfeit) -> Row | None:
    """An ingebrekestelling, with what it cost."""
    match fact:
        case IngebrekestellingOntvangen():
            return {
                "melding_id": fact.melding_id,
                "aanvraag_of_bezwaar_id": fact.aanvraag_of_bezwaar_id,
                "ontvangen_op": fact.ontvangen_op,
                "uiterste_datum": fact.uiterste_datum,
                "dagen": None,
                "bedrag_cent": None,
            }
        case DwangsomVastgesteld():
            return {**(row or {}), "dagen": fact.dagen, "bedrag_cent": fact.bedrag_cent}
        case _:
            return row
