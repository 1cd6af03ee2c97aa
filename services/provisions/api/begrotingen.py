"""Begroting: planned, planned anew, spent, explained; and the table of a taakveld."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import Query
from orjson import loads
from pydantic import Field
from starlette.responses import Response

from services.provisions.domain.begroting import (
    BoekRealisatie,
    LichtAfwijkingToe,
    StelBegrotingBij,
    StelBegrotingsregelVast,
    begroting,
)
from services.provisions.domain.verwant import begrotingsregel_van, slot
from services.provisions.queries import geld
from shared.decider.decider import Act, Decided
from shared.events import begrotingen as feiten
from shared.events.codec import camel
from shared.events.codes import Begrotingssoort
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import JSON, Cursor, Limit, Tekstfilter, detail, json, listing
from shared.service.models import Gebeurd, Getal, Model, OpenCode, Teamcode, Tekst
from shared.service.web import resource_router

router = resource_router("begrotingen")
MILJARDEN = 10**12  # in cents; no municipality has more
Jaar = Annotated[Getal, Field(ge=2015, le=2097)]
Jaarfilter = Annotated[int, Query(ge=2015, le=2097)]
Bedrag = Annotated[Getal, Field(ge=-MILJARDEN, le=MILJARDEN)]  # an intern resultaat can be below zero


class NieuweBegrotingsregel(Model):
    """What a team may spend in a year, or expects to receive, on one kostensoort of a programme."""

    op: Gebeurd
    jaar: Jaar
    taakveld: OpenCode
    soort: Begrotingssoort = "lasten"
    kostensoort: OpenCode
    programma: OpenCode
    team: Teamcode
    bedrag_cent: Bedrag


class Bijstelling(Model):
    """The amount that takes the place of the one before."""

    op: Gebeurd
    bedrag_cent: Bedrag


class Realisatie(Model):
    """What was spent, booked in one year and concerning the same or an earlier one; a correction is negative."""

    op: Gebeurd
    boekjaar: Jaar
    betreft_jaar: Jaar
    bedrag_cent: Bedrag


class Afwijking(Model):
    """Why more or less was spent; about money, never about a person."""

    op: Gebeurd
    oorzaakcode: OpenCode
    toelichting: Tekst


@router.post("/begrotingen", operation_id="stelBegrotingsregelVast", status_code=201)
async def stel_begrotingsregel_vast(body: NieuweBegrotingsregel, desk: AtDesk) -> Response:
    """Stel een begrotingsregel vast; voor team, programma, kostensoort en jaar is er een."""
    regel_id = begrotingsregel_van(desk.gemeente, body.jaar, body.team, body.programma, body.kostensoort)
    command = StelBegrotingsregelVast(
        op=body.op,
        jaar=body.jaar,
        taakveld=body.taakveld,
        kostensoort=body.kostensoort,
        programma=body.programma,
        team_id=body.team,
        bedrag_cent=body.bedrag_cent,
        soort=body.soort,
    )
    return await desk.handle(Act(begroting, regel_id, command), location=f"/begrotingen/{regel_id}")


@router.get("/begrotingen", operation_id="lijstBegrotingen", summary="Begrotingsregels")
async def lijst_begrotingen(
    desk: AtDesk,
    jaar: Annotated[list[Jaarfilter], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    team: Tekstfilter = [],  # noqa: B006
    programma: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Begrotingsregels op volgorde van id."""
    filters = Filters({"jaar": jaar, "team": team, "programma": programma}, {})
    return await listing(desk, geld.begrotingen, "begrotingen", filters, limit, cursor)


@router.get("/begrotingen/{regel_id}", operation_id="leesBegroting", summary="Een begrotingsregel")
async def lees_begroting(regel_id: UUID, desk: AtDesk) -> Response:
    """Een begrotingsregel, met wat ervan is uitgegeven."""
    async with desk.read() as tx:
        return detail(await geld.begrotingsregel(tx, regel_id), "begrotingen")


