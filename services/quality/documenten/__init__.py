"""The letters of quality: pure functions from facts to what a template shows."""

from pathlib import Path

from services.quality.documenten.afdoening import afdoening
from shared.documents.templates import Templates

__all__ = ["SJABLONEN", "afdoening"]

SJABLONEN = Templates(Path(__file__).parent / "sjablonen")
