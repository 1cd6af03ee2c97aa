"""Wat er in een onderzoek mag en moet (Wmo 2015, art. 2.3.2). Te laat wordt vastgelegd, nooit geweigerd."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import assert_never

from services.casework.domain.onderzoek.taal import (
    Afgerond,
    BeginOnderzoek,
    Bekend,
    Command,
    Event,
    Gestaakt,
    Gestart,
    HervatOnderzoek,
    IdentiteitAlVastgesteld,
    IdentiteitVastgesteld,
    InformeerOverPgb,
    LegHuisbezoekVast,
    LegOnderdeelVast,
    Lopend,
    NeemZrmAf,
    Nieuw,
    OnderzoeksonderdeelVastgelegd,
    OnderzoeksverslagVastgelegd,
    OntvangPersoonlijkPlan,
    PersoonlijkPlanTermijnLoopt,
    PersoonlijkPlanVastgelegd,
    PgbVoorlichtingGegeven,
    PlanHuisbezoek,
    RondOnderzoekAf,
    SlaPersoonlijkPlanOver,
    StaakOnderzoek,
    StartOnderzoek,
    State,
    StelIdentiteitVast,
    StelUitInOverleg,
    Uitgesteld,
    VerslagOntbreekt,
    VerslagVerstrekt,
    VerstrekVerslag,
    WijsOpClientondersteuning,
    ZieAfVanHuisbezoek,
    ZrmScoresVastgelegd,
)
from services.casework.domain.onderzoek.verslag import rond_af, toets_dag, verstrek
from shared.decider.decider import Allowed, Decider, Refusals
from shared.events.onderzoeken import (
    ClientondersteuningAangeboden,
    HuisbezoekAfgelegd,
    HuisbezoekGepland,
    HuisbezoekNietNodigBevonden,
    OnderzoekAfgerond,
    OnderzoekBegonnen,
    OnderzoekGestaakt,
    OnderzoekGestart,
    OnderzoekHervat,
    OnderzoeksverslagVerstrekt,
    OnderzoekUitgesteldInOverleg,
    PersoonlijkPlanOntvangen,
    PersoonlijkPlanOvergeslagen,
    ZrmAfgenomen,
)
from shared.termijnen.bewaking import Looptijd, bewaakt
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import wettelijk_einde

_ONDERWEG = (
    OntvangPersoonlijkPlan,
    SlaPersoonlijkPlanOver,
    WijsOpClientondersteuning,
    StelIdentiteitVast,
    InformeerOverPgb,
    PlanHuisbezoek,
    LegHuisbezoekVast,
    ZieAfVanHuisbezoek,
    NeemZrmAf,
)
ALLOWED: Allowed[State, Command] = {
    Nieuw: (StartOnderzoek,),
    Gestart: (*_ONDERWEG, BeginOnderzoek, StelUitInOverleg, StaakOnderzoek),
    Lopend: (*_ONDERWEG, LegOnderdeelVast, StelUitInOverleg, StaakOnderzoek, VerstrekVerslag, RondOnderzoekAf),
    Uitgesteld: (HervatOnderzoek, StaakOnderzoek),
    VerslagVerstrekt: (InformeerOverPgb, NeemZrmAf, RondOnderzoekAf),
    Afgerond: (NeemZrmAf,),
    Gestaakt: (),
}
ZONDER_VERSLAG: Refusals = {(stand, RondOnderzoekAf): VerslagOntbreekt for stand in (Gestart, Uitgesteld)}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een onderzoek."""
    if isinstance(command, StartOnderzoek):
        return [_start(command)]
    assert not isinstance(state, Nieuw)  # the table lists nothing else before the start
    op, melding_id = command.op, state.melding_id
    match command:
        case OntvangPersoonlijkPlan():
            op_tijd = dag_van(op) <= _persoonlijk_plan_tot(state)
            return [
                PersoonlijkPlanOntvangen(gebeurd_op=op, melding_id=melding_id, ontvangen_op=op, op_tijd=op_tijd),
                PersoonlijkPlanVastgelegd(gebeurd_op=op, persoon_id=state.persoon_ids[0], inhoud=command.inhoud),
            ]
        case SlaPersoonlijkPlanOver():
            return [PersoonlijkPlanOvergeslagen(gebeurd_op=op, melding_id=melding_id)]
        case WijsOpClientondersteuning():
            return [
                ClientondersteuningAangeboden(
                    gebeurd_op=op, melding_id=melding_id, aan=command.aan, gebruikt=command.gebruikt
                )
            ]
        case StelIdentiteitVast():
            if state.identiteit:
                raise IdentiteitAlVastgesteld
            return [IdentiteitVastgesteld(gebeurd_op=op, documentsoort=command.documentsoort)]
        case InformeerOverPgb():
            return [PgbVoorlichtingGegeven(gebeurd_op=op, wijze=command.wijze)]
        case PlanHuisbezoek():
            return [HuisbezoekGepland(gebeurd_op=command.nu, melding_id=melding_id, op=op)]
        case LegHuisbezoekVast():
            return [
                HuisbezoekAfgelegd(
                    gebeurd_op=op, melding_id=melding_id, op=op, reden_huisbezoek=command.reden_huisbezoek
                )
            ]
        case ZieAfVanHuisbezoek():
            return [HuisbezoekNietNodigBevonden(gebeurd_op=op, melding_id=melding_id, reden=command.reden)]
        case BeginOnderzoek():
            return [_begin(command, state)]
        case LegOnderdeelVast():
            return [
                OnderzoeksonderdeelVastgelegd(
                    gebeurd_op=op,
                    persoon_id=state.persoon_ids[0],
                    onderdeel=command.onderdeel,
                    bevinding=command.bevinding,
                )
            ]
        case NeemZrmAf():
            return [
                ZrmAfgenomen(gebeurd_op=op, melding_id=melding_id, moment=command.moment, afgenomen_op=op),
                ZrmScoresVastgelegd(
                    gebeurd_op=op, persoon_id=state.persoon_ids[0], moment=command.moment, scores=command.scores
                ),
            ]
        case StelUitInOverleg():
            return [
                OnderzoekUitgesteldInOverleg(
                    gebeurd_op=op,
                    melding_id=melding_id,
                    tot=command.tot,
                    reden=command.reden,
                    toestemming_id=command.toestemming_id,
                )
            ]
        case HervatOnderzoek():
            toets_dag(command.op, state)
            _toets_persoonlijk_plan(command.op, state)
            return [OnderzoekHervat(gebeurd_op=op, melding_id=melding_id)]
        case StaakOnderzoek():
            return [OnderzoekGestaakt(gebeurd_op=op, melding_id=melding_id, reden=command.reden)]
        case VerstrekVerslag():
            return verstrek(command, state)
        case RondOnderzoekAf():
            return [rond_af(command, state)]
        case _:
            assert_never(command)


