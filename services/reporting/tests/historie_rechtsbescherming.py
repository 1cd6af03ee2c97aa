"""Beside the main line: an aanvraag completed, commented on or ended; a decision fought, revised or final.

What happens here is decided by a chance of its own for each stream, so that the main line stays as it is.
"""

import random
from datetime import date, datetime, timedelta
from uuid import UUID

from services.reporting.tests.kroniek import Kroniek
from shared.events import aanvragen as av
from shared.events import beschikkingen as bs
from shared.events import bezwaren as bz
from shared.events.ingebrekestellingen import DwangsomVastgesteld, IngebrekestellingOntvangen
from shared.events.meldingen import MeldingOntvangen
from shared.events.spoedbeslissingen import TijdelijkeVoorzieningVerstrekt
from shared.termijnen.kalender import EEN_DAG, begin_van, dag_van
from shared.termijnen.opschorting import Grond, Opschorting
from shared.termijnen.termijn import bereken


class _Toeval(random.Random):
    """The chance of one stream."""

    def kans(self, deel: float) -> bool:
        """Whether it happens, this often."""
        return self.random() < deel

    def later(self, op: datetime, minstens: int, hoogstens: int) -> datetime:
        """Some days after an earlier moment."""
        return op + timedelta(days=self.randint(minstens, hoogstens))


def aanvulling(k: Kroniek, aanvraag: UUID, feit: av.AanvraagOntvangen) -> tuple[date, datetime, bool] | None:
    """An aanvraag that is not complete: the legal end, from when can be decided, and whether it was left aside."""
    toeval, op = _Toeval(str(k.id("aanvulling", aanvraag))), feit.ontvangen_op
    if not toeval.kans(0.3):
        return None
    tot = dag_van(op) + timedelta(days=toeval.randint(3, 10))
    gevraagd = av.AanvullingGevraagd(
        gebeurd_op=op, melding_id=feit.melding_id, uitgenodigd_op=op, hersteltermijn_tot=tot
    )
    k.meld(aanvraag, gevraagd)
    opgeschort = av.AanvraagOpgeschort(
        gebeurd_op=op,
        melding_id=feit.melding_id,
        nummer=1,
        grond="aanvulling",
        vanaf=dag_van(op) + EEN_DAG,
        verwacht_tot_en_met=tot,
        medegedeeld_op=op,
    )
    k.meld(aanvraag, opgeschort)
    if toeval.kans(0.4):
        op = begin_van(tot + EEN_DAG)
        buiten = av.AanvraagBuitenBehandelingGesteld(gebeurd_op=op, melding_id=feit.melding_id, bekendgemaakt_op=op)
        k.meld(aanvraag, buiten)
        return feit.uiterste_datum, op, True
    tot -= EEN_DAG
    stil = Opschorting(opgeschort.vanaf, tot, Grond.AANVULLING)
    einde = bereken("beslistermijn_aanvraag", dag_van(feit.ontvangen_op), [stil]).wettelijke_einddatum
    op = begin_van(tot + EEN_DAG)
    beeindigd = av.OpschortingBeeindigd(
        gebeurd_op=op,
        melding_id=feit.melding_id,
        nummer=1,
        grond="aanvulling",
        tot_en_met=tot,
        nieuwe_uiterste_datum=einde,
    )
    k.meld(aanvraag, beeindigd)
    return einde, op, False


def voortgang(k: Kroniek, aanvraag: UUID, feit: av.AanvraagOntvangen, op: datetime, einde: date) -> datetime | None:
    """What is told and asked on the way; the moment at which the aanvraag ended, where that was without a decision."""
    toeval, melding = _Toeval(str(k.id("voortgang", aanvraag))), feit.melding_id
    if toeval.kans(0.2):
        later = av.BeslistermijnMededelingGedaan(
            gebeurd_op=op, melding_id=melding, medegedeeld_op=op, nieuwe_datum=einde + timedelta(days=14)
        )
        k.meld(aanvraag, later)
    if toeval.kans(0.2):
        k.meld(aanvraag, av.ZienswijzeGevraagd(gebeurd_op=op, melding_id=melding, tot=dag_van(op) + timedelta(days=7)))
        k.meld(aanvraag, av.ZienswijzeOntvangen(gebeurd_op=op, melding_id=melding, ontvangen_op=op))
    if toeval.kans(0.15):
        in_gebreke(k, melding, aanvraag, begin_van(einde + EEN_DAG))
    if toeval.kans(0.15):
        op = toeval.later(op, 0, 20)
        k.meld(aanvraag, av.AanvraagIngetrokken(gebeurd_op=op, melding_id=melding, door_rol="zelf"))
        return op
    return None


def in_gebreke(k: Kroniek, melding: UUID, zaak: UUID, op: datetime) -> None:
    """The municipality is told that it is too late, and owes what that costs."""
    stroom = k.id("ingebrekestelling", zaak)
    toeval = _Toeval(str(stroom))
    wacht = bereken("dwangsom_wachttijd", dag_van(op)).wettelijke_einddatum
    ontvangen = IngebrekestellingOntvangen(
        gebeurd_op=op, melding_id=melding, aanvraag_of_bezwaar_id=zaak, ontvangen_op=op, uiterste_datum=wacht
    )
    k.meld(stroom, ontvangen)
    if toeval.kans(0.7):
        op = begin_van(wacht + timedelta(days=43))
        vast = DwangsomVastgesteld(gebeurd_op=op, melding_id=melding, dagen=42, bedrag_cent=144200, vastgesteld_op=op)
        k.meld(stroom, vast)


