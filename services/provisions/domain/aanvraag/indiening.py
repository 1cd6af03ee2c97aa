"""Hoe een aanvraag binnenkomt, en dat het daar niet te vroeg voor is (Wmo 2015, art. 2.3.2 lid 9; Awb 4:1)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.provisions.domain.aanvraag.taal import (
    AanvraaggegevensVastgelegd,
    Aanvraagrecht,
    Bekend,
    DienAanvraagIn,
    DienAanvraagInOpEigenInitiatief,
    Event,
    TeVroegAangevraagd,
)
from services.provisions.domain.aanvraag.termijn import TERMIJN
from shared.events.aanvragen import AanvraagOntvangen
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken


def _toets(recht: Aanvraagrecht, ontvangen_op: datetime) -> None:
    """Niet voor het verslag, tenzij de zes weken voorbij zijn (R10)."""
    na_verslag = recht.verslag_op is not None and recht.verslag_op <= ontvangen_op
    einde = recht.onderzoek_uiterste_datum
    if not na_verslag and (einde is None or dag_van(ontvangen_op) <= einde):
        raise TeVroegAangevraagd


def dien_in(command: DienAanvraagIn, state: Bekend) -> Sequence[Event]:
    """De aanvraag die op grond van een plan is aangeboden."""
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
    return [ontvangen, _gegevens(command, persoon_id or command.aanvraag_id)]


def dien_zelf_in(command: DienAanvraagInOpEigenInitiatief) -> Sequence[Event]:
    """Een aanvraag zonder plan."""
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
    return [ontvangen, _gegevens(command, persoon_id)]


def _gegevens(command: DienAanvraagIn | DienAanvraagInOpEigenInitiatief, persoon_id: UUID) -> Event:
    return AanvraaggegevensVastgelegd(
        gebeurd_op=command.ontvangen_op, persoon_id=persoon_id, bsn=command.bsn, ondertekend=command.ondertekend
    )
