"""Een beschikking bewaart haar zes afwegingen en werkt pas na bekendmaking (Wmo 2015, art. 2.3.5; Awb 3:40)."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import assert_never

from services.provisions.domain.beschikking.taal import (
    AfstemmingVastgelegd,
    AfwegingVastgelegd,
    Bekend,
    Bekendgemaakt,
    BeschikkingsregelsVastgelegd,
    BeschikkingtekstVastgelegd,
    BezwaartermijnLoopt,
    Command,
    Concept,
    Event,
    GeenIngezetene,
    Gehandhaafd,
    Herroepen,
    HerzieBeschikking,
    Herzien,
    InBezwaar,
    Ingetrokken,
    MaakBekend,
    NietsOmVoortTeZetten,
    Nieuw,
    Onherroepelijk,
    PgbBekwaamheidBeoordeeld,
    PgbNietVerantwoord,
    RegelStaatNietInBesluit,
    State,
    StelBeschikkingVast,
    StelOnherroepelijkVast,
    TerugvorderingNietMogelijk,
    TrekBeschikkingIn,
    Vastgesteld,
    VechtAan,
    VerwerkBezwaar,
    VoorBekendmaking,
    VoorVaststelling,
)
from shared.decider.decider import Allowed, Decider
from shared.events.beschikkingen import (
    BeschikkingAangevochten,
    BeschikkingBekendgemaakt,
    BeschikkingGehandhaafd,
    BeschikkingHerroepen,
    BeschikkingHerzien,
    BeschikkingIngetrokken,
    BeschikkingOnherroepelijkGeworden,
    BeschikkingOpgesteld,
    BeschikkingVastgesteld,
)
from shared.events.codes import Productcategorie
from shared.termijnen.kalender import EEN_DAG, dag_van
from shared.termijnen.termijn import bereken

# For these it is enough to be an ingezetene of the Netherlands (art. 1.2.1, onder b en c).
VOOR_INGEZETENEN_VAN_NEDERLAND: frozenset[Productcategorie] = frozenset(
    {"beschermd_wonen", "opvang", "spoedopvang", "overige_beschermd_wonen_en_opvang"}
)

ALLOWED: Allowed[State, Command] = {
    Nieuw: (StelBeschikkingVast,),
    Concept: (),
    Vastgesteld: (MaakBekend,),
    Bekendgemaakt: (StelOnherroepelijkVast, VechtAan, HerzieBeschikking, TrekBeschikkingIn),
    Onherroepelijk: (VechtAan, HerzieBeschikking, TrekBeschikkingIn),
    InBezwaar: (VechtAan, VerwerkBezwaar),
    Gehandhaafd: (VechtAan, HerzieBeschikking, TrekBeschikkingIn),
    Herroepen: (VerwerkBezwaar,),
    Herzien: (),
    Ingetrokken: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een beschikking."""
    if isinstance(command, StelBeschikkingVast):
        return _stel_vast(command)
    assert not isinstance(state, Nieuw)  # the table lists nothing else for a new one
    match command:
        case MaakBekend():
            if _ligt_voor(command.op, state.vastgesteld_op):
                raise VoorVaststelling
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
        case StelOnherroepelijkVast():
            einde = state.bezwaar_tot_en_met
            if einde is None or dag_van(command.op) <= einde:
                raise BezwaartermijnLoopt
            return [
                BeschikkingOnherroepelijkGeworden(
                    gebeurd_op=command.op, melding_id=state.melding_id, per=einde + EEN_DAG
                )
            ]
        case HerzieBeschikking():
            if _ligt_voor(command.op, state.bekendgemaakt_op):
                raise VoorBekendmaking
            if not command.voorziening_ids <= {regel.voorziening_id for regel in state.regels}:
                raise RegelStaatNietInBesluit
            return [
                BeschikkingHerzien(
                    gebeurd_op=command.op, melding_id=state.melding_id, grond=command.grond, ingang=command.ingang
                )
            ]
        case TrekBeschikkingIn():
            return [_trek_in(command, state)]
        case VechtAan():
            return [
                BeschikkingAangevochten(
                    gebeurd_op=command.op, melding_id=state.melding_id, bezwaar_id=command.bezwaar_id
                )
            ]
        case VerwerkBezwaar():
            if isinstance(state, Herroepen):
                return []  # on another bezwaar; there is nothing left to uphold or revoke
            verwerkt = BeschikkingHerroepen if command.herroepen else BeschikkingGehandhaafd
            return [verwerkt(gebeurd_op=command.op, melding_id=state.melding_id, bezwaar_id=command.bezwaar_id)]
        case _:
            assert_never(command)


def _ligt_voor(op: datetime, eerder: datetime | None) -> bool:
    return eerder is not None and dag_van(op) < dag_van(eerder)


