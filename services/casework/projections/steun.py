"""Dossiers, onderzoeken, plans, hulptrajecten and households as lists show them."""

from datetime import date

from services.casework.domain.dossier.taal import (
    DossieractieAfgerond,
    DossieractieGevraagd,
    HuisbezoekMeegeteld,
    OnderzoektermijnVastgelegd,
)
from services.casework.domain.dossier.taal import Event as Dossierfeit
from services.casework.domain.huishouden import Event as Huishoudenfeit
from services.casework.domain.huishouden import leden
from services.casework.domain.hulptraject import Event as Hulptrajectfeit
from services.casework.domain.onderzoek.taal import Event as Onderzoekfeit
from services.casework.domain.plan.taal import Event as Planfeit
from services.casework.domain.plan.taal import PlaninhoudVastgelegd
from shared.events.dossiers import (
    CasusAfgeschaald,
    CasusOpgeschaald,
    ContactmomentVastgelegd,
    DossierAfgesloten,
    DossierfaseBereikt,
    DossierGeopend,
    DossierHeropend,
    ThemaToegekend,
    WaakvlamIngesteld,
    WachtlijstplaatsIngenomen,
    WachtlijstplaatsVerlaten,
    ZwaarteBepaald,
)
from shared.events.huishoudens import HuishoudenGewijzigd, HuishoudenSamengesteld, RegisseurAangewezen
from shared.events.hulptrajecten import HulptrajectAfgesloten, HulptrajectGestart
from shared.events.onderzoeken import (
    ClientondersteuningAangeboden,
    OnderzoekAfgerond,
    OnderzoekGestart,
    OnderzoekHervat,
    OnderzoeksverslagVerstrekt,
    OnderzoekUitgesteldInOverleg,
)
from shared.events.plannen import (
    PlanAfgesloten,
    PlanGeevalueerd,
    PlanGewijzigd,
    PlanOpgesteld,
    PlanVastgesteld,
    PlanVervangen,
)
from shared.eventstore.projector import Row


def dossier_rij(row: Row | None, fact: Dossierfeit) -> Row | None:
    """A dossier as lists and details show it."""
    match fact:
        case DossierGeopend():
            return {
                "melding_id": fact.melding_id,
                "huishouden_id": fact.huishouden_id,
                "aanmelding_id": fact.aanmelding_id,
                "team": fact.team_id,
                "doelgroep": fact.doelgroep,
                "geopend_op": fact.gebeurd_op,
                "zwaarte": None,
                "themas": (),
                "lijn": "eerste_lijn",
                "aantal_contacten": 0,
                "laatste_contact_op": None,
                "zonder_contact_sinds": fact.gebeurd_op,
                "wacht_op": None,
                "wacht_reden": None,
                "wacht_vanaf": None,
                "open_dossieracties": (),
                "uiterste_datum": None,
                "volgorde_index": date.max,
                "uitvoering_op": None,
                "waakvlam_op": None,
                "afgesloten_op": None,
            }
        case _:
            return None if row is None else {**row, **_dossier_wijzigt(row, fact)}


def _dossier_wijzigt(row: Row, fact: Dossierfeit) -> Row:
    """The columns that a fact changes."""
    match fact:
        case OnderzoektermijnVastgelegd():
            return {"uiterste_datum": fact.uiterste_datum, "volgorde_index": fact.uiterste_datum}
        case DossierfaseBereikt(fase="uitvoering"):
            return {"uitvoering_op": row["uitvoering_op"] or fact.gebeurd_op}
        case ZwaarteBepaald():
            return {"zwaarte": fact.niveau}
        case ThemaToegekend():
            return {"themas": (*row["themas"], fact.thema)}
        case ContactmomentVastgelegd() | HuisbezoekMeegeteld():
            op = fact.contact_op if isinstance(fact, ContactmomentVastgelegd) else fact.gebeurd_op
            laatste = max(op, row["laatste_contact_op"] or op)
            return {
                "aantal_contacten": row["aantal_contacten"] + 1,
                "laatste_contact_op": laatste,
                "zonder_contact_sinds": max(laatste, row["geopend_op"]),
            }
        case CasusOpgeschaald() | CasusAfgeschaald():
            return {"lijn": fact.naar_lijn}
        case WachtlijstplaatsIngenomen():
            return {"wacht_op": fact.wacht_op, "wacht_reden": fact.reden, "wacht_vanaf": fact.vanaf}
        case WachtlijstplaatsVerlaten():
            return {"wacht_op": None, "wacht_reden": None, "wacht_vanaf": None}
        case DossieractieGevraagd():
            return {"open_dossieracties": (*row["open_dossieracties"], fact.nummer)}
        case DossieractieAfgerond():
            return {"open_dossieracties": [open_ for open_ in row["open_dossieracties"] if open_ != fact.nummer]}
        case WaakvlamIngesteld():
            return {"waakvlam_op": fact.gebeurd_op}
        case DossierAfgesloten():
            return {"afgesloten_op": fact.gebeurd_op}
        case DossierHeropend():
            return {"afgesloten_op": None}
        case _:
            return {}


