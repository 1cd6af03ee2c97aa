"""The services there are."""

from collections.abc import Sequence

from services.casework.app import SERVICE as CASEWORK
from services.intake.app import SERVICE as INTAKE
from services.provisions.app import SERVICE as PROVISIONS
from services.quality.app import SERVICE as QUALITY
from services.reporting.app import SERVICE as REPORTING
from shared.service.service import Service

DIENSTEN: Sequence[Service] = (INTAKE, CASEWORK, PROVISIONS, QUALITY, REPORTING)
OP_NAAM = {service.naam: service for service in DIENSTEN}


def topics() -> list[str]:
    """Every topic, each with its one writing service."""
    return [topic for service in DIENSTEN for topic in service.written]
