"""Facts to rows of casework's read tables, by subject."""

from services.casework import tables
from services.casework.domain.dossier import dossier
from services.casework.domain.huishouden import huishouden
from services.casework.domain.hulptraject import hulptraject
from services.casework.domain.onderzoek import onderzoek
from services.casework.domain.plan import plan
from services.casework.projections import steun
from shared.eventstore.projector import Projection

PROJECTIONS = (
    Projection(tables.dossiers, dossier, steun.dossier_rij),
    Projection(tables.onderzoeken, onderzoek, steun.onderzoek_rij),
    Projection(tables.hulptrajecten, hulptraject, steun.hulptraject_rij),
    Projection(tables.huishoudens, huishouden, steun.huishouden_rij),
    Projection(tables.plannen, plan, steun.plan_rij),
)
