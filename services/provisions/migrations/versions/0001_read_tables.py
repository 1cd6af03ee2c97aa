"""The first read tables of provisions."""

from alembic import op

from shared.eventstore.migrate import create_tables

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE aanbieders (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  agb_code TEXT NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE aanvraagrecht (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  persoon_id UUID,
  verslag_op TIMESTAMP WITH TIME ZONE,
  onderzoek_uiterste_datum DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE aanvragen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  plan_id UUID,
  ontvangen_op TIMESTAMP WITH TIME ZONE,
  uiterste_datum DATE,
  productcategorieen TEXT[] NOT NULL,
  beschikking_id UUID,
  hersteltermijn_tot DATE,
  medegedeelde_datum DATE,
  besluit_op TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX aanvragen_melding ON aanvragen (gemeente, melding_id);
CREATE INDEX aanvragen_plan ON aanvragen (gemeente, plan_id);
CREATE TABLE begrotingen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  jaar INTEGER NOT NULL,
  taakveld TEXT NOT NULL,
  soort TEXT NOT NULL,
  kostensoort TEXT NOT NULL,
  programma TEXT NOT NULL,
  team TEXT NOT NULL,
  oorspronkelijk_cent BIGINT NOT NULL,
  bijgesteld_cent BIGINT NOT NULL,
  realisatie_cent BIGINT NOT NULL,
  afwijking_nummers INTEGER[] NOT NULL,
  afwijking_oorzaken TEXT[] NOT NULL,
  afwijking_toelichtingen TEXT[] NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX begrotingen_jaar ON begrotingen (gemeente, jaar);
CREATE TABLE beschikkingen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  aanvraag_id UUID NOT NULL,
  persoon_id UUID,
  voorziening_ids UUID[] NOT NULL,
  pgb_ids UUID[] NOT NULL,
  vastgesteld_op TIMESTAMP WITH TIME ZONE,
  bekendgemaakt_op TIMESTAMP WITH TIME ZONE,
  bezwaar_tot_en_met DATE,
  verordening_versie TEXT,
  woongemeente TEXT,
  onherroepelijk_per DATE,
  bezwaar_id UUID,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE bezwaren (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  beschikking_id UUID NOT NULL,
  ontvangen_op TIMESTAMP WITH TIME ZONE NOT NULL,
  op_tijd BOOLEAN NOT NULL,
  verschoonbaar BOOLEAN,
  commissie BOOLEAN NOT NULL,
  uiterste_datum DATE NOT NULL,
  behandelaar_id UUID,
  uitkomst TEXT,
  besluit_op TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX bezwaren_beschikking ON bezwaren (gemeente, beschikking_id);
CREATE INDEX bezwaren_melding ON bezwaren (gemeente, melding_id);
CREATE TABLE contracten (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  aanbieder TEXT NOT NULL,
  van DATE NOT NULL,
  tot DATE,
  prestatieafspraken TEXT[] NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX contracten_aanbieder ON contracten (gemeente, aanbieder);
CREATE TABLE declaraties (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  aanbieder TEXT NOT NULL,
  ontvangen_op TIMESTAMP WITH TIME ZONE NOT NULL,
  van DATE NOT NULL,
  tot DATE NOT NULL,
  bedrag_cent BIGINT NOT NULL,
  aantal_regels INTEGER NOT NULL,
  goedgekeurd_cent BIGINT NOT NULL,
  afgekeurd_cent BIGINT NOT NULL,
  uiterste_datum DATE NOT NULL,
  beantwoord_op TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE ingebrekestellingen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  aanvraag_of_bezwaar_id UUID NOT NULL,
  ontvangen_op TIMESTAMP WITH TIME ZONE NOT NULL,
  uiterste_datum DATE NOT NULL,
  dagen INTEGER,
  bedrag_cent INTEGER,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX ingebrekestellingen_zaak ON ingebrekestellingen (gemeente, aanvraag_of_bezwaar_id);
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
CREATE TABLE pgbs (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  voorziening_id UUID NOT NULL,
  bedrag_cent BIGINT,
  besteed_cent BIGINT NOT NULL,
  van DATE NOT NULL,
  tot DATE,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX pgbs_voorziening ON pgbs (gemeente, voorziening_id);
CREATE TABLE producten (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  productcode TEXT NOT NULL,
  productcategorie TEXT NOT NULL,
  arrangement BOOLEAN NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX producten_code ON producten (gemeente, productcode);
CREATE TABLE spoedbeslissingen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  gevraagd_op TIMESTAMP WITH TIME ZONE NOT NULL,
  productcategorieen TEXT[] NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX spoedbeslissingen_melding ON spoedbeslissingen (gemeente, melding_id);
CREATE TABLE tarieven (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  productcode TEXT NOT NULL,
  aanbieder TEXT NOT NULL,
  eenheid TEXT NOT NULL,
  bedrag_cent BIGINT NOT NULL,
  van DATE NOT NULL,
  tot DATE NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX tarieven_product ON tarieven (gemeente, productcode);
CREATE TABLE verzoeken (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  aanbieder TEXT NOT NULL,
  persoon_id UUID,
  product TEXT,
  toewijzingnummer INTEGER,
  ontvangen_op TIMESTAMP WITH TIME ZONE NOT NULL,
  uiterste_datum DATE NOT NULL,
  PRIMARY KEY (gemeente, id)
);
CREATE TABLE voorzieningen (
  gemeente TEXT NOT NULL,
  id UUID NOT NULL,
  status TEXT NOT NULL,
  versie INTEGER NOT NULL,
  melding_id UUID NOT NULL,
  aanvraag_id UUID NOT NULL,
  beschikking_id UUID NOT NULL,
  persoon_id UUID,
  productcategorie TEXT NOT NULL,
  product TEXT,
  leveringsvorm TEXT,
  startdatum DATE,
  einddatum DATE,
  aanbieder TEXT,
  besteld_op TIMESTAMP WITH TIME ZONE,
  toewijzingnummer INTEGER,
  retour_uiterste_datum DATE,
  retour_op TIMESTAMP WITH TIME ZONE,
  leveringen INTEGER NOT NULL,
  gestart_op TIMESTAMP WITH TIME ZONE,
  herbeoordeling_op TIMESTAMP WITH TIME ZONE,
  cak_uiterste_datum DATE,
  cak_gemeld_op TIMESTAMP WITH TIME ZONE,
  eigen_bijdrage_cent INTEGER,
  PRIMARY KEY (gemeente, id)
);
CREATE INDEX voorzieningen_melding ON voorzieningen (gemeente, melding_id);
CREATE INDEX voorzieningen_persoon ON voorzieningen (gemeente, persoon_id);
CREATE INDEX voorzieningen_te_melden ON voorzieningen (gemeente, cak_uiterste_datum, id)
  WHERE cak_uiterste_datum IS NOT NULL AND cak_gemeld_op IS NULL;
CREATE INDEX voorzieningen_aanbieder ON voorzieningen (gemeente, aanbieder, besteld_op);
CREATE INDEX voorzieningen_toewijzing ON voorzieningen (gemeente, toewijzingnummer);
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
# What runs for a person: orders and pgbs. Whoever asks, orders: until the end of their transaction nobody else does for
# that person, and the statement after the lock sees what its previous holder committed. It is the last lock of an
# append, after those of its streams, and there is one for each person; so nobody waits in a circle.
LOPEND = """
CREATE FUNCTION lopend(wie uuid) RETURNS SETOF voorzieningen LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(current_setting('app.gemeenten') || wie::text, 2015));
  RETURN QUERY SELECT * FROM voorzieningen v WHERE v.persoon_id = wie AND (
    v.status IN ('besteld', 'bevestigd', 'in_levering', 'tijdelijk_gestopt')
    OR v.status = 'toegekend' AND v.leveringsvorm = 'pgb');
END $$
"""


def upgrade() -> None:
    """Create the tables, each behind row level security."""
    create_tables(TABLES)
    op.execute(LOPEND)
    op.execute("SELECT es.serve_all('termijnen', 'worker', 'SELECT')")  # the timer looks over all gemeenten
