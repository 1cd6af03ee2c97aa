"""Verwijzingen as partner and team see them."""

from services.casework.domain.verwijzing import Event
from shared.events.verwijzingen import VerwijzingAfgerond, VerwijzingVerstuurd
from shared.eventstore.projector import Row


def verwijzing_rij(row: Row | None, fact: Event) -> Row | None:
    """A verwijzing, with what came of it."""
    match fact:
        case VerwijzingVerstuurd():
            return {
                "melding_id": fact.melding_id,
                "dossier_id": fact.dossier_id,
                "partner_id": fact.partner_id,
                "toestemming_id": fact.toestemming_id,
                "afspraak_id": fact.afspraak_id,
                "verstuurd_op": fact.gebeurd_op,
                "uitkomst": None,
            }
        case VerwijzingAfgerond():
            return {**(row or {}), "uitkomst": fact.uitkomst}
        case _:
            return row
