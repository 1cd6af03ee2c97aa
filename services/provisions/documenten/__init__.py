"""The letters of provisions: pure functions from facts to what a template shows."""

from pathlib import Path

from services.provisions.documenten.aanvraagformulier import aanvraagformulier
from services.provisions.documenten.besluit import besluitbrief
from services.provisions.documenten.toewijzing import toewijzing
from shared.documents.templates import Templates

__all__ = ["SJABLONEN", "aanvraagformulier", "besluitbrief", "toewijzing"]

SJABLONEN = Templates(Path(__file__).parent / "sjablonen")
