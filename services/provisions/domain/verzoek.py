"""Verzoek van een aanbieder om een toewijzing of om een andere (iWmo 315, 317, 319)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.codes import Code, RedenAfwijzingVerzoek
from shared.events.verzoeken import (
    VerzoekAfgewezen,
    VerzoekGehonoreerd,
    VerzoekInOnderzoekGenomen,
    VerzoekOmToewijzingOntvangen,
    VerzoekOmWijzigingOntvangen,
)
from shared.termijnen.bewaking import Klok, Looptijd, bewaakt
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken

TERMIJN = "iwmo_verzoek"


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangVerzoekOmToewijzing:
    """Ontvang een verzoek om een toewijzing voor een inwoner."""

    op: datetime
    aanbieder_id: Code
    persoon_id: UUID
    productcode: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangVerzoekOmWijziging:
    """Ontvang een verzoek om een andere toewijzing."""

    op: datetime
    aanbieder_id: Code
    toewijzingnummer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemVerzoekInOnderzoek:
    """Neem een verzoek in onderzoek, met een dag waarop het antwoord er is."""

    op: datetime
    uiterste_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HonoreerVerzoek:
    """Honoreer een verzoek."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsVerzoekAf:
    """Wijs een verzoek af."""

    op: datetime
    reden: RedenAfwijzingVerzoek


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen verzoek."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    ontvangen_op: datetime
    uiterste_datum: date
    beantwoord_op: datetime | None = None
    klok: Klok = field(default_factory=dict)


class Ontvangen(_Bekend):
    """Ontvangen."""


class InOnderzoek(_Bekend):
    """In onderzoek."""


class Gehonoreerd(_Bekend):
    """Gehonoreerd."""


class Afgewezen(_Bekend):
    """Afgewezen."""


class OnderzoekZonderTijd(Rejected):
    """Een onderzoek naar een verzoek eindigt niet voor het begint."""

    regel = "iWmo OP274"


type Event = (
    VerzoekOmToewijzingOntvangen
    | VerzoekOmWijzigingOntvangen
    | VerzoekInOnderzoekGenomen
    | VerzoekGehonoreerd
    | VerzoekAfgewezen
)
type Command = (
    OntvangVerzoekOmToewijzing | OntvangVerzoekOmWijziging | NeemVerzoekInOnderzoek | HonoreerVerzoek | WijsVerzoekAf
)
type Bekend = Ontvangen | InOnderzoek | Gehonoreerd | Afgewezen
type State = Nieuw | Bekend

ALLOWED: Allowed[State, Command] = {
    Nieuw: (OntvangVerzoekOmToewijzing, OntvangVerzoekOmWijziging),
    Ontvangen: (NeemVerzoekInOnderzoek, HonoreerVerzoek, WijsVerzoekAf),
    InOnderzoek: (HonoreerVerzoek, WijsVerzoekAf),
    Gehonoreerd: (),
    Afgewezen: (),
}


def decide(command: Command, _state: State) -> Sequence[Event]:
    """Beslis over een verzoek."""
    match command:
        case OntvangVerzoekOmToewijzing():
            return [
                VerzoekOmToewijzingOntvangen(
                    gebeurd_op=command.op,
                    persoon_id=command.persoon_id,
                    aanbieder_id=command.aanbieder_id,
                    productcode=command.productcode,
                    ontvangen_op=command.op,
                    uiterste_datum=_einde(command.op),
                )
            ]
        case OntvangVerzoekOmWijziging():
            return [
                VerzoekOmWijzigingOntvangen(
                    gebeurd_op=command.op,
                    aanbieder_id=command.aanbieder_id,
                    toewijzingnummer=command.toewijzingnummer,
                    ontvangen_op=command.op,
                    uiterste_datum=_einde(command.op),
                )
            ]
        case NeemVerzoekInOnderzoek():
            if command.uiterste_datum < dag_van(command.op):
                raise OnderzoekZonderTijd
            return [VerzoekInOnderzoekGenomen(gebeurd_op=command.op, uiterste_datum=command.uiterste_datum)]
        case HonoreerVerzoek():
            return [VerzoekGehonoreerd(gebeurd_op=command.op)]
        case WijsVerzoekAf():
            return [VerzoekAfgewezen(gebeurd_op=command.op, reden=command.reden)]
        case _:
            assert_never(command)


def _einde(op: datetime) -> date:
    return bereken(TERMIJN, dag_van(op)).wettelijke_einddatum


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een verzoek."""
    if isinstance(event, VerzoekOmToewijzingOntvangen | VerzoekOmWijzigingOntvangen):
        return Ontvangen(ontvangen_op=event.ontvangen_op, uiterste_datum=event.uiterste_datum)
    assert not isinstance(state, Nieuw)  # a stream begins with its receipt
    match event:
        case VerzoekInOnderzoekGenomen():
            return _als(InOnderzoek, replace(state, uiterste_datum=event.uiterste_datum))
        case VerzoekGehonoreerd():
            return _als(Gehonoreerd, replace(state, beantwoord_op=event.gebeurd_op))
        case VerzoekAfgewezen():
            return _als(Afgewezen, replace(state, beantwoord_op=event.gebeurd_op))
        case _:
            assert_never(event)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


def termijnen(state: State) -> Sequence[Looptijd]:
    """Vijf werkdagen voor een antwoord, of tot de dag die bij het onderzoek is genoemd (iWmo OP274)."""
    if isinstance(state, Nieuw):
        return ()
    return (Looptijd(TERMIJN, dag_van(state.ontvangen_op), state.uiterste_datum, state.beantwoord_op),)


verzoek = bewaakt(Decider("verzoeken", Nieuw(), decide, evolve, ALLOWED), termijnen)
