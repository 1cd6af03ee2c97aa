"""Meldingen: received, confirmed, qualified, reopened, withdrawn; to settle one stands in `afhandelingen`."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi import Query
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.intake.api.betrokkene import Betrokkene, Persoonsgegevens
from services.intake.domain.melding import melding
from services.intake.domain.melding.taal import (
    BevestigMelding,
    HeropenMelding,
    MerkAanAlsWettelijkeMelding,
    Nieuw,
    OntvangMelding,
    TrekMeldingIn,
)
from services.intake.queries import toegang
from shared.decider.decider import Act, Decided
from shared.events import meldingen as feiten
from shared.events.codec import camel
from shared.events.codes import (
    Doelgroep,
    Gewezen,
    Kanaal,
    Leefgebied,
    MelderRol,
    RedenHeropend,
    RedenIngetrokken,
    Toegangslocatie,
)
from shared.events.kenmerk import kenmerk
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import JSON, Cursor, Limit, Tekstfilter, days, detail, json, listing
from shared.service.models import Datum, Gebeurd, Model, Naam, Teamcode, Tekst, Vlag, Wijkcode
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("meldingen")


class Melder(Model):
    """Who makes the melding; may differ from the client."""

    rol: MelderRol
    naam: Naam | None = None
    contact: Naam | None = None
    organisatie: Naam | None = None
    client_op_de_hoogte: Vlag = True


class NieuweMelding(Model):
    """A question for support."""

    persoon: Persoonsgegevens | None = None
    persoon_id: UUID | None = None
    ontvangen_op: Gebeurd
    kanaal: Kanaal
    toegangslocatie: Toegangslocatie = "geen"
    melder: Melder
    wijk: Wijkcode
    team: Teamcode | None = None
    doelgroep: Doelgroep | None = None
    leefgebieden: Annotated[tuple[Leefgebied, ...], Field(max_length=9)]
    vraag: Tekst
    spoed: Vlag = False
    reservering_id: UUID | None = None

    @model_validator(mode="after")
    def _een_persoon(self) -> Self:
        if (self.persoon is None) == (self.persoon_id is None):
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class Bevestiging(Model):
    """The confirmation of receipt."""

    verzonden_op: Gebeurd
    kanaal: Kanaal
    gewezen_op: Annotated[tuple[Gewezen, ...], Field(max_length=2)]


class Kwalificatie(Model):
    """What the question is in the law."""

    soort: Literal["wettelijke_melding"]
    vanaf: Datum | None = None


class Heropening(Model):
    """Why a settled melding is open again."""

    op: Gebeurd
    reden: RedenHeropend


class Intrekking(Model):
    """Why a melding is withdrawn."""

    op: Gebeurd
    reden: RedenIngetrokken


@router.post("/meldingen", operation_id="ontvangMelding", status_code=201, summary="Ontvang een melding")
async def ontvang_melding(body: NieuweMelding, desk: AtDesk, melding_id: NewId, persoon_id: NewId) -> Response:
    """Leg een vraag om ondersteuning vast; de zes weken lopen vanaf de ontvangst.

    Met `reserveringId` krijgt de melding het nummer dat was gereserveerd.
    """
    melding_id = body.reservering_id or melding_id
    wie = Betrokkene(desk, body.persoon, body.persoon_id, persoon_id, body.ontvangen_op)

    async def ontvang(decided: Decided) -> object:
        if body.reservering_id and isinstance(decided.look.state(melding_id), Nieuw):
            raise Problem("niet-gevonden")  # no id of the client's own choice
        return OntvangMelding(
            melding_id=melding_id,
            persoon_id=await wie.id(decided),
            kenmerk=kenmerk("meldingen", melding_id),
            ontvangen_op=body.ontvangen_op,
            kanaal=body.kanaal,
            toegangslocatie=body.toegangslocatie,
            melder_rol=body.melder.rol,
            organisatie=body.melder.organisatie,
            partner_id=None,
            client_op_de_hoogte=body.melder.client_op_de_hoogte,
            leefgebieden=body.leefgebieden,
            doelgroep=body.doelgroep,
            wijkcode=body.wijk,
            team_id=body.team,
            spoed=body.spoed,
            vraag=body.vraag,
            melder_naam=body.melder.naam,
            melder_contact=body.melder.contact,
        )

    return await desk.handle(
        Act(melding, melding_id, ontvang),
        *wie.acts(melding_id, body.wijk, body.doelgroep),
        location=f"/meldingen/{melding_id}",
    )


@router.post("/meldingen/{melding_id}/bevestigingen", operation_id="bevestigMelding", status_code=201)
async def bevestig_melding(melding_id: UUID, body: Bevestiging, desk: AtDesk) -> Response:
    """Bevestig de ontvangst (Wmo 2015, art. 2.3.2 lid 1)."""
    command = BevestigMelding(verzonden_op=body.verzonden_op, kanaal=body.kanaal, gewezen_op=body.gewezen_op)
    return await desk.handle(Act(melding, melding_id, command))


@router.post("/meldingen/{melding_id}/kwalificaties", operation_id="kwalificeerMelding", status_code=201)
async def kwalificeer_melding(melding_id: UUID, body: Kwalificatie, desk: AtDesk) -> Response:
    """Merk de vraag aan als wettelijke melding."""
    return await desk.handle(Act(melding, melding_id, MerkAanAlsWettelijkeMelding(vanaf=body.vanaf)))


@router.post("/meldingen/{melding_id}/heropeningen", operation_id="heropenMelding", status_code=201)
async def heropen_melding(melding_id: UUID, body: Heropening, desk: AtDesk) -> Response:
    """Open een afgehandelde melding weer."""
    return await desk.handle(Act(melding, melding_id, HeropenMelding(op=body.op, reden=body.reden)))


@router.post("/meldingen/{melding_id}/intrekkingen", operation_id="trekMeldingIn", status_code=201)
async def trek_melding_in(melding_id: UUID, body: Intrekking, desk: AtDesk) -> Response:
    """Trek de melding in."""
    return await desk.handle(Act(melding, melding_id, TrekMeldingIn(op=body.op, reden=body.reden)))


@router.get("/meldingen/{melding_id}", operation_id="leesMelding", summary="Een melding")
async def lees_melding(melding_id: UUID, desk: AtDesk) -> Response:
    """De stand van een melding, zonder de verzegelde velden."""
    async with desk.read() as tx:
        return detail(await toegang.melding(tx, melding_id), "meldingen")


@router.get("/meldingen", operation_id="lijstMeldingen", summary="Meldingen")
async def lijst_meldingen(
    desk: AtDesk,
    status: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    team: Tekstfilter = [],  # noqa: B006
    kanaal: Tekstfilter = [],  # noqa: B006
    toegangslocatie: Tekstfilter = [],  # noqa: B006
    bestemming: Tekstfilter = [],  # noqa: B006
    bevestigd: Annotated[bool | None, Query()] = None,
    herhaald: Annotated[bool | None, Query()] = None,
    hardnekkig: Annotated[bool | None, Query()] = None,
    ontvangen_vanaf: Annotated[Datum | None, Query(alias="ontvangenVanaf")] = None,
    ontvangen_tot: Annotated[Datum | None, Query(alias="ontvangenTot")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Meldingen op volgorde van id; filters zijn herhaalbaar, dagen gelden in Nederland.

    `bevestigd=false` is wie nog bericht van ontvangst moet krijgen, `herhaald=true` het huishouden dat terugkomt,
    `hardnekkig=true` dat terugkomt met vragen op meer dan een leefgebied.
    """
    equal: dict[str, Sequence[object]] = {
        "status": status,
        "team": team,
        "kanaal": kanaal,
        "toegangslocatie": toegangslocatie,
        "bestemming": bestemming,
    }
    vlaggen = {"bevestigd": bevestigd, "herhaald": herhaald, "hardnekkig": hardnekkig}
    equal |= {naam: [vlag] for naam, vlag in vlaggen.items() if vlag is not None}
    filters = Filters(equal, {"ontvangen_op": days(ontvangen_vanaf, ontvangen_tot)})
    return await listing(desk, toegang.meldingen, "meldingen", filters, limit, cursor)


