"""Wanneer een aanvraag kan, en wat er met haar gebeurt tot zij is beschikt (Wmo 2015, art. 2.3.2 lid 9; Awb 4:1)."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import assert_never

from services.provisions.domain.aanvraag.indiening import dien_in, dien_zelf_in
from services.provisions.domain.aanvraag.taal import (
    Aangeboden,
    AanvraaggegevensVastgelegd,
    AanvraagOndertekend,
    AanvullingOntvangen,
    BeeindigOpschorting,
    Bekend,
    BereidBeschikkingVoor,
    Beschik,
    Beschikt,
    BiedAanvraagformulierAan,
    BuitenBehandeling,
    Command,
    DienAanvraagIn,
    DienAanvraagInOpEigenInitiatief,
    DoeMededeling,
    Event,
    InBehandeling,
    Ingetrokken,
    LaatBuitenBehandeling,
    MaakAanvraagMogelijk,
    Mogelijk,
    NeemInBehandeling,
    Nieuw,
    NieuweDatumNietLater,
    OndertekeningOntbreekt,
    OntvangAanvulling,
    Ontvangen,
    OntvangZienswijze,
    Opgeschort,
    Periode,
    ReactietermijnTeKort,
    SchortOp,
    State,
    TrekAanvraagIn,
    Uitnodiging,
    VoorOntvangst,
    VraagAanvulling,
    VraagZienswijze,
    ZienswijzeNietGevraagd,
    ZienswijzeOntbreekt,
    ZienswijzeVastgelegd,
)
from services.provisions.domain.aanvraag.termijn import (
    beeindig,
    eis_lopend,
    in_behandeling,
    laat_buiten_behandeling,
    ontvang_aanvulling,
    schort_op,
    termijnen,
    vraag_aanvulling,
    wettelijk_einde,
)
from shared.decider.decider import Allowed, Decider
from shared.events.aanvragen import (
    AanvraagBeschikt,
    AanvraagBuitenBehandelingGesteld,
    AanvraagformulierAangeboden,
    AanvraagInBehandelingGenomen,
    AanvraagIngetrokken,
    AanvraagMogelijkGemaakt,
    AanvraagOntvangen,
    AanvraagOpgeschort,
    AanvullingGevraagd,
    BeslistermijnMededelingGedaan,
    OpschortingBeeindigd,
    ZienswijzeGevraagd,
    ZienswijzeOntvangen,
)
from shared.termijnen.bewaking import bewaakt
from shared.termijnen.kalender import EEN_DAG, dag_van

_LOPEND = (  # what can be done with every aanvraag that waits for a decision
    VraagAanvulling,
    SchortOp,
    DoeMededeling,
    VraagZienswijze,
    OntvangZienswijze,
    TrekAanvraagIn,
    BereidBeschikkingVoor,
)
ALLOWED: Allowed[State, Command] = {
    Nieuw: (MaakAanvraagMogelijk, BiedAanvraagformulierAan, DienAanvraagInOpEigenInitiatief),
    Mogelijk: (),
    Aangeboden: (DienAanvraagIn,),
    Ontvangen: (NeemInBehandeling, *_LOPEND),
    InBehandeling: (OntvangAanvulling, LaatBuitenBehandeling, *_LOPEND, Beschik),
    Opgeschort: (OntvangAanvulling, BeeindigOpschorting, LaatBuitenBehandeling, *_LOPEND, Beschik),
    BuitenBehandeling: (),
    Ingetrokken: (),
    Beschikt: (),
}


def decide(command: Command, state: State) -> Sequence[Event]:
    """Beslis over een aanvraag."""
    match command:
        case MaakAanvraagMogelijk():
            return [
                AanvraagMogelijkGemaakt(
                    gebeurd_op=command.op, melding_id=command.melding_id, grond=command.grond, vanaf=command.vanaf
                )
            ]
        case BiedAanvraagformulierAan():
            return [
                AanvraagformulierAangeboden(
                    gebeurd_op=command.op,
                    melding_id=command.melding_id,
                    plan_id=command.plan_id,
                    persoon_id=command.persoon_id,
                    productcategorieen=command.productcategorieen,
                )
            ]
        case DienAanvraagInOpEigenInitiatief():
            return dien_zelf_in(command)
    assert not isinstance(state, Nieuw | Mogelijk)  # the table lists nothing else for these
    if isinstance(command, DienAanvraagIn):
        return dien_in(command, state)
    if state.ontvangen_op is not None and dag_van(command.op) < dag_van(state.ontvangen_op):
        raise VoorOntvangst
    match command:
        case NeemInBehandeling():
            return in_behandeling(command.op, state)
        case VraagAanvulling():
            return vraag_aanvulling(command, state)
        case OntvangAanvulling():
            return ontvang_aanvulling(command, state)
        case SchortOp():
            return schort_op(command, state)
        case BeeindigOpschorting():
            return [beeindig(command, state)]
        case DoeMededeling():
            return [_doe_mededeling(command, state)]
        case VraagZienswijze():
            if command.tot <= dag_van(command.op):
                raise ReactietermijnTeKort
            return [ZienswijzeGevraagd(gebeurd_op=command.op, melding_id=state.melding_id, tot=command.tot)]
        case OntvangZienswijze():
            return _ontvang_zienswijze(command, state)
        case LaatBuitenBehandeling():
            return [laat_buiten_behandeling(command, state)]
        case TrekAanvraagIn():
            return [AanvraagIngetrokken(gebeurd_op=command.op, melding_id=state.melding_id, door_rol=command.door_rol)]
        case BereidBeschikkingVoor():
            return _bereid_voor(command, state)
        case Beschik():
            eis_lopend(state, dag_van(command.op))
            return [
                AanvraagBeschikt(
                    gebeurd_op=command.op, melding_id=state.melding_id, beschikking_id=command.beschikking_id
                )
            ]
        case _:
            assert_never(command)


def _doe_mededeling(command: DoeMededeling, state: Bekend) -> Event:
    """De mededeling noemt een latere datum, en laat de wettelijke staan (R24)."""
    einde = wettelijk_einde(state)
    if einde is not None and command.nieuwe_datum <= einde:
        raise NieuweDatumNietLater
    return BeslistermijnMededelingGedaan(
        gebeurd_op=command.op, melding_id=state.melding_id, medegedeeld_op=command.op, nieuwe_datum=command.nieuwe_datum
    )


def _ontvang_zienswijze(command: OntvangZienswijze, state: Bekend) -> Sequence[Event]:
    if state.zienswijze_tot is None:
        raise ZienswijzeNietGevraagd
    return [
        ZienswijzeOntvangen(gebeurd_op=command.op, melding_id=state.melding_id, ontvangen_op=command.op),
        ZienswijzeVastgelegd(gebeurd_op=command.op, persoon_id=command.persoon_id, inhoud=command.inhoud),
    ]


def _bereid_voor(command: BereidBeschikkingVoor, state: Bekend) -> Sequence[Event]:
    eis_lopend(state, dag_van(command.op))
    if not state.ondertekend:
        raise OndertekeningOntbreekt.met(VraagAanvulling)
    kans_voorbij = state.zienswijze_tot is not None and state.zienswijze_tot < dag_van(command.op)
    if command.afwijkende_afwijzing and state.zienswijze_op is None and not kans_voorbij:
        raise ZienswijzeOntbreekt.met(VraagZienswijze, OntvangZienswijze)
    return in_behandeling(command.op, state)


def evolve(state: State, event: Event) -> State:
    """Vouw een feit in de stand van een aanvraag."""
    match event:
        case AanvraagMogelijkGemaakt():
            return Mogelijk()
        case AanvraagformulierAangeboden():
            return Aangeboden(
                melding_id=event.melding_id,
                plan_id=event.plan_id,
                persoon_id=event.persoon_id,
                productcategorieen=event.productcategorieen,
            )
        case AanvraagOntvangen():
            return Ontvangen(
                melding_id=event.melding_id,
                plan_id=event.plan_id,
                persoon_id=event.persoon_id,
                productcategorieen=event.productcategorieen,
                ontvangen_op=event.ontvangen_op,
            )
    assert not isinstance(state, Nieuw | Mogelijk)  # a stream begins with one of these
    match event:
        case AanvraaggegevensVastgelegd():
            return replace(state, ondertekend=event.ondertekend)
        case AanvraagOndertekend():
            return replace(state, ondertekend=True)
        case AanvraagInBehandelingGenomen():
            return _als(InBehandeling, state)
        case AanvullingGevraagd():
            uitnodiging = Uitnodiging(
                nummer=len(state.periodes) + 1,  # of the suspension that follows
                uitgenodigd_op=dag_van(event.uitgenodigd_op),
                hersteltermijn_tot=event.hersteltermijn_tot,
            )
            return replace(state, uitnodiging=uitnodiging)
        case AanvraagOpgeschort():
            periode = Periode(nummer=event.nummer, grond=event.grond, vanaf=event.vanaf, tot=event.verwacht_tot_en_met)
            return replace(_als(Opgeschort, state), periodes=(*state.periodes, periode))
        case OpschortingBeeindigd():
            periodes = tuple(
                replace(periode, tot=event.tot_en_met, beeindigd=True) if periode.nummer == event.nummer else periode
                for periode in state.periodes
            )
            later = any(periode.raakt(event.tot_en_met + EEN_DAG, date.max) for periode in periodes)
            return replace(state if later else _als(InBehandeling, state), periodes=periodes)
        case AanvullingOntvangen():
            assert state.uitnodiging is not None  # nothing is completed that was not asked for
            return replace(state, uitnodiging=replace(state.uitnodiging, aangevuld_op=dag_van(event.gebeurd_op)))
        case BeslistermijnMededelingGedaan() | ZienswijzeVastgelegd():
            return state
        case ZienswijzeGevraagd():
            return replace(state, zienswijze_tot=event.tot, zienswijze_op=None)  # what came before was on other facts
        case ZienswijzeOntvangen():
            return replace(state, zienswijze_op=event.ontvangen_op)
        case AanvraagBuitenBehandelingGesteld():
            return replace(_als(BuitenBehandeling, state), besluit_op=event.bekendgemaakt_op)
        case AanvraagIngetrokken():
            return replace(_als(Ingetrokken, state), besluit_op=event.gebeurd_op)
        case AanvraagBeschikt():
            return replace(_als(Beschikt, state), besluit_op=event.gebeurd_op)
        case _:
            assert_never(event)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


aanvraag = bewaakt(Decider("aanvragen", Nieuw(), decide, evolve, ALLOWED), termijnen)
