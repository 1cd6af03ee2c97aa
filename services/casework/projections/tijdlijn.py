"""What other services tell of a case, for its timeline: each row folds one stream, so their order does not matter."""

from collections.abc import Mapping
from datetime import date

from shared.events.aanvragen import AanvraagOntvangen
from shared.events.beschikkingen import BeschikkingBekendgemaakt
from shared.events.meldingen import MeldingOntvangen
from shared.events.pgbs import PgbToegekend
from shared.events.voorzieningen import (
    LeveringGestart,
    VoorzieningBeeindigd,
    VoorzieningGewijzigd,
    VoorzieningToegekend,
)
from shared.eventstore.projector import Row
from shared.termijnen.kalender import begin_van

type Ketenfeit = (
    MeldingOntvangen
    | AanvraagOntvangen
    | BeschikkingBekendgemaakt
    | VoorzieningToegekend
    | VoorzieningGewijzigd
    | VoorzieningBeeindigd
    | LeveringGestart
    | PgbToegekend
)
_LEEG: Mapping[str, None] = dict.fromkeys(("melding_op", "aanvraag_op", "besluit_op", "levering_op", "laatste_dag"))


def ketenstap_rij(row: Row | None, fact: Ketenfeit) -> Row:
    """The steps of a stream: a levering by its first start, a budget by its first day, a right by its last day."""
    stap = {**_LEEG, **(row or {}), "melding_id": fact.melding_id}
    match fact:
        case MeldingOntvangen():
            return {**stap, "melding_op": fact.ontvangen_op}
        case AanvraagOntvangen():
            return {**stap, "aanvraag_op": fact.ontvangen_op}
        case BeschikkingBekendgemaakt():
            return {**stap, "besluit_op": fact.bekendgemaakt_op}
        case VoorzieningToegekend() | VoorzieningGewijzigd():
            return {**stap, "laatste_dag": fact.einddatum or date.max}
        case VoorzieningBeeindigd():
            return {**stap, "laatste_dag": fact.per}
        case LeveringGestart():
            return {**stap, "levering_op": stap["levering_op"] or fact.gestart_op}
        case PgbToegekend():
            return {**stap, "levering_op": begin_van(fact.van)}
