"""Toewijzing: wat een aanbieder krijgt, wat hij antwoordt, en wat er later aan verandert (iWmo 301, 302)."""

from collections.abc import Sequence
from datetime import date

from services.provisions.domain.stapeling import Lopend, botsing
from services.provisions.domain.voorziening.taal import (
    NUMMERS,
    Bekend,
    Bevestigd,
    BuitenLooptijd,
    Event,
    GeenRetourVerwacht,
    InLevering,
    PgbWordtNietBesteld,
    VerwerkRetour,
    VerzendToewijzing,
    VoorToekenning,
    WijzigVoorziening,
)
from shared.events.codes import Code
from shared.events.voorzieningen import (
    ToewijzingAfgekeurd,
    ToewijzingBevestigd,
    ToewijzingGewijzigd,
    ToewijzingVerzonden,
    VoorzieningGewijzigd,
)
from shared.termijnen.kalender import dag_van


def bestel(command: VerzendToewijzing, state: Bekend) -> Event:
    """Stuur een toewijzing, als er niets botst; na een afkeuring met een nieuw nummer."""
    if state.toegekend.leveringsvorm == "pgb":
        raise PgbWordtNietBesteld
    if dag_van(command.op) < dag_van(state.toegekend.gebeurd_op):
        raise VoorToekenning
    _eis_vrij(state, command.aanbieder_id, state.toegekend.einddatum, command.lopend)
    return ToewijzingVerzonden(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        toewijzingnummer=(command.voorziening_id.int + state.toewijzingen) % NUMMERS,
        aanbieder_id=command.aanbieder_id,
        verzonden_op=command.op,
        eerste=state.toewijzingen == 0,
    )


def _eis_vrij(state: Bekend, aanbieder_id: Code | None, tot: date | None, lopend: Sequence[Lopend]) -> None:
    """Er loopt voor deze inwoner niets dat met de toewijzing botst."""
    nieuw = Lopend(state.toegekend.productcode, "zin", aanbieder_id, state.toegekend.startdatum, tot)
    regel = botsing(nieuw, lopend)
    if regel is not None:
        raise regel


def retour(command: VerwerkRetour, state: Bekend) -> Event:
    """Verwerk het antwoord waarop wordt gewacht."""
    if state.verzonden_op is None or state.retour_op is not None:
        raise GeenRetourVerwacht
    if command.retourcodes:
        return ToewijzingAfgekeurd(
            gebeurd_op=command.op,
            melding_id=state.melding_id,
            toewijzingnummer=state.toewijzingnummer,
            retourcodes=command.retourcodes,
        )
    return ToewijzingBevestigd(
        gebeurd_op=command.op, melding_id=state.melding_id, toewijzingnummer=state.toewijzingnummer
    )


def wijzig(command: WijzigVoorziening, state: Bekend) -> Sequence[Event]:
    """Een lopende toewijzing wordt mee gewijzigd; zij mag dan niet met een andere gaan botsen."""
    toegekend = state.toegekend
    einddatum = command.einddatum or toegekend.einddatum
    if not toegekend.startdatum <= command.per <= (einddatum or date.max):
        raise BuitenLooptijd
    gewijzigd = VoorzieningGewijzigd(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        per=command.per,
        omvang=toegekend.omvang if command.omvang is None else command.omvang,
        einddatum=einddatum,
    )
    if not isinstance(state, Bevestigd | InLevering):
        return [gewijzigd]
    _eis_vrij(state, state.aanbieder_id, einddatum, command.lopend)
    toewijzing = ToewijzingGewijzigd(
        gebeurd_op=command.op,
        melding_id=state.melding_id,
        toewijzingnummer=state.toewijzingnummer,
        reden=command.reden,
        per=command.per,
    )
    return [gewijzigd, toewijzing]
