"""Aanmeldingen: discussed, allocated, spoken with, settled."""

from typing import Annotated, Literal, Self
from uuid import UUID

from fastapi import Query
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.intake.api.partners import is_bekend
from services.intake.domain.aanmelding import aanmelding
from services.intake.domain.aanmelding.taal import (
    BespreekInAanmeldteam,
    GeefAanmeldingVrij,
    HandelAanmeldingAfMetAdvies,
    HandelAanmeldingAfMetDoorverwijzing,
    HandelAanmeldingAfMetKortHulptraject,
    LegEersteGesprekVast,
    MerkSpoedAan,
    StelOnderzoekNodigVast,
    TrekAanmeldingIn,
    WijsWijkwerkerToe,
)
from services.intake.queries import toegang
from shared.decider.decider import Act, Decided
from shared.events import aanmeldingen as feiten
from shared.events.codes import Doelgroep, Ernst, Leefgebied, RedenHuisbezoek, RedenIngetrokken, RedenVrijgave, Vorm
from shared.eventstore.paging import Filters
from shared.service.auth import medewerker_id
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Gebeurd, Medewerker, Model, OpenCode, Tekst
from shared.service.web import resource_router

router = resource_router("aanmeldingen")


class Spoedaanmerking(Model):
    """Why it is urgent after all."""

    op: Gebeurd
    reden: OpenCode


class Bespreking(Model):
    """A discussion in the multidisciplinary team."""

    besproken_op: Gebeurd
    disciplines: Annotated[tuple[OpenCode, ...], Field(min_length=1, max_length=20)]


class Toewijzing(Model):
    """The wijkwerker who takes it on; a reason when the aanmeldteam was skipped."""

    wijkwerker: Medewerker
    op: Gebeurd
    aanmeldteam_overgeslagen: OpenCode | None = None


class Vrijgave(Model):
    """Why the wijkwerker gives it back."""

    reden: RedenVrijgave
    op: Gebeurd


class Weging(Model):
    """How much a leefgebied weighs in the question."""

    leefgebied: Leefgebied
    ernst: Ernst


class EersteGesprek(Model):
    """The first conversation; why it was at home, and what the question is about, in codes beside the text."""

    gevoerd_op: Gebeurd
    vorm: Vorm
    vraaganalyse: Tekst | None = None
    vraaganalyse_per_leefgebied: Annotated[tuple[Weging, ...], Field(max_length=9)] = ()
    reden_huisbezoek: RedenHuisbezoek | None = None

    @model_validator(mode="after")
    def _elk_een_keer(self) -> Self:
        genoemd = [weging.leefgebied for weging in self.vraaganalyse_per_leefgebied]
        if len(set(genoemd)) < len(genoemd) or (self.reden_huisbezoek and self.vorm != "huisbezoek"):
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class Intrekking(Model):
    """Why the aanmelding is withdrawn."""

    op: Gebeurd
    reden: RedenIngetrokken


class Afhandeling(Model):
    """The one outcome of an aanmelding."""

    soort: Literal["advies", "doorverwijzing", "kort_hulptraject", "onderzoek_nodig"]
    afgehandeld_op: Gebeurd
    doelgroep: Doelgroep | None = None
    reden: OpenCode | None = None
    partner_id: UUID | None = None
    algemene_voorziening_id: UUID | None = None

    @model_validator(mode="after")
    def _naar_een(self) -> Self:
        genoemd = [naar for naar in (self.partner_id, self.algemene_voorziening_id) if naar is not None]
        if len(genoemd) > (1 if self.soort == "doorverwijzing" else 0):
            raise PydanticCustomError("combinatie", "combinatie")
        return self


@router.post("/aanmeldingen/{aanmelding_id}/spoedaanmerkingen", operation_id="merkSpoedAan", status_code=201)
async def merk_spoed_aan(aanmelding_id: UUID, body: Spoedaanmerking, desk: AtDesk) -> Response:
    """Merk de aanmelding alsnog als spoed aan (Wmo 2015, art. 2.3.3)."""
    return await desk.handle(Act(aanmelding, aanmelding_id, MerkSpoedAan(op=body.op, reden=body.reden)))


@router.post("/aanmeldingen/{aanmelding_id}/besprekingen", operation_id="bespreekAanmelding", status_code=201)
async def bespreek_aanmelding(aanmelding_id: UUID, body: Bespreking, desk: AtDesk) -> Response:
    """Leg de bespreking in het aanmeldteam vast."""
    command = BespreekInAanmeldteam(besproken_op=body.besproken_op, disciplines=body.disciplines)
    return await desk.handle(Act(aanmelding, aanmelding_id, command))


@router.post("/aanmeldingen/{aanmelding_id}/toewijzingen", operation_id="wijsAanmeldingToe", status_code=201)
async def wijs_aanmelding_toe(aanmelding_id: UUID, body: Toewijzing, desk: AtDesk) -> Response:
    """Wijs de aanmelding aan een wijkwerker toe."""
    command = WijsWijkwerkerToe(
        op=body.op,
        medewerker_id=medewerker_id(desk.gemeente, body.wijkwerker),
        aanmeldteam_overgeslagen=body.aanmeldteam_overgeslagen,
    )
    return await desk.handle(Act(aanmelding, aanmelding_id, command))


@router.post("/aanmeldingen/{aanmelding_id}/vrijgaven", operation_id="geefAanmeldingVrij", status_code=201)
async def geef_aanmelding_vrij(aanmelding_id: UUID, body: Vrijgave, desk: AtDesk) -> Response:
    """Geef de aanmelding terug aan het team."""
    return await desk.handle(Act(aanmelding, aanmelding_id, GeefAanmeldingVrij(op=body.op, reden=body.reden)))


