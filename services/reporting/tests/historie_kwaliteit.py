"""What quality would tell beside the cases; no fact ties it to a melding."""

from datetime import timedelta

from services.reporting.tests.kroniek import TEAMS, Kroniek
from shared.events import calamiteiten as cl
from shared.events import klachten as kl
from shared.events import medewerkersenquetes as me
from shared.events import tevredenheidsmetingen as tm
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken


def kwaliteit(k: Kroniek, aantal: int) -> None:
    """So many of each, as far as chance brings it."""
    for nummer in range(aantal):
        k.nieuwe_zaak()
        _klacht(k, nummer)
        k.nieuwe_zaak()
        _meting(k, nummer)
        k.nieuwe_zaak()
        _calamiteit(k, nummer)
        k.nieuwe_zaak()
        _enquete(k, nummer)


def _klacht(k: Kroniek, nummer: int) -> None:
    op, klacht = k.moment(), k.id("klacht", nummer)
    uiterste = bereken("klacht", dag_van(op)).wettelijke_einddatum
    ontvangen = kl.KlachtOntvangen(
        gebeurd_op=op,
        ontvangen_op=op,
        wet=k.kies(("wmo", "jeugdwet")),
        categorie=k.kies(("bejegening", "ondersteuningsstructuur", "vervoer")),
        team_id=k.kies((None, *TEAMS)),
        aanbieder_id=None,
        commissie=False,
        uiterste_datum=uiterste,
    )
    k.meld(klacht, ontvangen)
    op = k.later(op, 0, 9)
    if k.kans(0.2):
        k.meld(klacht, kl.KlachtIngetrokken(gebeurd_op=op))
        return
    if k.kans(0.2):
        niet = kl.KlachtNietInBehandelingGenomen(
            gebeurd_op=op, grond="bezwaar_mogelijk", medegedeeld_op=op, binnen_termijn=True
        )
        k.meld(klacht, niet)
        return
    k.meld(klacht, kl.KlachtBevestigd(gebeurd_op=op, verzonden_op=op))
    k.meld(klacht, kl.KlachtbehandelaarToegewezen(gebeurd_op=op, behandelaar_id=k.id("behandelaar", 1)))
    op = k.later(op, 0, 20)
    k.meld(klacht, kl.KlagerGehoord(gebeurd_op=op, gehoord_op=op, beklaagde_gehoord=True))
    if k.kans(0.3):
        k.meld(klacht, kl.KlachtVerdaagd(gebeurd_op=op, nieuwe_uiterste_datum=uiterste + timedelta(weeks=4)))
    if k.kans(0.3):
        k.meld(klacht, kl.KlachtGeescaleerd(gebeurd_op=op, naar="bemiddeling"))
    if k.kans(0.8):
        op = k.later(op, 0, 20)
        oordeel = kl.KlachtAfgehandeld(
            gebeurd_op=op,
            afgehandeld_op=op,
            oordeel=k.kies(("gegrond", "ongegrond")),
            ombudsman="nationale_ombudsman",
            ombudsman_tot=dag_van(op) + timedelta(days=365),
        )
        k.meld(klacht, oordeel)


def _meting(k: Kroniek, nummer: int) -> None:
    op, meting = k.moment(), k.id("meting", nummer)
    k.meld(meting, tm.TevredenheidsmetingVerstuurd(gebeurd_op=op, soort="na_dossier", team_id=k.kies(TEAMS)))
    if k.kans(0.7):
        ingevuld = tm.TevredenheidsmetingIngevuld(
            gebeurd_op=k.later(op, 0, 20),
            betrouwbaarheid=k.kies((6, 7, 8)),
            bejegening=k.kies((6, 7, 8)),
            deskundigheid=k.kies((6, 7, 8)),
            effectiviteit=k.kies((6, 7, 8)),
            toegankelijkheid=None,
            bijdrage_zelfredzaamheid=None,
        )
        k.meld(meting, ingevuld)


def _calamiteit(k: Kroniek, nummer: int) -> None:
    op, calamiteit = k.moment(), k.id("calamiteit", nummer)
    gemeld = cl.CalamiteitGemeld(
        gebeurd_op=op, soort="calamiteit", aanbieder_id=None, gemeld_op=op, toezichthouder_gemeld_op=op
    )
    k.meld(calamiteit, gemeld)
    if k.kans(0.6):
        k.meld(calamiteit, cl.CalamiteitAfgerond(gebeurd_op=k.later(op, 0, 40)))


def _enquete(k: Kroniek, nummer: int) -> None:
    op = k.moment()
    gehouden = me.MedewerkersenqueteGehouden(
        gebeurd_op=op,
        van=dag_van(op) - timedelta(days=90),
        tot=dag_van(op),
        aspect="werkdruk",
        score_tienden=k.kies((65, 70, 75)),
        aantal=40,
        benchmark_tienden=None,
    )
    k.meld(k.id("enquete", nummer), gehouden)
