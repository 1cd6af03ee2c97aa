"""Meldingen and aanmeldingen, as figures count them."""

from sqlalchemy import ARRAY, Boolean, Column, Date, Index, Table, Text, Uuid

from services.reporting.tables.schema import metadata, sleutel

melding = Table(
    "melding",
    metadata,
    *sleutel(),
    Column("dag", Date, nullable=False),
    Column("vijfde_werkdag", Date, nullable=False),
    Column("kanaal", Text, nullable=False),
    Column("wijk", Text, nullable=False),
    Column("doelgroep", Text),
    Column("leefgebieden", ARRAY(Text), nullable=False),
    Column("team", Text),
    Column("uitkomst", Text),
    Column("uitkomst_dag", Date),
    Column("eerste_uitkomst_dag", Date),
    Column("ingetrokken", Boolean, nullable=False),
    Column("wettelijk_dag", Date),
    Index("melding_dag", "gemeente", "dag"),
)

aanmelding = Table(
    "aanmelding",
    metadata,
    *sleutel(),
    Column("melding_id", Uuid, nullable=False),
    Column("team", Text, nullable=False),
    Column("dag", Date, nullable=False),
    Column("besproken_dag", Date),
    Column("gesprek_dag", Date),
    Column("personen", ARRAY(Uuid), nullable=False),
    Column("uitkomst", Text),
    Column("ingetrokken", Boolean, nullable=False),
    Index("aanmelding_melding", "gemeente", "melding_id"),
)
