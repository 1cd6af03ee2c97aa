"""Aanvragen, beschikkingen and voorzieningen, as figures count them."""

from sqlalchemy import ARRAY, Boolean, Column, Date, Index, Integer, Table, Text, Uuid

from services.reporting.tables.schema import metadata, sleutel

aanvraag = Table(
    "aanvraag",
    metadata,
    *sleutel(),
    Column("melding_id", Uuid, nullable=False),
    Column("begin_dag", Date),
    Column("dag", Date),
    Column("bruto_einde", Date),
    Column("netto_einde", Date),
    Column("opgeschort_vanaf", ARRAY(Date), nullable=False),
    Column("opgeschort_tot", ARRAY(Date), nullable=False),
    Column("beschikking_id", Uuid),
    Column("beeindigd_dag", Date),
    Index("aanvraag_melding", "gemeente", "melding_id"),
)

beschikking = Table(
    "beschikking",
    metadata,
    *sleutel(),
    Column("melding_id", Uuid, nullable=False),
    Column("regels", Integer),
    Column("vastgesteld_dag", Date),
    Column("dag", Date),
    Index("beschikking_melding", "gemeente", "melding_id"),
)

voorziening = Table(
    "voorziening",
    metadata,
    *sleutel(),
    Column("melding_id", Uuid, nullable=False),
    Column("plan_id", Uuid),
    Column("productcategorie", Text, nullable=False),
    Column("nieuw", Boolean, nullable=False),
    Column("toegekend_dag", Date),
    Column("besteld_dag", Date),
    Index("voorziening_melding", "gemeente", "melding_id"),
    Index("voorziening_plan", "gemeente", "plan_id"),
)

pgb = Table(
    "pgb",
    metadata,
    *sleutel(),
    Column("melding_id", Uuid, nullable=False),
    Column("voorziening_id", Uuid, nullable=False),
    Column("dag", Date, nullable=False),
    Index("pgb_voorziening", "gemeente", "voorziening_id"),
)
