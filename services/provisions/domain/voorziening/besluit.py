"""Hoe een voorziening wordt besteld, geleverd, gewijzigd en beeindigd."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import assert_never

from services.provisions.domain.eigen_bijdrage import uiterste_datum
from services.provisions.domain.voorziening.beoordeling import gepland, heronderzoek, rond_af, vraag
from services.provisions.domain.voorziening.einde import beeindig, eindig_op_besluit
from services.provisions.domain.voorziening.taal import (
    Afgekeurd,
    Afgewezen,
    Beeindigd,
    BeeindigVoorziening,
    Bekend,
    BeoordelingAfgerond,
    BeoordelingGevraagd,
    Besteld,
    Bevestigd,
    Command,
    EindigOpBesluit,
    Event,
    Gestopt,
    HervattingVoorOnderbreking,
    InLevering,
    KenVoorzieningToe,
    LaatToewijzingVerlopen,
    MeldEigenBijdrage,
    MeldHervatting,
    MeldOnderbreking,
    MeldStart,
    MeldStop,
    Nieuw,
    NogNietVerstrekt,
    PlanHerbeoordeling,
    RondBeoordelingAf,
    State,
    StopPastNietBijStart,
    TijdelijkGestopt,
    Toegekend,
    ToewijzingLooptNog,
    VerlopenZonderStart,
    VerwerkRetour,
    VerzendToewijzing,
    VoorToekenning,
    VraagBeoordeling,
    VraagHeronderzoek,
    WijsVoorzieningAf,
    WijzigVoorziening,
)
from services.provisions.domain.voorziening.termijn import termijnen
from services.provisions.domain.voorziening.toewijzing import bestel, retour, wijzig
from shared.decider.decider import Allowed, Decider
from shared.events.voorzieningen import (
    EigenBijdrageGemeld,
    HerbeoordelingGepland,
    HeronderzoekGevraagd,
    LeveringGestart,
    LeveringGestopt,
    LeveringHervat,
    LeveringTijdelijkGestopt,
    ToewijzingAfgekeurd,
    ToewijzingBevestigd,
    ToewijzingGewijzigd,
    ToewijzingVerlopen,
    ToewijzingVerzonden,
    VoorzieningAfgewezen,
    VoorzieningBeeindigd,
    VoorzieningGewijzigd,
    VoorzieningToegekend,
)
from shared.termijnen.bewaking import bewaakt
from shared.termijnen.kalender import dag_van

_BEOORDELEN: Sequence[type[Command]] = (VraagBeoordeling, RondBeoordelingAf)
_STEEDS: Sequence[type[Command]] = (
    PlanHerbeoordeling,
    VraagHeronderzoek,
    *_BEOORDELEN,
    MeldEigenBijdrage,
    EindigOpBesluit,
)
ALLOWED: Allowed[State, Command] = {
    Nieuw: (KenVoorzieningToe, WijsVoorzieningAf),
    Afgewezen: _BEOORDELEN,
    Toegekend: (VerzendToewijzing, WijzigVoorziening, BeeindigVoorziening, *_STEEDS),
    Besteld: (VerwerkRetour, MeldStart, BeeindigVoorziening, *_STEEDS),
    Bevestigd: (VerwerkRetour, MeldStart, WijzigVoorziening, LaatToewijzingVerlopen, BeeindigVoorziening, *_STEEDS),
    Afgekeurd: (VerzendToewijzing, WijzigVoorziening, BeeindigVoorziening, *_STEEDS),
    InLevering: (VerwerkRetour, MeldOnderbreking, MeldStop, WijzigVoorziening, *_STEEDS),
    TijdelijkGestopt: (VerwerkRetour, MeldHervatting, MeldStop, *_STEEDS),
    Gestopt: (BeeindigVoorziening, *_STEEDS),
    VerlopenZonderStart: (BeeindigVoorziening, *_STEEDS),
    Beeindigd: (MeldEigenBijdrage,),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een voorziening."""
    match command:
        case KenVoorzieningToe():
            return [_ken_toe(command)]
        case WijsVoorzieningAf():
            return [
                VoorzieningAfgewezen(
                    gebeurd_op=command.op,
                    melding_id=command.melding_id,
                    beschikking_id=command.beschikking_id,
                    aanvraag_id=command.aanvraag_id,
                    productcategorie=command.productcategorie,
                    reden=command.reden,
                )
            ]
    assert not isinstance(state, Nieuw)  # the table lists nothing else for a new one
    match command:
        case VraagBeoordeling():
            return vraag(command, state)
        case RondBeoordelingAf():
            return [rond_af(command, state)]
    assert not isinstance(state, Afgewezen)  # nor for what was refused
    melding_id, nummer = state.melding_id, state.toewijzingnummer
    match command:
        case VerzendToewijzing():
            return [bestel(command, state)]
        case VerwerkRetour():
            return [retour(command, state)]
        case WijzigVoorziening():
            return wijzig(command, state)
        case LaatToewijzingVerlopen():
            einde = state.toegekend.einddatum
            if einde is None or dag_van(command.op) <= einde:
                raise ToewijzingLooptNog
            return [ToewijzingVerlopen(gebeurd_op=command.op, melding_id=melding_id, toewijzingnummer=nummer)]
        case MeldStart() | MeldOnderbreking() | MeldHervatting() | MeldStop():
            return [_levering(command, state)]
        case BeeindigVoorziening():
            return beeindig(command, state)
        case EindigOpBesluit():
            return eindig_op_besluit(command, state)
        case PlanHerbeoordeling():
            return [HerbeoordelingGepland(gebeurd_op=command.op, melding_id=melding_id, op=command.gepland)]
        case VraagHeronderzoek():
            return [heronderzoek(command, state)]
        case MeldEigenBijdrage():
            if state.verstrekt is None:
                raise NogNietVerstrekt
            return [
                EigenBijdrageGemeld(
                    gebeurd_op=command.op,
                    melding_id=melding_id,
                    gemeld_op=command.op,
                    uiterste_datum=uiterste_datum(state.toegekend.leveringsvorm, state.verstrekt),
                    soort_bericht=command.soort_bericht,
                )
            ]
        case _:
            assert_never(command)


