"""Bezwaren: made against a beschikking that is known, handled by another than who took it, decided or withdrawn."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from services.provisions import queries
from services.provisions.api.gevolgen import na_herroeping
from services.provisions.api.ingebrekestellingen import vernomen
from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.beschikking.taal import Nieuw as GeenBeschikking
from services.provisions.domain.beschikking.taal import VechtAan, VerwerkBezwaar
from services.provisions.domain.bezwaar import bezwaar
from services.provisions.domain.bezwaar.taal import (
    BeoordeelTermijnoverschrijding,
    BeslisOpBezwaar,
    HerstelVerzuim,
    HoudHoorzitting,
    MaakBezwaar,
    NeemBezwaarInBehandeling,
    TermijnoverschrijdingBeoordeeld,
    TrekBezwaarIn,
    VerdaagBezwaar,
    VraagVerzuimherstel,
)
from shared.decider.decider import Act, Decided, following, reading
from shared.events import bezwaren as feiten
from shared.events.bezwaren import BezwaarBeslist, BezwaarIngetrokken
from shared.events.codes import BezwaarUitkomst, ZonderHoorzitting
from shared.eventstore.paging import Filters
from shared.service.auth import medewerker_id
from shared.service.desk import AtDesk, Desk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Datum, Gebeurd, Getal, Medewerker, Model, Tekst, Vlag
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("bezwaren")


class NieuwBezwaar(Model):
    """A bezwaar; `ter_post_op` is the day of its postmark, `commissie` says whether one advises on it."""

    ontvangen_op: Gebeurd
    ter_post_op: Datum | None = None
    commissie: Vlag = False
    gronden: Tekst


class Verzuimverzoek(Model):
    """The time given to mend what is missing, through its last day."""

    verzocht_op: Gebeurd
    tot: Datum


class Verzuimherstel(Model):
    """When it was mended."""

    hersteld_op: Gebeurd


class Bezwaarbehandeling(Model):
    """Who handles the bezwaar."""

    op: Gebeurd
    behandelaar: Medewerker


class Termijnbeoordeling(Model):
    """Whether a late bezwaar is excusably late."""

    op: Gebeurd
    verschoonbaar: Vlag


class Verdaging(Model):
    """By how many weeks the decision is postponed, and when that was told."""

    op: Gebeurd
    weken: Annotated[Getal, Field(ge=1, le=6)]


class Hoorzitting(Model):
    """When the hearing was held."""

    gehouden_op: Gebeurd


class BeslissingOpBezwaar(Model):
    """The outcome; `afwijking_van_advies` says why the advice is not followed, where it is not."""

    beslist_op: Gebeurd
    uitkomst: BezwaarUitkomst
    motivering: Tekst
    afwijking_van_advies: Tekst | None = None
    zonder_hoorzitting: ZonderHoorzitting | None = None


class Bezwaarintrekking(Model):
    """When the bezwaar was withdrawn."""

    op: Gebeurd


@router.post("/beschikkingen/{beschikking_id}/bezwaren", operation_id="maakBezwaar", status_code=201)
async def maak_bezwaar(beschikking_id: UUID, body: NieuwBezwaar, desk: AtDesk, bezwaar_id: NewId) -> Response:
    """Maak bezwaar tegen een bekendgemaakte beschikking; ook een te laat bezwaar wordt geregistreerd."""

    async def vecht_aan(decided: Decided) -> object:
        if isinstance(decided.look.state(beschikking_id), GeenBeschikking):
            raise Problem("niet-gevonden")
        return VechtAan(op=body.ontvangen_op, bezwaar_id=bezwaar_id)

    async def maak(decided: Decided) -> object:
        besluit = decided.look.state(beschikking_id)
        return MaakBezwaar(
            melding_id=getattr(besluit, "melding_id"),  # noqa: B009 - what can be fought has it
            beschikking_id=beschikking_id,
            persoon_id=getattr(besluit, "persoon_id"),  # noqa: B009
            ontvangen_op=body.ontvangen_op,
            ter_post_op=body.ter_post_op,
            bezwaar_tot_en_met=getattr(besluit, "bezwaar_tot_en_met"),  # noqa: B009
            commissie=body.commissie,
            gronden=body.gronden,
        )

    return await desk.handle(
        reading(bezwaar, bezwaar_id),
        Act(beschikking, beschikking_id, vecht_aan),
        Act(bezwaar, bezwaar_id, maak),
        location=f"/bezwaren/{bezwaar_id}",
        match=beschikking_id,
    )


@router.get(
    "/beschikkingen/{beschikking_id}/bezwaren",
    operation_id="lijstBezwarenVanBeschikking",
    openapi_extra={"x-beleid": "leesBeschikking"},
)
async def lijst_bij_beschikking(
    beschikking_id: UUID, desk: AtDesk, limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """De bezwaren tegen een beschikking."""
    filters = Filters({"beschikking_id": [beschikking_id]}, {})
    return await listing(desk, queries.bezwaren, "bezwaren", filters, limit, cursor)


@router.get("/bezwaren", operation_id="lijstBezwaren", summary="Bezwaren")
async def lijst_bezwaren(
    desk: AtDesk,
    melding: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Bezwaren op volgorde van id."""
    filters = Filters({"melding_id": melding, "status": status}, {})
    return await listing(desk, queries.bezwaren, "bezwaren", filters, limit, cursor)


