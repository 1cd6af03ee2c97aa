"""Tables of voorziening, pgb and verzoek."""

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Date, DateTime, Index, Integer, Table, Text, Uuid, text

from services.provisions.tables.schema import metadata, stroom

voorzieningen = Table(
    "voorzieningen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("melding_id", Uuid, nullable=False),
    Column("aanvraag_id", Uuid, nullable=False),
    Column("beschikking_id", Uuid, nullable=False),
    Column("persoon_id", Uuid),
    Column("productcategorie", Text, nullable=False),
    Column("product", Text),
    Column("leveringsvorm", Text),
    Column("startdatum", Date),
    Column("einddatum", Date),
    Column("aanbieder", Text),
    Column("besteld_op", DateTime(timezone=True)),
    Column("toewijzingnummer", Integer),
    Column("retour_uiterste_datum", Date),  # of the last toewijzing, and its answer
    Column("retour_op", DateTime(timezone=True)),
    Column("leveringen", Integer, nullable=False),
    Column("gestart_op", DateTime(timezone=True)),  # the first time
    Column("herbeoordeling_op", DateTime(timezone=True)),
    Column("cak_uiterste_datum", Date),  # from the day that it is provided
    Column("cak_gemeld_op", DateTime(timezone=True)),
    Column("eigen_bijdrage_cent", Integer),
    Index("voorzieningen_melding", "gemeente", "melding_id"),
    Index("voorzieningen_persoon", "gemeente", "persoon_id"),
    Index("voorzieningen_aanbieder", "gemeente", "aanbieder", "besteld_op"),
    Index("voorzieningen_toewijzing", "gemeente", "toewijzingnummer"),
)

beoordelingen = Table(  # a row a voorziening: the oldest question about it that nobody answered
    "beoordelingen",
    metadata,
    *stroom(),
    Column("nummer", Integer, nullable=False),
    Column("voorstel", Text, nullable=False),
    Column("oorzaak", Text, nullable=False),
    Column("gevraagd_op", DateTime(timezone=True), nullable=False),
    Column("open", Boolean, nullable=False),
    Index("beoordelingen_open", "gemeente", "id", postgresql_where=text("open")),
)

huishoudens = Table(  # derived from facts of casework; who a change in the household concerns
    "huishoudens",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("persoon_ids", ARRAY(Uuid), nullable=False),
)

pgbs = Table(
    "pgbs",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("melding_id", Uuid, nullable=False),
    Column("voorziening_id", Uuid, nullable=False),
    Column("bedrag_cent", BigInteger),
    Column("besteed_cent", BigInteger, nullable=False),
    Column("van", Date, nullable=False),
    Column("tot", Date),
    Index("pgbs_voorziening", "gemeente", "voorziening_id"),
)

verzoeken = Table(
    "verzoeken",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("aanbieder", Text, nullable=False),
    Column("persoon_id", Uuid),
    Column("product", Text),
    Column("toewijzingnummer", Integer),
    Column("ontvangen_op", DateTime(timezone=True), nullable=False),
    Column("uiterste_datum", Date, nullable=False),
)