def rechtskracht(k: Kroniek, beschikking: UUID, bekend: bs.BeschikkingBekendgemaakt) -> None:
    """A decision that was made known is fought, becomes final, and is perhaps revised or withdrawn."""
    toeval, melding = _Toeval(str(beschikking)), bekend.melding_id
    op = toeval.later(bekend.bekendgemaakt_op, 1, 30)
    if toeval.kans(0.75):
        bezwaar = k.id("bezwaar", beschikking)
        k.meld(beschikking, bs.BeschikkingAangevochten(gebeurd_op=op, melding_id=melding, bezwaar_id=bezwaar))
        slot = _bezwaar(k, bezwaar, beschikking, bekend, op)
        if slot is None:
            return
        op, herroepen = slot
        verwerkt = bs.BeschikkingHerroepen if herroepen else bs.BeschikkingGehandhaafd
        k.meld(beschikking, verwerkt(gebeurd_op=op, melding_id=melding, bezwaar_id=bezwaar))
        if herroepen:
            return
    elif toeval.kans(0.9):
        per = bekend.bezwaar_tot_en_met + EEN_DAG
        op = begin_van(per)
        k.meld(beschikking, bs.BeschikkingOnherroepelijkGeworden(gebeurd_op=op, melding_id=melding, per=per))
    if toeval.kans(0.3):
        herzien = bs.BeschikkingHerzien(gebeurd_op=op, melding_id=melding, grond="niet_toereikend", ingang=dag_van(op))
        k.meld(beschikking, herzien)
    elif toeval.kans(0.4):
        ingetrokken = bs.BeschikkingIngetrokken(
            gebeurd_op=op, melding_id=melding, grond="onjuiste_gegevens", ingang=dag_van(op), terugvordering=True
        )
        k.meld(beschikking, ingetrokken)


def _bezwaar(
    k: Kroniek, bezwaar: UUID, beschikking: UUID, bekend: bs.BeschikkingBekendgemaakt, op: datetime
) -> tuple[datetime, bool] | None:
    """A bezwaar on its way; when it ended, and whether the decision was revoked."""
    toeval, melding, tot = _Toeval(str(bezwaar)), bekend.melding_id, bekend.bezwaar_tot_en_met
    einde = bereken("beslistermijn_bezwaar", tot).wettelijke_einddatum
    ontvangen = bz.BezwaarOntvangen(
        gebeurd_op=op,
        melding_id=melding,
        beschikking_id=beschikking,
        ontvangen_op=op,
        ter_post_op=None,
        op_tijd=True,
        bezwaar_tot_en_met=tot,
        commissie=False,
        uiterste_datum=einde,
    )
    k.meld(bezwaar, ontvangen)
    if toeval.kans(0.5):
        gevraagd = bz.BezwaarVerzuimGevraagd(
            gebeurd_op=op, melding_id=melding, verzocht_op=op, tot=dag_van(op) + EEN_DAG, nieuwe_uiterste_datum=einde
        )
        k.meld(bezwaar, gevraagd)
        hersteld = bz.BezwaarVerzuimHersteld(
            gebeurd_op=op, melding_id=melding, hersteld_op=op, nieuwe_uiterste_datum=einde
        )
        k.meld(bezwaar, hersteld)
    jurist = k.id("medewerker", 8)
    behandeld = bz.BezwaarInBehandelingGenomen(gebeurd_op=op, melding_id=melding, behandelaar_id=jurist)
    k.meld(bezwaar, behandeld)
    if toeval.kans(0.5):
        op = toeval.later(op, 1, 20)
        later = einde + timedelta(days=42)
        k.meld(bezwaar, bz.BezwaarVerdaagd(gebeurd_op=op, melding_id=melding, nieuwe_uiterste_datum=later))
    if toeval.kans(0.7):
        op = toeval.later(op, 1, 20)
        k.meld(bezwaar, bz.HoorzittingGehouden(gebeurd_op=op, melding_id=melding, gehouden_op=op))
    if toeval.kans(0.1):
        return None
    op = toeval.later(op, 0, 20)
    if toeval.kans(0.3):
        k.meld(bezwaar, bz.BezwaarIngetrokken(gebeurd_op=op, melding_id=melding))
        return op, False
    gegrond = toeval.kans(0.6)
    beslist = bz.BezwaarBeslist(
        gebeurd_op=op,
        melding_id=melding,
        uitkomst="gegrond" if gegrond else "ongegrond",
        beslist_op=op,
        behandelaar_id=jurist,
        afwijking_van_advies=False,
        zonder_hoorzitting="afgezien",
    )
    k.meld(bezwaar, beslist)
    return op, gegrond


def tijdelijk(k: Kroniek, ontvangen: MeldingOntvangen) -> None:
    """With spoed something may be provided at once."""
    if ontvangen.spoed:
        verstrekt = TijdelijkeVoorzieningVerstrekt(
            gebeurd_op=ontvangen.ontvangen_op,
            melding_id=ontvangen.melding_id,
            persoon_id=ontvangen.persoon_id,
            productcategorie="spoedopvang",
            per=dag_van(ontvangen.ontvangen_op),
        )
        k.meld(k.id("spoedbeslissing", ontvangen.melding_id), verstrekt)
