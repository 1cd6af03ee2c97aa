"""Voorzieningen: ordered from an aanbieder, delivered, changed, ended."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query
from pydantic import Field
from starlette.responses import Response

from services.provisions import queries
from services.provisions.domain.voorziening import voorziening
from services.provisions.domain.voorziening.taal import (
    BeeindigVoorziening,
    LaatToewijzingVerlopen,
    MeldEigenBijdrage,
    MeldHervatting,
    MeldOnderbreking,
    MeldStart,
    MeldStop,
    VerwerkRetour,
    VerzendToewijzing,
    WijzigVoorziening,
)
from services.provisions.queries import levering
from shared.decider.decider import Act, Decided
from shared.events import voorzieningen as feiten
from shared.events.codes import RedenBeeindiging, RedenWijzigingToewijzing
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Agb, Datum, Gebeurd, Getal, Model, OpenCode
from shared.service.web import resource_router

router = resource_router("voorzieningen")
Retourcode = Annotated[str, Field(pattern=r"^[0-9]{4}$", max_length=4)]
Leveringsnummer = Annotated[int, Path(ge=1, le=1000)]


class Bestelling(Model):
    """The order to an aanbieder."""

    besteld_op: Gebeurd
    aanbieder: Agb


class Levering(Model):
    """The aanbieder has begun."""

    gestart_op: Gebeurd


class Beeindiging(Model):
    """The aanbieder has stopped."""

    gestopt_op: Gebeurd
    reden: RedenBeeindiging


class Retour(Model):
    """The aanbieder's answer to the order; without a retourcode it is accepted."""

    ontvangen_op: Gebeurd
    retourcodes: Annotated[tuple[Retourcode, ...], Field(max_length=50)]


class Wijziging(Model):
    """Another size or last day, from a day on; what is left out stays."""

    op: Gebeurd
    per: Datum
    omvang: Annotated[Getal, Field(ge=0, le=100_000_000)] | None = None
    einddatum: Datum | None = None
    reden: RedenWijzigingToewijzing


class VerlopenToewijzing(Model):
    """When it was seen that the toewijzing ran out before anything was delivered."""

    op: Gebeurd


class Onderbreking(Model):
    """The aanbieder has stopped for the time being."""

    gestopt_op: Gebeurd


class Hervatting(Model):
    """The aanbieder has begun again."""

    gestart_op: Gebeurd


class Afsluiting(Model):
    """The last day of the voorziening, and why."""

    op: Gebeurd
    per: Datum
    reden: RedenBeeindiging


class EigenBijdrage(Model):
    """What was reported to the CAK, and when."""

    gemeld_op: Gebeurd
    soort_bericht: OpenCode


@router.get("/voorzieningen/{voorziening_id}", operation_id="leesVoorziening", summary="Een voorziening")
async def lees_voorziening(voorziening_id: UUID, desk: AtDesk) -> Response:
    """De stand van een voorziening, met bestelling en levering."""
    async with desk.read() as tx:
        return detail(await queries.voorziening(tx, voorziening_id), "voorzieningen")


