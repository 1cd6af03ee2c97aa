"""Beschikkingen: established on an aanvraag, made known with what they grant."""

from typing import Annotated, Self, get_args
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.provisions import queries
from services.provisions.api.beoordelingen import Afstemming, PgbOordeel
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import BereidBeschikkingVoor, Beschik
from services.provisions.domain.aanvraag.taal import Mogelijk as AanvraagMogelijk
from services.provisions.domain.aanvraag.taal import Nieuw as GeenAanvraag
from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.beschikking.taal import MaakBekend, Regel, StelBeschikkingVast
from services.provisions.domain.pgb import KenPgbToe, pgb
from services.provisions.domain.stapeling import Lopend, botsing
from services.provisions.domain.verwant import beschikking_van, pgb_van, voorziening_van
from services.provisions.domain.voorziening import voorziening
from services.provisions.domain.voorziening.taal import KenVoorzieningToe, VerzendToewijzing, WijsVoorzieningAf
from shared.decider.decider import Act, Decided, following, reading
from shared.events.beschikkingen import BeschikkingBekendgemaakt
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
from shared.service.handelingen import list_acts
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
    """One voorziening, granted or refused."""

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

    @model_validator(mode="after")
    def _volledig(self) -> Self:
        needed = (self.product, self.leveringsvorm, self.startdatum)
        backwards = self.startdatum and self.einddatum and self.einddatum < self.startdatum
        if (self.besluit == "toekennen" and None in needed) or backwards:
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class NieuweBeschikking(Model):
    """A decision on an aanvraag."""

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


class Bekendmaking(Model):
    """When and how the decision was made known."""

    bekendgemaakt_op: Gebeurd
    wijze: OpenCode = "toezending"


@router.post("/aanvragen/{aanvraag_id}/beschikkingen", operation_id="stelBeschikkingVast", status_code=201)
async def stel_beschikking_vast(aanvraag_id: UUID, body: NieuweBeschikking, desk: AtDesk) -> Response:
    """Stel een beschikking vast; een ontvangen aanvraag komt daarmee in behandeling."""
    beschikking_id = beschikking_van(aanvraag_id)

    async def bereid_voor(decided: Decided) -> object:
        if isinstance(decided.look.state(aanvraag_id), GeenAanvraag | AanvraagMogelijk):
            raise Problem("niet-gevonden")
        afwijzend = any(regel.besluit == "afwijzen" for regel in body.regels)
        return BereidBeschikkingVoor(
            op=body.vastgesteld_op, afwijkende_afwijzing=afwijzend and body.afwijkende_gegevens
        )

    async def stel_vast(decided: Decided) -> object:
        state = decided.look.state(aanvraag_id)
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


@router.post("/beschikkingen/{beschikking_id}/bekendmakingen", operation_id="maakBeschikkingBekend", status_code=201)
async def maak_bekend(beschikking_id: UUID, body: Bekendmaking, desk: AtDesk) -> Response:
    """Maak de beschikking bekend; daarmee is per regel een voorziening toegekend of afgewezen."""
    row = await desk.store.find(desk.gemeente, "bekend_te_maken", beschikking_id)
    aanvraag_id = UUID(row["aanvraag_id"])
    ids, pgb_ids = [UUID(id_) for id_ in row["voorziening_ids"]], {UUID(id_) for id_ in row["pgb_ids"]}

    def beschik(fact: BeschikkingBekendgemaakt) -> object:
        return Beschik(op=fact.bekendgemaakt_op, beschikking_id=beschikking_id)

    acts = [
        Act(beschikking, beschikking_id, MaakBekend(op=body.bekendgemaakt_op, wijze=body.wijze)),
        Act(aanvraag, aanvraag_id, following(BeschikkingBekendgemaakt, beschik)),
    ]
    lopend = [Lopend.van_json(*waarden) for waarden in row["lopend"]]
    for nummer, id_ in enumerate(ids):
        gevolg = _Gevolg(beschikking_id, aanvraag_id, id_, nummer, lopend)
        acts += [Act(voorziening, id_, gevolg.besluit), Act(voorziening, id_, gevolg.toewijzing)]
        if pgb_van(id_) in pgb_ids:
            acts.append(Act(pgb, pgb_van(id_), gevolg.budget))
    return await desk.handle(*acts)


