"""Fasen gaan alleen vooruit; een actieve casus is elk dossier dat open is."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import assert_never

from services.casework.domain.dossier.taal import (
    Afgesloten,
    Bekend,
    BepaalZwaarte,
    Command,
    ContactnotitieVastgelegd,
    DossieractieAfgerond,
    DossieractieGevraagd,
    DossieractieNietOpen,
    DossieractieStaatOpen,
    Event,
    Geopend,
    HaalVanWachtlijst,
    Heropend,
    HeropenDossier,
    HuisbezoekMeegeteld,
    KenThemaToe,
    LegContactmomentVast,
    LegEscalatieVast,
    LijnPastNiet,
    MarkeerFase,
    Nieuw,
    Onderzoek,
    OnderzoektermijnVastgelegd,
    OpenDossier,
    PlaatsOpWachtlijst,
    Plan,
    RedenHuisbezoekOntbreekt,
    RondDossieractieAf,
    SchaalAf,
    SchaalOp,
    SluitDossier,
    StaatAlOpWachtlijst,
    StaatNietOpWachtlijst,
    State,
    TelHuisbezoekMee,
    Uitvoering,
    VraagDossieractie,
    Waakvlam,
    WachttijdKeertOm,
    ZetOpWaakvlam,
)
from shared.decider.decider import Allowed, Decider
from shared.events.codes import Dossierfase, Hulplijn
from shared.events.dossiers import (
    CasusAfgeschaald,
    CasusOpgeschaald,
    ContactmomentVastgelegd,
    DossierAfgesloten,
    DossierfaseBereikt,
    DossierGeopend,
    DossierHeropend,
    EscalatieVastgelegd,
    ThemaToegekend,
    WaakvlamIngesteld,
    WachtlijstplaatsIngenomen,
    WachtlijstplaatsVerlaten,
    ZwaarteBepaald,
)
from shared.termijnen.kalender import dag_van

_ACTIEF = (
    BepaalZwaarte,
    KenThemaToe,
    LegContactmomentVast,
    SchaalOp,
    SchaalAf,
    LegEscalatieVast,
    PlaatsOpWachtlijst,
    HaalVanWachtlijst,
    VraagDossieractie,
    RondDossieractieAf,
    MarkeerFase,
    TelHuisbezoekMee,
)
ALLOWED: Allowed[State, Command] = {
    Nieuw: (OpenDossier,),
    Geopend: _ACTIEF,
    Onderzoek: (*_ACTIEF, SluitDossier),
    Plan: (*_ACTIEF, SluitDossier),
    Uitvoering: (*_ACTIEF, ZetOpWaakvlam, SluitDossier),
    Waakvlam: (*_ACTIEF, SluitDossier),
    Afgesloten: (HeropenDossier, MarkeerFase, TelHuisbezoekMee),
    Heropend: _ACTIEF,
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
_LIJNEN: tuple[Hulplijn, ...] = ("nulde_lijn", "eerste_lijn", "tweede_lijn")


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een dossier."""
    if isinstance(command, OpenDossier):
        return _open(command)
    assert not isinstance(state, Nieuw)  # the table lists nothing else for a new dossier
    op, melding_id = command.op, state.melding_id
    match command:
        case MarkeerFase():
            return _markeer(command, state)
        case BepaalZwaarte():
            return [ZwaarteBepaald(gebeurd_op=op, melding_id=melding_id, niveau=command.niveau, grond=command.grond)]
        case KenThemaToe():
            if command.thema in state.themas:
                return []
            return [ThemaToegekend(gebeurd_op=op, melding_id=melding_id, thema=command.thema)]
        case LegContactmomentVast():
            return _contact(command, state)
        case TelHuisbezoekMee():
            return [HuisbezoekMeegeteld(gebeurd_op=op)]
        case SchaalOp() | SchaalAf():
            return [_schaal(command, state)]
        case LegEscalatieVast():
            return [
                EscalatieVastgelegd(
                    gebeurd_op=op, melding_id=melding_id, soort=command.soort, afgewend=command.afgewend
                )
            ]
        case PlaatsOpWachtlijst():
            if state.wacht_vanaf is not None:
                raise StaatAlOpWachtlijst
            return [
                WachtlijstplaatsIngenomen(
                    gebeurd_op=op,
                    melding_id=melding_id,
                    wacht_op=command.wacht_op,
                    reden=command.reden,
                    vanaf=command.vanaf,
                )
            ]
        case HaalVanWachtlijst():
            if state.wacht_vanaf is None:
                raise StaatNietOpWachtlijst
            if command.tot < state.wacht_vanaf:
                raise WachttijdKeertOm
            return [
                WachtlijstplaatsVerlaten(
                    gebeurd_op=op, melding_id=melding_id, tot=command.tot, uitkomst=command.uitkomst
                )
            ]
        case VraagDossieractie():
            return _vraag_actie(command, state)
        case RondDossieractieAf():
            if command.nummer not in [actie.nummer for actie in state.open_acties]:
                raise DossieractieNietOpen
            return [DossieractieAfgerond(gebeurd_op=op, nummer=command.nummer, uitkomst=command.uitkomst)]
        case ZetOpWaakvlam():
            return [
                WaakvlamIngesteld(
                    gebeurd_op=op, melding_id=melding_id, vervolgcontact_datum=command.vervolgcontact_datum
                )
            ]
        case SluitDossier():
            return _sluit(command, state)
        case HeropenDossier():
            return [
                DossierHeropend(gebeurd_op=op, melding_id=melding_id, reden=command.reden),
                DossierfaseBereikt(gebeurd_op=op, melding_id=melding_id, fase="onderzoek"),
            ]
        case _:
            assert_never(command)


