"""Every kind of term against a second calculation, which walks day by day."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.termijnen.kalender import NEDERLAND, is_werkdag
from shared.termijnen.opschorting import Grond, Opschorting
from shared.termijnen.soorten import SOORTEN
from shared.termijnen.termijn import Regel, bereken

DAG = timedelta(days=1)
NIET_OP_TE_SCHORTEN = sorted(soort for soort, regels in SOORTEN.items() if not regels.opschorting)
# The second calculation: no arithmetic on dates beyond "the next day", and its own copy of the table.
TABEL = {
    "persoonlijk_plan": (7, "dagen", 3),
    "onderzoek": (42, "dagen", 3),
    "beslistermijn_aanvraag": (14, "dagen", 3),
    "buiten_behandeling": (28, "dagen", 3),
    "bezwaar": (42, "dagen", 3),
    "beslistermijn_bezwaar": (42, "dagen", 3),
    "beslistermijn_bezwaar_commissie": (84, "dagen", 3),
    "klacht": (42, "dagen", 3),
    "klacht_commissie": (70, "dagen", 3),
    "klacht_niet_in_behandeling": (28, "dagen", 3),
    "dwangsom_wachttijd": (14, "dagen", 3),
    "dwangsom_looptijd": (42, "dagen", None),
    "dwangsom_vaststelling": (14, "dagen", 3),
    "vernietiging": (3, "maanden", 3),
    "bewaartermijn_wmo": (180, "maanden", None),
    "cak_zin": (1, "maanden", None),
    "cak_pgb": (4, "maanden", None),
    "avg_verzoek": (1, "maanden", 2),
    "afhandeling_melding": (5, "werkdagen", None),
    "iwmo_start_stop": (5, "werkdagen", None),
    "iwmo_verzoek": (5, "werkdagen", None),
    "iwmo_retour": (3, "werkdagen", None),
    "declaratie_antwoord": (10, "werkdagen", None),
    **{f"wettelijk_{n}_dagen": (n, "dagen", 3 if n <= 90 else None) for n in (1, 2, 3, 4, 5, 6, 8, 90, 91)},
}


def dag_voor_dag(soort: str, start: date, opschortingen: Sequence[Opschorting] = ()) -> tuple[date | None, date]:
    aantal, eenheid, twee_werkdagen_vanaf = TABEL[soort]
    dag, geteld, lopende_werkdagen = start, 0, 0
    while geteld < aantal:
        dag += DAG
        if any(periode.vanaf <= dag <= periode.tot for periode in opschortingen):
            continue
        lopende_werkdagen += dag.year < 2100 and is_werkdag(dag, NEDERLAND)
        match eenheid:
            case "dagen":
                geteld += 1
            case "werkdagen":
                geteld += is_werkdag(dag, NEDERLAND)
            case _:
                laatste_van_de_maand = (dag + DAG).day == 1
                geteld += dag.day == start.day or (laatste_van_de_maand and dag.day < start.day)
    ruw = dag
    if eenheid == "werkdagen":
        return None, dag
    if twee_werkdagen_vanaf is None:
        return ruw, ruw
    lang_genoeg = eenheid == "maanden" or aantal >= twee_werkdagen_vanaf
    while not is_werkdag(dag, NEDERLAND) or (lang_genoeg and lopende_werkdagen < 2):
        dag += DAG
        lopende_werkdagen += is_werkdag(dag, NEDERLAND)
    return ruw, dag


@st.composite
def losse_perioden(draw: st.DrawFn, start: date) -> list[Opschorting]:
    perioden: list[Opschorting] = []
    vorige = start - 10 * DAG
    for tussen, lengte in draw(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 20)), max_size=8)):
        vanaf = vorige + tussen * DAG
        vorige = vanaf + lengte * DAG
        perioden.append(Opschorting(vanaf, vorige, Grond.AANVULLING))
    return draw(st.permutations(perioden))


STARTDAGEN = st.dates(date(2015, 1, 1), date(2099, 8, 1)) | st.dates(date(2015, 1, 1), date(2028, 12, 31))


def test_de_tweede_berekening_kent_elke_soort() -> None:
    assert SOORTEN.keys() <= TABEL.keys()


@settings(max_examples=400, deadline=None)
@given(soort=st.sampled_from(sorted(TABEL)), start=STARTDAGEN)
def test_elke_termijn_eindigt_waar_dag_voor_dag_tellen_eindigt(soort: str, start: date) -> None:
    termijn = bereken(soort, start)

    assert (termijn.ruwe_einddatum, termijn.wettelijke_einddatum) == dag_voor_dag(soort, start)


@settings(max_examples=400, deadline=None)
@given(
    st.data(),
    st.sampled_from(sorted(SOORTEN.keys() - NIET_OP_TE_SCHORTEN)),
    st.dates(date(2015, 1, 1), date(2098, 1, 1)),
)
def test_elke_opschorting_eindigt_waar_dag_voor_dag_tellen_eindigt(
    data: st.DataObject, soort: str, start: date
) -> None:
    opschortingen = data.draw(losse_perioden(start))
    termijn = bereken(soort, start, opschortingen)

    assert (termijn.ruwe_einddatum, termijn.wettelijke_einddatum) == dag_voor_dag(soort, start, opschortingen)


def _losse_perioden(toeval: random.Random, start: date) -> list[Opschorting]:
    perioden: list[Opschorting] = []
    vanaf = start - 10 * DAG
    for _ in range(toeval.choice((0, 0, 1, 2, 5))):
        vanaf += toeval.randint(1, 12) * DAG
        perioden.append(Opschorting(vanaf, vanaf + toeval.randint(0, 20) * DAG, Grond.OVERMACHT))
        vanaf = perioden[-1].tot
    return perioden


def test_honderdduizend_termijnen_eindigen_waar_dag_voor_dag_tellen_eindigt() -> None:
    """Beside what hypothesis looks for: so many that each kind meets each holiday of each year."""
    toeval = random.Random("dag voor dag")
    soorten = sorted(TABEL.keys() - {"bewaartermijn_wmo"})  # fifteen years, day by day: hypothesis does a few
    for _ in range(100_000):
        soort = toeval.choice(soorten)
        start = date(2015, 1, 1) + toeval.randrange(365 * 83) * DAG
        opschortingen = [] if soort not in SOORTEN.keys() - NIET_OP_TE_SCHORTEN else _losse_perioden(toeval, start)
        termijn = bereken(soort, start, opschortingen)
        gevonden = (termijn.ruwe_einddatum, termijn.wettelijke_einddatum)
        assert gevonden == dag_voor_dag(soort, start, opschortingen), (soort, start, opschortingen)


@given(soort=st.sampled_from(sorted(SOORTEN)), start=STARTDAGEN)
def test_de_stappen_vertellen_dezelfde_einddatum(soort: str, start: date) -> None:
    termijn = bereken(soort, start)

    stand = start
    for stap in termijn.stappen:
        if stap.regel in {Regel.DUUR, Regel.VERLENGING, Regel.VERLENGING_TWEE_WERKDAGEN}:
            assert stap.van == stand
            stand = stap.naar
    assert stand == termijn.wettelijke_einddatum
