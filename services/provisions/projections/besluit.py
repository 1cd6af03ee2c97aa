"""Aanvraag and beschikking as rows, and what provisions must know of meldingen elsewhere."""

from collections.abc import Mapping
from datetime import date
from typing import assert_never
from uuid import UUID

from services.provisions.domain.aanvraag.taal import Event as Aanvraagfeit
from services.provisions.domain.beschikking.taal import BeschikkingsregelsVastgelegd, BeschikkingtekstVastgelegd
from services.provisions.domain.beschikking.taal import Event as Beschikkingfeit
from services.provisions.domain.verwant import pgb_van
from shared.events.aanvragen import (
    AanvraagBeschikt,
    AanvraagBuitenBehandelingGesteld,
    AanvraagformulierAangeboden,
    AanvraagIngetrokken,
    AanvraagOntvangen,
    AanvraagOpgeschort,
    AanvullingGevraagd,
    BeslistermijnMededelingGedaan,
    OpschortingBeeindigd,
)
from shared.events.beschikkingen import (
    BeschikkingAangevochten,
    BeschikkingBekendgemaakt,
    BeschikkingOnherroepelijkGeworden,
    BeschikkingOpgesteld,
    BeschikkingVastgesteld,
)
from shared.events.meldingen import MeldingAlsWettelijkAangemerkt, MeldingOntvangen
from shared.events.onderzoeken import OnderzoekGestart, OnderzoeksverslagVerstrekt
from shared.events.plannen import PlanVastgesteld
from shared.eventstore.projector import Row
from shared.termijnen.kalender import dag_van
from shared.termijnen.termijn import beslistermijn_einde

type Rechtsfeit = (
    MeldingOntvangen | MeldingAlsWettelijkAangemerkt | OnderzoekGestart | OnderzoeksverslagVerstrekt | PlanVastgesteld
)
"""What tells of a melding whether an aanvraag can be made."""

_PERIODES = "opschortingen"


def aanvraag_rij(row: Row | None, fact: Aanvraagfeit) -> Row | None:
    """An aanvraag with its legal end, suspensions counted; none while one has no end of its own."""
    match fact:
        case AanvraagformulierAangeboden():
            return _aanvraag(fact, None)
        case AanvraagOntvangen():
            return {**_aanvraag(fact, fact.uiterste_datum), "ontvangen_op": fact.ontvangen_op}
        case AanvraagOpgeschort():
            return _geschorst(row or {}, fact.nummer, {"vanaf": fact.vanaf, "tot": fact.verwacht_tot_en_met})
        case OpschortingBeeindigd():
            return _geschorst(row or {}, fact.nummer, {"tot": fact.tot_en_met})
        case AanvraagBeschikt():
            return {**(row or {}), "beschikking_id": fact.beschikking_id, "besluit_op": fact.gebeurd_op}
        case AanvullingGevraagd():
            return {**(row or {}), "hersteltermijn_tot": fact.hersteltermijn_tot}
        case BeslistermijnMededelingGedaan():
            return {**(row or {}), "medegedeelde_datum": fact.nieuwe_datum}
        case AanvraagBuitenBehandelingGesteld() | AanvraagIngetrokken():
            return {**(row or {}), "besluit_op": fact.gebeurd_op}
        case _:
            return row


def _geschorst(row: Row, nummer: int, dagen: Mapping[str, date | None]) -> Row:
    """With one more period, or with the end of one; the periods are no column, a row is folded from all facts."""
    eerder = row.get(_PERIODES, {})
    periodes = {**eerder, nummer: {**eerder.get(nummer, {}), **dagen}}
    stil = [(periode["vanaf"], periode["tot"]) for periode in periodes.values()]
    return {**row, _PERIODES: periodes, "uiterste_datum": beslistermijn_einde(dag_van(row["ontvangen_op"]), stil)}


def _aanvraag(fact: AanvraagformulierAangeboden | AanvraagOntvangen, einde: object) -> Row:
    return {
        "melding_id": fact.melding_id,
        "plan_id": fact.plan_id,
        "ontvangen_op": None,
        "uiterste_datum": einde,
        "productcategorieen": fact.productcategorieen,
        "beschikking_id": None,
        "hersteltermijn_tot": None,
        "medegedeelde_datum": None,
        "besluit_op": None,
    }


def beschikking_rij(row: Row | None, fact: Beschikkingfeit) -> Row | None:
    """A beschikking, with the streams that its bekendmaking will touch."""
    match fact:
        case BeschikkingOpgesteld():
            return {
                "melding_id": fact.melding_id,
                "aanvraag_id": fact.aanvraag_id,
                "persoon_id": None,
                "voorziening_ids": (),
                "pgb_ids": (),
                "vastgesteld_op": None,
                "bekendgemaakt_op": None,
                "bezwaar_tot_en_met": None,
                "verordening_versie": None,
                "woongemeente": None,
                "onherroepelijk_per": None,
                "bezwaar_id": None,
            }
        case BeschikkingtekstVastgelegd():
            return {**(row or {}), "persoon_id": fact.persoon_id}
        case BeschikkingsregelsVastgelegd():
            granted = [regel for regel in fact.regels if regel.besluit == "toekennen" and regel.leveringsvorm == "pgb"]
            pgbs = [pgb_van(regel.voorziening_id) for regel in granted]
            ids = [regel.voorziening_id for regel in fact.regels]
            return {**(row or {}), "voorziening_ids": ids, "pgb_ids": pgbs}
        case BeschikkingVastgesteld():
            return {
                **(row or {}),
                "vastgesteld_op": fact.vastgesteld_op,
                "verordening_versie": fact.verordening_versie,
                "woongemeente": fact.woongemeente,
            }
        case BeschikkingBekendgemaakt():
            bekend = {"bekendgemaakt_op": fact.bekendgemaakt_op, "bezwaar_tot_en_met": fact.bezwaar_tot_en_met}
            return {**(row or {}), **bekend}
        case BeschikkingOnherroepelijkGeworden():
            return {**(row or {}), "onherroepelijk_per": fact.per}
        case BeschikkingAangevochten():
            return {**(row or {}), "bezwaar_id": fact.bezwaar_id}
        case _:
            return row


def recht_rij(row: Row | None, fact: Rechtsfeit) -> Row:
    """What decides whether an aanvraag can be made; each fact fills what it knows, in any order."""
    row = row or {"persoon_id": None, "verslag_op": None, "onderzoek_uiterste_datum": None}
    match fact:
        case MeldingOntvangen():
            einde = fact.onderzoek_uiterste_datum
            return {**row, "persoon_id": fact.persoon_id, "onderzoek_uiterste_datum": einde}
        case MeldingAlsWettelijkAangemerkt():
            return {**row, "onderzoek_uiterste_datum": fact.onderzoek_uiterste_datum}
        case OnderzoekGestart():
            einde = fact.uiterste_datum or row["onderzoek_uiterste_datum"]
            return {**row, "onderzoek_uiterste_datum": einde}
        case OnderzoeksverslagVerstrekt():
            return {**row, "verslag_op": fact.verstrekt_op}
        case PlanVastgesteld():
            return {
                **row,
                "verslag_op": fact.verslag_op or row["verslag_op"],
                "onderzoek_uiterste_datum": fact.onderzoek_uiterste_datum or row["onderzoek_uiterste_datum"],
            }
        case _:
            assert_never(fact)


def melding_van(_stroom: UUID, fact: Rechtsfeit) -> UUID:
    """The melding that a fact speaks of, whose row it fills."""
    return fact.melding_id
