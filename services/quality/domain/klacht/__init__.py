"""De klacht: haar woorden in `taal`, haar regels in `besluit`."""

from services.quality.domain.klacht.besluit import klacht

__all__ = ["klacht"]
