"""The last part of a history: aanvraag with its suspensions, beschikking of several lines, order and delivery."""

from datetime import date, datetime, timedelta
from typing import get_args
from uuid import UUID

from services.reporting.tests.historie_levering import afgekeurd, budget, levering
from services.reporting.tests.historie_rechtsbescherming import aanvulling, rechtskracht, voortgang
from services.reporting.tests.kroniek import Kroniek
from shared.events import aanvragen as av
from shared.events import beschikkingen as bs
from shared.events import codes
from shared.events import voorzieningen as vz
from shared.events.meldingen import MeldingOntvangen
from shared.events.plannen import PlanVastgesteld
from shared.termijnen.kalender import EEN_DAG, begin_van, dag_van
from shared.termijnen.opschorting import Grond, Opschorting
from shared.termijnen.termijn import bereken

TERMIJN = "beslistermijn_aanvraag"
GRONDEN: tuple[codes.OpschortingGrond, ...] = get_args(codes.OpschortingGrond.__value__)
CATEGORIEEN: tuple[codes.Productcategorie, ...] = ("begeleiding", "rolstoelen", "overige_maatwerkarrangementen")


def aanvraag_na_plan(k: Kroniek, ontvangen: MeldingOntvangen, plan: UUID, vast: PlanVastgesteld) -> datetime:
    """The plan offers the aanvraag by itself; it may stay on the table."""
    aanvraag, op = k.id("aanvraag", plan), vast.vastgesteld_op
    aangeboden = av.AanvraagformulierAangeboden(
        gebeurd_op=op,
        melding_id=vast.melding_id,
        plan_id=plan,
        persoon_id=ontvangen.persoon_id,
        productcategorieen=vast.maatwerk_gewenst,
    )
    k.meld(aanvraag, aangeboden)
    if k.kans(0.1):
        return op
    return _aanvraag(k, ontvangen, aanvraag, plan, k.later(op, 0, 12))


def eigen_aanvraag(k: Kroniek, ontvangen: MeldingOntvangen, op: datetime) -> datetime:
    """An aanvraag on the inwoner's own initiative, without a plan."""
    return _aanvraag(k, ontvangen, k.id("eigen aanvraag", ontvangen.melding_id), None, op)


def _aanvraag(k: Kroniek, ontvangen: MeldingOntvangen, aanvraag: UUID, plan: UUID | None, op: datetime) -> datetime:
    melding = ontvangen.melding_id
    feit = av.AanvraagOntvangen(
        gebeurd_op=op,
        melding_id=melding,
        plan_id=plan,
        persoon_id=ontvangen.persoon_id,
        ontvangen_op=op,
        wijze="na_plan" if plan else "eigen_initiatief",
        productcategorieen=("begeleiding",),
        uiterste_datum=bereken(TERMIJN, dag_van(op)).wettelijke_einddatum,
    )
    k.meld(aanvraag, feit)
    if k.kans(0.1):
        return op
    k.meld(aanvraag, av.AanvraagInBehandelingGenomen(gebeurd_op=op, melding_id=melding))
    einde, lopend = feit.uiterste_datum, False
    if (aangevuld := aanvulling(k, aanvraag, feit)) is not None:
        einde, op, lopend = aangevuld
    elif k.kans(0.55):
        einde, op, lopend = _opschortingen(k, aanvraag, feit)
    if lopend:
        return op
    if (slot := voortgang(k, aanvraag, feit, op, einde)) is not None:
        return slot
    tot_het_einde = max(0, (einde - dag_van(op)).days)
    op = k.later(op, *k.kies(((0, 10), (tot_het_einde, tot_het_einde), (tot_het_einde + 1,) * 2)))
    return _beschikking(k, ontvangen, aanvraag, plan, op)


def _opschortingen(k: Kroniek, aanvraag: UUID, feit: av.AanvraagOntvangen) -> tuple[date, datetime, bool]:
    """The legal end after suspensions, the moment from which can be decided, and whether one still runs."""
    begin, op, periodes = dag_van(feit.ontvangen_op), feit.ontvangen_op, list[Opschorting]()
    for nummer in range(1, k.kies((2, 2, 3))):
        grond, vanaf = k.kies(GRONDEN), dag_van(op) + timedelta(days=k.toeval.randint(0, 6))
        ruw = bereken(TERMIJN, begin, periodes).ruwe_einddatum
        if ruw is None or vanaf > ruw:
            break
        tot = vanaf + timedelta(days=k.toeval.randint(0, 15)) if k.kans(0.6) else None
        opgeschort = av.AanvraagOpgeschort(
            gebeurd_op=min(op, begin_van(vanaf)),
            melding_id=feit.melding_id,
            nummer=nummer,
            grond=grond,
            vanaf=vanaf,
            verwacht_tot_en_met=tot,
        )
        k.meld(aanvraag, opgeschort)
        if tot is None and k.kans(0.2):
            return ruw, op, True
        if tot is None or k.kans(0.4):
            tot = vanaf + timedelta(days=k.toeval.randint(0, (tot - vanaf).days if tot else 12))
            periodes.append(Opschorting(vanaf, tot, Grond(grond)))
            beeindigd = av.OpschortingBeeindigd(
                gebeurd_op=k.op_dag(tot),
                melding_id=feit.melding_id,
                nummer=nummer,
                grond=grond,
                tot_en_met=tot,
                nieuwe_uiterste_datum=bereken(TERMIJN, begin, periodes).wettelijke_einddatum,
            )
            k.meld(aanvraag, beeindigd)
        else:
            periodes.append(Opschorting(vanaf, tot, Grond(grond)))
        op = k.op_dag(tot + EEN_DAG)
    return bereken(TERMIJN, begin, periodes).wettelijke_einddatum, op, False


