"""One real PostgreSQL server: the embedded one, on files that do not outlive the tests."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def server() -> Iterator[str]:
    """The DSN of an administrator on a new server with its usual durability; nothing is left at the end.

    The files stand directly under the system's folder for temporary files: a socket's path has about a hundred
    characters, and under root the server's own user must be able to read every folder above its data.
    """
    from keten import embedded  # noqa: PLC0415 - three seconds, only for tests that need a server

    folder = Path(tempfile.mkdtemp(prefix="keten-"))
    try:
        running = embedded._start(folder / "data")
        try:
            yield running.get_uri()
        finally:
            running.stop()
    finally:
        shutil.rmtree(folder)
