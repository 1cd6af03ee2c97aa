"""What a person must look at, and who make up a household."""

from shared.eventstore.migrate import create_tables

revision = "0002"
down_revision = "0001"

TABLES = """
CREATE TABLE beoordelingen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  nummer INTEGER NOT NULL,
  voorstel TEXT NOT NULL,
  oorzaak TEXT NOT NULL,
  gevraagd_op TIMESTAMP WITH TIME ZONE NOT NULL,
  open BOOLEAN NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX beoordelingen_open ON beoordelingen (gemeente, id) WHERE open;
CREATE TABLE huishoudens (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  persoon_ids UUID[] NOT NULL,
  PRIMARY KEY (gemeente, id)
);
"""


def upgrade() -> None:
    """Create the tables, each behind row level security."""
    create_tables(TABLES, "beoordelingen", "huishoudens")
