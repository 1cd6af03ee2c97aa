"""Waarmee een onderzoek eindigt: het verslag aan de client en de uitkomst (Wmo 2015, art. 2.3.2 lid 4, 8)."""

from collections.abc import Sequence
from datetime import datetime
from typing import get_args

from services.casework.domain.onderzoek.taal import (
    Bekend,
    ClientondersteuningOntbreekt,
    Event,
    IdentiteitOntbreekt,
    Lopend,
    OnderdeelOntbreekt,
    OnderzoeksverslagVastgelegd,
    PgbVoorlichtingOntbreekt,
    RondOnderzoekAf,
    VerslagOntbreekt,
    VerstrekVerslag,
    VoorDeMelding,
)
from shared.events.codes import Onderzoeksonderdeel
from shared.events.onderzoeken import OnderzoekAfgerond, OnderzoeksverslagVerstrekt
from shared.termijnen.kalender import dag_van

ONDERDELEN = frozenset(get_args(Onderzoeksonderdeel.__value__))


def toets_dag(op: datetime, state: Bekend) -> None:
    """Wat op een melding volgt, gebeurt niet daarvoor."""
    if dag_van(op) < dag_van(state.melding_op):
        raise VoorDeMelding


def _toets_onderzocht(state: Bekend) -> None:
    """Wat ook voor een herbeoordeling geldt (Wmo 2015, art. 2.3.9)."""
    if state.onderdelen < ONDERDELEN:
        raise OnderdeelOntbreekt
    if not state.clientondersteuning:
        raise ClientondersteuningOntbreekt


def verstrek(command: VerstrekVerslag, state: Bekend) -> Sequence[Event]:
    """Met alle onderdelen, gewezen op ondersteuning en met vastgestelde identiteit; te laat houdt niets tegen."""
    toets_dag(command.op, state)
    _toets_onderzocht(state)
    if not state.identiteit:
        raise IdentiteitOntbreekt
    if command.maatwerk_gewenst and not state.pgb:
        raise PgbVoorlichtingOntbreekt
    op_tijd = state.uiterste_datum is None or dag_van(command.op) <= state.uiterste_datum
    verstrekt = OnderzoeksverslagVerstrekt(
        gebeurd_op=command.op, melding_id=state.melding_id, verstrekt_op=command.op, binnen_termijn=op_tijd
    )
    if command.inhoud is None:
        return [verstrekt]
    inhoud = OnderzoeksverslagVastgelegd(gebeurd_op=command.op, persoon_id=state.persoon_ids[0], inhoud=command.inhoud)
    return [verstrekt, inhoud]


def rond_af(command: RondOnderzoekAf, state: Bekend) -> Event:
    """Na het verslag; een herbeoordeling heeft geen verslag nodig (R27)."""
    toets_dag(command.op, state)
    if isinstance(state, Lopend):
        if state.soort != "herbeoordeling":
            raise VerslagOntbreekt
        _toets_onderzocht(state)
    if command.uitkomst == "maatwerk" and not state.pgb:
        raise PgbVoorlichtingOntbreekt
    return OnderzoekAfgerond(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        afgerond_op=command.op,
        uitkomst=command.uitkomst,
        voorliggende_wetten=command.voorliggende_wetten,
        soort=state.soort,
        voorziening_id=state.voorziening_id,
    )
