"""Veiligheidssignalen, apart from everything else: no view of a dossier joins this table."""

from sqlalchemy import Column, DateTime, Index, Table, Text, Uuid

from services.casework.tables.schema import metadata, stroom

veiligheidssignalen = Table(
    "veiligheidssignalen",
    metadata,
    *stroom(),
    Column("bron", Text, nullable=False),
    Column("dossier_id", Uuid),
    Column("ontvangen_op", DateTime(timezone=True), nullable=False),
    Index("veiligheidssignalen_dossier", "gemeente", "dossier_id"),
)
