"""De regels van het huishouden, zonder server."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.casework.domain.huishouden import (
    StelHuishoudenSamen,
    WijsRegisseurAan,
    WijzigHuishouden,
    WijzigingPastNiet,
    huishouden,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.huishoudens import HuishoudenGewijzigd, HuishoudenSamengesteld, RegisseurAangewezen

M, A, P, Q = (UUID(int=n) for n in range(1, 5))
OP = datetime(2026, 4, 10, 9, tzinfo=UTC)
SAMENGESTELD = HuishoudenSamengesteld(gebeurd_op=OP, melding_id=M, persoon_ids=(P,))


def wijzig(erbij: tuple[UUID, ...] = (), weg: tuple[UUID, ...] = ()) -> WijzigHuishouden:
    return WijzigHuishouden(
        op=OP, toegetreden_ids=erbij, vertrokken_ids=weg, per=date(2026, 4, 1), reden="samengaan_wonen"
    )


def test_een_samengesteld_huishouden_krijgt_een_regisseur() -> None:
    """Groningen, Jaarverslag 2017, 4.2.1: een gezin, een plan, een regisseur."""
    samen = spec(huishouden).given().when(StelHuishoudenSamen(melding_id=M, op=OP, persoon_ids=(P,)))
    samen.then(HuishoudenSamengesteld(gebeurd_op=OP, melding_id=M, persoon_ids=(P,)))
    aanwijzen = WijsRegisseurAan(op=OP, medewerker_id=A)
    aangewezen = RegisseurAangewezen(gebeurd_op=OP, melding_id=M, medewerker_id=A, per=OP)
    spec(huishouden).given(*samen.facts).when(aanwijzen).then(aangewezen)


def test_zonder_huishouden_is_er_niemand_om_regie_over_te_voeren() -> None:
    spec(huishouden).given().when(WijsRegisseurAan(op=OP, medewerker_id=A)).then_rejected(NietToegestaan)


def test_een_huishouden_verandert_van_samenstelling() -> None:
    """Groningen, Jaarverslag 2017, 4.2.1: een gezin."""
    erbij = spec(huishouden).given(SAMENGESTELD).when(wijzig(erbij=(Q,)))
    erbij.then(
        HuishoudenGewijzigd(
            gebeurd_op=OP,
            melding_id=M,
            toegetreden_ids=(Q,),
            vertrokken_ids=(),
            per=date(2026, 4, 1),
            reden="samengaan_wonen",
        )
    )
    spec(huishouden).given(SAMENGESTELD, *erbij.facts).when(wijzig(weg=(P,))).then_facts(HuishoudenGewijzigd)


@pytest.mark.parametrize(
    "wijziging",
    [wijzig(), wijzig(erbij=(P,)), wijzig(weg=(Q,)), wijzig(weg=(P,)), wijzig(erbij=(Q,), weg=(Q,))],
    ids=["niets", "was er al", "was er niet", "niemand over", "erbij en weg"],
)
def test_een_wijziging_die_niet_past_wordt_geweigerd(wijziging: WijzigHuishouden) -> None:
    spec(huishouden).given(SAMENGESTELD).when(wijziging).then_rejected(WijzigingPastNiet)
