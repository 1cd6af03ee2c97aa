"""Questions to provisions' read tables, by subject."""

from services.provisions.queries.besluit import aanvraag, aanvragen, beschikking, beschikkingen, recht
from services.provisions.queries.levering import lopend, lopend_van, toegekend_aan, voorziening, voorzieningen
from services.provisions.queries.rechtsbescherming import bezwaar, bezwaren, ingebrekestelling, ingebrekestellingen
from services.provisions.queries.spoed import spoedbeslissing, spoedbeslissingen

__all__ = [
    "aanvraag",
    "aanvragen",
    "beschikking",
    "beschikkingen",
    "bezwaar",
    "bezwaren",
    "ingebrekestelling",
    "ingebrekestellingen",
    "lopend",
    "lopend_van",
    "recht",
    "spoedbeslissing",
    "spoedbeslissingen",
    "toegekend_aan",
    "voorziening",
    "voorzieningen",
]
