"""Ids that follow from one another, so that what belongs together is found, and made twice is made once."""

from datetime import date
from uuid import UUID, uuid5


def dossier_van(melding_id: UUID) -> UUID:
    """The dossier that a melding leads to."""
    return uuid5(melding_id, "dossier")


def huishouden_van(dossier_id: UUID) -> UUID:
    """The household of a dossier."""
    return uuid5(dossier_id, "huishouden")


def onderzoek_van(dossier_id: UUID) -> UUID:
    """The onderzoek that opened a dossier."""
    return uuid5(dossier_id, "onderzoek")


def herbeoordeling_van(voorziening_id: UUID, gevraagd_op: date) -> UUID:
    """The onderzoek that looks into a voorziening again; asked for twice on a day, it is done once."""
    return uuid5(voorziening_id, f"herbeoordeling {gevraagd_op.isoformat()}")
