"""What the tests of the figures share: a gemeente with its history, and a look at the tables themselves."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import asyncpg

from services.reporting.tests.bezorging import bezorg
from services.reporting.tests.model import TELLINGEN
from services.reporting.tests.verwacht import BASES, VARIANTEN
from services.reporting.tests.wereld import Regel, Wereld
from shared.eventstore.migrate import in_database
from shared.service import klok
from shared.termijnen.kalender import dag_van
from tests.systeem import Client, Systeem

FIGUREN = [
    (code, basis, variant) for code in TELLINGEN for basis in BASES[code] for variant in VARIANTEN.get(code, (None,))
]


class Proef:
    """A gemeente whose facts reporting has, and the same facts for the model."""

    def __init__(self, code: str, client: Client, regels: Sequence[Regel]) -> None:
        self.code = code
        self.client = client
        self.regels = regels
        self.wereld = Wereld(regels, dag_van(klok.nu()))

    def bekend_op(self, peildatum: date) -> Wereld:
        """What was known at the end of an earlier day."""
        return Wereld(self.regels, peildatum, peildatum)


async def proef_met(keten: Systeem, code: str, regels: Sequence[Regel]) -> Proef:
    """Deliver a history to a gemeente."""
    await bezorg(keten, (code, regels))
    return Proef(code, keten.client("coordinator", code), regels)


@asynccontextmanager
async def tabellen(keten: Systeem) -> AsyncIterator[asyncpg.Connection]:
    """The database of reporting, as its administrator sees it."""
    connection = await asyncpg.connect(in_database(keten.admin_dsn, "keten_reporting"))
    try:
        yield connection
    finally:
        await connection.close()


async def rijen(connection: asyncpg.Connection, tabel: str, gemeente: str) -> list[dict[str, Any]]:
    """The rows of a gemeente but for what says where they came from."""
    found = await connection.fetch(f"SELECT * FROM {tabel} WHERE gemeente = $1", gemeente)
    los = {"gemeente", "partition", "offset"}
    gelezen = [{naam: waarde for naam, waarde in row.items() if naam not in los} for row in found]
    for row in gelezen:
        if "data" in row:
            row["data"] = row["data"].replace(gemeente, "0000")
    return sorted(gelezen, key=repr)
