"""Verwijzing naar een partner. Aannemen, afwijzen en afronden is aan de partner, intrekken aan wie verwees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider
from shared.events.codes import Code, RedenVerwijzingAfgewezen
from shared.events.sealed import Personal
from shared.events.verwijzingen import (
    VerwijzingAfgerond,
    VerwijzingAfgewezen,
    VerwijzingGeaccepteerd,
    VerwijzingIngetrokken,
    VerwijzingVerstuurd,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijzingsinhoudVastgelegd:
    """Wat de partner van de vraag moet weten."""

    gebeurd_op: datetime
    persoon_id: UUID
    inhoud: Personal[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """De woorden van een verwijzing, en over wie zij gaan."""

    persoon_id: UUID
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerstuurVerwijzing:
    """Verwijs naar een partner; meteen na een melding of aanmelding is er nog geen dossier en geen inhoud."""

    op: datetime
    melding_id: UUID
    partner_id: UUID
    dossier_id: UUID | None = None
    toestemming_id: UUID | None = None
    afspraak_id: UUID | None = None
    inhoud: Inhoud | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekVerwijzingIn:
    """Trek een verwijzing in die nog niet is afgewezen of afgerond."""

    op: datetime
    reden: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class AccepteerVerwijzing:
    """Neem de verwijzing aan."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsVerwijzingAf:
    """Neem de verwijzing niet aan."""

    op: datetime
    reden: RedenVerwijzingAfgewezen


@dataclass(frozen=True, slots=True, kw_only=True)
class RondVerwijzingAf:
    """Meld wat er van een aangenomen verwijzing is geworden."""

    op: datetime
    uitkomst: Code


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen verwijzing."""


@dataclass(frozen=True, slots=True)
class _Bekend:
    melding_id: UUID


class Verstuurd(_Bekend):
    """Verstuurd; de partner heeft nog niet geantwoord."""


class Geaccepteerd(_Bekend):
    """Door de partner aangenomen."""


class Afgewezen(_Bekend):
    """Door de partner afgewezen."""


class Afgerond(_Bekend):
    """Door de partner afgerond."""


class Ingetrokken(_Bekend):
    """Ingetrokken door wie verwees."""


type Event = (
    VerwijzingVerstuurd
    | VerwijzingsinhoudVastgelegd
    | VerwijzingIngetrokken
    | VerwijzingGeaccepteerd
    | VerwijzingAfgewezen
    | VerwijzingAfgerond
)
type Command = VerstuurVerwijzing | TrekVerwijzingIn | AccepteerVerwijzing | WijsVerwijzingAf | RondVerwijzingAf
type State = Nieuw | Verstuurd | Geaccepteerd | Afgewezen | Afgerond | Ingetrokken

ALLOWED: Allowed[State, Command] = {
    Nieuw: (VerstuurVerwijzing,),
    Verstuurd: (AccepteerVerwijzing, WijsVerwijzingAf, TrekVerwijzingIn),
    Geaccepteerd: (RondVerwijzingAf, TrekVerwijzingIn),
    Afgewezen: (),
    Afgerond: (),
    Ingetrokken: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een verwijzing."""
    if isinstance(command, VerstuurVerwijzing):
        return _verstuur(command)
    assert not isinstance(state, Nieuw)  # the table lists nothing else for a new verwijzing
    op, melding_id = command.op, state.melding_id
    match command:
        case TrekVerwijzingIn():
            return [VerwijzingIngetrokken(gebeurd_op=op, melding_id=melding_id, reden=command.reden)]
        case AccepteerVerwijzing():
            return [VerwijzingGeaccepteerd(gebeurd_op=op, melding_id=melding_id)]
        case WijsVerwijzingAf():
            return [VerwijzingAfgewezen(gebeurd_op=op, melding_id=melding_id, reden=command.reden)]
        case RondVerwijzingAf():
            return [VerwijzingAfgerond(gebeurd_op=op, melding_id=melding_id, uitkomst=command.uitkomst)]
        case _:
            assert_never(command)


def _verstuur(command: VerstuurVerwijzing) -> Sequence[Event]:
    verstuurd = VerwijzingVerstuurd(
        gebeurd_op=command.op,
        melding_id=command.melding_id,
        dossier_id=command.dossier_id,
        partner_id=command.partner_id,
        toestemming_id=command.toestemming_id,
        afspraak_id=command.afspraak_id,
    )
    if command.inhoud is None:
        return [verstuurd]
    inhoud = VerwijzingsinhoudVastgelegd(
        gebeurd_op=command.op, persoon_id=command.inhoud.persoon_id, inhoud=command.inhoud.tekst
    )
    return [verstuurd, inhoud]


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een verwijzing."""
    match event:
        case VerwijzingVerstuurd():
            return Verstuurd(event.melding_id)
        case VerwijzingsinhoudVastgelegd():
            return state
        case VerwijzingIngetrokken():
            return Ingetrokken(event.melding_id)
        case VerwijzingGeaccepteerd():
            return Geaccepteerd(event.melding_id)
        case VerwijzingAfgewezen():
            return Afgewezen(event.melding_id)
        case VerwijzingAfgerond():
            return Afgerond(event.melding_id)
        case _:
            assert_never(event)


verwijzing: Decider[Command, State, Event] = Decider("verwijzingen", Nieuw(), decide, evolve, ALLOWED)

FEITEN = {"casework.verwijzingsinhoud-vastgelegd.v1": VerwijzingsinhoudVastgelegd}
