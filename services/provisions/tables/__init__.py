"""The read tables of provisions, by subject."""

from services.provisions.tables.besluit import aanvraagrecht, aanvragen, beschikkingen
from services.provisions.tables.geld import begrotingen, declaraties
from services.provisions.tables.levering import beoordelingen, huishoudens, pgbs, verzoeken, voorzieningen
from services.provisions.tables.rechtsbescherming import bezwaren, ingebrekestellingen
from services.provisions.tables.registers import aanbieders, contracten, producten, tarieven
from services.provisions.tables.schema import metadata
from services.provisions.tables.spoed import spoedbeslissingen
from services.provisions.tables.termijnen import termijnen

__all__ = [
    "aanbieders",
    "aanvraagrecht",
    "aanvragen",
    "begrotingen",
    "beoordelingen",
    "beschikkingen",
    "bezwaren",
    "contracten",
    "declaraties",
    "huishoudens",
    "ingebrekestellingen",
    "metadata",
    "pgbs",
    "producten",
    "spoedbeslissingen",
    "tarieven",
    "termijnen",
    "verzoeken",
    "voorzieningen",
]
