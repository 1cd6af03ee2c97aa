"""De beschikking: haar woorden in `taal`, haar regels in `besluit`."""

from services.provisions.domain.beschikking.besluit import beschikking

__all__ = ["beschikking"]
