"""De persoon: zijn woorden in `taal`, zijn regels in `besluit`."""

from services.intake.domain.persoon.besluit import persoon

__all__ = ["persoon"]
