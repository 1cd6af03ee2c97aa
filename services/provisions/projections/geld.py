"""Begroting and declaratie as rows."""

from services.provisions.domain.begroting import AfwijkingtoelichtingVastgelegd
from services.provisions.domain.begroting import Event as Begrotingfeit
from services.provisions.domain.declaratie import Event as Declaratiefeit
from shared.events.begrotingen import (
    AfwijkingToegelicht,
    BegrotingBijgesteld,
    BegrotingsregelVastgesteld,
    RealisatieGeboekt,
)
from shared.events.declaraties import (
    DeclaratieBeantwoord,
    DeclaratieOntvangen,
    DeclaratieregelAfgekeurd,
    DeclaratieregelGoedgekeurd,
)
from shared.eventstore.projector import Row


def begroting_rij(row: Row | None, fact: Begrotingfeit) -> Row:
    """A line of the budget: what was planned at first, what is planned now, what was spent."""
    row = row or {}
    match fact:
        case BegrotingsregelVastgesteld():
            return {
                "jaar": fact.jaar,
                "taakveld": fact.taakveld,
                "soort": fact.soort,
                "kostensoort": fact.kostensoort,
                "programma": fact.programma,
                "team": fact.team_id,
                "oorspronkelijk_cent": fact.bedrag_cent,
                "bijgesteld_cent": fact.bedrag_cent,
                "realisatie_cent": 0,
                "afwijking_nummers": [],
                "afwijking_oorzaken": [],
                "afwijking_toelichtingen": [],
            }
        case BegrotingBijgesteld():
            return {**row, "bijgesteld_cent": fact.bedrag_cent}
        case RealisatieGeboekt():
            return {**row, "realisatie_cent": row["realisatie_cent"] + fact.bedrag_cent}
        case AfwijkingToegelicht():
            nummers = [*row["afwijking_nummers"], fact.nummer]
            return {
                **row,
                "afwijking_nummers": nummers,
                "afwijking_oorzaken": [*row["afwijking_oorzaken"], fact.oorzaakcode],
            }
        case AfwijkingtoelichtingVastgelegd():
            return {**row, "afwijking_toelichtingen": [*row["afwijking_toelichtingen"], fact.tekst]}


def declaratie_rij(row: Row | None, fact: Declaratiefeit) -> Row | None:
    """A declaratie with the day on which it must be answered, and what was approved of it."""
    match fact:
        case DeclaratieOntvangen():
            return {
                "aanbieder": fact.aanbieder_id,
                "ontvangen_op": fact.ontvangen_op,
                "van": fact.van,
                "tot": fact.tot,
                "bedrag_cent": fact.bedrag_cent,
                "aantal_regels": fact.aantal_regels,
                "goedgekeurd_cent": 0,
                "afgekeurd_cent": 0,
                "uiterste_datum": fact.uiterste_datum,
                "beantwoord_op": None,
            }
        case DeclaratieregelGoedgekeurd():
            row = row or {}
            return {**row, "goedgekeurd_cent": row["goedgekeurd_cent"] + fact.bedrag_cent}
        case DeclaratieregelAfgekeurd():
            row = row or {}
            return {**row, "afgekeurd_cent": row["afgekeurd_cent"] + fact.bedrag_cent}
        case DeclaratieBeantwoord():
            return {**(row or {}), "beantwoord_op": fact.beantwoord_op}
        case _:
            return row
