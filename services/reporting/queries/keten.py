"""Questions over the whole chain: the funnel, the count that closes, the facts behind a case, how far we are."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.reporting.queries.waarden import filters_op
from shared.eventstore.executor import Transaction
from shared.termijnen.kalender import EEN_DAG, begin_van

STAPPEN = ("melding", "aanmelding", "gesprek", "onderzoek", "plan", "aanvraag", "beschikking", "voorziening")

_MOMENTEN = """
  SELECT m.id, m.dag, m.ontvangen_op AS melding, a.dag AS aanmelding_dag, a.dag::timestamptz AS aanmelding,
         a.gesprek_dag, a.gesprek_op AS gesprek, o.dag AS onderzoek_dag, o.gestart_op AS onderzoek,
         p.dag AS plan_dag, p.vastgesteld_op AS plan, v.dag AS aanvraag_dag, v.ontvangen_op AS aanvraag,
         b.dag AS beschikking_dag, b.bekendgemaakt_op AS beschikking,
         z.toegekend_dag AS voorziening_dag, z.toegekend_op AS voorziening
  FROM melding m
  LEFT JOIN LATERAL (SELECT min(x.dag) AS dag, min(x.gesprek_dag) AS gesprek_dag, min(x.gesprek_op) AS gesprek_op
    FROM aanmelding x WHERE x.gemeente = $1 AND x.melding_id = m.id) a ON true
  LEFT JOIN LATERAL (SELECT min(x.dag) AS dag, min(x.gestart_op) AS gestart_op
    FROM onderzoek x WHERE x.gemeente = $1 AND x.melding_id = m.id) o ON true
  LEFT JOIN LATERAL (SELECT min(x.dag) AS dag, min(x.vastgesteld_op) AS vastgesteld_op
    FROM plan x WHERE x.gemeente = $1 AND x.melding_id = m.id) p ON true
  LEFT JOIN LATERAL (SELECT min(x.dag) AS dag, min(x.ontvangen_op) AS ontvangen_op
    FROM aanvraag x WHERE x.gemeente = $1 AND x.melding_id = m.id) v ON true
  LEFT JOIN LATERAL (SELECT min(x.dag) AS dag, min(x.bekendgemaakt_op) AS bekendgemaakt_op
    FROM beschikking x WHERE x.gemeente = $1 AND x.melding_id = m.id) b ON true
  LEFT JOIN LATERAL (SELECT min(x.toegekend_dag) AS toegekend_dag, min(x.toegekend_op) AS toegekend_op
    FROM voorziening x WHERE x.gemeente = $1 AND x.melding_id = m.id) z ON true
  WHERE m.gemeente = $1
"""


async def trechter(
    tx: Transaction, gemeente: str, van: date, tot: date, basis: str, filters: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """The steps of the chain: how many reached each, which share of the first, median days since receipt.

    Cohort: the meldingen received in the range, whenever they reached the step. Periode: each step by its own facts.
    """
    where, values = filters_op(filters, 4, team="coalesce(m.team, 'overig')")
    parts = []
    for stap in STAPPEN:
        dag = "m.dag" if stap == "melding" else f"{stap}_dag"
        in_time = "dag BETWEEN $2 AND $3" if basis == "cohort" else f"{dag.removeprefix('m.')} BETWEEN $2 AND $3"
        parts.append(
            f"SELECT '{stap}' AS stap, count(*)::int AS aantal, percentile_cont(0.5) WITHIN GROUP (ORDER BY "
            f"{dag.removeprefix('m.')} - dag) AS dagen FROM momenten "
            f"WHERE {dag.removeprefix('m.')} IS NOT NULL AND {in_time}"
        )
    query = f"WITH momenten AS ({_MOMENTEN}{where}) {' UNION ALL '.join(parts)}"
    found = {row["stap"]: row for row in await tx.sql(query, gemeente, van, tot, *values)}
    first = found["melding"]["aantal"]
    return [
        {
            "stap": stap,
            "aantal": found[stap]["aantal"],
            "aandeel": found[stap]["aantal"] / first if first else None,
            "mediaanDagen": found[stap]["dagen"],
        }
        for stap in STAPPEN
    ]


async def feiten(
    tx: Transaction, gemeente: str, soort: str, ids: Sequence[UUID], meldingen: Sequence[UUID], tot: date
) -> Mapping[UUID, list[dict[str, Any]]]:
    """The facts behind cases as known on `tot`, by case: of its own stream, or for a person of the melding counted."""
    van = "melding_id" if soort == "persoon" else "key"
    rows = await tx.sql(
        f"""SELECT {van} AS van, type, gebeurd_op, event_id FROM feit
            WHERE gemeente = $1 AND {van} = ANY ($2) AND geregistreerd_op < $3 ORDER BY gebeurd_op, seq""",
        gemeente,
        list(meldingen if soort == "persoon" else ids),
        begin_van(tot + EEN_DAG),
    )
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows:
        fact = {"type": row["type"], "gebeurdOp": row["gebeurd_op"], "eventId": row["event_id"]}
        found.setdefault(row["van"], []).append(fact)
    return found


async def bijgewerkt_tot(tx: Transaction, gemeente: str) -> datetime | None:
    """The moment of recording of the newest fact that is counted."""
    rows = await tx.sql("SELECT max(geregistreerd_op) AS op FROM feit WHERE gemeente = $1", gemeente)
    newest: datetime | None = rows[0]["op"]
    return newest


async def posities(tx: Transaction, handler: str) -> Sequence[Mapping[str, Any]]:
    """Per topic and partition the next offset that reporting will apply."""
    return await tx.sql(
        "SELECT topic, partition, next_offset FROM es.inbox_position WHERE handler = $1 ORDER BY topic, partition",
        handler,
    )
