"""Spoedbeslissingen."""

from sqlalchemy import ARRAY, Column, DateTime, Index, Table, Text

from services.provisions.tables.schema import metadata, stroom

spoedbeslissingen = Table(
    "spoedbeslissingen",
    metadata,
    *stroom(),
    Column("gevraagd_op", DateTime(timezone=True), nullable=False),
    Column("productcategorieen", ARRAY(Text), nullable=False),
    Index("spoedbeslissingen_melding", "gemeente", "melding_id"),
)
