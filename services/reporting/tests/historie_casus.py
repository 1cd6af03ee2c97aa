"""What happens in a case while it is open: contact, waiting, scaling, a household that changes, help that ends."""

from datetime import datetime
from typing import get_args
from uuid import UUID

from services.reporting.tests.kroniek import Kroniek
from shared.events import codes
from shared.events import dossiers as ds
from shared.events import onderzoeken as oz
from shared.events.huishoudens import HuishoudenGewijzigd
from shared.events.hulptrajecten import HulptrajectAfgesloten
from shared.termijnen.kalender import dag_van

THEMAS: tuple[codes.Thema, ...] = get_args(codes.Thema.__value__)
ESCALATIES: tuple[codes.Escalatie, ...] = get_args(codes.Escalatie.__value__)
WACHT_OP: tuple[codes.WachtOp, ...] = get_args(codes.WachtOp.__value__)


def casus(k: Kroniek, melding: UUID, dossier: UUID, op: datetime) -> datetime:
    """Themes, contacts, scaling, an escalation and a wait, each of them or not; the moment of the last."""
    for thema in k.trek(THEMAS, 2):
        k.meld(dossier, ds.ThemaToegekend(gebeurd_op=op, melding_id=melding, thema=thema))
    for _ in range(k.kies((0, 0, 1, 3))):
        op = k.later(op, 0, 20)
        contact = ds.ContactmomentVastgelegd(
            gebeurd_op=op, melding_id=melding, contact_op=op, vorm="huisbezoek", reden_huisbezoek="mobiliteit"
        )
        k.meld(dossier, contact)
    if k.kans(0.2):
        omhoog = ds.CasusOpgeschaald(
            gebeurd_op=op, melding_id=melding, naar_lijn="tweede_lijn", reden="specialistische_hulp"
        )
        k.meld(dossier, omhoog)
        if k.kans(0.5):
            omlaag = ds.CasusAfgeschaald(gebeurd_op=op, melding_id=melding, naar_lijn="eerste_lijn", reden="stabiel")
            k.meld(dossier, omlaag)
    if k.kans(0.1):
        escalatie = ds.EscalatieVastgelegd(
            gebeurd_op=op, melding_id=melding, soort=k.kies(ESCALATIES), afgewend=k.kans(0.7)
        )
        k.meld(dossier, escalatie)
    return _wacht(k, melding, dossier, op) if k.kans(0.2) else op


def _wacht(k: Kroniek, melding: UUID, dossier: UUID, op: datetime) -> datetime:
    plaats = ds.WachtlijstplaatsIngenomen(
        gebeurd_op=op, melding_id=melding, wacht_op=k.kies(WACHT_OP), reden="geen_plaats", vanaf=dag_van(op)
    )
    k.meld(dossier, plaats)
    if k.kans(0.3):
        return op
    op = k.later(op, 1, 90)
    verlaten = ds.WachtlijstplaatsVerlaten(gebeurd_op=op, melding_id=melding, tot=dag_van(op), uitkomst="geplaatst")
    k.meld(dossier, verlaten)
    return op


def uitstel(k: Kroniek, melding: UUID, onderzoek: UUID, op: datetime) -> datetime:
    """The onderzoek waits, and goes on."""
    wacht = oz.OnderzoekUitgesteldInOverleg(
        gebeurd_op=op, melding_id=melding, tot=dag_van(op), reden="verzoek_client", toestemming_id=None
    )
    k.meld(onderzoek, wacht)
    op = k.later(op, 1, 15)
    k.meld(onderzoek, oz.OnderzoekHervat(gebeurd_op=op, melding_id=melding))
    return op


def huishouden_wijzigt(k: Kroniek, melding: UUID, huishouden: UUID, op: datetime) -> None:
    """Someone comes to live there."""
    erbij = HuishoudenGewijzigd(
        gebeurd_op=op,
        melding_id=melding,
        toegetreden_ids=(k.id("huisgenoot", huishouden),),
        vertrokken_ids=(),
        per=dag_van(op),
        reden="samengaan_wonen",
    )
    k.meld(huishouden, erbij)


def hulptraject_sluit(k: Kroniek, melding: UUID, hulptraject: UUID, op: datetime) -> None:
    """The team's own help ends, within the months that it is meant to last or not."""
    op = k.later(op, 10, 200)
    k.meld(hulptraject, HulptrajectAfgesloten(gebeurd_op=op, melding_id=melding, reden="doelen_bereikt"))
