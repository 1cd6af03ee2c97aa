"""The peer of bench.consume: a FastStream batch subscriber that keeps the same log and the same tables.

One transaction a batch; a message is an INSERT into the log and one statement for its table, written by hand, as a
user of the library would. Days come from the same calendar. Standard input: connections, topics, count. Standard
output: {"rate": facts a second, ...}.
"""
# The libraries stand in this peer's own environment only.
# mypy: disable-error-code="import-not-found,misc,untyped-decorator,no-any-unimported"

import asyncio
import json
import logging
import sys
import time
from datetime import date, datetime
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import uvloop
from aiokafka import ConsumerRecord
from aiokafka.record import util
from faststream import AckPolicy
from faststream.kafka import KafkaBroker, KafkaMessage

from bench.cpu import Cpu
from shared.termijnen.kalender import NEDERLAND, dag_van, werkdag_na

LOG = """
INSERT INTO feit (gemeente, topic, key, seq, partition, "offset", event_id, type, melding_id, gebeurd_op,
                  geregistreerd_op, data)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING
"""

type Statement = tuple[str, list[object]]


def op(text: str) -> datetime:
    """A moment."""
    return datetime.fromisoformat(text)


def dag(text: str) -> date:
    """Its day in the Netherlands."""
    return dag_van(op(text))


def set_(table: str, **columns: object) -> Statement:
    """UPDATE of some columns of the message's own row; $1 and $2 are its key."""
    names = ", ".join(f"{name} = ${n}" for n, name in enumerate(columns, 3))
    return f"UPDATE {table} SET {names} WHERE gemeente = $1 AND id = $2", list(columns.values())


def new(table: str, **columns: object) -> Statement:
    """INSERT of the message's own row."""
    places = ", ".join(f"${n}" for n in range(3, len(columns) + 3))
    text = f"INSERT INTO {table} (gemeente, id, {', '.join(columns)}) VALUES ($1, $2, {places}) ON CONFLICT DO NOTHING"
    return text, list(columns.values())


def statement(kind: str, d: dict[str, Any]) -> Statement | None:
    """What one fact does to its table; None when no figure counts it."""
    m = UUID(d["meldingId"])
    match kind.split(".")[3]:
        case "melding-ontvangen":
            dag_ = dag(d["ontvangenOp"])
            return new(
                "melding", dag=dag_, vijfde_werkdag=werkdag_na(dag_, 5, NEDERLAND), kanaal=d["kanaal"],
                wijk=d["wijkcode"], doelgroep=d["doelgroep"], leefgebieden=d["leefgebieden"], team=d["teamId"],
                ingetrokken=False,
            )  # fmt: skip
        case "melding-als-wettelijk-aangemerkt":
            return set_("melding", wettelijk_dag=date.fromisoformat(d["vanafDatum"]))
        case "melding-direct-beantwoord":
            af = dag(d["afgehandeldOp"])
            return set_("melding", uitkomst="direct_beantwoord", uitkomst_dag=af, eerste_uitkomst_dag=af)
        case "melding-doorgezet":
            af = dag(d["afgehandeldOp"])
            return set_("melding", uitkomst="doorgezet", uitkomst_dag=af, eerste_uitkomst_dag=af, team=d["teamId"])
        case "aanmelding-geopend":
            return new(
                "aanmelding", melding_id=m, team=d["teamId"], dag=dag(d["gebeurdOp"]), personen=[], ingetrokken=False
            )
        case "aanmelding-besproken":
            return set_("aanmelding", besproken_dag=dag(d["besprokenOp"]))
        case "eerste-gesprek-gevoerd":
            personen = [UUID(one) for one in d["persoonIds"]]
            return set_("aanmelding", gesprek_dag=dag(d["gevoerdOp"]), personen=personen)
        case "onderzoek-nodig-vastgesteld":
            return set_("aanmelding", uitkomst="onderzoek_nodig")
        case "dossier-geopend":
            dag_ = dag(d["gebeurdOp"])
            return new("dossier", melding_id=m, team=d["teamId"], dag=dag_, geopend=[dag_], afgesloten=[])
        case "onderzoek-gestart":
            return new(
                "onderzoek", melding_id=m, dag=dag(d["gebeurdOp"]), melding_dag=dag(d["meldingOp"]),
                uiterste_datum=date.fromisoformat(d["uitersteDatum"]),
            )  # fmt: skip
        case "onderzoeksverslag-verstrekt":
            return set_("onderzoek", verslag_dag=dag(d["verstrektOp"]))
        case "onderzoek-afgerond":
            return set_("onderzoek", afgerond_dag=dag(d["afgerondOp"]))
        case "plan-opgesteld":
            return new("plan", melding_id=m, onderzoek_id=UUID(d["onderzoekId"]), opgesteld_dag=dag(d["gebeurdOp"]))
        case "plan-vastgesteld":
            return set_("plan", aanmelding_id=UUID(d["aanmeldingId"]), dag=dag(d["vastgesteldOp"]))
        case _:
            return statement_of_a_decision(kind, d, m)


