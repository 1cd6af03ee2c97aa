"""The real components, started once for all tests of a worker, and only when a test asks for them."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator

import pytest

from tests.infra import broker, postgres

if "XDG_RUNTIME_DIR" not in os.environ:  # without it, importing the library of the embedded server warns
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="keten-run-")
    atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)


@pytest.fixture(scope="session")
def admin_dsn() -> Iterator[str]:
    """The DSN of an administrator on a real PostgreSQL server."""
    with postgres.server() as dsn:
        yield dsn


@pytest.fixture(scope="session")
def bootstrap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Kafka broker; `fresh_topics` gives a test its topics, empty."""
    with broker.broker(tmp_path_factory.mktemp("kafka")) as running:
        yield running.bootstrap
