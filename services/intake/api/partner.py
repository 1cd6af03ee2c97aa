"""The short forms of partners: a huisarts from his own system, other professionals alike."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self
from uuid import UUID, uuid5

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.intake.api.betrokkene import Betrokkene, Huisnummer, Persoonsgegevens, Postcode
from services.intake.domain.melding import melding
from services.intake.domain.melding.taal import OntvangMelding
from services.intake.domain.persoon import persoon
from services.intake.domain.persoon.taal import GeefToestemming, Geregistreerd
from services.intake.queries import toegang
from shared.decider.decider import Act, Decided
from shared.events.codes import Kanaal, Leefgebied, MelderRol, OntvangerKlasse, VoorkeurContact
from shared.events.kenmerk import kenmerk
from shared.events.meldingen import MeldingOntvangen
from shared.eventstore.projector import blind_index
from shared.service.desk import AtDesk, Desk
from shared.service.klok import NewId
from shared.service.lists import detail
from shared.service.models import Agb, Bsn, Datum, Ja, Model, Naam, Vlag, Wijkcode
from shared.service.problems import Problem
from shared.service.web import resource_router
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken

router = resource_router("partner")
KLASSEN: Mapping[MelderRol, OntvangerKlasse] = {"huisarts": "huisarts", "school": "school", "aanbieder": "aanbieder"}
BELLEN = {"0014": "14050", "0034": "14036", "0599": "14010", "0606": "14010"}  # Groningen, Almere, Rotterdam, Schiedam


class PersoonInFormulier(Model):
    """By BSN, or by name, date of birth and address."""

    bsn: Bsn | None = None
    naam: Naam | None = None
    geboortedatum: Datum | None = None
    postcode: Postcode | None = None
    huisnummer: Huisnummer | None = None
    telefoon: Annotated[str, Field(pattern=r"^\+?[0-9 -]{6,20}$", max_length=20)] | None = None
    voorkeur_contact: VoorkeurContact | None = None

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
    wie = body.verwijzer
    return await _ontvang(
        desk,
        body,
        "huisarts_his",
        "huisarts",
        persoon_id,
        op_de_hoogte=True,
        naam=wie.naam,
        contact=f"AGB {wie.agb}, praktijk {wie.praktijk_agb}",
    )


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
    naam: str | None = None,
    contact: str | None = None,
) -> Response:
    partner_id = desk.principal.partner_id
    melding_id, persoon_id = uuid5(partner_id, body.extern_kenmerk), ids
    wie = Betrokkene(desk, body.persoon.gegevens(), None, persoon_id, desk.nu)

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
            melder_naam=naam,
            melder_contact=contact,
            telefoon=body.persoon.telefoon,
            voorkeur_contact=body.persoon.voorkeur_contact,
        )

    extra: dict[str, object] = {
        "ontvangenOp": desk.nu,
        "uitersteDatum": bereken("onderzoek", dag_van(desk.nu)).wettelijke_einddatum,
    }
    nummer = BELLEN.get(desk.gemeente)
    if body.urgentie == "crisis" and nummer is not None:
        extra["belOok"] = nummer
    acts = [Act(melding, melding_id, ontvang), *wie.acts(melding_id, body.wijk, None)]
    if body.toestemming_terugkoppeling:
        stroom = await _stroom(desk, body, persoon_id)
        acts.append(_toestemming(desk, stroom, partner_id, KLASSEN.get(rol, "overige_partner")))
    return await desk.handle(*acts, location=f"/partner/meldingen/{melding_id}", extra=extra)


async def _stroom(desk: Desk, body: _Formulier, nieuw: UUID) -> UUID:
    """The person who is known by the BSN of the form, to be locked with the melding; else the new one."""
    if body.persoon.bsn is None:
        return nieuw
    index = blind_index(desk.store.scheme.keys, desk.gemeente, "bsn", body.persoon.bsn)
    async with desk.read() as tx:
        found = await toegang.personen_met_bsn(tx, index)
    known: UUID = found[0]["id"] if found else nieuw
    return known


def _toestemming(desk: Desk, persoon_id: UUID, partner_id: UUID, klasse: OntvangerKlasse) -> Act:
    """The client's toestemming to tell the partner how far it is, as a fact of the person."""

    async def geef(decided: Decided) -> object | None:
        ontvangen = decided.one(MeldingOntvangen)
        assert ontvangen is not None
        if ontvangen.persoon_id != persoon_id:  # became known just now
            raise Problem("verzoek-in-behandeling", {"Retry-After": "1"}, wachtSeconden=1)
        if not isinstance(decided.look.state(persoon_id), Geregistreerd):
            return None
        return GeefToestemming(
            op=desk.nu,
            toestemming_id=uuid5(ontvangen.melding_id, "terugkoppeling"),
            doel="terugkoppeling",
            ontvanger_klasse=klasse,
            partner_id=partner_id,
            niveau="uitkomst",
            wijze="partnerformulier",
            geldig_van=dag_van(desk.nu),
            geldig_tot=None,
        )

    return Act(persoon, persoon_id, geef)


@router.get("/partner/meldingen/{melding_id}", operation_id="leesPartnermelding", summary="Een eigen melding")
async def lees_partnermelding(melding_id: UUID, desk: AtDesk) -> Response:
    """Hoever het is met een melding van deze partner; zonder toestemming alleen dat zij is ontvangen."""
    async with desk.read() as tx:
        row = await toegang.melding(tx, melding_id)
        if row is None or row["partner_id"] != desk.principal.partner_id:
            raise Problem("niet-gevonden")
        toegestaan = await toegang.terugkoppeling(tx, melding_id)
    names = ("id", "status", "versie", "ontvangen_op", "terugkoppelingen")
    told = {name: row[name] for name in names}
    if toegestaan is None:
        told |= {"status": "ontvangen", "versie": 1, "terugkoppelingen": []}
    return detail(told, "meldingen")
