"""The register of teams and of who works in them."""

from services.casework.domain.medewerker import Event as Medewerkerfeit
from services.casework.domain.team import Event as Teamfeit
from services.casework.domain.team import TeamprofielVastgelegd
from shared.events.medewerkers import InzetBeeindigd, MedewerkerIngezet, MedewerkerVerplaatst
from shared.events.teams import TeamGewijzigd, TeamIngericht, WerkwijzeIngevoerd
from shared.eventstore.projector import Row


def team_rij(row: Row | None, fact: Teamfeit) -> Row | None:
    """A team with its newest profile and its way of working."""
    match fact:
        case TeamIngericht():
            return {"teamcode": fact.teamcode, "wijkcodes": fact.wijkcodes, "disciplines": fact.disciplines}
        case TeamGewijzigd():
            return {**(row or {}), "wijkcodes": fact.wijkcodes, "disciplines": fact.disciplines}
        case TeamprofielVastgelegd():
            profiel = {"tekst": fact.tekst, "telefoon": fact.telefoon, "email": fact.email}
            return {**(row or {}), "profielversie": fact.versie, **profiel}
        case WerkwijzeIngevoerd():
            return {**(row or {}), "werkwijze": fact.werkwijze, "werkwijze_per": fact.per}
        case _:
            return row


def medewerker_rij(row: Row | None, fact: Medewerkerfeit) -> Row | None:
    """Who is deployed where, by whom; not how they are called."""
    match fact:
        case MedewerkerIngezet():
            return {
                "team": fact.team_id,
                "werkgever_id": fact.werkgever_id,
                "rol": fact.rol,
                "disciplines": fact.disciplines,
                "van": fact.van,
                "beeindigd_per": None,
            }
        case MedewerkerVerplaatst():
            return {**(row or {}), "team": fact.naar_team_id, "van": fact.per}
        case InzetBeeindigd():
            return {**(row or {}), "beeindigd_per": fact.per}
        case _:
            return row
