"""Hoe een brief aan de inwoner diens BSN noemt: genoeg om te herkennen, te weinig om te gebruiken."""

from shared.documents.letter import VERNIETIGD, tekst
from shared.events.sealed import Personal


def einde(bsn: Personal[str]) -> str:
    """`999900006` -> `eindigt op 006`."""
    gelezen = tekst(bsn)
    return gelezen if gelezen == VERNIETIGD else f"eindigt op {gelezen[-3:]}"
