"""Dossiers, onderzoeken, plans, hulptrajecten and households as lists show them."""

from services.casework.domain.dossier import Event as Dossierfeit
from services.casework.domain.huishouden import Event as Huishoudenfeit
from services.casework.domain.hulptraject import Event as Hulptrajectfeit
from services.casework.domain.onderzoek.taal import Event as Onderzoekfeit
from services.casework.domain.plan.taal import Event as Planfeit
from services.casework.domain.plan.taal import PlaninhoudVastgelegd
from shared.events.dossiers import DossierGeopend, ZwaarteBepaald
from shared.events.huishoudens import HuishoudenSamengesteld, RegisseurAangewezen
from shared.events.hulptrajecten import HulptrajectGestart
from shared.events.onderzoeken import OnderzoekAfgerond, OnderzoekGestart, OnderzoeksverslagVerstrekt
from shared.events.plannen import PlanAfgesloten, PlanGeevalueerd, PlanGewijzigd, PlanOpgesteld, PlanVastgesteld
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
            }
        case ZwaarteBepaald():
            return {**(row or {}), "zwaarte": fact.niveau}
        case _:
            return row


def onderzoek_rij(row: Row | None, fact: Onderzoekfeit) -> Row | None:
    """An onderzoek with its legal end."""
    match fact:
        case OnderzoekGestart():
            return {
                "melding_id": fact.melding_id,
                "dossier_id": fact.dossier_id,
                "uiterste_datum": fact.uiterste_datum,
                "verslag_op": None,
                "uitkomst": None,
                "persoon_ids": fact.persoon_ids,
            }
        case OnderzoeksverslagVerstrekt():
            return {**(row or {}), "verslag_op": fact.verstrekt_op}
        case OnderzoekAfgerond():
            return {**(row or {}), "uitkomst": fact.uitkomst}
        case _:
            return row


def hulptraject_rij(row: Row | None, fact: Hulptrajectfeit) -> Row | None:
    """A short course of help."""
    match fact:
        case HulptrajectGestart():
            return {"melding_id": fact.melding_id, "dossier_id": fact.dossier_id}
        case _:
            return row


def huishouden_rij(row: Row | None, fact: Huishoudenfeit) -> Row | None:
    """A household with its members and regisseur."""
    match fact:
        case HuishoudenSamengesteld():
            return {"melding_id": fact.melding_id, "persoon_ids": fact.persoon_ids, "regisseur": None}
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
                "doelen": [doel.doel_id for doel in fact.doelen],
                "maatwerk_gewenst": (),
                "vastgesteld_op": None,
                "doelrealisatie_conform": None,
                "actief": True,
            }
        case PlaninhoudVastgelegd():
            return {**(row or {}), "maatwerk_gewenst": fact.maatwerk_gewenst}
        case PlanGewijzigd():
            return {**(row or {}), "doelen": [doel.doel_id for doel in fact.doelen]}
        case PlanVastgesteld():
            return {**(row or {}), "vastgesteld_op": fact.vastgesteld_op}
        case PlanGeevalueerd():
            return {**(row or {}), "doelrealisatie_conform": fact.doelrealisatie_conform}
        case PlanAfgesloten():
            return {**(row or {}), "actief": False}
        case _:
            return row
