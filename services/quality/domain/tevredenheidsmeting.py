"""Tevredenheidsmeting: eenmaal gevraagd, eenmaal ingevuld (Wmo 2015, art. 2.5.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider
from shared.events.codes import Code, Productcategorie, TevredenheidsmetingSoort
from shared.events.sealed import Personal
from shared.events.tevredenheidsmetingen import TevredenheidsmetingIngevuld, TevredenheidsmetingVerstuurd

VASTE_ASPECTEN = ("betrouwbaarheid", "bejegening", "deskundigheid", "effectiviteit")
ASPECTEN = (*VASTE_ASPECTEN, "toegankelijkheid", "bijdrage_zelfredzaamheid")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToelichtingVastgelegd:
    """Wat de inwoner erbij schreef; wie dat is weet hier niemand, dus `persoon_id` is de meting zelf."""

    gebeurd_op: datetime
    persoon_id: UUID
    tekst: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerstuurTevredenheidsmeting:
    """Vraag de inwoner wat hij ervan vond."""

    op: datetime
    soort: TevredenheidsmetingSoort
    team_id: Code | None
    aanbieder_id: Code | None = None
    productcategorie: Productcategorie | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VulTevredenheidsmetingIn:
    """Geef een rapportcijfer per aspect, met een toelichting of zonder."""

    meting_id: UUID
    op: datetime
    betrouwbaarheid: int
    bejegening: int
    deskundigheid: int
    effectiviteit: int
    toegankelijkheid: int | None
    bijdrage_zelfredzaamheid: int | None
    toelichting: str | None


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog niets gevraagd."""


@dataclass(frozen=True, slots=True)
class Verstuurd:
    """Gevraagd, nog niet ingevuld."""


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """Ingevuld."""


type Event = TevredenheidsmetingVerstuurd | TevredenheidsmetingIngevuld | ToelichtingVastgelegd
type Command = VerstuurTevredenheidsmeting | VulTevredenheidsmetingIn
type State = Nieuw | Verstuurd | Ingevuld

ALLOWED: Allowed[State, Command] = {
    Nieuw: (VerstuurTevredenheidsmeting,),
    Verstuurd: (VulTevredenheidsmetingIn,),
    Ingevuld: (),
}


def decide(command: Command, _state: State) -> Sequence[Event]:
    """Beslis over een tevredenheidsmeting."""
    match command:
        case VerstuurTevredenheidsmeting():
            return [
                TevredenheidsmetingVerstuurd(
                    gebeurd_op=command.op,
                    soort=command.soort,
                    team_id=command.team_id,
                    aanbieder_id=command.aanbieder_id,
                    productcategorie=command.productcategorie,
                )
            ]
        case VulTevredenheidsmetingIn():
            ingevuld = TevredenheidsmetingIngevuld(
                gebeurd_op=command.op,
                betrouwbaarheid=command.betrouwbaarheid,
                bejegening=command.bejegening,
                deskundigheid=command.deskundigheid,
                effectiviteit=command.effectiviteit,
                toegankelijkheid=command.toegankelijkheid,
                bijdrage_zelfredzaamheid=command.bijdrage_zelfredzaamheid,
            )
            if command.toelichting is None:
                return [ingevuld]
            return [
                ingevuld,
                ToelichtingVastgelegd(gebeurd_op=command.op, persoon_id=command.meting_id, tekst=command.toelichting),
            ]
        case _:
            assert_never(command)


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een tevredenheidsmeting."""
    match event:
        case TevredenheidsmetingVerstuurd():
            return Verstuurd()
        case TevredenheidsmetingIngevuld():
            return Ingevuld()
        case ToelichtingVastgelegd():
            return state
        case _:
            assert_never(event)


tevredenheidsmeting: Decider[Command, State, Event] = Decider("tevredenheidsmetingen", Nieuw(), decide, evolve, ALLOWED)

FEITEN = {"quality.toelichting-vastgelegd.v1": ToelichtingVastgelegd}
