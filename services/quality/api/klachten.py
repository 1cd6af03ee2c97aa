"""Klachten: handed in, handled by who had no part in it, and counted in the yearly register."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from services.quality import queries
from services.quality.domain.klacht import klacht
from services.quality.domain.klacht.taal import (
    BevestigKlacht,
    DienKlachtIn,
    EscaleerKlacht,
    HandelKlachtAf,
    HoorKlager,
    NeemKlachtNietInBehandeling,
    TrekKlachtIn,
    VerdaagKlacht,
    WijsKlachtbehandelaarToe,
)
from shared.decider.decider import Act, Decided
from shared.events import klachten as feiten
from shared.events.codes import GrondNietGehoord, GrondNietInBehandeling, KlachtCategorie, KlachtOordeel, Ombudsman, Wet
from shared.eventstore.paging import Filters
from shared.service.auth import medewerker_id
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import JSON, Cursor, Limit, Tekstfilter, days, detail, json, listing
from shared.service.models import (
    JAREN_VAN_DE_WET,
    Agb,
    Datum,
    Gebeurd,
    Medewerker,
    Model,
    Naam,
    OpenCode,
    Teamcode,
    Tekst,
    Vlag,
)
from shared.service.web import resource_router

router = resource_router("klachten")
Jaar = Annotated[int, Query(ge=JAREN_VAN_DE_WET.start, lt=JAREN_VAN_DE_WET.stop)]

Dag = Annotated[Datum, Query()]


class Klager(Model):
    """Who complains, and how to reach them."""

    naam: Naam
    contact: Naam | None = None


class NieuweKlacht(Model):
    """A complaint about how someone was treated."""

    klager: Klager
    persoon_id: UUID | None = None
    ontvangen_op: Gebeurd
    wet: Wet
    categorie: KlachtCategorie
    team: Teamcode | None = None
    aanbieder: Agb | None = None
    commissie: Vlag = False
    gedraging: Tekst
    gedraging_datum: Datum
    betrokken_medewerkers: Annotated[tuple[Medewerker, ...], Field(max_length=20)]


class Klachtbevestiging(Model):
    """When the receipt was confirmed in writing."""

    verzonden_op: Gebeurd


class Klachtbehandelaar(Model):
    """Who handles the klacht, and the team in which they work, beside the one that is known of them."""

    op: Gebeurd
    behandelaar: Medewerker
    team: Teamcode | None = None


class Horing(Model):
    """The hearing: whether the one complained about was heard too, and the account of it."""

    op: Gebeurd
    beklaagde_gehoord: Vlag
    verslag: Tekst


class Klachtverdaging(Model):
    """The new last day."""

    op: Gebeurd
    tot: Datum


class Escalatie(Model):
    """To whom the klacht goes, such as a bemiddelaar."""

    op: Gebeurd
    naar: OpenCode


class Klachtoordeel(Model):
    """The judgement, what it rests on, and the ombudsman that the answer names."""

    afgehandeld_op: Gebeurd
    oordeel: KlachtOordeel
    motivering: Tekst
    ombudsman: Ombudsman
    grond_niet_gehoord: GrondNietGehoord | None = None


class Buitenbehandeling(Model):
    """Why the klacht is not handled."""

    medegedeeld_op: Gebeurd
    grond: GrondNietInBehandeling


class Klachtintrekking(Model):
    """When the klacht was withdrawn."""

    op: Gebeurd


@router.post("/klachten", operation_id="dienKlachtIn", status_code=201, summary="Dien een klacht in")
async def dien_klacht_in(body: NieuweKlacht, desk: AtDesk, klacht_id: NewId, klager_id: NewId) -> Response:
    """Leg een klacht over een gedraging vast; de zes weken (met een commissie tien) lopen vanaf de ontvangst."""
    command = DienKlachtIn(
        klager_id=body.persoon_id or klager_id,
        ontvangen_op=body.ontvangen_op,
        wet=body.wet,
        categorie=body.categorie,
        team_id=body.team,
        aanbieder_id=body.aanbieder,
        commissie=body.commissie,
        klager=json(body.klager.model_dump()).decode(),
        gedraging=body.gedraging,
        gedraging_datum=body.gedraging_datum,
        betrokken_medewerker_ids=tuple(medewerker_id(desk.gemeente, wie) for wie in body.betrokken_medewerkers),
    )
    return await desk.handle(Act(klacht, klacht_id, command), location=f"/klachten/{klacht_id}")


@router.get("/klachten", operation_id="lijstKlachten", summary="Klachten")
async def lijst_klachten(
    desk: AtDesk,
    status: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    wet: Tekstfilter = [],  # noqa: B006
    categorie: Tekstfilter = [],  # noqa: B006
    oordeel: Tekstfilter = [],  # noqa: B006
    team: Tekstfilter = [],  # noqa: B006
    aanbieder: Tekstfilter = [],  # noqa: B006
    ontvangen_vanaf: Annotated[Datum | None, Query(alias="ontvangenVanaf")] = None,
    ontvangen_tot: Annotated[Datum | None, Query(alias="ontvangenTot")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Klachten op volgorde van id, zonder wat is verzegeld."""
    equal = {
        "status": status,
        "wet": wet,
        "categorie": categorie,
        "oordeel": oordeel,
        "team": team,
        "aanbieder": aanbieder,
    }
    filters = Filters(equal, {"ontvangen_op": days(ontvangen_vanaf, ontvangen_tot)})
    return await listing(desk, queries.klachten, "klachten", filters, limit, cursor)


