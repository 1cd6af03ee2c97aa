"""What becomes of a beschikking after it was made known: final, revised, withdrawn."""

from typing import Annotated
from uuid import UUID

from pydantic import Field
from starlette.responses import Response

from services.provisions.api.gevolgen import Regelwijziging, na_herziening, na_intrekking
from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.beschikking.taal import HerzieBeschikking, StelOnherroepelijkVast, TrekBeschikkingIn
from shared.decider.decider import Act
from shared.events import beschikkingen as feiten
from shared.events.codes import GrondHerziening
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.models import Datum, Gebeurd, Model, Vlag
from shared.service.web import resource_router

router = resource_router("beschikkingen")


class Onherroepelijkheid(Model):
    """The term of bezwaar has passed; the first day after it is the day on which the decision became final."""

    op: Gebeurd


class Herziening(Model):
    """On which ground the decision is revised, from when, and what its lines become (Wmo 2015, art. 2.3.10)."""

    op: Gebeurd
    grond: GrondHerziening
    ingang: Datum
    wijzigingen: Annotated[tuple[Regelwijziging, ...], Field(max_length=20)] = ()


class Beschikkingintrekking(Model):
    """On which ground it is withdrawn; recovery only after wrong facts given on purpose (art. 2.4.1)."""

    op: Gebeurd
    grond: GrondHerziening
    ingang: Datum
    terugvordering: Vlag = False
    opzet: Vlag = False


@router.post(
    "/beschikkingen/{beschikking_id}/onherroepelijkheden", operation_id="stelOnherroepelijkVast", status_code=201
)
async def stel_onherroepelijk_vast(beschikking_id: UUID, body: Onherroepelijkheid, desk: AtDesk) -> Response:
    """Leg vast dat de bezwaartermijn voorbij is zonder bezwaar."""
    return await desk.handle(Act(beschikking, beschikking_id, StelOnherroepelijkVast(op=body.op)))


@router.post("/beschikkingen/{beschikking_id}/herzieningen", operation_id="herzieBeschikking", status_code=201)
async def herzie(beschikking_id: UUID, body: Herziening, desk: AtDesk) -> Response:
    """Herzie de beschikking op een van de gronden a tot en met e, met een ingangsdatum.

    De genoemde regels worden anders, niet voor de dag van `op`; wordt er geen genoemd, dan ligt elke regel ter
    beoordeling voor.
    """
    row = await desk.store.find(desk.gemeente, "beschikkingen", beschikking_id)
    anders = frozenset(regel.voorziening for regel in body.wijzigingen)
    command = HerzieBeschikking(op=body.op, grond=body.grond, ingang=body.ingang, voorziening_ids=anders)
    gevolgen = na_herziening(row, command, body.wijzigingen)
    return await desk.handle(Act(beschikking, beschikking_id, command), *gevolgen)


@router.post("/beschikkingen/{beschikking_id}/intrekkingen", operation_id="trekBeschikkingIn", status_code=201)
async def trek_in(beschikking_id: UUID, body: Beschikkingintrekking, desk: AtDesk) -> Response:
    """Trek de beschikking in op een van de gronden a tot en met e, met een ingangsdatum.

    Wat zij toekende eindigt daarmee, niet voor de dag van `op`: wat al wordt geleverd met een kortere toewijzing, een
    pgb met zijn budget.
    """
    row = await desk.store.find(desk.gemeente, "beschikkingen", beschikking_id)
    command = TrekBeschikkingIn(
        op=body.op, grond=body.grond, ingang=body.ingang, terugvordering=body.terugvordering, opzet=body.opzet
    )
    return await desk.handle(Act(beschikking, beschikking_id, command), *na_intrekking(row, command))


ACTS = {
    StelOnherroepelijkVast: "onherroepelijkheden",
    HerzieBeschikking: "herzieningen",
    TrekBeschikkingIn: "intrekkingen",
}

FEITEN = {
    "onherroepelijkheden": (feiten.BeschikkingOnherroepelijkGeworden,),
    "herzieningen": (feiten.BeschikkingHerzien,),
    "intrekkingen": (feiten.BeschikkingIngetrokken,),
}
list_acts(router, "/beschikkingen/{beschikking_id}", beschikking, "leesBeschikking", FEITEN)
