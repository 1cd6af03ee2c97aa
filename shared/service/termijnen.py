"""`POST /termijnen/_bereken`: every service computes a term alike, and explains it."""

from typing import Annotated

from pydantic import Field
from starlette.responses import Response

from shared.events.codes import OpschortingGrond
from shared.service.lists import JSON, json
from shared.service.models import Datum, Model
from shared.service.problems import Problem
from shared.service.web import resource_router
from shared.termijnen.kalender import JaarBuitenKalender
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


def _fout(location: str, code: str, detail: str) -> dict[str, str]:
    return {"in": "body", "location": location, "code": code, "detail": detail}


router = resource_router("termijnen")
router.post("/termijnen/_bereken", operation_id="berekenTermijn", summary="Bereken een termijn")(bereken_termijn)
