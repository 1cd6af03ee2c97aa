"""Persons: found by BSN or by name and date of birth, and what is told of one who is known."""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.intake.api.betrokkene import Huisnummer, Postcode
from services.intake.domain.persoon import persoon
from services.intake.domain.persoon.taal import (
    BsnVastgesteld,
    GeefToestemming,
    LegVertegenwoordigingVast,
    MeldOverlijden,
    MeldVerhuizing,
    StelBsnVast,
    TrekToestemmingIn,
    VertegenwoordigerRol,
    VertegenwoordigingVastgelegd,
)
from services.intake.queries import toegang
from shared.decider.decider import Act, Decided
from shared.events import personen as feiten
from shared.events.codes import OntvangerKlasse, ToestemmingNiveau
from shared.eventstore.projector import blind_index
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import JSON, detail, json, view
from shared.service.models import Bsn, Datum, Gebeurd, Model, Naam, OpenCode, Wijkcode
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("personen")


class Zoekvraag(Model):
    """Exact criteria; nothing of them stands in the address."""

    bsn: Bsn | None = None
    naam: Naam | None = None
    geboortedatum: Datum | None = None
    doel: OpenCode

    @model_validator(mode="after")
    def _een_van_beide(self) -> Self:
        by_name = self.naam is not None and self.geboortedatum is not None
        if (self.bsn is None) == (not by_name) and not (self.bsn is None and by_name):
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class Bsnvaststelling(Model):
    """The BSN of a person who was known without, and where it comes from."""

    op: Gebeurd
    bsn: Bsn
    bron: OpenCode


class _Periode(Model):
    op: Gebeurd
    geldig_van: Datum
    geldig_tot: Datum | None = None

    @model_validator(mode="after")
    def _in_volgorde(self) -> Self:
        if self.geldig_tot is not None and self.geldig_tot < self.geldig_van:
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class Vertegenwoordigd(_Periode):
    """Who represents the person, and in what role; the representative is a person too."""

    rol: VertegenwoordigerRol
    vertegenwoordiger_id: UUID


class Toestemming(_Periode):
    """What the person allows to be shared: for what, with whom, how far."""

    doel: OpenCode
    ontvanger_klasse: OntvangerKlasse
    partner_id: UUID | None = None
    niveau: ToestemmingNiveau
    wijze: OpenCode


class Toestemmingsintrekking(Model):
    """Which toestemming the person withdraws."""

    op: Gebeurd
    toestemming_id: UUID


class Overlijden(Model):
    """When the person died."""

    overleden_op: Gebeurd


class Verhuizing(Model):
    """Where the person moved: a wijk of this gemeente, or another gemeente; with the address where it is known."""

    verhuisd_op: Gebeurd
    soort: OpenCode
    nieuwe_gemeente: Annotated[str, Field(pattern=r"^[0-9]{4}$", max_length=4)] | None = None
    nieuwe_wijk: Wijkcode | None = None
    postcode: Postcode | None = None
    huisnummer: Huisnummer | None = None

    @model_validator(mode="after")
    def _heel_adres(self) -> Self:
        if (self.postcode is None) != (self.huisnummer is None):
            raise PydanticCustomError("combinatie", "combinatie")
        return self


@router.post("/personen/_zoek", operation_id="zoekPersonen", summary="Zoek een persoon")
async def zoek_personen(body: Zoekvraag, desk: AtDesk) -> Response:
    """Personen die precies voldoen: hun id en het minimum om te kiezen."""
    keys, gemeente = desk.store.scheme.keys, desk.gemeente
    async with desk.read() as tx:
        if body.bsn is not None:
            found = await toegang.personen_met_bsn(tx, blind_index(keys, gemeente, "bsn", body.bsn))
        else:
            naam, geboren = body.naam or "", (body.geboortedatum or date.min).isoformat()
            index = blind_index(keys, gemeente, "naam_geboortedatum", naam, geboren)
            found = await toegang.personen_met_naam(tx, index)
    rows = [view(row, "persoon") for row in found]
    return Response(json({"resultaten": rows, "volgende": None}), media_type=JSON)


@router.post("/personen/{persoon_id}/bsn-vaststellingen", operation_id="stelBsnVast", status_code=201)
async def stel_bsn_vast(persoon_id: UUID, body: Bsnvaststelling, desk: AtDesk) -> Response:
    """Stel het BSN van een bekende persoon vast; van een ander kan het niet zijn."""
    index = blind_index(desk.store.scheme.keys, desk.gemeente, "bsn", body.bsn)

    async def stel_vast(decided: Decided) -> object:
        found = await toegang.personen_met_bsn(decided.look, index)
        return StelBsnVast(op=body.op, bsn=body.bsn, bron=body.bron, van_een_ander=bool(found))

    return await desk.handle(Act(persoon, persoon_id, stel_vast, (index,)))


