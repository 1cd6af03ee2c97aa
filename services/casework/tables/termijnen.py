"""The terms that run, for the timer and for work lists."""

from sqlalchemy import Column, Date, DateTime, Index, Table, Text, Uuid, text

from services.casework.tables.schema import metadata, stroom

termijnen = Table(  # a row a stream: its first open term, and when the timer must look at it again
    "termijnen",
    metadata,
    *stroom(),
    Column("categorie", Text, nullable=False),
    Column("melding_id", Uuid),
    Column("soort", Text),
    Column("uiterste_datum", Date),
    Column("wek_op", DateTime(timezone=True)),
    Index("termijnen_wek_op", "wek_op", postgresql_where=text("wek_op IS NOT NULL")),
    Index("termijnen_open", "gemeente", "uiterste_datum", "id", postgresql_where=text("uiterste_datum IS NOT NULL")),
)
