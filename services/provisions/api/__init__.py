"""HTTP of provisions: the routers, and the act under which a client knows each command."""

from services.provisions.api import aanvragen, beschikkingen, voorzieningen

ROUTERS = (aanvragen.router, beschikkingen.router, voorzieningen.router)
ACTS = {**aanvragen.ACTS, **beschikkingen.ACTS, **voorzieningen.ACTS}
