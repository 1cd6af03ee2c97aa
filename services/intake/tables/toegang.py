"""The read tables of persons, meldingen and aanmeldingen, and of the households that casework puts together."""

from sqlalchemy import ARRAY, Boolean, Column, Date, DateTime, Index, Integer, LargeBinary, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from services.intake.tables.schema import metadata

personen = Table(
    "personen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("wijkcode", Text, nullable=False),
    Column("doelgroep", Text),
    Column("overleden_op", DateTime(timezone=True)),
    Column("toestemmingen", JSONB, nullable=False),
    Column("bsn_index", LargeBinary),
    Column("naam_geboortedatum_index", LargeBinary),
    Index("personen_bsn", "gemeente", "bsn_index"),
    Index("personen_naam", "gemeente", "naam_geboortedatum_index"),
)

meldingen = Table(
    "meldingen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("persoon_id", Uuid, nullable=False),
    Column("ontvangen_op", DateTime(timezone=True), nullable=False),
    Column("kanaal", Text, nullable=False),
    Column("toegangslocatie", Text, nullable=False),
    Column("melder_rol", Text, nullable=False),
    Column("leefgebieden", ARRAY(Text), nullable=False),
    Column("doelgroep", Text),
    Column("wijk", Text, nullable=False),
    Column("team", Text),
    Column("spoed", Boolean, nullable=False),
    Column("bevestigd", Boolean, nullable=False),
    Column("wettelijk", Boolean, nullable=False),
    Column("onderzoek_uiterste_datum", Date, nullable=False),
    Column("afgehandeld_op", DateTime(timezone=True)),
    Column("bestemming", Text),
    Column("partner_id", Uuid),
    Column("herhaald", Boolean, nullable=False),
    Column("hardnekkig", Boolean, nullable=False),
    Column("eerdere_melding_ids", ARRAY(Uuid), nullable=False),
    Column("leefgebieden_samen", ARRAY(Text), nullable=False),
    Column("huishouden_id", Uuid),
    Column("terugkoppelingen", ARRAY(Text), nullable=False),
    Index("meldingen_persoon", "gemeente", "persoon_id", "ontvangen_op"),
)

nummers = Table(  # reserved before there is a melding
    "nummers",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("gereserveerd_op", DateTime(timezone=True), nullable=False),
    Column("reden_vervallen", Text),
)

huishoudens = Table(  # derived from facts of casework
    "huishoudens",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("samengesteld_op", DateTime(timezone=True), nullable=False),
    Column("persoon_ids", ARRAY(Uuid), nullable=False),
)

aanmeldingen = Table(
    "aanmeldingen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("melding_id", Uuid, nullable=False),
    Column("team", Text, nullable=False),
    Column("doelgroep", Text),
    Column("spoed", Boolean, nullable=False),
    Column("wijkwerker", Uuid),
    Column("gesprek_op", DateTime(timezone=True)),
    Column("reden_huisbezoek", Text),
    Column("vraaganalyse_leefgebieden", ARRAY(Text), nullable=False),
    Column("vraaganalyse_ernst", ARRAY(Text), nullable=False),
    Column("afgehandeld_op", DateTime(timezone=True)),
    Index("aanmeldingen_melding", "gemeente", "melding_id"),
)
