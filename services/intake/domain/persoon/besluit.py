"""Wat er van een bekende persoon wordt vastgelegd, en wie hem mag vertegenwoordigen (Wmo 2015, art. 1.1.1 lid 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import assert_never

from services.intake.domain.persoon.taal import (
    AdresGewijzigd,
    AndereVertegenwoordigerGaatVoor,
    Bekend,
    BsnAlVastgesteld,
    BsnVanEenAnder,
    BsnVastgesteld,
    Command,
    Event,
    GeefToestemming,
    Geregistreerd,
    LegVertegenwoordigingVast,
    MeldOverlijden,
    MeldVerhuizing,
    Onbekend,
    OnbekendeToestemming,
    Overleden,
    PersoonsgegevensVastgelegd,
    RegistreerPersoon,
    State,
    StelBsnVast,
    TrekToestemmingIn,
    VertegenwoordigerRol,
    Vertegenwoordiging,
    VertegenwoordigingVastgelegd,
)
from shared.decider.decider import Allowed, Decider
from shared.events.personen import (
    PersoonGeregistreerd,
    PersoonOverleden,
    PersoonVerhuisd,
    ToestemmingGegeven,
    ToestemmingIngetrokken,
)

RANG: Mapping[VertegenwoordigerRol, int] = {
    "curator": 1,
    "mentor": 1,
    "gevolmachtigde": 1,
    "partner": 2,
    "ouder": 3,
    "kind": 3,
    "broer_of_zus": 3,
}
"""The order of the law; who comes later represents only while nobody before them can (R49)."""

ALLOWED: Allowed[State, Command] = {
    Onbekend: (RegistreerPersoon,),
    Geregistreerd: (
        StelBsnVast,
        LegVertegenwoordigingVast,
        MeldOverlijden,
        MeldVerhuizing,
        GeefToestemming,
        TrekToestemmingIn,
    ),
    Overleden: (StelBsnVast, TrekToestemmingIn),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een persoon."""
    if isinstance(command, RegistreerPersoon):
        return _registreer(command)
    assert not isinstance(state, Onbekend)  # the table lists nothing else for who is not known
    persoon_id = state.persoon_id
    match command:
        case StelBsnVast():
            return [_stel_bsn_vast(command, state)]
        case LegVertegenwoordigingVast():
            return [_leg_vertegenwoordiging_vast(command, state)]
        case MeldOverlijden():
            op = command.overleden_op
            return [PersoonOverleden(gebeurd_op=op, persoon_id=persoon_id, overleden_op=op)]
        case MeldVerhuizing():
            return _verhuis(command, state)
        case GeefToestemming():
            return [
                ToestemmingGegeven(
                    gebeurd_op=command.op,
                    persoon_id=persoon_id,
                    toestemming_id=command.toestemming_id,
                    doel=command.doel,
                    ontvanger_klasse=command.ontvanger_klasse,
                    partner_id=command.partner_id,
                    niveau=command.niveau,
                    wijze=command.wijze,
                    geldig_van=command.geldig_van,
                    geldig_tot=command.geldig_tot,
                )
            ]
        case TrekToestemmingIn():
            if command.toestemming_id not in state.toestemmingen:
                raise OnbekendeToestemming
            return [
                ToestemmingIngetrokken(
                    gebeurd_op=command.op, persoon_id=persoon_id, toestemming_id=command.toestemming_id
                )
            ]
        case _:
            assert_never(command)


def _registreer(command: RegistreerPersoon) -> Sequence[Event]:
    facts: list[Event] = [
        PersoonGeregistreerd(
            gebeurd_op=command.op, persoon_id=command.persoon_id, wijkcode=command.wijkcode, doelgroep=command.doelgroep
        ),
        PersoonsgegevensVastgelegd(
            gebeurd_op=command.op,
            persoon_id=command.persoon_id,
            naam=command.naam,
            geboortedatum=command.geboortedatum,
            postcode=command.postcode,
            huisnummer=command.huisnummer,
        ),
    ]
    if command.bsn is not None:
        facts.append(
            BsnVastgesteld(gebeurd_op=command.op, persoon_id=command.persoon_id, bsn=command.bsn, bron="melding")
        )
    return facts


def _stel_bsn_vast(command: StelBsnVast, state: Bekend) -> Event:
    if state.bsn_bekend:
        raise BsnAlVastgesteld
    if command.van_een_ander:
        raise BsnVanEenAnder
    return BsnVastgesteld(gebeurd_op=command.op, persoon_id=state.persoon_id, bsn=command.bsn, bron=command.bron)


def _leg_vertegenwoordiging_vast(command: LegVertegenwoordigingVast, state: Bekend) -> Event:
    nieuw = Vertegenwoordiging(rol=command.rol, van=command.geldig_van, tot=command.geldig_tot)
    if any(RANG[eerder.rol] < RANG[nieuw.rol] and _samen(eerder, nieuw) for eerder in state.vertegenwoordigingen):
        raise AndereVertegenwoordigerGaatVoor
    return VertegenwoordigingVastgelegd(
        gebeurd_op=command.op,
        persoon_id=state.persoon_id,
        rol=command.rol,
        vertegenwoordiger_id=str(command.vertegenwoordiger_id),
        geldig_van=command.geldig_van,
        geldig_tot=command.geldig_tot,
    )


def _samen(een: Vertegenwoordiging, ander: Vertegenwoordiging) -> bool:
    """Of er een dag is waarop beide gelden."""
    return een.van <= (ander.tot or date.max) and ander.van <= (een.tot or date.max)


def _verhuis(command: MeldVerhuizing, state: Bekend) -> Sequence[Event]:
    op = command.verhuisd_op
    verhuisd = PersoonVerhuisd(
        gebeurd_op=op,
        persoon_id=state.persoon_id,
        soort=command.soort,
        verhuisd_op=op,
        nieuwe_gemeente=command.nieuwe_gemeente,
        nieuwe_wijkcode=command.nieuwe_wijkcode,
    )
    if command.postcode is None or command.huisnummer is None:
        return [verhuisd]
    adres = AdresGewijzigd(
        gebeurd_op=op, persoon_id=state.persoon_id, postcode=command.postcode, huisnummer=command.huisnummer
    )
    return [verhuisd, adres]


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een persoon."""
    if isinstance(event, PersoonGeregistreerd):
        return Geregistreerd(persoon_id=event.persoon_id)
    assert not isinstance(state, Onbekend)  # a stream begins with its registration
    match event:
        case PersoonsgegevensVastgelegd() | PersoonVerhuisd() | AdresGewijzigd():
            return state
        case BsnVastgesteld():
            return replace(state, bsn_bekend=True)
        case VertegenwoordigingVastgelegd():
            erbij = Vertegenwoordiging(rol=event.rol, van=event.geldig_van, tot=event.geldig_tot)
            return replace(state, vertegenwoordigingen=(*state.vertegenwoordigingen, erbij))
        case PersoonOverleden():
            return Overleden(
                persoon_id=state.persoon_id,
                bsn_bekend=state.bsn_bekend,
                vertegenwoordigingen=state.vertegenwoordigingen,
                toestemmingen=state.toestemmingen,
            )
        case ToestemmingGegeven():
            return replace(state, toestemmingen=state.toestemmingen | {event.toestemming_id})
        case ToestemmingIngetrokken():
            return replace(state, toestemmingen=state.toestemmingen - {event.toestemming_id})
        case _:
            assert_never(event)


persoon: Decider[Command, State, Event] = Decider("personen", Onbekend(), decide, evolve, ALLOWED)
