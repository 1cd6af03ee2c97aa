"""The rules of the aanvraag, as questions to what was done: when one can be made, and how its term stands still."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from shared.termijnen.kalender import EEN_DAG, begin_van, dag_van
from tests.modellen.klok import Looptijd, einde, laatste_dag
from tests.modellen.model import Waarden, Zaak


def te_vroeg_aangevraagd(_zaak: Zaak, c: Waarden) -> bool:
    recht, op = c["recht"], c["ontvangen_op"]
    verslag_eerder = recht["verslag_op"] is not None and recht["verslag_op"] <= op
    laatste = recht["onderzoek_uiterste_datum"]
    return not verslag_eerder and not (laatste is not None and dag_van(op) > laatste)


def _zonder_plan(c: Waarden) -> bool:
    return "gevraagd" in c


def aanvrager(zaak: Zaak, c: Waarden) -> UUID | None:
    gevonden: UUID | None
    if _zonder_plan(c):
        gevonden = c["recht"]["persoon_id"] or c["eigen_persoon_id"]
    else:
        gevonden = zaak.gaf("persoon_id") or c["recht"]["persoon_id"]
    return gevonden


def plan_van_de_aanvraag(zaak: Zaak, c: Waarden) -> Any:
    return None if _zonder_plan(c) else zaak.gaf("plan_id")


def wijze_van_aanvragen(_zaak: Zaak, c: Waarden) -> str:
    return "eigen_initiatief" if _zonder_plan(c) else "na_plan"


def wat_wordt_gevraagd(zaak: Zaak, c: Waarden) -> Any:
    return c["gevraagd"] if _zonder_plan(c) else zaak.gaf("productcategorieen")


def twee_weken_na_ontvangst(_zaak: Zaak, c: Waarden) -> date:
    return einde(dag_van(c["ontvangen_op"]), 2)


@dataclass(slots=True)
class Stilstand:
    """A suspension, with the invitation that it began with, if it did, and when that was answered or given up."""

    grond: str
    van: date
    tot: date | None
    uitgenodigd: date | None = None
    hersteltermijn: date | None = None
    voorbij_op: date | None = None


def _stilstanden(zaak: Zaak) -> list[Stilstand]:
    gevonden: list[Stilstand] = []
    for gedaan in zaak.gedaan:
        c = gedaan.waarden
        match gedaan.opdracht:
            case "SchortOp":
                gevonden.append(Stilstand(c["grond"], c["vanaf"], c["tot"]))
            case "VraagAanvulling":
                dag, tot = dag_van(c["op"]), c["hersteltermijn_tot"]
                gevonden.append(Stilstand("aanvulling", dag + EEN_DAG, tot, dag, tot))
            case "BeeindigOpschorting" | "OntvangAanvulling":
                laatste = gevonden[-1]
                laatste.tot = _einde_van(laatste, gedaan.opdracht == "OntvangAanvulling", dag_van(c["op"]))
                laatste.voorbij_op = dag_van(c["op"])
    return gevonden


def _einde_van(stil: Stilstand, aangevuld: bool, dag: date) -> date:
    """The day it is ended is its last; an aanvulling ends it the day before, or leaves it when it comes too late."""
    if not aangevuld:
        return dag
    assert stil.uitgenodigd is not None
    assert stil.hersteltermijn is not None
    return max(stil.uitgenodigd, min(stil.hersteltermijn, dag - EEN_DAG))


def _laatste(zaak: Zaak) -> Stilstand | None:
    return next(reversed(_stilstanden(zaak)), None)


def _beslistermijn(zaak: Zaak, stilstanden: list[Stilstand]) -> date | None:
    """The end with the suspensions counted; none while one that began before it is open."""
    start = dag_van(zaak.gaf("ontvangen_op"))
    gesloten = [(stil.van, stil.tot) for stil in stilstanden if stil.tot is not None]
    ruw = laatste_dag(start, 2, gesloten)
    return None if any(stil.tot is None and stil.van <= ruw for stil in stilstanden) else einde(start, 2, gesloten)


def beslistermijn_van_de_aanvraag(zaak: Zaak) -> Looptijd | None:
    if zaak.stand in ("Mogelijk", "Aangeboden", "Ingetrokken"):
        return None
    besluit = zaak.alle("Beschik", "LaatBuitenBehandeling")
    start = dag_van(zaak.gaf("ontvangen_op"))
    klaar_op = besluit[0]["op"] if besluit else None
    return Looptijd("beslistermijn_aanvraag", start, _beslistermijn(zaak, _stilstanden(zaak)), klaar_op)


def geeft_tijd(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["tot"] > dag_van(c["op"]))


def herstel_geeft_tijd(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["hersteltermijn_tot"] > dag_van(c["op"]))


def opschorting_zonder_einde(zaak: Zaak, _c: Waarden) -> bool:
    laatste = _laatste(zaak)
    return laatste is not None and laatste.tot is None


def eerste_dag_stil(_zaak: Zaak, c: Waarden) -> date:
    eerste: date = c["vanaf"] if "vanaf" in c else dag_van(c["op"]) + EEN_DAG
    return eerste


def laatste_dag_stil(_zaak: Zaak, c: Waarden) -> date | None:
    tot: date | None = c["hersteltermijn_tot"] if "hersteltermijn_tot" in c else c["tot"]
    return tot


def opschorting_overlapt(zaak: Zaak, c: Waarden) -> bool:
    laatste, van, tot = _laatste(zaak), eerste_dag_stil(zaak, c), laatste_dag_stil(zaak, c)
    eerder = laatste is not None and laatste.tot is not None and van <= laatste.tot
    return eerder or (tot is not None and tot < van)


def begin_van_het_stilstaan(_zaak: Zaak, c: Waarden) -> datetime:
    op: datetime = c["op"]
    return min(op, begin_van(c["vanaf"])) if "vanaf" in c else op


def nummer_hierna(zaak: Zaak, _c: Waarden) -> int:
    return len(_stilstanden(zaak)) + 1


def grond_van_de_opschorting(_zaak: Zaak, c: Waarden) -> Any:
    return c.get("grond", "aanvulling")


def aanvulling_verwacht(zaak: Zaak, c: Waarden) -> bool:
    laatste = _laatste(zaak)
    if laatste is None or laatste.uitgenodigd is None or laatste.voorbij_op is not None:
        return False
    return dag_van(c["op"]) >= laatste.uitgenodigd


def opschorting_loopt(zaak: Zaak, c: Waarden) -> bool:
    laatste, dag = _laatste(zaak), dag_van(c["op"])
    assert laatste is not None
    loopt = laatste.van <= dag and (laatste.tot is None or dag <= laatste.tot)
    return loopt and c["nummer"] == len(_stilstanden(zaak))


def nummer_nu(zaak: Zaak, _c: Waarden) -> int:
    return len(_stilstanden(zaak))


def grond_nu(zaak: Zaak, _c: Waarden) -> str:
    return _stilstanden(zaak)[-1].grond


def laatste_dag_hierna(zaak: Zaak, c: Waarden) -> date:
    return _einde_van(_stilstanden(zaak)[-1], "nummer" not in c, dag_van(c["op"]))


def beslistermijn_hierna(zaak: Zaak, c: Waarden) -> date | None:
    stilstanden = _stilstanden(zaak)
    stilstanden[-1].tot = laatste_dag_hierna(zaak, c)
    return _beslistermijn(zaak, stilstanden)


def mededeling_van_het_einde(_zaak: Zaak, c: Waarden) -> Any:
    return c.get("medegedeeld_op")


def binnen_de_beslistermijn(zaak: Zaak, c: Waarden) -> bool:
    laatste = _beslistermijn(zaak, _stilstanden(zaak))
    return laatste is not None and c["nieuwe_datum"] <= laatste


def _uitnodiging(zaak: Zaak) -> Stilstand:
    return [stil for stil in _stilstanden(zaak) if stil.uitgenodigd is not None][-1]


def kan_nog_aanvullen(zaak: Zaak, c: Waarden) -> bool:
    stil = _uitnodiging(zaak)
    return stil.voorbij_op is None and stil.hersteltermijn is not None and dag_van(c["op"]) <= stil.hersteltermijn


def laatste_dag_voor_buiten_behandeling(zaak: Zaak) -> date | None:
    if not zaak.alle("VraagAanvulling"):
        return None
    stil = _uitnodiging(zaak)
    assert stil.hersteltermijn is not None
    return einde(min(stil.voorbij_op or stil.hersteltermijn, stil.hersteltermijn), 4)


def vier_weken_voorbij(zaak: Zaak, c: Waarden) -> bool:
    laatste = laatste_dag_voor_buiten_behandeling(zaak)
    return laatste is not None and dag_van(c["op"]) > laatste


def staat_stil(zaak: Zaak, c: Waarden) -> bool:
    laatste, dag = _laatste(zaak), dag_van(c["op"])
    return laatste is not None and laatste.van <= dag and (laatste.tot is None or dag <= laatste.tot)


def is_ondertekend(zaak: Zaak, _c: Waarden) -> bool:
    """Signed with the aanvraag or its aanvulling; of a person whom nobody knows, no signature is kept to miss."""
    eerst = zaak.alle("DienAanvraagIn", "DienAanvraagInOpEigenInitiatief")[0]
    aangevuld = any(c["ondertekend"] for c in zaak.alle("OntvangAanvulling"))
    return eerst["ondertekend"] or aangevuld or _persoon_onbekend(zaak, eerst)


def _persoon_onbekend(zaak: Zaak, eerst: Waarden) -> bool:
    aangeboden = zaak.alle("BiedAanvraagformulierAan")
    return not _zonder_plan(eerst) and not aangeboden[0]["persoon_id"] and not eerst["recht"]["persoon_id"]


def zienswijze_kon(zaak: Zaak, c: Waarden) -> bool:
    gevraagd = zaak.alle("VraagZienswijze")
    return bool(gevraagd) and gevraagd[-1]["tot"] < dag_van(c["op"])


def komt_in_behandeling(zaak: Zaak, c: Waarden) -> bool:
    """By the first act on it; and again by the first one after a suspension that ended by itself."""
    laatste = _laatste(zaak)
    vanzelf = laatste is not None and laatste.tot is not None and laatste.tot < dag_van(c["op"])
    return zaak.stand == "Ontvangen" or (zaak.stand == "Opgeschort" and vanzelf)