def _open(command: OpenDossier) -> Sequence[Event]:
    geopend = DossierGeopend(
        gebeurd_op=command.op,
        melding_id=command.melding_id,
        huishouden_id=command.huishouden_id,
        aanmelding_id=command.aanmelding_id,
        team_id=command.team_id,
        doelgroep=command.doelgroep,
    )
    if command.onderzoek_uiterste_datum is None:
        return [geopend]
    return [geopend, OnderzoektermijnVastgelegd(gebeurd_op=command.op, uiterste_datum=command.onderzoek_uiterste_datum)]


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


def _contact(command: LegContactmomentVast, state: Bekend) -> Sequence[Event]:
    if (command.vorm == "huisbezoek") != (command.reden_huisbezoek is not None):
        raise RedenHuisbezoekOntbreekt
    contact = ContactmomentVastgelegd(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        contact_op=command.op,
        vorm=command.vorm,
        reden_huisbezoek=command.reden_huisbezoek,
    )
    if command.notitie is None:
        return [contact]
    notitie = ContactnotitieVastgelegd(gebeurd_op=command.op, persoon_id=command.persoon_id, notitie=command.notitie)
    return [contact, notitie]


def _schaal(command: SchaalOp | SchaalAf, state: Bekend) -> Event:
    stap = _LIJNEN.index(command.naar_lijn) - _LIJNEN.index(state.lijn)
    omhoog = isinstance(command, SchaalOp)
    if stap == 0 or (stap > 0) != omhoog:
        raise LijnPastNiet
    geschaald = CasusOpgeschaald if omhoog else CasusAfgeschaald
    return geschaald(
        gebeurd_op=command.op, melding_id=state.melding_id, naar_lijn=command.naar_lijn, reden=command.reden
    )


def _vraag_actie(command: VraagDossieractie, state: Bekend) -> Sequence[Event]:
    if command.soort in [actie.soort for actie in state.open_acties]:
        return []
    if command.oorzaak_id is not None and command.oorzaak_id in [actie.oorzaak_id for actie in state.acties]:
        return []
    return [
        DossieractieGevraagd(
            gebeurd_op=command.op,
            nummer=len(state.acties) + 1,
            soort=command.soort,
            uiterste_datum=command.uiterste_datum,
            oorzaak_id=command.oorzaak_id,
        )
    ]


def _sluit(command: SluitDossier, state: Bekend) -> Sequence[Event]:
    """Wie nog wacht, wacht niet langer."""
    if command.reden == "doelen_bereikt" and state.open_acties:
        raise DossieractieStaatOpen
    gesloten = DossierAfgesloten(gebeurd_op=command.op, melding_id=state.melding_id, reden=command.reden)
    if state.wacht_vanaf is None:
        return [gesloten]
    verlaten = WachtlijstplaatsVerlaten(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        tot=max(dag_van(command.op), state.wacht_vanaf),
        uitkomst=command.reden,
    )
    return [verlaten, gesloten]


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een dossier."""
    if isinstance(event, DossierGeopend):
        return Geopend(
            melding_id=event.melding_id, huishouden_id=event.huishouden_id, aanmelding_id=event.aanmelding_id
        )
    assert not isinstance(state, Nieuw)  # a stream begins with its opening
    match event:
        case DossierfaseBereikt():
            return _als(_STAND[event.fase], state)
        case ThemaToegekend():
            return replace(state, themas=state.themas | {event.thema})
        case CasusOpgeschaald() | CasusAfgeschaald():
            return replace(state, lijn=event.naar_lijn)
        case WachtlijstplaatsIngenomen():
            return replace(state, wacht_vanaf=event.vanaf)
        case WachtlijstplaatsVerlaten():
            return replace(state, wacht_vanaf=None)
        case DossieractieGevraagd():
            return replace(state, acties=(*state.acties, event))
        case DossieractieAfgerond():
            return replace(state, afgerond=state.afgerond | {event.nummer})
        case (
            OnderzoektermijnVastgelegd()
            | ZwaarteBepaald()
            | ContactmomentVastgelegd()
            | ContactnotitieVastgelegd()
            | HuisbezoekMeegeteld()
            | EscalatieVastgelegd()
        ):
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
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


dossier: Decider[Command, State, Event] = Decider("dossiers", Nieuw(), decide, evolve, ALLOWED)
