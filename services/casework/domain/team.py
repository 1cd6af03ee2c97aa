"""Team van een wijk. Het register beschrijft; een team dat er niet in staat, wordt overal aangenomen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never
from uuid import UUID, uuid5

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.codes import Code
from shared.events.teams import (
    CollectieveActiviteitUitgevoerd,
    TeamGewijzigd,
    TeamIngericht,
    TeamprofielGepubliceerd,
    WerkwijzeIngevoerd,
)

_TEAMS = UUID("5b0c6a52-8f0e-5c7f-9b1d-3f1a7de40c55")


def team_van(gemeente: str, teamcode: str) -> UUID:
    """The stream of a team: a teamcode is one team of its gemeente."""
    return uuid5(_TEAMS, f"{gemeente}|{teamcode}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamprofielVastgelegd:
    """Hoe het team zich voorstelt en te bereiken is; het gaat over het team, niet over een persoon."""

    gebeurd_op: datetime
    versie: int
    tekst: str
    telefoon: str | None
    email: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RichtTeamIn:
    """Richt een team in."""

    op: datetime
    teamcode: Code
    wijkcodes: tuple[Code, ...]
    disciplines: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigTeam:
    """Geef het team andere wijken of disciplines."""

    op: datetime
    wijkcodes: tuple[Code, ...]
    disciplines: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PubliceerTeamprofiel:
    """Publiceer een nieuwe versie van het profiel."""

    op: datetime
    tekst: str
    telefoon: str | None
    email: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoerWerkwijzeIn:
    """Laat het team op een nieuwe wijze werken."""

    op: datetime
    werkwijze: Code
    per: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LegCollectieveActiviteitVast:
    """Leg vast dat het team een activiteit voor een groep heeft gehouden."""

    soort: Code
    gehouden_op: datetime
    wijkcode: Code
    aantal_deelnemers: int


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen team."""


@dataclass(frozen=True, slots=True)
class Ingericht:
    """Een ingericht team, met de laatste versie van zijn profiel."""

    profielversie: int = 0


class OverigIsGeenTeam(Rejected):
    """`overig` is wat bij geen team hoort, en wordt niet als team ingericht."""

    regel = "Schiedam, Werk aan de winkel voor wijkondersteuning, 7 juli 2015"


class TeamBestaatAl(Rejected):
    """Er is al een team met deze code."""

    regel = "Rotterdam, Begroting 2018, Prioriteiten en indicatoren"


type Event = (
    TeamIngericht
    | TeamGewijzigd
    | TeamprofielGepubliceerd
    | TeamprofielVastgelegd
    | WerkwijzeIngevoerd
    | CollectieveActiviteitUitgevoerd
)
type Command = RichtTeamIn | WijzigTeam | PubliceerTeamprofiel | VoerWerkwijzeIn | LegCollectieveActiviteitVast
type State = Nieuw | Ingericht

ALLOWED: Allowed[State, Command] = {
    Nieuw: (RichtTeamIn,),
    Ingericht: (WijzigTeam, PubliceerTeamprofiel, VoerWerkwijzeIn, LegCollectieveActiviteitVast),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een team."""
    match command:
        case RichtTeamIn():
            if command.teamcode == "overig":
                raise OverigIsGeenTeam
            return [
                TeamIngericht(
                    gebeurd_op=command.op,
                    teamcode=command.teamcode,
                    wijkcodes=command.wijkcodes,
                    disciplines=command.disciplines,
                )
            ]
        case WijzigTeam():
            return [TeamGewijzigd(gebeurd_op=command.op, wijkcodes=command.wijkcodes, disciplines=command.disciplines)]
        case PubliceerTeamprofiel():
            assert isinstance(state, Ingericht)
            return _publiceer(command, state.profielversie + 1)
        case VoerWerkwijzeIn():
            return [WerkwijzeIngevoerd(gebeurd_op=command.op, werkwijze=command.werkwijze, per=command.per)]
        case LegCollectieveActiviteitVast():
            return [
                CollectieveActiviteitUitgevoerd(
                    gebeurd_op=command.gehouden_op,
                    soort=command.soort,
                    gehouden_op=command.gehouden_op,
                    wijkcode=command.wijkcode,
                    aantal_deelnemers=command.aantal_deelnemers,
                )
            ]
        case _:
            assert_never(command)


def _publiceer(command: PubliceerTeamprofiel, versie: int) -> Sequence[Event]:
    return [
        TeamprofielGepubliceerd(gebeurd_op=command.op, versie=versie),
        TeamprofielVastgelegd(
            gebeurd_op=command.op, versie=versie, tekst=command.tekst, telefoon=command.telefoon, email=command.email
        ),
    ]


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een team."""
    match event:
        case TeamIngericht():
            return Ingericht()
        case TeamprofielGepubliceerd():
            assert isinstance(state, Ingericht)
            return replace(state, profielversie=event.versie)
        case TeamGewijzigd() | TeamprofielVastgelegd() | WerkwijzeIngevoerd() | CollectieveActiviteitUitgevoerd():
            return state
        case _:
            assert_never(event)


team: Decider[Command, State, Event] = Decider(
    "teams", Nieuw(), decide, evolve, ALLOWED, {(Ingericht, RichtTeamIn): TeamBestaatAl}
)

FEITEN = {"casework.teamprofiel-vastgelegd.v1": TeamprofielVastgelegd}
