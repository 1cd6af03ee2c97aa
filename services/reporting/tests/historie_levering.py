"""What becomes of a voorziening or a pgb once it is granted, and the registers and the money beside the cases."""

from datetime import datetime, timedelta
from uuid import UUID

from services.reporting.tests.kroniek import TEAMS, Kroniek
from shared.events import aanbieders as ab
from shared.events import begrotingen as bg
from shared.events import contracten as ct
from shared.events import declaraties as dc
from shared.events import pgbs as pg
from shared.events import producten as pr
from shared.events import tarieven as tr
from shared.events import verzoeken as vk
from shared.events import voorzieningen as vz
from shared.events.codes import GrondHerziening
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import bereken

AANBIEDER = "12345678"


def afgekeurd(k: Kroniek, voorziening: UUID, melding: UUID, op: datetime) -> None:
    """The aanbieder refuses the order; another will follow."""
    feit = vz.ToewijzingAfgekeurd(gebeurd_op=op, melding_id=melding, toewijzingnummer=1, retourcodes=("0001",))
    k.meld(voorziening, feit)


def levering(k: Kroniek, voorziening: UUID, melding: UUID, op: datetime) -> None:
    """An order answered, changed, delivered with interruptions, looked at again, and ended; or left as it is."""
    if k.kans(0.6):
        k.meld(voorziening, vz.ToewijzingBevestigd(gebeurd_op=op, melding_id=melding, toewijzingnummer=1))
        if k.kans(0.5):
            _gewijzigd(k, voorziening, melding, op)
        if k.kans(0.3):
            k.meld(voorziening, vz.ToewijzingVerlopen(gebeurd_op=op, melding_id=melding, toewijzingnummer=1))
            _beeindigd(k, voorziening, melding, op)
            return
    if not k.kans(0.8):
        return
    op = k.later(op, 0, 10)
    gestart = vz.LeveringGestart(gebeurd_op=op, melding_id=melding, toewijzingnummer=1, nummer=1, gestart_op=op)
    k.meld(voorziening, gestart)
    if k.kans(0.5):
        _gemeld(k, voorziening, melding, op)
    while k.kans(0.4):
        op = k.later(op, 0, 30)
        onderbroken = vz.LeveringTijdelijkGestopt(
            gebeurd_op=op, melding_id=melding, toewijzingnummer=1, nummer=1, gestopt_op=op
        )
        k.meld(voorziening, onderbroken)
        op = k.later(op, 0, 30)
        hervat = vz.LeveringHervat(gebeurd_op=op, melding_id=melding, toewijzingnummer=1, nummer=1, gestart_op=op)
        k.meld(voorziening, hervat)
    _opnieuw_bekeken(k, voorziening, melding, op)
    if k.kans(0.5):
        op = k.later(op, 0, 90)
        gestopt = vz.LeveringGestopt(
            gebeurd_op=op, melding_id=melding, toewijzingnummer=1, nummer=1, gestopt_op=op, reden="volgens_plan"
        )
        k.meld(voorziening, gestopt)
        if k.kans(0.5):
            _beeindigd(k, voorziening, melding, op)


def _gewijzigd(k: Kroniek, voorziening: UUID, melding: UUID, op: datetime) -> None:
    per = dag_van(op)
    anders = vz.VoorzieningGewijzigd(gebeurd_op=op, melding_id=melding, per=per, omvang=60, einddatum=None)
    k.meld(voorziening, anders)
    toewijzing = vz.ToewijzingGewijzigd(
        gebeurd_op=op, melding_id=melding, toewijzingnummer=1, reden="herbeoordeling_verkorting", per=per
    )
    k.meld(voorziening, toewijzing)


def _opnieuw_bekeken(k: Kroniek, voorziening: UUID, melding: UUID, op: datetime) -> None:
    if k.kans(0.5):
        gepland = op + timedelta(days=180)
        k.meld(voorziening, vz.HerbeoordelingGepland(gebeurd_op=op, melding_id=melding, op=gepland))
    if k.kans(0.5):
        gevraagd = vz.HeronderzoekGevraagd(
            gebeurd_op=op, melding_id=melding, plan_id=None, reden="verhuizing", uiterste_datum=None
        )
        k.meld(voorziening, gevraagd)


def _gemeld(k: Kroniek, voorziening: UUID, melding: UUID, op: datetime) -> None:
    einde = bereken("cak_zin", dag_van(op)).wettelijke_einddatum
    gemeld = vz.EigenBijdrageGemeld(
        gebeurd_op=op, melding_id=melding, gemeld_op=op, uiterste_datum=einde, soort_bericht="start"
    )
    k.meld(voorziening, gemeld)


def _beeindigd(k: Kroniek, voorziening: UUID, melding: UUID, op: datetime) -> None:
    einde = vz.VoorzieningBeeindigd(gebeurd_op=op, melding_id=melding, per=dag_van(op), reden="volgens_plan")
    k.meld(voorziening, einde)


