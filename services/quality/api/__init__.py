"""HTTP of quality: the routers, and the act under which a client knows each command."""

from services.quality.api import klachten, tevredenheidsmetingen

ROUTERS = (klachten.router, tevredenheidsmetingen.router)
ACTS = {**klachten.ACTS, **tevredenheidsmetingen.ACTS}
