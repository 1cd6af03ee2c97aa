"""HTTP of intake: the routers, and the act under which a client knows each command."""

from services.intake.api import (
    aanmeldingen,
    afhandelingen,
    klantcontacten,
    meldingen,
    nummers,
    partner,
    partners,
    personen,
)

ROUTERS = (
    meldingen.router,
    nummers.router,
    afhandelingen.router,
    personen.router,
    aanmeldingen.router,
    klantcontacten.router,
    partners.router,
    partner.router,
)
ACTS = {**meldingen.ACTS, **nummers.ACTS, **afhandelingen.ACTS, **personen.ACTS, **aanmeldingen.ACTS, **partners.ACTS}
