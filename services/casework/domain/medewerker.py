"""Medewerker van een team, ingezet door zijn werkgever. Een team heeft ten hoogste een coordinator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.codes import Code
from shared.events.medewerkers import InzetBeeindigd, MedewerkerIngezet, MedewerkerVerplaatst
from shared.events.sealed import Personal

COORDINATOR: Code = "coordinator"


@dataclass(frozen=True, slots=True, kw_only=True)
class MedewerkergegevensVastgelegd:
    """Naam en e-mailadres van een medewerker, verzegeld met zijn eigen sleutel."""

    gebeurd_op: datetime
    persoon_id: UUID
    naam: Personal[str]
    email: Personal[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetMedewerkerIn:
    """Zet een medewerker in; `ander` zegt of een ander al coordinator van het team is."""

    medewerker_id: UUID
    op: datetime
    team_id: Code
    werkgever_id: UUID
    rol: Code
    disciplines: tuple[Code, ...]
    van: date
    naam: str
    email: str | None
    ander: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerplaatsMedewerker:
    """Verplaats een medewerker; `ander` zegt of een ander al coordinator van het nieuwe team is."""

    op: datetime
    naar_team_id: Code
    per: date
    ander: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigInzet:
    """Beeindig de inzet; de medewerker kan later weer worden ingezet."""

    op: datetime
    per: date


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen medewerker."""


@dataclass(frozen=True, slots=True)
class Ingezet:
    """Ingezet bij een team."""

    rol: Code


@dataclass(frozen=True, slots=True)
class Beeindigd:
    """Niet meer ingezet."""


class TeamHeeftAlCoordinator(Rejected):
    """Dit team heeft al een coordinator."""

    regel = "Schiedam, Werk aan de winkel voor wijkondersteuning, 7 juli 2015"


type Event = MedewerkerIngezet | MedewerkergegevensVastgelegd | MedewerkerVerplaatst | InzetBeeindigd
type Command = ZetMedewerkerIn | VerplaatsMedewerker | BeeindigInzet
type State = Nieuw | Ingezet | Beeindigd

ALLOWED: Allowed[State, Command] = {
    Nieuw: (ZetMedewerkerIn,),
    Ingezet: (VerplaatsMedewerker, BeeindigInzet),
    Beeindigd: (ZetMedewerkerIn,),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een medewerker."""
    match command:
        case ZetMedewerkerIn():
            return _zet_in(command)
        case VerplaatsMedewerker():
            assert isinstance(state, Ingezet)
            if command.ander and state.rol == COORDINATOR:
                raise TeamHeeftAlCoordinator
            return [MedewerkerVerplaatst(gebeurd_op=command.op, naar_team_id=command.naar_team_id, per=command.per)]
        case BeeindigInzet():
            return [InzetBeeindigd(gebeurd_op=command.op, per=command.per)]
        case _:
            assert_never(command)


def _zet_in(command: ZetMedewerkerIn) -> Sequence[Event]:
    if command.ander and command.rol == COORDINATOR:
        raise TeamHeeftAlCoordinator
    ingezet = MedewerkerIngezet(
        gebeurd_op=command.op,
        team_id=command.team_id,
        werkgever_id=command.werkgever_id,
        rol=command.rol,
        disciplines=command.disciplines,
        van=command.van,
    )
    gegevens = MedewerkergegevensVastgelegd(
        gebeurd_op=command.op, persoon_id=command.medewerker_id, naam=command.naam, email=command.email
    )
    return [ingezet, gegevens]


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een medewerker."""
    match event:
        case MedewerkerIngezet():
            return Ingezet(event.rol)
        case MedewerkergegevensVastgelegd() | MedewerkerVerplaatst():
            return state
        case InzetBeeindigd():
            return Beeindigd()
        case _:
            assert_never(event)


medewerker: Decider[Command, State, Event] = Decider("medewerkers", Nieuw(), decide, evolve, ALLOWED)

FEITEN = {"casework.medewerkergegevens-vastgelegd.v1": MedewerkergegevensVastgelegd}