@router.get("/klachten/{klacht_id}", operation_id="leesKlacht", summary="Een klacht")
async def lees_klacht(klacht_id: UUID, desk: AtDesk) -> Response:
    """De stand van een klacht, zonder de verzegelde velden."""
    async with desk.read() as tx:
        return detail(await queries.klacht(tx, klacht_id), "klachten")


@router.get("/klachtenregister", operation_id="leesKlachtenregister", summary="Het klachtenregister van een jaar")
async def lees_klachtenregister(desk: AtDesk, jaar: Jaar) -> Response:
    """De klachten die in een jaar zijn ontvangen, geteld per categorie en oordeel (Awb, art. 9:12a)."""
    async with desk.read() as tx:
        rows = await queries.klachtenregister(tx, jaar)
    found = {"jaar": jaar, "totaal": sum(row["aantal"] for row in rows), "aantallen": [dict(row) for row in rows]}
    return Response(json(found), media_type=JSON)


@router.get("/klachtsignalen", operation_id="leesKlachtsignalen", summary="Terugkerende klachten over een aanbieder")
async def lees_klachtsignalen(
    desk: AtDesk, van: Dag, tot: Dag, drempel: Annotated[int, Query(ge=1, le=1000)] = 3
) -> Response:
    """Per aanbieder en categorie de klachten en calamiteiten van een periode; vanaf de drempel is het een signaal."""
    async with desk.read() as tx:
        rows = await queries.klachtsignalen(tx, van, tot)
    shown = [dict(row) | {"signaal": row["klachten"] + row["calamiteiten"] >= drempel} for row in rows]
    return Response(json({"drempel": drempel, "resultaten": shown, "volgende": None}), media_type=JSON)


@router.post("/klachten/{klacht_id}/bevestigingen", operation_id="bevestigKlacht", status_code=201)
async def bevestig_klacht(klacht_id: UUID, body: Klachtbevestiging, desk: AtDesk) -> Response:
    """Bevestig de ontvangst schriftelijk."""
    return await desk.handle(Act(klacht, klacht_id, BevestigKlacht(op=body.verzonden_op)))


@router.post("/klachten/{klacht_id}/toewijzingen", operation_id="wijsKlachtbehandelaarToe", status_code=201)
async def wijs_klachtbehandelaar_toe(klacht_id: UUID, body: Klachtbehandelaar, desk: AtDesk) -> Response:
    """Wijs een behandelaar toe die er niet bij betrokken was en niet van het team is."""
    behandelaar_id = medewerker_id(desk.gemeente, body.behandelaar)
    eigen_team = desk.principal.team if behandelaar_id == desk.principal.medewerker_id else None

    async def wijs_toe(decided: Decided) -> object:
        ingezet = await queries.team_van_medewerker(decided.look, behandelaar_id)
        teams = tuple(team for team in (body.team, eigen_team, ingezet) if team is not None)
        return WijsKlachtbehandelaarToe(op=body.op, behandelaar_id=behandelaar_id, team_ids=teams)

    return await desk.handle(Act(klacht, klacht_id, wijs_toe))


