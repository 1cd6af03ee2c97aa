"""The rules of the aanvraag, as questions to what was done: when one can be made, and how its term stands still."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from shared.termijnen.kalender import EEN_DAG, begin_van, dag_van
from tests.modellen.klok import Looptijd, einde, laatste_dag
from tests.modellen.model import Waarden, Zaak

INDIENEN = ("DienAanvraagIn", "DienAanvraagInOpEigenInitiatief")


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


def wie_de_gegevens_verzegelt(zaak: Zaak, c: Waarden) -> UUID:
    """Of a person whom nobody knows, the aanvraag itself does."""
    gevonden: UUID = aanvrager(zaak, c) or c["aanvraag_id"]
    return gevonden


def plan_van_de_aanvraag(zaak: Zaak, c: Waarden) -> Any:
    return None if _zonder_plan(c) else zaak.gaf("plan_id")


def wijze_van_aanvragen(_zaak: Zaak, c: Waarden) -> str:
    return "eigen_initiatief" if _zonder_plan(c) else "na_plan"


def wat_wordt_gevraagd(zaak: Zaak, c: Waarden) -> Any:
    return c["gevraagd"] if _zonder_plan(c) else zaak.gaf("productcategorieen")


def twee_weken_na_ontvangst(_zaak: Zaak, c: Waarden) -> date:
    return einde(dag_van(c["ontvangen_op"]), 2)


def voor_de_ontvangst_van_de_aanvraag(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) < dag_van(zaak.gaf("ontvangen_op"))


@dataclass(slots=True)
class Stilstand:
    """A suspension; with the invitation that it began with, if it did, and when that was answered."""

    grond: str
    van: date
    tot: date | None
    uitgenodigd: date | None = None
    hersteltermijn: date | None = None
    aangevuld_op: date | None = None
    beeindigd: bool = False  # by someone; else by itself

    def raakt(self, van: date, tot: date | None) -> bool:
        """Whether it has a day among these."""
        return max(self.van, van) <= min(self.tot or date.max, tot or date.max)


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
            case "BeeindigOpschorting":
                _beeindig(gevonden[c["nummer"] - 1], dag_van(c["op"]))
            case "OntvangAanvulling":
                stil = _uitgenodigd(gevonden)
                stil.aangevuld_op = dag_van(c["op"])
                if gedaan.feiten > 1 + c["ondertekend"]:
                    _beeindig(stil, _einde_door_aanvulling(stil, stil.aangevuld_op))
    return gevonden


def _beeindig(stil: Stilstand, laatste: date) -> None:
    stil.tot, stil.beeindigd = laatste, True


def _uitgenodigd(stilstanden: list[Stilstand]) -> Stilstand:
    return [stil for stil in stilstanden if stil.uitgenodigd is not None][-1]


def _einde_door_aanvulling(stil: Stilstand, dag: date) -> date:
    """The day before it came; what comes too late, leaves the suspension as it was."""
    assert stil.uitgenodigd is not None
    assert stil.hersteltermijn is not None
    return max(stil.uitgenodigd, min(stil.hersteltermijn, dag - EEN_DAG))


def _einde_zonder_open(zaak: Zaak, stilstanden: list[Stilstand]) -> date:
    gesloten = [(stil.van, stil.tot) for stil in stilstanden if stil.tot is not None]
    return einde(dag_van(zaak.gaf("ontvangen_op")), 2, gesloten)


def _beslistermijn(zaak: Zaak, stilstanden: list[Stilstand]) -> date | None:
    """The end with the suspensions counted; none while one that began before it is open."""
    gesloten = [(stil.van, stil.tot) for stil in stilstanden if stil.tot is not None]
    ruw = laatste_dag(dag_van(zaak.gaf("ontvangen_op")), 2, gesloten)
    open_ = any(stil.tot is None and stil.van <= ruw for stil in stilstanden)
    return None if open_ else _einde_zonder_open(zaak, stilstanden)


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


def opschorting_zonder_einde(zaak: Zaak, c: Waarden) -> bool:
    return any(stil.tot is None for stil in _overlapt(zaak, c))


def eerste_dag_stil(_zaak: Zaak, c: Waarden) -> date:
    eerste: date = c["vanaf"] if "vanaf" in c else dag_van(c["op"]) + EEN_DAG
    return eerste


def laatste_dag_stil(_zaak: Zaak, c: Waarden) -> date | None:
    tot: date | None = c["hersteltermijn_tot"] if "hersteltermijn_tot" in c else c["tot"]
    return tot


def _overlapt(zaak: Zaak, c: Waarden) -> list[Stilstand]:
    van, tot = eerste_dag_stil(zaak, c), laatste_dag_stil(zaak, c)
    return [stil for stil in _stilstanden(zaak) if stil.raakt(van, tot)]


def opschorting_overlapt(zaak: Zaak, c: Waarden) -> bool:
    """No day stands still twice, and at least one does."""
    van, tot = eerste_dag_stil(zaak, c), laatste_dag_stil(zaak, c)
    return bool(_overlapt(zaak, c)) or (tot is not None and tot < van)


def begin_van_het_stilstaan(_zaak: Zaak, c: Waarden) -> datetime:
    op: datetime = c["op"]
    return min(op, begin_van(c["vanaf"])) if "vanaf" in c else op


def nummer_hierna(zaak: Zaak, _c: Waarden) -> int:
    return len(_stilstanden(zaak)) + 1


def grond_van_de_opschorting(_zaak: Zaak, c: Waarden) -> Any:
    return c.get("grond", "aanvulling")


def aanvulling_verwacht(zaak: Zaak, c: Waarden) -> bool:
    if not zaak.alle("VraagAanvulling"):
        return False
    stil = _uitgenodigd(_stilstanden(zaak))
    assert stil.uitgenodigd is not None
    return stil.aangevuld_op is None and dag_van(c["op"]) >= stil.uitgenodigd


def aanvulling_beeindigt(zaak: Zaak, c: Waarden) -> bool:
    """A suspension that is over already is only ended by an aanvulling that turns out to have come before that."""
    stil = _uitgenodigd(_stilstanden(zaak))
    assert stil.tot is not None
    return not stil.beeindigd and (zaak.stand == "Opgeschort" or laatste_dag_hierna(zaak, c) < stil.tot)


def later_nog_stil(zaak: Zaak, c: Waarden) -> bool:
    """Another suspension has a day after the one that ends."""
    morgen, nummer = laatste_dag_hierna(zaak, c) + EEN_DAG, nummer_nu(zaak, c)
    stilstanden = enumerate(_stilstanden(zaak), 1)
    return any(stil.raakt(morgen, None) for ander, stil in stilstanden if ander != nummer)


def opschorting_loopt(zaak: Zaak, c: Waarden) -> bool:
    stilstanden, dag = _stilstanden(zaak), dag_van(c["op"])
    if c["nummer"] > len(stilstanden):
        return False
    stil = stilstanden[c["nummer"] - 1]
    return not stil.beeindigd and stil.raakt(dag, dag)


def nummer_nu(zaak: Zaak, c: Waarden) -> int:
    """The one that was named, or the one that the aanvulling was asked with."""
    stilstanden = _stilstanden(zaak)
    nummer: int = c["nummer"] if "nummer" in c else stilstanden.index(_uitgenodigd(stilstanden)) + 1
    return nummer


def grond_nu(zaak: Zaak, c: Waarden) -> str:
    return _stilstanden(zaak)[nummer_nu(zaak, c) - 1].grond


def laatste_dag_hierna(zaak: Zaak, c: Waarden) -> date:
    """The day it is ended is its last."""
    dag = dag_van(c["op"])
    return dag if "nummer" in c else _einde_door_aanvulling(_uitgenodigd(_stilstanden(zaak)), dag)


def beslistermijn_hierna(zaak: Zaak, c: Waarden) -> date:
    """What is told to the aanvrager: with what is known to stand still."""
    stilstanden = _stilstanden(zaak)
    _beeindig(stilstanden[nummer_nu(zaak, c) - 1], laatste_dag_hierna(zaak, c))
    return _einde_zonder_open(zaak, stilstanden)


def mededeling_van_het_einde(_zaak: Zaak, c: Waarden) -> Any:
    return c.get("medegedeeld_op")


def binnen_de_beslistermijn(zaak: Zaak, c: Waarden) -> bool:
    laatste = _beslistermijn(zaak, _stilstanden(zaak))
    return laatste is not None and c["nieuwe_datum"] <= laatste


def kan_nog_aanvullen(zaak: Zaak, c: Waarden) -> bool:
    stil = _uitgenodigd(_stilstanden(zaak))
    return stil.aangevuld_op is None and stil.hersteltermijn is not None and dag_van(c["op"]) <= stil.hersteltermijn


def laatste_dag_voor_buiten_behandeling(zaak: Zaak) -> date | None:
    if not zaak.alle("VraagAanvulling"):
        return None
    stil = _uitgenodigd(_stilstanden(zaak))
    assert stil.hersteltermijn is not None
    return einde(min(stil.aangevuld_op or stil.hersteltermijn, stil.hersteltermijn), 4)


def vier_weken_voorbij(zaak: Zaak, c: Waarden) -> bool:
    laatste = laatste_dag_voor_buiten_behandeling(zaak)
    return laatste is not None and dag_van(c["op"]) > laatste


def staat_stil(zaak: Zaak, c: Waarden) -> bool:
    dag = dag_van(c["op"])
    return any(stil.raakt(dag, dag) for stil in _stilstanden(zaak) if not stil.beeindigd)


def is_ondertekend(zaak: Zaak, _c: Waarden) -> bool:
    """Signed with the aanvraag or its aanvulling."""
    return any(c["ondertekend"] for c in zaak.alle(*INDIENEN, "OntvangAanvulling"))


def zienswijze_gegeven(zaak: Zaak, _c: Waarden) -> bool:
    """On what was asked last: an earlier one was on other facts."""
    return zaak.laatste("VraagZienswijze", "OntvangZienswijze") == "OntvangZienswijze"


def zienswijze_kon(zaak: Zaak, c: Waarden) -> bool:
    gevraagd = zaak.alle("VraagZienswijze")
    return bool(gevraagd) and gevraagd[-1]["tot"] < dag_van(c["op"])


def komt_in_behandeling(zaak: Zaak, c: Waarden) -> bool:
    """By the first act on it; and again by the first one after all suspensions ended by themselves."""
    nog = any(stil.raakt(dag_van(c["op"]), None) for stil in _stilstanden(zaak))
    return zaak.stand == "Ontvangen" or (zaak.stand == "Opgeschort" and not nog)
