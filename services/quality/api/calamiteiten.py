"""Calamiteiten: reported, to the toezichthouder too, and closed."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from services.quality import queries
from services.quality.domain.calamiteit import MeldCalamiteit, RondCalamiteitAf, calamiteit
from shared.decider.decider import Act
from shared.events.calamiteiten import CalamiteitAfgerond
from shared.events.codes import CalamiteitSoort, KlachtCategorie
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, Tekstfilter, days, detail, listing
from shared.service.models import Agb, Datum, Gebeurd, Model, Tekst
from shared.service.web import resource_router

router = resource_router("calamiteiten")


class NieuweCalamiteit(Model):
    """What happened to a client, and when the toezichthouder was told."""

    persoon_id: UUID | None = None
    soort: CalamiteitSoort
    categorie: KlachtCategorie | None = None
    aanbieder: Agb | None = None
    gemeld_op: Gebeurd
    toezichthouder_gemeld_op: Gebeurd
    inhoud: Tekst


class Calamiteitafronding(Model):
    """When the inquiry was completed."""

    op: Gebeurd


@router.post("/calamiteiten", operation_id="meldCalamiteit", status_code=201, summary="Meld een calamiteit")
async def meld_calamiteit(body: NieuweCalamiteit, desk: AtDesk, calamiteit_id: NewId, persoon_id: NewId) -> Response:
    """Leg een calamiteit of geweld vast, en wanneer de toezichthouder het hoorde."""
    command = MeldCalamiteit(
        persoon_id=body.persoon_id or persoon_id,
        soort=body.soort,
        aanbieder_id=body.aanbieder,
        gemeld_op=body.gemeld_op,
        toezichthouder_gemeld_op=body.toezichthouder_gemeld_op,
        inhoud=body.inhoud,
        categorie=body.categorie,
    )
    return await desk.handle(Act(calamiteit, calamiteit_id, command), location=f"/calamiteiten/{calamiteit_id}")


@router.get("/calamiteiten", operation_id="lijstCalamiteiten", summary="Calamiteiten")
async def lijst_calamiteiten(
    desk: AtDesk,
    status: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    soort: Tekstfilter = [],  # noqa: B006
    categorie: Tekstfilter = [],  # noqa: B006
    aanbieder: Tekstfilter = [],  # noqa: B006
    gemeld_vanaf: Annotated[Datum | None, Query(alias="gemeldVanaf")] = None,
    gemeld_tot: Annotated[Datum | None, Query(alias="gemeldTot")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Calamiteiten op volgorde van id, zonder wat is verzegeld."""
    equal = {"status": status, "soort": soort, "categorie": categorie, "aanbieder": aanbieder}
    filters = Filters(equal, {"gemeld_op": days(gemeld_vanaf, gemeld_tot)})
    return await listing(desk, queries.calamiteiten, "calamiteiten", filters, limit, cursor)


@router.get("/calamiteiten/{calamiteit_id}", operation_id="leesCalamiteit", summary="Een calamiteit")
async def lees_calamiteit(calamiteit_id: UUID, desk: AtDesk) -> Response:
    """De stand van een calamiteit, zonder de verzegelde velden."""
    async with desk.read() as tx:
        return detail(await queries.calamiteit(tx, calamiteit_id), "calamiteiten")


@router.post("/calamiteiten/{calamiteit_id}/afrondingen", operation_id="rondCalamiteitAf", status_code=201)
async def rond_calamiteit_af(calamiteit_id: UUID, body: Calamiteitafronding, desk: AtDesk) -> Response:
    """Rond het onderzoek naar een calamiteit af."""
    return await desk.handle(Act(calamiteit, calamiteit_id, RondCalamiteitAf(op=body.op)))


ACTS = {MeldCalamiteit: "calamiteiten", RondCalamiteitAf: "afrondingen"}

FEITEN = {"afrondingen": (CalamiteitAfgerond,)}
list_acts(router, "/calamiteiten/{calamiteit_id}", calamiteit, "leesCalamiteit", FEITEN)