@router.get("/voorzieningen", operation_id="lijstVoorzieningen", summary="Voorzieningen")
async def lijst_voorzieningen(
    desk: AtDesk,
    melding: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Voorzieningen op volgorde van id."""
    filters = Filters({"melding_id": melding, "status": status}, {})
    return await listing(desk, queries.voorzieningen, "voorzieningen", filters, limit, cursor)


@router.post("/voorzieningen/{voorziening_id}/bestellingen", operation_id="bestelVoorziening", status_code=201)
async def bestel(voorziening_id: UUID, body: Bestelling, desk: AtDesk) -> Response:
    """Bestel de voorziening bij een aanbieder (iWmo 301)."""

    async def bestellen(decided: Decided) -> object:
        return VerzendToewijzing(
            voorziening_id=voorziening_id,
            op=body.besteld_op,
            aanbieder_id=body.aanbieder,
            lopend=await queries.lopend(decided.look, voorziening_id),
        )

    return await desk.handle(Act(voorziening, voorziening_id, bestellen))


@router.post("/voorzieningen/{voorziening_id}/leveringen", operation_id="meldLevering", status_code=201)
async def meld_levering(voorziening_id: UUID, body: Levering, desk: AtDesk) -> Response:
    """Leg vast dat de levering is gestart (iWmo 305)."""
    return await desk.handle(Act(voorziening, voorziening_id, MeldStart(op=body.gestart_op)))


@router.post(
    "/voorzieningen/{voorziening_id}/leveringen/{nummer}/beeindigingen",
    operation_id="beeindigLevering",
    status_code=201,
)
async def beeindig_levering(voorziening_id: UUID, nummer: Leveringsnummer, body: Beeindiging, desk: AtDesk) -> Response:
    """Leg vast dat de levering is gestopt (iWmo 307)."""
    command = MeldStop(nummer=nummer, op=body.gestopt_op, reden=body.reden)
    return await desk.handle(Act(voorziening, voorziening_id, command))


@router.post("/voorzieningen/{voorziening_id}/retouren", operation_id="verwerkRetour", status_code=201)
async def verwerk_retour(voorziening_id: UUID, body: Retour, desk: AtDesk) -> Response:
    """Verwerk het antwoord van de aanbieder op de toewijzing (iWmo 302)."""
    command = VerwerkRetour(op=body.ontvangen_op, retourcodes=body.retourcodes)
    return await desk.handle(Act(voorziening, voorziening_id, command))


@router.post("/voorzieningen/{voorziening_id}/wijzigingen", operation_id="wijzigVoorziening", status_code=201)
async def wijzig(voorziening_id: UUID, body: Wijziging, desk: AtDesk) -> Response:
    """Wijzig omvang of laatste dag; de aanbieder krijgt een gewijzigde toewijzing als hij er een heeft."""

    async def wijzigen(decided: Decided) -> object:
        return WijzigVoorziening(
            op=body.op,
            per=body.per,
            omvang=body.omvang,
            einddatum=body.einddatum,
            reden=body.reden,
            lopend=await queries.lopend(decided.look, voorziening_id),
        )

    return await desk.handle(Act(voorziening, voorziening_id, wijzigen))


@router.post(
    "/voorzieningen/{voorziening_id}/verlopen-toewijzingen", operation_id="laatToewijzingVerlopen", status_code=201
)
async def laat_verlopen(voorziening_id: UUID, body: VerlopenToewijzing, desk: AtDesk) -> Response:
    """Leg vast dat de looptijd voorbij is zonder dat de levering begon."""
    return await desk.handle(Act(voorziening, voorziening_id, LaatToewijzingVerlopen(op=body.op)))


@router.post(
    "/voorzieningen/{voorziening_id}/leveringen/{nummer}/onderbrekingen",
    operation_id="onderbreekLevering",
    status_code=201,
)
async def onderbreek_levering(
    voorziening_id: UUID, nummer: Leveringsnummer, body: Onderbreking, desk: AtDesk
) -> Response:
    """Leg vast dat de levering tijdelijk is gestopt (iWmo 307)."""
    return await desk.handle(Act(voorziening, voorziening_id, MeldOnderbreking(nummer=nummer, op=body.gestopt_op)))


@router.post(
    "/voorzieningen/{voorziening_id}/leveringen/{nummer}/hervattingen", operation_id="hervatLevering", status_code=201
)
async def hervat_levering(voorziening_id: UUID, nummer: Leveringsnummer, body: Hervatting, desk: AtDesk) -> Response:
    """Leg vast dat de levering weer is begonnen (iWmo 305)."""
    return await desk.handle(Act(voorziening, voorziening_id, MeldHervatting(nummer=nummer, op=body.gestart_op)))


@router.post("/voorzieningen/{voorziening_id}/afsluitingen", operation_id="beeindigVoorziening", status_code=201)
async def beeindig(voorziening_id: UUID, body: Afsluiting, desk: AtDesk) -> Response:
    """Beeindig een voorziening die niet (meer) wordt geleverd; op besluit alleen na dat besluit (art. 2.3.10)."""

    async def beeindigen(decided: Decided) -> object:
        toegekend: feiten.VoorzieningToegekend | None = getattr(decided.look.state(voorziening_id), "toegekend", None)
        op_besluit = False
        if body.reden == "besluit_gemeente" and toegekend is not None:
            besluit = await queries.beschikking(decided.look, toegekend.beschikking_id)
            op_besluit = besluit is not None and besluit["status"] in ("herzien", "herroepen", "ingetrokken")
        return BeeindigVoorziening(op=body.op, per=body.per, reden=body.reden, op_besluit=op_besluit)

    return await desk.handle(Act(voorziening, voorziening_id, beeindigen))


@router.post("/voorzieningen/{voorziening_id}/eigen-bijdragen", operation_id="meldEigenBijdrage", status_code=201)
async def meld_eigen_bijdrage(voorziening_id: UUID, body: EigenBijdrage, desk: AtDesk) -> Response:
    """Leg vast dat de voorziening aan het CAK is gemeld."""
    command = MeldEigenBijdrage(op=body.gemeld_op, soort_bericht=body.soort_bericht)
    return await desk.handle(Act(voorziening, voorziening_id, command))


@router.get("/eigen-bijdragen", operation_id="lijstEigenBijdragen", summary="Wat nog aan het CAK moet worden gemeld")
async def lijst_eigen_bijdragen(desk: AtDesk, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Verstrekte voorzieningen die het CAK nog niet kent, de eerste uiterste datum voorop."""
    return await listing(
        desk, levering.te_melden, "voorzieningen", Filters({}, {}), limit, cursor, "cak_uiterste_datum"
    )


ACTS = {
    VerzendToewijzing: "bestellingen",
    VerwerkRetour: "retouren",
    WijzigVoorziening: "wijzigingen",
    LaatToewijzingVerlopen: "verlopen-toewijzingen",
    MeldStart: "leveringen",
    MeldOnderbreking: "onderbrekingen",
    MeldHervatting: "hervattingen",
    MeldStop: "beeindigingen",
    BeeindigVoorziening: "afsluitingen",
    MeldEigenBijdrage: "eigen-bijdragen",
}

FEITEN = {
    "bestellingen": (feiten.ToewijzingVerzonden,),
    "retouren": (feiten.ToewijzingBevestigd, feiten.ToewijzingAfgekeurd),
    "wijzigingen": (feiten.VoorzieningGewijzigd, feiten.ToewijzingGewijzigd),
    "verlopen-toewijzingen": (feiten.ToewijzingVerlopen,),
    "leveringen": (feiten.LeveringGestart,),
    "leveringen/{nummer}/onderbrekingen": (feiten.LeveringTijdelijkGestopt,),
    "leveringen/{nummer}/hervattingen": (feiten.LeveringHervat,),
    "leveringen/{nummer}/beeindigingen": (feiten.LeveringGestopt,),
    "afsluitingen": (feiten.VoorzieningBeeindigd,),
    "eigen-bijdragen": (feiten.EigenBijdrageGemeld,),
}
list_acts(router, "/voorzieningen/{voorziening_id}", voorziening, "leesVoorziening", FEITEN)
