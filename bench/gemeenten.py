"""Four gemeenten with many dossiers between them, straight into the read tables: what lists read, and nothing else.

Sizes are as uneven as they are: the largest gemeente has four tenths of it, the largest of forty teams five times the
smallest; four in ten dossiers are open, some wait, one in eight has an onderzoek whose six weeks still run. A number
decides everything about a dossier, so every run has the same rows.
"""

import asyncpg

from bench.running import GEMEENTE
from shared.eventstore.migrate import in_database
from shared.service.auth import medewerker_id

TEAMS = 40
REGISSEURS = 600
_NUMMERS = f"""
CREATE TEMP TABLE nummers AS
SELECT n, md5('d' || n)::uuid AS dossier, md5('m' || n)::uuid AS melding, md5('h' || n)::uuid AS huishouden,
       md5('o' || n)::uuid AS onderzoek, md5('p' || n)::uuid AS persoon,
       (ARRAY['{GEMEENTE}', '{GEMEENTE}', '{GEMEENTE}', '{GEMEENTE}', '0599', '0599', '0599', '0014', '0014', '0606'])
         [1 + n % 10] AS gemeente,
       'team_' || floor({TEAMS} * power(lot, 1.5)) AS team, waar,
       (ARRAY['geopend', 'onderzoek', 'plan', 'uitvoering', 'waakvlam', 'heropend', 'afgesloten'])
         [width_bucket(waar, ARRAY[0, 2, 12, 17, 32, 38, 40])] AS status,
       CURRENT_DATE - CASE WHEN waar < 12 THEN n % 56 WHEN waar < 40 THEN 56 + n % 400 ELSE 200 + n % 1600 END AS dag
FROM (SELECT n, (hashint4(n)::bigint & 2147483647) / 2147483648.0 AS lot,
             (hashint4(-n)::bigint & 2147483647) % 100 AS waar FROM generate_series(1, $1::int) n) loting
"""
_CASEWORK = (
    """INSERT INTO huishoudens (gemeente, id, status, versie, melding_id, persoon_ids, regisseur)
       SELECT gemeente, huishouden, 'samengesteld', 2, melding, ARRAY[persoon],
              CASE WHEN waar % 10 > 0 THEN ($1::uuid[])[1 + (n / 10) % cardinality($1::uuid[])] END FROM nummers""",
    """INSERT INTO dossiers (gemeente, id, status, versie, melding_id, huishouden_id, aanmelding_id, team, geopend_op,
                             lijn, zwaarte, themas, aantal_contacten, zonder_contact_sinds, wacht_op, wacht_reden,
                             wacht_vanaf, open_dossieracties, uiterste_datum, volgorde_index)
       SELECT gemeente, dossier, status, 5, melding, huishouden, md5('a' || n)::uuid, team, dag, 'eerste_lijn',
              (ARRAY['licht', 'middel', 'zwaar', NULL])[1 + n % 4], '{}', n % 9, dag + n % 90,
              CASE WHEN wacht THEN 'aanbieder' END, CASE WHEN wacht THEN 'vol' END, CASE WHEN wacht THEN dag + 30 END,
              '{}', einde, coalesce(einde, DATE '9999-12-31')
       FROM (SELECT *, waar BETWEEN 17 AND 19 AS wacht,
                    CASE WHEN n % 8 > 0 THEN dag + 42 END AS einde FROM nummers) n""",
    """INSERT INTO onderzoeken (gemeente, id, status, versie, melding_id, dossier_id, soort, melding_op, gestart_op,
                                uiterste_datum, verslag_op, voorliggende_wetten, persoon_ids)
       SELECT gemeente, onderzoek, 'gestart', 3, melding, dossier, 'eerste', dag, dag + 7, dag + 42,
              CASE WHEN waar >= 12 THEN dag + 35 END, '{}', ARRAY[persoon] FROM nummers WHERE n % 8 > 0""",
    """INSERT INTO plannen (gemeente, id, status, versie, melding_id, dossier_id, huishouden_id, onderzoek_id, doelen,
                            doelcodes, leefgebieden, uitvoerders, maatwerk_gewenst, vastgesteld_op, actief)
       SELECT gemeente, md5('v' || n)::uuid, 'vastgesteld', 4, melding, dossier, huishouden, onderzoek, '{}',
              '{zelfredzaamheid}', '{wonen}', '{zelf}', '{begeleiding}', dag + 40, waar < 40
       FROM nummers WHERE waar >= 17""",
    """INSERT INTO ketenstappen (gemeente, id, melding_id, melding_op, aanvraag_op, besluit_op, levering_op,
                                 laatste_dag)
       SELECT gemeente, md5(soort || n)::uuid, melding, CASE soort WHEN 'm' THEN dag END,
              CASE soort WHEN 'q' THEN dag + 41 END, CASE soort WHEN 'b' THEN dag + 55 END,
              CASE soort WHEN 'z' THEN dag + 70 END, CASE soort WHEN 'z' THEN dag + 400 END
       FROM nummers CROSS JOIN unnest(ARRAY['m', 'q', 'b', 'z']) soort
       WHERE soort = 'm' OR (waar >= 17 AND n % 2 = 0)""",
    """INSERT INTO termijnen (gemeente, id, status, versie, categorie, melding_id, soort, uiterste_datum)
       SELECT gemeente, onderzoek, 'gestart', 3, 'onderzoeken', melding, CASE WHEN waar < 12 THEN 'onderzoek' END,
              CASE WHEN waar < 12 THEN dag + 42 END FROM nummers WHERE n % 8 > 0""",
)
_INTAKE = (
    """INSERT INTO meldingen (gemeente, id, status, versie, persoon_id, ontvangen_op, kanaal, toegangslocatie,
                              melder_rol, leefgebieden, wijk, team, spoed, bevestigd, wettelijk,
                              onderzoek_uiterste_datum, herhaald, hardnekkig, eerdere_melding_ids, leefgebieden_samen,
                              terugkoppelingen)
       SELECT gemeente, melding, CASE WHEN waar = 99 THEN 'ontvangen' ELSE 'doorgezet' END, 3, persoon, dag, 'telefoon',
              'wijkteam', 'zelf', '{wonen}', 'WK003401', team, false, true, true, dag + 42, false, false, '{}',
              '{wonen}', '{}'
       FROM nummers""",
    """INSERT INTO termijnen (gemeente, id, status, versie, categorie, melding_id, soort, uiterste_datum)
       SELECT gemeente, melding, 'ontvangen', 3, 'meldingen', melding,
              CASE WHEN waar > 95 THEN 'afhandeling_melding' END,
              CASE WHEN waar > 95 THEN CURRENT_DATE - 20 + n % 27 END FROM nummers""",
)


def regisseur(nummer: int) -> str:
    """The name by which a list asks for a regisseur."""
    return f"regisseur-{nummer}"


async def fill(dsn: str, dossiers: int) -> list[str]:
    """Fill the databases of casework and intake; ids of some dossiers of the bench's own gemeente."""
    wie = [medewerker_id(GEMEENTE, regisseur(nummer)) for nummer in range(REGISSEURS)]
    for service, statements in (("casework", _CASEWORK), ("intake", _INTAKE)):
        connection = await asyncpg.connect(in_database(dsn, f"keten_{service}"))
        try:
            await connection.execute(_NUMMERS, dossiers)
            for statement in statements:
                await connection.execute(statement, *([wie] if "$1" in statement else []))
            await connection.execute("VACUUM ANALYZE")
            found = await connection.fetch(
                "SELECT dossier::text FROM nummers WHERE gemeente = $1 ORDER BY dossier LIMIT 500", GEMEENTE
            )
        finally:
            await connection.close()
    return [row["dossier"] for row in found]
