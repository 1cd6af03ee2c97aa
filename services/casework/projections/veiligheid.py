"""Veiligheidssignalen, for the few who weigh them."""

from services.casework.domain.veiligheidssignaal import Event, ZorgsignaalOntvangen
from shared.eventstore.projector import Row


def signaal_rij(row: Row | None, fact: Event) -> Row | None:
    """A signal, without its words."""
    match fact:
        case ZorgsignaalOntvangen():
            return {"bron": fact.bron, "dossier_id": fact.dossier_id, "ontvangen_op": fact.gebeurd_op}
        case _:
            return row
