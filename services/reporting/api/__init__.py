"""HTTP of reporting."""

from services.reporting.api import indicatoren, keten

ROUTERS = (indicatoren.router, keten.router)
