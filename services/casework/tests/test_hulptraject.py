"""De regels van het hulptraject, en hoe lang het hoort te duren, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.casework.domain.hulptraject import (
    DossierIsGesloten,
    Signaal,
    SluitHulptraject,
    StartHulptraject,
    hele_maanden,
    hulptraject,
    signaal,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.hulptrajecten import HulptrajectAfgesloten, HulptrajectGestart

M, D = UUID(int=1), UUID(int=2)
OP = datetime(2026, 4, 10, 9, tzinfo=UTC)
START = StartHulptraject(
    melding_id=M, dossier_id=D, op=OP, soort="basishulp", leefgebieden=("wonen",), beoogd_tot=date(2026, 10, 10)
)
GESTART = HulptrajectGestart(
    gebeurd_op=OP, melding_id=M, dossier_id=D, soort="basishulp", leefgebieden=("wonen",), beoogd_tot=date(2026, 10, 10)
)
SLUIT = SluitHulptraject(op=OP, reden="doelen_bereikt")
AFGESLOTEN = HulptrajectAfgesloten(gebeurd_op=OP, melding_id=M, reden="doelen_bereikt")


def test_een_hulptraject_start_een_keer_en_sluit_een_keer() -> None:
    spec(hulptraject).given().when(START).then(GESTART)
    spec(hulptraject).given(GESTART).when(START).then_rejected(NietToegestaan)
    spec(hulptraject).given(GESTART).when(SLUIT).then(AFGESLOTEN)
    spec(hulptraject).given(GESTART, AFGESLOTEN).when(SLUIT).then_rejected(NietToegestaan)


def test_in_een_afgesloten_dossier_begint_geen_hulptraject() -> None:
    spec(hulptraject).given().when(replace(START, dossier_open=False)).then_rejected(DossierIsGesloten)


@pytest.mark.parametrize(
    ("van", "tot", "maanden"),
    [
        ("2020-01-31", "2020-02-28", 0),
        ("2020-01-31", "2020-02-29", 1),
        ("2020-01-15", "2021-01-14", 11),
        ("2020-01-15", "2021-01-15", 12),
        ("2020-01-15", "2020-01-01", 0),
    ],
)
def test_alleen_volle_maanden_tellen(van: str, tot: str, maanden: int) -> None:
    assert hele_maanden(date.fromisoformat(van), date.fromisoformat(tot)) == maanden


@pytest.mark.parametrize(
    ("afgesloten", "peildatum", "verwacht"),
    [
        (None, "2020-02-01", None),
        ("2020-04-14", "2020-12-31", "te_kort"),
        ("2020-04-15", "2020-12-31", None),
        (None, "2021-01-15", None),
        (None, "2021-01-16", "te_lang"),
        ("2021-01-16", "2021-01-01", "te_lang"),
    ],
)
def test_buiten_drie_tot_twaalf_maanden_komt_een_signaal(
    afgesloten: str | None, peildatum: str, verwacht: Signaal | None
) -> None:
    """Rotterdam, Jaarstukken 2020, Wijkteams en Wmo-loketten: basishulp lasts three to twelve months."""
    einde = date.fromisoformat(afgesloten) if afgesloten else None
    assert signaal(date(2020, 1, 15), einde, date.fromisoformat(peildatum)) == verwacht
