"""Facts of aanvragen, beschikkingen, voorzieningen and budgets to rows."""

from typing import Any

from shared.events import aanvragen, beschikkingen, pgbs, voorzieningen
from shared.eventstore.projector import Row
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import beslistermijn_einde


def aanvraag(row: Row | None, fact: Any) -> Row:  # noqa: ANN401 - any fact of the stream
    """An aanvraag with its term, gross and with suspensions counted."""
    row = row or {
        "melding_id": fact.melding_id,
        "begin_dag": None,
        "dag": None,
        "bruto_einde": None,
        "netto_einde": None,
        "opgeschort_vanaf": [],
        "opgeschort_tot": [],
        "beschikking_id": None,
        "beeindigd_dag": None,
    }
    match fact:
        case aanvragen.AanvraagformulierAangeboden():
            return {**row, "begin_dag": dag_van(fact.gebeurd_op)}
        case aanvragen.AanvraagOntvangen():
            return {
                **row,
                "begin_dag": row["begin_dag"] or dag_van(fact.ontvangen_op),
                "dag": dag_van(fact.ontvangen_op),
                "bruto_einde": fact.uiterste_datum,
                "netto_einde": fact.uiterste_datum,
            }
        case aanvragen.AanvraagOpgeschort():
            vanaf, tot = [*row["opgeschort_vanaf"], fact.vanaf], [*row["opgeschort_tot"], fact.verwacht_tot_en_met]
            return _netto({**row, "opgeschort_vanaf": vanaf, "opgeschort_tot": tot})
        case aanvragen.OpschortingBeeindigd():
            tot = [fact.tot_en_met if n == fact.nummer else dag for n, dag in enumerate(row["opgeschort_tot"], 1)]
            return _netto({**row, "opgeschort_tot": tot})
        case aanvragen.AanvraagBeschikt():
            return {**row, "beschikking_id": fact.beschikking_id}
        case aanvragen.AanvraagIngetrokken() | aanvragen.AanvraagBuitenBehandelingGesteld():
            return {**row, "beeindigd_dag": dag_van(fact.gebeurd_op)}
        case _:
            return row


def _netto(row: Row) -> Row:
    periodes = list(zip(row["opgeschort_vanaf"], row["opgeschort_tot"], strict=True))
    return {**row, "netto_einde": beslistermijn_einde(row["dag"], periodes)}


def beschikking(row: Row | None, fact: Any) -> Row:  # noqa: ANN401 - any fact of the stream
    """A beschikking, which counts once it is made known."""
    row = row or {"melding_id": fact.melding_id, "regels": None, "vastgesteld_dag": None, "dag": None}
    match fact:
        case beschikkingen.BeschikkingVastgesteld():
            regels = len(fact.voorziening_ids)
            return {**row, "vastgesteld_dag": dag_van(fact.vastgesteld_op), "regels": regels}
        case beschikkingen.BeschikkingBekendgemaakt():
            return {**row, "dag": dag_van(fact.bekendgemaakt_op)}
        case _:
            return row


def voorziening(row: Row | None, fact: Any) -> Row:  # noqa: ANN401 - any fact of the stream
    """A voorziening: granted or refused, and ordered."""
    match fact:
        case voorzieningen.VoorzieningToegekend() | voorzieningen.VoorzieningAfgewezen():
            row = {
                "melding_id": fact.melding_id,
                "plan_id": None,
                "productcategorie": fact.productcategorie,
                "nieuw": False,
                "toegekend_dag": None,
                "besteld_dag": None,
            }
            if isinstance(fact, voorzieningen.VoorzieningAfgewezen):
                return row
            return {**row, "toegekend_dag": dag_van(fact.gebeurd_op), "nieuw": fact.nieuw, "plan_id": fact.plan_id}
        case voorzieningen.ToewijzingVerzonden() if fact.eerste:
            return {**(row or {}), "besteld_dag": dag_van(fact.verzonden_op)}
        case _:
            return row or {}


def pgb(row: Row | None, fact: Any) -> Row:  # noqa: ANN401 - any fact of the stream
    """A granted budget."""
    if isinstance(fact, pgbs.PgbToegekend):
        return {"melding_id": fact.melding_id, "voorziening_id": fact.voorziening_id, "dag": dag_van(fact.gebeurd_op)}
    return row or {}
