"""Bezwaren and ingebrekestellingen."""

from sqlalchemy import Boolean, Column, Date, DateTime, Index, Integer, Table, Text, Uuid

from services.provisions.tables.schema import metadata, stroom

bezwaren = Table(
    "bezwaren",
    metadata,
    *stroom(),
    Column("beschikking_id", Uuid, nullable=False),
    Column("ontvangen_op", DateTime(timezone=True), nullable=False),
    Column("op_tijd", Boolean, nullable=False),
    Column("verschoonbaar", Boolean),
    Column("commissie", Boolean, nullable=False),
    Column("uiterste_datum", Date, nullable=False),
    Column("behandelaar_id", Uuid),
    Column("uitkomst", Text),
    Column("besluit_op", DateTime(timezone=True)),
    Index("bezwaren_beschikking", "gemeente", "beschikking_id"),
    Index("bezwaren_melding", "gemeente", "melding_id"),
)

ingebrekestellingen = Table(
    "ingebrekestellingen",
    metadata,
    *stroom(),
    Column("aanvraag_of_bezwaar_id", Uuid, nullable=False),
    Column("ontvangen_op", DateTime(timezone=True), nullable=False),
    Column("uiterste_datum", Date, nullable=False),
    Column("dagen", Integer),
    Column("bedrag_cent", Integer),
    Index("ingebrekestellingen_zaak", "gemeente", "aanvraag_of_bezwaar_id"),
)
