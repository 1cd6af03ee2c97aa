"""Persoon: wie hulp vraagt of krijgt. Het BSN en de gegevens blijven hier, verzegeld met de sleutel van de persoon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider
from shared.events.codes import Code, Doelgroep
from shared.events.personen import PersoonGeregistreerd
from shared.events.sealed import Personal, PersonalAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonsgegevensVastgelegd:
    """Naam en, waar bekend, geboortedatum en adres zijn vastgelegd."""

    gebeurd_op: datetime
    persoon_id: UUID
    naam: Personal[str]
    geboortedatum: Personal[str | None]
    postcode: PersonalAddress[str | None]
    huisnummer: PersonalAddress[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BsnVastgesteld:
    """Het burgerservicenummer is vastgesteld (Wmo 2015, art. 5.2.9)."""

    gebeurd_op: datetime
    persoon_id: UUID
    bsn: Personal[str]
    bron: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistreerPersoon:
    """Maak een persoon bekend, met wat de melder van hem weet."""

    persoon_id: UUID
    op: datetime
    wijkcode: Code
    doelgroep: Doelgroep | None
    bsn: str | None
    naam: str
    geboortedatum: str | None
    postcode: str | None
    huisnummer: str | None


@dataclass(frozen=True, slots=True)
class Onbekend:
    """Nog niet geregistreerd."""


@dataclass(frozen=True, slots=True)
class Geregistreerd:
    """Bij de gemeente bekend."""


type Event = PersoonGeregistreerd | PersoonsgegevensVastgelegd | BsnVastgesteld
type Command = RegistreerPersoon
type State = Onbekend | Geregistreerd

ALLOWED: Allowed[State, Command] = {Onbekend: (RegistreerPersoon,), Geregistreerd: ()}


def decide(command: Command, _state: State) -> Sequence[Event]:
    """Beslis over een persoon."""
    facts: list[Event] = [
        PersoonGeregistreerd(
            gebeurd_op=command.op, persoon_id=command.persoon_id, wijkcode=command.wijkcode, doelgroep=command.doelgroep
        ),
        PersoonsgegevensVastgelegd(
            gebeurd_op=command.op,
            persoon_id=command.persoon_id,
            naam=command.naam,
            geboortedatum=command.geboortedatum,
            postcode=command.postcode,
            huisnummer=command.huisnummer,
        ),
    ]
    if command.bsn is not None:
        facts.append(
            BsnVastgesteld(gebeurd_op=command.op, persoon_id=command.persoon_id, bsn=command.bsn, bron="melding")
        )
    return facts


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een persoon."""
    match event:
        case PersoonGeregistreerd():
            return Geregistreerd()
        case PersoonsgegevensVastgelegd() | BsnVastgesteld():
            return state
        case _:
            assert_never(event)


persoon: Decider[Command, State, Event] = Decider("personen", Onbekend(), decide, evolve, ALLOWED)

FEITEN = {
    "intake.persoonsgegevens-vastgelegd.v1": PersoonsgegevensVastgelegd,
    "intake.bsn-vastgesteld.v1": BsnVastgesteld,
}
