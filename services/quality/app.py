"""Quality, composed."""

from pathlib import Path

from services.quality.api import ACTS, ROUTERS
from services.quality.domain import calamiteit, tevredenheidsmeting
from services.quality.domain.klacht import taal as klacht
from services.quality.projections import DERIVED, PROJECTIONS
from services.quality.reactions import REACTIONS
from shared.service import termijnen
from shared.service.service import Service

SERVICE = Service(
    naam="quality",
    titel="wmo-keten quality",
    folder=Path(__file__).parent,
    domeinen=("klachten", "tevredenheidsmetingen", "medewerkersenquetes", "calamiteiten"),
    routers=(*ROUTERS, termijnen.router, termijnen.open_termijnen),
    acts=ACTS,
    private=(klacht.FEITEN, tevredenheidsmeting.FEITEN, calamiteit.FEITEN),
    projections=PROJECTIONS,
    derived=DERIVED,
    reactions=REACTIONS,
)