@router.get("/bezwaren/{bezwaar_id}", operation_id="leesBezwaar", summary="Een bezwaar")
async def lees_bezwaar(bezwaar_id: UUID, desk: AtDesk) -> Response:
    """De stand van een bezwaar, met het einde van zijn beslistermijn, zonder de verzegelde velden."""
    async with desk.read() as tx:
        return detail(await queries.bezwaar(tx, bezwaar_id), "bezwaren")


@router.post("/bezwaren/{bezwaar_id}/verzuimverzoeken", operation_id="vraagVerzuimherstel", status_code=201)
async def vraag_verzuimherstel(bezwaar_id: UUID, body: Verzuimverzoek, desk: AtDesk) -> Response:
    """Laat de indiener een verzuim herstellen (Awb 6:6); zolang staat de beslistermijn stil."""
    return await desk.handle(Act(bezwaar, bezwaar_id, VraagVerzuimherstel(op=body.verzocht_op, tot=body.tot)))


@router.post("/bezwaren/{bezwaar_id}/verzuimherstellingen", operation_id="herstelVerzuim", status_code=201)
async def herstel_verzuim(bezwaar_id: UUID, body: Verzuimherstel, desk: AtDesk) -> Response:
    """Leg vast dat het verzuim is hersteld; de beslistermijn loopt weer."""
    return await desk.handle(Act(bezwaar, bezwaar_id, HerstelVerzuim(op=body.hersteld_op)))


@router.post("/bezwaren/{bezwaar_id}/behandelingen", operation_id="neemBezwaarInBehandeling", status_code=201)
async def neem_in_behandeling(bezwaar_id: UUID, body: Bezwaarbehandeling, desk: AtDesk) -> Response:
    """Geef het bezwaar een behandelaar, een ander dan wie het besluit nam (Awb 10:3 lid 3)."""
    beschikking_id = await _beschikking_van(desk, bezwaar_id)

    async def neem(decided: Decided) -> object:
        return NeemBezwaarInBehandeling(
            op=body.op,
            behandelaar_id=medewerker_id(desk.gemeente, body.behandelaar),
            mandaathouder_id=getattr(decided.look.state(beschikking_id), "mandaathouder_id", None),
        )

    return await desk.handle(Act(bezwaar, bezwaar_id, neem), reading(beschikking, beschikking_id))


@router.post("/bezwaren/{bezwaar_id}/termijnbeoordelingen", operation_id="beoordeelTermijn", status_code=201)
async def beoordeel_termijn(bezwaar_id: UUID, body: Termijnbeoordeling, desk: AtDesk) -> Response:
    """Leg vast of een te laat bezwaar verschoonbaar te laat is (Awb 6:11)."""
    command = BeoordeelTermijnoverschrijding(op=body.op, verschoonbaar=body.verschoonbaar)
    return await desk.handle(Act(bezwaar, bezwaar_id, command))


@router.post("/bezwaren/{bezwaar_id}/verdagingen", operation_id="verdaagBezwaar", status_code=201)
async def verdaag(bezwaar_id: UUID, body: Verdaging, desk: AtDesk) -> Response:
    """Stel de beslissing uit, een keer en ten hoogste zes weken (Awb 7:10 lid 3)."""
    return await desk.handle(Act(bezwaar, bezwaar_id, VerdaagBezwaar(op=body.op, weken=body.weken)))


@router.post("/bezwaren/{bezwaar_id}/hoorzittingen", operation_id="houdHoorzitting", status_code=201)
async def houd_hoorzitting(bezwaar_id: UUID, body: Hoorzitting, desk: AtDesk) -> Response:
    """Leg vast dat de indiener is gehoord (Awb 7:2)."""
    return await desk.handle(Act(bezwaar, bezwaar_id, HoudHoorzitting(op=body.gehouden_op)))


