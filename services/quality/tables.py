"""The read tables of quality."""

from sqlalchemy import Column, Date, DateTime, Index, Integer, MetaData, Table, Text, Uuid, text

metadata = MetaData()

calamiteiten = Table(
    "calamiteiten",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("soort", Text, nullable=False),
    Column("categorie", Text),
    Column("aanbieder", Text),
    Column("gemeld_op", DateTime(timezone=True), nullable=False),
    Column("toezichthouder_gemeld_op", DateTime(timezone=True), nullable=False),
)

klachten = Table(
    "klachten",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("ontvangen_op", DateTime(timezone=True), nullable=False),
    Column("wet", Text, nullable=False),
    Column("categorie", Text, nullable=False),
    Column("team", Text),
    Column("aanbieder", Text),
    Column("uiterste_datum", Date, nullable=False),
    Column("behandelaar_id", Uuid),
    Column("geescaleerd_naar", Text),
    Column("oordeel", Text),
    Column("afgehandeld_op", DateTime(timezone=True)),
    Column("ombudsman", Text),
    Column("ombudsman_tot", Date),
    Index("klachten_ontvangen", "gemeente", "ontvangen_op"),
)

medewerkers = Table(  # of casework: who handles a klacht is not of its team
    "medewerkers",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("team", Text),
)

medewerkersenquetes = Table(
    "medewerkersenquetes",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
    Column("aspect", Text, nullable=False),
    Column("score_tienden", Integer, nullable=False),
    Column("aantal", Integer, nullable=False),
    Column("benchmark_tienden", Integer),
)

tevredenheidsmetingen = Table(
    "tevredenheidsmetingen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("soort", Text, nullable=False),
    Column("team", Text),
    Column("aanbieder", Text),
    Column("productcategorie", Text),
    Column("verstuurd_op", DateTime(timezone=True), nullable=False),
    Column("ingevuld_op", DateTime(timezone=True)),
    Column("betrouwbaarheid", Integer),
    Column("bejegening", Integer),
    Column("deskundigheid", Integer),
    Column("effectiviteit", Integer),
    Column("toegankelijkheid", Integer),
    Column("bijdrage_zelfredzaamheid", Integer),
    Index("tevredenheidsmetingen_verstuurd", "gemeente", "verstuurd_op"),
)

teams_van_zaken = Table(  # of aanmeldingen and dossiers elsewhere, so that a meting knows whom it is about
    "teams_van_zaken",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("team", Text, nullable=False),
)

voorzieningen = Table(  # of provisions: who delivered what, for the meting when it has stopped
    "voorzieningen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("productcategorie", Text, nullable=False),
    Column("aanbieder", Text),
)

termijnen = Table(  # a row a stream: its first open term, and when the timer must look at it again
    "termijnen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("categorie", Text, nullable=False),
    Column("melding_id", Uuid),
    Column("soort", Text),
    Column("uiterste_datum", Date),
    Column("wek_op", DateTime(timezone=True)),
    Index("termijnen_wek_op", "wek_op", postgresql_where=text("wek_op IS NOT NULL")),
    Index("termijnen_open", "gemeente", "uiterste_datum", "id", postgresql_where=text("uiterste_datum IS NOT NULL")),
)
