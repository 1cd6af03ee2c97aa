"""Settling a melding, exactly once: answered, referred, registered for another body, or handed on."""

from typing import Annotated, Literal, Self
from uuid import UUID, uuid5

from fastapi import Body
from pydantic import model_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from services.intake.api.partners import is_bekend
from services.intake.domain.aanmelding import aanmelding
from services.intake.domain.aanmelding.taal import OpenAanmelding
from services.intake.domain.melding import melding
from services.intake.domain.melding.taal import (
    BeantwoordDirect,
    RegistreerVoorAndereInstantie,
    VerwijsMelding,
    ZetMeldingDoor,
)
from services.intake.queries import toegang
from shared.decider.decider import Act, Decided, Fill
from shared.events import meldingen as feiten
from shared.events.codes import Antwoordsoort, Bestemming, NaarSoort
from shared.service.desk import AtDesk
from shared.service.handelingen import list_acts
from shared.service.models import Gebeurd, Model, Naam, OpenCode, Teamcode, Vlag
from shared.service.web import resource_router

router = resource_router("meldingen")


class _Afhandeling(Model):
    afgehandeld_op: Gebeurd


class DirectBeantwoord(_Afhandeling):
    """Answered at once."""

    soort: Literal["direct_beantwoord"]
    antwoordsoort: Antwoordsoort
    akkoord_client: Vlag | None = None


class Verwezen(_Afhandeling):
    """Referred."""

    soort: Literal["verwezen"]
    naar_soort: NaarSoort
    partner_id: UUID | None = None
    algemene_voorziening_id: UUID | None = None
    naam: Naam | None = None

    @model_validator(mode="after")
    def _van_die_soort(self) -> Self:
        vreemd = self.partner_id if self.naar_soort == "algemene_voorziening" else self.algemene_voorziening_id
        if vreemd is not None:
            raise PydanticCustomError("combinatie", "combinatie")
        return self


class Geregistreerd(_Afhandeling):
    """Registered for another body."""

    soort: Literal["geregistreerd"]
    instantie: OpenCode


class Doorgezet(_Afhandeling):
    """Handed on: to a team, or to someone outside the teams."""

    soort: Literal["doorgezet"]
    bestemming: Bestemming
    team: Teamcode | None = None

    @model_validator(mode="after")
    def _team_voor_een_team(self) -> Self:
        if (self.bestemming in ("wijkteam", "stadhuis")) != (self.team is not None):
            raise PydanticCustomError("combinatie", "combinatie")
        return self


Afhandeling = Annotated[DirectBeantwoord | Verwezen | Geregistreerd | Doorgezet, Body(discriminator="soort")]


@router.post("/meldingen/{melding_id}/afhandelingen", operation_id="handelMeldingAf", status_code=201)
async def handel_melding_af(melding_id: UUID, body: Afhandeling, desk: AtDesk) -> Response:
    """Handel de melding af: antwoorden, verwijzen, registreren of doorzetten; precies een keer."""
    op = body.afgehandeld_op
    match body:
        case DirectBeantwoord():
            command: object = BeantwoordDirect(
                afgehandeld_op=op, antwoordsoort=body.antwoordsoort, akkoord_client=body.akkoord_client
            )
        case Verwezen():
            command = _verwijs(body)
        case Geregistreerd():
            command = RegistreerVoorAndereInstantie(afgehandeld_op=op, instantie=body.instantie)
        case Doorgezet():
            command = ZetMeldingDoor(afgehandeld_op=op, bestemming=body.bestemming, team_id=body.team)
            if body.team is not None:
                return await desk.handle(Act(melding, melding_id, command), _open_aanmelding(melding_id, body.team))
    return await desk.handle(Act(melding, melding_id, command))


def _verwijs(body: Verwezen) -> Fill:
    async def verwijs(decided: Decided) -> object:
        await is_bekend(decided.look, body.partner_id, body.algemene_voorziening_id)
        return VerwijsMelding(
            afgehandeld_op=body.afgehandeld_op,
            naar_soort=body.naar_soort,
            partner_id=body.partner_id,
            algemene_voorziening_id=body.algemene_voorziening_id,
            naam=body.naam,
        )

    return verwijs


def _open_aanmelding(melding_id: UUID, team: str) -> Act:
    """The aanmelding that follows from handing a melding on to a team, in the same append."""

    async def open_aanmelding(decided: Decided) -> object | None:
        doorgezet = decided.one(feiten.MeldingDoorgezet)
        row = await toegang.melding(decided.look, melding_id)
        if doorgezet is None or row is None:
            return None
        return OpenAanmelding(
            melding_id=melding_id,
            op=doorgezet.afgehandeld_op,
            team_id=team,
            doelgroep=row["doelgroep"],
            spoed=row["spoed"],
        )

    return Act(aanmelding, uuid5(melding_id, "aanmelding"), open_aanmelding)


ACTS = dict.fromkeys((BeantwoordDirect, VerwijsMelding, RegistreerVoorAndereInstantie, ZetMeldingDoor), "afhandelingen")
FEITEN = {
    "afhandelingen": (
        feiten.MeldingDirectBeantwoord,
        feiten.MeldingVerwezen,
        feiten.MeldingGeregistreerdVoorAndereInstantie,
        feiten.MeldingDoorgezet,
    )
}
list_acts(router, "/meldingen/{melding_id}", melding, "leesMelding", FEITEN)