@router.post("/bezwaren/{bezwaar_id}/beslissingen", operation_id="beslisOpBezwaar", status_code=201)
async def beslis(bezwaar_id: UUID, body: BeslissingOpBezwaar, desk: AtDesk) -> Response:
    """Beslis op het bezwaar; de beschikking blijft daarmee in stand of is herroepen.

    Na een herroeping komt er voor zover nodig een nieuw besluit (Awb 7:11). Elke regel ligt dan ter beoordeling voor;
    wat is toegekend loopt tot dat besluit door.
    """
    beschikking_id = await _beschikking_van(desk, bezwaar_id)
    besluit_nu = await desk.store.find(desk.gemeente, "beschikkingen", beschikking_id)

    async def beslissen(decided: Decided) -> object:
        besluit = decided.look.state(beschikking_id)
        return BeslisOpBezwaar(
            op=body.beslist_op,
            persoon_id=getattr(besluit, "persoon_id"),  # noqa: B009 - what is fought has it
            uitkomst=body.uitkomst,
            motivering=body.motivering,
            afwijking_van_advies=body.afwijking_van_advies,
            zonder_hoorzitting=body.zonder_hoorzitting,
            behandelaar_id=desk.principal.medewerker_id,
            mandaathouder_id=getattr(besluit, "mandaathouder_id", None),
        )

    def verwerk(fact: BezwaarBeslist) -> object:
        herroepen = fact.uitkomst in ("gegrond", "deels_gegrond")
        return VerwerkBezwaar(op=fact.beslist_op, bezwaar_id=bezwaar_id, herroepen=herroepen)

    return await desk.handle(
        Act(bezwaar, bezwaar_id, beslissen),
        Act(beschikking, beschikking_id, following(BezwaarBeslist, verwerk)),
        vernomen(bezwaar_id, BezwaarBeslist),
        *na_herroeping(besluit_nu, bezwaar_id, body.beslist_op),
    )


@router.post("/bezwaren/{bezwaar_id}/intrekkingen", operation_id="trekBezwaarIn", status_code=201)
async def trek_in(bezwaar_id: UUID, body: Bezwaarintrekking, desk: AtDesk) -> Response:
    """Trek het bezwaar in; de beschikking blijft in stand."""
    beschikking_id = await _beschikking_van(desk, bezwaar_id)

    def verwerk(fact: BezwaarIngetrokken) -> object:
        return VerwerkBezwaar(op=fact.gebeurd_op, bezwaar_id=bezwaar_id, herroepen=False)

    return await desk.handle(
        Act(bezwaar, bezwaar_id, TrekBezwaarIn(op=body.op)),
        Act(beschikking, beschikking_id, following(BezwaarIngetrokken, verwerk)),
        vernomen(bezwaar_id, BezwaarIngetrokken),
    )


async def _beschikking_van(desk: Desk, bezwaar_id: UUID) -> UUID:
    row = await desk.store.find(desk.gemeente, "bezwaren", bezwaar_id)
    return UUID(row["beschikking_id"])


ACTS = {
    VechtAan: "bezwaren",
    VraagVerzuimherstel: "verzuimverzoeken",
    HerstelVerzuim: "verzuimherstellingen",
    NeemBezwaarInBehandeling: "behandelingen",
    BeoordeelTermijnoverschrijding: "termijnbeoordelingen",
    VerdaagBezwaar: "verdagingen",
    HoudHoorzitting: "hoorzittingen",
    BeslisOpBezwaar: "beslissingen",
    TrekBezwaarIn: "intrekkingen",
}

FEITEN = {
    "verzuimverzoeken": (feiten.BezwaarVerzuimGevraagd,),
    "verzuimherstellingen": (feiten.BezwaarVerzuimHersteld,),
    "behandelingen": (feiten.BezwaarInBehandelingGenomen,),
    "termijnbeoordelingen": (TermijnoverschrijdingBeoordeeld,),
    "verdagingen": (feiten.BezwaarVerdaagd,),
    "hoorzittingen": (feiten.HoorzittingGehouden,),
    "beslissingen": (feiten.BezwaarBeslist,),
    "intrekkingen": (feiten.BezwaarIngetrokken,),
}
list_acts(router, "/bezwaren/{bezwaar_id}", bezwaar, "leesBezwaar", FEITEN)