def _trek_in(command: TrekBeschikkingIn, state: Bekend) -> Event:
    if _ligt_voor(command.op, state.bekendgemaakt_op):
        raise VoorBekendmaking
    if command.terugvordering and not (command.grond == "onjuiste_gegevens" and command.opzet):
        raise TerugvorderingNietMogelijk
    return BeschikkingIngetrokken(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        grond=command.grond,
        ingang=command.ingang,
        terugvordering=command.terugvordering,
    )


def _toets_toekenning(command: StelBeschikkingVast) -> None:
    """Alleen aan een ingezetene (R19), een pgb alleen aan wie het kan beheren (R20); voor zover dat is beoordeeld.

    Wat wordt voortgezet, is eerder aan dezelfde inwoner toegekend.
    """
    onbekwaam = command.bekwaamheid is not None and command.bekwaamheid.uitkomst == "niet_bekwaam"
    for regel in command.regels:
        if regel.besluit == "afwijzen":
            continue
        if regel.voortzetting_van is not None and regel.voortzetting_van not in command.eerdere_ids:
            raise NietsOmVoortTeZetten
        landelijk = regel.productcategorie in VOOR_INGEZETENEN_VAN_NEDERLAND
        if command.ingezetene == "geen" or (command.ingezetene == "nederland" and not landelijk):
            raise GeenIngezetene
        if regel.leveringsvorm == "pgb" and onbekwaam:
            raise PgbNietVerantwoord


def _stel_vast(command: StelBeschikkingVast) -> Sequence[Event]:
    _toets_toekenning(command)
    op = command.op
    return [
        BeschikkingOpgesteld(gebeurd_op=op, melding_id=command.melding_id, aanvraag_id=command.aanvraag_id),
        *(
            AfwegingVastgelegd(gebeurd_op=op, persoon_id=command.persoon_id, stap=stap, motivering=motivering)
            for stap, motivering in command.afweging
        ),
        *(
            AfstemmingVastgelegd(
                gebeurd_op=op, persoon_id=command.persoon_id, onderdeel=onderdeel, motivering=motivering
            )
            for onderdeel, motivering in command.afstemming
        ),
        *_bekwaamheid(command),
        BeschikkingtekstVastgelegd(gebeurd_op=op, persoon_id=command.persoon_id, tekst=command.motivering),
        BeschikkingsregelsVastgelegd(gebeurd_op=op, regels=command.regels, ingezetene=command.ingezetene),
        BeschikkingVastgesteld(
            gebeurd_op=op,
            melding_id=command.melding_id,
            aanvraag_id=command.aanvraag_id,
            vastgesteld_op=op,
            verordening_versie=command.verordening_versie,
            mandaathouder_id=command.mandaathouder_id,
            voorziening_ids=tuple(regel.voorziening_id for regel in command.regels),
            woongemeente=command.woongemeente,
        ),
    ]


def _bekwaamheid(command: StelBeschikkingVast) -> Sequence[Event]:
    if (oordeel := command.bekwaamheid) is None:
        return []
    return [
        PgbBekwaamheidBeoordeeld(
            gebeurd_op=command.op,
            persoon_id=command.persoon_id,
            uitkomst=oordeel.uitkomst,
            motivering=oordeel.motivering,
        )
    ]


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een beschikking."""
    if isinstance(event, BeschikkingOpgesteld):
        return Concept(melding_id=event.melding_id, aanvraag_id=event.aanvraag_id)
    assert not isinstance(state, Nieuw)  # a stream begins with drawing it up
    match event:
        case AfwegingVastgelegd() | AfstemmingVastgelegd() | PgbBekwaamheidBeoordeeld():
            return state
        case BeschikkingtekstVastgelegd():
            return replace(state, persoon_id=event.persoon_id)
        case BeschikkingsregelsVastgelegd():
            return replace(state, regels=event.regels)
        case BeschikkingVastgesteld():
            vastgesteld = replace(state, mandaathouder_id=event.mandaathouder_id, vastgesteld_op=event.vastgesteld_op)
            return _als(Vastgesteld, vastgesteld)
        case BeschikkingBekendgemaakt():
            bekend = replace(state, bekendgemaakt_op=event.bekendgemaakt_op)
            return replace(_als(Bekendgemaakt, bekend), bezwaar_tot_en_met=event.bezwaar_tot_en_met)
        case BeschikkingOnherroepelijkGeworden():
            return _als(Onherroepelijk, state)
        case BeschikkingHerzien():
            return _als(Herzien, state)
        case BeschikkingIngetrokken():
            return _als(Ingetrokken, state)
        case BeschikkingAangevochten():
            return replace(_als(InBezwaar, state), bezwaren=state.bezwaren | {event.bezwaar_id})
        case BeschikkingGehandhaafd():
            over = replace(state, bezwaren=state.bezwaren - {event.bezwaar_id})
            return over if over.bezwaren else _als(Gehandhaafd, over)
        case BeschikkingHerroepen():
            return _als(Herroepen, state)
        case _:
            assert_never(event)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


beschikking: Decider[Command, State, Event] = Decider("beschikkingen", Nieuw(), decide, evolve, ALLOWED)
