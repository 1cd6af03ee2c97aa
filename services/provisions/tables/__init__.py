"""The read tables of provisions."""

from services.provisions.tables.besluit import aanvraagrecht, aanvragen, beschikkingen, voorzieningen
from services.provisions.tables.rechtsbescherming import bezwaren, ingebrekestellingen
from services.provisions.tables.schema import metadata
from services.provisions.tables.spoed import spoedbeslissingen

__all__ = [
    "aanvraagrecht",
    "aanvragen",
    "beschikkingen",
    "bezwaren",
    "ingebrekestellingen",
    "metadata",
    "spoedbeslissingen",
    "voorzieningen",
]
