"""Wanneer een aanvraag kan, en hoe haar beslistermijn loopt en stilstaat (Wmo 2015, art. 2.3.2 lid 9; Awb 4:15)."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from services.provisions.domain.aanvraag.taal import (
    Aangeboden,
    AanvraaggegevensVastgelegd,
    Aanvraagrecht,
    BeeindigOpschorting,
    Bekend,
    BereidBeschikkingVoor,
    Beschik,
    Beschikt,
    BiedAanvraagformulierAan,
    Command,
    DienAanvraagIn,
    DienAanvraagInOpEigenInitiatief,
    Event,
    InBehandeling,
    MaakAanvraagMogelijk,
    Mogelijk,
    Nieuw,
    NogOpgeschort,
    Ontvangen,
    Opgeschort,
    OpschortingNietLopend,
    OpschortingOverlapt,
    Periode,
    SchortOp,
    State,
    TeVroegAangevraagd,
)
from shared.decider.decider import Allowed, Decider
from shared.events.aanvragen import (
    AanvraagBeschikt,
    AanvraagformulierAangeboden,
    AanvraagInBehandelingGenomen,
    AanvraagMogelijkGemaakt,
    AanvraagOntvangen,
    AanvraagOpgeschort,
    OpschortingBeeindigd,
)
from shared.termijnen.kalender import begin_van, dag_van
from shared.termijnen.opschorting import Grond, Opschorting
from shared.termijnen.termijn import bereken

TERMIJN = "beslistermijn_aanvraag"

ALLOWED: Allowed[State, Command] = {
    Nieuw: (MaakAanvraagMogelijk, BiedAanvraagformulierAan, DienAanvraagInOpEigenInitiatief),
    Mogelijk: (),
    Aangeboden: (DienAanvraagIn,),
    Ontvangen: (SchortOp, BereidBeschikkingVoor),
    InBehandeling: (SchortOp, BereidBeschikkingVoor, Beschik),
    Opgeschort: (BeeindigOpschorting, SchortOp, BereidBeschikkingVoor, Beschik),
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
            return _dien_zelf_in(command)
    assert not isinstance(state, Nieuw | Mogelijk)  # the table lists nothing else for these
    match command:
        case DienAanvraagIn():
            return _dien_in(command, state)
        case SchortOp():
            return _schort_op(command, state)
        case BeeindigOpschorting():
            return [_beeindig(command, state)]
        case BereidBeschikkingVoor():
            _eis_lopend(state, dag_van(command.op))
            return _in_behandeling(command.op, state)
        case Beschik():
            _eis_lopend(state, dag_van(command.op))
            return [
                AanvraagBeschikt(
                    gebeurd_op=command.op, melding_id=state.melding_id, beschikking_id=command.beschikking_id
                )
            ]
        case _:
            assert_never(command)


def _toets(recht: Aanvraagrecht, ontvangen_op: datetime) -> None:
    """Niet voor het verslag, tenzij de zes weken voorbij zijn (R10)."""
    na_verslag = recht.verslag_op is not None and recht.verslag_op <= ontvangen_op
    einde = recht.onderzoek_uiterste_datum
    if not na_verslag and (einde is None or dag_van(ontvangen_op) <= einde):
        raise TeVroegAangevraagd


def _dien_in(command: DienAanvraagIn, state: Bekend) -> Sequence[Event]:
    _toets(command.recht, command.ontvangen_op)
    persoon_id = state.persoon_id or command.recht.persoon_id
    ontvangen = AanvraagOntvangen(
        gebeurd_op=command.ontvangen_op,
        melding_id=state.melding_id,
        plan_id=state.plan_id,
        persoon_id=persoon_id,
        ontvangen_op=command.ontvangen_op,
        wijze="na_plan",
        productcategorieen=state.productcategorieen,
        uiterste_datum=bereken(TERMIJN, dag_van(command.ontvangen_op)).wettelijke_einddatum,
    )
    return [ontvangen, *_gegevens(command.ontvangen_op, persoon_id, command.bsn, ondertekend=command.ondertekend)]


def _dien_zelf_in(command: DienAanvraagInOpEigenInitiatief) -> Sequence[Event]:
    _toets(command.recht, command.ontvangen_op)
    persoon_id = command.recht.persoon_id or command.eigen_persoon_id
    ontvangen = AanvraagOntvangen(
        gebeurd_op=command.ontvangen_op,
        melding_id=command.melding_id,
        plan_id=None,
        persoon_id=persoon_id,
        ontvangen_op=command.ontvangen_op,
        wijze="eigen_initiatief",
        productcategorieen=command.gevraagd,
        uiterste_datum=bereken(TERMIJN, dag_van(command.ontvangen_op)).wettelijke_einddatum,
    )
    return [ontvangen, *_gegevens(command.ontvangen_op, persoon_id, command.bsn, ondertekend=command.ondertekend)]


def _gegevens(op: datetime, persoon_id: UUID | None, bsn: str, *, ondertekend: bool) -> Sequence[Event]:
    if persoon_id is None:
        return []
    return [AanvraaggegevensVastgelegd(gebeurd_op=op, persoon_id=persoon_id, bsn=bsn, ondertekend=ondertekend)]


def _in_behandeling(op: datetime, state: Bekend) -> Sequence[Event]:
    """Een ontvangen aanvraag komt door de eerste stap in behandeling, een opgeschorte na haar laatste dag weer."""
    voorbij = isinstance(state, Opgeschort) and (tot := state.periodes[-1].tot) is not None and tot < dag_van(op)
    if not isinstance(state, Ontvangen) and not voorbij:
        return []
    return [AanvraagInBehandelingGenomen(gebeurd_op=op, melding_id=state.melding_id)]


def _schort_op(command: SchortOp, state: Bekend) -> Sequence[Event]:
    laatste = state.periodes[-1] if state.periodes else None
    if laatste is not None and laatste.tot is None:
        raise NogOpgeschort.met(BeeindigOpschorting)
    te_vroeg = laatste is not None and laatste.tot is not None and command.vanaf <= laatste.tot
    if te_vroeg or (command.tot is not None and command.tot < command.vanaf):
        raise OpschortingOverlapt
    op = min(command.op, begin_van(command.vanaf))
    opgeschort = AanvraagOpgeschort(
        gebeurd_op=op,
        melding_id=state.melding_id,
        nummer=len(state.periodes) + 1,
        grond=command.grond,
        vanaf=command.vanaf,
        verwacht_tot_en_met=command.tot,
    )
    opgenomen = _in_behandeling(op, state) if isinstance(state, Ontvangen) else []
    return [*opgenomen, opgeschort]


def _beeindig(command: BeeindigOpschorting, state: Bekend) -> Event:
    laatste, dag = state.periodes[-1], dag_van(command.op)
    voorbij = laatste.tot is not None and dag > laatste.tot
    if command.nummer != laatste.nummer or voorbij or dag < laatste.vanaf:
        raise OpschortingNietLopend
    periodes = [*state.periodes[:-1], replace(laatste, tot=dag)]
    return OpschortingBeeindigd(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        nummer=command.nummer,
        grond=laatste.grond,
        tot_en_met=dag,
        nieuwe_uiterste_datum=_einde(state, periodes),
    )


def _einde(state: Bekend, periodes: Sequence[Periode]) -> date:
    assert state.ontvangen_op is not None
    gesloten = [Opschorting(p.vanaf, p.tot, Grond(p.grond)) for p in periodes if p.tot is not None]
    return bereken(TERMIJN, dag_van(state.ontvangen_op), gesloten).wettelijke_einddatum


def _eis_lopend(state: Bekend, dag: date) -> None:
    """Een opschorting eindigt vanzelf na haar laatste dag; daarvoor kan er niet worden beschikt."""
    laatste = state.periodes[-1] if state.periodes else None
    if laatste is not None and laatste.vanaf <= dag and (laatste.tot is None or dag <= laatste.tot):
        raise NogOpgeschort.met(BeeindigOpschorting)


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
            return state
        case AanvraagInBehandelingGenomen():
            return _als(InBehandeling, state)
        case AanvraagOpgeschort():
            periode = Periode(nummer=event.nummer, grond=event.grond, vanaf=event.vanaf, tot=event.verwacht_tot_en_met)
            return replace(_als(Opgeschort, state), periodes=(*state.periodes, periode))
        case OpschortingBeeindigd():
            laatste = replace(state.periodes[-1], tot=event.tot_en_met)
            return replace(_als(InBehandeling, state), periodes=(*state.periodes[:-1], laatste))
        case AanvraagBeschikt():
            return _als(Beschikt, state)
        case _:
            assert_never(event)


def _als[S: Bekend](stand: type[S], state: Bekend) -> S:
    return stand(**{field.name: getattr(state, field.name) for field in fields(state)})


aanvraag: Decider[Command, State, Event] = Decider("aanvragen", Nieuw(), decide, evolve, ALLOWED)
