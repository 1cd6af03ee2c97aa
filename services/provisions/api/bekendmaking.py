"""Making a beschikking known: from then on it works, and each of its lines is granted or refused (Awb 3:40)."""

from uuid import UUID

from starlette.responses import Response

from services.provisions import queries
from services.provisions.api.ingebrekestellingen import vernomen
from services.provisions.domain.aanvraag import aanvraag
from services.provisions.domain.aanvraag.taal import Beschik
from services.provisions.domain.beschikking import beschikking
from services.provisions.domain.beschikking.taal import MaakBekend, Regel
from services.provisions.domain.pgb import KenPgbToe, pgb
from services.provisions.domain.stapeling import Lopend, botsing
from services.provisions.domain.verwant import pgb_van
from services.provisions.domain.voorziening import voorziening
from services.provisions.domain.voorziening.taal import KenVoorzieningToe, VerzendToewijzing, WijsVoorzieningAf
from shared.decider.decider import Act, Decided, following
from shared.events.aanvragen import AanvraagBeschikt
from shared.events.beschikkingen import BeschikkingBekendgemaakt
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.models import Gebeurd, Model, OpenCode
from shared.service.web import resource_router

router = resource_router("beschikkingen")


class Bekendmaking(Model):
    """When and how the decision was made known."""

    bekendgemaakt_op: Gebeurd
    wijze: OpenCode = "toezending"


@router.post("/beschikkingen/{beschikking_id}/bekendmakingen", operation_id="maakBeschikkingBekend", status_code=201)
async def maak_bekend(beschikking_id: UUID, body: Bekendmaking, desk: AtDesk) -> Response:
    """Maak de beschikking bekend; daarmee is per regel een voorziening toegekend of afgewezen."""
    row = await desk.store.find(desk.gemeente, "beschikkingen", beschikking_id)
    aanvraag_id = UUID(row["aanvraag_id"])
    ids, pgb_ids = [UUID(id_) for id_ in row["voorziening_ids"]], {UUID(id_) for id_ in row["pgb_ids"]}

    def beschik(fact: BeschikkingBekendgemaakt) -> object:
        return Beschik(op=fact.bekendgemaakt_op, beschikking_id=beschikking_id)

    acts = [
        Act(beschikking, beschikking_id, MaakBekend(op=body.bekendgemaakt_op, wijze=body.wijze)),
        Act(aanvraag, aanvraag_id, following(BeschikkingBekendgemaakt, beschik)),
        vernomen(aanvraag_id, AanvraagBeschikt),
    ]
    lopend: list[Lopend] = []
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
        self._lopend = lopend  # of all lines: what runs for the person, once looked up

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
            nieuw=regel.voortzetting_van is None,
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
        if not self._lopend:
            self._lopend += await _lopend_naast(decided, self._beschikking_id)
        if botsing(_lopend(regel), self._lopend):
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


async def _lopend_naast(decided: Decided, beschikking_id: UUID) -> list[Lopend]:
    """What runs for the person, and the pgbs that the decision itself grants them."""
    state = decided.look.state(beschikking_id)
    regels: tuple[Regel, ...] = getattr(state, "regels", ())
    persoon_id: UUID = getattr(state, "persoon_id")  # noqa: B009 - what is made known has it
    pgbs = [_lopend(ander) for ander in regels if ander.besluit == "toekennen" and ander.leveringsvorm == "pgb"]
    return [*await queries.lopend_van(decided.look, persoon_id), *pgbs]


def _lopend(regel: Regel) -> Lopend:
    assert regel.startdatum  # what is granted has one
    return Lopend(regel.productcode, regel.leveringsvorm, regel.aanbieder_id, regel.startdatum, regel.einddatum)


ACTS = {MaakBekend: "bekendmakingen"}

list_acts(
    router,
    "/beschikkingen/{beschikking_id}",
    beschikking,
    "leesBeschikking",
    {"bekendmakingen": (BeschikkingBekendgemaakt,)},
)