@router.post("/begrotingen/{regel_id}/bijstellingen", operation_id="stelBegrotingBij", status_code=201)
async def stel_begroting_bij(regel_id: UUID, body: Bijstelling, desk: AtDesk) -> Response:
    """Stel een begrotingsregel bij."""
    command = StelBegrotingBij(op=body.op, regel_id=regel_id, bedrag_cent=body.bedrag_cent)
    return await desk.handle(Act(begroting, regel_id, command))


@router.post("/begrotingen/{regel_id}/realisaties", operation_id="boekRealisatie", status_code=201)
async def boek_realisatie(regel_id: UUID, body: Realisatie, desk: AtDesk) -> Response:
    """Boek een bedrag op de regel van het jaar dat het betreft."""
    command = BoekRealisatie(
        op=body.op,
        regel_id=regel_id,
        boekjaar=body.boekjaar,
        betreft_jaar=body.betreft_jaar,
        bedrag_cent=body.bedrag_cent,
    )
    return await desk.handle(Act(begroting, regel_id, command))


@router.post("/begrotingen/{regel_id}/afwijkingen", operation_id="lichtAfwijkingToe", status_code=201)
async def licht_afwijking_toe(regel_id: UUID, body: Afwijking, desk: AtDesk) -> Response:
    """Licht een afwijking toe; zij krijgt het eerstvolgende nummer in de tabel van haar jaar."""

    async def licht_toe(decided: Decided) -> object:
        jaar = getattr(decided.look.state(regel_id), "jaar")  # noqa: B009 - every state of a known line has it
        return LichtAfwijkingToe(
            op=body.op,
            regel_id=regel_id,
            nummer=await geld.toegelicht(decided.look, jaar) + 1,
            oorzaakcode=body.oorzaakcode,
            tekst=body.toelichting,
        )

    return await desk.handle(Act(begroting, regel_id, licht_toe, locks=(slot(desk.gemeente, "afwijking"),)))


@router.get("/taakveld", operation_id="leesTaakveld", summary="De tabel van een taakveld")
async def lees_taakveld(
    desk: AtDesk, jaar: Jaarfilter, taakveld: Annotated[OpenCode | None, Query()] = None
) -> Response:
    """De oorspronkelijke en de bijgestelde begroting, de realisatie en de afwijking, in centen.

    Per kostensoort met haar toelichtingen, opgeteld tot de saldi, en de afwijkingen per programma. Een afwijking is
    de realisatie min de bijgestelde begroting: minder lasten staan er met een min, en maken het saldo beter.
    """
    async with desk.read() as tx:
        rows = await geld.taakveld(tx, jaar, taakveld)
        afwijkingen = await geld.afwijkingen(tx, jaar, taakveld)
    found = {
        "jaar": jaar,
        "resultaten": [_kort(row) | {"toegelicht": loads(row["toegelicht"])} for row in rows],
        "totalen": {camel(naam): _kort(totaal) for naam, totaal in geld.totalen(rows).items()},
        "afwijkingen": [_kort(row) for row in afwijkingen],
        "volgende": None,
    }
    return Response(json(found), media_type=JSON)


def _kort(row: Mapping[str, object]) -> dict[str, object]:
    return {camel(naam): waarde for naam, waarde in row.items()}


ACTS = {
    StelBegrotingsregelVast: "begrotingen",
    StelBegrotingBij: "bijstellingen",
    BoekRealisatie: "realisaties",
    LichtAfwijkingToe: "afwijkingen",
}

FEITEN = {
    "bijstellingen": (feiten.BegrotingBijgesteld,),
    "realisaties": (feiten.RealisatieGeboekt,),
    "afwijkingen": (feiten.AfwijkingToegelicht,),
}
list_acts(router, "/begrotingen/{regel_id}", begroting, "leesBegroting", FEITEN)
