"""HTTP of casework: the routers, and the act under which a client knows each command."""

from services.casework.api import (
    documenten,
    dossiers,
    huishoudens,
    hulptrajecten,
    medewerkers,
    onderzoeken,
    plannen,
    teams,
    veiligheidssignalen,
    verwijzingen,
    wachtlijst,
    werkvoorraad,
)

_MODULES = (
    dossiers,
    wachtlijst,
    huishoudens,
    onderzoeken,
    plannen,
    hulptrajecten,
    verwijzingen,
    teams,
    medewerkers,
    veiligheidssignalen,
)
ROUTERS = (*(module.router for module in _MODULES), verwijzingen.lezen, werkvoorraad.router, documenten.router)
ACTS = {command: act for module in _MODULES for command, act in module.ACTS.items()}
