"""Partners, the sociale kaart of what they offer, and the agreements that teams have with them."""

from typing import Annotated, Self
from uuid import UUID, uuid5

from fastapi import Query
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.intake.domain.partner import NeemVoorzieningOp, Nieuw, RegistreerPartner, partner
from services.intake.domain.samenwerkingsafspraak import (
    BeeindigSamenwerkingsafspraak,
    SluitSamenwerkingsafspraak,
    samenwerkingsafspraak,
)
from services.intake.queries import contact
from shared.decider.decider import Act, Decided, Look, reading
from shared.events import partners as feiten
from shared.events import samenwerkingsafspraken as afspraakfeiten
from shared.events.codes import OntvangerKlasse, PartnerSoort
from shared.eventstore.paging import Filters
from shared.service.auth import partner_id as partner_id_van
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.klok import NewId
from shared.service.lists import Cursor, Limit, Tekstfilter, detail, listing
from shared.service.models import Datum, Gebeurd, Getal, Model, Naam, OpenCode, Teamcode, Wijkcode
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("partners")


class NieuwePartner(Model):
    """An organisation beside the gemeente; the number in its tokens (AGB, KvK or OIN) makes it one with its forms."""

    op: Gebeurd
    soort: PartnerSoort
    ontvanger_klasse: OntvangerKlasse
    naam: Naam
    organisatienummer: Annotated[str, Field(pattern=r"^([0-9]{8}|[0-9]{20})$", max_length=20)] | None = None
    contactpersoon: Naam | None = None


class NieuweVoorziening(Model):
    """What a partner offers to whoever asks; no wijken means all of them."""

    op: Gebeurd
    naam: Naam
    soort: OpenCode
    evidence_niveau: OpenCode | None = None
    prijs_cent: Annotated[Getal, Field(ge=0, le=100_000_000)] | None = None
    wijken: Annotated[tuple[Wijkcode, ...], Field(max_length=200)] = ()


class NieuweAfspraak(Model):
    """What a team and a partner do for each other."""

    op: Gebeurd
    partner_id: UUID
    team: Teamcode
    onderwerpen: Annotated[tuple[OpenCode, ...], Field(min_length=1, max_length=20)]
    geldig_van: Datum
    geldig_tot: Datum | None = None

    @model_validator(mode="after")
    def _in_volgorde(self) -> Self:
        if self.geldig_tot is not None and self.geldig_tot < self.geldig_van:
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class Beeindiging(Model):
    """From which day the agreement no longer holds."""

    op: Gebeurd
    per: Datum


async def is_bekend(look: Look, partner_id: UUID | None, algemene_voorziening_id: UUID | None) -> None:
    """Check that whoever someone is referred to exists here.

    Raises:
        Problem: 404, no such partner, or it is not on the sociale kaart.

    """
    if partner_id is not None and await contact.partner(look, partner_id) is None:
        raise Problem("niet-gevonden")
    if algemene_voorziening_id is not None and not await contact.op_de_sociale_kaart(look, algemene_voorziening_id):
        raise Problem("niet-gevonden")


@router.post("/partners", operation_id="registreerPartner", status_code=201, summary="Registreer een partner")
async def registreer_partner(body: NieuwePartner, desk: AtDesk, nieuw: NewId) -> Response:
    """Maak een partner bekend."""
    partner_id = partner_id_van(desk.gemeente, body.organisatienummer) if body.organisatienummer else nieuw
    command = RegistreerPartner(
        partner_id=partner_id,
        op=body.op,
        soort=body.soort,
        ontvanger_klasse=body.ontvanger_klasse,
        naam=body.naam,
        contactpersoon=body.contactpersoon,
    )
    return await desk.handle(Act(partner, partner_id, command), location=f"/partners/{partner_id}")


@router.post("/partners/{partner_id}/algemene-voorzieningen", operation_id="neemVoorzieningOp", status_code=201)
async def neem_voorziening_op(
    partner_id: UUID, body: NieuweVoorziening, desk: AtDesk, algemene_voorziening_id: NewId
) -> Response:
    """Zet een algemene voorziening van de partner op de sociale kaart."""
    command = NeemVoorzieningOp(
        op=body.op,
        algemene_voorziening_id=algemene_voorziening_id,
        naam=body.naam,
        soort=body.soort,
        evidence_niveau=body.evidence_niveau,
        prijs_cent=body.prijs_cent,
        wijkcodes=body.wijken,
    )
    extra = {"algemeneVoorzieningId": algemene_voorziening_id}
    return await desk.handle(Act(partner, partner_id, command), extra=extra)


