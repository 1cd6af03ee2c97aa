"""What every question to reporting has in common: range, filters, and the day on which it is known."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from services.reporting.queries.peildatum import terug_naar
from shared.eventstore.executor import Transaction
from shared.service.desk import Desk
from shared.service.lists import Tekstfilter
from shared.service.models import Datum
from shared.service.problems import Problem
from shared.termijnen.kalender import dag_van

Van = Annotated[Datum, Query(description="eerste dag")]
Tot = Annotated[Datum, Query(description="laatste dag")]
Peildatum = Annotated[Datum | None, Query(description="zoals op deze dag bekend")]
MAX_DAYS = 366 * 30


@dataclass(frozen=True, slots=True)
class Filters:
    """The shared filters; a name may be repeated, which means or."""

    gemeente: str | None
    team: list[str]
    wijk: list[str]
    kanaal: list[str]
    leefgebied: list[str]

    def wanted(self) -> dict[str, list[str]]:
        """The filters that were given."""
        named = {"team": self.team, "wijk": self.wijk, "kanaal": self.kanaal, "leefgebied": self.leefgebied}
        return {name: values for name, values in named.items() if values}


async def _filters(
    gemeente: Annotated[str | None, Query(pattern="^[0-9]{4}$")] = None,
    team: Tekstfilter = [],  # noqa: B006 - FastAPI copies it
    wijk: Tekstfilter = [],  # noqa: B006
    kanaal: Tekstfilter = [],  # noqa: B006
    leefgebied: Tekstfilter = [],  # noqa: B006
) -> Filters:
    return Filters(gemeente, team, wijk, kanaal, leefgebied)


AskedFilters = Annotated[Filters, Depends(_filters)]


def check_range(van: date, tot: date) -> None:
    """Refuse a range that runs backwards or is too long.

    Raises:
        Problem: 400.

    """
    if tot < van or (tot - van).days > MAX_DAYS:
        fout = {"in": "query", "location": "tot", "code": "bereik", "detail": "tot moet op of na van liggen."}
        raise Problem("invoer-ongeldig", errors=[fout])


def check_gemeente(desk: Desk, filters: Filters) -> None:
    """Only the caller's own gemeente can be asked for.

    Raises:
        Problem: 403.

    """
    if filters.gemeente not in (None, desk.gemeente):
        raise Problem("scope-ontbreekt")


@asynccontextmanager
async def gelezen(desk: Desk, peildatum: date | None) -> AsyncIterator[tuple[Transaction, date]]:
    """A transaction that sees what was known on the peildatum, and the day that counts as today."""
    today = dag_van(desk.nu)
    if peildatum is None or peildatum >= today:
        async with desk.read() as tx:
            yield tx, today
    else:
        async with desk.store.read(desk.gemeente, desk.actor, writable=True) as tx:
            await terug_naar(tx, desk.store.scheme, peildatum)
            yield tx, peildatum
