"""The first read tables of intake."""

from alembic import op

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
  reden_huisbezoek TEXT,
  vraaganalyse_leefgebieden TEXT[] NOT NULL,
  vraaganalyse_ernst TEXT[] NOT NULL,
  afgehandeld_op TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX aanmeldingen_melding ON aanmeldingen (gemeente, melding_id);
CREATE TABLE huishoudens (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  samengesteld_op TIMESTAMP WITH TIME ZONE NOT NULL,
  persoon_ids UUID[] NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE klantcontacten (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  contact_op TIMESTAMP WITH TIME ZONE NOT NULL,
  kanaal TEXT NOT NULL,
  kanaalgroep TEXT NOT NULL,
  toegangslocatie TEXT NOT NULL,
  vorm TEXT,
  melding_id UUID,
  wijk TEXT NOT NULL,
  leefgebieden TEXT[] NOT NULL,
  PRIMARY KEY (gemeente, id)
);
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
  bestemming TEXT,
  partner_id UUID,
  herhaald BOOLEAN NOT NULL,
  hardnekkig BOOLEAN NOT NULL,
  eerdere_melding_ids UUID[] NOT NULL,
  leefgebieden_samen TEXT[] NOT NULL,
  huishouden_id UUID,
  terugkoppelingen TEXT[] NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX meldingen_persoon ON meldingen (gemeente, persoon_id, ontvangen_op);
CREATE TABLE nummers (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  gereserveerd_op TIMESTAMP WITH TIME ZONE NOT NULL,
  reden_vervallen TEXT,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE partners (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  naam TEXT NOT NULL,
  soort TEXT NOT NULL,
  ontvanger_klasse TEXT NOT NULL,
  aanbod JSONB NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE personen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  wijkcode TEXT NOT NULL,
  doelgroep TEXT,
  overleden_op TIMESTAMP WITH TIME ZONE,
  toestemmingen JSONB NOT NULL,
  bsn_index BYTEA,
  naam_geboortedatum_index BYTEA,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX personen_bsn ON personen (gemeente, bsn_index);
CREATE INDEX personen_naam ON personen (gemeente, naam_geboortedatum_index);
CREATE TABLE samenwerkingsafspraken (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  partner_id UUID NOT NULL,
  team TEXT NOT NULL,
  onderwerpen TEXT[] NOT NULL,
  geldig_van DATE NOT NULL,
  geldig_tot DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX samenwerkingsafspraken_partner ON samenwerkingsafspraken (gemeente, partner_id);
CREATE TABLE termijnen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  categorie TEXT NOT NULL,
  melding_id UUID,
  soort TEXT,
  uiterste_datum DATE,
  wek_op TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX termijnen_wek_op ON termijnen (wek_op) WHERE wek_op IS NOT NULL;
CREATE INDEX termijnen_open ON termijnen (gemeente, uiterste_datum, id) WHERE uiterste_datum IS NOT NULL;
"""


def upgrade() -> None:
    """Create the tables, each behind row level security."""
    create_tables(TABLES)
    op.execute("SELECT es.serve_all('termijnen', 'worker', 'SELECT')")  # the timer looks over all gemeenten
