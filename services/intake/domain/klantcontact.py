"""Klantcontact: elk contact met een inwoner wordt geteld, ook de korte vraag zonder melding of dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider
from shared.events.codes import Code, Kanaal, Leefgebied, Toegangslocatie, Vorm
from shared.events.klantcontacten import KlantcontactGeregistreerd
from shared.events.sealed import Personal


@dataclass(frozen=True, slots=True, kw_only=True)
class KlantcontactinhoudVastgelegd:
    """Waar het contact over ging."""

    gebeurd_op: datetime
    persoon_id: UUID
    onderwerp: Personal[str | None]
    notitie: Personal[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistreerKlantcontact:
    """Leg een contact vast; wat erin stond alleen als bekend is met wie het was."""

    op: datetime
    kanaal: Kanaal
    toegangslocatie: Toegangslocatie
    vorm: Vorm | None
    melding_id: UUID | None
    persoon_id: UUID | None
    wijkcode: Code
    leefgebieden: tuple[Leefgebied, ...]
    onderwerp: str | None
    notitie: str | None


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen klantcontact."""


@dataclass(frozen=True, slots=True)
class Geregistreerd:
    """Vastgelegd."""


type Event = KlantcontactGeregistreerd | KlantcontactinhoudVastgelegd
type Command = RegistreerKlantcontact
type State = Nieuw | Geregistreerd

ALLOWED: Allowed[State, Command] = {Nieuw: (RegistreerKlantcontact,), Geregistreerd: ()}


def decide(command: Command, _state: State) -> Sequence[Event]:
    """Beslis over een klantcontact."""
    geregistreerd = KlantcontactGeregistreerd(
        gebeurd_op=command.op,
        kanaal=command.kanaal,
        toegangslocatie=command.toegangslocatie,
        vorm=command.vorm,
        melding_id=command.melding_id,
        wijkcode=command.wijkcode,
        leefgebieden=command.leefgebieden,
    )
    if command.persoon_id is None or (command.onderwerp, command.notitie) == (None, None):
        return [geregistreerd]
    inhoud = KlantcontactinhoudVastgelegd(
        gebeurd_op=command.op, persoon_id=command.persoon_id, onderwerp=command.onderwerp, notitie=command.notitie
    )
    return [geregistreerd, inhoud]


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een klantcontact."""
    match event:
        case KlantcontactGeregistreerd():
            return Geregistreerd()
        case KlantcontactinhoudVastgelegd():
            return state
        case _:
            assert_never(event)


klantcontact: Decider[Command, State, Event] = Decider("klantcontacten", Nieuw(), decide, evolve, ALLOWED)

FEITEN = {"intake.klantcontactinhoud-vastgelegd.v1": KlantcontactinhoudVastgelegd}
