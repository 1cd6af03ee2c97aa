"""Figures: their definitions, their values, and the cases behind a value."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Query
from pydantic.alias_generators import to_camel
from starlette.responses import Response

from services.reporting.api.vragen import AskedFilters, Peildatum, Tot, Van, check_gemeente, check_range, gelezen
from services.reporting.domain.indicatoren import INDICATOREN, Basis, Indicator
from services.reporting.queries import keten
from services.reporting.queries.tellingen import telling
from services.reporting.queries.waarden import Per, Splitsing, Vraag, gevallen, waarden
from shared.events.kenmerk import kenmerk
from shared.service.desk import AtDesk
from shared.service.lists import JSON, Cursor, Limit, json, open_cursor, sign_cursor
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("indicatoren")
_HIDDEN = {"bases", "versie", "kpi"}


@router.get("/indicatoren", operation_id="lijstIndicatoren", summary="Alle indicatoren met hun definitie")
async def lijst_indicatoren() -> Response:
    """Elke indicator: wat wordt geteld, waarover, op welke basis, en wie erom vroeg."""
    shown = [
        {
            to_camel(name): getattr(indicator, name)
            for name in Indicator.__slots__
            if name not in _HIDDEN and (name != "streefwaarde" or indicator.streefwaarde is not None)
        }
        | {"definitieVersie": indicator.versie, "kpi": indicator.kpi}
        for indicator in INDICATOREN.values()
    ]
    return Response(json({"resultaten": shown, "volgende": None}), media_type=JSON)


@router.get("/indicatoren/{code}/waarden", operation_id="leesWaarden", summary="De waarden van een indicator")
async def lees_waarden(
    code: str,
    desk: AtDesk,
    van: Van,
    tot: Tot,
    filters: AskedFilters,
    per: Per = "totaal",
    basis: Basis | None = None,
    splitsing: Splitsing | None = None,
    variant: Annotated[str | None, Query(max_length=40)] = None,
    peildatum: Peildatum = None,
) -> Response:
    """Teller, noemer en waarde per deelperiode en splitsing, zoals nu of op de peildatum bekend."""
    indicator = _indicator(code)
    check_range(van, tot)
    check_gemeente(desk, filters)
    chosen = _basis(indicator, basis, variant, splitsing)
    lag = await desk.request.app.state.lag()
    async with gelezen(desk, peildatum) as (tx, vandaag):
        vraag = Vraag(desk.gemeente, van, tot, per, chosen, filters.wanted(), splitsing, variant, vandaag)
        reeksen = await waarden(tx, indicator, vraag)
        bijgewerkt = await keten.bijgewerkt_tot(tx, desk.gemeente) if lag.behind else None
    answer = {
        "code": code,
        "peildatum": peildatum or vandaag,
        "bijgewerktTot": bijgewerkt or desk.nu,
        "achterstandSeconden": lag.seconds,
        "definitieVersie": indicator.versie,
        "basis": chosen,
        "filters": filters.wanted(),
        "reeksen": [
            {
                "naam": naam,
                "punten": [
                    {
                        "periode": punt.periode.naam,
                        "van": punt.periode.van,
                        "tot": punt.periode.tot,
                        "teller": punt.teller,
                        "noemer": punt.noemer,
                        "waarde": punt.waarde,
                        "status": punt.status,
                    }
                    for punt in punten
                ],
            }
            for naam, punten in reeksen.items()
        ],
    }
    return Response(json(answer), media_type=JSON)


@router.get("/indicatoren/{code}/herkomst", operation_id="leesHerkomst", summary="De zaken achter een indicator")
async def lees_herkomst(
    code: str,
    desk: AtDesk,
    van: Van,
    tot: Tot,
    filters: AskedFilters,
    deel: Literal["teller", "noemer"] = "teller",
    basis: Basis | None = None,
    variant: Annotated[str | None, Query(max_length=40)] = None,
    peildatum: Peildatum = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Wat de teller of noemer telde: per zaak een rij, met de feiten eronder."""
    indicator = _indicator(code)
    check_range(van, tot)
    check_gemeente(desk, filters)
    chosen = _basis(indicator, basis, variant, None)
    select = getattr(telling(code, chosen, variant), deel)
    if select is None:
        raise Problem("invoer-ongeldig", errors=[_fout("deel", "Dit is een aantal: het heeft geen noemer.")])
    scope = f"{code}|{van}|{tot}|{deel}|{chosen}|{variant}|{peildatum}|{filters!r}"
    after = open_cursor(desk, cursor, scope)[1] if cursor else None
    async with gelezen(desk, peildatum) as (tx, vandaag):
        vraag = Vraag(desk.gemeente, van, tot, "totaal", chosen, filters.wanted(), None, variant, vandaag)
        rows = await gevallen(tx, select, vraag, after, limit + 1)
        shown = rows[:limit]
        ids, meldingen = [row["id"] for row in shown], [row["melding_id"] for row in shown]
        soort = shown[0]["soort"] if shown else "melding"
        feiten = await keten.feiten(tx, desk.gemeente, soort, ids, meldingen, vandaag)
    last: UUID | None = shown[-1]["id"] if len(rows) > limit else None
    answer = {
        "resultaten": [
            {
                "soort": row["soort"],
                "id": row["id"],
                "meldingId": row["melding_id"],
                "kenmerk": kenmerk(row["soort"], row["id"]),
                "feiten": feiten.get(row["melding_id"] if soort == "persoon" else row["id"], []),
            }
            for row in shown
        ],
        "volgende": sign_cursor(desk, last, scope) if last else None,
    }
    return Response(json(answer), media_type=JSON)


def _indicator(code: str) -> Indicator:
    if code not in INDICATOREN:
        raise Problem("niet-gevonden")
    return INDICATOREN[code]


def _basis(indicator: Indicator, basis: Basis | None, variant: str | None, splitsing: Splitsing | None) -> Basis:
    chosen = basis or indicator.basis
    if chosen not in indicator.bases:
        raise Problem("invoer-ongeldig", errors=[_fout("basis", f"Deze indicator kent: {', '.join(indicator.bases)}.")])
    if variant is not None and variant not in indicator.varianten:
        raise Problem("invoer-ongeldig", errors=[_fout("variant", "Deze indicator kent deze variant niet.")])
    by_product = splitsing in ("productcategorie", "arrangement")
    if by_product and "productcategorie" not in telling(indicator.code, chosen, variant).teller:
        raise Problem("invoer-ongeldig", errors=[_fout("splitsing", "Alleen voorzieningen hebben een categorie.")])
    return chosen


def _fout(location: str, detail: str) -> dict[str, str]:
    return {"in": "query", "location": location, "code": "keuze", "detail": detail}