def statement_of_a_decision(kind: str, d: dict[str, Any], m: UUID) -> Statement | None:
    """The second half of the chain."""
    match kind.split(".")[3]:
        case "aanvraagformulier-aangeboden":
            return new("aanvraag", melding_id=m, begin_dag=dag(d["gebeurdOp"]), opgeschort_vanaf=[], opgeschort_tot=[])
        case "aanvraag-ontvangen":
            einde = date.fromisoformat(d["uitersteDatum"])
            return set_("aanvraag", dag=dag(d["ontvangenOp"]), bruto_einde=einde, netto_einde=einde)
        case "aanvraag-beschikt":
            return set_("aanvraag", beschikking_id=UUID(d["beschikkingId"]))
        case "beschikking-vastgesteld":
            regels = len(d["voorzieningIds"])
            return new("beschikking", melding_id=m, regels=regels, vastgesteld_dag=dag(d["vastgesteldOp"]))
        case "beschikking-bekendgemaakt":
            return set_("beschikking", dag=dag(d["bekendgemaaktOp"]))
        case "voorziening-toegekend":
            return new(
                "voorziening", melding_id=m, plan_id=UUID(d["planId"]), productcategorie=d["productcategorie"],
                nieuw=d["nieuw"], toegekend_dag=dag(d["gebeurdOp"]),
            )  # fmt: skip
        case "toewijzing-verzonden":
            return set_("voorziening", besteld_dag=dag(d["verzondenOp"])) if d["eerste"] else None
        case _:
            return None


async def apply(connection: asyncpg.Connection, record: ConsumerRecord) -> None:
    """One message."""
    data, head = orjson.loads(record.value), dict(record.headers)
    key, kind, gemeente = UUID(head["ce_subject"].decode()), head["ce_type"].decode(), data["gemeente"]
    done = await connection.execute(
        LOG, gemeente, record.topic, key, int(head["ce_sequence"]), record.partition, record.offset,
        UUID(head["ce_id"].decode()), kind, UUID(data["meldingId"]), op(data["gebeurdOp"]),
        op(head["ce_time"].decode()), record.value.decode(),
    )  # fmt: skip
    found = statement(kind, data) if done == "INSERT 0 1" else None
    if found:
        await connection.execute(found[0], gemeente, key, *found[1])


async def as_it_is(_message: KafkaMessage) -> None:
    """No parsing by the library: the handler reads the records."""


async def main() -> None:
    """Consume all of it and report."""
    asked = json.load(sys.stdin)
    assert util.calc_crc32c is not util.calc_crc32c_py  # the compiled client, as on the other side
    pool = await asyncpg.create_pool(
        host=asked["host"], user="postgres", database=asked["database"], min_size=1, max_size=8
    )
    broker = KafkaBroker(asked["bootstrap"], logger=None)
    clock: list[tuple[float, Cpu]] = []
    finished = asyncio.Event()
    count = 0

    @broker.subscriber(
        *asked["topics"], group_id=asked["group"], auto_offset_reset="earliest", batch=True, max_records=1000,
        batch_timeout_ms=200, ack_policy=AckPolicy.ACK, decoder=as_it_is,
    )  # fmt: skip
    async def handle(message: KafkaMessage) -> None:
        nonlocal count
        if not clock:
            clock.append((time.perf_counter(), Cpu(asked["postmaster"])))
        async with pool.acquire() as connection, connection.transaction():
            for record in message.raw_message:
                await apply(connection, record)
        count += len(message.raw_message)
        if count == asked["count"]:
            finished.set()

    await broker.start()
    await finished.wait()
    start, cpu = clock[0]
    print(json.dumps({"rate": count / (time.perf_counter() - start), "cpu": cpu.per(count)}), flush=True)
    await broker.stop()
    await pool.close()


logging.disable(logging.CRITICAL)
uvloop.run(main())
