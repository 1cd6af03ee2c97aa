"""What other services tell of a case."""

from sqlalchemy import Column, Date, DateTime, Index, Table, Text, Uuid

from services.casework.tables.schema import metadata

ketenstappen = Table(  # a row a stream elsewhere: a melding, an aanvraag, a beschikking, a voorziening, a pgb
    "ketenstappen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("melding_id", Uuid, nullable=False),
    Column("melding_op", DateTime(timezone=True)),
    Column("aanvraag_op", DateTime(timezone=True)),
    Column("besluit_op", DateTime(timezone=True)),
    Column("levering_op", DateTime(timezone=True)),
    Column("laatste_dag", Date),  # of a right; the last day of all where it has no end
    Index("ketenstappen_melding", "gemeente", "melding_id"),
)
