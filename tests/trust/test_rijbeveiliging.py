"""T25-T28, T42: row level security is the second wall; it holds when the first, the application, makes a mistake."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import pytest

from keten.diensten import DIENSTEN
from shared.eventstore.migrate import in_database
from shared.service.runtime import KEYS_DATABASE
from tests.e2e.clients import Zaak
from tests.e2e.handelingen import QUALITY
from tests.systeem import Systeem
from tests.trust.catalogus import bezwaren

pytestmark = pytest.mark.server
NAMEN = [service.naam for service in DIENSTEN]
LOPEND = ("api", "worker", "relay", "auditor")
HIER, DAAR = "9220", "9221"


@asynccontextmanager
async def verbonden(keten: Systeem, database: str, rol: str | None = None) -> AsyncIterator[asyncpg.Connection]:
    """A connection of this role, or of the administrator."""
    connection = await asyncpg.connect(in_database(keten.admin_dsn, database), **({"user": rol} if rol else {}))
    try:
        yield connection
    finally:
        await connection.close()


@pytest.fixture
async def twee_zaken(keten: Systeem) -> None:
    """A case in each of two gemeenten, far enough to have rows in every service."""
    for gemeente in (HIER, DAAR):
        async with keten.client("wijkwerker", gemeente) as client:
            if (await client.gelezen("/intake/v1/meldingen"))["resultaten"]:
                return
        zaak = await Zaak(keten, gemeente).bekendgemaakt()
        await QUALITY["dienKlachtIn"].door(zaak)
    await keten.rustig()


@pytest.mark.parametrize("dienst", NAMEN)
async def test_t25_elke_tabel_met_gemeente_staat_achter_gedwongen_rijbeveiliging(keten: Systeem, dienst: str) -> None:
    async with verbonden(keten, f"keten_{dienst}") as connection:
        assert await bezwaren(connection, dienst) == []


@pytest.mark.parametrize(
    ("ddl", "bezwaar"),
    [
        ("CREATE TABLE nieuw (gemeente text, id int)", "public.nieuw has no forced row security"),
        ("CREATE TABLE nieuw (id int)", "public.nieuw has no gemeente"),
        ("CREATE VIEW alles AS SELECT * FROM meldingen", "public.alles is a view with the rights of its owner"),
        ("CREATE MATERIALIZED VIEW alles AS SELECT 1", "public.alles is of a kind that row security does not reach"),
        ("ALTER TABLE meldingen NO FORCE ROW LEVEL SECURITY", "public.meldingen has no forced row security"),
        ("DROP POLICY worker ON es.event", "es.event: no policy worker"),
        (
            "CREATE POLICY meer ON meldingen TO intake_api USING (true)",
            "public.meldingen: policy meer for ['intake_api'] is unknown",
        ),
        ("ALTER POLICY api ON meldingen USING (true)", "public.meldingen: policy api has another expression"),
        ("ALTER POLICY api ON meldingen WITH CHECK (true)", "public.meldingen: policy api has another expression"),
        ("ALTER FUNCTION es.context SECURITY DEFINER", "es.context is SECURITY DEFINER"),
    ],
)
async def test_t25_wat_de_muur_verzwakt_valt_op(keten: Systeem, ddl: str, bezwaar: str) -> None:
    async with verbonden(keten, "keten_intake", "intake_owner") as connection:
        change = connection.transaction()
        await change.start()
        await connection.execute(ddl)
        found = await bezwaren(connection, "intake")
        await change.rollback()
    assert bezwaar in found


@pytest.mark.parametrize("dienst", [*NAMEN, "keys"])
async def test_t26_geen_rol_die_draait_bezit_iets_of_staat_boven_de_regels(keten: Systeem, dienst: str) -> None:
    rollen = [f"{dienst}_{rol}" for rol in LOPEND]
    async with verbonden(keten, KEYS_DATABASE if dienst == "keys" else f"keten_{dienst}") as connection:
        boven = """SELECT rolname FROM pg_roles WHERE rolname = ANY ($1) AND
                   (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)"""
        assert await connection.fetch(boven, rollen) == []
        assert await connection.fetchval("SELECT count(*) FROM pg_roles WHERE rolname = ANY ($1)", rollen) == len(
            LOPEND
        )
        bezit = "SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = ANY ($1)"
        assert await connection.fetch(bezit, rollen) == []
        lid = "SELECT roleid::regrole FROM pg_auth_members WHERE pg_get_userbyid(member) = ANY ($1)"
        assert await connection.fetch(lid, rollen) == []
        for rol in rollen:
            assert not await connection.fetchval("SELECT has_schema_privilege($1, 'public', 'CREATE')", rol)
            assert not await connection.fetchval("SELECT has_database_privilege($1, current_database(), 'CREATE')", rol)


async def test_t26_het_systeem_zelf_werkt_als_zulke_rollen(keten: Systeem) -> None:
    """Every test over HTTP connects as one of them, and so does the embedded default."""
    for soort, runtimes in (("api", keten.embedded.apis), ("worker", keten.embedded.workers)):
        for naam, runtime in runtimes.items():
            assert await runtime.store.pool.fetchval("SELECT current_user") == f"{naam}_{soort}"
            assert await runtime._keys.fetchval("SELECT current_user") == f"{naam}_{soort}"


@pytest.mark.parametrize("dienst", NAMEN)
async def test_t26_feiten_zijn_voor_wie_draait_niet_te_wijzigen_of_te_wissen(keten: Systeem, dienst: str) -> None:
    async with verbonden(keten, f"keten_{dienst}") as connection:
        for rol in LOPEND:
            for recht in ("UPDATE", "DELETE", "TRUNCATE"):
                mag = await connection.fetchval(
                    "SELECT has_table_privilege($1, 'es.event', $2)", f"{dienst}_{rol}", recht
                )
                assert not mag, f"{dienst}_{rol} {recht}"
        with pytest.raises(asyncpg.PostgresError, match=r"es\.event is append-only"):
            await connection.execute("TRUNCATE es.event")


@pytest.mark.parametrize("rol", LOPEND)
async def test_t26_geen_rol_komt_in_de_database_van_een_andere_dienst(keten: Systeem, rol: str) -> None:
    for dienst in NAMEN:
        for andere in NAMEN:
            if andere != dienst:
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    async with verbonden(keten, f"keten_{dienst}", f"{andere}_{rol}"):
                        pass


GEZIEN = "SELECT DISTINCT gemeente FROM {} ORDER BY 1"
TABELLEN = (
    ("intake", "es.event"),
    ("intake", "es.stream"),
    ("intake", "meldingen"),
    ("intake", "personen"),
    ("casework", "dossiers"),
    ("provisions", "aanvragen"),
    ("quality", "klachten"),
    ("reporting", "feit"),
    ("reporting", "melding"),
)


@pytest.mark.usefixtures("twee_zaken")
@pytest.mark.parametrize(
    ("context", "gezien"),
    [(None, []), ("", []), ("9229", []), (f"{HIER}x", []), (HIER, [HIER]), (f"{HIER},{DAAR}", [HIER, DAAR])],
    ids=["unset", "empty", "other", "no prefix", "one", "two"],
)
async def test_t27_zonder_context_geen_rij_en_met_context_alleen_die_gemeenten(
    keten: Systeem, context: str | None, gezien: list[str]
) -> None:
    for dienst, tabel in TABELLEN:
        async with verbonden(keten, f"keten_{dienst}", f"{dienst}_api") as connection, connection.transaction():
            if context is not None:
                await connection.execute("SELECT es.context($1, 'proef')", context)
            assert [g for (g,) in await connection.fetch(GEZIEN.format(tabel))] == gezien, tabel


@pytest.mark.usefixtures("twee_zaken")
async def test_t27_na_een_transactie_blijft_er_niets_van_de_context_over(keten: Systeem) -> None:
    """PostgreSQL leaves the setting as an empty string on the connection; that must see nothing, and fail nothing."""
    async with verbonden(keten, "keten_intake", "intake_api") as connection:
        async with connection.transaction():
            await connection.execute("SELECT es.context($1, 'proef')", HIER)
            assert await connection.fetchval("SELECT count(*) FROM meldingen") > 0
        assert await connection.fetchval("SELECT current_setting('app.gemeenten', true)") == ""
        assert await connection.fetchval("SELECT count(*) FROM meldingen") == 0
        afgebroken = connection.transaction()
        await afgebroken.start()
        await connection.execute("SELECT es.context($1, 'proef')", HIER)
        await afgebroken.rollback()
        assert await connection.fetchval("SELECT count(*) FROM meldingen") == 0


@pytest.mark.parametrize("context", [None, "", DAAR])
async def test_t27_zonder_de_juiste_context_wordt_er_niets_geschreven(keten: Systeem, context: str | None) -> None:
    rij = """INSERT INTO es.stream (gemeente, stream_id, category, version, public_seq, head)
             VALUES ($1, $2, 'meldingen', 1, 0, '')"""
    async with verbonden(keten, "keten_intake", "intake_api") as connection:
        poging = connection.transaction()
        await poging.start()
        if context is not None:
            await connection.execute("SELECT es.context($1, 'proef')", context)
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
            await connection.execute(rij, HIER, UUID(int=9220))
        await poging.rollback()


@pytest.mark.usefixtures("twee_zaken")
async def test_t27_een_rij_verhuist_niet_naar_een_andere_gemeente(keten: Systeem) -> None:
    async with verbonden(keten, "keten_intake", "intake_api") as connection:
        poging = connection.transaction()
        await poging.start()
        await connection.execute("SELECT es.context($1, 'proef')", HIER)
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
            await connection.execute("UPDATE meldingen SET gemeente = $1", DAAR)
        await poging.rollback()


@pytest.mark.usefixtures("twee_zaken")
async def test_t28_een_verbinding_uit_de_pool_draagt_geen_context(keten: Systeem) -> None:
    for runtimes in (keten.embedded.apis, keten.embedded.workers):
        for naam, runtime in runtimes.items():
            for _ in range(runtime.store.pool.get_size()):
                async with runtime.store.pool.acquire() as connection:
                    over = await connection.fetchval("SELECT nullif(current_setting('app.gemeenten', true), '')")
                    assert over is None, naam


@pytest.mark.usefixtures("twee_zaken")
@pytest.mark.parametrize("rol", ["api", "worker"])
async def test_t42_een_dienst_ziet_en_maakt_alleen_haar_eigen_sleutels(keten: Systeem, rol: str) -> None:
    nieuw = "INSERT INTO data_key (dienst, persoon_id, klasse, key_id, wrapped) VALUES ($1, $2, 'gewoon', $2, '')"
    async with verbonden(keten, KEYS_DATABASE) as connection:
        rijen = await connection.fetch("SELECT DISTINCT dienst FROM data_key")
        assert {"intake", "casework", "provisions", "quality"} <= {dienst for (dienst,) in rijen}
    for dienst in NAMEN:
        async with verbonden(keten, KEYS_DATABASE, f"{dienst}_{rol}") as connection:
            gezien = {d for (d,) in await connection.fetch("SELECT DISTINCT dienst FROM data_key")}
            assert gezien == ({dienst} - {"reporting"}), dienst
            ander = "casework" if dienst == "intake" else "intake"
            for verboden in (
                connection.execute(nieuw, ander, UUID(int=1)),
                connection.execute("UPDATE data_key SET wrapped = ''"),
                connection.execute("DELETE FROM data_key"),
                connection.execute("TRUNCATE data_key"),
            ):
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await verboden


async def test_t42_een_leesrol_en_een_relay_zien_geen_sleutels(keten: Systeem) -> None:
    for dienst in NAMEN:
        for rol in ("relay", "auditor"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                async with verbonden(keten, KEYS_DATABASE, f"{dienst}_{rol}") as connection:
                    await connection.fetch("SELECT * FROM data_key")
