"""HTTP of casework: the routers, and the act under which a client knows each command."""

from services.casework.api import dossiers, onderzoeken, plannen

ROUTERS = (dossiers.router, onderzoeken.router, plannen.router)
ACTS = {**dossiers.ACTS, **onderzoeken.ACTS, **plannen.ACTS}
