"""Wat er op een melding mag volgen en wat er dan gebeurt (Wmo 2015, art. 2.3.2)."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import assert_never

from services.intake.domain.melding.taal import (
    AkkoordOntbreekt,
    AlBevestigd,
    AlWettelijkAangemerkt,
    BeantwoordDirect,
    Bekend,
    BestaatAl,
    BevestigMelding,
    Command,
    DirectBeantwoord,
    Doorgezet,
    Event,
    Geregistreerd,
    Gereserveerd,
    Heropend,
    HeropenMelding,
    Ingetrokken,
    KoppelHerhaling,
    LaatNummerVervallen,
    MeldingsinhoudVastgelegd,
    MerkAanAlsWettelijkeMelding,
    Nieuw,
    NummerGereserveerd,
    Ontvangen,
    OntvangMelding,
    RegistreerVoorAndereInstantie,
    ReserveerNummer,
    State,
    TrekMeldingIn,
    Vervallen,
    Verwezen,
    VerwijsadresVastgelegd,
    VerwijsMelding,
    VerzendTerugkoppeling,
    ZetMeldingDoor,
)
from shared.decider.decider import Allowed, Decider, Refusals
from shared.events.meldingen import (
    HerhaalmeldingHerkend,
    MeldingAlsWettelijkAangemerkt,
    MeldingBevestigd,
    MeldingDirectBeantwoord,
    MeldingDoorgezet,
    MeldingGeregistreerdVoorAndereInstantie,
    MeldingHeropend,
    MeldingIngetrokken,
    MeldingOntvangen,
    MeldingVerwezen,
    NummerVervallen,
    TerugkoppelingVerzonden,
)
from shared.termijnen.bewaking import Looptijd, bewaakt
from shared.termijnen.kalender import begin_van, dag_van
from shared.termijnen.termijn import wettelijk_einde

_ZONDER_MELDING = (Nieuw, Gereserveerd, Vervallen)
_ALTIJD = (BevestigMelding, MerkAanAlsWettelijkeMelding, VerzendTerugkoppeling)
_AFHANDELEN = (BeantwoordDirect, VerwijsMelding, RegistreerVoorAndereInstantie, ZetMeldingDoor)

HARDNEKKIG_VANAF = 2  # leefgebieden, in twee of meer meldingen binnen twaalf maanden

ALLOWED: Allowed[State, Command] = {
    Nieuw: (OntvangMelding, ReserveerNummer),
    Gereserveerd: (OntvangMelding, LaatNummerVervallen),
    Vervallen: (),
    Ontvangen: (*_AFHANDELEN, TrekMeldingIn, KoppelHerhaling, *_ALTIJD),
    Heropend: (*_AFHANDELEN, TrekMeldingIn, *_ALTIJD),
    DirectBeantwoord: (HeropenMelding, *_ALTIJD),
    Verwezen: (HeropenMelding, *_ALTIJD),
    Geregistreerd: (HeropenMelding, *_ALTIJD),
    Doorgezet: _ALTIJD,
    Ingetrokken: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een melding."""
    if isinstance(command, OntvangMelding):
        return _ontvang(command)
    if isinstance(command, ReserveerNummer):
        return [NummerGereserveerd(gebeurd_op=command.op, melding_id=command.melding_id, kenmerk=command.kenmerk)]
    if isinstance(command, LaatNummerVervallen):
        assert isinstance(state, Gereserveerd)  # the table lists it for no other
        melding_id, kenmerk = state.melding_id, state.kenmerk
        return [NummerVervallen(gebeurd_op=command.op, melding_id=melding_id, kenmerk=kenmerk, reden=command.reden)]
    assert not isinstance(state, _ZONDER_MELDING)  # the table lists nothing else for these
    match command:
        case BevestigMelding():
            return [_bevestig(command, state)]
        case MerkAanAlsWettelijkeMelding():
            return [_merk_aan(command, state)]
        case BeantwoordDirect():
            return [_beantwoord(command, state)]
        case VerwijsMelding():
            return _verwijs(command, state)
        case RegistreerVoorAndereInstantie():
            return [
                MeldingGeregistreerdVoorAndereInstantie(
                    gebeurd_op=command.afgehandeld_op,
                    melding_id=state.melding_id,
                    afgehandeld_op=command.afgehandeld_op,
                    instantie=command.instantie,
                )
            ]
        case ZetMeldingDoor():
            return [
                MeldingDoorgezet(
                    gebeurd_op=command.afgehandeld_op,
                    melding_id=state.melding_id,
                    afgehandeld_op=command.afgehandeld_op,
                    bestemming=command.bestemming,
                    team_id=command.team_id,
                )
            ]
        case HeropenMelding():
            return [MeldingHeropend(gebeurd_op=command.op, melding_id=state.melding_id, reden=command.reden)]
        case TrekMeldingIn():
            return [MeldingIngetrokken(gebeurd_op=command.op, melding_id=state.melding_id, reden=command.reden)]
        case KoppelHerhaling():
            return [
                HerhaalmeldingHerkend(
                    gebeurd_op=state.ontvangen_op,
                    melding_id=state.melding_id,
                    eerdere_melding_ids=command.eerdere_melding_ids,
                    huishouden_id=command.huishouden_id,
                    dagen=(dag_van(state.ontvangen_op) - dag_van(command.laatste_op)).days,
                    leefgebieden=command.leefgebieden,
                    hardnekkig=len(set(command.leefgebieden)) >= HARDNEKKIG_VANAF,
                )
            ]
        case VerzendTerugkoppeling():
            return [
                TerugkoppelingVerzonden(
                    gebeurd_op=command.op,
                    melding_id=state.melding_id,
                    partner_id=command.partner_id,
                    statuscode=command.statuscode,
                    toestemming_id=command.toestemming_id,
                )
            ]
        case _:
            assert_never(command)


