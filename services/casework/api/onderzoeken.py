"""Het onderzoek: personal plan, support, identity, parts a to g, account and outcome."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.casework import queries
from services.casework.domain.dossier import dossier
from services.casework.domain.dossier.taal import TelHuisbezoekMee
from services.casework.domain.onderzoek import onderzoek
from services.casework.domain.onderzoek.taal import (
    BeginOnderzoek,
    HervatOnderzoek,
    IdentiteitVastgesteld,
    InformeerOverPgb,
    LegHuisbezoekVast,
    LegOnderdeelVast,
    NeemZrmAf,
    OnderzoeksonderdeelVastgelegd,
    OntvangPersoonlijkPlan,
    PgbVoorlichtingGegeven,
    PlanHuisbezoek,
    RondOnderzoekAf,
    SlaPersoonlijkPlanOver,
    StaakOnderzoek,
    StelIdentiteitVast,
    StelUitInOverleg,
    VerstrekVerslag,
    WijsOpClientondersteuning,
    ZieAfVanHuisbezoek,
)
from shared.decider.decider import Act, Decided, following
from shared.events import onderzoeken as feiten
from shared.events.codes import (
    Ondersteunde,
    Onderzoeksonderdeel,
    OnderzoekUitkomst,
    RedenHuisbezoek,
    RedenUitstel,
    VoorliggendeWet,
    ZrmDomein,
    ZrmMoment,
)
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.lists import Cursor, Limit, detail, json, listing
from shared.service.models import Datum, Gebeurd, Getal, Ja, Model, OpenCode, Tekst, Tijdstip, Vlag
from shared.service.web import resource_router

router = resource_router("onderzoeken")


class PersoonlijkPlan(Model):
    """The client's own plan, or that there will be none."""

    op: Gebeurd
    inhoud: Tekst | None = None
    overgeslagen: Ja | None = None

    @model_validator(mode="after")
    def _een_van_beide(self) -> Self:
        if (self.inhoud is None) == (self.overgeslagen is None):
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class Aanvang(Model):
    """When the onderzoek itself began."""

    begonnen_op: Gebeurd


class Clientondersteuning(Model):
    """Who was pointed to free support, and whether it is used."""

    op: Gebeurd
    aan: Ondersteunde
    gebruikt: Vlag


class Identiteitsvaststelling(Model):
    """The kind of document that was shown."""

    op: Gebeurd
    documentsoort: OpenCode


class PgbVoorlichting(Model):
    """How the choice of a pgb was explained."""

    op: Gebeurd
    wijze: OpenCode


class Onderdeel(Model):
    """One of the parts a to g."""

    op: Gebeurd
    onderdeel: Onderzoeksonderdeel
    bevinding: Tekst


class Huisbezoek(Model):
    """A visit that is planned, made (for a reason that may be named), or not needed."""

    gepland: Tijdstip | None = None
    afgelegd_op: Gebeurd | None = None
    reden_huisbezoek: RedenHuisbezoek | None = None
    niet_nodig: Ja | None = None
    reden: OpenCode | None = None

    @model_validator(mode="after")
    def _een_van_drie(self) -> Self:
        given = [self.gepland is not None, self.afgelegd_op is not None, self.niet_nodig is not None]
        if sum(given) != 1 or (self.niet_nodig is not None) != (self.reden is not None):
            raise PydanticCustomError("combinatie", "combinatie")
        if self.reden_huisbezoek is not None and self.afgelegd_op is None:
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class ZrmMeting(Model):
    """Scores of the zelfredzaamheidsmatrix."""

    moment: ZrmMoment
    scores: Annotated[dict[ZrmDomein, Annotated[Getal, Field(ge=1, le=5)]], Field(min_length=1, max_length=13)]
    afgenomen_op: Gebeurd


class Uitstel(Model):
    """Until when the onderzoek waits, in consultation with the client, and why."""

    op: Gebeurd
    tot: Datum
    reden: RedenUitstel
    toestemming_id: UUID | None = None


class Hervatting(Model):
    """Since when the onderzoek goes on."""

    op: Gebeurd


class Staking(Model):
    """Why the onderzoek ends without an outcome."""

    op: Gebeurd
    reden: OpenCode


class Verslag(Model):
    """When the account was given to the client, and what it says."""

    verstrekt_op: Gebeurd
    inhoud: Tekst | None = None


class Afronding(Model):
    """The outcome, and which other laws go before the Wmo: an empty list for none, nothing when no one looked."""

    afgerond_op: Gebeurd
    uitkomst: OnderzoekUitkomst
    voorliggende_wetten: Annotated[tuple[VoorliggendeWet, ...], Field(max_length=5)] | None = None


@router.get("/onderzoeken/{onderzoek_id}", operation_id="leesOnderzoek", summary="Een onderzoek")
async def lees_onderzoek(onderzoek_id: UUID, desk: AtDesk) -> Response:
    """De stand van een onderzoek, met zijn wettelijke einde."""
    async with desk.read() as tx:
        return detail(await queries.onderzoek(tx, onderzoek_id), "onderzoeken")


