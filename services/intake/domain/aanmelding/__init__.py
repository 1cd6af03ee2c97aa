"""De aanmelding: haar woorden in `taal`, haar regels in `besluit`."""

from services.intake.domain.aanmelding.besluit import aanmelding

__all__ = ["aanmelding"]
