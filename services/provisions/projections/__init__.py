"""Facts to rows, by subject: provisions' own aggregates, and what it must know of meldingen elsewhere."""

from services.provisions.projections import besluit, geld, levering, registers
from services.provisions.projections.besluit import aanvraag_rij

PROJECTIONS = (*besluit.PROJECTIONS, *levering.PROJECTIONS, *registers.PROJECTIONS, *geld.PROJECTIONS)
DERIVED = besluit.DERIVED

__all__ = ["DERIVED", "PROJECTIONS", "aanvraag_rij"]
