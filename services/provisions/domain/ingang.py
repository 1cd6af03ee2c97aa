"""Vanaf wanneer een later besluit werkt op wat al is toegekend: niet voor het is bekendgemaakt (Awb 3:40)."""

from datetime import date, datetime

from shared.termijnen.kalender import EEN_DAG, dag_van


def eerste_dag(op: datetime, ingang: date) -> date:
    """De eerste dag waarop het nieuwe geldt."""
    return max(ingang, dag_van(op))


def laatste_dag(op: datetime, ingang: date) -> date:
    """De laatste dag waarop het oude nog geldt; wat op de dag van de bekendmaking loopt, loopt die dag door.

    Een ingang in het verleden neemt geen hulp terug die al is gegeven: wat die heeft gekost, kan alleen worden
    teruggevorderd (Wmo 2015, art. 2.4.1).
    """
    return max(ingang - EEN_DAG, dag_van(op))
