"""The read tables of intake."""

from services.intake.tables.contact import klantcontacten, partners, samenwerkingsafspraken
from services.intake.tables.schema import metadata
from services.intake.tables.termijnen import termijnen
from services.intake.tables.toegang import aanmeldingen, huishoudens, meldingen, personen

__all__ = [
    "aanmeldingen",
    "huishoudens",
    "klantcontacten",
    "meldingen",
    "metadata",
    "partners",
    "personen",
    "samenwerkingsafspraken",
    "termijnen",
]