def _beschikking(k: Kroniek, ontvangen: MeldingOntvangen, aanvraag: UUID, plan: UUID | None, op: datetime) -> datetime:
    melding, beschikking = ontvangen.melding_id, k.id("beschikking", aanvraag)
    regels = [k.id("voorziening", beschikking, n) for n in range(k.kies((1, 1, 2, 3)))]
    k.meld(beschikking, bs.BeschikkingOpgesteld(gebeurd_op=op, melding_id=melding, aanvraag_id=aanvraag))
    vastgesteld = bs.BeschikkingVastgesteld(
        gebeurd_op=op,
        melding_id=melding,
        aanvraag_id=aanvraag,
        vastgesteld_op=op,
        verordening_versie="wmo-verordening-2020",
        mandaathouder_id=k.id("medewerker", 9),
        voorziening_ids=tuple(regels),
        woongemeente="0613",
    )
    k.meld(beschikking, vastgesteld)
    if k.kans(0.1):
        return op
    dagen = k.kies((0, 0, 0, 1, 3))
    op = k.later(op, dagen, dagen)
    bekend = bs.BeschikkingBekendgemaakt(
        gebeurd_op=op,
        melding_id=melding,
        aanvraag_id=aanvraag,
        bekendgemaakt_op=op,
        wijze="toezending",
        bezwaar_tot_en_met=bereken("bezwaar", dag_van(op)).wettelijke_einddatum,
    )
    k.meld(beschikking, bekend)
    beschikt = av.AanvraagBeschikt(gebeurd_op=op, melding_id=melding, beschikking_id=beschikking)
    k.meld(aanvraag, beschikt, tegelijk=True)  # a figure joins the two
    for voorziening in regels:
        if k.kans(0.2):
            afgewezen = vz.VoorzieningAfgewezen(
                gebeurd_op=op,
                melding_id=melding,
                beschikking_id=beschikking,
                aanvraag_id=aanvraag,
                productcategorie=k.kies(CATEGORIEEN),
                reden="voorliggend",
            )
            k.meld(voorziening, afgewezen)
        else:
            _toegekend(k, ontvangen, (aanvraag, beschikking, plan), voorziening, op)
    rechtskracht(k, beschikking, bekend)
    return op


def _toegekend(
    k: Kroniek, ontvangen: MeldingOntvangen, uit: tuple[UUID, UUID, UUID | None], voorziening: UUID, op: datetime
) -> None:
    """One granted line: a pgb, or an order at once, later or never, and what is delivered."""
    (aanvraag, beschikking, plan), melding = uit, ontvangen.melding_id
    pgb, meteen = k.kans(0.3), k.kans(0.4)
    toegekend = vz.VoorzieningToegekend(
        gebeurd_op=op,
        melding_id=melding,
        beschikking_id=beschikking,
        aanvraag_id=aanvraag,
        plan_id=plan,
        persoon_id=ontvangen.persoon_id,
        productcategorie=k.kies(CATEGORIEEN),
        productcode="02A05",
        leveringsvorm="pgb" if pgb else "zin",
        omvang=None,
        eenheid=None,
        frequentie=None,
        startdatum=dag_van(op),
        einddatum=None,
        aanbieder_id="12345678" if meteen and not pgb else None,
        nieuw=k.kans(0.8),
    )
    k.meld(voorziening, toegekend)
    if pgb:
        budget(k, voorziening, melding, op)
        return
    if not meteen and k.kans(0.3):
        return
    for eerste in (True, False)[: k.kies((1, 1, 2))]:
        op = op if meteen and eerste else k.later(op, 0, 15)
        if not eerste:
            afgekeurd(k, voorziening, melding, op)
        besteld = vz.ToewijzingVerzonden(
            gebeurd_op=op,
            melding_id=melding,
            toewijzingnummer=1,
            aanbieder_id="12345678",
            verzonden_op=op,
            eerste=eerste,
        )
        k.meld(voorziening, besteld)
    levering(k, voorziening, melding, op)
