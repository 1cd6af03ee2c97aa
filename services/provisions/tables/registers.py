"""Tables of the registers: aanbieders, their contracten, what they offer and at which price."""

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Date, Index, Integer, Table, Text, Uuid

from services.provisions.tables.schema import metadata

aanbieders = Table(
    "aanbieders",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("agb_code", Text, nullable=False),
)

contracten = Table(
    "contracten",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("aanbieder", Text, nullable=False),
    Column("van", Date, nullable=False),
    Column("tot", Date),
    Column("prestatieafspraken", ARRAY(Text), nullable=False),
    Index("contracten_aanbieder", "gemeente", "aanbieder"),
)

producten = Table(
    "producten",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("productcode", Text, nullable=False),
    Column("productcategorie", Text, nullable=False),
    Column("arrangement", Boolean, nullable=False),
    Index("producten_code", "gemeente", "productcode"),
)

tarieven = Table(
    "tarieven",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("productcode", Text, nullable=False),
    Column("aanbieder", Text, nullable=False),
    Column("eenheid", Text, nullable=False),
    Column("bedrag_cent", BigInteger, nullable=False),
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
    Index("tarieven_product", "gemeente", "productcode"),
)
