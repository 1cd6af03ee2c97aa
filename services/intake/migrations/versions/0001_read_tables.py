"""The first read tables of intake."""

from shared.eventstore.migrate import create_tables

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE aanmeldingen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  team TEXT NOT NULL,
  doelgroep TEXT,
  spoed BOOLEAN NOT NULL,
  wijkwerker UUID,
  gesprek_op TIMESTAMP WITH TIME ZONE,
  afgehandeld_op TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX aanmeldingen_melding ON aanmeldingen (gemeente, melding_id);
CREATE TABLE meldingen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  persoon_id UUID NOT NULL,
  ontvangen_op TIMESTAMP WITH TIME ZONE NOT NULL,
  kanaal TEXT NOT NULL,
  toegangslocatie TEXT NOT NULL,
  melder_rol TEXT NOT NULL,
  leefgebieden TEXT[] NOT NULL,
  doelgroep TEXT,
  wijk TEXT NOT NULL,
  team TEXT,
  spoed BOOLEAN NOT NULL,
  bevestigd BOOLEAN NOT NULL,
  wettelijk BOOLEAN NOT NULL,
  onderzoek_uiterste_datum DATE NOT NULL,
  afgehandeld_op TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE personen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  wijkcode TEXT NOT NULL,
  doelgroep TEXT,
  bsn_index BYTEA,
  naam_geboortedatum_index BYTEA,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX personen_bsn ON personen (gemeente, bsn_index);
CREATE INDEX personen_naam ON personen (gemeente, naam_geboortedatum_index);
"""


def upgrade() -> None:
    """Create the tables, each behind row level security."""
    create_tables(TABLES, "aanmeldingen", "meldingen", "personen")
