"""Tables of begroting and declaratie."""

from sqlalchemy import ARRAY, BigInteger, Column, Date, DateTime, Index, Integer, Table, Text, Uuid

from services.provisions.tables.schema import metadata

begrotingen = Table(
    "begrotingen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("jaar", Integer, nullable=False),
    Column("taakveld", Text, nullable=False),
    Column("soort", Text, nullable=False),
    Column("kostensoort", Text, nullable=False),
    Column("programma", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("oorspronkelijk_cent", BigInteger, nullable=False),
    Column("bijgesteld_cent", BigInteger, nullable=False),
    Column("realisatie_cent", BigInteger, nullable=False),
    Column("afwijking_nummers", ARRAY(Integer), nullable=False),
    Column("afwijking_oorzaken", ARRAY(Text), nullable=False),
    Column("afwijking_toelichtingen", ARRAY(Text), nullable=False),
    Index("begrotingen_jaar", "gemeente", "jaar"),
)

declaraties = Table(
    "declaraties",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("aanbieder", Text, nullable=False),
    Column("ontvangen_op", DateTime(timezone=True), nullable=False),
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
    Column("bedrag_cent", BigInteger, nullable=False),
    Column("aantal_regels", Integer, nullable=False),
    Column("goedgekeurd_cent", BigInteger, nullable=False),
    Column("afgekeurd_cent", BigInteger, nullable=False),
    Column("uiterste_datum", Date, nullable=False),
    Column("beantwoord_op", DateTime(timezone=True)),
)