@router.post("/personen/{persoon_id}/vertegenwoordigingen", operation_id="legVertegenwoordigingVast", status_code=201)
async def leg_vertegenwoordiging_vast(persoon_id: UUID, body: Vertegenwoordigd, desk: AtDesk) -> Response:
    """Leg vast wie de persoon vertegenwoordigt, in de volgorde van de wet (Wmo 2015, art. 1.1.1 lid 2)."""

    async def leg_vast(decided: Decided) -> object:
        if await toegang.persoon(decided.look, body.vertegenwoordiger_id) is None:
            raise Problem("niet-gevonden")
        return LegVertegenwoordigingVast(
            op=body.op,
            rol=body.rol,
            vertegenwoordiger_id=body.vertegenwoordiger_id,
            geldig_van=body.geldig_van,
            geldig_tot=body.geldig_tot,
        )

    return await desk.handle(Act(persoon, persoon_id, leg_vast))


@router.post("/personen/{persoon_id}/overlijdens", operation_id="meldOverlijden", status_code=201)
async def meld_overlijden(persoon_id: UUID, body: Overlijden, desk: AtDesk) -> Response:
    """Leg vast dat de persoon is overleden."""
    return await desk.handle(Act(persoon, persoon_id, MeldOverlijden(overleden_op=body.overleden_op)))


@router.post("/personen/{persoon_id}/verhuizingen", operation_id="meldVerhuizing", status_code=201)
async def meld_verhuizing(persoon_id: UUID, body: Verhuizing, desk: AtDesk) -> Response:
    """Leg een verhuizing vast."""
    command = MeldVerhuizing(
        verhuisd_op=body.verhuisd_op,
        soort=body.soort,
        nieuwe_gemeente=body.nieuwe_gemeente,
        nieuwe_wijkcode=body.nieuwe_wijk,
        postcode=body.postcode,
        huisnummer=body.huisnummer,
    )
    return await desk.handle(Act(persoon, persoon_id, command))


@router.post("/personen/{persoon_id}/toestemmingen", operation_id="geefToestemming", status_code=201)
async def geef_toestemming(persoon_id: UUID, body: Toestemming, desk: AtDesk, toestemming_id: NewId) -> Response:
    """Leg vast wat de persoon toestaat te delen, en met wie."""
    command = GeefToestemming(
        op=body.op,
        toestemming_id=toestemming_id,
        doel=body.doel,
        ontvanger_klasse=body.ontvanger_klasse,
        partner_id=body.partner_id,
        niveau=body.niveau,
        wijze=body.wijze,
        geldig_van=body.geldig_van,
        geldig_tot=body.geldig_tot,
    )
    return await desk.handle(Act(persoon, persoon_id, command))


@router.post("/personen/{persoon_id}/toestemmingsintrekkingen", operation_id="trekToestemmingIn", status_code=201)
async def trek_toestemming_in(persoon_id: UUID, body: Toestemmingsintrekking, desk: AtDesk) -> Response:
    """Leg vast dat de persoon een toestemming intrekt; zij geldt meteen niet meer."""
    command = TrekToestemmingIn(op=body.op, toestemming_id=body.toestemming_id)
    return await desk.handle(Act(persoon, persoon_id, command))


@router.get("/personen/{persoon_id}", operation_id="leesPersoon", summary="Een persoon")
async def lees_persoon(persoon_id: UUID, desk: AtDesk) -> Response:
    """Wat van een persoon bekend is, zonder de verzegelde velden."""
    async with desk.read() as tx:
        return detail(await toegang.persoon(tx, persoon_id), "personen")


ACTS = {
    StelBsnVast: "bsn-vaststellingen",
    LegVertegenwoordigingVast: "vertegenwoordigingen",
    MeldOverlijden: "overlijdens",
    MeldVerhuizing: "verhuizingen",
    GeefToestemming: "toestemmingen",
    TrekToestemmingIn: "toestemmingsintrekkingen",
}

FEITEN = {
    "bsn-vaststellingen": (BsnVastgesteld,),
    "vertegenwoordigingen": (VertegenwoordigingVastgelegd,),
    "overlijdens": (feiten.PersoonOverleden,),
    "verhuizingen": (feiten.PersoonVerhuisd,),
    "toestemmingen": (feiten.ToestemmingGegeven,),
    "toestemmingsintrekkingen": (feiten.ToestemmingIngetrokken,),
}
list_acts(router, "/personen/{persoon_id}", persoon, "leesPersoon", FEITEN)
