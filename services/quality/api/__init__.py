"""HTTP of quality: the routers, and the act under which a client knows each command."""

from services.quality.api import calamiteiten, klachten, medewerkersenquetes, tevredenheidsmetingen

ROUTERS = (klachten.router, tevredenheidsmetingen.router, medewerkersenquetes.router, calamiteiten.router)
ACTS = {**klachten.ACTS, **tevredenheidsmetingen.ACTS, **medewerkersenquetes.ACTS, **calamiteiten.ACTS}