def onderzoek_rij(row: Row | None, fact: Onderzoekfeit) -> Row | None:
    """An onderzoek with its legal end."""
    match fact:
        case OnderzoekGestart():
            return {
                "melding_id": fact.melding_id,
                "dossier_id": fact.dossier_id,
                "soort": fact.soort,
                "melding_op": fact.melding_op,
                "gestart_op": fact.gebeurd_op,
                "uiterste_datum": fact.uiterste_datum,
                "uitgesteld_tot": None,
                "clientondersteuning_op": None,
                "verslag_op": None,
                "uitkomst": None,
                "voorliggende_wetten": None,
                "voorziening_id": fact.voorziening_id,
                "persoon_ids": fact.persoon_ids,
            }
        case ClientondersteuningAangeboden():
            return {**(row or {}), "clientondersteuning_op": fact.gebeurd_op}
        case OnderzoekUitgesteldInOverleg():
            return {**(row or {}), "uitgesteld_tot": fact.tot}
        case OnderzoekHervat():
            return {**(row or {}), "uitgesteld_tot": None}
        case OnderzoeksverslagVerstrekt():
            return {**(row or {}), "verslag_op": fact.verstrekt_op}
        case OnderzoekAfgerond():
            return {**(row or {}), "uitkomst": fact.uitkomst, "voorliggende_wetten": fact.voorliggende_wetten}
        case _:
            return row


def hulptraject_rij(row: Row | None, fact: Hulptrajectfeit) -> Row | None:
    """A course of help by the team itself."""
    match fact:
        case HulptrajectGestart():
            return {
                "melding_id": fact.melding_id,
                "dossier_id": fact.dossier_id,
                "soort": fact.soort,
                "leefgebieden": fact.leefgebieden,
                "gestart_op": fact.gebeurd_op,
                "beoogd_tot": fact.beoogd_tot,
                "afgesloten_op": None,
                "reden_afgesloten": None,
            }
        case HulptrajectAfgesloten():
            return {**(row or {}), "afgesloten_op": fact.gebeurd_op, "reden_afgesloten": fact.reden}


def huishouden_rij(row: Row | None, fact: Huishoudenfeit) -> Row | None:
    """A household with its members and regisseur."""
    match fact:
        case HuishoudenSamengesteld():
            return {"melding_id": fact.melding_id, "persoon_ids": fact.persoon_ids, "regisseur": None}
        case HuishoudenGewijzigd():
            assert row is not None  # a stream begins with its composition
            return {**row, "persoon_ids": leden(row["persoon_ids"], fact)}
        case RegisseurAangewezen():
            return {**(row or {}), "regisseur": fact.medewerker_id}
        case _:
            return row


def plan_rij(row: Row | None, fact: Planfeit) -> Row | None:
    """A plan; a household has one active plan at most."""
    match fact:
        case PlanOpgesteld():
            return {
                "melding_id": fact.melding_id,
                "dossier_id": fact.dossier_id,
                "huishouden_id": fact.huishouden_id,
                "onderzoek_id": fact.onderzoek_id,
                **_doelen_en_acties(fact),
                "maatwerk_gewenst": (),
                "vastgesteld_op": None,
                "doelrealisatie_conform": None,
                "actief": True,
            }
        case PlaninhoudVastgelegd():
            return {**(row or {}), "maatwerk_gewenst": fact.maatwerk_gewenst}
        case PlanGewijzigd():
            return {**(row or {}), **_doelen_en_acties(fact)}
        case PlanVastgesteld():
            return {**(row or {}), "vastgesteld_op": fact.vastgesteld_op}
        case PlanGeevalueerd():
            return {**(row or {}), "doelrealisatie_conform": fact.doelrealisatie_conform}
        case PlanAfgesloten() | PlanVervangen():
            return {**(row or {}), "actief": False}
        case _:
            return row


def _doelen_en_acties(fact: PlanOpgesteld | PlanGewijzigd) -> Row:
    """The codes of goals and actions; their words stay sealed."""
    return {
        "doelen": [doel.doel_id for doel in fact.doelen],
        "doelcodes": [doel.doelcode for doel in fact.doelen],
        "leefgebieden": [doel.leefgebied for doel in fact.doelen],
        "uitvoerders": fact.uitvoerders,
    }