@router.get("/hardnekkige-problematiek", operation_id="lijstHardnekkig", summary="Wie terug blijft komen")
async def lijst_hardnekkig(
    desk: AtDesk,
    ontvangen_vanaf: Annotated[Datum | None, Query(alias="ontvangenVanaf")] = None,
    ontvangen_tot: Annotated[Datum | None, Query(alias="ontvangenTot")] = None,
) -> Response:
    """Huishoudens en alleenstaanden met twee of meer meldingen in twaalf maanden op twee of meer leefgebieden."""
    async with desk.read() as tx:
        rows = await toegang.hardnekkig(tx, *days(ontvangen_vanaf, ontvangen_tot))
    shown = [{camel(naam): waarde for naam, waarde in row.items()} for row in rows]
    return Response(json({"resultaten": shown, "volgende": None}), media_type=JSON)


ACTS = {
    BevestigMelding: "bevestigingen",
    MerkAanAlsWettelijkeMelding: "kwalificaties",
    HeropenMelding: "heropeningen",
    TrekMeldingIn: "intrekkingen",
}

FEITEN = {
    "bevestigingen": (feiten.MeldingBevestigd,),
    "kwalificaties": (feiten.MeldingAlsWettelijkAangemerkt,),
    "heropeningen": (feiten.MeldingHeropend,),
    "intrekkingen": (feiten.MeldingIngetrokken,),
    "herhalingen": (feiten.HerhaalmeldingHerkend,),
    "terugkoppelingen": (feiten.TerugkoppelingVerzonden,),
}
list_acts(router, "/meldingen/{melding_id}", melding, "leesMelding", FEITEN)
