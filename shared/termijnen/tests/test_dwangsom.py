"""R26: the dwangsom, by day and by table."""

from datetime import date
from itertools import pairwise

import pytest

from shared.termijnen.dwangsom import TABELLEN, dwangsom, tabel_van, uitleg_dwangsom

NU = TABELLEN[-1]


@pytest.mark.parametrize(
    ("dagen", "euro"),
    [(0, 0), (1, 23), (14, 322), (15, 357), (28, 812), (29, 857), (42, 1442), (43, 1442), (400, 1442)],
)
def test_awb_4_17_lid_2_de_dwangsom_loopt_op_en_houdt_op(dagen: int, euro: int) -> None:
    assert dwangsom(dagen, NU).bedrag_cent == euro * 100


def test_awb_4_17_lid_2_elke_dag_kost_wat_haar_schijf_zegt() -> None:
    bedragen = [dwangsom(dagen, NU).bedrag_cent for dagen in range(60)]
    assert [na - voor for voor, na in pairwise(bedragen)] == ([2300] * 14 + [3500] * 14 + [4500] * 14 + [0] * 17)


def test_awb_4_17_lid_5_de_bedragen_volgen_de_tabel_van_de_eerste_dag() -> None:
    assert dwangsom(42, tabel_van(date(2018, 12, 31))).bedrag_cent == 126_000
    assert dwangsom(42, tabel_van(date(2019, 1, 1))).bedrag_cent == 144_200
    with pytest.raises(ValueError, match="2009-09-30"):
        tabel_van(date(2009, 9, 30))


def test_de_uitleg_rekent_voor() -> None:
    assert uitleg_dwangsom(dwangsom(42, NU)) == (
        "42 dagen te laat: 14 x 23 + 14 x 35 + 14 x 45 = 1442 euro (Awb, art. 4:17 lid 2)"
    )
    assert uitleg_dwangsom(dwangsom(1, NU)) == "een dag te laat: 1 x 23 = 23 euro (Awb, art. 4:17 lid 2)"


def test_een_negatief_aantal_dagen_bestaat_niet() -> None:
    with pytest.raises(ValueError, match="-1"):
        dwangsom(-1, NU)