def _start(command: StartOnderzoek) -> Event:
    """De zes weken lopen vanaf de melding (R05); een herbeoordeling heeft die termijn niet (R27)."""
    return OnderzoekGestart(
        gebeurd_op=command.op,
        melding_id=command.melding_id,
        dossier_id=command.dossier_id,
        soort=command.soort,
        melding_op=command.melding_op,
        uiterste_datum=None if command.soort == "herbeoordeling" else einde_van_de_zes_weken(command.melding_op),
        persoon_ids=command.persoon_ids,
        voorziening_id=command.voorziening_id,
    )


def einde_van_de_zes_weken(melding_op: datetime) -> date:
    """De laatste dag van het onderzoek naar aanleiding van een melding van dit moment."""
    return wettelijk_einde("onderzoek", dag_van(melding_op))


def _persoonlijk_plan_tot(state: Bekend) -> date:
    return wettelijk_einde("persoonlijk_plan", dag_van(state.melding_op))


def _toets_persoonlijk_plan(op: datetime, state: Bekend) -> None:
    """Niet voor de zeven dagen voorbij zijn, tenzij het plan er is, niet komt, of er spoed is (R03)."""
    te_vroeg = dag_van(op) <= _persoonlijk_plan_tot(state)
    if te_vroeg and not state.persoonlijk_plan and state.soort != "spoed":
        raise PersoonlijkPlanTermijnLoopt


def _begin(command: BeginOnderzoek, state: Bekend) -> Event:
    toets_dag(command.op, state)
    _toets_persoonlijk_plan(command.op, state)
    return OnderzoekBegonnen(gebeurd_op=command.op, melding_id=state.melding_id, begonnen_op=command.op)


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een onderzoek."""
    if isinstance(event, OnderzoekGestart):
        return Gestart(
            melding_id=event.melding_id,
            persoon_ids=event.persoon_ids,
            melding_op=event.melding_op,
            soort=event.soort,
            uiterste_datum=event.uiterste_datum,
            voorziening_id=event.voorziening_id,
        )
    assert not isinstance(state, Nieuw)  # a stream begins with its start
    match event:
        case PersoonlijkPlanOntvangen() | PersoonlijkPlanOvergeslagen():
            return replace(state, persoonlijk_plan=True)
        case ClientondersteuningAangeboden():
            return replace(state, clientondersteuning=state.clientondersteuning or event.aan == "client")
        case IdentiteitVastgesteld():
            return replace(state, identiteit=True)
        case PgbVoorlichtingGegeven():
            return replace(state, pgb=True)
        case OnderzoeksonderdeelVastgelegd():
            return replace(state, onderdelen=state.onderdelen | {event.onderdeel})
        case (
            PersoonlijkPlanVastgelegd()
            | HuisbezoekGepland()
            | HuisbezoekAfgelegd()
            | HuisbezoekNietNodigBevonden()
            | ZrmAfgenomen()
            | OnderzoeksverslagVastgelegd()
        ):
            return state
        case ZrmScoresVastgelegd():
            laatste = state.eindmeting
            telt = event.moment == "eind" and (laatste is None or laatste.gebeurd_op <= event.gebeurd_op)
            return replace(state, eindmeting=event) if telt else state
        case OnderzoekBegonnen() | OnderzoekHervat():
            return _als(Lopend, state)
        case OnderzoekUitgesteldInOverleg():
            return _als(Uitgesteld, state)
        case OnderzoekGestaakt():
            return _als(Gestaakt, state)
        case OnderzoeksverslagVerstrekt():
            return replace(_als(VerslagVerstrekt, state), verslag_op=event.verstrekt_op)
        case OnderzoekAfgerond():
            return _als(Afgerond, state)
        case _:
            assert_never(event)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


def termijnen(state: State) -> Sequence[Looptijd]:
    """De zes weken vanaf de melding (Wmo 2015, art. 2.3.2 lid 1); zij eindigen met het verslag."""
    if isinstance(state, Nieuw) or state.uiterste_datum is None:
        return ()
    return (Looptijd("onderzoek", dag_van(state.melding_op), state.uiterste_datum, state.verslag_op),)


onderzoek = bewaakt(Decider("onderzoeken", Nieuw(), decide, evolve, ALLOWED, ZONDER_VERSLAG), termijnen)
