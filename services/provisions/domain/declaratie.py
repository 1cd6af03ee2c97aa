"""Declaratie van een aanbieder: regel voor regel beoordeeld, en dan als geheel beantwoord (iWmo 323, 325)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import assert_never

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.codes import Code
from shared.events.declaraties import (
    DeclaratieBeantwoord,
    DeclaratieOntvangen,
    DeclaratieregelAfgekeurd,
    DeclaratieregelGoedgekeurd,
)
from shared.termijnen.bewaking import Klok, Looptijd, bewaakt
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken

TERMIJN = "declaratie_antwoord"
ONBEKENDE_TOEWIJZING = "toewijzing_onbekend"
ANDERE_AANBIEDER = "andere_aanbieder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """Wat op een toewijzing wordt gedeclareerd, en over welk jaar."""

    toewijzingnummer: int
    betreft_jaar: int
    bedrag_cent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaratieregelsVastgelegd:
    """De regels van een declaratie, in hun volgorde."""

    gebeurd_op: datetime
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangDeclaratie:
    """Ontvang een declaratie over een periode."""

    op: datetime
    aanbieder_id: Code
    van: date
    tot: date
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeoordeelRegel:
    """Beoordeel een regel; met een retourcode wordt zij afgekeurd.

    `toegewezen_aan` is de aanbieder van haar toewijzing, leeg als die er niet is.
    """

    op: datetime
    nummer: int
    retourcode: Code | None
    toegewezen_aan: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeantwoordDeclaratie:
    """Beantwoord een declaratie waarvan elke regel is beoordeeld."""

    op: datetime


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen declaratie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    ontvangen_op: datetime
    uiterste_datum: date
    klok: Klok = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvangen(_Bekend):
    """Ontvangen; de regels worden beoordeeld."""

    aanbieder_id: Code
    regels: tuple[Regel, ...] = ()
    beoordeeld: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beantwoord(_Bekend):
    """Beantwoord."""

    beantwoord_op: datetime


class OnbekendeRegel(Rejected):
    """Deze regel staat niet in de declaratie."""

    regel = "iWmo 323"


class RegelAlBeoordeeld(Rejected):
    """Deze regel is al beoordeeld."""

    regel = "iWmo 325"


class RegelsNietBeoordeeld(Rejected):
    """Een declaratie wordt beantwoord als elke regel is beoordeeld."""

    regel = "iWmo 325"


type Event = (
    DeclaratieOntvangen
    | DeclaratieregelsVastgelegd
    | DeclaratieregelGoedgekeurd
    | DeclaratieregelAfgekeurd
    | DeclaratieBeantwoord
)
type Command = OntvangDeclaratie | BeoordeelRegel | BeantwoordDeclaratie
type State = Nieuw | Ontvangen | Beantwoord

ALLOWED: Allowed[State, Command] = {
    Nieuw: (OntvangDeclaratie,),
    Ontvangen: (BeoordeelRegel, BeantwoordDeclaratie),
    Beantwoord: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een declaratie."""
    if isinstance(command, OntvangDeclaratie):
        return _ontvang(command)
    assert isinstance(state, Ontvangen)  # the table lists the others nowhere else
    match command:
        case BeoordeelRegel():
            return [_beoordeel(command, state)]
        case BeantwoordDeclaratie():
            if len(state.beoordeeld) < len(state.regels):
                raise RegelsNietBeoordeeld
            return [DeclaratieBeantwoord(gebeurd_op=command.op, beantwoord_op=command.op)]
        case _:
            assert_never(command)


def _ontvang(command: OntvangDeclaratie) -> Sequence[Event]:
    ontvangen = DeclaratieOntvangen(
        gebeurd_op=command.op,
        aanbieder_id=command.aanbieder_id,
        ontvangen_op=command.op,
        van=command.van,
        tot=command.tot,
        bedrag_cent=sum(regel.bedrag_cent for regel in command.regels),
        aantal_regels=len(command.regels),
        uiterste_datum=bereken(TERMIJN, dag_van(command.op)).wettelijke_einddatum,
    )
    return [ontvangen, DeclaratieregelsVastgelegd(gebeurd_op=command.op, regels=command.regels)]


def _beoordeel(command: BeoordeelRegel, state: Ontvangen) -> Event:
    if command.nummer > len(state.regels):
        raise OnbekendeRegel
    if command.nummer in state.beoordeeld:
        raise RegelAlBeoordeeld
    regel = state.regels[command.nummer - 1]
    retourcode = command.retourcode
    if command.toegewezen_aan is None:
        retourcode = ONBEKENDE_TOEWIJZING
    elif command.toegewezen_aan != state.aanbieder_id:
        retourcode = ANDERE_AANBIEDER
    if retourcode is not None:
        return DeclaratieregelAfgekeurd(
            gebeurd_op=command.op, nummer=command.nummer, retourcode=retourcode, bedrag_cent=regel.bedrag_cent
        )
    return DeclaratieregelGoedgekeurd(
        gebeurd_op=command.op,
        nummer=command.nummer,
        toewijzingnummer=regel.toewijzingnummer,
        betreft_jaar=regel.betreft_jaar,
        bedrag_cent=regel.bedrag_cent,
    )


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een declaratie."""
    if isinstance(event, DeclaratieOntvangen):
        return Ontvangen(
            aanbieder_id=event.aanbieder_id, ontvangen_op=event.ontvangen_op, uiterste_datum=event.uiterste_datum
        )
    assert isinstance(state, Ontvangen)  # nothing follows on the answer
    match event:
        case DeclaratieregelsVastgelegd():
            return replace(state, regels=event.regels)
        case DeclaratieregelGoedgekeurd() | DeclaratieregelAfgekeurd():
            return replace(state, beoordeeld=state.beoordeeld | {event.nummer})
        case DeclaratieBeantwoord():
            return Beantwoord(
                ontvangen_op=state.ontvangen_op,
                uiterste_datum=state.uiterste_datum,
                klok=state.klok,
                beantwoord_op=event.beantwoord_op,
            )
        case _:
            assert_never(event)


def termijnen(state: State) -> Sequence[Looptijd]:
    """Tien werkdagen voor een antwoord (iWmo OP090x4)."""
    if isinstance(state, Nieuw):
        return ()
    klaar_op = state.beantwoord_op if isinstance(state, Beantwoord) else None
    return (Looptijd(TERMIJN, dag_van(state.ontvangen_op), state.uiterste_datum, klaar_op),)


declaratie = bewaakt(Decider("declaraties", Nieuw(), decide, evolve, ALLOWED), termijnen)

FEITEN = {"provisions.declaratieregels-vastgelegd.v1": DeclaratieregelsVastgelegd}
