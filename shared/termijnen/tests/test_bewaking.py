"""A term starts, moves, nears, is met or is exceeded: each once, whatever the timer does."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from shared.decider.decider import Allowed, Decider
from shared.decider.spec import spec
from shared.events.termijnen import (
    TermijnGehaald,
    TermijnGenaderd,
    TermijnGestart,
    TermijnHerberekend,
    TermijnOverschreden,
)
from shared.termijnen.bewaking import BewaakTermijnen, Gepland, Klok, Looptijd, bewaakt, nadert_op, rij
from shared.termijnen.kalender import begin_van

START = datetime(2026, 3, 24, 10, tzinfo=UTC)
EINDE, LATER = date(2026, 5, 6), date(2026, 5, 13)
BIJNA = date(2026, 4, 28)  # five werkdagen before: not on 5 May, 2 and 3 May


@dataclass(frozen=True)
class Begonnen:
    gebeurd_op: datetime


@dataclass(frozen=True)
class Verschoven:
    gebeurd_op: datetime
    einde: date | None


@dataclass(frozen=True)
class Klaar:
    gebeurd_op: datetime


@dataclass(frozen=True)
class Nieuw:
    pass


@dataclass(frozen=True)
class Bezig:
    start: date
    einde: date | None
    klaar_op: datetime | None = None
    klok: Klok = field(default_factory=dict)


type Feit = Begonnen | Verschoven | Klaar


def _decide(command: Feit, _state: Nieuw | Bezig) -> Sequence[Feit]:
    return [command]


def _evolve(state: Nieuw | Bezig, event: Feit) -> Nieuw | Bezig:
    if isinstance(event, Begonnen):
        return Bezig(event.gebeurd_op.date(), EINDE)
    assert isinstance(state, Bezig)
    if isinstance(event, Verschoven):
        return replace(state, einde=event.einde)
    return replace(state, klaar_op=event.gebeurd_op)


def _termijnen(state: Nieuw | Bezig) -> Sequence[Looptijd]:
    return () if isinstance(state, Nieuw) else [Looptijd("onderzoek", state.start, state.einde, state.klaar_op)]


TOEGESTAAN: Allowed[Nieuw | Bezig, Feit] = {Nieuw: (Begonnen,), Bezig: (Verschoven, Klaar)}
ZONDER_KLOK: Decider[Feit, Nieuw | Bezig, Feit] = Decider("zaken", Nieuw(), _decide, _evolve, TOEGESTAAN)
zaak = bewaakt(ZONDER_KLOK, _termijnen)
begonnen = (
    Begonnen(START),
    TermijnGestart(gebeurd_op=START, melding_id=None, soort="onderzoek", start=START.date(), uiterste_datum=EINDE),
)
genaderd = TermijnGenaderd(
    gebeurd_op=begin_van(BIJNA), melding_id=None, soort="onderzoek", uiterste_datum=EINDE, werkdagen_over=5
)
overschreden = TermijnOverschreden(
    gebeurd_op=begin_van(EINDE + timedelta(days=1)), melding_id=None, soort="onderzoek", uiterste_datum=EINDE
)


def _om(dag: date, uur: int = 0) -> BewaakTermijnen:
    return BewaakTermijnen(nu=begin_van(dag) + timedelta(hours=uur))


def test_een_termijn_start_met_het_feit_dat_haar_laat_lopen() -> None:
    spec(zaak).when(Begonnen(START)).then(*begonnen)


def test_een_termijn_die_verschuift_wordt_herberekend_met_oud_nieuw_en_waarom() -> None:
    verschoven = Verschoven(START, LATER)
    herberekend = TermijnHerberekend(
        gebeurd_op=START,
        melding_id=None,
        soort="onderzoek",
        oude_uiterste_datum=EINDE,
        nieuwe_uiterste_datum=LATER,
        oorzaak="verschoven",
    )
    spec(zaak).given(*begonnen).when(verschoven).then(verschoven, herberekend)


def test_een_termijn_die_stilstaat_wordt_niet_bewaakt() -> None:
    spec(zaak).given(*begonnen, Verschoven(START, None)).when(_om(LATER)).then()


def test_wie_op_de_laatste_dag_klaar_is_haalt_de_termijn() -> None:
    klaar = Klaar(begin_van(EINDE + timedelta(days=1)) - timedelta(seconds=1))
    spec(zaak).given(*begonnen).when(klaar).then(
        klaar,
        TermijnGehaald(gebeurd_op=klaar.gebeurd_op, melding_id=None, soort="onderzoek", gehaald_op=klaar.gebeurd_op),
    )


def test_wie_een_dag_te_laat_klaar_is_overschrijdt_haar_ook_als_geen_timer_dat_al_zei() -> None:
    klaar = Klaar(begin_van(EINDE + timedelta(days=1)))
    spec(zaak).given(*begonnen).when(klaar).then(klaar, overschreden)
    spec(zaak).given(*begonnen, overschreden).when(klaar).then(klaar)


def test_wat_achteraf_op_tijd_blijkt_is_alsnog_gehaald() -> None:
    """Late registration: nobody knew it when the timer looked."""
    spec(zaak).given(*begonnen, overschreden).when(Klaar(START)).then_facts(Klaar, TermijnGehaald)


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (BIJNA - timedelta(days=1), []),
        (BIJNA, [genaderd]),
        (EINDE, [replace(genaderd, gebeurd_op=begin_van(EINDE), werkdagen_over=0)]),
        (EINDE + timedelta(days=1), [overschreden]),
        (EINDE + timedelta(days=365), [overschreden]),  # a timer that was off for a year: it is not near any more
    ],
)
def test_de_timer_zegt_wat_er_op_zijn_moment_aan_de_hand_is(dag: date, verwacht: list[object]) -> None:
    spec(zaak).given(*begonnen).when(_om(dag)).then(*verwacht)


@pytest.mark.parametrize("verteld", [(genaderd,), (genaderd, overschreden), (overschreden,)])
def test_niets_wordt_twee_keer_verteld(verteld: tuple[object, ...]) -> None:
    laatste = EINDE if verteld[-1] is genaderd else EINDE + timedelta(days=400)
    spec(zaak).given(*begonnen, *verteld).when(_om(laatste)).then()
    spec(zaak).given(*begonnen, *verteld).when(_om(BIJNA - timedelta(days=9))).then()  # the clock was set back


def test_een_nieuwe_uiterste_datum_wordt_opnieuw_bewaakt() -> None:
    verschoven = zaak.handle(Verschoven(START, LATER), zaak.fold([*begonnen, overschreden]))
    spec(zaak).given(*begonnen, overschreden, *verschoven).when(_om(LATER + timedelta(days=1))).then(
        TermijnOverschreden(
            gebeurd_op=begin_van(LATER + timedelta(days=1)), melding_id=None, soort="onderzoek", uiterste_datum=LATER
        )
    )


def test_bewaken_doet_niets_aan_wat_er_niet_is() -> None:
    assert BewaakTermijnen not in zaak.allowed[Nieuw]
    assert BewaakTermijnen in zaak.allowed[Bezig]


@pytest.mark.parametrize(
    ("feiten", "wek_op", "te_laat"),
    [
        (begonnen, begin_van(BIJNA), False),
        ((*begonnen, genaderd), begin_van(EINDE + timedelta(days=1)), False),
        ((*begonnen, overschreden), None, True),
        ((*begonnen, Klaar(START)), None, False),
        ((*begonnen, Verschoven(START, None)), None, False),
    ],
)
def test_de_rij_zegt_wanneer_er_weer_gekeken_moet_worden(
    feiten: Sequence[object], wek_op: datetime | None, *, te_laat: bool
) -> None:
    row = None
    for feit in feiten:
        row = rij(zaak)(row, feit)  # type: ignore[arg-type]  # facts of both kinds
    assert row is not None
    assert (row["wek_op"], row["overschreden"]) == (wek_op, te_laat)


def test_wie_op_de_rij_afgaat_wekt_nooit_voor_niets() -> None:
    """Without this a stream would be due for ever."""
    feiten: list[object] = list(begonnen)
    while True:
        row = None
        for feit in feiten:
            row = rij(zaak)(row, feit)  # type: ignore[arg-type]  # facts of both kinds
        assert row is not None
        if row["wek_op"] is None:
            break
        nieuw = zaak.handle(BewaakTermijnen(nu=row["wek_op"]), zaak.fold(feiten))  # type: ignore[arg-type]
        assert nieuw
        feiten += nieuw
    assert [type(feit) for feit in feiten[2:]] == [TermijnGenaderd, TermijnOverschreden]


def test_een_termijn_in_werkdagen_nadert_een_werkdag_voor_haar_einde() -> None:
    assert nadert_op("afhandeling_melding", date(2026, 4, 7)) == date(2026, 4, 2)  # Good Friday, Easter between


def _gepland(state: Nieuw | Bezig) -> Gepland[Feit] | None:
    """What has begun is done on the day after it is near."""
    open_ = isinstance(state, Bezig) and state.klaar_op is None
    return Gepland(begin_van(BIJNA + timedelta(days=1)), Klaar(begin_van(BIJNA + timedelta(days=1)))) if open_ else None


def test_wat_een_stand_plant_gebeurt_een_keer_en_telt_voor_haar_termijnen() -> None:
    plant = spec(bewaakt(ZONDER_KLOK, _termijnen, _gepland))
    klaar = Klaar(begin_van(BIJNA + timedelta(days=1)))
    gehaald = TermijnGehaald(
        gebeurd_op=klaar.gebeurd_op, melding_id=None, soort="onderzoek", gehaald_op=klaar.gebeurd_op
    )
    plant.given(*begonnen).when(_om(BIJNA)).then(genaderd)
    te_laat = _om(EINDE + timedelta(days=9))  # the timer was away, the plan was not
    plant.given(*begonnen).when(te_laat).then(klaar, gehaald)
    plant.given(*begonnen, klaar, gehaald).when(te_laat).then()


def test_de_rij_wekt_ook_voor_wat_is_gepland() -> None:
    row = None
    for feit in (*begonnen, genaderd):
        row = rij(bewaakt(ZONDER_KLOK, _termijnen, _gepland))(row, feit)
    assert row is not None
    assert row["wek_op"] == begin_van(BIJNA + timedelta(days=1))
