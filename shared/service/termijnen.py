"""Terms: every service computes one alike and explains it, and those that watch any list them alike."""

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from shared.events.codes import OpschortingGrond
from shared.eventstore.executor import Transaction
from shared.eventstore.paging import Filters, Slice, page
from shared.service.desk import AtDesk
from shared.service.lists import JSON, Cursor, Found, Limit, Tekstfilter, json, listing
from shared.service.models import Datum, Model
from shared.service.problems import Problem
from shared.service.timers import TABLE
from shared.service.web import resource_router
from shared.termijnen.bewaking import zoals_op
from shared.termijnen.kalender import EEN_DAG, JaarBuitenKalender, dag_van
from shared.termijnen.opschorting import Grond, OngeldigeOpschorting, Opschorting
from shared.termijnen.soorten import OnbekendeTermijn
from shared.termijnen.termijn import bereken
from shared.termijnen.uitleg import uitleg


class Periode(Model):
    """A period in which the term stands still; both days included."""

    vanaf: Datum
    tot: Datum
    grond: OpschortingGrond


class Termijnvraag(Model):
    """Which term, from when."""

    soort: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,59}$", max_length=60)]
    start: Datum
    opschortingen: Annotated[tuple[Periode, ...], Field(max_length=50)] = ()


def bereken_termijn(body: Termijnvraag) -> Response:
    """Bereken een wettelijke termijn, met uitleg per stap."""
    try:
        periodes = [Opschorting(p.vanaf, p.tot, Grond(p.grond)) for p in body.opschortingen]
        termijn = bereken(body.soort, body.start, periodes)
    except OnbekendeTermijn:
        raise Problem(
            "invoer-ongeldig", errors=[_fout("/soort", "keuze", "Deze soort termijn bestaat niet.")]
        ) from None
    except OngeldigeOpschorting:
        fout = _fout("/opschortingen", "combinatie", "Deze opschortingen passen niet bij de termijn of bij elkaar.")
        raise Problem("invoer-ongeldig", errors=[fout]) from None
    except (JaarBuitenKalender, OverflowError):
        fout = _fout("/start", "bereik", "De kalender loopt van 2015 tot en met 2099.")
        raise Problem("invoer-ongeldig", errors=[fout]) from None
    answer = {
        "ruweEinddatum": termijn.ruwe_einddatum,
        "wettelijkeEinddatum": termijn.wettelijke_einddatum,
        "uitleg": uitleg(termijn),
    }
    return Response(json(answer), media_type=JSON)


async def lijst_termijnen(
    desk: AtDesk,
    soort: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    overschreden: Annotated[bool | None, Query()] = None,
    voor: Datum | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Open termijnen, het eerste wettelijke einde eerst; van een zaak de eerste die loopt.

    `voor` is een uiterste datum tot en met welke; wat zonder einde stilstaat, heeft er geen en staat er niet bij.
    `werkdagenOver` telt vanaf morgen, onder nul wat te laat is.
    """
    vandaag = dag_van(desk.nu)
    tot = [voor + EEN_DAG if voor else date.max, *([vandaag] if overschreden else [])]
    filters = Filters({"soort": soort}, {"uiterste_datum": (vandaag if overschreden is False else None, min(tot))})
    table = next(rows.table for rows in desk.store.scheme.projections if rows.table.name == TABLE)

    async def lees(tx: Transaction, asked: Filters, part: Slice) -> Found:
        rows, last = await page(tx, table, asked, part, day=table.c.uiterste_datum)
        return [zoals_op(row, vandaag) for row in rows], last

    return await listing(desk, lees, TABLE, filters, limit, cursor, "uiterste_datum")


def _fout(location: str, code: str, detail: str) -> dict[str, str]:
    return {"in": "body", "location": location, "code": code, "detail": detail}


router = resource_router("termijnen")
router.post("/termijnen/_bereken", operation_id="berekenTermijn", summary="Bereken een termijn")(bereken_termijn)
open_termijnen = resource_router("termijnen")
open_termijnen.get("/termijnen", operation_id="lijstTermijnen", summary="Open termijnen")(lijst_termijnen)
