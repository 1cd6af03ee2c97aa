"""Dossiers, onderzoeken, plans, hulptrajecten and households."""

from sqlalchemy import ARRAY, Boolean, Column, Date, DateTime, Index, Integer, Table, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from services.casework.tables.schema import metadata, stroom

dossiers = Table(
    "dossiers",
    metadata,
    *stroom(),
    Column("melding_id", Uuid, nullable=False),
    Column("huishouden_id", Uuid, nullable=False),
    Column("aanmelding_id", Uuid, nullable=False),
    Column("team", Text, nullable=False),
    Column("doelgroep", Text),
    Column("geopend_op", DateTime(timezone=True), nullable=False),
    Column("zwaarte", Text),
    Column("themas", ARRAY(Text), nullable=False),
    Column("lijn", Text, nullable=False),
    Column("aantal_contacten", Integer, nullable=False),
    Column("laatste_contact_op", DateTime(timezone=True)),
    Column("zonder_contact_sinds", DateTime(timezone=True), nullable=False),
    Column("wacht_op", Text),
    Column("wacht_reden", Text),
    Column("wacht_vanaf", Date),
    Column("open_dossieracties", ARRAY(Integer), nullable=False),
    Column("uiterste_datum", Date),
    Column("uitvoering_op", DateTime(timezone=True)),
    Column("waakvlam_op", DateTime(timezone=True)),
    Column("afgesloten_op", DateTime(timezone=True)),
    Column("volgorde_index", Date, nullable=False),  # the uiterste_datum, or the last day of all: never null
    Index("dossiers_huishouden", "gemeente", "huishouden_id"),
    Index("dossiers_melding", "gemeente", "melding_id"),
    Index("dossiers_wachtlijst", "gemeente", "id", postgresql_where=text("wacht_op IS NOT NULL")),
    Index("dossiers_werkvoorraad", "gemeente", "volgorde_index", "id", postgresql_where=text("status <> 'afgesloten'")),
    Index(  # with all that the caseload counts
        "dossiers_werkvoorraad_team",
        *("gemeente", "team", "volgorde_index", "id"),
        postgresql_where=text("status <> 'afgesloten'"),
        postgresql_include=["huishouden_id", "zwaarte"],
    ),
)

onderzoeken = Table(
    "onderzoeken",
    metadata,
    *stroom(),
    Column("melding_id", Uuid, nullable=False),
    Column("dossier_id", Uuid, nullable=False),
    Column("soort", Text, nullable=False),
    Column("melding_op", DateTime(timezone=True), nullable=False),
    Column("gestart_op", DateTime(timezone=True), nullable=False),
    Column("uiterste_datum", Date),
    Column("uitgesteld_tot", Date),
    Column("clientondersteuning_op", DateTime(timezone=True)),
    Column("verslag_op", DateTime(timezone=True)),
    Column("uitkomst", Text),
    Column("voorliggende_wetten", ARRAY(Text)),  # none when they were not looked for
    Column("voorziening_id", Uuid),
    Column("persoon_ids", ARRAY(Uuid), nullable=False),
    Index("onderzoeken_dossier", "gemeente", "dossier_id"),
)

hulptrajecten = Table(
    "hulptrajecten",
    metadata,
    *stroom(),
    Column("melding_id", Uuid, nullable=False),
    Column("dossier_id", Uuid, nullable=False),
    Column("soort", Text, nullable=False),
    Column("leefgebieden", ARRAY(Text), nullable=False),
    Column("gestart_op", DateTime(timezone=True), nullable=False),
    Column("beoogd_tot", Date),
    Column("afgesloten_op", DateTime(timezone=True)),
    Column("reden_afgesloten", Text),
    Index("hulptrajecten_dossier", "gemeente", "dossier_id"),
)

huishoudens = Table(
    "huishoudens",
    metadata,
    *stroom(),
    Column("melding_id", Uuid, nullable=False),
    Column("persoon_ids", ARRAY(Uuid), nullable=False),
    Column("regisseur", Uuid),
    Index("huishoudens_regisseur", "gemeente", "regisseur", postgresql_include=["id"]),
)

plannen = Table(
    "plannen",
    metadata,
    *stroom(),
    Column("melding_id", Uuid, nullable=False),
    Column("dossier_id", Uuid, nullable=False),
    Column("huishouden_id", Uuid, nullable=False),
    Column("onderzoek_id", Uuid),
    Column("doelen", ARRAY(Uuid), nullable=False),
    Column("doelcodes", ARRAY(Text), nullable=False),
    Column("leefgebieden", ARRAY(Text), nullable=False),
    Column("uitvoerders", ARRAY(Text), nullable=False),
    Column("maatwerk_gewenst", ARRAY(Text), nullable=False),
    Column("vastgesteld_op", DateTime(timezone=True)),
    Column("doelrealisatie_conform", Boolean),
    Column("actief", Boolean, nullable=False),
    Index("plannen_dossier", "gemeente", "dossier_id"),
    ExcludeConstraint(  # looked at when all is written: one plan may take the place of another
        ("gemeente", "="),
        ("huishouden_id", "="),
        name="plannen_een_per_huishouden",
        using="btree",
        where=text("actief"),
        deferrable=True,
        initially="DEFERRED",
    ),
)
