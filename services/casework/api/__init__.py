"""HTTP of casework: the routers, and the act under which a client knows each command."""

from services.casework.api import dossiers, medewerkers, onderzoeken, plannen, teams, veiligheidssignalen, verwijzingen

ROUTERS = (
    dossiers.router,
    onderzoeken.router,
    plannen.router,
    verwijzingen.router,
    verwijzingen.lezen,
    teams.router,
    medewerkers.router,
    veiligheidssignalen.router,
)
ACTS = {
    **dossiers.ACTS,
    **onderzoeken.ACTS,
    **plannen.ACTS,
    **verwijzingen.ACTS,
    **teams.ACTS,
    **medewerkers.ACTS,
    **veiligheidssignalen.ACTS,
}
