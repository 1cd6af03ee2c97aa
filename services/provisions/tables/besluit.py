"""Tables of aanvraag and beschikking."""

from sqlalchemy import ARRAY, Column, Date, DateTime, Index, Integer, Table, Text, Uuid

from services.provisions.tables.schema import metadata

aanvraagrecht = Table(  # derived from facts of other services; the id is that of the melding
    "aanvraagrecht",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("persoon_id", Uuid),
    Column("verslag_op", DateTime(timezone=True)),
    Column("onderzoek_uiterste_datum", Date),
)

aanvragen = Table(
    "aanvragen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("melding_id", Uuid, nullable=False),
    Column("plan_id", Uuid),
    Column("ontvangen_op", DateTime(timezone=True)),
    Column("uiterste_datum", Date),
    Column("productcategorieen", ARRAY(Text), nullable=False),
    Column("beschikking_id", Uuid),
    Column("hersteltermijn_tot", Date),
    Column("medegedeelde_datum", Date),
    Column("besluit_op", DateTime(timezone=True)),
    Index("aanvragen_melding", "gemeente", "melding_id"),
    Index("aanvragen_plan", "gemeente", "plan_id"),
)

beschikkingen = Table(
    "beschikkingen",
    metadata,
    Column("gemeente", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("status", Text, nullable=False),
    Column("versie", Integer, nullable=False),
    Column("melding_id", Uuid, nullable=False),
    Column("aanvraag_id", Uuid, nullable=False),
    Column("persoon_id", Uuid),
    Column("voorziening_ids", ARRAY(Uuid), nullable=False),
    Column("pgb_ids", ARRAY(Uuid), nullable=False),
    Column("vastgesteld_op", DateTime(timezone=True)),
    Column("bekendgemaakt_op", DateTime(timezone=True)),
    Column("bezwaar_tot_en_met", Date),
    Column("verordening_versie", Text),
    Column("woongemeente", Text),
    Column("onherroepelijk_per", Date),
    Column("bezwaar_id", Uuid),
)
