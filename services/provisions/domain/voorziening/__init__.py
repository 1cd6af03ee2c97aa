"""De voorziening: haar woorden in `taal`, haar regels in `besluit`."""

from services.provisions.domain.voorziening.besluit import voorziening

__all__ = ["voorziening"]
