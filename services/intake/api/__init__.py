"""HTTP of intake: the routers, and the act under which a client knows each command."""

from services.intake.api import aanmeldingen, meldingen, partner, personen

ROUTERS = (meldingen.router, personen.router, aanmeldingen.router, partner.router)
ACTS = {**meldingen.ACTS, **aanmeldingen.ACTS}
