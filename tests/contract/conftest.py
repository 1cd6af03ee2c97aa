"""What the contract suites ask for."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from shared.bus import consumer, kafka, memory
from tests.contract.opslag import Opslag, geopend
from tests.reliability.opstelling import Opstelling, opstelling


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def opslag(admin_dsn: str) -> AsyncIterator[Opslag]:
    """One store for the suites of the event store; each test has streams of its own."""
    async with geopend(admin_dsn) as opened:
        yield opened


@pytest.fixture
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails is tried again at once."""
    monkeypatch.setattr(consumer, "TRIES", 2)
    monkeypatch.setattr(memory, "RETRY_SECONDS", 0.2)
    monkeypatch.setattr(kafka, "PAUSE_SECONDS", 0.2)


@pytest.fixture(params=["memory", "kafka"])
def bootstrap_of(request: pytest.FixtureRequest) -> str | None:
    """The broker's address; None for the bus in this process. Without a broker the half on Kafka fails."""
    request.getfixturevalue("short_waits")
    found: str | None = request.getfixturevalue("bootstrap") if request.param == "kafka" else None
    return found


@pytest_asyncio.fixture
async def baan(admin_dsn: str, bootstrap_of: str | None) -> AsyncIterator[Opstelling]:
    """One group behind either bus."""
    async with opstelling(admin_dsn, bootstrap_of) as made:
        yield made


@pytest_asyncio.fixture
async def tweebaan(admin_dsn: str, bootstrap_of: str | None) -> AsyncIterator[Opstelling]:
    """Two groups behind either bus."""
    async with opstelling(admin_dsn, bootstrap_of, (100, 100)) as made:
        yield made
