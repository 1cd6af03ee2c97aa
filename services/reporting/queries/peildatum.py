"""What was known on an earlier day: the same tables, folded from the facts recorded by then.

The rows live in temporary tables of this transaction under the tables' own names, which PostgreSQL finds first; so
every question is asked of the past as it is of the present.
"""

from datetime import date

from shared.bus.rebuild import Fold
from shared.eventstore.executor import Transaction
from shared.eventstore.scheme import Scheme
from shared.termijnen.kalender import EEN_DAG, begin_van


async def terug_naar(tx: Transaction, scheme: Scheme, peildatum: date) -> None:
    """Lay the tables as of the end of `peildatum` over those of today, for the rest of this transaction."""
    for derived in scheme.derived:
        name = derived.table.name
        await tx.sql(f"CREATE TEMP TABLE {name} (LIKE public.{name} INCLUDING INDEXES) ON COMMIT DROP")
    await tx.sql("DISCARD PLANS")  # a prepared statement would stay with the tables of today
    for derived in scheme.derived:
        fold = Fold(tx.connection, scheme.codec, derived, derived.table.name, begin_van(peildatum + EEN_DAG))
        await fold.add(list(await fold.streams()))
