"""The first read tables of casework."""

from alembic import op

from shared.eventstore.migrate import create_tables

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE dossiers (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  huishouden_id UUID NOT NULL,
  aanmelding_id UUID NOT NULL,
  team TEXT NOT NULL,
  doelgroep TEXT,
  geopend_op TIMESTAMP WITH TIME ZONE NOT NULL,
  zwaarte TEXT,
  themas TEXT[] NOT NULL,
  lijn TEXT NOT NULL,
  aantal_contacten INTEGER NOT NULL,
  laatste_contact_op TIMESTAMP WITH TIME ZONE,
  zonder_contact_sinds TIMESTAMP WITH TIME ZONE NOT NULL,
  wacht_op TEXT,
  wacht_reden TEXT,
  wacht_vanaf DATE,
  open_dossieracties INTEGER[] NOT NULL,
  uiterste_datum DATE,
  uitvoering_op TIMESTAMP WITH TIME ZONE,
  waakvlam_op TIMESTAMP WITH TIME ZONE,
  afgesloten_op TIMESTAMP WITH TIME ZONE,
  volgorde_index DATE NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX dossiers_huishouden ON dossiers (gemeente, huishouden_id);
CREATE INDEX dossiers_melding ON dossiers (gemeente, melding_id);
CREATE INDEX dossiers_wachtlijst ON dossiers (gemeente, id) WHERE wacht_op IS NOT NULL;
CREATE INDEX dossiers_werkvoorraad ON dossiers (gemeente, volgorde_index, id) WHERE status <> 'afgesloten';
CREATE INDEX dossiers_werkvoorraad_team ON dossiers (gemeente, team, volgorde_index, id)
  INCLUDE (huishouden_id, zwaarte) WHERE status <> 'afgesloten';
CREATE TABLE huishoudens (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  persoon_ids UUID[] NOT NULL,
  regisseur UUID,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX huishoudens_regisseur ON huishoudens (gemeente, regisseur) INCLUDE (id);
CREATE TABLE hulptrajecten (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  dossier_id UUID NOT NULL,
  soort TEXT NOT NULL,
  leefgebieden TEXT[] NOT NULL,
  gestart_op TIMESTAMP WITH TIME ZONE NOT NULL,
  beoogd_tot DATE,
  afgesloten_op TIMESTAMP WITH TIME ZONE,
  reden_afgesloten TEXT,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX hulptrajecten_dossier ON hulptrajecten (gemeente, dossier_id);
CREATE TABLE ketenstappen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  melding_id UUID NOT NULL,
  melding_op TIMESTAMP WITH TIME ZONE,
  aanvraag_op TIMESTAMP WITH TIME ZONE,
  besluit_op TIMESTAMP WITH TIME ZONE,
  levering_op TIMESTAMP WITH TIME ZONE,
  laatste_dag DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX ketenstappen_melding ON ketenstappen (gemeente, melding_id);
CREATE TABLE medewerkers (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  team TEXT NOT NULL,
  werkgever_id UUID NOT NULL,
  rol TEXT NOT NULL,
  disciplines TEXT[] NOT NULL,
  van DATE NOT NULL,
  beeindigd_per DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE UNIQUE INDEX medewerkers_een_coordinator ON medewerkers (gemeente, team)
  WHERE rol = 'coordinator' AND status = 'ingezet';
CREATE INDEX medewerkers_team ON medewerkers (gemeente, team);
CREATE TABLE onderzoeken (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  dossier_id UUID NOT NULL,
  soort TEXT NOT NULL,
  melding_op TIMESTAMP WITH TIME ZONE NOT NULL,
  gestart_op TIMESTAMP WITH TIME ZONE NOT NULL,
  uiterste_datum DATE,
  uitgesteld_tot DATE,
  clientondersteuning_op TIMESTAMP WITH TIME ZONE,
  verslag_op TIMESTAMP WITH TIME ZONE,
  uitkomst TEXT,
  voorliggende_wetten TEXT[],
  voorziening_id UUID,
  persoon_ids UUID[] NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX onderzoeken_dossier ON onderzoeken (gemeente, dossier_id);
CREATE TABLE plannen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  dossier_id UUID NOT NULL,
  huishouden_id UUID NOT NULL,
  onderzoek_id UUID,
  doelen UUID[] NOT NULL,
  doelcodes TEXT[] NOT NULL,
  leefgebieden TEXT[] NOT NULL,
  uitvoerders TEXT[] NOT NULL,
  maatwerk_gewenst TEXT[] NOT NULL,
  vastgesteld_op TIMESTAMP WITH TIME ZONE,
  doelrealisatie_conform BOOLEAN,
  actief BOOLEAN NOT NULL,
  PRIMARY KEY (gemeente, id),
  CONSTRAINT plannen_een_per_huishouden EXCLUDE USING btree (gemeente WITH =, huishouden_id WITH =) WHERE (actief)
    DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX plannen_dossier ON plannen (gemeente, dossier_id);
CREATE TABLE teams (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  teamcode TEXT NOT NULL,
  wijkcodes TEXT[] NOT NULL,
  disciplines TEXT[] NOT NULL,
  werkwijze TEXT,
  werkwijze_per DATE,
  profielversie INTEGER,
  tekst TEXT,
  telefoon TEXT,
  email TEXT,
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
CREATE INDEX termijnen_open ON termijnen (gemeente, uiterste_datum, id) WHERE uiterste_datum IS NOT NULL;
CREATE INDEX termijnen_wek_op ON termijnen (wek_op) WHERE wek_op IS NOT NULL;
CREATE TABLE veiligheidssignalen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  bron TEXT NOT NULL,
  dossier_id UUID,
  ontvangen_op TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX veiligheidssignalen_dossier ON veiligheidssignalen (gemeente, dossier_id);
CREATE TABLE verwijzingen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  dossier_id UUID,
  partner_id UUID NOT NULL,
  toestemming_id UUID,
  afspraak_id UUID,
  verstuurd_op TIMESTAMP WITH TIME ZONE NOT NULL,
  uitkomst TEXT,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX verwijzingen_dossier ON verwijzingen (gemeente, dossier_id);
CREATE INDEX verwijzingen_partner ON verwijzingen (gemeente, partner_id);
CREATE INDEX verwijzingen_toestemming ON verwijzingen (gemeente, toestemming_id);
"""


def upgrade() -> None:
    """Create the tables, each behind row level security."""
    create_tables(TABLES)
    op.execute("SELECT es.serve_all('termijnen', 'worker', 'SELECT')")  # the timer looks over all gemeenten
