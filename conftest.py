"""What any test may ask for: a PostgreSQL server, a Kafka broker, a running system, a gemeente of its own."""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

os.environ.setdefault("KETEN_TESTBUILD", "1")

from tests.infra.broker import broker
from tests.infra.postgres import server
from tests.systeem import Systeem, gemeenten, systeem

_codes = gemeenten()


@pytest.fixture(scope="session")
def admin_dsn() -> Iterator[str]:
    """The administrator's DSN of a PostgreSQL server of this session."""
    with server() as dsn:
        yield dsn


@pytest.fixture(scope="session")
def bootstrap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Kafka broker of this session."""
    with broker(tmp_path_factory.mktemp("kafka")) as running:
        yield running.bootstrap


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def keten(admin_dsn: str) -> AsyncIterator[Systeem]:
    """All services in this process, on the session's server."""
    with tempfile.TemporaryDirectory(prefix="keten-test-") as folder:
        async with systeem(admin_dsn, Path(folder)) as running:
            yield running


@pytest.fixture
def gemeente() -> str:
    """A gemeente that no other test knows: its cases and figures are this test's alone."""
    return next(_codes)
