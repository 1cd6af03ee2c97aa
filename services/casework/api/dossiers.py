"""Dossiers: read, weighed, kept in contact with, scaled up and down, put on the waakvlam, closed and reopened."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from services.casework import queries
from services.casework.domain.dossier import dossier
from services.casework.domain.dossier.taal import (
    BepaalZwaarte,
    HeropenDossier,
    KenThemaToe,
    LegContactmomentVast,
    LegEscalatieVast,
    SchaalAf,
    SchaalOp,
    SluitDossier,
    ZetOpWaakvlam,
)
from services.casework.domain.huishouden import Samengesteld, WijsRegisseurAan, huishouden
from services.casework.domain.verwant import huishouden_van
from shared.decider.decider import Act, Decided, reading
from shared.events import dossiers as feiten
from shared.events.codes import (
    Escalatie,
    Hulplijn,
    RedenAfgesloten,
    RedenHeropend,
    RedenHuisbezoek,
    Thema,
    Vorm,
    Zwaarte,
)
from shared.events.huishoudens import RegisseurAangewezen
from shared.eventstore.paging import Filters
from shared.service.auth import medewerker_id
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import JSON, Cursor, Limit, Tekstfilter, detail, json, listing
from shared.service.models import Datum, Gebeurd, Medewerker, Model, OpenCode, Tekst, Vlag
from shared.service.problems import Problem
from shared.service.web import resource_router
from shared.termijnen.kalender import begin_van

router = resource_router("dossiers")
ACTIEF = ("geopend", "onderzoek", "plan", "uitvoering", "waakvlam", "heropend")


class Regisseur(Model):
    """Who keeps the plan of the household together."""

    op: Gebeurd
    medewerker_id: Medewerker


class Zwaartebepaling(Model):
    """How heavy the case is."""

    op: Gebeurd
    niveau: Zwaarte
    grond: OpenCode | None = None


class Thematoekenning(Model):
    """A theme of the case."""

    op: Gebeurd
    thema: Thema


class Contactmoment(Model):
    """A contact with the household, and what was said."""

    op: Gebeurd
    vorm: Vorm
    reden_huisbezoek: RedenHuisbezoek | None = None
    notitie: Tekst | None = None


class Schaling(Model):
    """To which line of help the case goes, and why."""

    op: Gebeurd
    naar_lijn: Hulplijn
    reden: OpenCode


class Escalatiemelding(Model):
    """What threatened, and whether it was averted."""

    op: Gebeurd
    soort: Escalatie
    afgewend: Vlag


class Waakvlam(Model):
    """Light contact, with the day of the next."""

    op: Gebeurd
    vervolgcontact_datum: Datum


class Afsluiting(Model):
    """Why the dossier is closed."""

    op: Gebeurd
    reden: RedenAfgesloten


class Heropening(Model):
    """Why a closed dossier is open again."""

    op: Gebeurd
    reden: RedenHeropend


@router.get("/dossiers/{dossier_id}", operation_id="leesDossier", summary="Een dossier")
async def lees_dossier(dossier_id: UUID, desk: AtDesk) -> Response:
    """De stand van een dossier, met zijn onderzoek en plan."""
    async with desk.read() as tx:
        return detail(await queries.dossier(tx, dossier_id), "dossiers")


@router.get("/dossiers", operation_id="lijstDossiers", summary="Dossiers")
async def lijst_dossiers(
    desk: AtDesk,
    melding: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    team: Tekstfilter = [],  # noqa: B006
    thema: Tekstfilter = [],  # noqa: B006
    zonder_contact_sinds: Annotated[Datum | None, Query(alias="zonderContactSinds")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Dossiers op volgorde van id; `zonderContactSinds` geeft wat open is en sinds die dag geen contact had."""
    sinds = begin_van(zonder_contact_sinds) if zonder_contact_sinds else None
    filters = Filters(
        {"melding_id": melding, "status": status or (ACTIEF if sinds else []), "team": team, "thema": thema},
        {"zonder_contact_sinds": (None, sinds)},
    )
    return await listing(desk, queries.dossiers, "dossiers", filters, limit, cursor)


@router.get("/dossiers/{dossier_id}/tijdlijn", operation_id="leesTijdlijn", summary="De tijdlijn van een casus")
async def lees_tijdlijn(dossier_id: UUID, desk: AtDesk) -> Response:
    """De acht stappen van melding tot einde recht, elk met het moment waarop zij voor het eerst kwam, of zonder.

    Een pgb is geleverd op zijn eerste dag; het recht eindigt als de laatste voorziening dat doet, op haar laatste dag.
    """
    async with desk.read() as tx:
        stappen = await queries.tijdlijn(tx, dossier_id, desk.nu)
    if stappen is None:
        raise Problem("niet-gevonden")
    return Response(json({"stappen": [{"stap": stap, "op": op} for stap, op in stappen]}), media_type=JSON)


@router.post("/dossiers/{dossier_id}/regisseurs", operation_id="wijsRegisseurAan", status_code=201)
async def wijs_regisseur_aan(dossier_id: UUID, body: Regisseur, desk: AtDesk) -> Response:
    """Wijs de regisseur van het huishouden aan."""
    command = WijsRegisseurAan(op=body.op, medewerker_id=medewerker_id(desk.gemeente, body.medewerker_id))
    return await desk.handle(reading(dossier, dossier_id), Act(huishouden, huishouden_van(dossier_id), command))


