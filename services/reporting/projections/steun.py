"""Facts of dossiers, onderzoeken and plans to rows."""

from typing import Any

from shared.events import dossiers, onderzoeken, plannen
from shared.eventstore.projector import Row
from shared.termijnen.kalender import dag_van


def dossier(row: Row | None, fact: Any) -> Row:  # noqa: ANN401 - any fact of the stream
    """A dossier with the days on which it opened and closed."""
    dag = dag_van(fact.gebeurd_op)
    if isinstance(fact, dossiers.DossierGeopend):
        kop = {"melding_id": fact.melding_id, "team": fact.team_id, "dag": dag}
        return {**kop, "geopend": [dag], "afgesloten": []}
    row = row or {}
    match fact:
        case dossiers.DossierAfgesloten():
            return {**row, "afgesloten": [*row["afgesloten"], dag]}
        case dossiers.DossierHeropend():
            return {**row, "geopend": [*row["geopend"], dag]}
        case _:
            return row


def onderzoek(row: Row | None, fact: Any) -> Row:  # noqa: ANN401 - any fact of the stream
    """An onderzoek against its legal end."""
    if isinstance(fact, onderzoeken.OnderzoekGestart):
        return {
            "melding_id": fact.melding_id,
            "dag": dag_van(fact.gebeurd_op),
            "melding_dag": dag_van(fact.melding_op),
            "uiterste_datum": fact.uiterste_datum,
            "verslag_dag": None,
            "afgerond_dag": None,
        }
    row = row or {}
    match fact:
        case onderzoeken.OnderzoeksverslagVerstrekt():
            return {**row, "verslag_dag": dag_van(fact.verstrekt_op)}
        case onderzoeken.OnderzoekAfgerond():
            return {**row, "afgerond_dag": dag_van(fact.afgerond_op)}
        case _:
            return row


def plan(row: Row | None, fact: Any) -> Row:  # noqa: ANN401 - any fact of the stream
    """A plan, established on the day of the later akkoord."""
    match fact:
        case plannen.PlanOpgesteld():
            return {
                "melding_id": fact.melding_id,
                "onderzoek_id": fact.onderzoek_id,
                "aanmelding_id": None,
                "opgesteld_dag": dag_van(fact.gebeurd_op),
                "dag": None,
            }
        case plannen.PlanVastgesteld():
            return {**(row or {}), "aanmelding_id": fact.aanmelding_id, "dag": dag_van(fact.vastgesteld_op)}
        case _:
            return row or {}
