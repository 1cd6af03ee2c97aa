"""The rows that facts of other services make for the timeline."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from services.casework.projections.tijdlijn import Ketenfeit, ketenstap_rij
from shared.events.voorzieningen import LeveringGestart, VoorzieningBeeindigd, VoorzieningGewijzigd
from shared.eventstore.projector import fold

MELDING = UUID(int=1)
OP, LATER = datetime(2020, 3, 2, 9, tzinfo=UTC), datetime(2020, 6, 1, 9, tzinfo=UTC)


def gestart(op: datetime, nummer: int) -> LeveringGestart:
    """A levering that starts."""
    return LeveringGestart(gebeurd_op=op, melding_id=MELDING, toewijzingnummer=1, nummer=nummer, gestart_op=op)


def gewijzigd(einddatum: date | None) -> VoorzieningGewijzigd:
    """A voorziening with another end."""
    return VoorzieningGewijzigd(
        gebeurd_op=OP, melding_id=MELDING, per=date(2020, 4, 1), omvang=None, einddatum=einddatum
    )


BEEINDIGD = VoorzieningBeeindigd(gebeurd_op=LATER, melding_id=MELDING, per=date(2020, 5, 31), reden="volgens_plan")


@pytest.mark.parametrize(
    ("feiten", "wat"),
    [
        ((gestart(OP, 1), gestart(LATER, 2)), {"levering_op": OP}),
        ((gewijzigd(date(2020, 12, 31)),), {"laatste_dag": date(2020, 12, 31)}),
        ((gewijzigd(date(2020, 12, 31)), gewijzigd(None)), {"laatste_dag": date.max}),
        ((gestart(OP, 1), gewijzigd(None), BEEINDIGD), {"levering_op": OP, "laatste_dag": date(2020, 5, 31)}),
    ],
)
def test_een_rij_zegt_wat_een_stroom_tot_nu_toe_zei(feiten: Sequence[Ketenfeit], wat: Mapping[str, Any]) -> None:
    row = fold(ketenstap_rij, feiten)
    assert row is not None
    assert {naam: waarde for naam, waarde in row.items() if waarde is not None} == {"melding_id": MELDING, **wat}
