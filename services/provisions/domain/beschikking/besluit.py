"""Een beschikking bewaart haar zes afwegingen en werkt pas na bekendmaking (Wmo 2015, art. 2.3.5; Awb 3:40)."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import assert_never

from services.provisions.domain.beschikking.taal import (
    AfwegingVastgelegd,
    Bekend,
    Bekendgemaakt,
    BeschikkingsregelsVastgelegd,
    BeschikkingtekstVastgelegd,
    Command,
    Concept,
    Event,
    MaakBekend,
    Nieuw,
    State,
    StelBeschikkingVast,
    Vastgesteld,
)
from shared.decider.decider import Allowed, Decider
from shared.events.beschikkingen import BeschikkingBekendgemaakt, BeschikkingOpgesteld, BeschikkingVastgesteld
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken

ALLOWED: Allowed[State, Command] = {
    Nieuw: (StelBeschikkingVast,),
    Concept: (),
    Vastgesteld: (MaakBekend,),
    Bekendgemaakt: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een beschikking."""
    match command:
        case StelBeschikkingVast():
            return _stel_vast(command)
        case MaakBekend():
            assert not isinstance(state, Nieuw)  # the table lists it for an established one only
            return [
                BeschikkingBekendgemaakt(
                    gebeurd_op=command.op,
                    melding_id=state.melding_id,
                    aanvraag_id=state.aanvraag_id,
                    bekendgemaakt_op=command.op,
                    wijze=command.wijze,
                    bezwaar_tot_en_met=bereken("bezwaar", dag_van(command.op)).wettelijke_einddatum,
                )
            ]
        case _:
            assert_never(command)


def _stel_vast(command: StelBeschikkingVast) -> Sequence[Event]:
    op = command.op
    return [
        BeschikkingOpgesteld(gebeurd_op=op, melding_id=command.melding_id, aanvraag_id=command.aanvraag_id),
        *(
            AfwegingVastgelegd(gebeurd_op=op, persoon_id=command.persoon_id, stap=stap, motivering=motivering)
            for stap, motivering in command.afweging
        ),
        BeschikkingtekstVastgelegd(gebeurd_op=op, persoon_id=command.persoon_id, tekst=command.motivering),
        BeschikkingsregelsVastgelegd(gebeurd_op=op, regels=command.regels),
        BeschikkingVastgesteld(
            gebeurd_op=op,
            melding_id=command.melding_id,
            aanvraag_id=command.aanvraag_id,
            vastgesteld_op=op,
            verordening_versie=command.verordening_versie,
            mandaathouder_id=command.mandaathouder_id,
            voorziening_ids=tuple(regel.voorziening_id for regel in command.regels),
        ),
    ]


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een beschikking."""
    if isinstance(event, BeschikkingOpgesteld):
        return Concept(melding_id=event.melding_id, aanvraag_id=event.aanvraag_id)
    assert not isinstance(state, Nieuw)  # a stream begins with drawing it up
    match event:
        case AfwegingVastgelegd() | BeschikkingtekstVastgelegd():
            return state
        case BeschikkingsregelsVastgelegd():
            return replace(state, regels=event.regels)
        case BeschikkingVastgesteld():
            return _als(Vastgesteld, state)
        case BeschikkingBekendgemaakt():
            return _als(Bekendgemaakt, state)
        case _:
            assert_never(event)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


beschikking: Decider[Command, State, Event] = Decider("beschikkingen", Nieuw(), decide, evolve, ALLOWED)
