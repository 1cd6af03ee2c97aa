"""One unit of work: the streams of one append, from the locks to the COMMIT."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from sqlalchemy import Table

from shared.decider.decider import Act, status_of
from shared.decider.handle import Receipt
from shared.eventstore.batch import Batch, Stream
from shared.eventstore.executor import Transaction
from shared.eventstore.projector import Row, fold, indexed
from shared.eventstore.scheme import (
    CommandKey,
    Context,
    Expected,
    HandledBefore,
    Scheme,
    StaleError,
    UnknownStreamError,
    translated,
)


class StoreWork(Transaction):
    """`shared.decider.handle.Work` on an open transaction of one service's event store."""

    def __init__(
        self,
        connection: asyncpg.Connection,
        scheme: Scheme,
        context: Context,
        command: CommandKey | None = None,
        expected: Expected | None = None,
        *,
        existing: bool = False,
    ) -> None:
        super().__init__(connection)
        self.scheme = scheme
        self.context = context
        self._command = command
        self._expected = expected
        self._existing = existing
        self._streams: dict[UUID, Stream] = {}

    async def open(self, acts: Sequence[Act]) -> None:
        """Take all locks, sorted, and load the streams of these acts; conditions are on the first.

        Raises:
            HandledBefore: an equal command was handled; its reply comes with it.
            BusyError, KeyReusedError, StaleError, UnknownStreamError: see there.

        """
        key, mac = (self._command.key, self._command.mac) if self._command else (None, None)
        extra = [int.from_bytes(lock[:8], signed=True) for act in acts for lock in act.locks]
        ids = sorted({act.stream_id for act in acts})
        actor = f"{self.context.actor_soort}:{self.context.actor_id}"
        try:
            rows = await self.connection.fetch(
                "SELECT * FROM es.open($1, $2, $3, $4, $5, $6)", self.context.gemeente, actor, ids, extra, key, mac
            )
        except asyncpg.PostgresError as error:
            raise translated(error) from None
        if rows and rows[0]["reply"] is not None:
            raise HandledBefore(orjson.loads(rows[0]["reply"]))
        self._streams = {act.stream_id: Stream(act.decider, act.decider.initial) for act in acts}
        self._load(rows)
        if self._existing and not self._streams[acts[0].stream_id].version:
            raise UnknownStreamError
        if self._expected is not None:
            stream_id, version = self._expected
            if self._streams[stream_id].version != version:
                raise StaleError(self._streams[stream_id].version)

    def _load(self, rows: Sequence[Any]) -> None:
        for stream_id, category, version, seq, head, _, event_id, kind, schema_version, data, _ in rows:
            stream = self._streams[stream_id]
            if category != stream.decider.category:
                raise UnknownStreamError
            stream.version, stream.public_seq, stream.head = version, seq, head
            fact = self.scheme.codec.decode(kind, data, event_id, schema_version)
            stream.loaded.append(fact)
            stream.state = stream.decider.evolve(stream.state, fact)

    def state(self, stream_id: UUID) -> object:
        """The folded state, with what was recorded in this work."""
        return self._streams[stream_id].state

    def version(self, stream_id: UUID) -> int:
        """The version, with what was recorded in this work."""
        stream = self._streams[stream_id]
        return stream.version + len(stream.fresh)

    def record(self, stream_id: UUID, facts: Sequence[object]) -> None:
        """Add decided facts, as caused by the current context."""
        stream = self._streams[stream_id]
        stream.state = stream.decider.fold(facts, stream.state)
        stream.fresh.extend(facts)
        stream.contexts.extend([self.context] * len(facts))

    async def append(self, receipt: Receipt) -> None:
        """Write facts, outbox rows, read tables and the command's reply in one statement.

        Raises:
            ConflictError: another writer was first (only possible for a stream that was not opened here).

        """
        changed = {id_: stream for id_, stream in self._streams.items() if stream.fresh}
        if not changed and not self._command:
            return
        await self.scheme.keys.ensure(self._persons(changed))
        batch = Batch(self.scheme, self.context.gemeente, self.context.nu)
        for id_, stream in changed.items():
            batch.add(id_, stream)
        answers = [self._command.answer(receipt)] if self._command else []
        text, values = batch.call(answers, await self._rows(changed))
        try:
            await self.connection.fetchrow(text, *values)
        except asyncpg.PostgresError as error:
            raise translated(error) from None

    def _persons(self, changed: Mapping[UUID, Stream]) -> list[UUID]:
        """Whose keys the fresh facts need."""
        kind = self.scheme.codec.kind
        facts = (fact for stream in changed.values() for fact in stream.fresh)
        return list({fact.persoon_id: None for fact in facts if kind(fact).sealed})  # type: ignore[attr-defined]

    async def _rows(self, changed: Mapping[UUID, Stream]) -> list[tuple[Table, Row]]:
        """The row of each read table of these streams, folded from the whole stream."""
        gemeente, found = self.context.gemeente, []
        for id_, stream in changed.items():
            for projection in self.scheme.of(stream.decider):
                row = fold(projection.evolve, [*stream.loaded, *stream.fresh])
                if row is not None:
                    kept = {"gemeente": gemeente, "id": id_, "versie": stream.version}
                    row = {"status": status_of(stream.state), **row, **kept}
                    found.append((projection.table, await indexed(row, gemeente, self.scheme.keys)))
        return found