def _ontvang(command: OntvangMelding) -> Sequence[Event]:
    ontvangen = MeldingOntvangen(
        gebeurd_op=command.ontvangen_op,
        melding_id=command.melding_id,
        kenmerk=command.kenmerk,
        ontvangen_op=command.ontvangen_op,
        kanaal=command.kanaal,
        toegangslocatie=command.toegangslocatie,
        melder_rol=command.melder_rol,
        partner_id=command.partner_id,
        client_op_de_hoogte=command.client_op_de_hoogte,
        leefgebieden=command.leefgebieden,
        doelgroep=command.doelgroep,
        wijkcode=command.wijkcode,
        team_id=command.team_id,
        spoed=command.spoed,
        persoon_id=command.persoon_id,
        onderzoek_uiterste_datum=wettelijk_einde("onderzoek", dag_van(command.ontvangen_op)),
    )
    inhoud = MeldingsinhoudVastgelegd(
        gebeurd_op=command.ontvangen_op,
        persoon_id=command.persoon_id,
        vraag=command.vraag,
        organisatie=command.organisatie,
        melder_naam=command.melder_naam,
        melder_contact=command.melder_contact,
        telefoon=command.telefoon,
        voorkeur_contact=command.voorkeur_contact,
    )
    return [ontvangen, inhoud]


def _bevestig(command: BevestigMelding, state: Bekend) -> Event:
    if state.bevestigd:
        raise AlBevestigd
    return MeldingBevestigd(
        gebeurd_op=command.verzonden_op,
        melding_id=state.melding_id,
        verzonden_op=command.verzonden_op,
        kanaal=command.kanaal,
        gewezen_op=command.gewezen_op,
    )


def _merk_aan(command: MerkAanAlsWettelijkeMelding, state: Bekend) -> Event:
    """De termijnen lopen vanaf de ontvangst, ook als later wordt aangemerkt (R05)."""
    if state.wettelijk:
        raise AlWettelijkAangemerkt
    ontvangen = dag_van(state.ontvangen_op)
    return MeldingAlsWettelijkAangemerkt(
        gebeurd_op=begin_van(command.vanaf) if command.vanaf else state.ontvangen_op,
        melding_id=state.melding_id,
        vanaf_datum=command.vanaf or ontvangen,
        persoonlijk_plan_tot=wettelijk_einde("persoonlijk_plan", ontvangen),
        onderzoek_uiterste_datum=wettelijk_einde("onderzoek", ontvangen),
    )


