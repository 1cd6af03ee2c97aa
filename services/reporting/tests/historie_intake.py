"""What else intake tells: contacts, what happens to a person, partners with their offer and agreements."""

from datetime import datetime, timedelta
from uuid import UUID

from services.reporting.tests.kroniek import TEAMS, WIJKEN, Kroniek
from shared.events import klantcontacten as kc
from shared.events import meldingen as ml
from shared.events import partners as pt
from shared.events import personen as ps
from shared.events import samenwerkingsafspraken as sw
from shared.events.codes import Terugkoppelcode
from shared.termijnen.kalender import dag_van


def klantcontact(k: Kroniek, ontvangen: ml.MeldingOntvangen) -> None:
    """A contact, with or without the melding that came of it."""
    if k.kans(0.3):
        feit = kc.KlantcontactGeregistreerd(
            gebeurd_op=ontvangen.ontvangen_op,
            kanaal=ontvangen.kanaal,
            toegangslocatie="wijkteam",
            vorm=k.kies(("telefoon", None)),
            melding_id=k.kies((ontvangen.melding_id, None)),
            wijkcode=k.kies(WIJKEN),
            leefgebieden=ontvangen.leefgebieden,
        )
        k.meld(k.id("klantcontact", ontvangen.melding_id), feit)


def herhaling(k: Kroniek, ontvangen: ml.MeldingOntvangen) -> None:
    """The household reported before."""
    if k.kans(0.2):
        feit = ml.HerhaalmeldingHerkend(
            gebeurd_op=ontvangen.ontvangen_op,
            melding_id=ontvangen.melding_id,
            eerdere_melding_ids=(k.id("eerdere melding", ontvangen.melding_id),),
            huishouden_id=k.kies((None, k.id("huishouden", ontvangen.persoon_id))),
            dagen=k.kies((0, 40, 365)),
        )
        k.meld(ontvangen.melding_id, feit)


def daarna(k: Kroniek, ontvangen: ml.MeldingOntvangen) -> None:
    """What follows a melding without being part of how it goes on."""
    op = k.later(ontvangen.ontvangen_op, 0, 30)
    if ontvangen.melding_id.int % 10 == 0:
        nummer = k.id("nummer", ontvangen.melding_id)
        k.meld(nummer, ml.NummerVervallen(gebeurd_op=op, melding_id=nummer, kenmerk="M-7F3K-9QXT", reden="zoek"))
    if k.kans(0.3):
        partner = _partner(k, ontvangen.melding_id, op)
        toestemming = _toestemming(k, ontvangen.persoon_id, partner, op)
        codes: tuple[Terugkoppelcode, ...] = ("in_behandeling", "afgerond")
        for code in codes[: k.kies((1, 2))]:
            feit = ml.TerugkoppelingVerzonden(
                gebeurd_op=op,
                melding_id=ontvangen.melding_id,
                partner_id=partner,
                statuscode=code,
                toestemming_id=toestemming,
            )
            k.meld(ontvangen.melding_id, feit)
        if k.kans(0.5):
            ingetrokken = ps.ToestemmingIngetrokken(
                gebeurd_op=op, persoon_id=ontvangen.persoon_id, toestemming_id=toestemming
            )
            k.meld(ontvangen.persoon_id, ingetrokken)
    if k.kans(0.1):
        verhuisd = ps.PersoonVerhuisd(
            gebeurd_op=op,
            persoon_id=ontvangen.persoon_id,
            soort="binnen_gemeente",
            verhuisd_op=op,
            nieuwe_gemeente=None,
            nieuwe_wijkcode=k.kies(WIJKEN),
        )
        k.meld(ontvangen.persoon_id, verhuisd)
    if k.kans(0.1):
        overleden = ps.PersoonOverleden(gebeurd_op=op, persoon_id=ontvangen.persoon_id, overleden_op=op)
        k.meld(ontvangen.persoon_id, overleden)


def _toestemming(k: Kroniek, persoon: UUID, partner: UUID, op: datetime) -> UUID:
    toestemming = k.id("toestemming", persoon, partner)
    gegeven = ps.ToestemmingGegeven(
        gebeurd_op=op,
        persoon_id=persoon,
        toestemming_id=toestemming,
        doel="terugkoppeling",
        ontvanger_klasse="huisarts",
        partner_id=partner,
        niveau="uitkomst",
        wijze="partnerformulier",
        geldig_van=dag_van(op),
        geldig_tot=None,
    )
    k.meld(persoon, gegeven)
    return toestemming


def _partner(k: Kroniek, melding: UUID, op: datetime) -> UUID:
    partner = k.id("partner", melding)
    k.meld(partner, pt.PartnerGeregistreerd(gebeurd_op=op, soort="huisarts", ontvanger_klasse="huisarts"))
    for nummer in range(k.kies((0, 1, 2))):
        opgenomen = pt.AlgemeneVoorzieningOpgenomen(
            gebeurd_op=op,
            algemene_voorziening_id=k.id("algemene voorziening", partner, nummer),
            soort="welzijn",
            evidence_niveau=k.kies((None, "bewezen")),
            prijs_cent=k.kies((None, 0, 250)),
            wijkcodes=k.trek(WIJKEN, 2),
        )
        k.meld(partner, opgenomen)
    if k.kans(0.5):
        afspraak = k.id("samenwerkingsafspraak", partner)
        gesloten = sw.SamenwerkingsafspraakGesloten(
            gebeurd_op=op,
            partner_id=partner,
            team_id=k.kies(TEAMS),
            onderwerpen=("doorverwijzen",),
            geldig_van=dag_van(op),
            geldig_tot=None,
        )
        k.meld(afspraak, gesloten)
        if k.kans(0.5):
            per = dag_van(op) + timedelta(days=90)
            k.meld(afspraak, sw.SamenwerkingsafspraakBeeindigd(gebeurd_op=op, per=per))
    return partner
