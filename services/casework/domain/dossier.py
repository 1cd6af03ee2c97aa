"""Dossier: de casus van een huishouden. Fasen gaan alleen vooruit; een actieve casus is elk dossier dat open is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from shared.decider.decider import Allowed, Decider
from shared.events.codes import Code, Doelgroep, Dossierfase, RedenAfgesloten, RedenHeropend
from shared.events.codes import Zwaarte as Zwaarteniveau
from shared.events.dossiers import (
    DossierAfgesloten,
    DossierfaseBereikt,
    DossierGeopend,
    DossierHeropend,
    WaakvlamIngesteld,
    ZwaarteBepaald,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDossier:
    """Open het dossier dat op de uitkomst van een aanmelding volgt."""

    melding_id: UUID
    huishouden_id: UUID
    aanmelding_id: UUID
    op: datetime
    team_id: Code
    doelgroep: Doelgroep | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkeerFase:
    """Zet het dossier een fase verder; is het al zo ver, dan is er niets te doen."""

    op: datetime
    fase: Dossierfase


@dataclass(frozen=True, slots=True, kw_only=True)
class BepaalZwaarte:
    """Bepaal hoe zwaar de casus is."""

    op: datetime
    niveau: Zwaarteniveau
    grond: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetOpWaakvlam:
    """Zet de casus op de waakvlam."""

    op: datetime
    vervolgcontact_datum: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitDossier:
    """Sluit het dossier."""

    op: datetime
    reden: RedenAfgesloten


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenDossier:
    """Open een afgesloten dossier weer; wat er nu nodig is, wordt eerst onderzocht."""

    op: datetime
    reden: RedenHeropend


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Er is nog geen dossier."""


@dataclass(frozen=True, slots=True)
class _Bekend:
    melding_id: UUID
    huishouden_id: UUID
    aanmelding_id: UUID


class Geopend(_Bekend):
    """Geopend."""


class Onderzoek(_Bekend):
    """Er loopt een onderzoek."""


class Plan(_Bekend):
    """Er wordt aan een plan gewerkt."""


class Uitvoering(_Bekend):
    """Hulp wordt uitgevoerd."""


class Waakvlam(_Bekend):
    """Licht contact; de casus is nog actief."""


class Afgesloten(_Bekend):
    """Afgesloten."""


class Heropend(_Bekend):
    """Na een afsluiting weer open, nog zonder fase."""


type Event = (
    DossierGeopend | DossierfaseBereikt | ZwaarteBepaald | WaakvlamIngesteld | DossierAfgesloten | DossierHeropend
)
type Command = OpenDossier | MarkeerFase | BepaalZwaarte | ZetOpWaakvlam | SluitDossier | HeropenDossier
type Bekend = Geopend | Onderzoek | Plan | Uitvoering | Waakvlam | Afgesloten | Heropend
type State = Nieuw | Bekend

ALLOWED: Allowed[State, Command] = {
    Nieuw: (OpenDossier,),
    Geopend: (BepaalZwaarte, MarkeerFase),
    Onderzoek: (BepaalZwaarte, SluitDossier, MarkeerFase),
    Plan: (BepaalZwaarte, SluitDossier, MarkeerFase),
    Uitvoering: (BepaalZwaarte, ZetOpWaakvlam, SluitDossier, MarkeerFase),
    Waakvlam: (BepaalZwaarte, SluitDossier, MarkeerFase),
    Afgesloten: (HeropenDossier, MarkeerFase),
    Heropend: (BepaalZwaarte, MarkeerFase),
}
_VOLGORDE: tuple[type[Bekend], ...] = (Geopend, Heropend, Onderzoek, Plan, Uitvoering)
_STAND: dict[Dossierfase, type[Bekend]] = {
    "geopend": Geopend,
    "onderzoek": Onderzoek,
    "plan": Plan,
    "uitvoering": Uitvoering,
    "waakvlam": Waakvlam,
    "afgesloten": Afgesloten,
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een dossier."""
    if isinstance(command, OpenDossier):
        return [
            DossierGeopend(
                gebeurd_op=command.op,
                melding_id=command.melding_id,
                huishouden_id=command.huishouden_id,
                aanmelding_id=command.aanmelding_id,
                team_id=command.team_id,
                doelgroep=command.doelgroep,
            )
        ]
    assert not isinstance(state, Nieuw)  # the table lists nothing else for a new dossier
    melding_id = state.melding_id
    match command:
        case MarkeerFase():
            return _markeer(command, state)
        case BepaalZwaarte():
            return [
                ZwaarteBepaald(gebeurd_op=command.op, melding_id=melding_id, niveau=command.niveau, grond=command.grond)
            ]
        case ZetOpWaakvlam():
            return [
                WaakvlamIngesteld(
                    gebeurd_op=command.op, melding_id=melding_id, vervolgcontact_datum=command.vervolgcontact_datum
                )
            ]
        case SluitDossier():
            return [DossierAfgesloten(gebeurd_op=command.op, melding_id=melding_id, reden=command.reden)]
        case HeropenDossier():
            return [
                DossierHeropend(gebeurd_op=command.op, melding_id=melding_id, reden=command.reden),
                DossierfaseBereikt(gebeurd_op=command.op, melding_id=melding_id, fase="onderzoek"),
            ]
        case _:
            assert_never(command)


def _markeer(command: MarkeerFase, state: Bekend) -> Sequence[Event]:
    """Alleen vooruit; van de waakvlam terug naar de uitvoering."""
    nieuw = _STAND[command.fase]
    if isinstance(state, Waakvlam):
        vooruit = nieuw is Uitvoering
    elif isinstance(state, Afgesloten):
        vooruit = False
    else:
        vooruit = _VOLGORDE.index(nieuw) > _VOLGORDE.index(type(state))
    if not vooruit:
        return []
    return [DossierfaseBereikt(gebeurd_op=command.op, melding_id=state.melding_id, fase=command.fase)]


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een dossier."""
    if isinstance(event, DossierGeopend):
        return Geopend(event.melding_id, event.huishouden_id, event.aanmelding_id)
    assert not isinstance(state, Nieuw)  # a stream begins with its opening
    match event:
        case DossierfaseBereikt():
            return _als(_STAND[event.fase], state)
        case ZwaarteBepaald():
            return state
        case WaakvlamIngesteld():
            return _als(Waakvlam, state)
        case DossierAfgesloten():
            return _als(Afgesloten, state)
        case DossierHeropend():
            return _als(Heropend, state)
        case _:
            assert_never(event)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(state.melding_id, state.huishouden_id, state.aanmelding_id)


dossier: Decider[Command, State, Event] = Decider("dossiers", Nieuw(), decide, evolve, ALLOWED)
