"""HTTP of intake: the routers, and the act under which a client knows each command."""

from services.intake.api import aanmeldingen, afhandelingen, meldingen, partner, personen

ROUTERS = (meldingen.router, afhandelingen.router, personen.router, aanmeldingen.router, partner.router)
ACTS = {**meldingen.ACTS, **afhandelingen.ACTS, **aanmeldingen.ACTS}
