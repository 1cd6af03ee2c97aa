"""Zorgaanbod: producten, their tarieven, and who offers what at which price on a day."""

from typing import Annotated, Self
from uuid import UUID

from fastapi import Query
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.provisions.domain.product import NeemProductOp, product
from services.provisions.domain.tarief import StelTariefVast, tarief
from services.provisions.domain.verwant import product_van, slot
from services.provisions.queries import registers
from shared.decider.decider import Act, Decided
from shared.events.codes import Eenheid, Productcategorie
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.klok import NewId
from shared.service.lists import JSON, Cursor, Limit, Tekstfilter, detail, json, listing
from shared.service.models import Agb, Datum, Gebeurd, Getal, Model, Productcode, Vlag
from shared.service.web import resource_router
from shared.termijnen.kalender import dag_van

router = resource_router("zorgaanbod")
Categorieen = Annotated[list[Productcategorie], Query(max_length=18)]


class NieuwProduct(Model):
    """A product; an arrangement is long help as a whole, by one aanbieder."""

    op: Gebeurd
    productcode: Productcode
    productcategorie: Productcategorie
    arrangement: Vlag


class NieuwTarief(Model):
    """What a product costs at an aanbieder; both days included."""

    op: Gebeurd
    productcode: Productcode
    aanbieder: Agb
    eenheid: Eenheid
    bedrag_cent: Annotated[Getal, Field(ge=0, le=10**12)]
    van: Datum
    tot: Datum

    @model_validator(mode="after")
    def _volgorde(self) -> Self:
        if self.tot < self.van:
            raise PydanticCustomError("combinatie", "combinatie")
        return self


@router.post("/producten", operation_id="neemProductOp", status_code=201)
async def neem_product_op(body: NieuwProduct, desk: AtDesk) -> Response:
    """Neem een product op in het zorgaanbod; met dezelfde productcode kan dat een keer."""
    product_id = product_van(desk.gemeente, body.productcode)
    command = NeemProductOp(
        op=body.op, productcode=body.productcode, productcategorie=body.productcategorie, arrangement=body.arrangement
    )
    return await desk.handle(Act(product, product_id, command), location=f"/producten/{product_id}")


@router.get("/producten", operation_id="lijstProducten", summary="Producten")
async def lijst_producten(
    desk: AtDesk,
    productcategorie: Categorieen = [],  # noqa: B006 - FastAPI copies it
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """De producten in het zorgaanbod."""
    filters = Filters({"productcategorie": productcategorie}, {})
    return await listing(desk, registers.producten, "producten", filters, limit, cursor)


@router.get("/producten/{product_id}", operation_id="leesProduct", summary="Een product")
async def lees_product(product_id: UUID, desk: AtDesk) -> Response:
    """Een product in het zorgaanbod."""
    async with desk.read() as tx:
        return detail(await registers.product(tx, product_id), "producten")


@router.post("/tarieven", operation_id="stelTariefVast", status_code=201)
async def stel_tarief_vast(body: NieuwTarief, desk: AtDesk, tarief_id: NewId) -> Response:
    """Stel vast wat een product bij een aanbieder kost; tarieven voor hetzelfde overlappen niet."""
    wat = (body.productcode, body.aanbieder, body.eenheid)

    async def stel_vast(decided: Decided) -> object:
        return StelTariefVast(
            op=body.op,
            productcode=body.productcode,
            aanbieder_id=body.aanbieder,
            eenheid=body.eenheid,
            bedrag_cent=body.bedrag_cent,
            van=body.van,
            tot=body.tot,
            overlapt=await registers.heeft_tarief(decided.look, *wat, body.van, body.tot),
        )

    act = Act(tarief, tarief_id, stel_vast, locks=(slot(desk.gemeente, "tarief", *wat),))
    return await desk.handle(act, location=f"/tarieven/{tarief_id}")


@router.get("/tarieven", operation_id="lijstTarieven", summary="Tarieven")
async def lijst_tarieven(
    desk: AtDesk,
    productcode: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    aanbieder: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """De tarieven, van alle dagen."""
    filters = Filters({"productcode": productcode, "aanbieder": aanbieder}, {})
    return await listing(desk, registers.tarieven, "tarieven", filters, limit, cursor)


@router.get("/tarieven/{tarief_id}", operation_id="leesTarief", summary="Een tarief")
async def lees_tarief(tarief_id: UUID, desk: AtDesk) -> Response:
    """Een tarief, met de dagen waarop het geldt."""
    async with desk.read() as tx:
        return detail(await registers.tarief(tx, tarief_id), "tarieven")


@router.get("/zorgaanbod", operation_id="leesZorgaanbod", summary="Wie wat biedt, met de prijs")
async def lees_zorgaanbod(
    desk: AtDesk,
    productcategorie: Categorieen = [],  # noqa: B006 - FastAPI copies it
    op: Annotated[Datum | None, Query(description="de dag waarop de prijs geldt")] = None,
) -> Response:
    """Elk product met elke aanbieder die er op deze dag een tarief voor heeft; zonder dag: vandaag."""
    async with desk.read() as tx:
        aanbod = await registers.zorgaanbod(tx, productcategorie, op or dag_van(desk.nu))
    shown = [
        {
            "productcode": row["productcode"],
            "productcategorie": row["productcategorie"],
            "arrangement": row["arrangement"],
            "aanbieder": row["aanbieder"],
            "contract": row["contract"],
            "tariefId": row["id"],
            "eenheid": row["eenheid"],
            "bedragCent": row["bedrag_cent"],
        }
        for row in aanbod
    ]
    return Response(json({"resultaten": shown, "volgende": None}), media_type=JSON)


ACTS = {NeemProductOp: "producten", StelTariefVast: "tarieven"}
