"""Samenwerkingsafspraak: wat een team en een partner voor elkaar doen; een tegelijk voor elk paar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider, Refusals, Rejected
from shared.events.codes import Code
from shared.events.samenwerkingsafspraken import SamenwerkingsafspraakBeeindigd, SamenwerkingsafspraakGesloten


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitSamenwerkingsafspraak:
    """Leg vast waarover een team en een partner samenwerken."""

    op: datetime
    partner_id: UUID
    team_id: Code
    onderwerpen: tuple[Code, ...]
    geldig_van: date
    geldig_tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigSamenwerkingsafspraak:
    """Beeindig de afspraak."""

    op: datetime
    per: date


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen afspraak."""


@dataclass(frozen=True, slots=True)
class Gesloten:
    """Gesloten, en niet beeindigd."""


@dataclass(frozen=True, slots=True)
class Beeindigd:
    """Beeindigd; hetzelfde team en dezelfde partner kunnen een nieuwe sluiten."""


class AfspraakBestaatAl(Rejected):
    """Dit team en deze partner hebben al een samenwerkingsafspraak."""


type Event = SamenwerkingsafspraakGesloten | SamenwerkingsafspraakBeeindigd
type Command = SluitSamenwerkingsafspraak | BeeindigSamenwerkingsafspraak
type State = Nieuw | Gesloten | Beeindigd

ALLOWED: Allowed[State, Command] = {
    Nieuw: (SluitSamenwerkingsafspraak,),
    Gesloten: (BeeindigSamenwerkingsafspraak,),
    Beeindigd: (SluitSamenwerkingsafspraak,),
}


def decide(command: Command, _state: State) -> Sequence[Event]:
    """Beslis over een samenwerkingsafspraak."""
    match command:
        case SluitSamenwerkingsafspraak():
            return [
                SamenwerkingsafspraakGesloten(
                    gebeurd_op=command.op,
                    partner_id=command.partner_id,
                    team_id=command.team_id,
                    onderwerpen=command.onderwerpen,
                    geldig_van=command.geldig_van,
                    geldig_tot=command.geldig_tot,
                )
            ]
        case BeeindigSamenwerkingsafspraak():
            return [SamenwerkingsafspraakBeeindigd(gebeurd_op=command.op, per=command.per)]
        case _:
            assert_never(command)


def evolve(_state: State, event: Event) -> State:
    """Vouw een feit in de stand van een samenwerkingsafspraak."""
    match event:
        case SamenwerkingsafspraakGesloten():
            return Gesloten()
        case SamenwerkingsafspraakBeeindigd():
            return Beeindigd()
        case _:
            assert_never(event)


AL_GESLOTEN: Refusals = {(Gesloten, SluitSamenwerkingsafspraak): AfspraakBestaatAl}

samenwerkingsafspraak: Decider[Command, State, Event] = Decider(
    "samenwerkingsafspraken", Nieuw(), decide, evolve, ALLOWED, AL_GESLOTEN
)
