"""The read tables of casework, by subject; each row folds one stream."""

from services.casework.tables.schema import metadata
from services.casework.tables.steun import dossiers, huishoudens, hulptrajecten, onderzoeken, plannen
from services.casework.tables.teams import medewerkers, teams
from services.casework.tables.termijnen import termijnen
from services.casework.tables.tijdlijn import ketenstappen
from services.casework.tables.veiligheid import veiligheidssignalen
from services.casework.tables.verwijzingen import verwijzingen

__all__ = [
    "dossiers",
    "huishoudens",
    "hulptrajecten",
    "ketenstappen",
    "medewerkers",
    "metadata",
    "onderzoeken",
    "plannen",
    "teams",
    "termijnen",
    "veiligheidssignalen",
    "verwijzingen",
]
