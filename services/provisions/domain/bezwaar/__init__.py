"""Het bezwaar: zijn woorden in `taal`, zijn regels in `besluit`."""

from services.provisions.domain.bezwaar.besluit import bezwaar

__all__ = ["bezwaar"]
