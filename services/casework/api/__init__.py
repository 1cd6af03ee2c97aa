"""HTTP of casework: the routers, and the act under which a client knows each command."""

from services.casework.api import dossiers, huishoudens, hulptrajecten, onderzoeken, plannen, wachtlijst, werkvoorraad

_MODULES = (dossiers, wachtlijst, huishoudens, onderzoeken, plannen, hulptrajecten)
ROUTERS = (*(module.router for module in _MODULES), werkvoorraad.router)
ACTS = {command: act for module in _MODULES for command, act in module.ACTS.items()}
