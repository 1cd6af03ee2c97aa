"""Facts of spoedbeslissingen to rows."""

from services.provisions.domain.spoedbeslissing import Event as Spoedfeit
from services.provisions.domain.spoedbeslissing import SpoedbeslissingGevraagd
from shared.eventstore.projector import Row


def spoedbeslissing_rij(row: Row | None, fact: Spoedfeit) -> Row:
    """A melding with spoed, and what was provided for the time being."""
    if isinstance(fact, SpoedbeslissingGevraagd):
        return {"melding_id": fact.melding_id, "gevraagd_op": fact.gebeurd_op, "productcategorieen": ()}
    row = row or {}
    return {**row, "productcategorieen": [*row["productcategorieen"], fact.productcategorie]}
