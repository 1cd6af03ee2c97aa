"""The count that closes: no difference while every fact is there, and an alarm as soon as one is not."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import pytest
import pytest_asyncio

from services.reporting.projections import PROJECTIONS
from services.reporting.tests.bezorging import CODEC, bezorg, inbox, topic_van
from services.reporting.tests.historie import historie
from services.reporting.tests.proef import Proef, proef_met, tabellen
from services.reporting.tests.verwacht import Vraag, deelperiodes, nog_open, trechter
from services.reporting.tests.vragen import HEEL, lees_stappen, verschillen
from services.reporting.tests.wereld import Regel
from shared.events import aanbieders, contracten, declaraties, pgbs, producten, tarieven, verzoeken
from shared.events import aanmeldingen as am
from shared.events import aanvragen as av
from shared.events import beschikkingen as bs
from shared.events import bezwaren as bz
from shared.events import calamiteiten as cl
from shared.events import klachten as kl
from shared.events import klantcontacten as kc
from shared.events import medewerkers as mw
from shared.events import medewerkersenquetes as me
from shared.events import meldingen as ml
from shared.events import partners as pt
from shared.events import personen as ps
from shared.events import plannen as pl
from shared.events import samenwerkingsafspraken as sw
from shared.events import tevredenheidsmetingen as tm
from shared.events import veiligheidssignalen as vs
from shared.events import verwijzingen as vw
from shared.events import voorzieningen as vz
from shared.events.hulptrajecten import HulptrajectAfgesloten
from shared.events.ingebrekestellingen import DwangsomVastgesteld
from shared.events.onderzoeken import OnderzoekGestaakt
from shared.events.publiek import TOPIC_OF
from shared.events.spoedbeslissingen import TijdelijkeVoorzieningVerstrekt
from tests.systeem import Client, Systeem

pytestmark = pytest.mark.server
SOORTEN = sorted(TOPIC_OF, key=lambda soort: soort.__name__)
ZONDER_SPOOR = (  # the last fact of a case that nothing else follows from: until it comes, the case is simply open
    ml.MeldingIngetrokken,
    am.AanmeldingIngetrokken,
    am.AanmeldingAfgehandeldMetAdvies,
    am.AanmeldingAfgehandeldMetDoorverwijzing,
    pl.PlanAfgesloten,
    pl.PlanVervangen,
    vz.LeveringGestopt,
    kl.KlachtAfgehandeld,
    kl.KlachtNietInBehandelingGenomen,
    kl.KlachtIngetrokken,
    tm.TevredenheidsmetingIngevuld,
    me.MedewerkersenqueteGehouden,
    cl.CalamiteitAfgerond,
    vw.VerwijzingIngetrokken,
    vw.VerwijzingAfgewezen,
    vw.VerwijzingAfgerond,
    mw.InzetBeeindigd,
    vs.VeiligThuisIngeschakeld,
    vs.VeiligheidssignaalAfgerond,
    ml.TerugkoppelingVerzonden,
    ml.NummerVervallen,
    kc.KlantcontactGeregistreerd,
    ps.PersoonOverleden,
    ps.PersoonVerhuisd,
    ps.ToestemmingGegeven,
    ps.ToestemmingIngetrokken,
    pt.AlgemeneVoorzieningOpgenomen,
    sw.SamenwerkingsafspraakGesloten,
    sw.SamenwerkingsafspraakBeeindigd,
    HulptrajectAfgesloten,
    OnderzoekGestaakt,
    av.AanvraagBuitenBehandelingGesteld,
    av.AanvraagIngetrokken,
    bs.BeschikkingHerzien,
    bs.BeschikkingIngetrokken,
    bs.BeschikkingHerroepen,
    bz.BezwaarBeslist,
    bz.BezwaarIngetrokken,
    DwangsomVastgesteld,
    TijdelijkeVoorzieningVerstrekt,
    vz.VoorzieningBeeindigd,
    pgbs.PgbIngetrokken,
    verzoeken.VerzoekGehonoreerd,
    verzoeken.VerzoekAfgewezen,
    declaraties.DeclaratieBeantwoord,
    aanbieders.AanbiederGeregistreerd,
    contracten.ContractBeeindigd,
    producten.ProductOpgenomen,
    tarieven.TariefVastgesteld,
)
MERKBAAR = [soort for soort in SOORTEN if soort not in ZONDER_SPOOR]
GEVOLG = (  # kinds of facts that other streams need, or tell of
    "onderzoek-nodig-vastgesteld",
    "aanmelding-afgehandeld-met-kort-hulptraject",
    "beschikking-bekendgemaakt",
    "voorziening-toegekend",
    "voorziening-afgewezen",
    "persoon-geregistreerd",  # these five are caused elsewhere, and nothing comes after them
    "aanvraag-mogelijk-gemaakt",
    "aanvraag-beschikt",
    "hulptraject-gestart",
    "pgb-toegekend",
)


class Meting(NamedTuple):
    """The closing count without one fact, and after that fact came all the same."""

    zonder: list[dict[str, Any]]
    hersteld: list[dict[str, Any]]


async def telling(client: Client, van: str = HEEL["van"], tot: str = HEEL["tot"]) -> list[dict[str, Any]]:
    return await lees_stappen(client, "sluitende-telling", (("van", van), ("tot", tot)))


def afwijkend(stappen: Sequence[dict[str, Any]]) -> dict[str, int]:
    """The stages that do not close."""
    return {stap["stap"]: stap["verschil"] for stap in stappen if stap["verschil"]}


def zaak_met(soort: type) -> tuple[list[Regel], Regel]:
    """A case with a fact of this kind whose absence can be known, and that fact."""
    for zaad in range(3000):
        regels = historie(f"{soort.__name__} {zaad}", 1)
        for regel in regels:
            if isinstance(regel.feit, soort) and _laat_spoor(regel, regels):
                return regels, regel
    raise AssertionError(f"no history has a {soort.__name__} that leaves a trace")


def _laat_spoor(regel: Regel, regels: Sequence[Regel]) -> bool:
    """Whether a later fact of its stream, or one that it causes, tells that it must have been there."""
    later = any(ander.stroom == regel.stroom and ander.nummer > regel.nummer for ander in regels)
    match regel.feit:
        case ml.MeldingDoorgezet():
            return regel.feit.bestemming in ("wijkteam", "stadhuis")
        case pl.PlanVastgesteld():
            return bool(regel.feit.maatwerk_gewenst)
        case _:
            return later or CODEC.kind(regel.feit).name.split(".")[3] in GEVOLG


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def proef(keten: Systeem) -> Proef:
    return await proef_met(keten, "0370", historie("sluitende telling", 320))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def metingen(keten: Systeem) -> dict[type, Meting]:
    """Per kind of fact a gemeente with one case, of which one such fact is not delivered until later."""
    zaken = {soort: (f"{500 + n:04d}", *zaak_met(soort)) for n, soort in enumerate(MERKBAAR)}
    await bezorg(keten, *[(code, [r for r in regels if r is not weg]) for code, regels, weg in zaken.values()])
    zonder = {soort: await telling(keten.client("coordinator", code)) for soort, (code, _, _) in zaken.items()}
    await bezorg(keten, *[(code, [weg]) for code, _, weg in zaken.values()])
    for _, _, weg in zaken.values():
        await inbox(keten).replay(topic_van(weg), weg.stroom)
    hersteld = {soort: await telling(keten.client("coordinator", code)) for soort, (code, _, _) in zaken.items()}
    return {soort: Meting(zonder[soort], hersteld[soort]) for soort in zaken}


async def test_met_alle_feiten_sluit_elke_stap_over_elke_periode(proef: Proef) -> None:
    heel = deelperiodes(date(2019, 11, 1), date(2021, 3, 31), "totaal")
    for _, van, tot in heel + deelperiodes(date(2019, 11, 1), date(2021, 3, 31), "maand"):
        assert afwijkend(await telling(proef.client, str(van), str(tot))) == {}, van


async def test_open_is_wat_volgens_de_feiten_nog_geen_uitkomst_heeft(proef: Proef) -> None:
    stappen = {stap["stap"]: stap for stap in await telling(proef.client)}
    verwacht = nog_open(proef.wereld)
    assert {naam: stappen[naam]["open"] for naam in verwacht} == verwacht
    assert stappen["melding"]["in"] == len(proef.wereld.meldingen)
    assert stappen["feiten"]["in"] == len(proef.regels)


@pytest.mark.parametrize(
    ("tabel", "stand"),
    [
        ("melding", "uitkomst = NULL WHERE uitkomst IS NOT NULL"),
        ("aanmelding", "ingetrokken = false WHERE ingetrokken"),
        ("dossier", "afgesloten = '{}' WHERE cardinality(afgesloten) = cardinality(geopend)"),
        ("onderzoek", "afgerond_dag = NULL WHERE afgerond_dag IS NOT NULL"),
        ("plan", "dag = NULL WHERE dag IS NOT NULL"),
        ("aanvraag", "beschikking_id = NULL WHERE beschikking_id IS NOT NULL"),
        ("beschikking", "dag = NULL WHERE dag IS NOT NULL"),
    ],
)
async def test_open_wordt_geteld_en_niet_als_rest_berekend(
    keten: Systeem, proef: Proef, tabel: str, stand: str
) -> None:
    async with tabellen(keten) as connection:
        await connection.execute(f"CREATE TEMP TABLE ervoor AS SELECT * FROM {tabel} WHERE gemeente = '{proef.code}'")
        try:
            await connection.execute(f"UPDATE {tabel} SET {stand} AND gemeente = '{proef.code}'")
            verdraaid = afwijkend(await telling(proef.client))
        finally:
            await connection.execute(f"DELETE FROM {tabel} WHERE gemeente = '{proef.code}'")
            await connection.execute(f"INSERT INTO {tabel} SELECT * FROM ervoor")
    assert verdraaid.get(tabel, 0) < 0
    assert afwijkend(await telling(proef.client)) == {}


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.__name__)
async def test_een_feit_dat_uit_het_logboek_verdwijnt_geeft_alarm(keten: Systeem, proef: Proef, soort: type) -> None:
    naam = next(kind.name for kind in CODEC.kinds.values() if kind.cls is soort)
    async with tabellen(keten) as connection:
        await connection.execute("CREATE TEMP TABLE opzij (LIKE feit)")
        await connection.execute(
            f"""WITH weg AS (DELETE FROM feit WHERE (gemeente, topic, key, seq) = (
                    SELECT gemeente, topic, key, seq FROM feit WHERE gemeente = '{proef.code}' AND type = '{naam}'
                    ORDER BY key, seq LIMIT 1) RETURNING *)
                INSERT INTO opzij SELECT * FROM weg"""
        )
        try:
            assert await connection.fetchval("SELECT count(*) FROM opzij") == 1
            assert afwijkend(await telling(proef.client)) != {}
        finally:
            await connection.execute("INSERT INTO feit SELECT * FROM opzij")
    assert afwijkend(await telling(proef.client)) == {}


@pytest.mark.parametrize("soort", MERKBAAR, ids=lambda soort: soort.__name__)
async def test_een_feit_dat_nooit_is_bezorgd_geeft_alarm(metingen: dict[type, Meting], soort: type) -> None:
    assert afwijkend(metingen[soort].zonder) != {}


@pytest.mark.parametrize("soort", MERKBAAR, ids=lambda soort: soort.__name__)
async def test_komt_het_feit_alsnog_dan_sluit_de_telling_weer(metingen: dict[type, Meting], soort: type) -> None:
    assert afwijkend(metingen[soort].hersteld) == {}


@pytest.mark.parametrize("basis", ["cohort", "periode"])
@pytest.mark.parametrize(
    "filters", [(), (("team", "overig"),), (("wijk", "WK003401"), ("leefgebied", "wonen")), (("kanaal", "telefoon"),)]
)
async def test_de_trechter_telt_de_meldingen_die_elke_stap_bereikten(
    proef: Proef, basis: str, filters: tuple[tuple[str, str], ...]
) -> None:
    for van, tot in ((date(2019, 11, 1), date(2021, 3, 31)), (date(2020, 1, 1), date(2020, 3, 31))):
        vraag = Vraag("trechter", van, tot, basis, filters=filters)
        stappen = await lees_stappen(proef.client, "trechter", tuple(vraag.parameters()))
        assert list(verschillen(trechter(proef.wereld, vraag), stappen)) == []


async def test_een_trechter_zonder_meldingen_is_leeg_en_heeft_geen_aandeel(proef: Proef) -> None:
    stappen = await lees_stappen(proef.client, "trechter", (("van", "2015-01-01"), ("tot", "2015-12-31")))
    assert {(stap["aantal"], stap["aandeel"], stap["mediaanDagen"]) for stap in stappen} == {(0, None, None)}


async def test_als_het_stil_is_staat_alles_op_nul(keten: Systeem, proef: Proef) -> None:
    await keten.rustig()
    stand = await proef.client.gelezen("/reporting/v1/stand")
    assert {topic["topic"] for topic in stand["topics"]} >= {topic_van(regel) for regel in proef.regels}
    assert {topic["achterstand"] for topic in stand["topics"]} == {0}
    assert {model["naam"] for model in stand["leesmodellen"]} == {derived.table.name for derived in PROJECTIONS}
    assert {(model["achterstand"], model["achterstandSeconden"]) for model in stand["leesmodellen"]} == {(0, 0)}