@router.post("/dossiers/{dossier_id}/zwaartebepalingen", operation_id="bepaalZwaarte", status_code=201)
async def bepaal_zwaarte(dossier_id: UUID, body: Zwaartebepaling, desk: AtDesk) -> Response:
    """Bepaal de zwaarte van de casus."""
    command = BepaalZwaarte(op=body.op, niveau=body.niveau, grond=body.grond)
    return await desk.handle(Act(dossier, dossier_id, command))


@router.post("/dossiers/{dossier_id}/themas", operation_id="kenThemaToe", status_code=201)
async def ken_thema_toe(dossier_id: UUID, body: Thematoekenning, desk: AtDesk) -> Response:
    """Geef de casus een thema."""
    return await desk.handle(Act(dossier, dossier_id, KenThemaToe(op=body.op, thema=body.thema)))


@router.post("/dossiers/{dossier_id}/contactmomenten", operation_id="legContactmomentVast", status_code=201)
async def leg_contactmoment_vast(dossier_id: UUID, body: Contactmoment, desk: AtDesk) -> Response:
    """Leg een contact vast; een huisbezoek noemt zijn reden."""
    huishouden_id = huishouden_van(dossier_id)

    async def leg_vast(decided: Decided) -> object:
        van = decided.look.state(huishouden_id)
        assert isinstance(van, Samengesteld)  # a dossier opens with its household
        return LegContactmomentVast(
            op=body.op,
            vorm=body.vorm,
            reden_huisbezoek=body.reden_huisbezoek,
            persoon_id=van.persoon_ids[0],
            notitie=body.notitie,
        )

    return await desk.handle(Act(dossier, dossier_id, leg_vast), reading(huishouden, huishouden_id))


@router.post("/dossiers/{dossier_id}/opschalingen", operation_id="schaalOp", status_code=201)
async def schaal_op(dossier_id: UUID, body: Schaling, desk: AtDesk) -> Response:
    """Schaal de casus op naar een zwaardere lijn."""
    command = SchaalOp(op=body.op, naar_lijn=body.naar_lijn, reden=body.reden)
    return await desk.handle(Act(dossier, dossier_id, command))


@router.post("/dossiers/{dossier_id}/afschalingen", operation_id="schaalAf", status_code=201)
async def schaal_af(dossier_id: UUID, body: Schaling, desk: AtDesk) -> Response:
    """Schaal de casus af naar een lichtere lijn."""
    command = SchaalAf(op=body.op, naar_lijn=body.naar_lijn, reden=body.reden)
    return await desk.handle(Act(dossier, dossier_id, command))


@router.post("/dossiers/{dossier_id}/escalaties", operation_id="legEscalatieVast", status_code=201)
async def leg_escalatie_vast(dossier_id: UUID, body: Escalatiemelding, desk: AtDesk) -> Response:
    """Leg een escalatie vast die dreigde, afgewend of niet."""
    command = LegEscalatieVast(op=body.op, soort=body.soort, afgewend=body.afgewend)
    return await desk.handle(Act(dossier, dossier_id, command))


@router.post("/dossiers/{dossier_id}/waakvlammen", operation_id="zetOpWaakvlam", status_code=201)
async def zet_op_waakvlam(dossier_id: UUID, body: Waakvlam, desk: AtDesk) -> Response:
    """Zet de casus op de waakvlam."""
    command = ZetOpWaakvlam(op=body.op, vervolgcontact_datum=body.vervolgcontact_datum)
    return await desk.handle(Act(dossier, dossier_id, command))


@router.post("/dossiers/{dossier_id}/afsluitingen", operation_id="sluitDossier", status_code=201)
async def sluit_dossier(dossier_id: UUID, body: Afsluiting, desk: AtDesk) -> Response:
    """Sluit het dossier."""
    return await desk.handle(Act(dossier, dossier_id, SluitDossier(op=body.op, reden=body.reden)))


@router.post("/dossiers/{dossier_id}/heropeningen", operation_id="heropenDossier", status_code=201)
async def heropen_dossier(dossier_id: UUID, body: Heropening, desk: AtDesk) -> Response:
    """Open een afgesloten dossier weer."""
    return await desk.handle(Act(dossier, dossier_id, HeropenDossier(op=body.op, reden=body.reden)))


ACTS = {
    WijsRegisseurAan: "regisseurs",
    BepaalZwaarte: "zwaartebepalingen",
    KenThemaToe: "themas",
    LegContactmomentVast: "contactmomenten",
    SchaalOp: "opschalingen",
    SchaalAf: "afschalingen",
    LegEscalatieVast: "escalaties",
    ZetOpWaakvlam: "waakvlammen",
    SluitDossier: "afsluitingen",
    HeropenDossier: "heropeningen",
}

FEITEN = {
    "zwaartebepalingen": (feiten.ZwaarteBepaald,),
    "themas": (feiten.ThemaToegekend,),
    "contactmomenten": (feiten.ContactmomentVastgelegd,),
    "opschalingen": (feiten.CasusOpgeschaald,),
    "afschalingen": (feiten.CasusAfgeschaald,),
    "escalaties": (feiten.EscalatieVastgelegd,),
    "waakvlammen": (feiten.WaakvlamIngesteld,),
    "afsluitingen": (feiten.DossierAfgesloten,),
    "heropeningen": (feiten.DossierHeropend,),
}
list_acts(router, "/dossiers/{dossier_id}", dossier, "leesDossier", FEITEN)
list_acts(
    router, "/dossiers/{dossier_id}", huishouden, "leesDossier", {"regisseurs": (RegisseurAangewezen,)}, huishouden_van
)
