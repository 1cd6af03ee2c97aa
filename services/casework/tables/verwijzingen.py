"""Verwijzingen, as partner and team see them."""

from sqlalchemy import Column, DateTime, Index, Table, Text, Uuid

from services.casework.tables.schema import metadata, stroom

verwijzingen = Table(
    "verwijzingen",
    metadata,
    *stroom(),
    Column("melding_id", Uuid, nullable=False),
    Column("dossier_id", Uuid),
    Column("partner_id", Uuid, nullable=False),
    Column("toestemming_id", Uuid),
    Column("afspraak_id", Uuid),
    Column("verstuurd_op", DateTime(timezone=True), nullable=False),
    Column("uitkomst", Text),
    Index("verwijzingen_dossier", "gemeente", "dossier_id"),
    Index("verwijzingen_partner", "gemeente", "partner_id"),
    Index("verwijzingen_toestemming", "gemeente", "toestemming_id"),
)
