"""What the relays really publish, read by the `cloudevents` package, which knows nothing of our own code."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import orjson
import pytest
import pytest_asyncio
from aiokafka.partitioner import murmur2
from cloudevents.core.base import BaseCloudEvent
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary
from cloudevents.core.formats.json import JSONFormat
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from keten import documenten
from keten.documenten import producent
from shared.bus.record import Outgoing
from shared.events.publiek import OPENBAAR, TOPIC_OF
from tests.e2e.clients import Zaak
from tests.systeem import Systeem
from tests.trust.afgetapt import afgetapt

pytestmark = pytest.mark.server
TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
KLASSEN = {naam: cls for table in OPENBAAR for naam, cls in table.items()}
ATTRIBUTEN = {
    "id", "source", "specversion", "type", "time", "subject", "datacontenttype", "dataschema",
    "sequence", "sequencetype", "correlationid", "causationid",
}  # fmt: skip


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def gepubliceerd(keten: Systeem) -> list[Outgoing]:
    """Every row of one case from melding to voorziening, each once and in order."""
    async with afgetapt(keten.embedded) as rows:
        zaak = await Zaak(keten, "9100").bekendgemaakt()
        async with zaak.als("beschikker") as client:
            client.headers["traceparent"] = TRACE
            levering = {"gestartOp": "2020-03-02T09:00:00+01:00"}
            bestelling = {"besteldOp": "2020-02-20T09:00:00+01:00", "aanbieder": "12345678"}
            pad = f"/provisions/v1/voorzieningen/{zaak.ids['voorziening']}"
            await client.gedaan(f"{pad}/bestellingen", bestelling)
            await client.gedaan(f"{pad}/leveringen", levering)
        await keten.rustig()
    return list({_headers(row)["ce_id"]: row for row in rows if b'"gemeente":"9100"' in row.value}.values())


def _headers(row: Outgoing) -> dict[str, bytes]:
    pairs = [(naam, waarde.encode()) for naam, waarde in orjson.loads(row.headers)]
    assert len(dict(pairs)) == len(pairs), "a header stands there twice"
    return dict(pairs)


def _event(row: Outgoing) -> BaseCloudEvent:
    return from_binary(KafkaMessage(_headers(row), None, row.value), JSONFormat())


async def test_elk_bericht_is_een_geldig_cloudevent_met_de_afgesproken_kenmerken(gepubliceerd: list[Outgoing]) -> None:
    assert len(gepubliceerd) > 20
    for row in gepubliceerd:
        event = _event(row)
        attributes = event.get_attributes()
        assert ATTRIBUTEN - {"causationid"} <= set(attributes) <= ATTRIBUTEN
        assert event.get_specversion() == "1.0"
        assert event.get_datacontenttype() == "application/json"
        assert UUID(event.get_id()).version == 7
        assert event.get_subject() == str(row.key)
        assert TOPIC_OF.get(KLASSEN[event.get_type()], row.topic) == row.topic  # a term has no topic of its own
        dienst = producent(row.topic.removeprefix("wmo."))
        assert event.get_source() == f"urn:nld:oin:00000000000000000000:systeem:wmo-{dienst}"
        assert event.get_dataschema() == f"https://wmo-keten.example/schemas/{event.get_type()}.json"
        assert re.fullmatch(r"[0-9]{10}", event.get_extension("sequence"))
        assert event.get_extension("sequencetype") == "Integer"
        assert UUID(event.get_extension("correlationid"))


async def test_de_tijd_van_het_bericht_is_die_van_het_vastleggen(gepubliceerd: list[Outgoing]) -> None:
    for row in gepubliceerd:
        assert re.fullmatch(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", _headers(row)["ce_time"])
        time = _event(row).get_time()
        assert time is not None
        assert datetime.now(UTC) - time < timedelta(hours=1)  # noqa: TID251 - compared with the real clock
        assert orjson.loads(row.value)["gebeurdOp"] < "2021"


async def test_elke_stroom_telt_haar_openbare_feiten_zonder_gat(gepubliceerd: list[Outgoing]) -> None:
    per_stroom: dict[UUID, list[int]] = {}
    for row in gepubliceerd:
        per_stroom.setdefault(row.key, []).append(int(_headers(row)["ce_sequence"]))
    assert all(reeks == list(range(1, len(reeks) + 1)) for reeks in per_stroom.values())


async def test_een_hele_zaak_draagt_een_correlatie(gepubliceerd: list[Outgoing]) -> None:
    """The melding's id joins the chain, in the header and in the data."""
    zonder_persoon = [row for row in gepubliceerd if row.topic != "wmo.personen"]
    meldingen = {orjson.loads(row.value)["meldingId"] for row in zonder_persoon}
    assert len(meldingen) == 1
    assert {_event(row).get_extension("correlationid") for row in zonder_persoon} == meldingen


async def test_wat_een_ander_feit_veroorzaakte_noemt_dat_feit(gepubliceerd: list[Outgoing]) -> None:
    ids = {_event(row).get_id(): row for row in gepubliceerd}
    oorzaken = [(row, cause) for row in gepubliceerd if (cause := _event(row).get_extension("causationid"))]
    assert {row.topic for row, _ in oorzaken} >= {"wmo.dossiers", "wmo.onderzoeken", "wmo.aanvragen"}
    for row, cause in oorzaken:
        dienst = producent(ids[cause].topic.removeprefix("wmo."))
        assert dienst != producent(row.topic.removeprefix("wmo.")), "a consequence in the same service is no message"


async def test_de_inhoud_voldoet_aan_het_gepubliceerde_schema(gepubliceerd: list[Outgoing]) -> None:
    schemas = {kind.name: Draft202012Validator(documenten.schema(kind)) for kind in documenten.openbaar()}
    for row in gepubliceerd:
        data = orjson.loads(row.value)
        type_ = _event(row).get_type()
        schemas[type_].validate(data)
        assert set(data) == set(schemas[type_].schema["properties"])
        assert row.value == orjson.dumps(data, option=orjson.OPT_SORT_KEYS)
        assert len(row.value) <= 4096


async def test_de_partitie_volgt_uit_de_sleutel_zoals_kafka_haar_berekent(gepubliceerd: list[Outgoing]) -> None:
    for row in gepubliceerd:
        assert row.partition == (murmur2(row.key.bytes) & 0x7FFFFFFF) % 3


async def test_een_bericht_draagt_ten_hoogste_een_traceparent(gepubliceerd: list[Outgoing]) -> None:
    """The one header that is no attribute, and only where the request brought a trace."""
    traced = [row for row in gepubliceerd if "traceparent" in _headers(row)]
    assert {row.topic for row in traced} == {"wmo.voorzieningen"}
    assert all(_headers(row)["traceparent"].split(b"-")[1] == TRACE.split("-")[1].encode() for row in traced)
