"""The register of teams and of who works in them."""

from sqlalchemy import ARRAY, Column, Date, Index, Integer, Table, Text, Uuid, text

from services.casework.tables.schema import metadata, stroom

teams = Table(
    "teams",
    metadata,
    *stroom(),
    Column("teamcode", Text, nullable=False),
    Column("wijkcodes", ARRAY(Text), nullable=False),
    Column("disciplines", ARRAY(Text), nullable=False),
    Column("werkwijze", Text),
    Column("werkwijze_per", Date),
    Column("profielversie", Integer),
    Column("tekst", Text),
    Column("telefoon", Text),
    Column("email", Text),
)

medewerkers = Table(
    "medewerkers",
    metadata,
    *stroom(),
    Column("team", Text, nullable=False),
    Column("werkgever_id", Uuid, nullable=False),
    Column("rol", Text, nullable=False),
    Column("disciplines", ARRAY(Text), nullable=False),
    Column("van", Date, nullable=False),
    Column("beeindigd_per", Date),
    Index("medewerkers_team", "gemeente", "team"),
    Index(
        "medewerkers_een_coordinator",
        "gemeente",
        "team",
        unique=True,
        postgresql_where=text("rol = 'coordinator' AND status = 'ingezet'"),
    ),
)
