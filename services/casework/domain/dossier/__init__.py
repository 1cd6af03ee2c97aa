"""Het dossier: zijn woorden in `taal`, zijn regels in `besluit`."""

from services.casework.domain.dossier.besluit import dossier

__all__ = ["dossier"]
