"""Of een voorziening zo kan blijven: gepland, gevraagd, en wat een mens dan voorligt. Zonder server."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from services.provisions.domain.voorziening import voorziening
from services.provisions.domain.voorziening.taal import (
    BeeindigVoorziening,
    BeoordelingAfgerond,
    BeoordelingGevraagd,
    BeoordelingNietOpen,
    PlanHerbeoordeling,
    RondBeoordelingAf,
    VraagBeoordeling,
    VraagHeronderzoek,
    WijsVoorzieningAf,
)
from services.provisions.reactions import beoordeel_na_onderzoek
from services.provisions.tests.test_voorziening import BESTEL, KEN_TOE, OP, A, B, M
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.codes import OnderzoekUitkomst
from shared.events.onderzoeken import OnderzoekAfgerond
from shared.events.termijnen import TermijnOverschreden
from shared.events.voorzieningen import HeronderzoekGevraagd
from shared.termijnen.bewaking import BewaakTermijnen, rij

V, Z = UUID(int=7), UUID(int=8)
DAN = OP + timedelta(days=180)
TOEKENNING = replace(KEN_TOE, einddatum=date(2026, 12, 31))
PLAN = PlanHerbeoordeling(op=OP, gepland=DAN)
EINDIG = BeeindigVoorziening(op=OP, per=date(2026, 6, 30), reden="volgens_plan")
VRAAG = VraagBeoordeling(op=OP, oorzaak="onderzoek_afgerond", oorzaak_id=Z, voorstel="beeindigen")
AFRONDEN = RondBeoordelingAf(nummer=1, op=OP, overgenomen=False)


def na(*commands: object) -> tuple[object, ...]:
    """The facts of a granted voorziening after these commands."""
    facts: tuple[object, ...] = ()
    for command in (TOEKENNING, *commands):
        facts = (*facts, *spec(voorziening).given(*facts).when(command).facts)
    return facts


def wek(moment: datetime) -> BewaakTermijnen:
    return BewaakTermijnen(nu=moment)


def heronderzoeken(*commands: object) -> list[HeronderzoekGevraagd]:
    """The heronderzoeken that were asked for by these commands."""
    return [fact for fact in na(*commands) if isinstance(fact, HeronderzoekGevraagd)]


def test_een_geplande_herbeoordeling_wordt_op_haar_dag_gevraagd() -> None:
    """Wmo 2015, art. 2.3.9; by the timer, dated as planned, whenever it came to look."""
    assert heronderzoeken(PLAN, wek(DAN - timedelta(seconds=1))) == []
    (gevraagd,) = heronderzoeken(PLAN, wek(DAN + timedelta(days=3)))
    assert gevraagd == HeronderzoekGevraagd(
        gebeurd_op=DAN, melding_id=M, plan_id=None, reden="gepland", uiterste_datum=date(2026, 12, 31)
    )


@pytest.mark.parametrize(
    "klok", [(0, 0), (0, 1, 0), (400, 0, 400), (-1, 0, -1, 0, 1)], ids=["twee", "later", "sprong", "heen en weer"]
)
def test_een_geplande_herbeoordeling_wordt_een_keer_gevraagd(klok: tuple[int, ...]) -> None:
    """A second timer, a repeat after a kill, a clock that jumps."""
    assert len(heronderzoeken(PLAN, *[wek(DAN + timedelta(days=dagen)) for dagen in klok])) == 1


def test_de_timer_kijkt_op_de_geplande_dag_en_daarna_niet_meer() -> None:
    als_rij, row, wekken = rij(voorziening), None, []
    for fact in na(PLAN, wek(DAN)):
        row = als_rij(row, fact)  # type: ignore[arg-type]  # as decided
        wekken.append(row["wek_op"])
    assert wekken == [None, DAN, None]


def test_wie_opnieuw_plant_schuift_op() -> None:
    later = replace(PLAN, gepland=DAN + timedelta(days=30))
    assert heronderzoeken(PLAN, later, wek(DAN)) == []
    assert [fact.gebeurd_op for fact in heronderzoeken(PLAN, later, wek(later.gepland))] == [later.gepland]


def test_een_eerder_heronderzoek_laat_het_plan_staan_en_een_later_neemt_zijn_plaats_in() -> None:
    eerder = VraagHeronderzoek(op=OP, reden="verhuizing", uiterste_datum=None)
    later = replace(eerder, op=DAN + timedelta(hours=1))
    assert [fact.reden for fact in heronderzoeken(PLAN, eerder, wek(DAN))] == ["verhuizing", "gepland"]
    assert [fact.reden for fact in heronderzoeken(PLAN, later, wek(DAN + timedelta(days=1)))] == ["verhuizing"]


def test_wat_is_beeindigd_wordt_niet_meer_herbeoordeeld() -> None:
    assert heronderzoeken(PLAN, EINDIG, wek(DAN)) == []
    spec(voorziening).given(*na(EINDIG)).when(PLAN).then_rejected(NietToegestaan)
    spec(voorziening).given(*na(EINDIG)).when(VRAAG).then_rejected(NietToegestaan)


def test_wat_is_gepland_en_wat_voorbij_is_komt_in_een_keer() -> None:
    spec(voorziening).given(*na(BESTEL, PLAN)).when(wek(DAN)).then_facts(HeronderzoekGevraagd, TermijnOverschreden)


@pytest.mark.parametrize(
    ("uitkomst", "voorstel"), [("maatwerk", "voortzetten"), ("basishulp", "beeindigen"), ("geen", "beeindigen")]
)
def test_de_uitkomst_van_een_herbeoordeling_is_een_voorstel(uitkomst: OnderzoekUitkomst, voorstel: str) -> None:
    """A person confirms it."""
    afgerond = OnderzoekAfgerond(
        gebeurd_op=DAN, melding_id=M, afgerond_op=DAN, uitkomst=uitkomst, soort="herbeoordeling", voorziening_id=V
    )
    (act,) = beoordeel_na_onderzoek(Z, afgerond)
    assert (act.decider, act.stream_id) == (voorziening, V)
    (gevraagd,) = spec(voorziening).given(*na()).when(act.command).facts
    assert isinstance(gevraagd, BeoordelingGevraagd)
    assert (gevraagd.nummer, gevraagd.oorzaak_id, gevraagd.voorstel) == (1, Z, voorstel)


def test_een_eerste_onderzoek_gaat_over_geen_voorziening() -> None:
    eerste = OnderzoekAfgerond(gebeurd_op=DAN, melding_id=M, afgerond_op=DAN, uitkomst="maatwerk")
    assert beoordeel_na_onderzoek(Z, eerste) == []


def test_een_oorzaak_vraagt_een_keer_een_beoordeling() -> None:
    spec(voorziening).given(*na(VRAAG)).when(VRAAG).then()
    spec(voorziening).given(*na(VRAAG)).when(replace(VRAAG, oorzaak_id=V)).then_facts(BeoordelingGevraagd)
    spec(voorziening).given(*na(VRAAG, AFRONDEN)).when(VRAAG).then()


def test_een_beoordeling_wordt_een_keer_afgerond() -> None:
    spec(voorziening).given(*na()).when(AFRONDEN).then_rejected(BeoordelingNietOpen)
    spec(voorziening).given(*na(VRAAG)).when(AFRONDEN).then_facts(BeoordelingAfgerond)
    spec(voorziening).given(*na(VRAAG, AFRONDEN)).when(AFRONDEN).then_rejected(BeoordelingNietOpen)
    spec(voorziening).given(*na(VRAAG)).when(replace(AFRONDEN, nummer=2)).then_rejected(BeoordelingNietOpen)


def test_ook_wat_is_afgewezen_kan_opnieuw_worden_bekeken() -> None:
    """After a bezwaar, Awb 7:11."""
    afwijzen = WijsVoorzieningAf(
        melding_id=M, beschikking_id=B, aanvraag_id=A, op=OP, productcategorie="begeleiding", reden=None
    )
    afgewezen = spec(voorziening).given().when(afwijzen).facts
    spec(voorziening).given(*afgewezen).when(VRAAG).then_facts(BeoordelingGevraagd)
    spec(voorziening).given(*afgewezen).when(PLAN).then_rejected(NietToegestaan)
