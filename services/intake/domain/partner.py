"""Partner: wie naast de gemeente helpt, en de algemene voorzieningen die hij biedt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider, Refusals, Rejected
from shared.events.codes import Code, OntvangerKlasse, PartnerSoort
from shared.events.partners import AlgemeneVoorzieningOpgenomen, PartnerGeregistreerd
from shared.events.sealed import Personal


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnercontactVastgelegd:
    """Hoe de organisatie heet, en wie daar aanspreekbaar is."""

    gebeurd_op: datetime
    persoon_id: UUID  # the partner itself, with a key of its own: the contactpersoon is no persoon of the gemeente
    naam: str
    contactpersoon: Personal[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlgemeneVoorzieningBenoemd:
    """Hoe een algemene voorziening op de sociale kaart heet."""

    gebeurd_op: datetime
    algemene_voorziening_id: UUID
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistreerPartner:
    """Maak een partner bekend."""

    partner_id: UUID
    op: datetime
    soort: PartnerSoort
    ontvanger_klasse: OntvangerKlasse
    naam: str
    contactpersoon: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemVoorzieningOp:
    """Zet een algemene voorziening van de partner op de sociale kaart."""

    op: datetime
    algemene_voorziening_id: UUID
    naam: str
    soort: Code
    evidence_niveau: Code | None
    prijs_cent: int | None
    wijkcodes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen partner."""


@dataclass(frozen=True, slots=True)
class Geregistreerd:
    """Bij de gemeente bekend."""


class PartnerBestaatAl(Rejected):
    """Deze partner is al geregistreerd."""


type Event = PartnerGeregistreerd | PartnercontactVastgelegd | AlgemeneVoorzieningOpgenomen | AlgemeneVoorzieningBenoemd
type Command = RegistreerPartner | NeemVoorzieningOp
type State = Nieuw | Geregistreerd

ALLOWED: Allowed[State, Command] = {Nieuw: (RegistreerPartner,), Geregistreerd: (NeemVoorzieningOp,)}


def decide(command: Command, _state: State) -> Sequence[Event]:
    """Beslis over een partner."""
    match command:
        case RegistreerPartner():
            return [
                PartnerGeregistreerd(
                    gebeurd_op=command.op, soort=command.soort, ontvanger_klasse=command.ontvanger_klasse
                ),
                PartnercontactVastgelegd(
                    gebeurd_op=command.op,
                    persoon_id=command.partner_id,
                    naam=command.naam,
                    contactpersoon=command.contactpersoon,
                ),
            ]
        case NeemVoorzieningOp():
            voorziening_id = command.algemene_voorziening_id
            return [
                AlgemeneVoorzieningOpgenomen(
                    gebeurd_op=command.op,
                    algemene_voorziening_id=voorziening_id,
                    soort=command.soort,
                    evidence_niveau=command.evidence_niveau,
                    prijs_cent=command.prijs_cent,
                    wijkcodes=command.wijkcodes,
                ),
                AlgemeneVoorzieningBenoemd(
                    gebeurd_op=command.op, algemene_voorziening_id=voorziening_id, naam=command.naam
                ),
            ]
        case _:
            assert_never(command)


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een partner."""
    match event:
        case PartnerGeregistreerd():
            return Geregistreerd()
        case PartnercontactVastgelegd() | AlgemeneVoorzieningOpgenomen() | AlgemeneVoorzieningBenoemd():
            return state
        case _:
            assert_never(event)


AL_GEREGISTREERD: Refusals = {(Geregistreerd, RegistreerPartner): PartnerBestaatAl}

partner: Decider[Command, State, Event] = Decider("partners", Nieuw(), decide, evolve, ALLOWED, AL_GEREGISTREERD)

FEITEN = {
    "intake.partnercontact-vastgelegd.v1": PartnercontactVastgelegd,
    "intake.algemene-voorziening-benoemd.v1": AlgemeneVoorzieningBenoemd,
}
