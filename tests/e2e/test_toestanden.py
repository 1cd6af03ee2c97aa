"""Random walks over every aggregate, over HTTP, against a model that is only its table: same answers, same states.

The model knows nothing of the services: it is the table of what may follow on what. A rule beyond the table may refuse
what the table allows, and then it says which; nothing else may differ. Which rule and which facts it must be,
`tests/modellen` predicts of the deciders themselves.
"""

import importlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.e2e.clients import Zaak
from tests.e2e.herbouw import afwijkend
from tests.e2e.overgangen import Tabel
from tests.systeem import Systeem, gemeenten

pytestmark = pytest.mark.server
BUITEN_DE_TABEL = "niet-toegestaan"
WANDELINGEN, STAPPEN = 8, 10
_codes = gemeenten()


def _tabellen() -> Mapping[str, Tabel]:
    """The tables of all aggregates."""
    found: dict[str, Tabel] = {}
    for path in sorted(Path(__file__).parent.glob("test_overgangen_*.py")):
        found |= importlib.import_module(f"tests.e2e.{path.stem}").TABELLEN
    return found


TABELLEN = _tabellen()


@pytest.mark.parametrize("naam", TABELLEN)
@given(begin=st.integers(0, 999), stappen=st.lists(st.integers(0, 9999), min_size=2, max_size=STAPPEN))
@settings(
    max_examples=WANDELINGEN,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate, Phase.target),  # a shrunk walk would need a fresh case each time
    suppress_health_check=list(HealthCheck),
)
async def test_een_willekeurige_wandeling_loopt_zoals_haar_tabel_zegt(
    keten: Systeem, naam: str, begin: int, stappen: Sequence[int]
) -> None:
    tabel, gemeente = TABELLEN[naam], next(_codes)
    standen = list(tabel.wegen)
    zaak = await tabel.in_stand(keten, gemeente, standen[begin % len(standen)])
    for keuze in stappen:
        await _stap(tabel, zaak, keuze)
    dienst = tabel.pad.split("/")[1]
    assert await afwijkend(keten, dienst, gemeente) == []


async def _stap(tabel: Tabel, zaak: Zaak, keuze: int) -> None:
    """Try one act: two out of three times one that the table allows here, if there is one."""
    voor = await tabel.gelezen(zaak)
    stand = voor.json()["status"]
    soorten = [acts for naam, acts in tabel.overgangen.items() if naam.split(maxsplit=1)[0] == stand]
    toegelaten: dict[str, set[str]] = {}
    for acts in soorten:
        for naam, doel in acts.items():
            toegelaten.setdefault(naam, set()).add(doel)
    soms = {naam for waar, acts in tabel.buiten.items() if waar.split(maxsplit=1)[0] == stand for naam in acts}
    bekend = {waar.split(maxsplit=1)[0] for waar in tabel.wegen}
    namen = sorted(toegelaten if toegelaten and keuze % 3 else tabel.handelingen)
    naam = namen[keuze // 3 % len(namen)]
    answer = await tabel.handelingen[naam].door(zaak)
    na = await tabel.gelezen(zaak)
    if answer.status_code == 201:
        assert naam in toegelaten or naam in soms, f"{stand}: {naam}"
        assert na.json()["status"] in toegelaten.get(naam, bekend), f"{stand}: {naam}"
        assert na.json()["versie"] >= voor.json()["versie"]  # what is so already needs no fact
        return
    assert answer.status_code == 409, f"{stand}: {naam}: {answer.status_code} {answer.text}"
    if naam in toegelaten and all(naam in acts for acts in soorten):
        eigen = {tabel.handelingen[mag].act for mag in toegelaten}
        ander = eigen.isdisjoint(answer.json()["toegestaan"])  # an aggregate of the same act: it has its own table
        assert ander or not answer.json()["type"].endswith(f"/{BUITEN_DE_TABEL}"), f"{stand}: {naam}: {answer.text}"
    assert (na.content, na.headers["etag"]) == (voor.content, voor.headers["etag"])
