"""Questions over the whole chain: the funnel, the count that closes, the facts behind a case, how far we are."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.reporting.queries.waarden import filters_op
from shared.eventstore.executor import Transaction
from shared.termijnen.kalender import EEN_DAG, begin_van

_STAP_NA_MELDING = {  # table and column with the days on which a case took the step; its first one counts
    "aanmelding": ("aanmelding", "dag"),
    "gesprek": ("aanmelding", "gesprek_dag"),
    "onderzoek": ("onderzoek", "dag"),
    "plan": ("plan", "dag"),
    "aanvraag": ("aanvraag", "dag"),
    "beschikking": ("beschikking", "dag"),
    "voorziening": ("voorziening", "toegekend_dag"),
}
STAPPEN = ("melding", *_STAP_NA_MELDING)


def _eerste(stap: str, tabel: str, dag: str) -> str:
    return f"(SELECT min(x.{dag}) FROM {tabel} x WHERE x.gemeente = $1 AND x.melding_id = m.id) AS {stap}"


_ZAKEN = (
    f"SELECT m.dag AS melding, {', '.join(_eerste(stap, *waar) for stap, waar in _STAP_NA_MELDING.items())} "
    "FROM melding m WHERE m.gemeente = $1"
)


async def trechter(
    tx: Transaction, gemeente: str, van: date, tot: date, basis: str, filters: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """The steps of the chain: how many reached each, which share of the first, median days since receipt.

    Cohort: the meldingen received in the range, whenever they reached the step. Periode: each step by its own facts.
    """
    where, values = filters_op(filters, 4, team="coalesce(m.team, 'overig')")
    parts = [
        f"SELECT '{stap}' AS stap, count({stap})::int AS aantal, "
        f"percentile_cont(0.5) WITHIN GROUP (ORDER BY {stap} - melding) AS dagen "
        f"FROM zaken WHERE {'melding' if basis == 'cohort' else stap} BETWEEN $2 AND $3"
        for stap in STAPPEN
    ]
    query = f"WITH zaken AS ({_ZAKEN}{where}) {' UNION ALL '.join(parts)}"
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
