"""The terms that run, for the timer and for work lists."""

from sqlalchemy import Column, Date, DateTime, Index, Integer, Table, Text, Uuid, text

from services.provisions.tables.schema import metadata

termijnen = Table(  # a row a stream: its first open term, and when the timer must look at it again
    "termijnen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("categorie", Text, nullable=False),
    Column("melding_id", Uuid),
    Column("soort", Text),
    Column("uiterste_datum", Date),
    Column("wek_op", DateTime(timezone=True)),
    Index("termijnen_wek_op", "wek_op", postgresql_where=text("wek_op IS NOT NULL")),
    Index("termijnen_open", "gemeente", "uiterste_datum", "id", postgresql_where=text("uiterste_datum IS NOT NULL")),
)
