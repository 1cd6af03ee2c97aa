"""Voorziening, pgb and verzoek as rows."""

from services.provisions.domain.eigen_bijdrage import bedrag_op, uiterste_datum
from services.provisions.domain.pgb import Event as Pgbfeit
from services.provisions.domain.verzoek import Event as Verzoekfeit
from services.provisions.domain.voorziening.taal import BeoordelingAfgerond, BeoordelingGevraagd
from services.provisions.domain.voorziening.taal import Event as Voorzieningfeit
from services.provisions.domain.voorziening.termijn import uiterste_retour
from shared.events.huishoudens import HuishoudenGewijzigd, HuishoudenSamengesteld
from shared.events.pgbs import PgbBestedingGeboekt, PgbIngetrokken, PgbToegekend
from shared.events.verzoeken import VerzoekInOnderzoekGenomen, VerzoekOmToewijzingOntvangen, VerzoekOmWijzigingOntvangen
from shared.events.voorzieningen import (
    EigenBijdrageGemeld,
    HerbeoordelingGepland,
    HeronderzoekGevraagd,
    LeveringGestart,
    ToewijzingAfgekeurd,
    ToewijzingBevestigd,
    ToewijzingVerzonden,
    VoorzieningAfgewezen,
    VoorzieningBeeindigd,
    VoorzieningGewijzigd,
    VoorzieningToegekend,
)
from shared.eventstore.projector import Row
from shared.termijnen.kalender import dag_van


def voorziening_rij(row: Row | None, fact: Voorzieningfeit) -> Row | None:
    """A voorziening with its order and deliveries, and when the CAK must know of it."""
    match fact:
        case VoorzieningToegekend() | VoorzieningAfgewezen():
            return _voorziening(fact)
        case ToewijzingVerzonden():
            besteld = {"aanbieder": fact.aanbieder_id, "besteld_op": fact.verzonden_op, "retour_op": None}
            einde = uiterste_retour(dag_van(fact.verzonden_op))
            nummer = fact.toewijzingnummer
            return {**(row or {}), **besteld, "toewijzingnummer": nummer, "retour_uiterste_datum": einde}
        case ToewijzingBevestigd() | ToewijzingAfgekeurd():
            return {**(row or {}), "retour_op": (row or {})["retour_op"] or fact.gebeurd_op}
        case LeveringGestart():
            gestart_op = (row or {})["gestart_op"] or fact.gestart_op
            return {**(row or {}), "leveringen": fact.nummer, "gestart_op": gestart_op, **_cak(row or {}, fact)}
        case VoorzieningGewijzigd():
            return {**(row or {}), "einddatum": fact.einddatum}
        case VoorzieningBeeindigd():
            return {**(row or {}), "einddatum": fact.per, "herbeoordeling_op": None}
        case HerbeoordelingGepland() | HeronderzoekGevraagd():
            return _gepland(row or {}, fact)
        case EigenBijdrageGemeld():
            return {**(row or {}), "cak_gemeld_op": fact.gemeld_op}
        case _:
            return row


def _voorziening(fact: VoorzieningToegekend | VoorzieningAfgewezen) -> Row:
    row = {
        "melding_id": fact.melding_id,
        "aanvraag_id": fact.aanvraag_id,
        "beschikking_id": fact.beschikking_id,
        "persoon_id": None,
        "productcategorie": fact.productcategorie,
        "product": None,
        "leveringsvorm": None,
        "startdatum": None,
        "einddatum": None,
        "aanbieder": None,
        "besteld_op": None,
        "toewijzingnummer": None,
        "retour_uiterste_datum": None,
        "retour_op": None,
        "leveringen": 0,
        "gestart_op": None,
        "herbeoordeling_op": None,
        "cak_uiterste_datum": None,
        "cak_gemeld_op": None,
        "eigen_bijdrage_cent": None,
    }
    if isinstance(fact, VoorzieningAfgewezen):
        return row
    return {
        **row,
        "persoon_id": fact.persoon_id,
        "product": fact.productcode,
        "leveringsvorm": fact.leveringsvorm,
        "startdatum": fact.startdatum,
        "einddatum": fact.einddatum,
        "aanbieder": fact.aanbieder_id,
        **(_cak({}, fact) if fact.leveringsvorm == "pgb" else {}),
    }


