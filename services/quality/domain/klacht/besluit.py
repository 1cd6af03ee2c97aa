"""Een klacht wordt bevestigd, onafhankelijk behandeld en na het horen beoordeeld (Awb, titel 9.1)."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import assert_never
from uuid import UUID

from services.quality.domain.klacht.taal import (
    Afgehandeld,
    AlVerdaagd,
    BehandelaarBetrokken,
    Bekend,
    BeklaagdeNietGehoord,
    Bevestigd,
    BevestigKlacht,
    Command,
    DienKlachtIn,
    EscaleerKlacht,
    Event,
    GedragingTeRecent,
    HandelKlachtAf,
    HoorKlager,
    HoorverslagVastgelegd,
    InBehandeling,
    Ingetrokken,
    KlachtinhoudVastgelegd,
    KlachtoordeelVastgelegd,
    KlagerNietGehoord,
    NeemKlachtNietInBehandeling,
    NietDeBehandelaar,
    NietInBehandeling,
    Nieuw,
    Ontvangen,
    State,
    TrekKlachtIn,
    Verdaagd,
    VerdaagKlacht,
    VerdagingTeLang,
    WijsKlachtbehandelaarToe,
)
from shared.decider.decider import Allowed, Decider
from shared.events.codes import Code
from shared.events.klachten import (
    KlachtAfgehandeld,
    KlachtbehandelaarToegewezen,
    KlachtBevestigd,
    KlachtGeescaleerd,
    KlachtIngetrokken,
    KlachtNietInBehandelingGenomen,
    KlachtOntvangen,
    KlachtVerdaagd,
    KlagerGehoord,
)
from shared.termijnen.bewaking import Looptijd, bewaakt
from shared.termijnen.kalender import NEDERLAND, Duur, Eenheid, dag_van
from shared.termijnen.termijn import bereken

EEN_JAAR = Duur(1, Eenheid.JAREN)
VERDAGING = Duur(4, Eenheid.WEKEN)
_OPEN = (NeemKlachtNietInBehandeling, TrekKlachtIn)
_BEHANDELEN = (WijsKlachtbehandelaarToe, HoorKlager, EscaleerKlacht, HandelKlachtAf, *_OPEN)

ALLOWED: Allowed[State, Command] = {
    Nieuw: (DienKlachtIn,),
    Ontvangen: (BevestigKlacht, *_OPEN),
    Bevestigd: (WijsKlachtbehandelaarToe, *_OPEN),
    InBehandeling: (VerdaagKlacht, *_BEHANDELEN),
    Verdaagd: _BEHANDELEN,
    Afgehandeld: (),
    NietInBehandeling: (),
    Ingetrokken: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een klacht."""
    if isinstance(command, DienKlachtIn):
        return _ontvang(command)
    assert not isinstance(state, Nieuw)  # the table lists nothing else for a new klacht
    assert state.inhoud  # every klacht that was received has its content
    match command:
        case BevestigKlacht():
            return [KlachtBevestigd(gebeurd_op=command.op, verzonden_op=command.op)]
        case WijsKlachtbehandelaarToe():
            _toets_onafhankelijk(command.behandelaar_id, command.team_ids, state.ontvangen, state.inhoud)
            return [KlachtbehandelaarToegewezen(gebeurd_op=command.op, behandelaar_id=command.behandelaar_id)]
        case HoorKlager():
            _toets_behandelaar(command, state, state.inhoud)
            gehoord = KlagerGehoord(
                gebeurd_op=command.op, gehoord_op=command.op, beklaagde_gehoord=command.beklaagde_gehoord
            )
            verslag = HoorverslagVastgelegd(
                gebeurd_op=command.op, persoon_id=state.inhoud.persoon_id, inhoud=command.verslag
            )
            return [gehoord, verslag]
        case VerdaagKlacht():
            soort, ontvangen = _soort(state.ontvangen.commissie), dag_van(state.ontvangen.ontvangen_op)
            uiterste = bereken(soort, ontvangen, verdaging=VERDAGING).wettelijke_einddatum
            if not state.ontvangen.uiterste_datum < command.tot <= uiterste:
                raise VerdagingTeLang
            return [KlachtVerdaagd(gebeurd_op=command.op, nieuwe_uiterste_datum=command.tot)]
        case EscaleerKlacht():
            return [KlachtGeescaleerd(gebeurd_op=command.op, naar=command.naar)]
        case HandelKlachtAf():
            _toets_behandelaar(command, state, state.inhoud)
            _toets_gehoord(command, state)
            return _oordeel(command, state.inhoud)
        case NeemKlachtNietInBehandeling():
            return [_niet_in_behandeling(command, state.ontvangen, state.inhoud)]
        case TrekKlachtIn():
            return [KlachtIngetrokken(gebeurd_op=command.op)]
        case _:
            assert_never(command)


def _soort(commissie: bool) -> str:
    return "klacht_commissie" if commissie else "klacht"


def _ontvang(command: DienKlachtIn) -> Sequence[Event]:
    termijn = bereken(_soort(command.commissie), dag_van(command.ontvangen_op))
    return [
        KlachtOntvangen(
            gebeurd_op=command.ontvangen_op,
            ontvangen_op=command.ontvangen_op,
            wet=command.wet,
            categorie=command.categorie,
            team_id=command.team_id,
            aanbieder_id=command.aanbieder_id,
            commissie=command.commissie,
            uiterste_datum=termijn.wettelijke_einddatum,
        ),
        KlachtinhoudVastgelegd(
            gebeurd_op=command.ontvangen_op,
            persoon_id=command.klager_id,
            klager=command.klager,
            gedraging=command.gedraging,
            gedraging_datum=command.gedraging_datum,
            betrokken_medewerker_ids=command.betrokken_medewerker_ids,
        ),
    ]


