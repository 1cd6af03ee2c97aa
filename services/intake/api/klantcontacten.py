"""Klantcontacten: every contact counts, also the short question that leaves nothing else behind."""

from collections.abc import Sequence
from typing import Annotated, Self
from uuid import UUID

from fastapi import Query
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.intake.domain.klantcontact import RegistreerKlantcontact, klantcontact
from services.intake.domain.melding import melding
from services.intake.domain.persoon import persoon
from services.intake.queries import contact
from shared.decider.decider import Act, Decided, reading
from shared.events.codes import Kanaal, Leefgebied, Toegangslocatie, Vorm
from shared.eventstore.paging import Filters
from shared.service.desk import AtDesk
from shared.service.klok import NewId
from shared.service.lists import JSON, Cursor, Limit, Tekstfilter, days, detail, json, listing
from shared.service.models import Datum, Gebeurd, Model, Naam, Tekst, Wijkcode
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("klantcontacten")


class NieuwKlantcontact(Model):
    """A contact with an inwoner; what it was about is kept only with the person, whose key seals it."""

    op: Gebeurd
    kanaal: Kanaal
    toegangslocatie: Toegangslocatie = "geen"
    vorm: Vorm | None = None
    melding_id: UUID | None = None
    persoon_id: UUID | None = None
    wijk: Wijkcode = "onbekend"
    leefgebieden: Annotated[tuple[Leefgebied, ...], Field(max_length=9)] = ()
    onderwerp: Naam | None = None
    notitie: Tekst | None = None

    @model_validator(mode="after")
    def _inhoud_van_iemand(self) -> Self:
        if self.persoon_id is None and (self.onderwerp, self.notitie) != (None, None):
            raise PydanticCustomError("combinatie", "combinatie")
        return self


@router.post("/klantcontacten", operation_id="registreerKlantcontact", status_code=201)
async def registreer_klantcontact(body: NieuwKlantcontact, desk: AtDesk, klantcontact_id: NewId) -> Response:
    """Leg een contact met een inwoner vast; alleen moment en kanaal zijn nodig."""
    over = [reading(soort, id_) for soort, id_ in ((persoon, body.persoon_id), (melding, body.melding_id)) if id_]

    async def registreer(decided: Decided) -> object:
        if any(decided.look.state(act.stream_id) == act.decider.initial for act in over):
            raise Problem("niet-gevonden")
        return RegistreerKlantcontact(
            op=body.op,
            kanaal=body.kanaal,
            toegangslocatie=body.toegangslocatie,
            vorm=body.vorm,
            melding_id=body.melding_id,
            persoon_id=body.persoon_id,
            wijkcode=body.wijk,
            leefgebieden=body.leefgebieden,
            onderwerp=body.onderwerp,
            notitie=body.notitie,
        )

    return await desk.handle(
        Act(klantcontact, klantcontact_id, registreer), *over, location=f"/klantcontacten/{klantcontact_id}"
    )


@router.get("/kanaalmix", operation_id="leesKanaalmix", summary="Langs welke kanalen inwoners komen")
async def lees_kanaalmix(desk: AtDesk, van: Annotated[Datum, Query()], tot: Annotated[Datum, Query()]) -> Response:
    """Hoeveel contacten van een periode langs elk dienstverleningskanaal kwamen, en langs welk kanaal daarbinnen."""
    async with desk.read() as tx:
        rows = await contact.kanaalmix(tx, van, tot)
    groepen: dict[str, dict[str, int]] = {}
    for row in rows:
        groepen.setdefault(row["kanaalgroep"], {})[row["kanaal"]] = row["aantal"]
    shown = [
        {"kanaalgroep": groep, "aantal": sum(kanalen.values()), "kanalen": kanalen}
        for groep, kanalen in groepen.items()
    ]
    return Response(json({"van": van, "tot": tot, "resultaten": shown, "volgende": None}), media_type=JSON)


@router.get("/klantcontacten/{klantcontact_id}", operation_id="leesKlantcontact", summary="Een klantcontact")
async def lees_klantcontact(klantcontact_id: UUID, desk: AtDesk) -> Response:
    """Een klantcontact, zonder de verzegelde velden."""
    async with desk.read() as tx:
        return detail(await contact.klantcontact(tx, klantcontact_id), "klantcontacten")


@router.get("/klantcontacten", operation_id="lijstKlantcontacten", summary="Klantcontacten")
async def lijst_klantcontacten(
    desk: AtDesk,
    kanaal: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    kanaalgroep: Tekstfilter = [],  # noqa: B006
    toegangslocatie: Tekstfilter = [],  # noqa: B006
    wijk: Tekstfilter = [],  # noqa: B006
    melding_id: Annotated[list[UUID], Query(alias="melding", max_length=50)] = [],  # noqa: B006
    contact_vanaf: Annotated[Datum | None, Query(alias="contactVanaf")] = None,
    contact_tot: Annotated[Datum | None, Query(alias="contactTot")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Klantcontacten op volgorde van id; filters zijn herhaalbaar, dagen gelden in Nederland."""
    equal: dict[str, Sequence[object]] = {
        "kanaal": kanaal,
        "kanaalgroep": kanaalgroep,
        "toegangslocatie": toegangslocatie,
        "wijk": wijk,
        "melding_id": melding_id,
    }
    filters = Filters(equal, {"contact_op": days(contact_vanaf, contact_tot)})
    return await listing(desk, contact.klantcontacten, "klantcontacten", filters, limit, cursor)
