"""De ingebrekestelling en haar dwangsom, zonder server."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from services.provisions.domain.ingebrekestelling import (
    AlBeslist,
    AlsnogBeslist,
    BeslistermijnNietVerstreken,
    DwangsomLooptNog,
    LegBesluitVast,
    StelDwangsomVast,
    StelInGebreke,
    ingebrekestelling,
)
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.ingebrekestellingen import DwangsomVastgesteld, IngebrekestellingOntvangen
from shared.termijnen.bewaking import BewaakTermijnen
from shared.termijnen.tests.verhaal import vertel

M, ZAAK = UUID(int=1), UUID(int=2)
EINDE = date(2026, 6, 1)


def op(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 12, tzinfo=UTC)


STELLEN = StelInGebreke(
    melding_id=M, aanvraag_of_bezwaar_id=ZAAK, op=op(date(2026, 6, 2)), einde=EINDE, besluit_op=None
)
ZONDER_KLOK = spec(ingebrekestelling.eigen)  # what follows for its terms is told below
ONTVANGEN = ZONDER_KLOK.given().when(STELLEN).facts


def test_r26_na_de_ingebrekestelling_zijn_er_twee_weken_om_te_beslissen() -> None:
    """Awb 4:17 lid 3: through 16 June."""
    (fact,) = ONTVANGEN
    assert isinstance(fact, IngebrekestellingOntvangen)
    assert fact.uiterste_datum == date(2026, 6, 16)


@pytest.mark.parametrize("einde", [None, date(2026, 6, 2), date(2026, 7, 1)])
def test_r26_in_gebreke_stellen_kan_niet_voor_de_termijn_voorbij_is(einde: date | None) -> None:
    """Awb 4:17 lid 3: nor while it stands still without an end."""
    ZONDER_KLOK.given().when(replace(STELLEN, einde=einde)).then_rejected(BeslistermijnNietVerstreken)


def test_r26_wie_al_een_besluit_heeft_stelt_niet_in_gebreke() -> None:
    """Awb 4:17 lid 1."""
    for dag in (date(2026, 6, 1), date(2026, 6, 2)):
        beslist = replace(STELLEN, besluit_op=op(dag))
        ZONDER_KLOK.given().when(beslist).then_rejected(AlBeslist)


def test_r26_een_ingebrekestelling_die_na_het_besluit_wordt_vastgelegd_kost_wat_zij_kost() -> None:
    """Awb 4:17: received on 2 June, decided on 10 July; the 17th of June is the first day, the 9th of July the last."""
    later = ZONDER_KLOK.given().when(replace(STELLEN, besluit_op=op(date(2026, 7, 10))))
    later.then_facts(IngebrekestellingOntvangen, AlsnogBeslist)
    vastgesteld = ZONDER_KLOK.given(*later.facts).when(StelDwangsomVast(op=op(date(2026, 7, 13)))).facts[0]
    assert isinstance(vastgesteld, DwangsomVastgesteld)
    assert (vastgesteld.dagen, vastgesteld.bedrag_cent) == (23, 14 * 2300 + 9 * 3500)


@pytest.mark.parametrize(
    ("besluit", "dagen", "bedrag_cent"),
    [
        (date(2026, 6, 10), 0, 0),  # within the two weeks
        (date(2026, 6, 17), 0, 0),  # on the first day that would have counted
        (date(2026, 6, 18), 1, 2300),
        (date(2026, 7, 1), 14, 32200),
        (date(2026, 7, 2), 15, 35700),
        (date(2026, 7, 16), 29, 85700),
        (date(2026, 9, 1), 42, 144200),
        (None, 42, 144200),
    ],
)
def test_r26_de_dwangsom_loopt_op_tot_ten_hoogste_42_dagen(besluit: date | None, dagen: int, bedrag_cent: int) -> None:
    """Awb 4:17 lid 1 and 2: 14 days at 23 euro, 14 at 35, the rest at 45; the day of the decision costs nothing."""
    vaststellen = StelDwangsomVast(op=op(date(2026, 9, 7)))
    beslist = [AlsnogBeslist(gebeurd_op=op(besluit))] if besluit else []
    ZONDER_KLOK.given(*ONTVANGEN, *beslist).when(vaststellen).then(
        DwangsomVastgesteld(
            gebeurd_op=vaststellen.op, melding_id=M, dagen=dagen, bedrag_cent=bedrag_cent, vastgesteld_op=vaststellen.op
        )
    )


def test_r26_zolang_de_dwangsom_loopt_wordt_zij_niet_vastgesteld() -> None:
    """Awb 4:18: within two weeks after the last day; the 42nd is 28 July."""
    te_vroeg = StelDwangsomVast(op=op(date(2026, 7, 28)))
    ZONDER_KLOK.given(*ONTVANGEN).when(te_vroeg).then_rejected(DwangsomLooptNog)
    op_tijd = replace(te_vroeg, op=op(date(2026, 7, 29)))
    vastgesteld = ZONDER_KLOK.given(*ONTVANGEN).when(op_tijd)
    vastgesteld.then_facts(DwangsomVastgesteld)
    ZONDER_KLOK.given(*ONTVANGEN, *vastgesteld.facts).when(op_tijd).then_rejected(NietToegestaan)


WACHTTIJD, VASTSTELLING = "dwangsom_wachttijd 2026-06-16", "dwangsom_vaststelling 2026-08-11"
GESTART = [f"gestart {WACHTTIJD}", f"gestart {VASTSTELLING}"]


def test_r26_wie_binnen_de_twee_weken_beslist_haalt_de_termijn_en_is_niets_verschuldigd() -> None:
    """Awb 4:17 lid 3."""
    beslis, later = LegBesluitVast(op=op(date(2026, 6, 10))), BewaakTermijnen(nu=op(date(2026, 12, 1)))
    gehaald = "gehaald dwangsom_wachttijd 2026-06-10"
    assert vertel(ingebrekestelling, STELLEN, beslis, later) == [*GESTART, gehaald]


def test_r26_na_het_eerste_besluit_doet_een_later_er_niet_toe() -> None:
    """Awb 4:17 lid 1: what is decided stays decided, and no dwangsom runs again."""
    eerste, tweede = LegBesluitVast(op=op(date(2026, 6, 10))), LegBesluitVast(op=op(date(2026, 7, 1)))
    beslist = ZONDER_KLOK.given(*ONTVANGEN).when(eerste).facts
    ZONDER_KLOK.given(*ONTVANGEN, *beslist).when(tweede).then()


def test_r26_wie_niet_beslist_stelt_de_dwangsom_vast_binnen_twee_weken_na_de_laatste_dag() -> None:
    """Awb 4:18: the 42nd day is 28 July; near and over are each told once."""
    dagen = (date(2026, 6, 9), date(2026, 6, 17), date(2026, 8, 4), date(2026, 8, 12), date(2026, 6, 17))
    wekken = [BewaakTermijnen(nu=op(dag)) for dag in dagen]
    assert vertel(ingebrekestelling, STELLEN, *wekken) == [
        *GESTART,
        f"genaderd {WACHTTIJD}",
        f"overschreden {WACHTTIJD}",
        f"genaderd {VASTSTELLING}",
        f"overschreden {VASTSTELLING}",
    ]
    vaststellen = StelDwangsomVast(op=op(date(2026, 8, 3)))
    assert vertel(ingebrekestelling, STELLEN, vaststellen)[2:] == ["gehaald dwangsom_vaststelling 2026-08-03"]


def test_r26_een_besluit_begint_de_termijn_om_vast_te_stellen() -> None:
    """Awb 4:18: from the last day owed, that before the decision."""
    beslis = LegBesluitVast(op=op(date(2026, 7, 1)))
    te_laat = StelDwangsomVast(op=op(date(2026, 7, 15)))
    verteld = vertel(ingebrekestelling, STELLEN, beslis, te_laat)
    assert verteld[2:] == [
        f"overschreden {WACHTTIJD}",
        "gestart dwangsom_vaststelling 2026-07-14",
        "overschreden dwangsom_vaststelling 2026-07-14",
    ]
    op_tijd = replace(te_laat, op=te_laat.op - timedelta(days=1))
    assert vertel(ingebrekestelling, STELLEN, beslis, op_tijd)[-1] == "gehaald dwangsom_vaststelling 2026-07-14"
