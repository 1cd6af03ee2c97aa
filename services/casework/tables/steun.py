"""Dossiers, onderzoeken, plans, hulptrajecten and households."""

from sqlalchemy import ARRAY, Boolean, Column, Date, DateTime, Index, Table, Text, Uuid, text

from services.casework.tables.schema import metadata, stroom

dossiers = Table(
    "dossiers",
    metadata,
    *stroom(),
    Column("melding_id", Uuid, nullable=False),
    Column("huishouden_id", Uuid, nullable=False),
    Column("aanmelding_id", Uuid, nullable=False),
    Column("team", Text, nullable=False),
    Column("doelgroep", Text),
    Column("geopend_op", DateTime(timezone=True), nullable=False),
    Column("zwaarte", Text),
    Index("dossiers_melding", "gemeente", "melding_id"),
)

onderzoeken = Table(
    "onderzoeken",
    metadata,
    *stroom(),
    Column("melding_id", Uuid, nullable=False),
    Column("dossier_id", Uuid, nullable=False),
    Column("uiterste_datum", Date),
    Column("verslag_op", DateTime(timezone=True)),
    Column("uitkomst", Text),
    Column("persoon_ids", ARRAY(Uuid), nullable=False),
    Index("onderzoeken_dossier", "gemeente", "dossier_id"),
)

hulptrajecten = Table(
    "hulptrajecten",
    metadata,
    *stroom(),
    Column("melding_id", Uuid, nullable=False),
    Column("dossier_id", Uuid, nullable=False),
    Index("hulptrajecten_dossier", "gemeente", "dossier_id"),
)

huishoudens = Table(
    "huishoudens",
    metadata,
    *stroom(),
    Column("melding_id", Uuid, nullable=False),
    Column("persoon_ids", ARRAY(Uuid), nullable=False),
    Column("regisseur", Uuid),
)

plannen = Table(
    "plannen",
    metadata,
    *stroom(),
    Column("melding_id", Uuid, nullable=False),
    Column("dossier_id", Uuid, nullable=False),
    Column("huishouden_id", Uuid, nullable=False),
    Column("onderzoek_id", Uuid),
    Column("doelen", ARRAY(Uuid), nullable=False),
    Column("maatwerk_gewenst", ARRAY(Text), nullable=False),
    Column("vastgesteld_op", DateTime(timezone=True)),
    Column("doelrealisatie_conform", Boolean),
    Column("actief", Boolean, nullable=False),
    Index("plannen_dossier", "gemeente", "dossier_id"),
    Index("plannen_een_per_huishouden", "gemeente", "huishouden_id", unique=True, postgresql_where=text("actief")),
)
