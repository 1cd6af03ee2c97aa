"""The first read tables of quality."""

from alembic import op

from shared.eventstore.migrate import create_tables

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE calamiteiten (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  soort TEXT NOT NULL,
  categorie TEXT,
  aanbieder TEXT,
  gemeld_op TIMESTAMP WITH TIME ZONE NOT NULL,
  toezichthouder_gemeld_op TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE klachten (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  ontvangen_op TIMESTAMP WITH TIME ZONE NOT NULL,
  wet TEXT NOT NULL,
  categorie TEXT NOT NULL,
  team TEXT,
  aanbieder TEXT,
  uiterste_datum DATE NOT NULL,
  behandelaar_id UUID,
  geescaleerd_naar TEXT,
  oordeel TEXT,
  afgehandeld_op TIMESTAMP WITH TIME ZONE,
  ombudsman TEXT,
  ombudsman_tot DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX klachten_ontvangen ON klachten (gemeente, ontvangen_op);
CREATE TABLE medewerkers (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  team TEXT,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE medewerkersenquetes (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  van DATE NOT NULL,
  tot DATE NOT NULL,
  aspect TEXT NOT NULL,
  score_tienden INTEGER NOT NULL,
  aantal INTEGER NOT NULL,
  benchmark_tienden INTEGER,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE teams_van_zaken (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  team TEXT NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE tevredenheidsmetingen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  soort TEXT NOT NULL,
  team TEXT,
  aanbieder TEXT,
  productcategorie TEXT,
  verstuurd_op TIMESTAMP WITH TIME ZONE NOT NULL,
  ingevuld_op TIMESTAMP WITH TIME ZONE,
  betrouwbaarheid INTEGER,
  bejegening INTEGER,
  deskundigheid INTEGER,
  effectiviteit INTEGER,
  toegankelijkheid INTEGER,
  bijdrage_zelfredzaamheid INTEGER,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX tevredenheidsmetingen_verstuurd ON tevredenheidsmetingen (gemeente, verstuurd_op);
CREATE TABLE voorzieningen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  productcategorie TEXT NOT NULL,
  aanbieder TEXT,
  PRIMARY KEY (gemeente, id)
);
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
