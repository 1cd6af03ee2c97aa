"""Writing down what could have happened: moments at the edges of days and periods, facts recorded late."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from services.reporting.tests.wereld import Regel
from shared.termijnen.kalender import NEDERLANDSE_TIJD, dag_van

NAAMRUIMTE = UUID("6a0a3b5e-0000-5000-8000-000000002020")
TEAMS = ("centrum", "haven", "stad_oost", "overig")
WIJKEN = ("WK003401", "WK003402", "WK003403")
RANDEN = (  # days on which periods, years or the clock change
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2020, 1, 31),
    date(2020, 2, 29),
    date(2020, 3, 29),
    date(2020, 3, 31),
    date(2020, 4, 1),
    date(2020, 6, 30),
    date(2020, 10, 25),
    date(2020, 12, 31),
)
BEGIN, DAGEN = date(2019, 11, 15), 290
UREN = (
    time(0, 0),
    time(0, 30),
    time(1, 59, 59),
    time(2, 30),
    time(9, 15),
    time(14, 0),
    time(22, 45),
    time(23, 59, 59, 999999),
)
VERTRAGINGEN = (0, 0, 0, 0, 1, 3, 17, 45)  # days between what happened and its recording


class Kroniek:
    """The facts of one history in the order in which they were recorded; the same seed tells the same."""

    def __init__(self, zaad: object) -> None:
        self.zaad = zaad
        self.toeval = random.Random(str(zaad))
        self.regels: list[Regel] = []
        self.personen: list[UUID] = []
        self._nummers: Counter[UUID] = Counter()
        self._vastgelegd = datetime(2019, 1, 1, tzinfo=UTC)

    def nieuwe_zaak(self) -> None:
        """Another case: it may have been recorded before the one told last."""
        self._vastgelegd = datetime(2019, 1, 1, tzinfo=UTC)

    def id(self, *naam: object) -> UUID:
        """The id of what bears this name in this history."""
        return uuid5(NAAMRUIMTE, f"{self.zaad}|{'|'.join(map(str, naam))}")

    def meld(self, stroom: UUID, feit: Any, *, tegelijk: bool = False) -> None:
        """Record the next fact of a stream, at once or late, never before what caused it; or in the same append."""
        laat = timedelta(days=self.kies(VERTRAGINGEN), minutes=self.kies((0, 0, 7, 90)))
        if not tegelijk:
            self._vastgelegd = max(self._vastgelegd, feit.gebeurd_op + laat)
        self._nummers[stroom] += 1
        self.regels.append(Regel(stroom, self._nummers[stroom], self._vastgelegd, feit))

    def kans(self, deel: float) -> bool:
        """Whether it happens, this often."""
        return self.toeval.random() < deel

    def kies[T](self, uit: Sequence[T]) -> T:
        """One of these."""
        return self.toeval.choice(uit)

    def trek[T](self, uit: Sequence[T], ten_hoogste: int) -> tuple[T, ...]:
        """Some of these, perhaps none."""
        return tuple(self.toeval.sample(uit, self.toeval.randint(0, ten_hoogste)))

    def moment(self) -> datetime:
        """A moment anywhere in the year, often at an edge."""
        dag = self.kies(RANDEN[:-1]) if self.kans(0.4) else BEGIN + timedelta(days=self.toeval.randrange(DAGEN))
        return self.op_dag(dag)

    def later(self, vorige: datetime, minstens: int, hoogstens: int) -> datetime:
        """Some days after an earlier moment, never before it."""
        dag = dag_van(vorige) + timedelta(days=self.toeval.randint(minstens, hoogstens))
        dichtbij = [rand for rand in RANDEN if 0 <= (rand - dag).days <= 3 and minstens < hoogstens]
        return max(vorige, self.op_dag(self.kies(dichtbij) if dichtbij else dag))

    def op_dag(self, dag: date) -> datetime:
        """A moment of this day, in UTC."""
        lokaal = datetime.combine(dag, self.kies(UREN), NEDERLANDSE_TIJD)
        return lokaal.replace(fold=self.toeval.randint(0, 1)).astimezone(UTC)
