"""De regels van calamiteit en medewerkersenquete, zonder server."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from services.quality.domain.calamiteit import CalamiteitVastgelegd, MeldCalamiteit, RondCalamiteitAf, calamiteit
from services.quality.domain.medewerkersenquete import HoudMedewerkersenquete, medewerkersenquete
from shared.decider.decider import NietToegestaan
from shared.decider.spec import spec
from shared.events.calamiteiten import CalamiteitAfgerond, CalamiteitGemeld
from shared.events.medewerkersenquetes import MedewerkersenqueteGehouden

OP = datetime(2026, 4, 10, 9, tzinfo=UTC)
DOOR = OP + timedelta(hours=1)
CLIENT = UUID(int=1)
MELD = MeldCalamiteit(
    persoon_id=CLIENT,
    soort="calamiteit",
    aanbieder_id="12345678",
    gemeld_op=OP,
    toezichthouder_gemeld_op=DOOR,
    inhoud="Gevallen bij het instappen.",
)
GEMELD = CalamiteitGemeld(
    gebeurd_op=OP, soort="calamiteit", aanbieder_id="12345678", gemeld_op=OP, toezichthouder_gemeld_op=DOOR
)
HOUD = HoudMedewerkersenquete(
    op=OP,
    van=date(2026, 1, 1),
    tot=date(2026, 3, 31),
    aspect="werkdruk",
    score_tienden=68,
    aantal=41,
    benchmark_tienden=71,
)


def test_r35_een_calamiteit_zegt_wanneer_de_toezichthouder_haar_hoorde() -> None:
    """Wmo 2015, art. 3.4 lid 1: at once to the toezichthouder too; what happened stays inside."""
    spec(calamiteit).given().when(MELD).then(
        GEMELD, CalamiteitVastgelegd(gebeurd_op=OP, persoon_id=CLIENT, inhoud="Gevallen bij het instappen.")
    )


def test_een_calamiteit_wordt_eenmaal_afgerond() -> None:
    afgerond = CalamiteitAfgerond(gebeurd_op=OP)
    spec(calamiteit).given(GEMELD).when(RondCalamiteitAf(op=OP)).then(afgerond)
    spec(calamiteit).given(GEMELD, afgerond).when(RondCalamiteitAf(op=OP)).then_rejected(NietToegestaan)


def test_een_uitkomst_van_een_enquete_staat_naast_de_benchmark_en_ligt_dan_vast() -> None:
    gehouden = MedewerkersenqueteGehouden(
        gebeurd_op=OP,
        van=date(2026, 1, 1),
        tot=date(2026, 3, 31),
        aspect="werkdruk",
        score_tienden=68,
        aantal=41,
        benchmark_tienden=71,
    )
    spec(medewerkersenquete).given().when(HOUD).then(gehouden)
    spec(medewerkersenquete).given(gehouden).when(HOUD).then_rejected(NietToegestaan)