@router.get("/partners/{partner_id}", operation_id="leesPartner", summary="Een partner")
async def lees_partner(partner_id: UUID, desk: AtDesk) -> Response:
    """Wat van een partner bekend is, zonder de contactpersoon."""
    async with desk.read() as tx:
        return detail(await contact.partner(tx, partner_id), "partners")


@router.get("/partners", operation_id="lijstPartners", summary="Partners")
async def lijst_partners(
    desk: AtDesk,
    soort: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Partners op volgorde van id."""
    return await listing(desk, contact.partners, "partners", Filters({"soort": soort}, {}), limit, cursor)


@router.get("/algemene-voorzieningen", operation_id="lijstAlgemeneVoorzieningen", summary="De sociale kaart")
async def lijst_algemene_voorzieningen(
    desk: AtDesk,
    soort: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    wijk: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """De algemene voorzieningen van deze soorten in deze wijken; wat overal geldt, staat er altijd bij."""
    filters = Filters({"soort": soort, "wijk": wijk}, {})
    return await listing(desk, contact.sociale_kaart, "algemene_voorzieningen", filters, limit, cursor)


@router.post("/samenwerkingsafspraken", operation_id="sluitSamenwerkingsafspraak", status_code=201)
async def sluit_samenwerkingsafspraak(body: NieuweAfspraak, desk: AtDesk) -> Response:
    """Leg vast waarover een team en een partner samenwerken; elk paar heeft er een tegelijk."""
    afspraak_id = uuid5(body.partner_id, body.team)

    async def sluit(decided: Decided) -> object:
        if isinstance(decided.look.state(body.partner_id), Nieuw):
            raise Problem("niet-gevonden")
        return SluitSamenwerkingsafspraak(
            op=body.op,
            partner_id=body.partner_id,
            team_id=body.team,
            onderwerpen=body.onderwerpen,
            geldig_van=body.geldig_van,
            geldig_tot=body.geldig_tot,
        )

    return await desk.handle(
        Act(samenwerkingsafspraak, afspraak_id, sluit),
        reading(partner, body.partner_id),
        location=f"/samenwerkingsafspraken/{afspraak_id}",
    )


@router.post(
    "/samenwerkingsafspraken/{afspraak_id}/beeindigingen", operation_id="beeindigSamenwerkingsafspraak", status_code=201
)
async def beeindig_samenwerkingsafspraak(afspraak_id: UUID, body: Beeindiging, desk: AtDesk) -> Response:
    """Beeindig een samenwerkingsafspraak."""
    return await desk.handle(
        Act(samenwerkingsafspraak, afspraak_id, BeeindigSamenwerkingsafspraak(op=body.op, per=body.per))
    )


@router.get("/samenwerkingsafspraken/{afspraak_id}", operation_id="leesSamenwerkingsafspraak")
async def lees_samenwerkingsafspraak(afspraak_id: UUID, desk: AtDesk) -> Response:
    """De stand van een samenwerkingsafspraak."""
    async with desk.read() as tx:
        return detail(await contact.samenwerkingsafspraak(tx, afspraak_id), "samenwerkingsafspraken")


@router.get("/samenwerkingsafspraken", operation_id="lijstSamenwerkingsafspraken", summary="Samenwerkingsafspraken")
async def lijst_samenwerkingsafspraken(
    desk: AtDesk,
    partner: Annotated[list[UUID], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
    team: Tekstfilter = [],  # noqa: B006
    status: Tekstfilter = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Samenwerkingsafspraken op volgorde van id."""
    filters = Filters({"partner_id": partner, "team": team, "status": status}, {})
    return await listing(desk, contact.samenwerkingsafspraken, "samenwerkingsafspraken", filters, limit, cursor)


ACTS = {
    NeemVoorzieningOp: "algemene-voorzieningen",
    SluitSamenwerkingsafspraak: "samenwerkingsafspraken",
    BeeindigSamenwerkingsafspraak: "beeindigingen",
}

list_acts(
    router,
    "/partners/{partner_id}",
    partner,
    "leesPartner",
    {"algemene-voorzieningen": (feiten.AlgemeneVoorzieningOpgenomen,)},
)
list_acts(
    router,
    "/samenwerkingsafspraken/{afspraak_id}",
    samenwerkingsafspraak,
    "leesSamenwerkingsafspraak",
    {"beeindigingen": (afspraakfeiten.SamenwerkingsafspraakBeeindigd,)},
)
