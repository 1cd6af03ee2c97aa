"""The read tables of klantcontacten, of partners with the sociale kaart, and of agreements with them."""

from sqlalchemy import ARRAY, Column, Date, DateTime, Index, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from services.intake.tables.schema import metadata

klantcontacten = Table(
    "klantcontacten",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("contact_op", DateTime(timezone=True), nullable=False),
    Column("kanaal", Text, nullable=False),
    Column("kanaalgroep", Text, nullable=False),
    Column("toegangslocatie", Text, nullable=False),
    Column("vorm", Text),
    Column("melding_id", Uuid),
    Column("wijk", Text, nullable=False),
    Column("leefgebieden", ARRAY(Text), nullable=False),
)

partners = Table(
    "partners",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("naam", Text, nullable=False),
    Column("soort", Text, nullable=False),
    Column("ontvanger_klasse", Text, nullable=False),
    Column("aanbod", JSONB, nullable=False),
)

samenwerkingsafspraken = Table(
    "samenwerkingsafspraken",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("partner_id", Uuid, nullable=False),
    Column("team", Text, nullable=False),
    Column("onderwerpen", ARRAY(Text), nullable=False),
    Column("geldig_van", Date, nullable=False),
    Column("geldig_tot", Date),
    Index("samenwerkingsafspraken_partner", "gemeente", "partner_id"),
)
