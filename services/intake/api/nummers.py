"""Numbers that are reserved before there is a melding: for a paper form, used once or lapsed with a reason."""

from uuid import UUID

from starlette.responses import Response

from services.intake.domain.melding import melding
from services.intake.domain.melding.taal import LaatNummerVervallen, OntvangMelding, ReserveerNummer
from services.intake.queries import toegang
from shared.decider.decider import Act
from shared.events.kenmerk import kenmerk
from shared.events.meldingen import NummerVervallen
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Gebeurd, Model, OpenCode
from shared.service.web import resource_router

router = resource_router("nummerreserveringen")


class Nummerreservering(Model):
    """When the number was given."""

    op: Gebeurd


class Vervallenverklaring(Model):
    """Why the number will not be used."""

    op: Gebeurd
    reden: OpenCode


@router.post("/nummerreserveringen", operation_id="reserveerNummer", status_code=201)
async def reserveer_nummer(body: Nummerreservering, desk: AtDesk, melding_id: NewId) -> Response:
    """Reserveer het kenmerk van een melding die nog komt; `POST /meldingen` noemt de reservering."""
    command = ReserveerNummer(op=body.op, melding_id=melding_id, kenmerk=kenmerk("meldingen", melding_id))
    return await desk.handle(Act(melding, melding_id, command), location=f"/nummerreserveringen/{melding_id}")


@router.get("/nummerreserveringen/{nummer_id}", operation_id="leesNummerreservering", summary="Een reservering")
async def lees_nummerreservering(nummer_id: UUID, desk: AtDesk) -> Response:
    """De stand van een gereserveerd nummer: na gebruik die van de melding."""
    async with desk.read() as tx:
        return detail(await toegang.nummer(tx, nummer_id), "meldingen")


@router.get("/nummerreserveringen", operation_id="lijstNummerreserveringen", summary="Gereserveerde nummers")
async def lijst_nummerreserveringen(
    desk: AtDesk,
    status: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Gereserveerde nummers op volgorde van id; `status=gereserveerd` is wat nog openstaat."""
    return await listing(desk, toegang.nummers, "meldingen", Filters({"status": status}, {}), limit, cursor)


@router.post(
    "/nummerreserveringen/{nummer_id}/vervallenverklaringen", operation_id="laatNummerVervallen", status_code=201
)
async def laat_nummer_vervallen(nummer_id: UUID, body: Vervallenverklaring, desk: AtDesk) -> Response:
    """Laat een nummer vervallen dat niet meer wordt gebruikt."""
    return await desk.handle(Act(melding, nummer_id, LaatNummerVervallen(op=body.op, reden=body.reden)))


ACTS = {
    OntvangMelding: "meldingen",
    ReserveerNummer: "nummerreserveringen",
    LaatNummerVervallen: "vervallenverklaringen",
}
FEITEN = {"vervallenverklaringen": (NummerVervallen,)}
list_acts(router, "/nummerreserveringen/{nummer_id}", melding, "leesNummerreservering", FEITEN)
