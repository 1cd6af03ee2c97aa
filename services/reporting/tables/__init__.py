"""The read tables of reporting: the log of all public facts, and one row a stream for what figures count.

A row folds one stream only, so facts of different streams may arrive in any order. Days are days in the Netherlands.
"""

from services.reporting.tables.besluit import aanvraag, beschikking, pgb, voorziening
from services.reporting.tables.feiten import feit
from services.reporting.tables.schema import metadata
from services.reporting.tables.steun import dossier, onderzoek, plan
from services.reporting.tables.toegang import aanmelding, melding

__all__ = [
    "aanmelding",
    "aanvraag",
    "beschikking",
    "dossier",
    "feit",
    "melding",
    "metadata",
    "onderzoek",
    "pgb",
    "plan",
    "voorziening",
]
