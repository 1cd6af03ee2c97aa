"""Bad messages on either bus: each is parked with its reason, each blocks only its own stream."""

from uuid import UUID

import pytest
from aiokafka import AIOKafkaProducer

from shared.events import envelope
from shared.eventstore.ids import partition_of
from tests.contract.proef import GETELD, HERKOMST, NU, PARTITIES, stromen
from tests.reliability.opstelling import Opstelling, inhoud, opstelling

pytestmark = pytest.mark.server


BAD: dict[str, tuple[dict[str, object], str]] = {
    "not JSON": ({"waarde": b"{"}, "Unreadable"),
    "empty": ({"waarde": b""}, "Unreadable"),
    "no object": ({"waarde": b"[1, 2]"}, "Unreadable"),
    "too deep": ({"waarde": b"[" * 10_000}, "Unreadable"),
    "NaN": ({"waarde": b'{"gemeente": NaN}'}, "Unreadable"),
    "no gemeente": ({"waarde": b"{}"}, "Unreadable"),
    "no subject": ({"ce_subject": None}, "Unreadable"),
    "a subject that is no id": ({"ce_subject": "x"}, "Unreadable"),
    "a sequence that is no number": ({"seq": "x"}, "Unreadable"),
    "unknown type": ({"soort": "nl.wmo.proeven.geteld.v9"}, "UnknownTypeError"),
    "missing field": ({"waarde": b'{"gemeente": "0344", "gebeurdOp": "2026-03-02T09:00:00Z"}'}, "KeyError"),
    "a wrong moment": ({"waarde": inhoud(gebeurdOp="gisteren")}, "ValueError"),
    "a gap": ({"seq": 7}, "Gap"),
}
WORSE: dict[str, dict[str, object]] = {
    "gemeente is a number": {"waarde": inhoud(gemeente=344)},
    "gemeente is a list": {"waarde": inhoud(gemeente=["0344"])},
    "gemeente is an object": {"waarde": inhoud(gemeente={"code": "0344"})},
    "gemeente is null": {"waarde": inhoud(gemeente=None)},
    "gemeente names two": {"waarde": inhoud(gemeente="0344,0363")},
    "gemeente is empty": {"waarde": inhoud(gemeente="")},
    "a field of another type": {"waarde": inhoud(5)},
    "a NUL character": {"waarde": inhoud("\0")},
    "a NUL in a header": {"waarde": b"{", "vreemd": "\0"},
    "a NUL in the name of a header": {"waarde": b"{", "vreemd\0": "x"},
    "sequence 0": {"seq": 0},
    "sequence -1": {"seq": -1},
    "sequence beyond all numbers": {"seq": 10**12},
}


async def test_each_bad_message_is_parked_with_its_reason_and_all_others_flow(baan: Opstelling) -> None:
    expected = []
    for n, (anders, reason) in enumerate(BAD.values()):
        stroom, good = stromen(2)
        await send(baan, stroom, anders)
        await baan.tel(good, str(n))
        known = None if reason == "Unreadable" else stroom
        expected.append((known, reason))
    baan.start()
    await baan.rustig()

    assert sorted(await baan.groep.merken(), key=int) == [str(n) for n in range(len(BAD))]
    found = [(key, reason) for key, _, reason in await baan.groep.geparkeerd()]
    assert sorted(found, key=str) == sorted(expected, key=str)


async def send(baan: Opstelling, stroom: UUID, anders: dict[str, object]) -> None:
    await baan.rij(stroom, **({"seq": 1} | anders))  # type: ignore[arg-type]


@pytest.mark.parametrize("anders", WORSE.values(), ids=WORSE)
async def test_no_message_stops_the_partition(baan: Opstelling, anders: dict[str, object]) -> None:
    (stroom,) = stromen(1)
    await send(baan, stroom, anders)
    good = stromen(6)
    for other in good:  # every partition has one
        await baan.tel(other, "goed")
    baan.start()
    await baan.rustig(seconden=8)

    assert await baan.groep.merken(*good) == ["goed"] * 6
    assert len(await baan.groep.geparkeerd()) == 1
    assert await baan.groep.merken(stroom) == []


async def test_no_message_that_only_a_broker_can_carry_stops_the_partition(admin_dsn: str, bootstrap: str) -> None:
    async with opstelling(admin_dsn, bootstrap) as baan:
        streams, good = stromen(6), stromen(6)
        async with AIOKafkaProducer(bootstrap_servers=bootstrap) as producer:
            for stroom in streams:
                place = {"topic": baan.topic, "partition": partition_of(stroom, PARTITIES)}
                head = envelope.encode(envelope.Envelope(stroom, GETELD, stroom, 1, NU, stroom, None, ""), HERKOMST)
                headers = envelope.headers(head)
                for key, value, extra in (
                    (stroom.bytes, None, []),  # a tombstone
                    (None, inhoud(), []),
                    (b"", inhoud(), []),
                    (b"another key", inhoud(), []),
                    (stroom.bytes, b"\xff\x00", [("ce_id", b"\xff")]),
                    (stroom.bytes, inhoud(), [("ce_id", None)]),
                ):
                    await producer.send_and_wait(**place, key=key, value=value, headers=[*headers, *extra])
        for other in good:
            await baan.tel(other, "goed")
        baan.start()
        await baan.rustig(seconden=10)

        assert await baan.groep.merken() == ["goed"] * 6
        assert await baan.groep.geparkeerd() == [(None, None, "Unreadable")] * 36