def _toets_onafhankelijk(
    wie: UUID, team_ids: Sequence[Code], ontvangen: KlachtOntvangen, inhoud: KlachtinhoudVastgelegd
) -> None:
    if wie in inhoud.betrokken_medewerker_ids or ontvangen.team_id in team_ids:
        raise BehandelaarBetrokken


def _toets_behandelaar(command: HoorKlager | HandelKlachtAf, state: Bekend, inhoud: KlachtinhoudVastgelegd) -> None:
    """Wie hoort of oordeelt is nog steeds onafhankelijk: na de toewijzing kan hij naar het team zijn gegaan."""
    eigen_team = () if command.team_id is None else (command.team_id,)
    _toets_onafhankelijk(command.door, eigen_team, state.ontvangen, inhoud)
    if command.door != state.behandelaar_id:
        raise NietDeBehandelaar


def _toets_gehoord(command: HandelKlachtAf, state: Bekend) -> None:
    """Van horen is af te zien bij wie tevreden is (Awb, art. 9:5) of kennelijk ongelijk heeft (art. 9:10 lid 2)."""
    if command.oordeel == "naar_tevredenheid_opgelost":
        return
    if not state.gehoord:
        grond = command.grond_niet_gehoord
        if grond is None or (grond == "kennelijk_ongegrond" and command.oordeel != "ongegrond"):
            raise KlagerNietGehoord
    elif not state.beklaagde_gehoord:
        raise BeklaagdeNietGehoord


def _oordeel(command: HandelKlachtAf, inhoud: KlachtinhoudVastgelegd) -> Sequence[Event]:
    """Het oordeel noemt de ombudsman, die tot een jaar daarna kan worden gevraagd (Awb, art. 9:12 lid 2 en 9:24)."""
    afgehandeld = KlachtAfgehandeld(
        gebeurd_op=command.op,
        afgehandeld_op=command.op,
        oordeel=command.oordeel,
        ombudsman=command.ombudsman,
        ombudsman_tot=EEN_JAAR.na(dag_van(command.op), NEDERLAND),
    )
    vastgelegd = KlachtoordeelVastgelegd(
        gebeurd_op=command.op,
        persoon_id=inhoud.persoon_id,
        motivering=command.motivering,
        grond_niet_gehoord=command.grond_niet_gehoord,
    )
    return [afgehandeld, vastgelegd]


def _niet_in_behandeling(
    command: NeemKlachtNietInBehandeling, ontvangen: KlachtOntvangen, inhoud: KlachtinhoudVastgelegd
) -> Event:
    dag = dag_van(ontvangen.ontvangen_op)
    if command.grond == "langer_dan_een_jaar_geleden" and EEN_JAAR.na(inhoud.gedraging_datum, NEDERLAND) >= dag:
        raise GedragingTeRecent
    einde = bereken("klacht_niet_in_behandeling", dag).wettelijke_einddatum
    return KlachtNietInBehandelingGenomen(
        gebeurd_op=command.op,
        grond=command.grond,
        medegedeeld_op=command.op,
        binnen_termijn=dag_van(command.op) <= einde,
    )


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een klacht."""
    if isinstance(event, KlachtOntvangen):
        return Ontvangen(ontvangen=event)
    assert not isinstance(state, Nieuw)  # a stream begins with its receipt
    match event:
        case KlachtinhoudVastgelegd():
            return replace(state, inhoud=event)
        case KlachtBevestigd():
            return _als(Bevestigd, state)
        case KlachtbehandelaarToegewezen():
            toegewezen = replace(state, behandelaar_id=event.behandelaar_id)
            return toegewezen if isinstance(state, Verdaagd) else _als(InBehandeling, toegewezen)
        case KlagerGehoord():
            return replace(state, gehoord=True, beklaagde_gehoord=state.beklaagde_gehoord or event.beklaagde_gehoord)
        case HoorverslagVastgelegd() | KlachtGeescaleerd() | KlachtoordeelVastgelegd():
            return state
        case KlachtVerdaagd():
            return _als(Verdaagd, replace(state, verdaagd_tot=event.nieuwe_uiterste_datum))
        case KlachtAfgehandeld():
            return _als(Afgehandeld, replace(state, klaar_op=event.afgehandeld_op))
        case KlachtNietInBehandelingGenomen():
            return _als(NietInBehandeling, replace(state, klaar_op=event.medegedeeld_op))
        case KlachtIngetrokken():
            return _als(Ingetrokken, state)
        case _:
            assert_never(event)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


def termijnen(state: State) -> Sequence[Looptijd]:
    """Zes weken, met een commissie tien (Awb, art. 9:11); een ingetrokken klacht vraagt niets meer."""
    if isinstance(state, Nieuw | Ingetrokken):
        return ()
    ontvangen = state.ontvangen
    einde = state.verdaagd_tot or ontvangen.uiterste_datum
    return (Looptijd(_soort(ontvangen.commissie), dag_van(ontvangen.ontvangen_op), einde, state.klaar_op),)


klacht = bewaakt(
    Decider("klachten", Nieuw(), decide, evolve, ALLOWED, {(Verdaagd, VerdaagKlacht): AlVerdaagd}), termijnen
)
