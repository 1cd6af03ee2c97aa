"""Een plan staat pas vast als inwoner en wijkwerker beiden akkoord zijn, op de dag van het laatste akkoord."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import assert_never
from uuid import UUID

from services.casework.domain.plan.taal import (
    Afgesloten,
    AkkoordeerPlanAlsInwoner,
    AkkoordeerPlanAlsWijkwerker,
    AlGeaccordeerd,
    Bekend,
    BiedPlanTerAccorderingAan,
    Command,
    Concept,
    DoelNietGeevalueerd,
    DossierNietActief,
    ErIsAlEenPlan,
    EvalueerDoel,
    EvalueerPlan,
    Event,
    Geevalueerd,
    InUitvoering,
    Nieuw,
    OnbekendDoel,
    PlaninhoudVastgelegd,
    SluitPlan,
    State,
    StelPlanOp,
    TerAccordering,
    Vastgesteld,
    Vervangen,
    VervangPlan,
    VoerPlanUit,
    WijzigPlan,
)
from shared.decider.decider import Allowed, Decider
from shared.events.plannen import (
    DoelGeevalueerd,
    PlanAfgesloten,
    PlanGeaccordeerdDoorInwoner,
    PlanGeaccordeerdDoorWijkwerker,
    PlanGeevalueerd,
    PlanGewijzigd,
    PlanInUitvoeringGenomen,
    PlanOpgesteld,
    PlanTerAccorderingAangeboden,
    PlanVastgesteld,
    PlanVervangen,
)

ALLOWED: Allowed[State, Command] = {
    Nieuw: (StelPlanOp,),
    Concept: (WijzigPlan, BiedPlanTerAccorderingAan),
    TerAccordering: (WijzigPlan, AkkoordeerPlanAlsInwoner, AkkoordeerPlanAlsWijkwerker),
    Vastgesteld: (VoerPlanUit, VervangPlan),
    InUitvoering: (EvalueerDoel, EvalueerPlan, VervangPlan),
    Geevalueerd: (VoerPlanUit, SluitPlan),
    Afgesloten: (),
    Vervangen: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een plan."""
    if isinstance(command, StelPlanOp):
        return _stel_op(command)
    assert not isinstance(state, Nieuw)  # the table lists nothing else for a new plan
    match command:
        case WijzigPlan():
            assert state.persoon_id  # every plan that was drawn up has its content
            gewijzigd = PlanGewijzigd(
                gebeurd_op=command.op,
                melding_id=state.melding_id,
                doelen=command.doelen,
                uitvoerders=command.uitvoerders,
            )
            return [gewijzigd, _inhoud(command, state.persoon_id)]
        case BiedPlanTerAccorderingAan():
            return [PlanTerAccorderingAangeboden(gebeurd_op=command.op, melding_id=state.melding_id)]
        case AkkoordeerPlanAlsInwoner():
            if state.akkoord_inwoner:
                raise AlGeaccordeerd
            akkoord = PlanGeaccordeerdDoorInwoner(
                gebeurd_op=command.op, melding_id=state.melding_id, akkoord_op=command.op
            )
            return [akkoord, *_vastgesteld(command, state, state.akkoord_wijkwerker)]
        case AkkoordeerPlanAlsWijkwerker():
            if state.akkoord_wijkwerker:
                raise AlGeaccordeerd
            akkoord_wijkwerker = PlanGeaccordeerdDoorWijkwerker(
                gebeurd_op=command.op, melding_id=state.melding_id, akkoord_op=command.op
            )
            return [akkoord_wijkwerker, *_vastgesteld(command, state, state.akkoord_inwoner)]
        case VoerPlanUit():
            return [PlanInUitvoeringGenomen(gebeurd_op=command.op, melding_id=state.melding_id)]
        case EvalueerDoel():
            return [_evalueer(command.op, command.doel_id, command.bereikt, state)]
        case EvalueerPlan():
            return _evalueer_plan(command, state)
        case VervangPlan():
            nieuw = command.nieuw_plan_id
            return [PlanVervangen(gebeurd_op=command.op, melding_id=state.melding_id, nieuw_plan_id=nieuw)]
        case SluitPlan():
            return [PlanAfgesloten(gebeurd_op=command.op, melding_id=state.melding_id, reden=command.reden)]
        case _:
            assert_never(command)


def _stel_op(command: StelPlanOp) -> Sequence[Event]:
    if not command.dossier_open:
        raise DossierNietActief
    if command.ander_plan:
        raise ErIsAlEenPlan
    opgesteld = PlanOpgesteld(
        gebeurd_op=command.op,
        melding_id=command.melding_id,
        huishouden_id=command.huishouden_id,
        dossier_id=command.dossier_id,
        onderzoek_id=command.onderzoek_id,
        doelen=command.doelen,
        uitvoerders=command.uitvoerders,
    )
    return [opgesteld, _inhoud(command, command.persoon_ids[0])]


