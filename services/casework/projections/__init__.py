"""Facts to rows of casework's read tables, by subject."""

from typing import get_args

from services.casework import tables
from services.casework.domain.dossier import dossier
from services.casework.domain.huishouden import huishouden
from services.casework.domain.hulptraject import hulptraject
from services.casework.domain.medewerker import medewerker
from services.casework.domain.onderzoek import onderzoek
from services.casework.domain.plan import plan
from services.casework.domain.team import team
from services.casework.domain.veiligheidssignaal import veiligheidssignaal
from services.casework.domain.verwijzing import verwijzing
from services.casework.projections import steun, teams, tijdlijn, veiligheid, verwijzingen
from shared.eventstore.projector import Derived, Projection
from shared.termijnen.bewaking import rij

PROJECTIONS = (
    Projection(tables.dossiers, dossier, steun.dossier_rij),
    Projection(tables.onderzoeken, onderzoek, steun.onderzoek_rij),
    Projection(tables.hulptrajecten, hulptraject, steun.hulptraject_rij),
    Projection(tables.huishoudens, huishouden, steun.huishouden_rij),
    Projection(tables.plannen, plan, steun.plan_rij),
    Projection(tables.verwijzingen, verwijzing, verwijzingen.verwijzing_rij),
    Projection(tables.teams, team, teams.team_rij),
    Projection(tables.medewerkers, medewerker, teams.medewerker_rij),
    Projection(tables.veiligheidssignalen, veiligheidssignaal, veiligheid.signaal_rij),
    Projection(tables.termijnen, onderzoek, rij(onderzoek)),
)
DERIVED = (Derived(tables.ketenstappen, frozenset(get_args(tijdlijn.Ketenfeit.__value__)), tijdlijn.ketenstap_rij),)
