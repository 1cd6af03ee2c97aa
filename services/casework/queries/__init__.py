"""Questions to casework's read tables, by subject; those of a case itself stand here."""

from services.casework.queries.steun import (
    dossier,
    dossiers,
    heeft_actief_plan,
    maatwerk_gewenst,
    onderzoek,
    plan,
    plannen,
)

__all__ = ["dossier", "dossiers", "heeft_actief_plan", "maatwerk_gewenst", "onderzoek", "plan", "plannen"]
