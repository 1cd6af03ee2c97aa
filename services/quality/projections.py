"""Facts to rows of quality's read tables."""

from services.quality import tables
from services.quality.domain.klacht import klacht
from services.quality.domain.klacht.taal import Event as Klachtfeit
from shared.events.klachten import (
    KlachtAfgehandeld,
    KlachtbehandelaarToegewezen,
    KlachtGeescaleerd,
    KlachtOntvangen,
    KlachtVerdaagd,
)
from shared.eventstore.projector import Projection, Row


def klacht_rij(row: Row | None, fact: Klachtfeit) -> Row | None:
    """A klacht with its last day, and how it ended."""
    match fact:
        case KlachtOntvangen():
            return {
                "ontvangen_op": fact.ontvangen_op,
                "wet": fact.wet,
                "categorie": fact.categorie,
                "team": fact.team_id,
                "aanbieder": fact.aanbieder_id,
                "uiterste_datum": fact.uiterste_datum,
                "behandelaar_id": None,
                "geescaleerd_naar": None,
                "oordeel": None,
                "afgehandeld_op": None,
                "ombudsman": None,
                "ombudsman_tot": None,
            }
        case KlachtbehandelaarToegewezen():
            return {**(row or {}), "behandelaar_id": fact.behandelaar_id}
        case KlachtVerdaagd():
            return {**(row or {}), "uiterste_datum": fact.nieuwe_uiterste_datum}
        case KlachtGeescaleerd():
            return {**(row or {}), "geescaleerd_naar": fact.naar}
        case KlachtAfgehandeld():
            return {
                **(row or {}),
                "oordeel": fact.oordeel,
                "afgehandeld_op": fact.afgehandeld_op,
                "ombudsman": fact.ombudsman,
                "ombudsman_tot": fact.ombudsman_tot,
            }
        case _:
            return row


PROJECTIONS = (Projection(tables.klachten, klacht, klacht_rij),)
