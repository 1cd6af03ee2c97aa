"""Wat er op een aanmelding mag volgen: aanmeldteam, toewijzing, eerste gesprek, en dan precies een uitkomst."""

from collections.abc import Sequence
from typing import assert_never

from services.intake.domain.aanmelding.taal import (
    AanmeldteamNietGehoord,
    AfgehandeldAdvies,
    AfgehandeldDoorverwijzing,
    AfgehandeldHulptraject,
    Bekend,
    BespreekInAanmeldteam,
    Besproken,
    Command,
    Event,
    GeefAanmeldingVrij,
    Geopend,
    GesprekOntbreekt,
    GespreksverslagVastgelegd,
    Gesproken,
    HandelAanmeldingAfMetAdvies,
    HandelAanmeldingAfMetDoorverwijzing,
    HandelAanmeldingAfMetKortHulptraject,
    HeeftAlSpoed,
    Ingetrokken,
    LegEersteGesprekVast,
    MerkSpoedAan,
    Nieuw,
    OnderzoekNodig,
    OpenAanmelding,
    State,
    StelOnderzoekNodigVast,
    Toegewezen,
    TrekAanmeldingIn,
    VraaganalyseVastgelegd,
    Vrijgegeven,
    WijsWijkwerkerToe,
)
from shared.decider.decider import Allowed, Decider, Refusals
from shared.events.aanmeldingen import (
    AanmeldingAfgehandeldMetAdvies,
    AanmeldingAfgehandeldMetDoorverwijzing,
    AanmeldingAfgehandeldMetKortHulptraject,
    AanmeldingBesproken,
    AanmeldingGeopend,
    AanmeldingIngetrokken,
    AanmeldingVrijgegeven,
    AanmeldteamOvergeslagen,
    EersteGesprekGevoerd,
    OnderzoekNodigVastgesteld,
    SpoedAangemerkt,
    WijkwerkerToegewezen,
)

_UITKOMSTEN = (
    HandelAanmeldingAfMetAdvies,
    HandelAanmeldingAfMetDoorverwijzing,
    HandelAanmeldingAfMetKortHulptraject,
    StelOnderzoekNodigVast,
)

