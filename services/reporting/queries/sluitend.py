"""The count that closes: at each stage what came in is what went out, or is still open.

`in` and `uit` are counted from the log of facts, `open` from the states of the read model, never as a remainder: a
fact that is missing on one side makes a difference that names its stage. A stage's `in` is counted where it is caused,
so a fact that never led to the next stage shows as well. The stage `feiten` compares the log itself with what the
inbox has applied, over all days.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.eventstore.executor import Transaction


def _dag(field: str) -> str:
    """The day in the Netherlands of a moment in a fact's data."""
    return f"((f.data->>'{field}')::timestamptz AT TIME ZONE 'Europe/Amsterdam')::date"


def _in(type_: str, field: str, extra: str = "true") -> str:
    return (
        f"SELECT count(*) AS n FROM feit f WHERE f.gemeente = $1 AND f.type = 'nl.wmo.{type_}.v1' "
        f"AND {_dag(field)} BETWEEN $2 AND $3 AND {extra}"
    )


def _laatste(table: str, start: str, outcomes: dict[str, str], reset: str = "") -> str:
    """Per outcome the streams whose last outcome it is; a reset makes a stream open again."""
    cases = " ".join(f"WHEN 'nl.wmo.{type_}.v1' THEN '{name}'" for name, type_ in outcomes.items())
    types = ", ".join(f"'nl.wmo.{type_}.v1'" for type_ in [*outcomes.values(), *([reset] if reset else [])])
    return (
        f"SELECT uit, count(*)::int AS n FROM (SELECT DISTINCT ON (f.key) CASE f.type {cases} END AS uit "
        f"FROM feit f JOIN {table} s ON s.gemeente = $1 AND s.id = f.key WHERE f.gemeente = $1 "
        f"AND s.{start} BETWEEN $2 AND $3 AND f.type IN ({types}) ORDER BY f.key, f.seq DESC) laatste "
        "WHERE uit IS NOT NULL GROUP BY uit"
    )


def _open(table: str, start: str, state: str) -> str:
    return f"SELECT count(*)::int AS n FROM {table} s WHERE s.gemeente = $1 AND s.{start} BETWEEN $2 AND $3 AND {state}"


@dataclass(frozen=True, slots=True)
class Stap:
    """One stage: three counts that must close."""

    naam: str
    ingekomen: str
    uit: str
    open: str


_TEAM = "f.data->>'bestemming' IN ('wijkteam', 'stadhuis')"
_MAATWERK = "jsonb_array_length(f.data->'maatwerkGewenst') > 0"
_ONDERZOEK = "aanmeldingen.onderzoek-nodig-vastgesteld"
_TRAJECT = "aanmeldingen.aanmelding-afgehandeld-met-kort-hulptraject"


def _gevolg(naam: str, ingekomen: str, type_: str) -> Stap:
    """A fact that must follow from another, over all days: each cause has its consequence, nothing stays open."""
    uit = f"SELECT '{naam}' AS uit, {_aantal(type_)}"
    return Stap(naam, f"SELECT {ingekomen}", uit, "SELECT 0 AS n WHERE $1 <> '' AND $2::date <= $3::date")


def _aantal(type_: str, wat: str = "count(*)", extra: str = "true") -> str:
    return (
        f"{wat}::int AS n FROM feit f WHERE f.gemeente = $1 AND $2::date <= $3::date "
        f"AND f.type = 'nl.wmo.{type_}.v1' AND {extra}"
    )


