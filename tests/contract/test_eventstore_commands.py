"""The event store on PostgreSQL: equal commands, what leaves, and what is sealed."""

import asyncio
import hashlib
from dataclasses import replace
from uuid import UUID, uuid5

import asyncpg
import pytest

from shared.decider.decider import Act, Decided
from shared.decider.handle import handle
from shared.events.sealed import Redacted
from shared.eventstore.ids import uuid7
from shared.eventstore.postgres import EventStore
from shared.eventstore.scheme import BusyError, CommandKey, HandledBefore, KeyReusedError
from shared.eventstore.work import StoreWork
from shared.privacy.keys import DataKeys, ForeignKeyError, KeyStoreError
from tests.contract.opslag import PROEVEN, Opslag
from tests.contract.proef import (
    DIENST,
    Genoteerd,
    NietsTeTellen,
    Noteer,
    Overweeg,
    Tel,
    context,
    schema,
    sleutels,
    stromen,
    teller,
    telling,
)

pytestmark = pytest.mark.server
BIGGEST = 65_536


def key_of(text: str, request: str = "inhoud") -> CommandKey:
    return CommandKey(
        uuid5(UUID(int=1), text), hashlib.sha256(request.encode()).digest(), lambda r: {"versie": r.versie}
    )


async def test_a_command_costs_at_most_five_round_trips(opslag: Opslag) -> None:
    async def command(connection: asyncpg.Connection, key: str) -> None:
        acts = [telling(PROEVEN, stroom, "x") for stroom in stromen(3)]
        async with connection.transaction():
            await handle(StoreWork(connection, opslag.store.scheme, context(), key_of(key)), *acts)

    sent: list[str] = []
    async with opslag.store.pool.acquire() as connection:
        await command(connection, "eerste")  # a fresh connection first asks the server for its types
        log = lambda record: sent.append(record.query)  # noqa: E731 - asyncpg keeps the very object
        connection.add_query_logger(log)
        await command(connection, "rondgang")
        connection.remove_query_logger(log)

    assert 2 <= len(sent) <= 5


async def test_an_equal_command_gets_the_first_reply_and_has_no_second_effect(opslag: Opslag) -> None:
    (stroom,) = stromen(1)
    await opslag.tel(stroom, "eerste", command=key_of("herhaald"))
    await opslag.tel(stroom, "ertussen")

    act = telling(PROEVEN, stroom, "eerste")
    for stale in (None, (stroom, 99)):  # the reply comes before the caller's version is looked at
        with pytest.raises(HandledBefore) as before:
            await opslag.store.handle(context(), [act], key_of("herhaald"), stale)
        assert before.value.reply == {"versie": 1}

    assert len(await opslag.feiten(stroom)) == 2


async def test_a_key_with_another_request_is_refused(opslag: Opslag) -> None:
    (stroom,) = stromen(1)
    await opslag.tel(stroom, "eerste", command=key_of("hergebruikt"))

    with pytest.raises(KeyReusedError):
        await opslag.tel(stroom, "anders", command=key_of("hergebruikt", "anders"))

    other = replace(context(), gemeente="0999")  # the same key in another gemeente is another key
    await opslag.store.handle(other, [telling(PROEVEN, stroom, "elders")], key_of("hergebruikt", "anders"))
    assert sorted((f["gemeente"], f["version"]) for f in await opslag.feiten(stroom)) == [("0344", 1), ("0999", 1)]


async def test_a_key_in_flight_is_busy_and_free_again_after_a_refusal(opslag: Opslag) -> None:
    (stroom,), inside, go = stromen(1), asyncio.Event(), asyncio.Event()

    async def refused_later(_decided: Decided) -> Tel:
        inside.set()
        await go.wait()
        return Tel(merken=())

    act = Act(teller(PROEVEN), stroom, refused_later)
    first = asyncio.create_task(opslag.store.handle(context(), [act], key_of("bezig")))
    await inside.wait()
    with pytest.raises(BusyError):
        await opslag.tel(stromen(1)[0], "tweede", command=key_of("bezig"))
    go.set()
    with pytest.raises(NietsTeTellen):
        await first

    assert (await opslag.tel(stroom, "derde", command=key_of("bezig"))).versie == 1


async def test_private_facts_leave_no_hole_in_the_public_sequence(opslag: Opslag) -> None:
    (stroom,) = stromen(1)
    for n in range(6):
        acts = [Act(teller(PROEVEN), stroom, kind(merken=(f"{n}a", f"{n}b"))) for kind in (Overweeg, Tel)]
        await opslag.store.handle(context(), acts)

    public = [f["event_id"] for f in await opslag.feiten(stroom) if f["type"].startswith("nl.wmo.")]
    rows = await opslag.admin.fetch("SELECT seq, event_id FROM es.outbox WHERE key = $1 ORDER BY pos", stroom)
    assert [row["seq"] for row in rows] == list(range(1, 13))
    assert [row["event_id"] for row in rows] == public


