"""CloudEvents 1.0 in Kafka's binary mode, by the NL GOV profile: attributes are headers, the value is the data only.

Headers are encoded once, at append, and travel as they are. `ce_time` is the moment of recording; what happened when
is `gebeurdOp` in the data. There is one plain `traceparent`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import orjson

from shared.events.uuids import uuid_of

type Headers = Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who publishes: the OIN of the organisation, the service, and the address under which schemas are published."""

    oin: str
    service: str
    docs_url: str

    @property
    def source(self) -> str:
        """`urn:nld:oin:<OIN>:systeem:wmo-<service>`."""
        return f"urn:nld:oin:{self.oin}:systeem:wmo-{self.service}"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What is known of a public fact beside its data."""

    event_id: UUID
    type: str
    subject: UUID
    sequence: int
    recorded_at: datetime
    correlation_id: UUID
    causation_id: UUID | None
    traceparent: str


def timestamp(moment: datetime) -> str:
    """An instant as the wire writes it: UTC, microseconds, `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def encode(envelope: Envelope, origin: Origin) -> bytes:
    """All headers as JSON pairs, for the outbox row."""
    pairs = [
        ("ce_id", str(envelope.event_id)),
        ("ce_source", origin.source),
        ("ce_specversion", "1.0"),
        ("ce_type", envelope.type),
        ("ce_time", timestamp(envelope.recorded_at)),
        ("ce_subject", str(envelope.subject)),
        ("ce_sequence", f"{envelope.sequence:010}"),
        ("ce_sequencetype", "Integer"),
        ("ce_correlationid", str(envelope.correlation_id)),
        ("ce_dataschema", f"{origin.docs_url}/schemas/{envelope.type}.json"),
        ("content-type", "application/json"),
    ]
    if envelope.causation_id is not None:
        pairs.append(("ce_causationid", str(envelope.causation_id)))
    if envelope.traceparent:
        pairs.append(("traceparent", envelope.traceparent))
    return orjson.dumps(pairs)


def headers(encoded: bytes) -> list[tuple[str, bytes]]:
    """The pairs of an outbox row, as Kafka takes them."""
    return [(name, value.encode()) for name, value in orjson.loads(encoded)]


def decode(pairs: Headers) -> Envelope:
    """The envelope of a received message.

    Raises:
        KeyError, ValueError: an attribute is missing or malformed.

    """
    found = dict(pairs)
    cause = found.get("ce_causationid")
    return Envelope(
        uuid_of(found["ce_id"].decode()),
        found["ce_type"].decode(),
        uuid_of(found["ce_subject"].decode()),
        int(found["ce_sequence"]),
        datetime.fromisoformat(found["ce_time"].decode()),
        uuid_of(found["ce_correlationid"].decode()),
        uuid_of(cause.decode()) if cause else None,
        found.get("traceparent", b"").decode(),
    )
