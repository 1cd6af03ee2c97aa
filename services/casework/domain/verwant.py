"""Ids that follow from one another, so that what belongs together is found, and made twice is made once."""

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
