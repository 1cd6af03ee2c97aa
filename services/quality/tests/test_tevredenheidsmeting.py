"""De regels van de tevredenheidsmeting, zonder server."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from services.quality.domain.tevredenheidsmeting import (
    ToelichtingVastgelegd,
    VerstuurTevredenheidsmeting,
    VulTevredenheidsmetingIn,
    tevredenheidsmeting,
)
from services.quality.reactions import vraag_na_dossier
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.dossiers import DossierAfgesloten
from shared.events.tevredenheidsmetingen import TevredenheidsmetingIngevuld, TevredenheidsmetingVerstuurd

OP = datetime(2026, 4, 10, 9, tzinfo=UTC)
METING = UUID(int=1)
VERSTUURD = TevredenheidsmetingVerstuurd(gebeurd_op=OP, soort="na_dossier", team_id="centrum")
INGEVULD = TevredenheidsmetingIngevuld(
    gebeurd_op=OP,
    betrouwbaarheid=8,
    bejegening=9,
    deskundigheid=7,
    effectiviteit=6,
    toegankelijkheid=None,
    bijdrage_zelfredzaamheid=None,
)
VUL_IN = VulTevredenheidsmetingIn(
    meting_id=METING,
    op=OP,
    betrouwbaarheid=8,
    bejegening=9,
    deskundigheid=7,
    effectiviteit=6,
    toegankelijkheid=None,
    bijdrage_zelfredzaamheid=None,
    toelichting=None,
)


def test_een_meting_wordt_eenmaal_verstuurd() -> None:
    verstuur = VerstuurTevredenheidsmeting(op=OP, soort="na_dossier", team_id="centrum")
    spec(tevredenheidsmeting).given().when(verstuur).then(VERSTUURD)
    spec(tevredenheidsmeting).given(VERSTUURD).when(verstuur).then_rejected(NietToegestaan)


def test_een_meting_wordt_eenmaal_ingevuld_en_noemt_niemand() -> None:
    spec(tevredenheidsmeting).given(VERSTUURD).when(VUL_IN).then(INGEVULD)
    spec(tevredenheidsmeting).given(VERSTUURD, INGEVULD).when(VUL_IN).then_rejected(NietToegestaan)


def test_een_toelichting_blijft_binnen_onder_de_sleutel_van_de_meting() -> None:
    spec(tevredenheidsmeting).given(VERSTUURD).when(replace(VUL_IN, toelichting="Goed geholpen.")).then(
        INGEVULD, ToelichtingVastgelegd(gebeurd_op=OP, persoon_id=METING, tekst="Goed geholpen.")
    )


@pytest.mark.parametrize(("reden", "metingen"), [("doelen_bereikt", 1), ("overleden", 0)])
def test_een_gesloten_dossier_vraagt_het_behalve_aan_wie_is_overleden(reden: str, metingen: int) -> None:
    gesloten = DossierAfgesloten(gebeurd_op=OP, melding_id=UUID(int=2), reden=reden)  # type: ignore[arg-type]  # codes
    assert len(vraag_na_dossier(UUID(int=3), gesloten)) == metingen
