"""The log of all public facts: append-only, the source of every rebuild, lineage and peildatum."""

from sqlalchemy import BigInteger, Column, DateTime, Index, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from services.reporting.tables.schema import metadata

feit = Table(
    "feit",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("topic", Text, primary_key=True),
    Column("key", Uuid, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("partition", Integer, nullable=False),
    Column("offset", BigInteger, nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("type", Text, nullable=False),
    Column("melding_id", Uuid),
    Column("gebeurd_op", DateTime(timezone=True), nullable=False),
    Column("geregistreerd_op", DateTime(timezone=True), nullable=False),
    Column("data", JSONB, nullable=False),
    Index("feit_plaats", "topic", "partition", "offset"),
    Index("feit_melding", "gemeente", "melding_id"),
)
