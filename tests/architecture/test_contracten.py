"""Each import contract holds, and notices the one import that it is there to refuse."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]
CONTRACTEN = {
    "the services are independent of each other",
    "every service has the same layers",
    "the domain is pure",
    "the shared layers",
    "only the bus knows Kafka",
    "only tables, queries and the store know SQLAlchemy",
}


def _gecontroleerd(folder: Path) -> dict[str, str]:
    """Contract -> KEPT or BROKEN, as import-linter finds it in this folder."""
    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    found = {}
    for line in ran.stdout.splitlines():
        naam, _, uitslag = line.strip().rpartition(" ")
        if uitslag in ("KEPT", "BROKEN"):
            found[naam] = uitslag
    assert found, ran.stdout + ran.stderr
    return found


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """The code and its contracts, free to be broken."""
    for naam in ("services", "shared", "keten"):
        shutil.copytree(WORTEL / naam, tmp_path / naam, ignore=shutil.ignore_patterns("__pycache__", "tests"))
    shutil.copy(WORTEL / ".importlinter", tmp_path)
    return tmp_path


def test_elk_contract_wordt_nageleefd() -> None:
    assert _gecontroleerd(WORTEL) == dict.fromkeys(CONTRACTEN, "KEPT")


@pytest.mark.parametrize(
    ("contract", "bestand", "regel"),
    [
        ("the services are independent of each other", "services/intake/queries.py", "import services.casework.tables"),
        ("every service has the same layers", "services/intake/tables.py", "import services.intake.queries"),
        ("every service has the same layers", "services/intake/utils.py", "NIEUW = 1"),
        (
            "every service has the same layers",
            "services/provisions/domain/pgb.py",
            "import services.provisions.documenten",
        ),
        ("the domain is pure", "services/casework/documenten/plan.py", "import fastapi"),
        ("the domain is pure", "services/intake/domain/persoon.py", "import pydantic"),
        ("the domain is pure", "shared/termijnen/kalender.py", "import asyncpg"),
        ("the domain is pure", "services/casework/domain/dossier.py", "import shared.eventstore.ids"),
        ("the domain is pure", "shared/events/sealed.py", "import shared.events.schema"),
        ("the shared layers", "shared/events/sealed.py", "import shared.decider.decider"),
        ("the shared layers", "shared/service/klok.py", "import keten.scenario"),
        ("the shared layers", "shared/termijnen/kalender.py", "import shared.documents.pdf"),
        ("only the bus knows Kafka", "services/intake/app.py", "import aiokafka"),
        ("only tables, queries and the store know SQLAlchemy", "services/intake/api/personen.py", "import sqlalchemy"),
    ],
)
def test_een_verkeerde_import_breekt_precies_dat_contract(kopie: Path, contract: str, bestand: str, regel: str) -> None:
    path = kopie / bestand
    path.write_text((path.read_text() if path.exists() else "") + f"\n{regel}\n")
    gevonden = _gecontroleerd(kopie)
    assert {naam for naam, uitslag in gevonden.items() if uitslag == "BROKEN"} == {contract}
