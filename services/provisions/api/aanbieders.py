"""Aanbieders in the register, and the contracten with them."""

from typing import Annotated, Self
from uuid import UUID

from fastapi import Query
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.provisions.domain.aanbieder import RegistreerAanbieder, aanbieder
from services.provisions.domain.contract import BeeindigContract, SluitContract, contract
from services.provisions.domain.verwant import aanbieder_van
from services.provisions.queries import registers
from shared.decider.decider import Act
from shared.events.codec import camel
from shared.events.contracten import ContractBeeindigd
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import JSON, Cursor, Limit, Tekstfilter, detail, json, listing
from shared.service.models import Agb, Datum, Gebeurd, Model, OpenCode
from shared.service.problems import Problem
from shared.service.web import resource_router
from shared.termijnen.kalender import dag_van

router = resource_router("aanbieders")


class NieuweAanbieder(Model):
    """An aanbieder, known by the AGB code."""

    op: Gebeurd
    agb_code: Agb


class NieuwContract(Model):
    """A contract with what the aanbieder must do; both days included."""

    op: Gebeurd
    aanbieder: Agb
    van: Datum
    tot: Datum | None = None
    prestatieafspraken: Annotated[tuple[OpenCode, ...], Field(max_length=100)]

    @model_validator(mode="after")
    def _volgorde(self) -> Self:
        if self.tot and self.tot < self.van:
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class Contracteinde(Model):
    """The last day of a contract."""

    op: Gebeurd
    per: Datum


@router.post("/aanbieders", operation_id="registreerAanbieder", status_code=201)
async def registreer_aanbieder(body: NieuweAanbieder, desk: AtDesk) -> Response:
    """Neem een aanbieder op in het register; met dezelfde AGB-code kan dat een keer."""
    aanbieder_id = aanbieder_van(desk.gemeente, body.agb_code)
    command = RegistreerAanbieder(op=body.op, agb_code=body.agb_code)
    return await desk.handle(Act(aanbieder, aanbieder_id, command), location=f"/aanbieders/{aanbieder_id}")


@router.get("/aanbieders", operation_id="lijstAanbieders", summary="Aanbieders")
async def lijst_aanbieders(desk: AtDesk, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """De aanbieders in het register."""
    return await listing(desk, registers.aanbieders, "aanbieders", Filters({}, {}), limit, cursor)


@router.get("/aanbieders/{aanbieder_id}", operation_id="leesAanbieder", summary="Een aanbieder")
async def lees_aanbieder(aanbieder_id: UUID, desk: AtDesk) -> Response:
    """Een aanbieder in het register."""
    async with desk.read() as tx:
        return detail(await registers.aanbieder(tx, aanbieder_id), "aanbieders")


@router.post("/contracten", operation_id="sluitContract", status_code=201)
async def sluit_contract(body: NieuwContract, desk: AtDesk, contract_id: NewId) -> Response:
    """Leg een contract met een aanbieder vast, met zijn prestatieafspraken."""
    command = SluitContract(
        op=body.op,
        aanbieder_id=body.aanbieder,
        van=body.van,
        tot=body.tot,
        prestatieafspraak_codes=body.prestatieafspraken,
    )
    return await desk.handle(Act(contract, contract_id, command), location=f"/contracten/{contract_id}")


@router.get("/contracten", operation_id="lijstContracten", summary="Contracten")
async def lijst_contracten(
    desk: AtDesk,
    aanbieder: Annotated[list[Agb], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Wat met welke aanbieder is afgesproken."""
    filters = Filters({"aanbieder": aanbieder, "status": status}, {})
    return await listing(desk, registers.contracten, "contracten", filters, limit, cursor)


@router.get("/contracten/{contract_id}", operation_id="leesContract", summary="Een contract")
async def lees_contract(contract_id: UUID, desk: AtDesk) -> Response:
    """Een contract, met zijn prestatieafspraken."""
    async with desk.read() as tx:
        return detail(await registers.contract(tx, contract_id), "contracten")


@router.get(
    "/contracten/{contract_id}/prestaties", operation_id="leesPrestaties", summary="Wat een aanbieder presteert"
)
async def lees_prestaties(
    contract_id: UUID,
    desk: AtDesk,
    op: Annotated[Datum | None, Query(description="tot en met welke dag; zonder dag: vandaag")] = None,
) -> Response:
    """Wat er onder een contract is besteld en hoe de aanbieder leverde, naast wat is afgesproken."""
    async with desk.read() as tx:
        row = await registers.prestaties(tx, contract_id, op or dag_van(desk.nu))
    if row is None:
        raise Problem("niet-gevonden")
    return Response(json({camel(naam): waarde for naam, waarde in row.items()}), media_type=JSON)


@router.post("/contracten/{contract_id}/beeindigingen", operation_id="beeindigContract", status_code=201)
async def beeindig_contract(contract_id: UUID, body: Contracteinde, desk: AtDesk) -> Response:
    """Beeindig een contract."""
    return await desk.handle(Act(contract, contract_id, BeeindigContract(op=body.op, per=body.per)))


ACTS = {RegistreerAanbieder: "aanbieders", SluitContract: "contracten", BeeindigContract: "beeindigingen"}

list_acts(router, "/contracten/{contract_id}", contract, "leesContract", {"beeindigingen": (ContractBeeindigd,)})
