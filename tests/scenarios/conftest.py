"""A test that shows a feature is followed: what it did over HTTP is what `docs/herkomst.md` says of it."""

from collections.abc import Iterator

import pytest

from tests.scenarios.herkomst import DOCUMENT, Getoond, schrijf
from tests.systeem import Systeem

_getoond: dict[str, Getoond] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    """The way to make the document."""
    parser.addoption("--schrijf-herkomst", action="store_true", help="write docs/herkomst.md from what the tests did")


@pytest.fixture(autouse=True)
def gevolgd(request: pytest.FixtureRequest, keten: Systeem) -> Iterator[None]:
    """Follow a test that names features: it does something and reads something, as the document says."""
    marker = request.node.get_closest_marker("vereiste")
    keten.aanvaard.clear()
    yield
    if marker is None:
        return
    naam = f"{request.path.relative_to(DOCUMENT.parents[1])}::{request.function.__name__}"
    getoond = _getoond.setdefault(naam, Getoond(naam, marker.args))
    for methode, pad, _ in keten.aanvaard:
        getoond.gedaan(methode, pad)
    zelf = {methode for methode, _, voorbereid in keten.aanvaard if not voorbereid}
    assert zelf >= {"GET", "POST"}, "beside the way there, a fact is recorded and something is read"
    if not request.config.getoption("--schrijf-herkomst", default=False):
        assert getoond.staat_er(DOCUMENT.read_text()), "docs/herkomst.md tells otherwise: run make herkomst"


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the document, when asked to and all went well."""
    if session.config.getoption("--schrijf-herkomst", default=False) and not session.testsfailed:
        DOCUMENT.write_text(schrijf(_getoond.values()))
