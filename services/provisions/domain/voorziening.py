"""Maatwerkvoorziening met haar toewijzing en levering, in een stroom (iWmo 301, 305, 307)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from services.provisions.domain.stapeling import Lopend, botsing
from shared.decider.decider import Allowed, Decider, Rejected
from shared.events.codes import Code, Eenheid, Frequentie, Leveringsvorm, Productcategorie, RedenBeeindiging
from shared.events.voorzieningen import (
    LeveringGestart,
    LeveringGestopt,
    ToewijzingVerzonden,
    VoorzieningAfgewezen,
    VoorzieningToegekend,
)

NUMMERS = 1_000_000_000  # a toewijzingnummer has at most nine digits


@dataclass(frozen=True, slots=True, kw_only=True)
class KenVoorzieningToe:
    """Ken een voorziening toe, met de bekendmaking van haar beschikking."""

    melding_id: UUID
    beschikking_id: UUID
    aanvraag_id: UUID
    plan_id: UUID | None
    persoon_id: UUID | None
    op: datetime
    productcategorie: Productcategorie
    productcode: Code
    leveringsvorm: Leveringsvorm
    omvang: int | None
    eenheid: Eenheid | None
    frequentie: Frequentie | None
    startdatum: date
    einddatum: date | None
    aanbieder_id: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsVoorzieningAf:
    """Wijs een voorziening af, met de bekendmaking van haar beschikking."""

    melding_id: UUID
    beschikking_id: UUID
    aanvraag_id: UUID
    op: datetime
    productcategorie: Productcategorie
    reden: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzendToewijzing:
    """Bestel de voorziening bij een aanbieder; `lopend` is wat er voor deze inwoner al loopt."""

    voorziening_id: UUID
    op: datetime
    aanbieder_id: Code
    lopend: tuple[Lopend, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldStart:
    """Leg vast dat de aanbieder met leveren is begonnen."""

    op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldStop:
    """Leg vast dat de levering is gestopt."""

    nummer: int
    op: datetime
    reden: RedenBeeindiging


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen voorziening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Afgewezen:
    """Afgewezen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bekend:
    toegekend: VoorzieningToegekend
    toewijzingnummer: int = 0
    leveringen: int = 0
    gestart_op: datetime | None = None


class Toegekend(_Bekend):
    """Toegekend, nog niet besteld."""


class Besteld(_Bekend):
    """Besteld bij een aanbieder."""


class InLevering(_Bekend):
    """De aanbieder levert."""


class Gestopt(_Bekend):
    """De levering is gestopt."""


class PgbWordtNietBesteld(Rejected):
    """Een pgb besteedt de inwoner zelf; er gaat geen toewijzing naar een aanbieder."""

    regel = "iWmo OP043"


class StopPastNietBijStart(Rejected):
    """Een stop hoort bij de laatste start, en ligt niet daarvoor."""

    regel = "iWmo OP155"


type Event = VoorzieningToegekend | VoorzieningAfgewezen | ToewijzingVerzonden | LeveringGestart | LeveringGestopt
type Command = KenVoorzieningToe | WijsVoorzieningAf | VerzendToewijzing | MeldStart | MeldStop
type Bekend = Toegekend | Besteld | InLevering | Gestopt
type State = Nieuw | Afgewezen | Bekend

ALLOWED: Allowed[State, Command] = {
    Nieuw: (KenVoorzieningToe, WijsVoorzieningAf),
    Afgewezen: (),
    Toegekend: (VerzendToewijzing,),
    Besteld: (MeldStart,),
    InLevering: (MeldStop,),
    Gestopt: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een voorziening."""
    match command:
        case KenVoorzieningToe():
            return [_ken_toe(command)]
        case WijsVoorzieningAf():
            return [
                VoorzieningAfgewezen(
                    gebeurd_op=command.op,
                    melding_id=command.melding_id,
                    beschikking_id=command.beschikking_id,
                    aanvraag_id=command.aanvraag_id,
                    productcategorie=command.productcategorie,
                    reden=command.reden,
                )
            ]
    assert not isinstance(state, Nieuw | Afgewezen)  # the table lists nothing else for these
    match command:
        case VerzendToewijzing():
            return [_bestel(command, state)]
        case MeldStart():
            return [
                LeveringGestart(
                    gebeurd_op=command.op,
                    melding_id=state.toegekend.melding_id,
                    toewijzingnummer=state.toewijzingnummer,
                    nummer=state.leveringen + 1,
                    gestart_op=command.op,
                )
            ]
        case MeldStop():
            return [_stop(command, state)]
        case _:
            assert_never(command)


def _ken_toe(command: KenVoorzieningToe) -> Event:
    return VoorzieningToegekend(
        gebeurd_op=command.op,
        melding_id=command.melding_id,
        beschikking_id=command.beschikking_id,
        aanvraag_id=command.aanvraag_id,
        plan_id=command.plan_id,
        persoon_id=command.persoon_id,
        productcategorie=command.productcategorie,
        productcode=command.productcode,
        leveringsvorm=command.leveringsvorm,
        omvang=command.omvang,
        eenheid=command.eenheid,
        frequentie=command.frequentie,
        startdatum=command.startdatum,
        einddatum=command.einddatum,
        aanbieder_id=command.aanbieder_id,
        nieuw=True,
    )


def _bestel(command: VerzendToewijzing, state: Bekend) -> Event:
    toegekend = state.toegekend
    if toegekend.leveringsvorm == "pgb":
        raise PgbWordtNietBesteld
    periode = (toegekend.startdatum, toegekend.einddatum)
    regel = botsing(Lopend(toegekend.productcode, "zin", command.aanbieder_id, *periode), command.lopend)
    if regel is not None:
        raise regel
    return ToewijzingVerzonden(
        gebeurd_op=command.op,
        melding_id=state.toegekend.melding_id,
        toewijzingnummer=command.voorziening_id.int % NUMMERS,
        aanbieder_id=command.aanbieder_id,
        verzonden_op=command.op,
        eerste=True,
    )


def _stop(command: MeldStop, state: Bekend) -> Event:
    if command.nummer != state.leveringen or (state.gestart_op is not None and command.op < state.gestart_op):
        raise StopPastNietBijStart
    return LeveringGestopt(
        gebeurd_op=command.op,
        melding_id=state.toegekend.melding_id,
        toewijzingnummer=state.toewijzingnummer,
        nummer=command.nummer,
        gestopt_op=command.op,
        reden=command.reden,
    )


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een voorziening."""
    match event:
        case VoorzieningToegekend():
            return Toegekend(toegekend=event)
        case VoorzieningAfgewezen():
            return Afgewezen()
    assert not isinstance(state, Nieuw | Afgewezen)  # a stream begins with one of these
    match event:
        case ToewijzingVerzonden():
            return Besteld(toegekend=state.toegekend, toewijzingnummer=event.toewijzingnummer)
        case LeveringGestart():
            return InLevering(
                toegekend=state.toegekend,
                toewijzingnummer=state.toewijzingnummer,
                leveringen=event.nummer,
                gestart_op=event.gestart_op,
            )
        case LeveringGestopt():
            return Gestopt(
                toegekend=state.toegekend, toewijzingnummer=state.toewijzingnummer, leveringen=state.leveringen
            )
        case _:
            assert_never(event)


voorziening: Decider[Command, State, Event] = Decider("voorzieningen", Nieuw(), decide, evolve, ALLOWED)
