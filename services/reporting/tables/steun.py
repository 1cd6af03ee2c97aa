"""Dossiers, onderzoeken and plans, as figures count them."""

from sqlalchemy import ARRAY, Column, Date, Index, Table, Text, Uuid

from services.reporting.tables.schema import metadata, sleutel

dossier = Table(
    "dossier",
    metadata,
    *sleutel(),
    Column("melding_id", Uuid, nullable=False),
    Column("team", Text, nullable=False),
    Column("dag", Date, nullable=False),
    Column("geopend", ARRAY(Date), nullable=False),
    Column("afgesloten", ARRAY(Date), nullable=False),
    Index("dossier_melding", "gemeente", "melding_id"),
)

onderzoek = Table(
    "onderzoek",
    metadata,
    *sleutel(),
    Column("melding_id", Uuid, nullable=False),
    Column("dag", Date, nullable=False),
    Column("melding_dag", Date, nullable=False),
    Column("uiterste_datum", Date),
    Column("verslag_dag", Date),
    Column("afgerond_dag", Date),
    Index("onderzoek_melding", "gemeente", "melding_id"),
)

plan = Table(
    "plan",
    metadata,
    *sleutel(),
    Column("melding_id", Uuid, nullable=False),
    Column("onderzoek_id", Uuid),
    Column("aanmelding_id", Uuid),
    Column("opgesteld_dag", Date),
    Column("dag", Date),
    Index("plan_melding", "gemeente", "melding_id"),
)
