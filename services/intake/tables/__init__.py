"""The read tables of intake."""

from services.intake.tables.contact import klantcontacten, partners, samenwerkingsafspraken
from services.intake.tables.schema import metadata
from services.intake.tables.termijnen import termijnen
from services.intake.tables.toegang import aanmeldingen, huishoudens, meldingen, nummers, personen

__all__ = [
    "aanmeldingen",
    "huishoudens",
    "klantcontacten",
    "meldingen",
    "metadata",
    "nummers",
    "partners",
    "personen",
    "samenwerkingsafspraken",
    "termijnen",
]
