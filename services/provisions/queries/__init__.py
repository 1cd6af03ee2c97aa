"""Questions to provisions' read tables, by subject."""

from services.provisions.queries.besluit import aanvraag, aanvragen, beschikking, beschikkingen, recht
from services.provisions.queries.levering import lopend, voorziening, voorzieningen

__all__ = ["aanvraag", "aanvragen", "beschikking", "beschikkingen", "lopend", "recht", "voorziening", "voorzieningen"]
