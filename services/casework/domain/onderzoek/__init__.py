"""Het onderzoek: zijn woorden in `taal`, zijn regels in `besluit`."""

from services.casework.domain.onderzoek.besluit import onderzoek

__all__ = ["onderzoek"]