@router.post("/klachten/{klacht_id}/horingen", operation_id="hoorKlager", status_code=201)
async def hoor_klager(klacht_id: UUID, body: Horing, desk: AtDesk) -> Response:
    """Leg vast dat de klager is gehoord, en of de beklaagde dat ook is."""
    command = HoorKlager(
        op=body.op,
        door=desk.principal.medewerker_id,
        team_id=desk.principal.team,
        beklaagde_gehoord=body.beklaagde_gehoord,
        verslag=body.verslag,
    )
    return await desk.handle(Act(klacht, klacht_id, command))


@router.post("/klachten/{klacht_id}/verdagingen", operation_id="verdaagKlacht", status_code=201)
async def verdaag_klacht(klacht_id: UUID, body: Klachtverdaging, desk: AtDesk) -> Response:
    """Verdaag de afhandeling, eenmaal en ten hoogste vier weken."""
    return await desk.handle(Act(klacht, klacht_id, VerdaagKlacht(op=body.op, tot=body.tot)))


@router.post("/klachten/{klacht_id}/escalaties", operation_id="escaleerKlacht", status_code=201)
async def escaleer_klacht(klacht_id: UUID, body: Escalatie, desk: AtDesk) -> Response:
    """Leg de klacht hogerop, bijvoorbeeld voor bemiddeling."""
    return await desk.handle(Act(klacht, klacht_id, EscaleerKlacht(op=body.op, naar=body.naar)))


@router.post("/klachten/{klacht_id}/afhandelingen", operation_id="handelKlachtAf", status_code=201)
async def handel_klacht_af(klacht_id: UUID, body: Klachtoordeel, desk: AtDesk) -> Response:
    """Handel de klacht af; het antwoord noemt de ombudsman en tot wanneer die kan worden gevraagd."""
    command = HandelKlachtAf(
        op=body.afgehandeld_op,
        door=desk.principal.medewerker_id,
        team_id=desk.principal.team,
        oordeel=body.oordeel,
        motivering=body.motivering,
        ombudsman=body.ombudsman,
        grond_niet_gehoord=body.grond_niet_gehoord,
    )
    return await desk.handle(Act(klacht, klacht_id, command))


@router.post("/klachten/{klacht_id}/buitenbehandelingen", operation_id="neemKlachtNietInBehandeling", status_code=201)
async def neem_klacht_niet_in_behandeling(klacht_id: UUID, body: Buitenbehandeling, desk: AtDesk) -> Response:
    """Deel mee dat de klacht niet wordt behandeld, en waarom."""
    command = NeemKlachtNietInBehandeling(op=body.medegedeeld_op, grond=body.grond)
    return await desk.handle(Act(klacht, klacht_id, command))


@router.post("/klachten/{klacht_id}/intrekkingen", operation_id="trekKlachtIn", status_code=201)
async def trek_klacht_in(klacht_id: UUID, body: Klachtintrekking, desk: AtDesk) -> Response:
    """Trek de klacht in."""
    return await desk.handle(Act(klacht, klacht_id, TrekKlachtIn(op=body.op)))


ACTS = {
    DienKlachtIn: "klachten",
    BevestigKlacht: "bevestigingen",
    WijsKlachtbehandelaarToe: "toewijzingen",
    HoorKlager: "horingen",
    VerdaagKlacht: "verdagingen",
    EscaleerKlacht: "escalaties",
    HandelKlachtAf: "afhandelingen",
    NeemKlachtNietInBehandeling: "buitenbehandelingen",
    TrekKlachtIn: "intrekkingen",
}

FEITEN = {
    "bevestigingen": (feiten.KlachtBevestigd,),
    "toewijzingen": (feiten.KlachtbehandelaarToegewezen,),
    "horingen": (feiten.KlagerGehoord,),
    "verdagingen": (feiten.KlachtVerdaagd,),
    "escalaties": (feiten.KlachtGeescaleerd,),
    "afhandelingen": (feiten.KlachtAfgehandeld,),
    "buitenbehandelingen": (feiten.KlachtNietInBehandelingGenomen,),
    "intrekkingen": (feiten.KlachtIngetrokken,),
}
list_acts(router, "/klachten/{klacht_id}", klacht, "leesKlacht", FEITEN)