class _Gevolg:
    """What one line of a decision causes when it is made known, in the same append."""

    def __init__(
        self, beschikking_id: UUID, aanvraag_id: UUID, voorziening_id: UUID, nummer: int, lopend: list[Lopend]
    ) -> None:
        self._beschikking_id = beschikking_id
        self._aanvraag_id = aanvraag_id
        self._id = voorziening_id
        self._nummer = nummer
        self._lopend = lopend  # of all lines: what one of them orders, runs for the next

    def _bekend(self, decided: Decided) -> tuple[BeschikkingBekendgemaakt, Regel] | None:
        fact = decided.one(BeschikkingBekendgemaakt)
        state = decided.look.state(self._beschikking_id)
        regels: tuple[Regel, ...] = getattr(state, "regels", ())
        return None if fact is None else (fact, regels[self._nummer])

    async def besluit(self, decided: Decided) -> object | None:
        """Grant or refuse."""
        if (found := self._bekend(decided)) is None:
            return None
        fact, regel = found
        if regel.besluit == "afwijzen":
            return WijsVoorzieningAf(
                melding_id=fact.melding_id,
                beschikking_id=self._beschikking_id,
                aanvraag_id=self._aanvraag_id,
                op=fact.bekendgemaakt_op,
                productcategorie=regel.productcategorie,
                reden=regel.reden,
            )
        state = decided.look.state(self._aanvraag_id)
        assert regel.productcode
        assert regel.leveringsvorm
        assert regel.startdatum
        return KenVoorzieningToe(
            melding_id=fact.melding_id,
            beschikking_id=self._beschikking_id,
            aanvraag_id=self._aanvraag_id,
            plan_id=getattr(state, "plan_id", None),
            persoon_id=getattr(state, "persoon_id", None),
            op=fact.bekendgemaakt_op,
            productcategorie=regel.productcategorie,
            productcode=regel.productcode,
            leveringsvorm=regel.leveringsvorm,
            omvang=regel.omvang,
            eenheid=regel.eenheid,
            frequentie=regel.frequentie,
            startdatum=regel.startdatum,
            einddatum=regel.einddatum,
            aanbieder_id=regel.aanbieder_id,
        )

    async def toewijzing(self, decided: Decided) -> object | None:
        """A zin line that names its aanbieder is ordered by itself, dated as the bekendmaking.

        Unless that would stack (iWmo OP259, OP043): then a person decides.
        """
        if (found := self._bekend(decided)) is None:
            return None
        fact, regel = found
        if regel.besluit == "afwijzen" or regel.leveringsvorm != "zin" or regel.aanbieder_id is None:
            return None
        regels: tuple[Regel, ...] = getattr(decided.look.state(self._beschikking_id), "regels", ())
        pgbs = [_lopend(ander) for ander in regels if ander.besluit == "toekennen" and ander.leveringsvorm == "pgb"]
        if botsing(_lopend(regel), [*self._lopend, *pgbs]):
            return None
        self._lopend.append(_lopend(regel))
        return VerzendToewijzing(voorziening_id=self._id, op=fact.bekendgemaakt_op, aanbieder_id=regel.aanbieder_id)

    async def budget(self, decided: Decided) -> object | None:
        """A pgb line grants its budget."""
        if (found := self._bekend(decided)) is None:
            return None
        fact, regel = found
        assert regel.startdatum
        return KenPgbToe(
            melding_id=fact.melding_id,
            voorziening_id=self._id,
            op=fact.bekendgemaakt_op,
            van=regel.startdatum,
            tot=regel.einddatum,
        )


def _lopend(regel: Regel) -> Lopend:
    assert regel.startdatum  # what is granted has one
    return Lopend(regel.productcode, regel.leveringsvorm, regel.aanbieder_id, regel.startdatum, regel.einddatum)


ACTS = {StelBeschikkingVast: "beschikkingen", BereidBeschikkingVoor: "beschikkingen", MaakBekend: "bekendmakingen"}

list_acts(
    router,
    "/beschikkingen/{beschikking_id}",
    beschikking,
    "leesBeschikking",
    {"bekendmakingen": (BeschikkingBekendgemaakt,)},
)
