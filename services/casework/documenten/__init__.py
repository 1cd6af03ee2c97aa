"""The letters of casework: pure functions from facts to what a template shows."""

from pathlib import Path

from services.casework.documenten.plan import plandocument
from services.casework.documenten.verslag import verslag
from shared.documents.templates import Templates

__all__ = ["SJABLONEN", "plandocument", "verslag"]

SJABLONEN = Templates(Path(__file__).parent / "sjablonen")
