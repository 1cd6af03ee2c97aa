"""Hoe de beslistermijn van een aanvraag loopt en stilstaat, en wat er met een onvolledige gebeurt (Awb 4:5, 4:15)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from services.provisions.domain.aanvraag.taal import (
    AanvraagOndertekend,
    AanvullingNietGevraagd,
    AanvullingOntvangen,
    BeeindigOpschorting,
    Bekend,
    Event,
    HersteltermijnLoopt,
    Ingetrokken,
    LaatBuitenBehandeling,
    Mogelijk,
    Nieuw,
    NogOpgeschort,
    OntvangAanvulling,
    Ontvangen,
    Opgeschort,
    OpschortingNietLopend,
    OpschortingOverlapt,
    Periode,
    ReactietermijnTeKort,
    SchortOp,
    State,
    TeLaatVoorBuitenBehandeling,
    VraagAanvulling,
)
from shared.events.aanvragen import (
    AanvraagBuitenBehandelingGesteld,
    AanvraagInBehandelingGenomen,
    AanvraagOpgeschort,
    AanvullingGevraagd,
    OpschortingBeeindigd,
)
from shared.termijnen.bewaking import Looptijd
from shared.termijnen.kalender import begin_van, dag_van
from shared.termijnen.opschorting import Grond, Opschorting, opschorting_na_uitnodiging
from shared.termijnen.termijn import Termijn, bereken, beslistermijn_einde

TERMIJN = "beslistermijn_aanvraag"


def in_behandeling(op: datetime, state: Bekend) -> Sequence[Event]:
    """Een ontvangen aanvraag komt door de eerste stap in behandeling, een opgeschorte na haar laatste dag weer."""
    stil = any(periode.raakt(dag_van(op), date.max) for periode in state.periodes)
    if not isinstance(state, Ontvangen) and (stil or not isinstance(state, Opgeschort)):
        return []
    return [AanvraagInBehandelingGenomen(gebeurd_op=op, melding_id=state.melding_id)]


def schort_op(command: SchortOp, state: Bekend) -> Sequence[Event]:
    """Geen dag staat twee keer stil, en een opschorting zonder einde duurt tot haar beeindiging."""
    tot = command.tot or date.max
    overlapt = [periode for periode in state.periodes if periode.raakt(command.vanaf, tot)]
    if any(periode.tot is None for periode in overlapt):
        raise NogOpgeschort.met(BeeindigOpschorting)
    if overlapt or tot < command.vanaf:
        raise OpschortingOverlapt
    op = min(command.op, begin_van(command.vanaf))
    opgeschort = AanvraagOpgeschort(
        gebeurd_op=op,
        melding_id=state.melding_id,
        nummer=len(state.periodes) + 1,
        grond=command.grond,
        vanaf=command.vanaf,
        verwacht_tot_en_met=command.tot,
        medegedeeld_op=command.medegedeeld_op,
    )
    opgenomen = in_behandeling(op, state) if isinstance(state, Ontvangen) else []
    return [*opgenomen, opgeschort]


def beeindig(command: BeeindigOpschorting, state: Bekend) -> Event:
    """De dag van de beeindiging is de laatste opgeschorte."""
    dag = dag_van(command.op)
    for periode in state.periodes:
        if periode.nummer == command.nummer and not periode.beeindigd and periode.raakt(dag, dag):
            return _beeindigd(command.op, state, replace(periode, tot=dag), command.medegedeeld_op)
    raise OpschortingNietLopend


def vraag_aanvulling(command: VraagAanvulling, state: Bekend) -> Sequence[Event]:
    """De termijn staat stil vanaf de dag na de uitnodiging, ten langste tot en met de hersteltermijn (R22, R25)."""
    if command.hersteltermijn_tot <= dag_van(command.op):
        raise ReactietermijnTeKort
    hele = opschorting_na_uitnodiging(dag_van(command.op), None, command.hersteltermijn_tot)
    assert hele is not None  # nothing was completed yet
    stil = SchortOp(op=command.op, grond="aanvulling", vanaf=hele.vanaf, tot=hele.tot, medegedeeld_op=command.op)
    *opgenomen, opgeschort = schort_op(stil, state)
    gevraagd = AanvullingGevraagd(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        uitgenodigd_op=command.op,
        hersteltermijn_tot=command.hersteltermijn_tot,
    )
    return [*opgenomen, gevraagd, opgeschort]


def ontvang_aanvulling(command: OntvangAanvulling, state: Bekend) -> Sequence[Event]:
    """De termijn loopt weer vanaf de dag van de aanvulling; een late verandert aan de opschorting niets meer.

    Alleen wie aanvult heeft aangevuld: ook een opschorting die al eerder werd beeindigd, laat de kans daartoe open.
    """
    uitnodiging, dag = state.uitnodiging, dag_van(command.op)
    if uitnodiging is None or uitnodiging.aangevuld_op is not None or dag < uitnodiging.uitgenodigd_op:
        raise AanvullingNietGevraagd
    stil = opschorting_na_uitnodiging(uitnodiging.uitgenodigd_op, dag, uitnodiging.hersteltermijn_tot)
    tot = uitnodiging.uitgenodigd_op if stil is None else stil.tot
    periode = state.periodes[uitnodiging.nummer - 1]
    loopt = not periode.beeindigd and (isinstance(state, Opgeschort) or tot < periode.laatste)
    beeindigd = [_beeindigd(command.op, state, replace(periode, tot=tot), None)] if loopt else []
    getekend = [AanvraagOndertekend(gebeurd_op=command.op)] if command.ondertekend else []
    return [AanvullingOntvangen(gebeurd_op=command.op), *beeindigd, *getekend]


def laat_buiten_behandeling(command: LaatBuitenBehandeling, state: Bekend) -> Event:
    """Alleen na een kans om aan te vullen, en binnen vier weken na de aanvulling of het einde van die kans (R22)."""
    uitnodiging, dag = state.uitnodiging, dag_van(command.op)
    if uitnodiging is None:
        raise AanvullingNietGevraagd
    if uitnodiging.aangevuld_op is None and dag <= uitnodiging.hersteltermijn_tot:
        raise HersteltermijnLoopt
    begin = min(uitnodiging.aangevuld_op or uitnodiging.hersteltermijn_tot, uitnodiging.hersteltermijn_tot)
    if dag > bereken("buiten_behandeling", begin).wettelijke_einddatum:
        raise TeLaatVoorBuitenBehandeling
    return AanvraagBuitenBehandelingGesteld(
        gebeurd_op=command.op, melding_id=state.melding_id, bekendgemaakt_op=command.op
    )


def eis_lopend(state: Bekend, dag: date) -> None:
    """Een opschorting eindigt vanzelf na haar laatste dag; daarvoor kan er niet worden beschikt."""
    for periode in state.periodes:
        if not periode.beeindigd and periode.raakt(dag, dag):
            raise NogOpgeschort.met(BeeindigOpschorting)


def wettelijk_einde(state: Bekend) -> date | None:
    """Het einde van de beslistermijn; er is er geen voor de ontvangst, en niet zolang een opschorting open staat."""
    if state.ontvangen_op is None:
        return None
    return beslistermijn_einde(dag_van(state.ontvangen_op), [(p.vanaf, p.tot) for p in state.periodes])


def termijnen(state: State) -> Sequence[Looptijd]:
    """Twee weken na de ontvangst (Wmo 2015, art. 2.3.5 lid 2); wat is ingetrokken, vraagt geen besluit meer."""
    if isinstance(state, Nieuw | Mogelijk | Ingetrokken) or state.ontvangen_op is None:
        return ()
    return (Looptijd(TERMIJN, dag_van(state.ontvangen_op), wettelijk_einde(state), state.besluit_op),)


def _beeindigd(op: datetime, state: Bekend, periode: Periode, medegedeeld_op: datetime | None) -> Event:
    assert periode.tot is not None  # what ends has a last day
    return OpschortingBeeindigd(
        gebeurd_op=op,
        melding_id=state.melding_id,
        nummer=periode.nummer,
        grond=periode.grond,
        tot_en_met=periode.tot,
        nieuwe_uiterste_datum=beslistermijn(
            state, [periode, *(p for p in state.periodes if p.nummer != periode.nummer)]
        ).wettelijke_einddatum,
        medegedeeld_op=medegedeeld_op,
    )


def beslistermijn(state: Bekend, periodes: Sequence[Periode]) -> Termijn:
    """De beslistermijn van een ontvangen aanvraag met deze opschortingen, stap voor stap; een open telt niet mee."""
    assert state.ontvangen_op is not None
    stil = [Opschorting(p.vanaf, p.tot, Grond(p.grond)) for p in periodes if p.tot is not None and p.tot >= p.vanaf]
    return bereken(TERMIJN, dag_van(state.ontvangen_op), stil)
