"""What is done with an aanvraag until it is decided: completed, announced, commented on, left aside, withdrawn."""

from uuid import UUID

from starlette.responses import Response

from services.provisions.api.ingebrekestellingen import vernomen
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import (
    AanvullingOntvangen,
    DoeMededeling,
    LaatBuitenBehandeling,
    NeemInBehandeling,
    OntvangAanvulling,
    OntvangZienswijze,
    TrekAanvraagIn,
    VraagAanvulling,
    VraagZienswijze,
)
from shared.decider.decider import Act, Decided
from shared.events import aanvragen as feiten
from shared.events.codes import MelderRol
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.models import Datum, Gebeurd, Model, Tekst, Vlag
from shared.service.web import resource_router

router = resource_router("aanvragen")


class Inbehandelingneming(Model):
    """When work on the aanvraag began."""

    op: Gebeurd


class Aanvullingsverzoek(Model):
    """The applicant is asked to complete the aanvraag, through the last day given."""

    uitgenodigd_op: Gebeurd
    hersteltermijn_tot: Datum


class Aanvulling(Model):
    """What was missing came in; `ondertekend` when it was the signature."""

    ontvangen_op: Gebeurd
    ondertekend: Vlag = False


class Mededeling(Model):
    """The applicant was told by when the decision will be there."""

    medegedeeld_op: Gebeurd
    nieuwe_datum: Datum


class Zienswijzeverzoek(Model):
    """The applicant may react to facts that differ from what they gave."""

    op: Gebeurd
    tot: Datum


class Zienswijze(Model):
    """What the applicant thinks of them."""

    ontvangen_op: Gebeurd
    inhoud: Tekst


class Buitenbehandelingstelling(Model):
    """When it was made known that the aanvraag is not dealt with."""

    bekendgemaakt_op: Gebeurd


class Aanvraagintrekking(Model):
    """Who withdraws the aanvraag."""

    op: Gebeurd
    door_rol: MelderRol


@router.post("/aanvragen/{aanvraag_id}/behandelingen", operation_id="neemAanvraagInBehandeling", status_code=201)
async def neem_in_behandeling(aanvraag_id: UUID, body: Inbehandelingneming, desk: AtDesk) -> Response:
    """Neem een ontvangen aanvraag in behandeling."""
    return await desk.handle(Act(aanvraag, aanvraag_id, NeemInBehandeling(op=body.op)))


@router.post("/aanvragen/{aanvraag_id}/aanvullingsverzoeken", operation_id="vraagAanvulling", status_code=201)
async def vraag_aanvulling(aanvraag_id: UUID, body: Aanvullingsverzoek, desk: AtDesk) -> Response:
    """Vraag de aanvrager wat ontbreekt (Awb 4:5); zolang staat de beslistermijn stil (Awb 4:15 lid 1a)."""
    command = VraagAanvulling(op=body.uitgenodigd_op, hersteltermijn_tot=body.hersteltermijn_tot)
    return await desk.handle(Act(aanvraag, aanvraag_id, command))


@router.post("/aanvragen/{aanvraag_id}/aanvullingen", operation_id="ontvangAanvulling", status_code=201)
async def ontvang_aanvulling(aanvraag_id: UUID, body: Aanvulling, desk: AtDesk) -> Response:
    """Leg vast dat de aanvulling er is; de beslistermijn loopt weer."""
    command = OntvangAanvulling(op=body.ontvangen_op, ondertekend=body.ondertekend)
    return await desk.handle(Act(aanvraag, aanvraag_id, command))


@router.post("/aanvragen/{aanvraag_id}/mededelingen", operation_id="doeMededeling", status_code=201)
async def doe_mededeling(aanvraag_id: UUID, body: Mededeling, desk: AtDesk) -> Response:
    """Laat weten wanneer de beschikking alsnog komt (Awb 4:14); de wettelijke datum blijft staan."""
    command = DoeMededeling(op=body.medegedeeld_op, nieuwe_datum=body.nieuwe_datum)
    return await desk.handle(Act(aanvraag, aanvraag_id, command))


@router.post("/aanvragen/{aanvraag_id}/zienswijzeverzoeken", operation_id="vraagZienswijze", status_code=201)
async def vraag_zienswijze(aanvraag_id: UUID, body: Zienswijzeverzoek, desk: AtDesk) -> Response:
    """Leg de aanvrager gegevens voor die afwijken van wat hij zelf gaf (Awb 4:7)."""
    return await desk.handle(Act(aanvraag, aanvraag_id, VraagZienswijze(op=body.op, tot=body.tot)))


@router.post("/aanvragen/{aanvraag_id}/zienswijzen", operation_id="ontvangZienswijze", status_code=201)
async def ontvang_zienswijze(aanvraag_id: UUID, body: Zienswijze, desk: AtDesk) -> Response:
    """Leg de zienswijze van de aanvrager vast; haar inhoud wordt verzegeld."""

    async def ontvang(decided: Decided) -> object:
        persoon_id = getattr(decided.look.state(aanvraag_id), "persoon_id", None) or aanvraag_id
        return OntvangZienswijze(op=body.ontvangen_op, persoon_id=persoon_id, inhoud=body.inhoud)

    return await desk.handle(Act(aanvraag, aanvraag_id, ontvang))


@router.post(
    "/aanvragen/{aanvraag_id}/buitenbehandelingstellingen", operation_id="laatBuitenBehandeling", status_code=201
)
async def laat_buiten_behandeling(aanvraag_id: UUID, body: Buitenbehandelingstelling, desk: AtDesk) -> Response:
    """Behandel een aanvraag niet die niet is aangevuld; binnen vier weken bekendgemaakt (Awb 4:5 lid 4)."""
    return await desk.handle(
        Act(aanvraag, aanvraag_id, LaatBuitenBehandeling(op=body.bekendgemaakt_op)),
        vernomen(aanvraag_id, feiten.AanvraagBuitenBehandelingGesteld),
    )


@router.post("/aanvragen/{aanvraag_id}/intrekkingen", operation_id="trekAanvraagIn", status_code=201)
async def trek_in(aanvraag_id: UUID, body: Aanvraagintrekking, desk: AtDesk) -> Response:
    """Trek de aanvraag in."""
    return await desk.handle(
        Act(aanvraag, aanvraag_id, TrekAanvraagIn(op=body.op, door_rol=body.door_rol)),
        vernomen(aanvraag_id, feiten.AanvraagIngetrokken),
    )


ACTS = {
    NeemInBehandeling: "behandelingen",
    VraagAanvulling: "aanvullingsverzoeken",
    OntvangAanvulling: "aanvullingen",
    DoeMededeling: "mededelingen",
    VraagZienswijze: "zienswijzeverzoeken",
    OntvangZienswijze: "zienswijzen",
    LaatBuitenBehandeling: "buitenbehandelingstellingen",
    TrekAanvraagIn: "intrekkingen",
}

FEITEN = {
    "behandelingen": (feiten.AanvraagInBehandelingGenomen,),
    "aanvullingsverzoeken": (feiten.AanvullingGevraagd,),
    "aanvullingen": (AanvullingOntvangen,),
    "mededelingen": (feiten.BeslistermijnMededelingGedaan,),
    "zienswijzeverzoeken": (feiten.ZienswijzeGevraagd,),
    "zienswijzen": (feiten.ZienswijzeOntvangen,),
    "buitenbehandelingstellingen": (feiten.AanvraagBuitenBehandelingGesteld,),
    "intrekkingen": (feiten.AanvraagIngetrokken,),
}
list_acts(router, "/aanvragen/{aanvraag_id}", aanvraag, "leesAanvraag", FEITEN)