def _cak(row: Row, fact: VoorzieningToegekend | LeveringGestart) -> Row:
    """What follows from the day that it is provided: a pgb begins, or the first delivery does."""
    if row.get("cak_uiterste_datum"):
        return {}
    pgb_van = fact.startdatum if isinstance(fact, VoorzieningToegekend) else None
    dag = pgb_van or dag_van(fact.gebeurd_op)
    einde = uiterste_datum("pgb" if pgb_van else "zin", dag)
    return {"cak_uiterste_datum": einde, "eigen_bijdrage_cent": bedrag_op(dag)}


def _gepland(row: Row, fact: HerbeoordelingGepland | HeronderzoekGevraagd) -> Row:
    """A heronderzoek answers what was planned for that moment or before."""
    if isinstance(fact, HerbeoordelingGepland):
        return {**row, "herbeoordeling_op": fact.op}
    gepland = row["herbeoordeling_op"]
    return row if gepland is None or fact.gebeurd_op < gepland else {**row, "herbeoordeling_op": None}


def beoordeling_rij(row: Row | None, fact: Voorzieningfeit) -> Row | None:
    """What lies before someone: the oldest question without an answer; none about what has ended."""
    vragen: dict[int, BeoordelingGevraagd] = dict(row["vragen"]) if row else {}
    match fact:
        case BeoordelingGevraagd():
            vragen[fact.nummer] = fact
        case BeoordelingAfgerond():
            vragen.pop(fact.nummer, None)
        case VoorzieningBeeindigd():
            vragen.clear()
        case _:
            return row
    if not vragen:
        return row and {**row, "vragen": vragen, "open": False}
    eerste = vragen[min(vragen)]
    return {
        "vragen": vragen,
        "melding_id": eerste.melding_id,
        "nummer": eerste.nummer,
        "voorstel": eerste.voorstel,
        "oorzaak": eerste.oorzaak,
        "gevraagd_op": eerste.gebeurd_op,
        "open": True,
    }


def huishouden_rij(row: Row | None, fact: HuishoudenSamengesteld | HuishoudenGewijzigd) -> Row:
    """Who make up a household by now."""
    if isinstance(fact, HuishoudenSamengesteld):
        return {"persoon_ids": fact.persoon_ids}
    eerder = (row or {"persoon_ids": ()})["persoon_ids"]
    gebleven = [id_ for id_ in eerder if id_ not in (*fact.vertrokken_ids, *fact.toegetreden_ids)]
    return {"persoon_ids": [*gebleven, *fact.toegetreden_ids]}


def pgb_rij(row: Row | None, fact: Pgbfeit) -> Row | None:
    """A budget, with what was spent of it."""
    match fact:
        case PgbToegekend():
            return {
                "melding_id": fact.melding_id,
                "voorziening_id": fact.voorziening_id,
                "bedrag_cent": fact.bedrag_cent,
                "besteed_cent": 0,
                "van": fact.van,
                "tot": fact.tot,
            }
        case PgbBestedingGeboekt():
            row = row or {}
            return {**row, "besteed_cent": row["besteed_cent"] + fact.bedrag_cent}
        case PgbIngetrokken():
            return {**(row or {}), "tot": fact.per}


def verzoek_rij(row: Row | None, fact: Verzoekfeit) -> Row | None:
    """A request of an aanbieder, with the day on which it must be answered."""
    match fact:
        case VerzoekOmToewijzingOntvangen():
            return {
                **_verzoek(fact),
                "persoon_id": fact.persoon_id,
                "product": fact.productcode,
                "toewijzingnummer": None,
            }
        case VerzoekOmWijzigingOntvangen():
            return {**_verzoek(fact), "persoon_id": None, "product": None, "toewijzingnummer": fact.toewijzingnummer}
        case VerzoekInOnderzoekGenomen():
            return {**(row or {}), "uiterste_datum": fact.uiterste_datum}
        case _:
            return row


def _verzoek(fact: VerzoekOmToewijzingOntvangen | VerzoekOmWijzigingOntvangen) -> Row:
    return {"aanbieder": fact.aanbieder_id, "ontvangen_op": fact.ontvangen_op, "uiterste_datum": fact.uiterste_datum}
