"""Aanvragen, beschikkingen and voorzieningen, as figures count them."""

from sqlalchemy import ARRAY, Boolean, Column, Date, DateTime, Index, Integer, Table, Text, Uuid

from services.reporting.tables.schema import metadata, sleutel

aanvraag = Table(
    "aanvraag",
    metadata,
    *sleutel(),
    Column("melding_id", Uuid, nullable=False),
    Column("plan_id", Uuid),
    Column("begin_dag", Date),
    Column("dag", Date),
    Column("ontvangen_op", DateTime(timezone=True)),
    Column("bruto_einde", Date),
    Column("netto_einde", Date),
    Column("opgeschort_vanaf", ARRAY(Date), nullable=False),
    Column("opgeschort_tot", ARRAY(Date), nullable=False),
    Column("beschikking_id", Uuid),
    Index("aanvraag_melding", "gemeente", "melding_id"),
)

beschikking = Table(
    "beschikking",
    metadata,
    *sleutel(),
    Column("melding_id", Uuid, nullable=False),
    Column("aanvraag_id", Uuid, nullable=False),
    Column("regels", Integer),
    Column("vastgesteld_dag", Date),
    Column("dag", Date),
    Column("bekendgemaakt_op", DateTime(timezone=True)),
    Index("beschikking_melding", "gemeente", "melding_id"),
    Index("beschikking_aanvraag", "gemeente", "aanvraag_id"),
)

voorziening = Table(
    "voorziening",
    metadata,
    *sleutel(),
    Column("melding_id", Uuid, nullable=False),
    Column("beschikking_id", Uuid, nullable=False),
    Column("plan_id", Uuid),
    Column("productcategorie", Text, nullable=False),
    Column("leveringsvorm", Text),
    Column("nieuw", Boolean, nullable=False),
    Column("toegekend_dag", Date),
    Column("toegekend_op", DateTime(timezone=True)),
    Column("afgewezen_dag", Date),
    Column("besteld_dag", Date),
    Column("leveringen", Integer, nullable=False),
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
