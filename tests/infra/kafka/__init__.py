"""The jars of one Kafka release, fetched once by Maven and kept in the user's cache."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

POM = Path(__file__).parent / "pom.xml"
RELEASE = ET.parse(POM).getroot().findtext(".//{*}kafka.version")

INSTALL = f"""\
The broker of the tests needs `{{tool}}` on the PATH: Java 17 or newer, and Maven for the first run.
Debian, Ubuntu: apt-get install openjdk-17-jre-headless maven
macOS:          brew install openjdk maven
With Docker:    docker run --detach --publish 9092:9092 apache/kafka:{RELEASE}
                export KETEN_KAFKA_BOOTSTRAP=localhost:9092"""


class MissingToolError(RuntimeError):
    """A program that starts the broker is not installed."""


def tool(name: str) -> str:
    """The program's path, or an error that says how to get it."""
    found = shutil.which(name)
    if found is None:
        raise MissingToolError(INSTALL.format(tool=name))
    return found


def jars(pom: Path = POM, name: str = f"kafka-{RELEASE}") -> Path:
    """The folder with all jars that a pom asks for, Kafka's unless told; concurrent callers wait for the first."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "wmo-keten"
    kept = cache / name
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            with tempfile.TemporaryDirectory(dir=cache, prefix="fetching-") as fetching:
                _fetch(pom, Path(fetching, "jars")).rename(kept)  # all of it or nothing
    return kept


def _fetch(pom: Path, folder: Path) -> Path:
    command = (tool("mvn"), "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", "-DincludeScope=runtime")
    done = subprocess.run(
        [*command, f"-DoutputDirectory={folder}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"Maven could not fetch what {pom} asks for:\n{done.stdout[-4_000:]}")
    return folder
