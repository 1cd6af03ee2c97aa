"""Killed at every named point, twice each, under load: nothing lost, nothing doubled, everything caught up after."""

import asyncio
import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO

import asyncpg
import pytest

from services.reporting.app import SERVICE
from shared.crashpoint import NAMES
from shared.eventstore.migrate import create_database, create_roles, in_database, migrate_store, migrate_tables
from shared.eventstore.postgres import connect, pool
from tests.contract.proef import toon
from tests.reliability import herbouw
from tests.reliability.bewijs import historie
from tests.reliability.checker import Regel, anomalies, check, duplicates
from tests.reliability.kind import Werk, gelezen
from tests.reliability.onderzoeken import PUNTEN
from tests.reliability.opstelling import Opstelling, opstelling

pytestmark = pytest.mark.server
OPDRACHTEN = 60
ALLEEN_IN_PROCES = frozenset({"bus.after_first_group"})
HERBOUW = frozenset(name for name in NAMES if name.startswith("rebuild."))
OP_DE_WEG = sorted(NAMES - HERBOUW - set(PUNTEN))

type Noteer = Callable[[str, object], None]


class Kinderen:
    """A server that forks a process for each job; its log is kept."""

    def __init__(self, log: Path) -> None:
        self.log = log
        with log.open("ab") as out:
            self._server = subprocess.Popen(
                [sys.executable, "-m", "tests.reliability.kind"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=out,
            )

    async def gestorven(self, werk: Werk) -> int:
        """Do the job in a process of its own; the signal that ended it, or minus its exit code."""
        return await asyncio.to_thread(self._een, werk)

    def _een(self, werk: Werk) -> int:
        vraag, antwoord = self._server.stdin, self._server.stdout
        assert vraag
        assert antwoord
        _schrijf(vraag, json.dumps(asdict(werk)))
        status = int(antwoord.readline() or b"1")
        return status & 0x7F or -(status >> 8)

    def stop(self) -> None:
        """End the server."""
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.close()
        self._server.wait(30)
        self._server.stdout.close()


def _schrijf(pipe: IO[bytes], line: str) -> None:
    pipe.write(line.encode() + b"\n")
    pipe.flush()


@pytest.fixture(scope="module")
def kinderen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Kinderen, Kinderen]]:
    """Two servers, so that two chains can break at once."""
    folder = tmp_path_factory.mktemp("kinderen")
    made = (Kinderen(folder / "een.log"), Kinderen(folder / "twee.log"))
    yield made
    for each in made:
        each.stop()


@pytest.mark.parametrize("naam", OP_DE_WEG)
async def test_a_kill_on_the_way_of_a_fact_loses_and_doubles_nothing(
    naam: str,
    admin_dsn: str,
    bootstrap: str,
    kinderen: tuple[Kinderen, Kinderen],
    tmp_path: Path,
    record_property: Noteer,
) -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(_breek(naam, admin_dsn, None, kinderen[0], tmp_path / "memory", record_property))
        if naam not in ALLEEN_IN_PROCES:
            group.create_task(_breek(naam, admin_dsn, bootstrap, kinderen[1], tmp_path / "kafka", record_property))


async def _breek(
    naam: str, admin_dsn: str, bootstrap: str | None, kinderen: Kinderen, pad: Path, record_property: Noteer
) -> None:
    """Kill at the first and at the second hit, then run until quiet, then check."""
    async with opstelling(admin_dsn, bootstrap, (10,) if bootstrap else (10, 10)) as baan:
        lezers = tuple((groep.naam, groep.dsn) for groep in baan.groepen)
        werk = Werk(baan.dsn, lezers, baan.categorie, bootstrap, str(pad), OPDRACHTEN)
        unknown = applied = 0
        for hit in (1, 2):
            ended = await kinderen.gestorven(replace(werk, crashpoint=f"{naam}:{hit}"))
            assert ended == signal.SIGKILL, f"{naam}:{hit} was not hit: {ended}\n{kinderen.log.read_text()[-3000:]}"
            open_, done = await _onbeslist(baan, str(pad))
            unknown, applied = unknown + open_, applied + done
        assert await kinderen.gestorven(werk) == 0, kinderen.log.read_text()[-3000:]

        grootboek = [Regel(line["sleutel"], tuple(line["merken"]), line["uitkomst"]) for line in gelezen(str(pad))]
        found = await historie(baan, grootboek)
        repeats = duplicates(found.gereisd) if found.gereisd is not None else await _herhaald(baan)
        toon(
            record_property,
            f"{naam} {'kafka' if bootstrap else 'memory'}",
            kills=2,
            commands=len({regel.sleutel for regel in grootboek}),
            unknown=unknown,
            of_these_applied=applied,
            facts=len(found.opgeslagen),
            effects=sum(map(len, found.effecten.values())),
            repeats=repeats,
            **{name: check(found)[name] for name in ("lost", "double write", "double effect", "gap", "inversion")},
        )
        assert anomalies(found) == {}
        assert len({regel.sleutel for regel in grootboek if regel.uitkomst == "ok"}) == OPDRACHTEN
        assert all([await groep.geparkeerd() == [] for groep in baan.groepen])
        if naam == "relay.after_ack":
            assert repeats > 0, "without a repeat on the way nothing was proven"
        if naam == "command.before_commit":
            assert unknown > applied, "the command that was in hand had no answer"
        if naam == "command.after_commit":
            assert applied > 0, "the command that was committed had no answer"


