"""Questions to casework's read tables, one function each."""

from services.casework.queries.casus import dossier, dossiers, escalaties, huishouden, huishoudens, tijdlijn
from services.casework.queries.ondersteuning import (
    heeft_actief_plan,
    hulptraject,
    hulptrajecten,
    maatwerk_gewenst,
    onderzoek,
    onderzoeken,
    plan,
    plannen,
)
from services.casework.queries.werk import caseload, wachtlijst, werkvoorraad

__all__ = [
    "caseload",
    "dossier",
    "dossiers",
    "escalaties",
    "heeft_actief_plan",
    "huishouden",
    "huishoudens",
    "hulptraject",
    "hulptrajecten",
    "maatwerk_gewenst",
    "onderzoek",
    "onderzoeken",
    "plan",
    "plannen",
    "tijdlijn",
    "wachtlijst",
    "werkvoorraad",
]
