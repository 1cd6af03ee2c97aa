"""The short forms of partners: a huisarts from his own system, other professionals alike."""

from typing import Annotated, Literal, Self
from uuid import UUID, uuid5

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.intake.api.personen import Betrokkene, Persoonsgegevens
from services.intake.domain.melding import melding
from services.intake.domain.melding.taal import OntvangMelding
from shared.decider.decider import Act, Decided
from shared.events.codes import Kanaal, Leefgebied, MelderRol
from shared.events.kenmerk import kenmerk
from shared.service.desk import AtDesk, Desk
from shared.service.klok import NewId
from shared.service.models import Agb, Bsn, Datum, Ja, Model, Naam, Vlag, Wijkcode
from shared.service.web import resource_router
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken

router = resource_router("partner")
PARTNERS = UUID("0b1c4f1e-52c7-5d0b-8f5e-0d5f1f0e9a31")  # namespace of partner ids, until partners are registered


class PersoonInFormulier(Model):
    """By BSN, or by name, date of birth and address."""

    bsn: Bsn | None = None
    naam: Naam | None = None
    geboortedatum: Datum | None = None
    postcode: Annotated[str, Field(pattern=r"^[1-9][0-9]{3} ?[A-Za-z]{2}$", max_length=7)] | None = None
    huisnummer: Annotated[str, Field(min_length=1, max_length=20)] | None = None
    telefoon: Annotated[str, Field(pattern=r"^\+?[0-9 -]{6,20}$", max_length=20)] | None = None
    voorkeur_contact: Literal["telefoon", "email", "brief"] | None = None

    @model_validator(mode="after")
    def _herkenbaar(self) -> Self:
        if self.bsn is None and None in (self.naam, self.geboortedatum, self.postcode, self.huisnummer):
            raise PydanticCustomError("combinatie", "combinatie")
        return self

    def gegevens(self) -> Persoonsgegevens:
        """The same person as intake's own form names one; without a name the BSN has to do."""
        return Persoonsgegevens.model_construct(
            bsn=self.bsn,
            naam=self.naam or "",
            geboortedatum=self.geboortedatum,
            postcode=self.postcode,
            huisnummer=self.huisnummer,
        )


class _Formulier(Model):
    extern_kenmerk: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,64}$", max_length=64)]
    persoon: PersoonInFormulier
    leefgebieden: Annotated[tuple[Leefgebied, ...], Field(min_length=1, max_length=9)]
    vraag: Annotated[str, Field(min_length=10, max_length=2000)]
    urgentie: Literal["regulier", "spoed", "crisis"] = "regulier"
    toestemming_client: Ja
    terugkoppeling_gewenst: Vlag = False
    toestemming_terugkoppeling: Vlag = False
    wijk: Wijkcode = "onbekend"


class Verwijzer(Model):
    """The huisarts who sends the form."""

    agb: Agb
    naam: Naam
    praktijk_agb: Agb


class HuisartsAanmelding(_Formulier):
    """The short form of a huisarts."""

    verwijzer: Verwijzer


class PartnerMelder(Model):
    """The professional who sends the form."""

    rol: MelderRol
    organisatie: Naam | None = None
    client_op_de_hoogte: Vlag


class PartnerMelding(_Formulier):
    """The short form of another professional."""

    melder: PartnerMelder


@router.post("/partner/huisarts-aanmeldingen", operation_id="ontvangHuisartsaanmelding", status_code=201)
async def ontvang_huisartsaanmelding(body: HuisartsAanmelding, desk: AtDesk, persoon_id: NewId) -> Response:
    """Ontvang het verkorte aanmeldformulier van een huisarts."""
    return await _ontvang(desk, body, "huisarts_his", "huisarts", persoon_id, op_de_hoogte=True)


@router.post("/partner/meldingen", operation_id="ontvangPartnermelding", status_code=201)
async def ontvang_partnermelding(body: PartnerMelding, desk: AtDesk, persoon_id: NewId) -> Response:
    """Ontvang het verkorte formulier van een andere professional."""
    melder = body.melder
    return await _ontvang(
        desk,
        body,
        "partner_koppeling",
        melder.rol,
        persoon_id,
        op_de_hoogte=melder.client_op_de_hoogte,
        organisatie=melder.organisatie,
    )


async def _ontvang(
    desk: Desk,
    body: _Formulier,
    kanaal: Kanaal,
    rol: MelderRol,
    ids: UUID,
    *,
    op_de_hoogte: bool,
    organisatie: str | None = None,
) -> Response:
    partner_id = uuid5(PARTNERS, desk.principal.organisatie or f"{desk.principal.rol} {desk.principal.client}")
    melding_id, persoon_id = uuid5(partner_id, body.extern_kenmerk), ids
    wie = Betrokkene(desk, body.persoon.gegevens(), None, persoon_id)

    async def ontvang(decided: Decided) -> object:
        return OntvangMelding(
            melding_id=melding_id,
            persoon_id=await wie.id(decided),
            kenmerk=kenmerk("meldingen", melding_id),
            ontvangen_op=desk.nu,
            kanaal=kanaal,
            toegangslocatie="huisarts" if rol == "huisarts" else "geen",
            melder_rol=rol,
            organisatie=organisatie,
            partner_id=partner_id,
            client_op_de_hoogte=op_de_hoogte,
            leefgebieden=body.leefgebieden,
            doelgroep=None,
            wijkcode=body.wijk,
            team_id=None,
            spoed=body.urgentie != "regulier",
            vraag=body.vraag,
        )

    extra: dict[str, object] = {
        "ontvangenOp": desk.nu,
        "uitersteDatum": bereken("onderzoek", dag_van(desk.nu)).wettelijke_einddatum,
    }
    if body.urgentie == "crisis":
        extra["belOok"] = "14036"
    return await desk.handle(
        Act(melding, melding_id, ontvang),
        wie.act(body.wijk, None, desk.nu),
        location=f"/meldingen/{melding_id}",
        extra=extra,
    )
