"""Een ingebrekestelling als een beslissing uitblijft, en de dwangsom die daarop volgt (Awb 4:17, 4:18)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.ingebrekestellingen import DwangsomVastgesteld, IngebrekestellingOntvangen
from shared.termijnen.bewaking import Klok, Looptijd, bewaakt
from shared.termijnen.dwangsom import dwangsom, tabel_van
from shared.termijnen.kalender import EEN_DAG, dag_van
from shared.termijnen.termijn import bereken

WACHTTIJD, VASTSTELLING = "dwangsom_wachttijd", "dwangsom_vaststelling"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsnogBeslist:
    """De beslissing waar het om ging, is er alsnog; of zij is niet meer nodig."""

    gebeurd_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StelInGebreke:
    """Stel de gemeente in gebreke; `einde` is dat van de beslistermijn, als die al loopt en niet stilstaat."""

    melding_id: UUID
    aanvraag_of_bezwaar_id: UUID
    op: datetime
    einde: date | None
    besluit_op: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegBesluitVast:
    """Leg vast dat er alsnog is beslist, of dat dat niet meer nodig is."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StelDwangsomVast:
    """Stel vast wat er verschuldigd is."""

    op: datetime


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen ingebrekestelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    melding_id: UUID
    ontvangen_op: datetime
    uiterste_datum: date
    besluit_op: datetime | None = None
    klok: Klok = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvangen(_Bekend):
    """Ontvangen; na `uiterste_datum` loopt de dwangsom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vastgesteld(_Bekend):
    """De dwangsom is vastgesteld."""

    vastgesteld_op: datetime


class BeslistermijnNietVerstreken(Rejected):
    """In gebreke stellen kan pas als de beslistermijn voorbij is."""

    regel = "Awb, art. 4:17 lid 3"


class AlBeslist(Rejected):
    """Er is al beslist."""

    regel = "Awb, art. 4:17"


class DwangsomLooptNog(Rejected):
    """Een dwangsom wordt vastgesteld na de laatste dag waarover zij verschuldigd is."""

    regel = "Awb, art. 4:18"


type Event = IngebrekestellingOntvangen | AlsnogBeslist | DwangsomVastgesteld
type Command = StelInGebreke | LegBesluitVast | StelDwangsomVast
type State = Nieuw | Ontvangen | Vastgesteld

ALLOWED: Allowed[State, Command] = {
    Nieuw: (StelInGebreke,),
    Ontvangen: (LegBesluitVast, StelDwangsomVast),
    Vastgesteld: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een ingebrekestelling."""
    if isinstance(command, StelInGebreke):
        return _stel_in_gebreke(command)
    assert isinstance(state, Ontvangen)  # the table lists the others nowhere else
    match command:
        case LegBesluitVast():
            # the first decision ended the waiting: a later one does not make the dwangsom run again
            return [] if state.besluit_op else [AlsnogBeslist(gebeurd_op=command.op)]
        case StelDwangsomVast():
            return [_stel_dwangsom_vast(command, state)]
        case _:
            assert_never(command)


def _stel_in_gebreke(command: StelInGebreke) -> Sequence[Event]:
    """Wat na de ingebrekestelling is beslist, laat haar staan; ook als zij pas daarna wordt vastgelegd."""
    dag, besluit_op = dag_van(command.op), command.besluit_op
    if besluit_op is not None and dag_van(besluit_op) <= dag:
        raise AlBeslist
    if command.einde is None or dag <= command.einde:
        raise BeslistermijnNietVerstreken
    ontvangen = IngebrekestellingOntvangen(
        gebeurd_op=command.op,
        melding_id=command.melding_id,
        aanvraag_of_bezwaar_id=command.aanvraag_of_bezwaar_id,
        ontvangen_op=command.op,
        uiterste_datum=bereken(WACHTTIJD, dag).wettelijke_einddatum,
    )
    return [ontvangen] if besluit_op is None else [ontvangen, AlsnogBeslist(gebeurd_op=besluit_op)]


def _stel_dwangsom_vast(command: StelDwangsomVast, state: Ontvangen) -> Event:
    laatste = _laatste_dag(state)
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


def _laatste_dag(state: Ontvangen | Vastgesteld) -> date:
    """Elke dag na de twee weken tot de dag van het besluit, ten hoogste 42 (R26)."""
    laatste = bereken("dwangsom_looptijd", state.uiterste_datum).wettelijke_einddatum
    return laatste if state.besluit_op is None else min(laatste, dag_van(state.besluit_op) - EEN_DAG)


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een ingebrekestelling."""
    if isinstance(event, IngebrekestellingOntvangen):
        return Ontvangen(
            melding_id=event.melding_id, ontvangen_op=event.ontvangen_op, uiterste_datum=event.uiterste_datum
        )
    assert isinstance(state, Ontvangen)  # nothing follows on what was fixed
    match event:
        case AlsnogBeslist():
            return replace(state, besluit_op=event.gebeurd_op)
        case DwangsomVastgesteld():
            return Vastgesteld(
                melding_id=state.melding_id,
                ontvangen_op=state.ontvangen_op,
                uiterste_datum=state.uiterste_datum,
                besluit_op=state.besluit_op,
                klok=state.klok,
                vastgesteld_op=event.vastgesteld_op,
            )
        case _:
            assert_never(event)


def termijnen(state: State) -> Sequence[Looptijd]:
    """Twee weken om alsnog te beslissen, en twee na de laatste dag van een dwangsom om haar vast te stellen.

    Zolang niet is beslist, is die laatste dag de tweeenveertigste.
    """
    if isinstance(state, Nieuw):
        return ()
    wachttijd = Looptijd(WACHTTIJD, dag_van(state.ontvangen_op), state.uiterste_datum, state.besluit_op)
    if (laatste := _laatste_dag(state)) <= state.uiterste_datum:
        return (wachttijd,)
    klaar_op = state.vastgesteld_op if isinstance(state, Vastgesteld) else None
    return (wachttijd, Looptijd(VASTSTELLING, laatste, bereken(VASTSTELLING, laatste).wettelijke_einddatum, klaar_op))


ingebrekestelling = bewaakt(Decider("ingebrekestellingen", Nieuw(), decide, evolve, ALLOWED), termijnen)

FEITEN = {"provisions.alsnog-beslist.v1": AlsnogBeslist}
