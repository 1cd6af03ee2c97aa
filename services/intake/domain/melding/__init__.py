"""De melding: haar woorden in `taal`, haar regels in `besluit`."""

from services.intake.domain.melding.besluit import melding

__all__ = ["melding"]
