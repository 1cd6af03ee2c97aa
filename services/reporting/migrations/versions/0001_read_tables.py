"""The first read tables of reporting."""

from shared.eventstore.migrate import create_tables

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE aanmelding (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  melding_id UUID NOT NULL,
  team TEXT NOT NULL,
  dag DATE NOT NULL,
  besproken_dag DATE,
  gesprek_dag DATE,
  personen UUID[] NOT NULL,
  uitkomst TEXT,
  ingetrokken BOOLEAN NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX aanmelding_melding ON aanmelding (gemeente, melding_id);
CREATE TABLE aanvraag (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  melding_id UUID NOT NULL,
  begin_dag DATE,
  dag DATE,
  bruto_einde DATE,
  netto_einde DATE,
  opgeschort_vanaf DATE[] NOT NULL,
  opgeschort_tot DATE[] NOT NULL,
  beschikking_id UUID,
  beeindigd_dag DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX aanvraag_melding ON aanvraag (gemeente, melding_id);
CREATE TABLE beschikking (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  melding_id UUID NOT NULL,
  regels INTEGER,
  vastgesteld_dag DATE,
  dag DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX beschikking_melding ON beschikking (gemeente, melding_id);
CREATE TABLE dossier (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  melding_id UUID NOT NULL,
  team TEXT NOT NULL,
  dag DATE NOT NULL,
  geopend DATE[] NOT NULL,
  afgesloten DATE[] NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX dossier_melding ON dossier (gemeente, melding_id);
CREATE TABLE feit (
  gemeente TEXT NOT NULL,
  topic TEXT NOT NULL,
  key UUID NOT NULL,
  seq INTEGER NOT NULL,
  partition INTEGER NOT NULL,
  "offset" BIGINT NOT NULL,
  event_id UUID NOT NULL,
  type TEXT NOT NULL,
  melding_id UUID,
  gebeurd_op TIMESTAMP WITH TIME ZONE NOT NULL,
  geregistreerd_op TIMESTAMP WITH TIME ZONE NOT NULL,
  data JSONB NOT NULL,
  PRIMARY KEY (gemeente, topic, key, seq)
);
CREATE INDEX feit_melding ON feit (gemeente, melding_id);
CREATE INDEX feit_plaats ON feit (topic, partition, "offset");
CREATE TABLE melding (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  dag DATE NOT NULL,
  vijfde_werkdag DATE NOT NULL,
  kanaal TEXT NOT NULL,
  wijk TEXT NOT NULL,
  doelgroep TEXT,
  leefgebieden TEXT[] NOT NULL,
  team TEXT,
  uitkomst TEXT,
  uitkomst_dag DATE,
  eerste_uitkomst_dag DATE,
  ingetrokken BOOLEAN NOT NULL,
  wettelijk_dag DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX melding_dag ON melding (gemeente, dag);
CREATE TABLE onderzoek (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  melding_id UUID NOT NULL,
  dag DATE NOT NULL,
  melding_dag DATE NOT NULL,
  uiterste_datum DATE,
  verslag_dag DATE,
  afgerond_dag DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX onderzoek_melding ON onderzoek (gemeente, melding_id);
CREATE TABLE pgb (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  melding_id UUID NOT NULL,
  voorziening_id UUID NOT NULL,
  dag DATE NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX pgb_voorziening ON pgb (gemeente, voorziening_id);
CREATE TABLE plan (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  melding_id UUID NOT NULL,
  onderzoek_id UUID,
  aanmelding_id UUID,
  opgesteld_dag DATE,
  dag DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX plan_melding ON plan (gemeente, melding_id);
CREATE TABLE voorziening (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  melding_id UUID NOT NULL,
  plan_id UUID,
  productcategorie TEXT NOT NULL,
  nieuw BOOLEAN NOT NULL,
  toegekend_dag DATE,
  besteld_dag DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX voorziening_melding ON voorziening (gemeente, melding_id);
CREATE INDEX voorziening_plan ON voorziening (gemeente, plan_id);
"""


def upgrade() -> None:
    """Create the tables, each behind row level security."""
    create_tables(TABLES)
