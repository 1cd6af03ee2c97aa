"""The house rules: who knows one service knows all five, and the text speaks of the project alone."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from keten.cli import app
from keten.diensten import DIENSTEN
from shared import crashpoint

WORTEL = Path(__file__).resolve().parents[2]
SOORTEN = {
    "app",
    "api",
    "reactions",
    "projections",
    "queries",
    "documenten",
    "tables",
    "domain",
    "migrations",
    "policy.toml",
    "tests",
}
ZONDER = {"intake": {"documenten"}, "reporting": {"reactions", "documenten"}}
VERBODEN_MODULES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "manager",
    "managers",
    "core",
    "misc",
    "lib",
}
OPDRACHTEN = sorted(get_command(app).commands)  # type: ignore[attr-defined]  # a group of commands


def _python() -> list[Path]:
    return [path for plaats in ("services", "shared", "keten", "tests") for path in (WORTEL / plaats).rglob("*.py")]


def _eigen_tekst() -> list[Path]:
    """Every text that is ours: tracked, or new and not ignored; locks are not written by hand."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=WORTEL,
        capture_output=True,
        check=True,
    )
    paths = [WORTEL / naam for naam in listed.stdout.decode().split("\0") if naam]
    return [path for path in paths if path.is_file() and path.suffix != ".lock" and b"\0" not in path.read_bytes()]


@pytest.mark.parametrize("service", [service.naam for service in DIENSTEN])
def test_elke_dienst_heeft_dezelfde_bestanden(service: str) -> None:
    """Intake and reporting write no letters; reporting reacts to nothing: it keeps the facts themselves."""
    folder = WORTEL / "services" / service
    found = {
        path.name if path.suffix == ".toml" else path.stem
        for path in folder.iterdir()
        if not path.name.startswith("_") and path.suffix != ".md"
    }
    assert found - {"tests"} == SOORTEN - {"tests"} - ZONDER.get(service, set())


@pytest.mark.parametrize("service", [service.naam for service in DIENSTEN])
def test_elke_dienst_legt_op_een_bladzijde_uit_wat_zij_doet(service: str) -> None:
    readme = WORTEL / "services" / service / "README.md"
    assert readme.exists(), "facts it owns, commands it takes, facts it reacts to, tables it shows"
    assert len(readme.read_text().splitlines()) < 80


def test_een_module_heet_naar_een_begrip() -> None:
    """A file that is named after nothing collects everything."""
    namen = {path.relative_to(WORTEL).as_posix() for path in _python()}
    assert [naam for naam in sorted(namen) if VERBODEN_MODULES & {Path(naam).stem, *Path(naam).parts[:-1]}] == []


def test_elk_crashpunt_in_de_code_is_bekend_en_elk_bekend_punt_staat_in_de_code() -> None:
    gebruikt: list[str] = []
    for path in (WORTEL / "shared").rglob("*.py"):
        gebruikt += re.findall(r'\bcrashpoint\("([^"]+)"\)', path.read_text())
    assert sorted(gebruikt) == sorted(set(gebruikt)), "one place a name, or a kill says nothing"
    assert set(gebruikt) == crashpoint.NAMES


def test_een_crashpunt_buiten_een_test_houdt_het_proces_tegen() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "import shared.crashpoint"],
        cwd=WORTEL,
        env={"KETEN_CRASHPOINT": "relay.after_ack:1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode != 0
    assert "KETEN_CRASHPOINT is only for tests" in ran.stderr


def test_keten_noemt_al_zijn_opdrachten() -> None:
    keten = Path(sys.executable).with_name("keten")
    ran = subprocess.run([keten, "--help"], cwd=WORTEL, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert [naam for naam in OPDRACHTEN if naam not in ran.stdout] == []


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_elke_opdracht_legt_zichzelf_uit(opdracht: str) -> None:
    ran = CliRunner().invoke(app, [opdracht, "--help"])
    assert ran.exit_code == 0, ran.output
    assert "Usage:" in ran.output
    assert get_command(app).commands[opdracht].help  # type: ignore[attr-defined]  # a group of commands


VERBODEN_TEKST = {
    "an absolute path of one machine": r"/wor" + r"k/|/home/\w+",
    "who or what wrote it": r"(?i)(?<!-)\bagents?\b|\bAI-(?:generated|assisted)|\b(?:my|our|previous|next) session\b",
    "a tracker that the reader does not have": r"(?i)\bissue #\d",
    "the host of a package registry": r"pypi\.org|pythonhosted\.org|npmjs\.org|repo1?\.maven\.(?:apache\.)?org",
    "something left open": r"\b(?:TODO|FIXME|XXX)\b",
}


@pytest.mark.parametrize("wat", VERBODEN_TEKST)
def test_de_tekst_spreekt_alleen_over_het_project(wat: str) -> None:
    patroon = re.compile(VERBODEN_TEKST[wat])
    found = [
        f"{path.relative_to(WORTEL)}:{nummer}: {regel.strip()[:100]}"
        for path in _eigen_tekst()
        if path != Path(__file__).resolve()
        for nummer, regel in enumerate(path.read_text().splitlines(), 1)
        if patroon.search(regel)
    ]
    assert found == [], wat


def test_wat_een_dienst_leest_zit_in_het_pakket(tmp_path: Path) -> None:
    """A template that is not package data is there in a checkout, and missing where the program is installed."""
    for naam in ("services", "shared", "keten"):
        shutil.copytree(WORTEL / naam, tmp_path / naam, ignore=shutil.ignore_patterns("__pycache__", "tests"))
    for naam in ("pyproject.toml", "README.md"):
        shutil.copy(WORTEL / naam, tmp_path)
    bouw = "from setuptools.build_meta import build_wheel; print(build_wheel('uit'))"
    ran = subprocess.run([sys.executable, "-c", bouw], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    with zipfile.ZipFile(tmp_path / "uit" / ran.stdout.splitlines()[-1]) as wheel:
        erin = set(wheel.namelist())
    gepubliceerd = "shared/events/schemas/"  # for others to read; the program does not
    nodig = [path for naam in ("services", "shared") for path in (tmp_path / naam).rglob("*.*") if path.is_file()]
    namen = {path.relative_to(tmp_path).as_posix() for path in nodig if path.suffix != ".md"}
    assert sorted(naam for naam in namen - erin if not naam.startswith(gepubliceerd)) == []
