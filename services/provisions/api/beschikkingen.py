"""Beschikkingen: established on an aanvraag, made known with what they grant."""

from typing import Annotated, Self, get_args
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.provisions import queries
from services.provisions.api.beoordelingen import Afstemming, PgbOordeel
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import BereidBeschikkingVoor
from services.provisions.domain.aanvraag.taal import Mogelijk as AanvraagMogelijk
from services.provisions.domain.aanvraag.taal import Nieuw as GeenAanvraag
from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.beschikking.taal import Regel, StelBeschikkingVast
from services.provisions.domain.verwant import beschikking_van, voorziening_van
from shared.decider.decider import Act, Decided, reading
from shared.events.codes import (
    Afwegingsstap,
    Besluit,
    Eenheid,
    Frequentie,
    Ingezetene,
    Leveringsvorm,
    Productcategorie,
    Woongemeente,
)
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.lists import Cursor, Limit, detail, listing
from shared.service.models import Agb, Datum, Gebeurd, Getal, Model, OpenCode, Productcode, Tekst, Verordening, Vlag
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("beschikkingen")
STAPPEN: tuple[Afwegingsstap, ...] = get_args(Afwegingsstap.__value__)


class Afwegingskader(Model):
    """The six steps in their order, each with its motivation (Wmo 2015, art. 2.3.5 lid 3-4)."""

    eigen_kracht: Tekst
    gebruikelijke_hulp: Tekst
    mantelzorg: Tekst
    sociaal_netwerk: Tekst
    algemene_voorziening: Tekst
    maatwerk: Tekst


class Beschikkingsregel(Model):
    """One voorziening, granted or refused; `voortzetting_van` names the one that it continues."""

    besluit: Besluit
    productcategorie: Productcategorie
    product: Productcode | None = None
    leveringsvorm: Leveringsvorm | None = None
    startdatum: Datum | None = None
    einddatum: Datum | None = None
    omvang: Annotated[Getal, Field(ge=0, le=100_000_000)] | None = None
    eenheid: Eenheid | None = None
    frequentie: Frequentie | None = None
    aanbieder: Agb | None = None
    reden: OpenCode | None = None
    voortzetting_van: UUID | None = None

    @model_validator(mode="after")
    def _volledig(self) -> Self:
        needed = (self.product, self.leveringsvorm, self.startdatum)
        backwards = self.startdatum and self.einddatum and self.einddatum < self.startdatum
        if (self.besluit == "toekennen" and None in needed) or backwards:
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class NieuweBeschikking(Model):
    """A decision on an aanvraag.

    `afwijkende_gegevens` says that it refuses what was asked, or grants less, on facts that differ from what the
    applicant gave (Awb 4:7).
    """

    vastgesteld_op: Gebeurd
    motivering: Tekst
    afwegingskader: Afwegingskader
    verordening: Verordening
    regels: Annotated[tuple[Beschikkingsregel, ...], Field(min_length=1, max_length=20)]
    afstemming: Annotated[tuple[Afstemming, ...], Field(max_length=8)] = ()
    pgb_bekwaamheid: PgbOordeel | None = None
    ingezetene: Ingezetene | None = None
    woongemeente: Woongemeente | None = None
    afwijkende_gegevens: Vlag = False


@router.post("/aanvragen/{aanvraag_id}/beschikkingen", operation_id="stelBeschikkingVast", status_code=201)
async def stel_beschikking_vast(aanvraag_id: UUID, body: NieuweBeschikking, desk: AtDesk) -> Response:
    """Stel een beschikking vast; een ontvangen aanvraag komt daarmee in behandeling."""
    beschikking_id = beschikking_van(aanvraag_id)

    async def bereid_voor(decided: Decided) -> object:
        if isinstance(decided.look.state(aanvraag_id), GeenAanvraag | AanvraagMogelijk):
            raise Problem("niet-gevonden")
        return BereidBeschikkingVoor(op=body.vastgesteld_op, afwijkende_afwijzing=body.afwijkende_gegevens)

    async def stel_vast(decided: Decided) -> object:
        state = decided.look.state(aanvraag_id)
        voortgezet = {regel.voortzetting_van for regel in body.regels} - {None}
        persoon_id: UUID | None = getattr(state, "persoon_id", None)
        eerdere = await queries.toegekend_aan(decided.look, persoon_id) if voortgezet and persoon_id else frozenset()
        return StelBeschikkingVast(
            melding_id=getattr(state, "melding_id"),  # noqa: B009 - every state of a known aanvraag has it
            aanvraag_id=aanvraag_id,
            plan_id=getattr(state, "plan_id"),  # noqa: B009
            persoon_id=getattr(state, "persoon_id") or aanvraag_id,  # noqa: B009
            op=body.vastgesteld_op,
            motivering=body.motivering,
            afweging=tuple((stap, getattr(body.afwegingskader, stap)) for stap in STAPPEN),
            verordening_versie=body.verordening,
            mandaathouder_id=desk.principal.medewerker_id,
            regels=tuple(_regel(regel, beschikking_id, n) for n, regel in enumerate(body.regels, 1)),
            afstemming=tuple((deel.onderdeel, deel.motivering) for deel in body.afstemming),
            bekwaamheid=body.pgb_bekwaamheid.bekwaamheid if body.pgb_bekwaamheid else None,
            ingezetene=body.ingezetene,
            woongemeente=body.woongemeente,
            eerdere_ids=eerdere,
        )

    return await desk.handle(
        reading(beschikking, beschikking_id),
        Act(aanvraag, aanvraag_id, bereid_voor),
        Act(beschikking, beschikking_id, stel_vast),
        location=f"/beschikkingen/{beschikking_id}",
        match=aanvraag_id,
    )


def _regel(regel: Beschikkingsregel, beschikking_id: UUID, nummer: int) -> Regel:
    return Regel(
        voorziening_id=voorziening_van(beschikking_id, nummer),
        besluit=regel.besluit,
        productcategorie=regel.productcategorie,
        productcode=regel.product,
        leveringsvorm=regel.leveringsvorm,
        startdatum=regel.startdatum,
        einddatum=regel.einddatum,
        omvang=regel.omvang,
        eenheid=regel.eenheid,
        frequentie=regel.frequentie,
        aanbieder_id=regel.aanbieder,
        reden=regel.reden,
        voortzetting_van=regel.voortzetting_van,
    )


@router.get(
    "/aanvragen/{aanvraag_id}/beschikkingen",
    operation_id="lijstBeschikkingen",
    openapi_extra={"x-beleid": "leesAanvraag"},
)
async def lijst_beschikkingen(aanvraag_id: UUID, desk: AtDesk, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """De beschikkingen op een aanvraag."""
    filters = Filters({"aanvraag_id": [aanvraag_id]}, {})
    return await listing(desk, queries.beschikkingen, "beschikkingen", filters, limit, cursor)


@router.get("/beschikkingen/{beschikking_id}", operation_id="leesBeschikking", summary="Een beschikking")
async def lees_beschikking(beschikking_id: UUID, desk: AtDesk) -> Response:
    """De stand van een beschikking, zonder de verzegelde velden."""
    async with desk.read() as tx:
        return detail(await queries.beschikking(tx, beschikking_id), "beschikkingen")


ACTS = {StelBeschikkingVast: "beschikkingen", BereidBeschikkingVoor: "beschikkingen"}
