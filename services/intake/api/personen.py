"""Persons: found by BSN or by name and date of birth, made known with their first melding."""

from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.intake import queries
from services.intake.domain.persoon import RegistreerPersoon
from services.intake.domain.persoon import persoon as persoon_decider
from shared.decider.decider import Act, Decided
from shared.events.codes import Doelgroep
from shared.eventstore.projector import blind_index
from shared.service.desk import AtDesk, Desk
from shared.service.lists import JSON, json, view
from shared.service.models import Bsn, Datum, Model, Naam, OpenCode
from shared.service.problems import Problem
from shared.service.web import resource_router

router = resource_router("personen")


class Persoonsgegevens(Model):
    """Whom a melding is about."""

    bsn: Bsn | None = None
    naam: Naam
    geboortedatum: Datum | None = None
    postcode: Annotated[str, Field(pattern=r"^[1-9][0-9]{3} ?[A-Za-z]{2}$", max_length=7)] | None = None
    huisnummer: Annotated[str, Field(min_length=1, max_length=20)] | None = None


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


class Betrokkene:
    """The person of a new melding: one we know by BSN, one that is named by id, or someone new.

    The look-up runs under a lock on the index of the BSN, so that the same BSN at the same moment is one person.
    """

    def __init__(self, desk: Desk, gegevens: Persoonsgegevens | None, persoon_id: UUID | None, nieuw: UUID) -> None:
        self._desk = desk
        self._gegevens = gegevens
        self._known = persoon_id
        self._new = nieuw
        bsn = gegevens.bsn if gegevens else None
        self._index = blind_index(desk.store.scheme.keys, desk.gemeente, "bsn", bsn) if bsn else None

    async def id(self, decided: Decided) -> UUID:
        """The id under which facts name this person.

        Raises:
            Problem: 404, the id that was given is nobody's here.

        """
        if self._index is not None:
            found = await queries.personen_met_bsn(decided.look, self._index)
            self._known = found[0]["id"] if found else None
        elif self._known is not None and await queries.persoon(decided.look, self._known) is None:
            raise Problem("niet-gevonden")
        return self._known or self._new

    def act(self, wijkcode: str, doelgroep: Doelgroep | None, op: datetime) -> Act:
        """Register the person, unless known; decided after `id`."""

        async def fill(_decided: Decided) -> object | None:
            gegevens = self._gegevens
            if self._known is not None or gegevens is None:
                return None
            return RegistreerPersoon(
                persoon_id=self._new,
                op=op,
                wijkcode=wijkcode,
                doelgroep=doelgroep,
                bsn=gegevens.bsn,
                naam=gegevens.naam,
                geboortedatum=gegevens.geboortedatum.isoformat() if gegevens.geboortedatum else None,
                postcode=gegevens.postcode,
                huisnummer=gegevens.huisnummer,
            )

        return Act(persoon_decider, self._new, fill, (self._index,) if self._index else ())


@router.post("/personen/_zoek", operation_id="zoekPersonen", summary="Zoek een persoon")
async def zoek_personen(body: Zoekvraag, desk: AtDesk) -> Response:
    """Personen die precies voldoen: hun id en het minimum om te kiezen."""
    keys, gemeente = desk.store.scheme.keys, desk.gemeente
    async with desk.read() as tx:
        if body.bsn is not None:
            found = await queries.personen_met_bsn(tx, blind_index(keys, gemeente, "bsn", body.bsn))
        else:
            naam, geboren = body.naam or "", (body.geboortedatum or date.min).isoformat()
            index = blind_index(keys, gemeente, "naam_geboortedatum", naam, geboren)
            found = await queries.personen_met_naam(tx, index)
    rows = [view(row, "persoon") for row in found]
    return Response(json({"resultaten": rows, "volgende": None}), media_type=JSON)
