"""Provisions, composed."""

from pathlib import Path

from services.provisions.api import ACTS, ROUTERS
from services.provisions.domain import begroting, declaratie, ingebrekestelling, spoedbeslissing
from services.provisions.domain.aanvraag import taal as aanvraag
from services.provisions.domain.beschikking import taal as beschikking
from services.provisions.domain.bezwaar import taal as bezwaar
from services.provisions.domain.voorziening import taal as voorziening
from services.provisions.projections import DERIVED, PROJECTIONS
from services.provisions.reactions import REACTIONS
from shared.service import termijnen
from shared.service.service import Service

SERVICE = Service(
    naam="provisions",
    titel="wmo-keten provisions",
    folder=Path(__file__).parent,
    domeinen=(
        "aanvragen",
        "beschikkingen",
        "bezwaren",
        "ingebrekestellingen",
        "spoedbeslissingen",
        "voorzieningen",
        "pgbs",
        "verzoeken",
        "declaraties",
        "aanbieders",
        "contracten",
        "producten",
        "tarieven",
        "begrotingen",
    ),
    routers=(*ROUTERS, termijnen.router, termijnen.open_termijnen),
    acts=ACTS,
    private=(
        aanvraag.FEITEN,
        beschikking.FEITEN,
        bezwaar.FEITEN,
        ingebrekestelling.FEITEN,
        spoedbeslissing.FEITEN,
        voorziening.FEITEN,
        declaratie.FEITEN,
        begroting.FEITEN,
    ),
    projections=PROJECTIONS,
    derived=DERIVED,
    reactions=REACTIONS,
)
