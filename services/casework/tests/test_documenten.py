"""Wat er in het verslag en het plan staat volgt uit de feiten, tot het moment waarover de brief gaat."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from services.casework.app import SERVICE
from services.casework.documenten import SJABLONEN, plandocument, verslag
from services.casework.documenten.verslag import ONDERDELEN
from services.casework.documenten.zrm import Meting
from services.casework.domain.onderzoek import onderzoek
from services.casework.domain.onderzoek.taal import (
    BeginOnderzoek,
    InformeerOverPgb,
    LegHuisbezoekVast,
    LegOnderdeelVast,
    NeemZrmAf,
    OntvangPersoonlijkPlan,
    SlaPersoonlijkPlanOver,
    StartOnderzoek,
    StelIdentiteitVast,
    VerstrekVerslag,
    WijsOpClientondersteuning,
)
from services.casework.domain.plan import plan
from services.casework.domain.plan.taal import (
    AkkoordeerPlanAlsInwoner,
    AkkoordeerPlanAlsWijkwerker,
    BiedPlanTerAccorderingAan,
    StelPlanOp,
    VoerPlanUit,
    WijzigPlan,
)
from shared.documents.letter import VERNIETIGD, Afzender
from shared.events.kenmerk import kenmerk
from shared.events.plannen import Plandoel
from tests.verleden import gebeurd, vernietigd

M, D, P, ONDERZOEK, PLAN = (UUID(int=n) for n in range(1, 6))
OP = datetime(2020, 1, 6, 9, tzinfo=UTC)
CODEC = SERVICE.codec()
AFZENDER = Afzender(naam="Almere")


START = StartOnderzoek(melding_id=M, dossier_id=D, op=OP, soort="eerste", melding_op=OP, persoon_ids=(P,))
WEEK = timedelta(days=7)


def _onderzocht(op: datetime = OP + 4 * WEEK) -> list[object]:
    return [
        START,
        OntvangPersoonlijkPlan(op=OP + WEEK, inhoud="Ik wil zelf blijven koken."),
        BeginOnderzoek(op=OP + WEEK),
        WijsOpClientondersteuning(op=OP + WEEK, aan="client", gebruikt=True),
        StelIdentiteitVast(op=OP + WEEK, documentsoort="paspoort"),
        InformeerOverPgb(op=OP + WEEK, wijze="gesprek"),
        LegHuisbezoekVast(op=OP + 2 * WEEK),
        NeemZrmAf(op=OP + 2 * WEEK, moment="start", scores='{"huisvesting": 3, "financien": 5}'),
        *(LegOnderdeelVast(op=OP + 2 * WEEK, onderdeel=deel, bevinding=f"Eerst {deel}.") for deel in ONDERDELEN),
        LegOnderdeelVast(op=OP + 3 * WEEK, onderdeel="behoeften", bevinding="Nader bekeken."),
        VerstrekVerslag(op=op, maatwerk_gewenst=True, inhoud="Er is begeleiding nodig."),
    ]


def test_een_verslag_is_er_pas_als_het_is_verstrekt() -> None:
    *voor, verstrekt = _onderzocht()
    assert verslag(ONDERZOEK, gebeurd(onderzoek, *voor)) is None
    assert verslag(ONDERZOEK, gebeurd(onderzoek, *voor, verstrekt)) is not None


def test_een_verslag_heeft_elk_onderdeel_een_keer_met_de_laatste_bevinding() -> None:
    gemaakt = verslag(ONDERZOEK, gebeurd(onderzoek, *_onderzocht()))
    assert gemaakt
    assert [deel.letter for deel in gemaakt.onderdelen] == list("abcdefg")
    assert gemaakt.onderdelen[0].bevinding == "Nader bekeken."
    assert gemaakt.onderdelen[6].bevinding == "Eerst eigen_bijdrage."


def test_een_verslag_zegt_wat_er_is_gedaan_en_wanneer() -> None:
    gemaakt = verslag(ONDERZOEK, gebeurd(onderzoek, *_onderzocht()))
    assert gemaakt
    assert gemaakt.kop.kenmerk == kenmerk("onderzoeken", ONDERZOEK)
    assert gemaakt.kop.dag == date(2020, 2, 3)
    assert (gemaakt.melding_kenmerk, gemaakt.melding_dag) == (kenmerk("meldingen", M), date(2020, 1, 6))
    assert (gemaakt.persoonlijk_plan, gemaakt.persoonlijk_plan_dag) == ("Ik wil zelf blijven koken.", date(2020, 1, 13))
    assert (gemaakt.documentsoort, gemaakt.pgb_wijze, gemaakt.huisbezoeken) == (
        "paspoort",
        "gesprek",
        (date(2020, 1, 20),),
    )
    assert gemaakt.metingen == (
        Meting(
            moment="start",
            dag=date(2020, 1, 20),
            scores=(("financien", "5, volledig zelfredzaam"), ("huisvesting", "3, beperkt zelfredzaam")),
        ),
    )
    assert gemaakt.toelichting == "Er is begeleiding nodig."
    assert (gemaakt.uiterste_datum, gemaakt.op_tijd) == (date(2020, 2, 17), True)
    assert gemaakt.termijn[0] == "zes weken na 6 januari is maandag 17 februari 2020 (Wmo 2015, art. 2.3.2 lid 1)"


def test_een_laat_verslag_zegt_dat_het_laat_is() -> None:
    gemaakt = verslag(ONDERZOEK, gebeurd(onderzoek, *_onderzocht(OP + 7 * WEEK)))
    assert gemaakt
    assert not gemaakt.op_tijd
    assert "Onze excuses" in SJABLONEN.render(gemaakt, AFZENDER)


def test_wat_na_het_verslag_kwam_staat_er_niet_in() -> None:
    facts = gebeurd(onderzoek, *_onderzocht())
    later = gebeurd(onderzoek, *_onderzocht(), NeemZrmAf(op=OP + 5 * WEEK, moment="eind", scores='{"justitie": 1}'))
    assert len(later) > len(facts)
    assert verslag(ONDERZOEK, later) == verslag(ONDERZOEK, facts)


def test_een_herbeoordeling_kent_geen_zes_weken() -> None:
    """R27: Wmo 2015, art. 2.3.9."""
    gemaakt = verslag(ONDERZOEK, gebeurd(onderzoek, replace(START, soort="herbeoordeling"), *_onderzocht()[1:]))
    assert gemaakt
    assert (gemaakt.uiterste_datum, gemaakt.termijn) == (None, ())
    assert "geen termijn van zes weken" in SJABLONEN.render(gemaakt, AFZENDER)


def test_wie_geen_persoonlijk_plan_maakt_leest_dat_ook() -> None:
    overgeslagen = [START, SlaPersoonlijkPlanOver(op=OP + WEEK), *_onderzocht()[2:]]
    gemaakt = verslag(ONDERZOEK, gebeurd(onderzoek, *overgeslagen))
    assert gemaakt
    assert "geen persoonlijk plan maakt" in SJABLONEN.render(gemaakt, AFZENDER)


def test_een_vernietigd_verslag_zegt_dat_het_vernietigd_is() -> None:
    facts = vernietigd(CODEC, gebeurd(onderzoek, *_onderzocht()))
    gemaakt = verslag(ONDERZOEK, facts)
    assert gemaakt
    assert {deel.bevinding for deel in gemaakt.onderdelen} == {VERNIETIGD}
    assert gemaakt.metingen[0].scores == (("alle domeinen", VERNIETIGD),)
    html = SJABLONEN.render(gemaakt, AFZENDER)
    assert "zelf blijven koken" not in html
    assert html.count(VERNIETIGD) == len(ONDERDELEN) + 3


DOEL = '[{"doelcode": "zelfredzaamheid", "leefgebied": "wonen", "zrm_domein": "huisvesting", "zrm_start": 2, "zrm_doel": 4, "tekst": "Zelf koken."}]'  # noqa: E501 - as it is sealed
ACTIE = '[{"uitvoerder": "zelf", "interventie": "oefenen", "tekst": "Elke week een keer."}]'
STEL_OP = StelPlanOp(
    melding_id=M,
    huishouden_id=D,
    dossier_id=D,
    onderzoek_id=ONDERZOEK,
    persoon_ids=(P,),
    op=OP,
    doelen=(Plandoel(doel_id=UUID(int=9), doelcode="zelfredzaamheid", leefgebied="wonen"),),
    uitvoerders=("zelf",),
    inhoud_doelen=DOEL,
    inhoud_acties=ACTIE,
    maatwerk_gewenst=("begeleiding",),
    dossier_open=True,
    ander_plan=False,
)
VOORGELEGD = BiedPlanTerAccorderingAan(op=OP + WEEK)


def _akkoord(soort: type, op: datetime) -> object:
    return soort(op=op, aanmelding_id=M, persoon_ids=(P,), onderzoek_uiterste_datum=None, verslag_op=None)


VASTGESTELD = (
    STEL_OP,
    VOORGELEGD,
    _akkoord(AkkoordeerPlanAlsWijkwerker, OP + WEEK),
    _akkoord(AkkoordeerPlanAlsInwoner, OP + 2 * WEEK),
)


def test_een_plan_toont_doelen_met_zelfredzaamheid_en_wie_wat_doet() -> None:
    gemaakt = plandocument(PLAN, gebeurd(plan, *VASTGESTELD))
    (doel,), (actie,) = gemaakt.doelen, gemaakt.acties
    assert (doel.domein, doel.start, doel.streef) == ("huisvesting", "2, niet zelfredzaam", "4, voldoende zelfredzaam")
    assert (actie.uitvoerder, actie.interventie, actie.woorden_van_het_plan) == (
        "zelf",
        "oefenen",
        "Elke week een keer.",
    )
    assert (gemaakt.akkoord_wijkwerker, gemaakt.akkoord_inwoner, gemaakt.vastgesteld) == (
        date(2020, 1, 13),
        date(2020, 1, 20),
        date(2020, 1, 20),
    )


def test_een_plan_dat_nog_niet_vaststaat_vraagt_om_akkoord_en_een_wijziging_om_een_nieuw() -> None:
    half = VASTGESTELD[:3]
    gemaakt = plandocument(PLAN, gebeurd(plan, *half))
    assert (gemaakt.akkoord_wijkwerker, gemaakt.akkoord_inwoner, gemaakt.vastgesteld) == (date(2020, 1, 13), None, None)
    assert "allebei akkoord" in SJABLONEN.render(gemaakt, AFZENDER)
    wijziging = WijzigPlan(
        op=OP + 2 * WEEK,
        doelen=STEL_OP.doelen,
        uitvoerders=("zelf",),
        inhoud_doelen=DOEL.replace("Zelf koken", "Samen koken"),
        inhoud_acties=ACTIE,
        maatwerk_gewenst=(),
    )
    gewijzigd = plandocument(PLAN, gebeurd(plan, *half, wijziging))
    assert (gewijzigd.akkoord_wijkwerker, gewijzigd.voorgelegd, gewijzigd.gewijzigd) == (None, None, date(2020, 1, 20))
    assert gewijzigd.doelen[0].woorden_van_het_plan == "Samen koken."
    assert "geen maatwerkvoorziening nodig" in SJABLONEN.render(gewijzigd, AFZENDER)


def test_na_de_vaststelling_verandert_het_plan_niet_meer() -> None:
    facts = gebeurd(plan, *VASTGESTELD)
    assert plandocument(PLAN, gebeurd(plan, *VASTGESTELD, VoerPlanUit(op=OP + 3 * WEEK))) == plandocument(PLAN, facts)


def test_van_een_vernietigd_plan_blijven_de_codes() -> None:
    gemaakt = plandocument(PLAN, vernietigd(CODEC, gebeurd(plan, *VASTGESTELD)))
    (doel,) = gemaakt.doelen
    assert (doel.doelcode, doel.woorden_van_het_plan, doel.domein) == ("zelfredzaamheid", VERNIETIGD, None)
    assert "koken" not in SJABLONEN.render(gemaakt, AFZENDER)
