"""Een ingebrekestelling als een beslissing uitblijft, en de dwangsom die daarop volgt (Awb 4:17, 4:18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.ingebrekestellingen import DwangsomVastgesteld, IngebrekestellingOntvangen
from shared.termijnen.dwangsom import dwangsom, tabel_van
from shared.termijnen.kalender import EEN_DAG, dag_van
from shared.termijnen.termijn import bereken


@dataclass(frozen=True, slots=True, kw_only=True)
class StelInGebreke:
    """Stel de gemeente in gebreke; `einde` is dat van de beslistermijn, als die al loopt en niet stilstaat."""

    melding_id: UUID
    aanvraag_of_bezwaar_id: UUID
    op: datetime
    einde: date | None
    besluit_op: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StelDwangsomVast:
    """Stel vast wat er verschuldigd is; `besluit_op` is wanneer er alsnog is beslist."""

    op: datetime
    besluit_op: datetime | None


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen ingebrekestelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvangen:
    """Ontvangen; na `uiterste_datum` loopt de dwangsom."""

    melding_id: UUID
    uiterste_datum: date


@dataclass(frozen=True, slots=True)
class Vastgesteld:
    """De dwangsom is vastgesteld."""


class BeslistermijnNietVerstreken(Rejected):
    """In gebreke stellen kan pas als de beslistermijn voorbij is."""

    regel = "Awb, art. 4:17 lid 3"


class AlBeslist(Rejected):
    """Er is al beslist."""

    regel = "Awb, art. 4:17"


class DwangsomLooptNog(Rejected):
    """Een dwangsom wordt vastgesteld na de laatste dag waarover zij verschuldigd is."""

    regel = "Awb, art. 4:18"


type Event = IngebrekestellingOntvangen | DwangsomVastgesteld
type Command = StelInGebreke | StelDwangsomVast
type State = Nieuw | Ontvangen | Vastgesteld

ALLOWED: Allowed[State, Command] = {Nieuw: (StelInGebreke,), Ontvangen: (StelDwangsomVast,), Vastgesteld: ()}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een ingebrekestelling."""
    match command:
        case StelInGebreke():
            return [_stel_in_gebreke(command)]
        case StelDwangsomVast():
            assert isinstance(state, Ontvangen)  # the table lists it for a received one only
            return [_stel_dwangsom_vast(command, state)]
        case _:
            assert_never(command)


def _stel_in_gebreke(command: StelInGebreke) -> Event:
    if command.besluit_op is not None:
        raise AlBeslist
    dag = dag_van(command.op)
    if command.einde is None or dag <= command.einde:
        raise BeslistermijnNietVerstreken
    return IngebrekestellingOntvangen(
        gebeurd_op=command.op,
        melding_id=command.melding_id,
        aanvraag_of_bezwaar_id=command.aanvraag_of_bezwaar_id,
        ontvangen_op=command.op,
        uiterste_datum=bereken("dwangsom_wachttijd", dag).wettelijke_einddatum,
    )


def _stel_dwangsom_vast(command: StelDwangsomVast, state: Ontvangen) -> Event:
    """Elke dag na de twee weken tot de dag van het besluit, ten hoogste 42 (R26)."""
    laatste = bereken("dwangsom_looptijd", state.uiterste_datum).wettelijke_einddatum
    if command.besluit_op is not None:
        laatste = min(laatste, dag_van(command.besluit_op) - EEN_DAG)
    if dag_van(command.op) <= laatste:
        raise DwangsomLooptNog
    dagen = max(0, (laatste - state.uiterste_datum).days)
    return DwangsomVastgesteld(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        dagen=dagen,
        bedrag_cent=dwangsom(dagen, tabel_van(state.uiterste_datum + EEN_DAG)).bedrag_cent,
        vastgesteld_op=command.op,
    )


def evolve(_state: State, event: Event) -> State:
    """Vouw een feit in de stand van een ingebrekestelling."""
    match event:
        case IngebrekestellingOntvangen():
            return Ontvangen(melding_id=event.melding_id, uiterste_datum=event.uiterste_datum)
        case DwangsomVastgesteld():
            return Vastgesteld()
        case _:
            assert_never(event)


ingebrekestelling: Decider[Command, State, Event] = Decider("ingebrekestellingen", Nieuw(), decide, evolve, ALLOWED)
