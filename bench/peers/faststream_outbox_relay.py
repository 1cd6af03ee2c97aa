"""The peer of bench.relay: faststream-outbox with FastStream's Kafka publisher, as its tutorial joins them.

Standard input: connections, workers, seconds, rows. Standard output: {"rate": rows a second, ...}.
"""
# The libraries stand in this peer's own environment only.
# mypy: disable-error-code="import-not-found,misc,untyped-decorator,no-any-unimported"

import asyncio
import json
import sys
import time
from typing import Annotated
from uuid import UUID

import asyncpg
import uvloop
from aiokafka.record import util
from faststream import Context
from faststream.kafka import KafkaBroker, KafkaResponse
from faststream_outbox import OutboxBroker, make_outbox_table
from faststream_outbox.message import OutboxMessage
from sqlalchemy import MetaData
from sqlalchemy.ext.asyncio import create_async_engine

from bench.cpu import Cpu

WARM_SECONDS = 2.0
QUEUE = "proeven"


async def main() -> None:
    """Fill, drain for a while, report."""
    asked = json.load(sys.stdin)
    assert util.calc_crc32c is not util.calc_crc32c_py  # the compiled client, as on the other side
    metadata = MetaData()
    table = make_outbox_table(metadata, table_name="outbox")
    url = f"postgresql+asyncpg://postgres@/{asked['database']}?host={asked['host']}"
    engine = create_async_engine(url, pool_size=16)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    direct = await asyncpg.connect(host=asked["host"], user="postgres", database=asked["database"])
    records = [
        (QUEUE, value.encode(), json.dumps({k: v for k, v in json.loads(headers) if k != "content-type"}))
        for value, headers in asked["rows"]
    ]
    await direct.copy_records_to_table("outbox", records=records, columns=("queue", "payload", "headers"))
    await direct.execute("ANALYZE outbox")

    outbox = OutboxBroker(engine, outbox_table=table, logger=None, decoder=as_it_is)
    kafka = KafkaBroker(asked["bootstrap"], acks="all", enable_idempotence=True, compression_type="lz4", logger=None)

    @kafka.publisher(asked["topic"])
    @outbox.subscriber(
        QUEUE,
        max_workers=asked["workers"],
        fetch_batch_size=500,
        terminal_flush_batch_size=500,
        min_fetch_interval=0.01,
    )
    async def relay(body: bytes, headers: Annotated[dict[str, str], Context("message.headers")]) -> KafkaResponse:
        return KafkaResponse(body, key=UUID(headers["ce_subject"]).bytes, headers=headers)

    await kafka.connect()
    await outbox.start()
    await asyncio.sleep(WARM_SECONDS)
    before, start, cpu = await left(direct), time.perf_counter(), Cpu(asked["postmaster"])
    until = start + asked["seconds"]
    while time.perf_counter() < until and await left(direct):  # noqa: ASYNC110 - no event tells it
        await asyncio.sleep(0.25)
    done, took = before - await left(direct), time.perf_counter() - start
    print(json.dumps({"rate": done / took, "rows": done, "cpu": cpu.per(max(done, 1))}), flush=True)
    await outbox.stop()
    await kafka.stop()


async def as_it_is(message: OutboxMessage) -> bytes:
    """The body, not parsed: a relay has no need of what is in it."""
    body: bytes = message.body
    return body


async def left(connection: asyncpg.Connection) -> int:
    """Rows that were not deleted yet."""
    found: int = await connection.fetchval("SELECT count(*) FROM outbox")
    return found


# logging.disable(logging.WARNING)
uvloop.run(main())
