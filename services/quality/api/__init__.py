"""HTTP of quality: the routers, and the act under which a client knows each command."""

from services.quality.api import calamiteiten, documenten, klachten, medewerkersenquetes, tevredenheidsmetingen

_MODULES = (klachten, tevredenheidsmetingen, medewerkersenquetes, calamiteiten)
ROUTERS = (*(module.router for module in _MODULES), documenten.router)
ACTS = {command: act for module in _MODULES for command, act in module.ACTS.items()}