@router.post("/aanmeldingen/{aanmelding_id}/eerste-gesprekken", operation_id="legEersteGesprekVast", status_code=201)
async def leg_eerste_gesprek_vast(aanmelding_id: UUID, body: EersteGesprek, desk: AtDesk) -> Response:
    """Leg het eerste gesprek vast."""

    async def leg_vast(decided: Decided) -> object:
        melding = await toegang.melding_van_aanmelding(decided.look, aanmelding_id)
        return LegEersteGesprekVast(
            gevoerd_op=body.gevoerd_op,
            vorm=body.vorm,
            persoon_id=melding["persoon_id"],
            vraaganalyse=body.vraaganalyse,
            reden_huisbezoek=body.reden_huisbezoek,
            per_leefgebied=tuple((een.leefgebied, een.ernst) for een in body.vraaganalyse_per_leefgebied),
        )

    return await desk.handle(Act(aanmelding, aanmelding_id, leg_vast))


@router.post("/aanmeldingen/{aanmelding_id}/intrekkingen", operation_id="trekAanmeldingIn", status_code=201)
async def trek_aanmelding_in(aanmelding_id: UUID, body: Intrekking, desk: AtDesk) -> Response:
    """Trek de aanmelding in."""
    return await desk.handle(Act(aanmelding, aanmelding_id, TrekAanmeldingIn(op=body.op, reden=body.reden)))


@router.post("/aanmeldingen/{aanmelding_id}/afhandelingen", operation_id="handelAanmeldingAf", status_code=201)
async def handel_aanmelding_af(aanmelding_id: UUID, body: Afhandeling, desk: AtDesk) -> Response:
    """Handel af met advies, doorverwijzing, kort hulptraject, of de vaststelling dat onderzoek nodig is."""
    op, reden, doelgroep = body.afgehandeld_op, body.reden, body.doelgroep

    async def handel_af(decided: Decided) -> object:
        if body.soort == "advies":
            return HandelAanmeldingAfMetAdvies(afgehandeld_op=op, reden=reden)
        if body.soort == "doorverwijzing":
            await is_bekend(decided.look, body.partner_id, body.algemene_voorziening_id)
            return HandelAanmeldingAfMetDoorverwijzing(
                afgehandeld_op=op,
                reden=reden,
                partner_id=body.partner_id,
                algemene_voorziening_id=body.algemene_voorziening_id,
            )
        melding = await toegang.melding_van_aanmelding(decided.look, aanmelding_id)
        match body.soort:
            case "kort_hulptraject":
                return HandelAanmeldingAfMetKortHulptraject(
                    afgehandeld_op=op, reden=reden, doelgroep=doelgroep, persoon_id=melding["persoon_id"]
                )
            case "onderzoek_nodig":
                return StelOnderzoekNodigVast(
                    afgehandeld_op=op,
                    reden=reden,
                    doelgroep=doelgroep,
                    melding_op=melding["ontvangen_op"],
                    wettelijk=melding["wettelijk"],
                    persoon_id=melding["persoon_id"],
                )

    return await desk.handle(Act(aanmelding, aanmelding_id, handel_af))


@router.get("/aanmeldingen/{aanmelding_id}", operation_id="leesAanmelding", summary="Een aanmelding")
async def lees_aanmelding(aanmelding_id: UUID, desk: AtDesk) -> Response:
    """De stand van een aanmelding."""
    async with desk.read() as tx:
        return detail(await toegang.aanmelding(tx, aanmelding_id), "aanmeldingen")


@router.get("/aanmeldingen", operation_id="lijstAanmeldingen", summary="Aanmeldingen")
async def lijst_aanmeldingen(
    desk: AtDesk,
    melding: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    status: Tekstfilter = [],  # noqa: B006
    team: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Aanmeldingen op volgorde van id."""
    filters = Filters({"melding_id": melding, "status": status, "team": team}, {})
    return await listing(desk, toegang.aanmeldingen, "aanmeldingen", filters, limit, cursor)


ACTS = {
    MerkSpoedAan: "spoedaanmerkingen",
    BespreekInAanmeldteam: "besprekingen",
    WijsWijkwerkerToe: "toewijzingen",
    GeefAanmeldingVrij: "vrijgaven",
    LegEersteGesprekVast: "eerste-gesprekken",
    HandelAanmeldingAfMetAdvies: "afhandelingen",
    HandelAanmeldingAfMetDoorverwijzing: "afhandelingen",
    HandelAanmeldingAfMetKortHulptraject: "afhandelingen",
    StelOnderzoekNodigVast: "afhandelingen",
    TrekAanmeldingIn: "intrekkingen",
}

FEITEN = {
    "spoedaanmerkingen": (feiten.SpoedAangemerkt,),
    "besprekingen": (feiten.AanmeldingBesproken,),
    "toewijzingen": (feiten.AanmeldteamOvergeslagen, feiten.WijkwerkerToegewezen),
    "vrijgaven": (feiten.AanmeldingVrijgegeven,),
    "eerste-gesprekken": (feiten.EersteGesprekGevoerd,),
    "afhandelingen": (
        feiten.AanmeldingAfgehandeldMetAdvies,
        feiten.AanmeldingAfgehandeldMetDoorverwijzing,
        feiten.AanmeldingAfgehandeldMetKortHulptraject,
        feiten.OnderzoekNodigVastgesteld,
    ),
    "intrekkingen": (feiten.AanmeldingIngetrokken,),
}
list_acts(router, "/aanmeldingen/{aanmelding_id}", aanmelding, "leesAanmelding", FEITEN)