def _inhoud(command: StelPlanOp | WijzigPlan, persoon_id: UUID) -> Event:
    return PlaninhoudVastgelegd(
        gebeurd_op=command.op,
        persoon_id=persoon_id,
        doelen=command.inhoud_doelen,
        acties=command.inhoud_acties,
        maatwerk_gewenst=command.maatwerk_gewenst,
    )


def _vastgesteld(
    command: AkkoordeerPlanAlsInwoner | AkkoordeerPlanAlsWijkwerker, state: Bekend, ander: datetime | None
) -> Sequence[Event]:
    """Met het akkoord van de ander staat het plan vast."""
    if ander is None:
        return []
    op = max(ander, command.op)
    return [
        PlanVastgesteld(
            gebeurd_op=op,
            melding_id=state.melding_id,
            vastgesteld_op=op,
            dossier_id=state.dossier_id,
            huishouden_id=state.huishouden_id,
            aanmelding_id=command.aanmelding_id,
            persoon_ids=command.persoon_ids,
            onderzoek_uiterste_datum=command.onderzoek_uiterste_datum,
            verslag_op=command.verslag_op,
            maatwerk_gewenst=state.maatwerk_gewenst,
            eigen_uitvoering=any(uitvoerder != "professional" for uitvoerder in state.uitvoerders),
        )
    ]


def _evalueer(op: datetime, doel_id: UUID, bereikt: bool, state: Bekend) -> Event:
    doelcode = next((doel.doelcode for doel in state.doelen if doel.doel_id == doel_id), None)
    if doelcode is None:
        raise OnbekendDoel
    return DoelGeevalueerd(
        gebeurd_op=op, melding_id=state.melding_id, doel_id=doel_id, doelcode=doelcode, bereikt=bereikt
    )


def _evalueer_plan(command: EvalueerPlan, state: Bekend) -> Sequence[Event]:
    """Wat is gemeten gaat voor wat iemand vond; de evaluatie van zo'n doel wordt vastgelegd waar zij anders is."""
    gemeten = _gemeten(command, state)
    bereikt = {**state.bereikt, **gemeten}
    if any(doel.doel_id not in bereikt for doel in state.doelen):
        raise DoelNietGeevalueerd
    anders = [doel_id for doel_id, is_bereikt in gemeten.items() if state.bereikt.get(doel_id) is not is_bereikt]
    conform = all(bereikt.values())
    return [
        *(_evalueer(command.op, doel_id, gemeten[doel_id], state) for doel_id in anders),
        PlanGeevalueerd(gebeurd_op=command.op, melding_id=state.melding_id, doelrealisatie_conform=conform),
    ]


def _gemeten(command: EvalueerPlan, state: Bekend) -> Mapping[UUID, bool]:
    """Welke doelen de eindmeting beslist, en hoe; een meting van voor deze uitvoering zegt er niets van."""
    meting, sinds = command.eindmeting, state.in_uitvoering_op
    if meting is None or sinds is None or meting.op < sinds:
        return {}
    return {
        doel.doel_id: meting.scores[doel.domein] >= doel.score
        for doel in command.zrm_doelen
        if doel.domein in meting.scores
    }


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een plan."""
    if isinstance(event, PlanOpgesteld):
        return Concept(
            melding_id=event.melding_id,
            huishouden_id=event.huishouden_id,
            dossier_id=event.dossier_id,
            uitvoerders=event.uitvoerders,
            doelen=event.doelen,
        )
    assert not isinstance(state, Nieuw)  # a stream begins with drawing it up
    match event:
        case PlaninhoudVastgelegd():
            state = replace(state, persoon_id=event.persoon_id, inhoud_doelen=event.doelen)
            return replace(state, maatwerk_gewenst=event.maatwerk_gewenst)
        case PlanGewijzigd():
            gewijzigd = replace(state, doelen=event.doelen, uitvoerders=event.uitvoerders)
            return _als(Concept, replace(gewijzigd, akkoord_inwoner=None, akkoord_wijkwerker=None))
        case PlanTerAccorderingAangeboden():
            return _als(TerAccordering, state)
        case PlanGeaccordeerdDoorInwoner():
            return replace(state, akkoord_inwoner=event.akkoord_op)
        case PlanGeaccordeerdDoorWijkwerker():
            return replace(state, akkoord_wijkwerker=event.akkoord_op)
        case PlanVastgesteld():
            return _als(Vastgesteld, state)
        case PlanInUitvoeringGenomen():
            return _als(InUitvoering, replace(state, bereikt={}, in_uitvoering_op=event.gebeurd_op))
        case DoelGeevalueerd():
            return replace(state, bereikt={**state.bereikt, event.doel_id: event.bereikt})
        case PlanGeevalueerd():
            return _als(Geevalueerd, state)
        case PlanAfgesloten():
            return _als(Afgesloten, state)
        case PlanVervangen():
            return _als(Vervangen, state)
        case _:
            assert_never(event)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


plan: Decider[Command, State, Event] = Decider("plannen", Nieuw(), decide, evolve, ALLOWED)