@pytest.mark.parametrize(("kind", "refused"), [(Tel, True), (Overweeg, False)])
async def test_a_public_fact_is_at_most_64_kb(opslag: Opslag, kind: type[Tel | Overweeg], refused: bool) -> None:
    (stroom,) = stromen(1)
    await opslag.store.handle(context(), [Act(teller(PROEVEN), stroom, kind(merken=("klein",)))])
    frame = len((await opslag.feiten(stroom))[0]["data"]) - len("klein")
    fits, large = (Act(teller(PROEVEN), stroom, kind(merken=("x" * (BIGGEST - frame + n),))) for n in (0, 1))

    await opslag.store.handle(context(), [fits])
    if refused:
        with pytest.raises(ValueError, match="larger than a public fact"):
            await opslag.store.handle(context(), [large])
    else:
        await opslag.store.handle(context(), [large])

    assert len(await opslag.feiten(stroom)) == (2 if refused else 3)


async def test_personal_fields_are_stored_sealed_and_open_only_where_they_stand(opslag: Opslag, admin_dsn: str) -> None:
    connections = await sleutels(admin_dsn)
    keys, (stroom, persoon) = DataKeys(connections, DIENST, bytes(32), bytes(32)), stromen(2)
    store = EventStore(schema(PROEVEN, keys), opslag.store.pool)
    await store.handle(context(), [notitie(stroom, persoon)])

    (row,) = await opslag.feiten(stroom)
    assert b"Hofvijver" not in row["data"]
    assert b"vertrouwelijk" not in row["data"]
    here, moved = (store.scheme.codec.decode(row["type"], row["data"], id_) for id_ in (row["event_id"], uuid7()))
    assert isinstance(here, Genoteerd)
    assert isinstance(moved, Genoteerd)
    assert (keys.open(here.tekst), keys.open(here.adres)) == ("vertrouwelijk", "Hofvijver 1")  # type: ignore[arg-type]
    for wrong in (moved.tekst, replace(here.tekst, field="adres")):  # type: ignore[type-var]
        with pytest.raises(ForeignKeyError):
            keys.open(wrong)  # type: ignore[arg-type]

    async with asyncpg.create_pool(connections._connect_args[0], min_size=1, max_size=1) as administrator:
        await administrator.execute("DELETE FROM data_key WHERE persoon_id = $1", persoon)
    after = DataKeys(connections, DIENST, bytes(32), bytes(32))
    await after.load([here])
    assert after.open(here.tekst) == Redacted()  # type: ignore[arg-type]
    await connections.close()


async def test_a_row_keeps_its_blind_index_in_a_process_that_did_not_seal(opslag: Opslag, admin_dsn: str) -> None:
    """A row is folded anew with every fact; where the key was not at hand that failed, where it is gone it is empty."""
    connections, (stroom, persoon) = await sleutels(admin_dsn), stromen(2)

    async def in_a_new_process(act: Act) -> bytes | None:
        keys = DataKeys(connections, DIENST, bytes(32), bytes(32))
        await EventStore(schema(PROEVEN, keys), opslag.store.pool).handle(context(), [act])
        index: bytes | None = await opslag.admin.fetchval("SELECT tekst_index FROM stand WHERE id = $1", stroom)
        return index

    written = await in_a_new_process(notitie(stroom, persoon))
    assert written is not None
    assert await in_a_new_process(telling(PROEVEN, stroom, "later")) == written
    async with asyncpg.create_pool(connections._connect_args[0], min_size=1, max_size=1) as administrator:
        await administrator.execute("DELETE FROM data_key WHERE persoon_id = $1", persoon)
    assert await in_a_new_process(telling(PROEVEN, stroom, "nog later")) is None
    await connections.close()


async def test_without_the_key_store_nothing_is_stored(opslag: Opslag, admin_dsn: str) -> None:
    connections = await sleutels(admin_dsn)
    stroom, persoon = stromen(2)
    store = EventStore(schema(PROEVEN, DataKeys(connections, DIENST, bytes(32), bytes(32))), opslag.store.pool)
    await connections.close()

    with pytest.raises(KeyStoreError):
        await store.handle(context(), [telling(PROEVEN, stroom, "ernaast"), notitie(stroom, persoon)], key_of("dicht"))

    assert await opslag.feiten(stroom) == []
    assert (await opslag.tel(stroom, "later", command=key_of("dicht"))).versie == 1


def notitie(stroom: UUID, persoon: UUID) -> Act:
    return Act(teller(PROEVEN), stroom, Noteer(persoon_id=persoon, tekst="vertrouwelijk", adres="Hofvijver 1"))