STAPPEN = (
    _gevolg(
        "persoon",
        _aantal("meldingen.melding-ontvangen", "count(DISTINCT f.data->>'persoonId')"),
        "personen.persoon-geregistreerd",
    ),
    _gevolg("hulptraject", _aantal(_TRAJECT), "hulptrajecten.hulptraject-gestart"),
    _gevolg("aanvraagrecht", _aantal("onderzoeken.onderzoeksverslag-verstrekt"), "aanvragen.aanvraag-mogelijk-gemaakt"),
    _gevolg("besluit", _aantal("beschikkingen.beschikking-bekendgemaakt"), "aanvragen.aanvraag-beschikt"),
    _gevolg(
        "pgb",
        _aantal("voorzieningen.voorziening-toegekend", extra="f.data->>'leveringsvorm' = 'pgb'"),
        "pgbs.pgb-toegekend",
    ),
    Stap(
        "melding",
        _in("meldingen.melding-ontvangen", "ontvangenOp"),
        _laatste(
            "melding",
            "dag",
            {
                "direct_beantwoord": "meldingen.melding-direct-beantwoord",
                "verwezen": "meldingen.melding-verwezen",
                "doorgezet": "meldingen.melding-doorgezet",
                "geregistreerd": "meldingen.melding-geregistreerd-voor-andere-instantie",
                "ingetrokken": "meldingen.melding-ingetrokken",
            },
            "meldingen.melding-heropend",
        ),
        _open("melding", "dag", "s.uitkomst IS NULL AND NOT s.ingetrokken"),
    ),
    Stap(
        "aanmelding",
        _in("meldingen.melding-doorgezet", "afgehandeldOp", _TEAM),
        _laatste(
            "aanmelding",
            "dag",
            {
                "advies": "aanmeldingen.aanmelding-afgehandeld-met-advies",
                "doorverwijzing": "aanmeldingen.aanmelding-afgehandeld-met-doorverwijzing",
                "kort_hulptraject": _TRAJECT,
                "onderzoek_nodig": _ONDERZOEK,
                "ingetrokken": "aanmeldingen.aanmelding-ingetrokken",
            },
        ),
        _open("aanmelding", "dag", "s.uitkomst IS NULL AND NOT s.ingetrokken"),
    ),
    Stap(
        "dossier",
        f"SELECT sum(n) AS n FROM ({_in(_ONDERZOEK, 'afgehandeldOp')} UNION ALL {_in(_TRAJECT, 'afgehandeldOp')}) s",
        _laatste("dossier", "dag", {"afgesloten": "dossiers.dossier-afgesloten"}, "dossiers.dossier-heropend"),
        _open("dossier", "dag", "cardinality(s.geopend) > cardinality(s.afgesloten)"),
    ),
    Stap(
        "onderzoek",
        _in(_ONDERZOEK, "afgehandeldOp"),
        _laatste("onderzoek", "dag", {"afgerond": "onderzoeken.onderzoek-afgerond"}),
        _open("onderzoek", "dag", "s.afgerond_dag IS NULL"),
    ),
    Stap(
        "plan",
        _in("plannen.plan-opgesteld", "gebeurdOp"),
        _laatste("plan", "opgesteld_dag", {"vastgesteld": "plannen.plan-vastgesteld"}),
        _open("plan", "opgesteld_dag", "s.dag IS NULL"),
    ),
    Stap(
        "aanvraag",
        f"SELECT sum(n) AS n FROM ({_in('plannen.plan-vastgesteld', 'vastgesteldOp', _MAATWERK)} UNION ALL "
        + _in("aanvragen.aanvraag-ontvangen", "ontvangenOp", "f.data->>'wijze' = 'eigen_initiatief'")
        + ") s",
        _laatste(
            "aanvraag",
            "begin_dag",
            {
                "beschikt": "aanvragen.aanvraag-beschikt",
                "buiten_behandeling": "aanvragen.aanvraag-buiten-behandeling-gesteld",
                "ingetrokken": "aanvragen.aanvraag-ingetrokken",
            },
        ),
        _open("aanvraag", "begin_dag", "s.beschikking_id IS NULL AND s.beeindigd_dag IS NULL"),
    ),
    Stap(
        "beschikking",
        _in("beschikkingen.beschikking-vastgesteld", "vastgesteldOp"),
        _laatste("beschikking", "vastgesteld_dag", {"bekendgemaakt": "beschikkingen.beschikking-bekendgemaakt"}),
        _open("beschikking", "vastgesteld_dag", "s.dag IS NULL"),
    ),
    Stap(
        "voorziening",
        "SELECT coalesce(sum(jsonb_array_length(f.data->'voorzieningIds')), 0) AS n FROM feit f WHERE f.gemeente = $1 "
        "AND f.type = 'nl.wmo.beschikkingen.beschikking-vastgesteld.v1' "
        f"AND {_dag('vastgesteldOp')} BETWEEN $2 AND $3",
        "SELECT CASE f.type WHEN 'nl.wmo.voorzieningen.voorziening-toegekend.v1' THEN 'toegekend' ELSE 'afgewezen' END "
        "AS uit, count(*)::int AS n FROM feit f JOIN beschikking s ON s.gemeente = $1 "
        "AND s.id = (f.data->>'beschikkingId')::uuid WHERE f.gemeente = $1 AND s.vastgesteld_dag BETWEEN $2 AND $3 "
        "AND f.type IN ('nl.wmo.voorzieningen.voorziening-toegekend.v1', "
        "'nl.wmo.voorzieningen.voorziening-afgewezen.v1') GROUP BY 1",
        "SELECT coalesce(sum(s.regels), 0) AS n FROM beschikking s WHERE s.gemeente = $1 "
        "AND s.vastgesteld_dag BETWEEN $2 AND $3 AND s.dag IS NULL",
    ),
    Stap(
        "feiten",
        "SELECT coalesce(sum(greatest(s.last_seq, d.newest)), 0) AS n FROM es.inbox_seq s "
        "LEFT JOIN (SELECT handler, topic, key, max(seq) AS newest FROM es.dead_letter "
        "WHERE gemeente = $1 AND status = 'parked' GROUP BY 1, 2, 3) d USING (handler, topic, key) "
        "WHERE s.gemeente = $1 AND $2::date <= $3::date",
        "SELECT 'vastgelegd' AS uit, count(*)::int AS n FROM feit WHERE gemeente = $1 AND $2::date <= $3::date",
        "SELECT 0 AS n WHERE $1 <> '' AND $2::date <= $3::date",
    ),
)


async def sluitende_telling(tx: Transaction, gemeente: str, van: date, tot: date) -> list[dict[str, Any]]:
    """Each stage for the cases that entered it in the range; `verschil` is 0 unless something is missing."""
    found = []
    for stap in STAPPEN:
        ingekomen = int((await tx.sql(stap.ingekomen, gemeente, van, tot))[0]["n"] or 0)
        uit = {row["uit"]: row["n"] for row in await tx.sql(stap.uit, gemeente, van, tot)}
        rest = await tx.sql(stap.open, gemeente, van, tot)
        still_open = int(rest[0]["n"]) if rest else 0
        verschil = ingekomen - sum(uit.values()) - still_open
        found.append({"stap": stap.naam, "in": ingekomen, "uit": uit, "open": still_open, "verschil": verschil})
    return found