def budget(k: Kroniek, voorziening: UUID, melding: UUID, op: datetime) -> None:
    """A pgb that is granted, spent, and perhaps withdrawn."""
    pgb, van = k.id("pgb", voorziening), dag_van(op)
    toegekend = pg.PgbToegekend(
        gebeurd_op=op, melding_id=melding, voorziening_id=voorziening, bedrag_cent=None, van=van, tot=None
    )
    k.meld(pgb, toegekend)
    while k.kans(0.4):
        op = k.later(op, 0, 30)
        besteed = pg.PgbBestedingGeboekt(gebeurd_op=op, melding_id=melding, bedrag_cent=45000, van=van, tot=dag_van(op))
        k.meld(pgb, besteed)
    if k.kans(0.3):
        grond: GrondHerziening = "niet_langer_aangewezen"
        k.meld(pgb, pg.PgbIngetrokken(gebeurd_op=op, melding_id=melding, grond=grond, per=dag_van(op)))


def registers(k: Kroniek, aantal: int) -> None:
    """So many aanbieders with contract, product and price, what they ask and claim, and a line of the budget."""
    for nummer in range(aantal):
        k.nieuwe_zaak()
        op = k.moment()
        dag = dag_van(op)
        aanbieder, contract = k.id("aanbieder", nummer), k.id("contract", nummer)
        k.meld(aanbieder, ab.AanbiederGeregistreerd(gebeurd_op=op, agb_code=AANBIEDER))
        gesloten = ct.ContractGesloten(
            gebeurd_op=op, aanbieder_id=AANBIEDER, van=dag, tot=None, prestatieafspraak_codes=("start_binnen_tien",)
        )
        k.meld(contract, gesloten)
        if k.kans(0.5):
            k.meld(contract, ct.ContractBeeindigd(gebeurd_op=op, per=dag))
        product = pr.ProductOpgenomen(
            gebeurd_op=op, productcode="02A05", productcategorie="begeleiding", arrangement=False
        )
        k.meld(k.id("product", nummer), product)
        tarief = tr.TariefVastgesteld(
            gebeurd_op=op,
            productcode="02A05",
            aanbieder_id=AANBIEDER,
            eenheid="uur",
            bedrag_cent=5450,
            van=dag,
            tot=dag,
        )
        k.meld(k.id("tarief", nummer), tarief)
        _verzoek(k, k.id("verzoek", nummer), op)
        _declaratie(k, k.id("declaratie", nummer), op)
        _begroot(k, k.id("begroting", nummer), op)


def _verzoek(k: Kroniek, verzoek: UUID, op: datetime) -> None:
    einde = bereken("iwmo_verzoek", dag_van(op)).wettelijke_einddatum
    if k.kans(0.5):
        ontvangen: object = vk.VerzoekOmToewijzingOntvangen(
            gebeurd_op=op,
            persoon_id=k.id("persoon", 0),
            aanbieder_id=AANBIEDER,
            productcode="02A05",
            ontvangen_op=op,
            uiterste_datum=einde,
        )
    else:
        ontvangen = vk.VerzoekOmWijzigingOntvangen(
            gebeurd_op=op, aanbieder_id=AANBIEDER, toewijzingnummer=1, ontvangen_op=op, uiterste_datum=einde
        )
    k.meld(verzoek, ontvangen)
    if k.kans(0.5):
        k.meld(verzoek, vk.VerzoekInOnderzoekGenomen(gebeurd_op=op, uiterste_datum=einde))
    if k.kans(0.5):
        k.meld(verzoek, vk.VerzoekGehonoreerd(gebeurd_op=op))
    else:
        k.meld(verzoek, vk.VerzoekAfgewezen(gebeurd_op=op, reden="stapeling"))


def _declaratie(k: Kroniek, declaratie: UUID, op: datetime) -> None:
    dag = dag_van(op)
    ontvangen = dc.DeclaratieOntvangen(
        gebeurd_op=op,
        aanbieder_id=AANBIEDER,
        ontvangen_op=op,
        van=dag,
        tot=dag,
        bedrag_cent=90000,
        aantal_regels=2,
        uiterste_datum=bereken("declaratie_antwoord", dag).wettelijke_einddatum,
    )
    k.meld(declaratie, ontvangen)
    goed = dc.DeclaratieregelGoedgekeurd(
        gebeurd_op=op, nummer=1, toewijzingnummer=1, betreft_jaar=dag.year, bedrag_cent=45000
    )
    k.meld(declaratie, goed)
    fout = dc.DeclaratieregelAfgekeurd(gebeurd_op=op, nummer=2, retourcode="dubbel", bedrag_cent=45000)
    k.meld(declaratie, fout)
    k.meld(declaratie, dc.DeclaratieBeantwoord(gebeurd_op=op, beantwoord_op=op))


def _begroot(k: Kroniek, regel: UUID, op: datetime) -> None:
    jaar = dag_van(op).year
    vastgesteld = bg.BegrotingsregelVastgesteld(
        gebeurd_op=op,
        jaar=jaar,
        taakveld="wijkteams",
        kostensoort="apparaatslasten",
        programma="basishulp",
        team_id=k.kies(TEAMS),
        bedrag_cent=100_000_00,
    )
    k.meld(regel, vastgesteld)
    k.meld(regel, bg.BegrotingBijgesteld(gebeurd_op=op, regel_id=regel, bedrag_cent=120_000_00))
    toegelicht = bg.AfwijkingToegelicht(gebeurd_op=op, regel_id=regel, jaar=jaar, nummer=1, oorzaakcode="inhuur")
    k.meld(regel, toegelicht)
    for _ in range(2):
        geboekt = bg.RealisatieGeboekt(
            gebeurd_op=op, regel_id=regel, boekjaar=jaar, betreft_jaar=jaar, bedrag_cent=50_000_00
        )
        k.meld(regel, geboekt)
