"""Intake, composed."""

from pathlib import Path

from services.intake.api import ACTS, ROUTERS
from services.intake.domain import klantcontact, partner
from services.intake.domain.aanmelding import taal as aanmelding
from services.intake.domain.melding import taal as melding
from services.intake.domain.persoon import taal as persoon
from services.intake.projections import DERIVED, PROJECTIONS
from services.intake.reactions import REACTIONS
from shared.service import termijnen
from shared.service.service import Service

SERVICE = Service(
    naam="intake",
    titel="wmo-keten intake",
    folder=Path(__file__).parent,
    domeinen=("personen", "klantcontacten", "meldingen", "aanmeldingen", "partners", "samenwerkingsafspraken"),
    routers=(*ROUTERS, termijnen.router, termijnen.open_termijnen),
    acts=ACTS,
    private=(persoon.FEITEN, klantcontact.FEITEN, melding.FEITEN, aanmelding.FEITEN, partner.FEITEN),
    projections=PROJECTIONS,
    derived=DERIVED,
    reactions=REACTIONS,
)
