"""Begroting: een regel voor een team, programma, kostensoort en jaar, en nooit twee."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.begrotingen import (
    AfwijkingToegelicht,
    BegrotingBijgesteld,
    BegrotingsregelVastgesteld,
    RealisatieGeboekt,
)
from shared.events.codes import Begrotingssoort, Code


@dataclass(frozen=True, slots=True, kw_only=True)
class AfwijkingtoelichtingVastgelegd:
    """Waarom de realisatie afwijkt, in woorden; het gaat over geld, niet over een persoon."""

    gebeurd_op: datetime
    nummer: int
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StelBegrotingsregelVast:
    """Stel de oorspronkelijke begroting van een regel vast."""

    op: datetime
    jaar: int
    taakveld: Code
    kostensoort: Code
    programma: Code
    team_id: Code
    bedrag_cent: int
    soort: Begrotingssoort


@dataclass(frozen=True, slots=True, kw_only=True)
class StelBegrotingBij:
    """Geef de regel een ander bedrag."""

    op: datetime
    regel_id: UUID
    bedrag_cent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoekRealisatie:
    """Boek een bedrag; een correctie is negatief."""

    op: datetime
    regel_id: UUID
    boekjaar: int
    betreft_jaar: int
    bedrag_cent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LichtAfwijkingToe:
    """Licht een afwijking toe; `nummer` is het eerstvolgende in de tabel van het jaar."""

    op: datetime
    regel_id: UUID
    nummer: int
    oorzaakcode: Code
    tekst: str


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen begroting."""


@dataclass(frozen=True, slots=True)
class Vastgesteld:
    """Vastgesteld, voor dit jaar."""

    jaar: int


class AlBegroot(Rejected):
    """Voor dit team, programma, deze kostensoort en dit jaar is al begroot."""

    regel = "Rotterdam, Jaarstukken 2020, Wijkteams en Wmo-loketten"


class AnderBegrotingsjaar(Rejected):
    """Een bedrag staat op de regel van het jaar dat het betreft, en wordt niet eerder geboekt."""

    regel = "Rotterdam, Jaarstukken 2020, Wijkteams en Wmo-loketten"


type Event = (
    BegrotingsregelVastgesteld
    | BegrotingBijgesteld
    | RealisatieGeboekt
    | AfwijkingToegelicht
    | AfwijkingtoelichtingVastgelegd
)
type Command = StelBegrotingsregelVast | StelBegrotingBij | BoekRealisatie | LichtAfwijkingToe
type State = Nieuw | Vastgesteld

ALLOWED: Allowed[State, Command] = {
    Nieuw: (StelBegrotingsregelVast,),
    Vastgesteld: (StelBegrotingBij, BoekRealisatie, LichtAfwijkingToe),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een begrotingsregel."""
    if isinstance(command, StelBegrotingsregelVast):
        return [
            BegrotingsregelVastgesteld(
                gebeurd_op=command.op,
                jaar=command.jaar,
                taakveld=command.taakveld,
                kostensoort=command.kostensoort,
                programma=command.programma,
                team_id=command.team_id,
                bedrag_cent=command.bedrag_cent,
                soort=command.soort,
            )
        ]
    assert isinstance(state, Vastgesteld)  # the table lists the others nowhere else
    match command:
        case StelBegrotingBij():
            bijgesteld = BegrotingBijgesteld(
                gebeurd_op=command.op, regel_id=command.regel_id, bedrag_cent=command.bedrag_cent
            )
            return [bijgesteld]
        case BoekRealisatie():
            if command.betreft_jaar != state.jaar or command.boekjaar < state.jaar:
                raise AnderBegrotingsjaar
            geboekt = RealisatieGeboekt(
                gebeurd_op=command.op,
                regel_id=command.regel_id,
                boekjaar=command.boekjaar,
                betreft_jaar=command.betreft_jaar,
                bedrag_cent=command.bedrag_cent,
            )
            return [geboekt]
        case LichtAfwijkingToe():
            toegelicht = AfwijkingToegelicht(
                gebeurd_op=command.op,
                regel_id=command.regel_id,
                jaar=state.jaar,
                nummer=command.nummer,
                oorzaakcode=command.oorzaakcode,
            )
            tekst = AfwijkingtoelichtingVastgelegd(gebeurd_op=command.op, nummer=command.nummer, tekst=command.tekst)
            return [toegelicht, tekst]
        case _:
            assert_never(command)


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een begrotingsregel."""
    return Vastgesteld(event.jaar) if isinstance(event, BegrotingsregelVastgesteld) else state


begroting: Decider[Command, State, Event] = Decider(
    "begrotingen", Nieuw(), decide, evolve, ALLOWED, refusals={(Vastgesteld, StelBegrotingsregelVast): AlBegroot}
)

FEITEN = {"provisions.afwijkingtoelichting-vastgelegd.v1": AfwijkingtoelichtingVastgelegd}
