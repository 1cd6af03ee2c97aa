"""Every POST operation of the chain, by service."""

from collections.abc import Mapping

from tests.e2e.handelingen.casework import CASEWORK
from tests.e2e.handelingen.handeling import BSN, PERSOON, Handeling, school
from tests.e2e.handelingen.intake import INTAKE
from tests.e2e.handelingen.levering import GELD, LEVERING
from tests.e2e.handelingen.provisions import PROVISIONS
from tests.e2e.handelingen.quality import QUALITY

ALLE: Mapping[str, Mapping[str, Handeling]] = {
    "intake": INTAKE,
    "casework": CASEWORK,
    "provisions": {**PROVISIONS, **LEVERING, **GELD},
    "quality": QUALITY,
}

__all__ = [
    "ALLE",
    "BSN",
    "CASEWORK",
    "GELD",
    "INTAKE",
    "LEVERING",
    "PERSOON",
    "PROVISIONS",
    "QUALITY",
    "Handeling",
    "school",
]
