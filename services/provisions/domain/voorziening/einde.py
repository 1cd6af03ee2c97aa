"""Hoe een voorziening eindigt: door een mens, of omdat haar beschikking is ingetrokken (Wmo 2015, art. 2.3.10)."""

from collections.abc import Sequence
from datetime import date, datetime

from services.provisions.domain.ingang import laatste_dag
from services.provisions.domain.voorziening.taal import (
    BeeindigVoorziening,
    Bekend,
    BesluitOntbreekt,
    Besteld,
    Bevestigd,
    BuitenLooptijd,
    EindigOpBesluit,
    Event,
    InLevering,
    TijdelijkGestopt,
)
from shared.events.codes import RedenBeeindiging, RedenWijzigingToewijzing
from shared.events.voorzieningen import ToewijzingGewijzigd, VoorzieningBeeindigd, VoorzieningGewijzigd


def beeindig(command: BeeindigVoorziening, state: Bekend) -> Sequence[Event]:
    """Wat is besteld maar nog niet wordt geleverd, is voor de aanbieder een verwijderde toewijzing."""
    if command.reden == "besluit_gemeente" and not command.op_besluit:
        raise BesluitOntbreekt
    if state.leveringen and command.per < state.toegekend.startdatum:
        raise BuitenLooptijd
    return _einde(command.op, command.per, command.reden, state)


def eindig_op_besluit(command: EindigOpBesluit, state: Bekend) -> Sequence[Event]:
    """Wat wordt geleverd, krijgt een kortere toewijzing en eindigt met de stop van de aanbieder; de rest eindigt nu."""
    einddatum = state.toegekend.einddatum
    per = min(laatste_dag(command.op, command.ingang), einddatum or date.max)
    if not isinstance(state, InLevering | TijdelijkGestopt):
        return _einde(command.op, per, "besluit_gemeente", state)
    if per == einddatum:
        return []  # it would have ended by then
    gewijzigd = VoorzieningGewijzigd(
        gebeurd_op=command.op, melding_id=state.melding_id, per=per, omvang=state.toegekend.omvang, einddatum=per
    )
    return [gewijzigd, _toewijzing(command.op, per, "herbeoordeling_verkorting", state)]


def _einde(op: datetime, per: date, reden: RedenBeeindiging, state: Bekend) -> Sequence[Event]:
    einde = VoorzieningBeeindigd(gebeurd_op=op, melding_id=state.melding_id, per=per, reden=reden)
    besteld = isinstance(state, Besteld | Bevestigd)
    return [_toewijzing(op, per, "verwijderd", state), einde] if besteld else [einde]


def _toewijzing(op: datetime, per: date, reden: RedenWijzigingToewijzing, state: Bekend) -> Event:
    return ToewijzingGewijzigd(
        gebeurd_op=op, melding_id=state.melding_id, toewijzingnummer=state.toewijzingnummer, reden=reden, per=per
    )
