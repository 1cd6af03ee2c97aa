"""Every feature that the municipalities ask for is shown by a test; the document that says so is complete."""

import ast
import re
from collections.abc import Iterator, Mapping

from tests.scenarios.herkomst import DOCUMENT, WORTEL, vereisten

_RIJ = re.compile(r"^\| (\w+-\d+) \| (.+) \| (.+) \| `(tests/scenarios/\w+\.py)::(\w+)` \|$", re.MULTILINE)


def gemerkt() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each test that names features: its file and name, and those features."""
    for path in sorted((WORTEL / "tests/scenarios").glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            for merk in getattr(node, "decorator_list", ()):
                if isinstance(merk, ast.Call) and ast.unparse(merk.func) == "pytest.mark.vereiste":
                    yield f"{path.relative_to(WORTEL)}::{node.name}", tuple(ast.literal_eval(arg) for arg in merk.args)  # type: ignore[attr-defined]


def rijen() -> Mapping[str, set[str]]:
    """What the document says: each test with its features."""
    found: dict[str, set[str]] = {}
    for id_, _, _, pad, naam in _RIJ.findall(DOCUMENT.read_text()):
        found.setdefault(f"{pad}::{naam}", set()).add(id_)
    return found


def test_elk_vereiste_heeft_een_test() -> None:
    getoond = {id_ for _, ids in gemerkt() for id_ in ids}
    gevraagd = {rij.id for rijen in vereisten().values() for rij in rijen}
    assert sorted(gevraagd - getoond) == []
    assert sorted(getoond - gevraagd) == []


def test_een_test_laat_hoogstens_drie_vereisten_zien() -> None:
    assert {naam: ids for naam, ids in gemerkt() if not 1 <= len(ids) <= 3} == {}


def test_het_document_noemt_precies_de_tests_die_er_zijn() -> None:
    assert rijen() == {naam: set(ids) for naam, ids in gemerkt()}
