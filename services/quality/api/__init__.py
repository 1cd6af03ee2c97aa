"""HTTP of quality: the routers, and the act under which a client knows each command."""

from services.quality.api import klachten

ROUTERS = (klachten.router,)
ACTS = {**klachten.ACTS}