def _beantwoord(command: BeantwoordDirect, state: Bekend) -> Event:
    if state.wettelijk and not command.akkoord_client:
        raise AkkoordOntbreekt
    return MeldingDirectBeantwoord(
        gebeurd_op=command.afgehandeld_op,
        melding_id=state.melding_id,
        afgehandeld_op=command.afgehandeld_op,
        antwoordsoort=command.antwoordsoort,
        akkoord_client=command.akkoord_client,
    )


def _verwijs(command: VerwijsMelding, state: Bekend) -> Sequence[Event]:
    op = command.afgehandeld_op
    verwezen = MeldingVerwezen(
        gebeurd_op=op,
        melding_id=state.melding_id,
        afgehandeld_op=op,
        naar_soort=command.naar_soort,
        partner_id=command.partner_id,
        algemene_voorziening_id=command.algemene_voorziening_id,
    )
    if command.naam is None:
        return [verwezen]
    return [verwezen, VerwijsadresVastgelegd(gebeurd_op=op, persoon_id=state.persoon_id, naam=command.naam)]


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een melding."""
    if isinstance(event, MeldingOntvangen):
        return Ontvangen(melding_id=event.melding_id, persoon_id=event.persoon_id, ontvangen_op=event.ontvangen_op)
    if isinstance(event, NummerGereserveerd):
        return Gereserveerd(event.melding_id, event.kenmerk)
    if isinstance(event, NummerVervallen):
        return Vervallen()
    assert not isinstance(state, _ZONDER_MELDING)  # else a stream begins with its receipt
    match event:
        case (
            MeldingsinhoudVastgelegd() | VerwijsadresVastgelegd() | HerhaalmeldingHerkend() | TerugkoppelingVerzonden()
        ):
            return state
        case MeldingBevestigd():
            return replace(state, bevestigd=True)
        case MeldingAlsWettelijkAangemerkt():
            return replace(state, wettelijk=True)
        case MeldingDirectBeantwoord():
            return _als(DirectBeantwoord, _na_uitkomst(state, event.afgehandeld_op))
        case MeldingVerwezen():
            return _als(Verwezen, _na_uitkomst(state, event.afgehandeld_op))
        case MeldingGeregistreerdVoorAndereInstantie():
            return _als(Geregistreerd, _na_uitkomst(state, event.afgehandeld_op))
        case MeldingDoorgezet():
            return _als(Doorgezet, _na_uitkomst(state, event.afgehandeld_op))
        case MeldingHeropend():
            return _als(Heropend, state)
        case MeldingIngetrokken():
            return _als(Ingetrokken, state)
        case _:
            assert_never(event)


def _na_uitkomst(state: Bekend, op: datetime) -> Bekend:
    return replace(state, eerste_uitkomst_op=state.eerste_uitkomst_op or op)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


def termijnen(state: State) -> Sequence[Looptijd]:
    """Binnen vijf werkdagen een eerste uitkomst; wat is ingetrokken, hoeft er geen meer."""
    if isinstance(state, _ZONDER_MELDING) or (isinstance(state, Ingetrokken) and state.eerste_uitkomst_op is None):
        return ()
    ontvangen = dag_van(state.ontvangen_op)
    einde = wettelijk_einde("afhandeling_melding", ontvangen)
    return (Looptijd("afhandeling_melding", ontvangen, einde, state.eerste_uitkomst_op),)


AL_ONTVANGEN: Refusals = {(stand, OntvangMelding): BestaatAl for stand in ALLOWED if stand not in _ZONDER_MELDING}

melding = bewaakt(Decider("meldingen", Nieuw(), decide, evolve, ALLOWED, AL_ONTVANGEN), termijnen)
