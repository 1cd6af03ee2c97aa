"""Intake, composed."""

from pathlib import Path

from services.intake.api import ACTS, ROUTERS
from services.intake.domain import persoon
from services.intake.domain.aanmelding import taal as aanmelding
from services.intake.domain.melding import taal as melding
from services.intake.projections import PROJECTIONS
from services.intake.reactions import REACTIONS
from shared.service import termijnen
from shared.service.service import Service

SERVICE = Service(
    naam="intake",
    titel="wmo-keten intake",
    folder=Path(__file__).parent,
    domeinen=("personen", "meldingen", "aanmeldingen"),
    routers=(*ROUTERS, termijnen.router),
    acts=ACTS,
    private=(persoon.FEITEN, melding.FEITEN, aanmelding.FEITEN),
    projections=PROJECTIONS,
    reactions=REACTIONS,
)
