"""Het ondersteuningsplan: zijn woorden in `taal`, zijn regels in `besluit`."""

from services.casework.domain.plan.besluit import plan

__all__ = ["plan"]