async def _onbeslist(baan: Opstelling, pad: str) -> tuple[int, int]:
    """How many commands had no answer when the process died, and how many of them are there: wholly or not at all."""
    outcomes: dict[str, set[str]] = {}
    merken: dict[str, list[str]] = {}
    for line in gelezen(pad):
        outcomes.setdefault(line["sleutel"], set()).add(line["uitkomst"])
        merken[line["sleutel"]] = line["merken"]
    rows = await baan.admin.fetch(
        """SELECT convert_from(e.data, 'UTF8')::json ->> 'merk' AS merk FROM es.event e
           JOIN es.stream s USING (gemeente, stream_id) WHERE s.category = $1""",
        baan.categorie,
    )
    stored = Counter(row["merk"] for row in rows)
    unknown = [sleutel for sleutel, found in outcomes.items() if found == {"unknown"}]
    applied = 0
    for sleutel in unknown:
        counts = {stored[merk] for merk in merken[sleutel]}
        assert counts in ({0}, {1})
        applied += counts == {1}
    return len(unknown), applied


async def _herhaald(baan: Opstelling) -> int:
    """How often a group in process was given what it had: each delivery takes an offset."""
    given = sum([sum((await groep.posities()).values()) for groep in baan.groepen])
    return given - sum([len(await groep.effecten()) for groep in baan.groepen])


@asynccontextmanager
async def reporting(admin_dsn: str) -> AsyncIterator[tuple[str, asyncpg.Connection]]:
    """Reporting on a new database that has taken most of the meldingen."""
    admin = await asyncpg.connect(admin_dsn)
    naam = await admin.fetchval("SELECT 'herbouw_' || replace(gen_random_uuid()::text, '-', '')")
    await create_roles(admin, "reporting")
    await create_database(admin, "reporting", naam)
    await admin.close()
    dsn = in_database(admin_dsn, naam)
    owner = await connect(dsn, "reporting_owner", "keten-migrate")
    await migrate_store(owner, "reporting")
    await owner.close()
    await migrate_tables(dsn, "reporting", SERVICE.folder / "migrations")
    connections = await pool(dsn, "reporting_worker", "proef", 2)
    await herbouw.ontvang(herbouw.inbox(connections), herbouw.EERST, 400)
    await connections.close()
    look = await asyncpg.connect(dsn)
    try:
        yield dsn, look
    finally:
        await look.close()


@pytest.mark.parametrize("naam", sorted(HERBOUW))
async def test_a_killed_rebuild_leaves_the_old_rows_or_the_new_ones(
    naam: str, admin_dsn: str, kinderen: tuple[Kinderen, Kinderen], record_property: Noteer
) -> None:
    async with reporting(admin_dsn) as (dsn, admin):
        werk = Werk(dsn, (), "", None, "", 0, soort="herbouw")
        for hit in (1, 2):
            await admin.execute("UPDATE melding SET wijk = 'fout' WHERE id = ANY ($1)", _eerste())
            ended = await kinderen[0].gestorven(replace(werk, crashpoint=f"{naam}:{hit}"))
            assert ended == signal.SIGKILL, f"{naam}:{hit} was not hit: {ended}\n{kinderen[0].log.read_text()[-3000:]}"
            wrong = await admin.fetchval("SELECT count(*) FROM melding WHERE wijk = 'fout'")
            swapped = naam == "rebuild.after_switch" or (naam == "rebuild.before_switch" and hit == 2)
            toon(record_property, f"{naam}:{hit}", rows=len(await herbouw.rijen(admin)), old=wrong)
            assert wrong == (0 if swapped else herbouw.EERST)

        assert await kinderen[0].gestorven(werk) == 0, kinderen[0].log.read_text()[-3000:]
        rows, expected = await herbouw.rijen(admin), herbouw.verwacht()
        assert len(rows) == herbouw.EERST + herbouw.DAARNA
        assert rows == expected
        assert await admin.fetchval("SELECT count(*) FROM pg_class WHERE relname LIKE 'herbouw%'") == 0


def _eerste() -> list[object]:
    return [herbouw.melding_id(nummer) for nummer in range(herbouw.EERST)]


def test_every_crash_point_is_hit_here() -> None:
    assert HERBOUW | set(PUNTEN) | set(OP_DE_WEG) == NAMES
