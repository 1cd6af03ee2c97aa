"""The rules of provisions as one set of names: those of money and of waiting are here, the others in the imports."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from shared.termijnen.kalender import EEN_DAG, dag_van
from tests.modellen.klok import Looptijd, einde, werkdagen_verder
from tests.modellen.model import Waarden, Zaak
from tests.modellen.regels.aanvraag import *  # noqa: F403 - one service, one set of names for its tables
from tests.modellen.regels.besluit import *  # noqa: F403 - one service, one set of names for its tables
from tests.modellen.regels.voorziening import *  # noqa: F403 - one service, one set of names for its tables
from tests.modellen.regels.voorziening import binnen, oud_tot_en_met

DWANGSOM: Sequence[tuple[int, int]] = ((14, 23_00), (14, 35_00), (14, 45_00))  # from 2019 on


def binnen_het_contract(zaak: Zaak, c: Waarden) -> bool:
    return binnen(zaak.gaf("van"), c["per"], zaak.gaf("tot"))


def van_dit_jaar(zaak: Zaak, c: Waarden) -> bool:
    return bool(c["betreft_jaar"] == zaak.gaf("jaar") <= c["boekjaar"])


def bedrag_van_alle_regels(_zaak: Zaak, c: Waarden) -> int:
    return sum(regel["bedrag_cent"] for regel in c["regels"])


def aantal_regels_samen(_zaak: Zaak, c: Waarden) -> int:
    return len(c["regels"])


def tien_werkdagen_later(_zaak: Zaak, c: Waarden) -> date:
    return werkdagen_verder(dag_van(c["op"]), 10)


def antwoord_op_de_declaratie(zaak: Zaak) -> Looptijd:
    ontvangen, beantwoord = zaak.alle("OntvangDeclaratie")[0], zaak.alle("BeantwoordDeclaratie")
    klaar_op = beantwoord[0]["op"] if beantwoord else None
    return Looptijd("declaratie_antwoord", dag_van(ontvangen["op"]), tien_werkdagen_later(zaak, ontvangen), klaar_op)


def vijf_werkdagen_later(_zaak: Zaak, c: Waarden) -> date:
    return werkdagen_verder(dag_van(c["op"]), 5)


def antwoord_op_het_verzoek(zaak: Zaak) -> Looptijd:
    """Within five working days, or by the day that was named for looking into it."""
    ontvangen = zaak.alle("OntvangVerzoekOmToewijzing", "OntvangVerzoekOmWijziging")[0]
    genoemd, beantwoord = zaak.gaf("uiterste_datum"), zaak.alle("HonoreerVerzoek", "WijsVerzoekAf")
    einddag = genoemd or vijf_werkdagen_later(zaak, ontvangen)
    klaar_op = beantwoord[0]["op"] if beantwoord else None
    return Looptijd("iwmo_verzoek", dag_van(ontvangen["op"]), einddag, klaar_op)


def regel_bestaat(zaak: Zaak, c: Waarden) -> bool:
    return bool(c["nummer"] <= len(zaak.gaf("regels")))


def _beoordeeld(zaak: Zaak) -> set[int]:
    return {c["nummer"] for c in zaak.alle("BeoordeelRegel")}


def regel_beoordeeld(zaak: Zaak, c: Waarden) -> bool:
    return c["nummer"] in _beoordeeld(zaak)


def alles_beoordeeld(zaak: Zaak, _c: Waarden) -> bool:
    return len(_beoordeeld(zaak)) == len(zaak.gaf("regels"))


def afgekeurd_om(zaak: Zaak, c: Waarden) -> Any:
    if c["toegewezen_aan"] is None:
        return "toewijzing_onbekend"
    return c["retourcode"] if c["toegewezen_aan"] == zaak.gaf("aanbieder_id") else "andere_aanbieder"


def _regel(zaak: Zaak, c: Waarden) -> Waarden:
    regel: Waarden = zaak.gaf("regels")[c["nummer"] - 1]
    return regel


def bedrag_van_de_regel(zaak: Zaak, c: Waarden) -> Any:
    return _regel(zaak, c)["bedrag_cent"]


def jaar_van_de_regel(zaak: Zaak, c: Waarden) -> Any:
    return _regel(zaak, c)["betreft_jaar"]


def toewijzing_van_de_regel(zaak: Zaak, c: Waarden) -> Any:
    return _regel(zaak, c)["toewijzingnummer"]


def nog_geen_bedrag(_zaak: Zaak, _c: Waarden) -> None:
    return None


def _budget(zaak: Zaak) -> tuple[date, date | None]:
    toegekend, ingetrokken = zaak.alle("KenPgbToe")[0], zaak.alle("TrekPgbIn", "LaatPgbVervallen")
    return toegekend["van"], laatste_dag_van_het_budget(zaak, ingetrokken[0]) if ingetrokken else toegekend["tot"]


def binnen_het_budget(zaak: Zaak, c: Waarden) -> bool:
    van, tot = _budget(zaak)
    return van <= c["van"] <= c["tot"] and binnen(van, c["tot"], tot)


def op_een_dag_van_het_budget(zaak: Zaak, c: Waarden) -> bool:
    van, tot = _budget(zaak)
    return binnen(van, c["per"], tot)


def laatste_dag_van_het_budget(zaak: Zaak, c: Waarden) -> date:
    """A budget that has not begun ends the day before it would."""
    genoemd: date = c["per"] if "per" in c else zaak.alle("KenPgbToe")[0]["van"] - EEN_DAG
    return genoemd if "per" in c else max(oud_tot_en_met(c), genoemd)


def budget_wordt_korter(zaak: Zaak, c: Waarden) -> bool:
    _, tot = _budget(zaak)
    return tot is None or laatste_dag_van_het_budget(zaak, c) < tot


def na_het_einde(_zaak: Zaak, c: Waarden) -> bool:
    return c["einde"] is not None and dag_van(c["op"]) > c["einde"]


def twee_weken_na_het_verzoek(_zaak: Zaak, c: Waarden) -> date:
    return einde(dag_van(c["op"]), 2)


def besluit_eerder(_zaak: Zaak, c: Waarden) -> bool:
    """A decision of the same day or before it leaves nothing to wait for."""
    return c["besluit_op"] is not None and dag_van(c["besluit_op"]) <= dag_van(c["op"])


def alsnog_beslist_op(_zaak: Zaak, c: Waarden) -> Any:
    return c["besluit_op"] if "besluit_op" in c else c["op"]


def al_beslist(zaak: Zaak, _c: Waarden) -> bool:
    return _besluit(zaak) is not None


def _besluit(zaak: Zaak) -> datetime | None:
    """When there was a decision after all: known with the ingebrekestelling, or since."""
    besluit: datetime | None = alsnog_beslist_op(zaak, zaak.alle("StelInGebreke", "LegBesluitVast")[-1])
    return besluit


def _begin_van_de_dwangsom(zaak: Zaak) -> date:
    """It runs from the day after this one on."""
    return twee_weken_na_het_verzoek(zaak, zaak.alle("StelInGebreke")[0])


def laatste_dag_van_de_dwangsom(zaak: Zaak) -> date:
    """The last day over which it is due: the day before the decision, when that comes within the 42 days."""
    laatste = _begin_van_de_dwangsom(zaak) + timedelta(days=sum(dagen for dagen, _ in DWANGSOM))
    besluit = _besluit(zaak)
    return min(laatste, dag_van(besluit) - EEN_DAG) if besluit else laatste


def wachttijd_van_de_dwangsom(zaak: Zaak) -> Looptijd:
    start = dag_van(zaak.alle("StelInGebreke")[0]["op"])
    return Looptijd("dwangsom_wachttijd", start, _begin_van_de_dwangsom(zaak), _besluit(zaak))


def vaststelling_van_de_dwangsom(zaak: Zaak) -> Looptijd | None:
    """Two weeks after its last day, if there is any day over which it is due."""
    laatste, vastgesteld = laatste_dag_van_de_dwangsom(zaak), zaak.alle("StelDwangsomVast")
    if laatste <= _begin_van_de_dwangsom(zaak):
        return None
    return Looptijd("dwangsom_vaststelling", laatste, einde(laatste, 2), vastgesteld[0]["op"] if vastgesteld else None)


def dwangsom_loopt(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) <= laatste_dag_van_de_dwangsom(zaak)


def dagen_dwangsom(zaak: Zaak, _c: Waarden) -> int:
    return max(0, (laatste_dag_van_de_dwangsom(zaak) - _begin_van_de_dwangsom(zaak)).days)


def bedrag_dwangsom(zaak: Zaak, c: Waarden) -> int:
    per_dag = [cent for dagen, cent in DWANGSOM for _ in range(dagen)]
    return sum(per_dag[: dagen_dwangsom(zaak, c)])