def _ken_toe(command: KenVoorzieningToe) -> Event:
    return VoorzieningToegekend(
        gebeurd_op=command.op,
        melding_id=command.melding_id,
        beschikking_id=command.beschikking_id,
        aanvraag_id=command.aanvraag_id,
        plan_id=command.plan_id,
        persoon_id=command.persoon_id,
        productcategorie=command.productcategorie,
        productcode=command.productcode,
        leveringsvorm=command.leveringsvorm,
        omvang=command.omvang,
        eenheid=command.eenheid,
        frequentie=command.frequentie,
        startdatum=command.startdatum,
        einddatum=command.einddatum,
        aanbieder_id=command.aanbieder_id,
        nieuw=command.nieuw,
    )


def _levering(command: MeldStart | MeldOnderbreking | MeldHervatting | MeldStop, state: Bekend) -> Event:
    op, melding_id, toewijzing = command.op, state.melding_id, state.toewijzingnummer
    match command:
        case MeldStart():
            # what is granted from an earlier day on, may have begun before the decision was made known
            if dag_van(op) < min(dag_van(state.toegekend.gebeurd_op), state.toegekend.startdatum):
                raise VoorToekenning
            return LeveringGestart(
                gebeurd_op=op,
                melding_id=melding_id,
                toewijzingnummer=toewijzing,
                nummer=state.leveringen + 1,
                gestart_op=op,
            )
        case MeldHervatting(nummer=nummer):
            if nummer != state.leveringen or (state.gestopt_op is not None and op < state.gestopt_op):
                raise HervattingVoorOnderbreking
            return LeveringHervat(
                gebeurd_op=op, melding_id=melding_id, toewijzingnummer=toewijzing, nummer=nummer, gestart_op=op
            )
        case MeldOnderbreking(nummer=nummer) | MeldStop(nummer=nummer):
            if nummer != state.leveringen or (state.gestart_op is not None and op < state.gestart_op):
                raise StopPastNietBijStart
    if isinstance(command, MeldOnderbreking):
        return LeveringTijdelijkGestopt(
            gebeurd_op=op, melding_id=melding_id, toewijzingnummer=toewijzing, nummer=nummer, gestopt_op=op
        )
    return LeveringGestopt(
        gebeurd_op=op,
        melding_id=melding_id,
        toewijzingnummer=toewijzing,
        nummer=nummer,
        gestopt_op=op,
        reden=command.reden,
    )


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een voorziening."""
    match event:
        case VoorzieningToegekend():
            return Toegekend(toegekend=event, verstrekt=event.startdatum if event.leveringsvorm == "pgb" else None)
        case VoorzieningAfgewezen():
            return Afgewezen(melding_id=event.melding_id)
    assert not isinstance(state, Nieuw)  # a stream begins with one of these
    match event:
        case BeoordelingGevraagd():
            return replace(state, beoordelingen=(*state.beoordelingen, event))
        case BeoordelingAfgerond():
            return replace(state, afgerond=state.afgerond | {event.nummer})
    assert not isinstance(state, Afgewezen)  # nothing else becomes of it
    match event:
        case ToewijzingVerzonden():
            besteld = replace(state, toewijzingnummer=event.toewijzingnummer, aanbieder_id=event.aanbieder_id)
            return _als(Besteld, _wachtend(replace(besteld, toewijzingen=state.toewijzingen + 1), event.verzonden_op))
        case ToewijzingBevestigd():
            antwoord = replace(state, retour_op=event.gebeurd_op)
            return _als(Bevestigd, antwoord) if isinstance(state, Besteld) else antwoord
        case ToewijzingAfgekeurd():
            antwoord = replace(state, retour_op=event.gebeurd_op)
            return _als(Afgekeurd, antwoord) if isinstance(state, Besteld) else antwoord
        case ToewijzingGewijzigd():
            return _wachtend(state, event.gebeurd_op)
        case ToewijzingVerlopen():
            return _als(VerlopenZonderStart, state)
        case LeveringGestart():
            verstrekt = state.verstrekt or dag_van(event.gestart_op)
            gestart = replace(state, leveringen=event.nummer, gestart_op=event.gestart_op, verstrekt=verstrekt)
            return _als(InLevering, gestart)
        case LeveringTijdelijkGestopt():
            return _als(TijdelijkGestopt, replace(state, gestopt_op=event.gestopt_op))
        case LeveringHervat():
            return _als(InLevering, replace(state, gestart_op=event.gestart_op))
        case LeveringGestopt():
            return _als(Gestopt, state)
        case VoorzieningGewijzigd():
            nu = replace(state.toegekend, omvang=event.omvang, einddatum=event.einddatum)
            return replace(state, toegekend=nu)
        case VoorzieningBeeindigd():
            ooit = state.verstrekt is not None and state.verstrekt <= event.per
            return _als(Beeindigd, replace(state, verstrekt=state.verstrekt if ooit else None))
        case HerbeoordelingGepland():
            return replace(state, herbeoordeling_op=event.op)
        case HeronderzoekGevraagd():
            nog_niet = state.herbeoordeling_op is not None and event.gebeurd_op < state.herbeoordeling_op
            return state if nog_niet else replace(state, herbeoordeling_op=None)
        case EigenBijdrageGemeld():
            return replace(state, cak_gemeld_op=state.cak_gemeld_op or event.gemeld_op)
        case _:
            assert_never(event)


def _wachtend[S: Bekend](state: S, verzonden_op: datetime) -> S:
    return replace(state, verzonden_op=verzonden_op, retour_op=None)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


voorziening = bewaakt(Decider("voorzieningen", Nieuw(), decide, evolve, ALLOWED), termijnen, gepland)