ALLOWED: Allowed[State, Command] = {
    Nieuw: (OpenAanmelding,),
    Geopend: (MerkSpoedAan, BespreekInAanmeldteam, WijsWijkwerkerToe, TrekAanmeldingIn),
    Besproken: (MerkSpoedAan, WijsWijkwerkerToe, TrekAanmeldingIn),
    Toegewezen: (MerkSpoedAan, LegEersteGesprekVast, GeefAanmeldingVrij, TrekAanmeldingIn),
    Vrijgegeven: (MerkSpoedAan, WijsWijkwerkerToe, TrekAanmeldingIn),
    Gesproken: (MerkSpoedAan, *_UITKOMSTEN),
    AfgehandeldAdvies: (),
    AfgehandeldDoorverwijzing: (),
    AfgehandeldHulptraject: (),
    OnderzoekNodig: (MerkSpoedAan,),
    Ingetrokken: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een aanmelding."""
    if isinstance(command, OpenAanmelding):
        return _open(command)
    assert not isinstance(state, Nieuw)  # the table lists nothing else before it is opened
    melding_id = state.melding_id
    match command:
        case MerkSpoedAan():
            if state.spoed:
                raise HeeftAlSpoed
            return [SpoedAangemerkt(gebeurd_op=command.op, melding_id=melding_id, reden=command.reden)]
        case BespreekInAanmeldteam():
            return [
                AanmeldingBesproken(
                    gebeurd_op=command.besproken_op,
                    melding_id=melding_id,
                    besproken_op=command.besproken_op,
                    disciplines=command.disciplines,
                )
            ]
        case WijsWijkwerkerToe():
            return _wijs_toe(command, state)
        case GeefAanmeldingVrij():
            return [AanmeldingVrijgegeven(gebeurd_op=command.op, melding_id=melding_id, reden=command.reden)]
        case LegEersteGesprekVast():
            return _leg_gesprek_vast(command, state)
        case HandelAanmeldingAfMetAdvies():
            op = command.afgehandeld_op
            return [
                AanmeldingAfgehandeldMetAdvies(
                    gebeurd_op=op, melding_id=melding_id, afgehandeld_op=op, reden=command.reden
                )
            ]
        case HandelAanmeldingAfMetDoorverwijzing():
            op = command.afgehandeld_op
            return [
                AanmeldingAfgehandeldMetDoorverwijzing(
                    gebeurd_op=op,
                    melding_id=melding_id,
                    afgehandeld_op=op,
                    reden=command.reden,
                    partner_id=command.partner_id,
                    algemene_voorziening_id=command.algemene_voorziening_id,
                )
            ]
        case HandelAanmeldingAfMetKortHulptraject():
            return [
                AanmeldingAfgehandeldMetKortHulptraject(
                    gebeurd_op=command.afgehandeld_op,
                    melding_id=melding_id,
                    afgehandeld_op=command.afgehandeld_op,
                    reden=command.reden,
                    doelgroep=command.doelgroep or state.doelgroep,
                    team_id=state.team_id,
                    persoon_ids=(command.persoon_id,),
                )
            ]
        case StelOnderzoekNodigVast():
            return [_stel_vast(command, state)]
        case TrekAanmeldingIn():
            return [AanmeldingIngetrokken(gebeurd_op=command.op, melding_id=melding_id, reden=command.reden)]
        case _:
            assert_never(command)


def _open(command: OpenAanmelding) -> Sequence[Event]:
    geopend = AanmeldingGeopend(
        gebeurd_op=command.op, melding_id=command.melding_id, team_id=command.team_id, doelgroep=command.doelgroep
    )
    if not command.spoed:
        return [geopend]
    return [geopend, SpoedAangemerkt(gebeurd_op=command.op, melding_id=command.melding_id, reden="bij_melding")]


def _wijs_toe(command: WijsWijkwerkerToe, state: Bekend) -> Sequence[Event]:
    toegewezen = WijkwerkerToegewezen(
        gebeurd_op=command.op, melding_id=state.melding_id, medewerker_id=command.medewerker_id
    )
    if not isinstance(state, Geopend):
        return [toegewezen]
    if command.aanmeldteam_overgeslagen is None:
        raise AanmeldteamNietGehoord
    overgeslagen = AanmeldteamOvergeslagen(
        gebeurd_op=command.op, melding_id=state.melding_id, reden=command.aanmeldteam_overgeslagen
    )
    return [overgeslagen, toegewezen]


def _leg_gesprek_vast(command: LegEersteGesprekVast, state: Bekend) -> Sequence[Event]:
    gevoerd = EersteGesprekGevoerd(
        gebeurd_op=command.gevoerd_op,
        melding_id=state.melding_id,
        gevoerd_op=command.gevoerd_op,
        vorm=command.vorm,
        persoon_ids=(command.persoon_id,),
        reden_huisbezoek=command.reden_huisbezoek,
    )
    facts: list[Event] = [gevoerd]
    if command.vraaganalyse is not None:
        facts.append(
            GespreksverslagVastgelegd(
                gebeurd_op=command.gevoerd_op, persoon_id=command.persoon_id, brede_vraaganalyse=command.vraaganalyse
            )
        )
    if command.per_leefgebied:
        leefgebieden, ernst = zip(*command.per_leefgebied, strict=True)
        facts.append(VraaganalyseVastgelegd(gebeurd_op=command.gevoerd_op, leefgebieden=leefgebieden, ernst=ernst))
    return facts


def _stel_vast(command: StelOnderzoekNodigVast, state: Bekend) -> Event:
    return OnderzoekNodigVastgesteld(
        gebeurd_op=command.afgehandeld_op,
        melding_id=state.melding_id,
        afgehandeld_op=command.afgehandeld_op,
        melding_op=command.melding_op,
        wettelijk=command.wettelijk,
        reden=command.reden,
        spoed=state.spoed,
        doelgroep=command.doelgroep or state.doelgroep,
        team_id=state.team_id,
        persoon_ids=(command.persoon_id,),
    )


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een aanmelding."""
    if isinstance(event, AanmeldingGeopend):
        return Geopend(melding_id=event.melding_id, team_id=event.team_id, doelgroep=event.doelgroep)
    assert not isinstance(state, Nieuw)  # a stream begins with its opening
    match event:
        case SpoedAangemerkt():
            return _als(type(state), state, spoed=True)
        case AanmeldingBesproken():
            return _als(Besproken, state)
        case AanmeldteamOvergeslagen() | GespreksverslagVastgelegd() | VraaganalyseVastgelegd():
            return state
        case WijkwerkerToegewezen():
            return _als(Toegewezen, state)
        case AanmeldingVrijgegeven():
            return _als(Vrijgegeven, state)
        case EersteGesprekGevoerd():
            return _als(Gesproken, state)
        case AanmeldingAfgehandeldMetAdvies():
            return _als(AfgehandeldAdvies, state)
        case AanmeldingAfgehandeldMetDoorverwijzing():
            return _als(AfgehandeldDoorverwijzing, state)
        case AanmeldingAfgehandeldMetKortHulptraject():
            return _als(AfgehandeldHulptraject, state)
        case OnderzoekNodigVastgesteld():
            return _als(OnderzoekNodig, state)
        case AanmeldingIngetrokken():
            return _als(Ingetrokken, state)
        case _:
            assert_never(event)


def _als[S: Bekend](stand: type[S], state: Bekend, *, spoed: bool = False) -> S:
    return stand(
        melding_id=state.melding_id, team_id=state.team_id, doelgroep=state.doelgroep, spoed=state.spoed or spoed
    )


ZONDER_GESPREK: Refusals = {
    (stand, uitkomst): GesprekOntbreekt
    for stand in (Geopend, Besproken, Toegewezen, Vrijgegeven)
    for uitkomst in _UITKOMSTEN
}

aanmelding: Decider[Command, State, Event] = Decider("aanmeldingen", Nieuw(), decide, evolve, ALLOWED, ZONDER_GESPREK)