@router.get(
    "/dossiers/{dossier_id}/onderzoeken", operation_id="lijstOnderzoeken", openapi_extra={"x-beleid": "leesDossier"}
)
async def lijst_onderzoeken(dossier_id: UUID, desk: AtDesk, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """De onderzoeken van een dossier: het eerste, en de herbeoordelingen van wat daarna is toegekend."""
    filters = Filters({"dossier_id": [dossier_id]}, {})
    return await listing(desk, queries.onderzoeken, "onderzoeken", filters, limit, cursor)


@router.post("/onderzoeken/{onderzoek_id}/persoonlijke-plannen", operation_id="ontvangPersoonlijkPlan", status_code=201)
async def ontvang_persoonlijk_plan(onderzoek_id: UUID, body: PersoonlijkPlan, desk: AtDesk) -> Response:
    """Ontvang het persoonlijk plan, of leg vast dat de inwoner ervan afziet."""
    command = (
        SlaPersoonlijkPlanOver(op=body.op)
        if body.inhoud is None
        else OntvangPersoonlijkPlan(op=body.op, inhoud=body.inhoud)
    )
    return await desk.handle(Act(onderzoek, onderzoek_id, command))


@router.post("/onderzoeken/{onderzoek_id}/aanvangen", operation_id="beginOnderzoek", status_code=201)
async def begin_onderzoek(onderzoek_id: UUID, body: Aanvang, desk: AtDesk) -> Response:
    """Begin het onderzoek."""
    return await desk.handle(Act(onderzoek, onderzoek_id, BeginOnderzoek(op=body.begonnen_op)))


@router.post(
    "/onderzoeken/{onderzoek_id}/clientondersteuningen", operation_id="wijsOpClientondersteuning", status_code=201
)
async def wijs_op_clientondersteuning(onderzoek_id: UUID, body: Clientondersteuning, desk: AtDesk) -> Response:
    """Wijs op gratis onafhankelijke clientondersteuning."""
    command = WijsOpClientondersteuning(op=body.op, aan=body.aan, gebruikt=body.gebruikt)
    return await desk.handle(Act(onderzoek, onderzoek_id, command))


@router.post(
    "/onderzoeken/{onderzoek_id}/identiteitsvaststellingen", operation_id="stelIdentiteitVast", status_code=201
)
async def stel_identiteit_vast(onderzoek_id: UUID, body: Identiteitsvaststelling, desk: AtDesk) -> Response:
    """Stel de identiteit vast; alleen de soort document wordt bewaard."""
    command = StelIdentiteitVast(op=body.op, documentsoort=body.documentsoort)
    return await desk.handle(Act(onderzoek, onderzoek_id, command))


@router.post("/onderzoeken/{onderzoek_id}/pgb-voorlichtingen", operation_id="informeerOverPgb", status_code=201)
async def informeer_over_pgb(onderzoek_id: UUID, body: PgbVoorlichting, desk: AtDesk) -> Response:
    """Leg vast dat voorlichting over het pgb is gegeven."""
    return await desk.handle(Act(onderzoek, onderzoek_id, InformeerOverPgb(op=body.op, wijze=body.wijze)))


@router.post("/onderzoeken/{onderzoek_id}/onderdelen", operation_id="legOnderdeelVast", status_code=201)
async def leg_onderdeel_vast(onderzoek_id: UUID, body: Onderdeel, desk: AtDesk) -> Response:
    """Leg een onderdeel a tot en met g vast."""
    command = LegOnderdeelVast(op=body.op, onderdeel=body.onderdeel, bevinding=body.bevinding)
    return await desk.handle(Act(onderzoek, onderzoek_id, command))


@router.post("/onderzoeken/{onderzoek_id}/huisbezoeken", operation_id="legHuisbezoekVast", status_code=201)
async def leg_huisbezoek_vast(onderzoek_id: UUID, body: Huisbezoek, desk: AtDesk) -> Response:
    """Plan een huisbezoek, leg het vast, of leg vast dat het niet nodig is; een afgelegd bezoek telt als contact."""
    row = await desk.store.find(desk.gemeente, "onderzoeken", onderzoek_id)
    dossier_id = UUID(row["dossier_id"])
    if body.gepland is not None:
        command: object = PlanHuisbezoek(op=body.gepland, nu=desk.nu)
    elif body.afgelegd_op is not None:
        command = LegHuisbezoekVast(op=body.afgelegd_op, reden_huisbezoek=body.reden_huisbezoek)
    else:
        command = ZieAfVanHuisbezoek(op=desk.nu, reden=body.reden or "")

    def tel_mee(fact: feiten.HuisbezoekAfgelegd) -> object:
        return TelHuisbezoekMee(op=fact.op)

    return await desk.handle(
        Act(onderzoek, onderzoek_id, command), Act(dossier, dossier_id, following(feiten.HuisbezoekAfgelegd, tel_mee))
    )


@router.post("/onderzoeken/{onderzoek_id}/zrm-metingen", operation_id="neemZrmAf", status_code=201)
async def neem_zrm_af(onderzoek_id: UUID, body: ZrmMeting, desk: AtDesk) -> Response:
    """Leg een meting met de zelfredzaamheidsmatrix vast."""
    command = NeemZrmAf(op=body.afgenomen_op, moment=body.moment, scores=json(body.scores).decode())
    return await desk.handle(Act(onderzoek, onderzoek_id, command))


@router.post("/onderzoeken/{onderzoek_id}/uitstellen", operation_id="stelOnderzoekUit", status_code=201)
async def stel_onderzoek_uit(onderzoek_id: UUID, body: Uitstel, desk: AtDesk) -> Response:
    """Stel het onderzoek uit in overleg met de inwoner; de uiterste datum blijft wat hij was."""
    command = StelUitInOverleg(op=body.op, tot=body.tot, reden=body.reden, toestemming_id=body.toestemming_id)
    return await desk.handle(Act(onderzoek, onderzoek_id, command))


@router.post("/onderzoeken/{onderzoek_id}/hervattingen", operation_id="hervatOnderzoek", status_code=201)
async def hervat_onderzoek(onderzoek_id: UUID, body: Hervatting, desk: AtDesk) -> Response:
    """Ga verder met een uitgesteld onderzoek."""
    return await desk.handle(Act(onderzoek, onderzoek_id, HervatOnderzoek(op=body.op)))


@router.post("/onderzoeken/{onderzoek_id}/stakingen", operation_id="staakOnderzoek", status_code=201)
async def staak_onderzoek(onderzoek_id: UUID, body: Staking, desk: AtDesk) -> Response:
    """Beeindig het onderzoek zonder uitkomst."""
    return await desk.handle(Act(onderzoek, onderzoek_id, StaakOnderzoek(op=body.op, reden=body.reden)))


@router.post("/onderzoeken/{onderzoek_id}/verslagen", operation_id="verstrekVerslag", status_code=201)
async def verstrek_verslag(onderzoek_id: UUID, body: Verslag, desk: AtDesk) -> Response:
    """Verstrek het verslag; te laat wordt vastgelegd, nooit geweigerd."""

    async def verstrek(decided: Decided) -> object:
        maatwerk = await queries.maatwerk_gewenst(decided.look, onderzoek_id)
        return VerstrekVerslag(op=body.verstrekt_op, maatwerk_gewenst=maatwerk, inhoud=body.inhoud)

    return await desk.handle(Act(onderzoek, onderzoek_id, verstrek))


@router.post("/onderzoeken/{onderzoek_id}/afrondingen", operation_id="rondOnderzoekAf", status_code=201)
async def rond_onderzoek_af(onderzoek_id: UUID, body: Afronding, desk: AtDesk) -> Response:
    """Rond het onderzoek af met een uitkomst."""
    wetten = None if body.voorliggende_wetten is None else tuple(dict.fromkeys(body.voorliggende_wetten))
    command = RondOnderzoekAf(op=body.afgerond_op, uitkomst=body.uitkomst, voorliggende_wetten=wetten)
    return await desk.handle(Act(onderzoek, onderzoek_id, command))


ACTS = {
    OntvangPersoonlijkPlan: "persoonlijke-plannen",
    SlaPersoonlijkPlanOver: "persoonlijke-plannen",
    BeginOnderzoek: "aanvangen",
    WijsOpClientondersteuning: "clientondersteuningen",
    StelIdentiteitVast: "identiteitsvaststellingen",
    InformeerOverPgb: "pgb-voorlichtingen",
    LegOnderdeelVast: "onderdelen",
    PlanHuisbezoek: "huisbezoeken",
    LegHuisbezoekVast: "huisbezoeken",
    ZieAfVanHuisbezoek: "huisbezoeken",
    NeemZrmAf: "zrm-metingen",
    StelUitInOverleg: "uitstellen",
    HervatOnderzoek: "hervattingen",
    StaakOnderzoek: "stakingen",
    VerstrekVerslag: "verslagen",
    RondOnderzoekAf: "afrondingen",
}

FEITEN = {
    "persoonlijke-plannen": (feiten.PersoonlijkPlanOntvangen, feiten.PersoonlijkPlanOvergeslagen),
    "aanvangen": (feiten.OnderzoekBegonnen,),
    "clientondersteuningen": (feiten.ClientondersteuningAangeboden,),
    "identiteitsvaststellingen": (IdentiteitVastgesteld,),
    "pgb-voorlichtingen": (PgbVoorlichtingGegeven,),
    "onderdelen": (OnderzoeksonderdeelVastgelegd,),
    "huisbezoeken": (feiten.HuisbezoekGepland, feiten.HuisbezoekAfgelegd, feiten.HuisbezoekNietNodigBevonden),
    "zrm-metingen": (feiten.ZrmAfgenomen,),
    "uitstellen": (feiten.OnderzoekUitgesteldInOverleg,),
    "hervattingen": (feiten.OnderzoekHervat,),
    "stakingen": (feiten.OnderzoekGestaakt,),
    "verslagen": (feiten.OnderzoeksverslagVerstrekt,),
    "afrondingen": (feiten.OnderzoekAfgerond,),
}
list_acts(router, "/onderzoeken/{onderzoek_id}", onderzoek, "leesOnderzoek", FEITEN)
