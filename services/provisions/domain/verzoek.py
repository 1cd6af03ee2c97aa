"""Verzoek van een aanbieder om een toewijzing of om een andere (iWmo 315, 317, 319)."""

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Ontvangen:
    """Ontvangen."""


@dataclass(frozen=True, slots=True)
class InOnderzoek:
    """In onderzoek."""


@dataclass(frozen=True, slots=True)
class Gehonoreerd:
    """Gehonoreerd."""


@dataclass(frozen=True, slots=True)
class Afgewezen:
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
type State = Nieuw | Ontvangen | InOnderzoek | Gehonoreerd | Afgewezen

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


def evolve(_state: State, event: Event) -> State:
    """Vouw een feit in de stand van een verzoek."""
    match event:
        case VerzoekOmToewijzingOntvangen() | VerzoekOmWijzigingOntvangen():
            return Ontvangen()
        case VerzoekInOnderzoekGenomen():
            return InOnderzoek()
        case VerzoekGehonoreerd():
            return Gehonoreerd()
        case VerzoekAfgewezen():
            return Afgewezen()
        case _:
            assert_never(event)


verzoek: Decider[Command, State, Event] = Decider("verzoeken", Nieuw(), decide, evolve, ALLOWED)
