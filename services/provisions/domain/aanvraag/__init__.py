"""De aanvraag: haar woorden in `taal`, haar regels in `besluit`."""

from services.provisions.domain.aanvraag.besluit import aanvraag

__all__ = ["aanvraag"]
