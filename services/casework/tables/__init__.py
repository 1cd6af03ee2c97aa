"""The read tables of casework, by subject; each row folds one stream."""

from services.casework.tables.schema import metadata
from services.casework.tables.steun import dossiers, huishoudens, hulptrajecten, onderzoeken, plannen

__all__ = ["dossiers", "huishoudens", "hulptrajecten", "metadata", "onderzoeken", "plannen"]
