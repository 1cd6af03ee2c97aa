"""Casework, composed."""

from pathlib import Path

from services.casework.api import ACTS, ROUTERS
from services.casework.domain import medewerker, team, veiligheidssignaal, verwijzing
from services.casework.domain.dossier import taal as dossier
from services.casework.domain.onderzoek import taal as onderzoek
from services.casework.domain.plan import taal as plan
from services.casework.projections import DERIVED, PROJECTIONS
from services.casework.reactions import REACTIONS
from shared.service import termijnen
from shared.service.service import Service

SERVICE = Service(
    naam="casework",
    titel="wmo-keten casework",
    folder=Path(__file__).parent,
    domeinen=(
        "huishoudens",
        "dossiers",
        "onderzoeken",
        "plannen",
        "hulptrajecten",
        "verwijzingen",
        "veiligheidssignalen",
        "teams",
        "medewerkers",
    ),
    routers=(*ROUTERS, termijnen.router, termijnen.open_termijnen),
    acts=ACTS,
    private=(
        dossier.FEITEN,
        onderzoek.FEITEN,
        plan.FEITEN,
        verwijzing.FEITEN,
        veiligheidssignaal.FEITEN,
        team.FEITEN,
        medewerker.FEITEN,
    ),
    projections=PROJECTIONS,
    derived=DERIVED,
    reactions=REACTIONS,
)
