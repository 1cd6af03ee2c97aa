"""Facts to rows: provisions' own aggregates, and what it must know of meldingen elsewhere."""

from services.provisions import tables
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.bezwaar import bezwaar
from services.provisions.domain.ingebrekestelling import ingebrekestelling
from services.provisions.domain.spoedbeslissing import spoedbeslissing
from services.provisions.domain.voorziening import voorziening
from services.provisions.projections.besluit import (
    aanvraag_rij,
    beschikking_rij,
    melding_van,
    recht_rij,
    voorziening_rij,
)
from services.provisions.projections.rechtsbescherming import bezwaar_rij, ingebrekestelling_rij
from services.provisions.projections.spoed import spoedbeslissing_rij
from shared.events.meldingen import MeldingAlsWettelijkAangemerkt, MeldingOntvangen
from shared.events.onderzoeken import OnderzoekGestart, OnderzoeksverslagVerstrekt
from shared.events.plannen import PlanVastgesteld
from shared.eventstore.projector import Derived, Projection

PROJECTIONS = (
    Projection(tables.aanvragen, aanvraag, aanvraag_rij),
    Projection(tables.beschikkingen, beschikking, beschikking_rij),
    Projection(tables.bezwaren, bezwaar, bezwaar_rij),
    Projection(tables.ingebrekestellingen, ingebrekestelling, ingebrekestelling_rij),
    Projection(tables.spoedbeslissingen, spoedbeslissing, spoedbeslissing_rij),
    Projection(tables.voorzieningen, voorziening, voorziening_rij),
)
DERIVED = (
    Derived(
        tables.aanvraagrecht,
        frozenset(
            {
                MeldingOntvangen,
                MeldingAlsWettelijkAangemerkt,
                OnderzoekGestart,
                OnderzoeksverslagVerstrekt,
                PlanVastgesteld,
            }
        ),
        recht_rij,
        melding_van,
    ),
)
