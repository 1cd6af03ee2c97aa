"""Hulptraject: hulp door het team zelf, een kort hulptraject of basishulp."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.codes import Code, Leefgebied, RedenAfgesloten
from shared.events.hulptrajecten import HulptrajectAfgesloten, HulptrajectGestart
from shared.termijnen.kalender import NEDERLAND, Duur, Eenheid

KORTSTE, LANGSTE = Duur(3, Eenheid.MAANDEN), Duur(12, Eenheid.MAANDEN)
"""Zo lang duurt basishulp (Rotterdam, Jaarstukken 2020, Wijkteams en Wmo-loketten)."""
type Signaal = Literal["te_kort", "te_lang"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartHulptraject:
    """Start een hulptraject."""

    melding_id: UUID
    dossier_id: UUID
    op: datetime
    soort: Code
    leefgebieden: tuple[Leefgebied, ...] = ()
    beoogd_tot: date | None = None
    dossier_open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitHulptraject:
    """Sluit het hulptraject af."""

    op: datetime
    reden: RedenAfgesloten


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen hulptraject."""


@dataclass(frozen=True, slots=True)
class Gestart:
    """Het hulptraject loopt."""

    melding_id: UUID


@dataclass(frozen=True, slots=True)
class Afgesloten:
    """Het hulptraject is voorbij."""


class DossierIsGesloten(Rejected):
    """In een afgesloten dossier begint geen hulptraject."""


type Event = HulptrajectGestart | HulptrajectAfgesloten
type Command = StartHulptraject | SluitHulptraject
type State = Nieuw | Gestart | Afgesloten

ALLOWED: Allowed[State, Command] = {Nieuw: (StartHulptraject,), Gestart: (SluitHulptraject,), Afgesloten: ()}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een hulptraject."""
    match command:
        case StartHulptraject():
            if not command.dossier_open:
                raise DossierIsGesloten
            return [
                HulptrajectGestart(
                    gebeurd_op=command.op,
                    melding_id=command.melding_id,
                    dossier_id=command.dossier_id,
                    soort=command.soort,
                    leefgebieden=command.leefgebieden,
                    beoogd_tot=command.beoogd_tot,
                )
            ]
        case SluitHulptraject():
            assert isinstance(state, Gestart)
            return [HulptrajectAfgesloten(gebeurd_op=command.op, melding_id=state.melding_id, reden=command.reden)]
        case _:
            assert_never(command)


def evolve(_state: State, event: Event) -> State:
    """Vouw een feit in de stand van een hulptraject."""
    match event:
        case HulptrajectGestart():
            return Gestart(event.melding_id)
        case HulptrajectAfgesloten():
            return Afgesloten()
        case _:
            assert_never(event)


def hele_maanden(van: date, tot: date) -> int:
    """Hoeveel maanden er van de ene dag tot de andere vol zijn."""
    maanden = max((tot.year - van.year) * 12 + tot.month - van.month, 0)
    if maanden and Duur(maanden, Eenheid.MAANDEN).na(van, NEDERLAND) > tot:
        return maanden - 1
    return maanden


def signaal(gestart: date, afgesloten: date | None, peildatum: date) -> Signaal | None:
    """Of een hulptraject korter duurde, of langer duurt, dan de drie tot twaalf maanden van basishulp."""
    if (afgesloten or peildatum) > LANGSTE.na(gestart, NEDERLAND):
        return "te_lang"
    if afgesloten is not None and afgesloten < KORTSTE.na(gestart, NEDERLAND):
        return "te_kort"
    return None


hulptraject: Decider[Command, State, Event] = Decider("hulptrajecten", Nieuw(), decide, evolve, ALLOWED)
