"""The rules of provisions, as questions to what was done; those of the aanvraag stand in `aanvraag`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from shared.termijnen.kalender import EEN_DAG, dag_van
from tests.modellen.klok import Looptijd, Periode, einde, maanden_verder, werkdag, werkdagen_verder
from tests.modellen.model import Plan, Waarden, Zaak
from tests.modellen.regels.aanvraag import *  # noqa: F403 - one service, one set of names for its tables

LANDELIJK = {"beschermd_wonen", "opvang", "spoedopvang", "overige_beschermd_wonen_en_opvang"}
DWANGSOM: Sequence[tuple[int, int]] = ((14, 23_00), (14, 35_00), (14, 45_00))  # from 2019 on
NUMMERS = 10**9
WIJZIGING = ("WijzigVoorziening", "BeeindigVoorziening", "EindigOpBesluit")  # with a toewijzing, if that was sent
EINDE = ("BeeindigVoorziening", "EindigOpBesluit")


def _binnen(van: date, dag: date, tot: date | None) -> bool:
    return van <= dag and (tot is None or dag <= tot)


def binnen_het_contract(zaak: Zaak, c: Waarden) -> bool:
    return _binnen(zaak.gaf("van"), c["per"], zaak.gaf("tot"))


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
    return van <= c["van"] <= c["tot"] and _binnen(van, c["tot"], tot)


def op_een_dag_van_het_budget(zaak: Zaak, c: Waarden) -> bool:
    van, tot = _budget(zaak)
    return _binnen(van, c["per"], tot)


def _oud_tot_en_met(c: Waarden) -> date:
    """No decision works before the day it is made known: what still runs on that day, runs through it."""
    ingang: date = c["ingang"]
    return max(dag_van(c["op"]), ingang - EEN_DAG)


def laatste_dag_van_het_budget(zaak: Zaak, c: Waarden) -> date:
    """A budget that has not begun ends the day before it would."""
    genoemd: date = c["per"] if "per" in c else zaak.alle("KenPgbToe")[0]["van"] - EEN_DAG
    return genoemd if "per" in c else max(_oud_tot_en_met(c), genoemd)


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


def einde_voor_het_begin(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["uiterste_datum"] < dag_van(c["op"]))


def _bezwaar_tegen_de_regels(c: Waarden) -> str | None:
    """Why the first line that cannot be granted cannot."""
    for regel in c["regels"]:
        if regel["besluit"] == "afwijzen":
            continue
        if regel["voortzetting_van"] is not None and regel["voortzetting_van"] not in c["eerdere_ids"]:
            return "voortzetting"
        genoeg = {"gemeente", "nederland"} if regel["productcategorie"] in LANDELIJK else {"gemeente"}
        if c["ingezetene"] is not None and c["ingezetene"] not in genoeg:
            return "ingezetene"
        if regel["leveringsvorm"] == "pgb" and c["bekwaamheid"] and c["bekwaamheid"]["uitkomst"] == "niet_bekwaam":
            return "bekwaamheid"
    return None


def niets_om_voort_te_zetten(_zaak: Zaak, c: Waarden) -> bool:
    return _bezwaar_tegen_de_regels(c) == "voortzetting"


def geen_ingezetene(_zaak: Zaak, c: Waarden) -> bool:
    return _bezwaar_tegen_de_regels(c) == "ingezetene"


def pgb_niet_verantwoord(_zaak: Zaak, c: Waarden) -> bool:
    return _bezwaar_tegen_de_regels(c) == "bekwaamheid"


def oordeel_over_bekwaamheid(_zaak: Zaak, c: Waarden) -> Any:
    return c["bekwaamheid"]["uitkomst"]


def motivering_van_bekwaamheid(_zaak: Zaak, c: Waarden) -> Any:
    return c["bekwaamheid"]["motivering"]


def voorziening_van_elke_regel(_zaak: Zaak, c: Waarden) -> tuple[UUID, ...]:
    return tuple(regel["voorziening_id"] for regel in c["regels"])


def _eerder_dan(zaak: Zaak, c: Waarden, opdracht: str) -> bool:
    return dag_van(c["op"]) < dag_van(zaak.alle(opdracht)[0]["op"])


def voor_de_vaststelling(zaak: Zaak, c: Waarden) -> bool:
    return _eerder_dan(zaak, c, "StelBeschikkingVast")


def voor_de_bekendmaking(zaak: Zaak, c: Waarden) -> bool:
    return _eerder_dan(zaak, c, "MaakBekend")


def regel_van_een_ander_besluit(zaak: Zaak, c: Waarden) -> bool:
    return not c["voorziening_ids"] <= {regel["voorziening_id"] for regel in zaak.gaf("regels")}


def ander_bezwaar_open(zaak: Zaak, c: Waarden) -> bool:
    """The state ends when the last bezwaar against it is decided."""
    open_: set[UUID] = set()
    for gedaan in zaak.gedaan:
        if gedaan.opdracht == "VechtAan":
            open_.add(gedaan.waarden["bezwaar_id"])
        elif gedaan.opdracht == "VerwerkBezwaar":
            open_.discard(gedaan.waarden["bezwaar_id"])
    return bool(open_ - {c["bezwaar_id"]})


def _bezwaartermijn(zaak: Zaak, c: Waarden) -> date:
    bekend = c if "wijze" in c else zaak.alle("MaakBekend")[0]
    return einde(dag_van(bekend["op"]), 6)


def zes_weken_na_bekendmaking(zaak: Zaak, c: Waarden) -> date:
    return _bezwaartermijn(zaak, c)


def bezwaartermijn_voorbij(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) > _bezwaartermijn(zaak, c)


def dag_na_de_bezwaartermijn(zaak: Zaak, c: Waarden) -> date:
    return _bezwaartermijn(zaak, c) + EEN_DAG


def opzettelijk_onjuist(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["grond"] == "onjuiste_gegevens" and c["opzet"])


def _gemaakt(zaak: Zaak, c: Waarden) -> Waarden:
    return c if "bezwaar_tot_en_met" in c else zaak.alle("MaakBezwaar")[0]


def _week_van_de_post(tot: date) -> date:
    """What was posted in time may arrive through the seventh day after, or the next working day."""
    dag = tot + timedelta(days=7)
    return dag if werkdag(dag) else werkdagen_verder(dag, 1)


def bezwaar_op_tijd(zaak: Zaak, c: Waarden) -> bool:
    bezwaar = _gemaakt(zaak, c)
    tot, dag, ter_post = bezwaar["bezwaar_tot_en_met"], dag_van(bezwaar["ontvangen_op"]), bezwaar["ter_post_op"]
    return bool(dag <= tot or (ter_post is not None and ter_post <= tot and dag <= _week_van_de_post(tot)))


def _beslistermijn(zaak: Zaak, c: Waarden) -> date:
    """The end after all that was done, with this command too: what it gave last moved it."""
    bezwaar = _gemaakt(zaak, c)
    weken = 12 if bezwaar["commissie"] else 6
    verdaagd = [c, *zaak.alle("VerdaagBezwaar")]
    weken += sum(ander["weken"] for ander in verdaagd if "weken" in ander)
    return einde(bezwaar["bezwaar_tot_en_met"], weken, _verzuim(zaak, c))


def _verzuim(zaak: Zaak, c: Waarden) -> Sequence[Periode]:
    """From the day after it was asked up to the day before it came, at most through the last day given."""
    gevraagd = [*zaak.alle("VraagVerzuimherstel"), *([c] if "tot" in c else [])]
    if not gevraagd:
        return []
    hersteld = [ander["op"] for ander in zaak.alle("HerstelVerzuim")]
    hersteld += [c["op"]] if zaak.stand == "Verzuim" and c.keys() == {"op"} else []
    van, tot = dag_van(gevraagd[0]["op"]) + EEN_DAG, gevraagd[0]["tot"]
    return [(van, min(tot, dag_van(hersteld[0]) - EEN_DAG) if hersteld else tot)]


def einde_met_dit_erbij(zaak: Zaak, c: Waarden) -> date:
    return _beslistermijn(zaak, c)


def beslistermijn_van_het_bezwaar(zaak: Zaak) -> Looptijd | None:
    if zaak.stand == "Ingetrokken":
        return None
    bezwaar, beslist = _gemaakt(zaak, {}), zaak.alle("BeslisOpBezwaar")
    soort = "beslistermijn_bezwaar_commissie" if bezwaar["commissie"] else "beslistermijn_bezwaar"
    klaar_op = beslist[0]["op"] if beslist else None
    return Looptijd(soort, bezwaar["bezwaar_tot_en_met"], _beslistermijn(zaak, {}), klaar_op)


def beslistermijn_voorbij(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) > _beslistermijn(zaak, {})


def nam_het_besluit(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["behandelaar_id"] == c["mandaathouder_id"])


def herstel_kan_nog(zaak: Zaak, c: Waarden) -> bool:
    return bool(dag_van(c["op"]) <= zaak.alle("VraagVerzuimherstel")[0]["tot"])


def niet_ontvankelijk(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["uitkomst"] == "niet_ontvankelijk")


def verschoonbaar_te_laat(zaak: Zaak, _c: Waarden) -> bool:
    return bool(zaak.gaf("verschoonbaar"))


def wijkt_af_van_advies(_zaak: Zaak, c: Waarden) -> bool:
    return c["afwijking_van_advies"] is not None


def voor_de_ontvangst_van_het_bezwaar(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) < dag_van(_gemaakt(zaak, c)["ontvangen_op"])


def grond_past_bij_uitkomst(_zaak: Zaak, c: Waarden) -> bool:
    """No hearing is needed where its outcome is plain already; whoever waives it, may get any (Awb 7:3)."""
    uitkomst = {
        "kennelijk_niet_ontvankelijk": "niet_ontvankelijk",
        "kennelijk_ongegrond": "ongegrond",
        "tegemoetgekomen": "gegrond",
    }.get(c["zonder_hoorzitting"], c["uitkomst"])
    return bool(c["uitkomst"] == uitkomst)


def grond_zonder_hoorzitting(zaak: Zaak, c: Waarden) -> Any:
    return None if zaak.stand == "Gehoord" else c["zonder_hoorzitting"]


def _toegekend(zaak: Zaak) -> Waarden:
    return zaak.alle("KenVoorzieningToe")[0]


def is_pgb(zaak: Zaak, _c: Waarden) -> bool:
    return bool(_toegekend(zaak)["leveringsvorm"] == "pgb")


def _einddatum(zaak: Zaak) -> date | None:
    """The last day as it is now: granted, changed, or made earlier by a later decision."""
    laatste: date | None = _toegekend(zaak)["einddatum"]
    for c in zaak.alle("WijzigVoorziening", "EindigOpBesluit"):
        laatste = _eerste(_oud_tot_en_met(c), laatste) if "ingang" in c else c["einddatum"] or laatste
    return laatste


def _eerste(dag: date, ander: date | None) -> date:
    return dag if ander is None else min(dag, ander)


def einddatum_hierna(zaak: Zaak, c: Waarden) -> Any:
    return laatste_dag_van_de_voorziening(zaak, c) if "ingang" in c else c.get("einddatum") or _einddatum(zaak)


def laatste_dag_van_de_voorziening(zaak: Zaak, c: Waarden) -> date:
    """The day from which on it changes or after which it ends; no decision makes it last longer."""
    per: date = _eerste(_oud_tot_en_met(c), _einddatum(zaak)) if "ingang" in c else c["per"]
    return per


def eindigt_dan_al(zaak: Zaak, c: Waarden) -> bool:
    return laatste_dag_van_de_voorziening(zaak, c) == _einddatum(zaak)


def besluit_ontbreekt(_zaak: Zaak, c: Waarden) -> bool:
    return c["reden"] == "besluit_gemeente" and not c["op_besluit"]


def reden_van_einde(_zaak: Zaak, c: Waarden) -> Any:
    return c.get("reden", "besluit_gemeente")


def omvang_hierna(zaak: Zaak, c: Waarden) -> Any:
    gegeven = [
        ander["omvang"]
        for ander in [_toegekend(zaak), *zaak.alle("WijzigVoorziening"), c]
        if ander.get("omvang") is not None
    ]
    return gegeven[-1] if gegeven else None


def _botsing(zaak: Zaak, c: Waarden) -> str | None:
    """With what of all that runs the toewijzing collides first."""
    begin, tot = _toegekend(zaak)["startdatum"], einddatum_hierna(zaak, c)
    aanbieder = c.get("aanbieder_id", zaak.sinds("VerzendToewijzing").gaf("aanbieder_id"))
    for ander in c["lopend"]:
        van, einddag = max(begin, ander["van"]), min(tot or date.max, ander["tot"] or date.max)
        if ander["product"] != _toegekend(zaak)["productcode"] or van > einddag:
            continue
        if ander["leveringsvorm"] == "pgb":
            return "pgb"
        if ander["aanbieder"] == aanbieder:
            return "toewijzing"
    return None


def botst_met_pgb(zaak: Zaak, c: Waarden) -> bool:
    return _botsing(zaak, c) == "pgb"


def botst_met_toewijzing(zaak: Zaak, c: Waarden) -> bool:
    return _botsing(zaak, c) == "toewijzing"


def met_retourcodes(_zaak: Zaak, c: Waarden) -> bool:
    return bool(c["retourcodes"])


def retour_verwacht(zaak: Zaak, _c: Waarden) -> bool:
    """Every toewijzing, and every change of one, is answered once; the last to speak was the gemeente."""
    gesproken = [
        gedaan.opdracht
        for gedaan in zaak.gedaan
        if gedaan.opdracht in ("VerzendToewijzing", "VerwerkRetour")
        or (gedaan.opdracht in ("WijzigVoorziening", "EindigOpBesluit") and gedaan.feiten > 1)  # it changed as well
    ]
    return bool(gesproken) and gesproken[-1] != "VerwerkRetour"


def eerste_toewijzing(zaak: Zaak, _c: Waarden) -> bool:
    return not zaak.alle("VerzendToewijzing")


def toewijzingnummer_hierna(zaak: Zaak, c: Waarden) -> int:
    nummer: int = (c["voorziening_id"].int + len(zaak.alle("VerzendToewijzing"))) % NUMMERS
    return nummer


def toewijzingnummer_nu(zaak: Zaak, _c: Waarden) -> int:
    verzonden = zaak.alle("VerzendToewijzing")
    nummer: int = (verzonden[-1]["voorziening_id"].int + len(verzonden) - 1) % NUMMERS
    return nummer


def reden_van_wijziging(zaak: Zaak, c: Waarden) -> Any:
    if "lopend" in c:
        return c["reden"]
    return "herbeoordeling_verkorting" if zaak.stand in ("InLevering", "TijdelijkGestopt") else "verwijderd"


def volgende_levering(zaak: Zaak, _c: Waarden) -> int:
    return len(zaak.alle("MeldStart")) + 1


def past_bij_de_start(zaak: Zaak, c: Waarden) -> bool:
    gestart = zaak.alle("MeldStart", "MeldHervatting")[-1]["op"]
    return bool(c["nummer"] == len(zaak.alle("MeldStart")) and c["op"] >= gestart)


def past_bij_de_onderbreking(zaak: Zaak, c: Waarden) -> bool:
    gestopt = zaak.alle("MeldOnderbreking")[-1]["op"]
    return bool(c["nummer"] == len(zaak.alle("MeldStart")) and c["op"] >= gestopt)


def binnen_de_looptijd(zaak: Zaak, c: Waarden) -> bool:
    return _binnen(_toegekend(zaak)["startdatum"], c["per"], einddatum_hierna(zaak, c))


def looptijd_voorbij(zaak: Zaak, c: Waarden) -> bool:
    laatste = _einddatum(zaak)
    return laatste is not None and dag_van(c["op"]) > laatste


def voor_de_startdatum(zaak: Zaak, c: Waarden) -> bool:
    return bool(c["per"] < _toegekend(zaak)["startdatum"])


def voor_de_toekenning(zaak: Zaak, c: Waarden) -> bool:
    return dag_van(c["op"]) < dag_van(_toegekend(zaak)["op"])


def voor_toekenning_en_startdatum(zaak: Zaak, c: Waarden) -> bool:
    """What is granted from an earlier day on, may have begun then."""
    return voor_de_toekenning(zaak, c) and dag_van(c["op"]) < _toegekend(zaak)["startdatum"]


def plan_van_de_voorziening(zaak: Zaak, _c: Waarden) -> Any:
    return _toegekend(zaak)["plan_id"]


def verstrekt_op(zaak: Zaak, _c: Waarden) -> date | None:
    """The first day of help or of the pgb, if that came before the end."""
    gestart = zaak.alle("MeldStart")
    begin: date | None = dag_van(gestart[0]["op"]) if gestart else None
    if is_pgb(zaak, {}):
        begin = _toegekend(zaak)["startdatum"]
    return None if begin is None or _nooit_begonnen(zaak, begin) else begin


def _nooit_begonnen(zaak: Zaak, begin: date) -> bool:
    """It ended before it began."""
    if zaak.stand != "Beeindigd":
        return False
    tot_dan = next(n for n, gedaan in reversed(list(enumerate(zaak.gedaan))) if gedaan.opdracht in EINDE)
    eerder = replace(zaak, gedaan=zaak.gedaan[:tot_dan])
    return laatste_dag_van_de_voorziening(eerder, zaak.gedaan[tot_dan].waarden) < begin


def retour_op_de_toewijzing(zaak: Zaak) -> Looptijd | None:
    """Three working days after each toewijzing, and each change of one; what has ended needs no answer any more."""
    verzonden: date | None = None
    retour_op: datetime | None = None
    for gedaan in zaak.gedaan:
        if gedaan.opdracht == "VerwerkRetour":
            retour_op = gedaan.waarden["op"]
        elif gedaan.opdracht == "VerzendToewijzing" or (gedaan.opdracht in WIJZIGING and gedaan.feiten > 1):
            verzonden, retour_op = dag_van(gedaan.waarden["op"]), None
    if verzonden is None or (zaak.stand == "Beeindigd" and retour_op is None):
        return None
    return Looptijd("iwmo_retour", verzonden, werkdagen_verder(verzonden, 3), retour_op)


def melding_aan_het_cak(zaak: Zaak) -> Looptijd | None:
    verstrekt = None if zaak.stand == "Afgewezen" else verstrekt_op(zaak, {})
    if verstrekt is None:
        return None
    gemeld = zaak.alle("MeldEigenBijdrage")
    soort = "cak_pgb" if is_pgb(zaak, {}) else "cak_zin"
    return Looptijd(soort, verstrekt, laatste_dag_voor_het_cak(zaak, {}), gemeld[0]["op"] if gemeld else None)


def geplande_herbeoordeling(zaak: Zaak) -> Plan | None:
    """Asked for on its day, while there is a voorziening to look at; one asked for since has taken its place."""
    gevraagd = [gedaan for gedaan in zaak.gedaan if gedaan.opdracht in ("PlanHerbeoordeling", "VraagHeronderzoek")]
    gepland: datetime | None = None
    for gedaan in gevraagd:
        if gedaan.opdracht == "PlanHerbeoordeling":
            gepland = gedaan.waarden["gepland"]
        elif gepland is not None and gedaan.waarden["op"] >= gepland:
            gepland = None
    if gepland is None or zaak.stand == "Beeindigd":
        return None
    waarden = {"op": gepland, "reden": "gepland", "uiterste_datum": _einddatum(zaak)}
    return Plan(gepland, ("VraagHeronderzoek", waarden))


def beoordeling_al_gevraagd(zaak: Zaak, c: Waarden) -> bool:
    """For the same cause, of the same moment."""
    zelfde = ("oorzaak", "oorzaak_id", "op")
    return any(all(ander[naam] == c[naam] for naam in zelfde) for ander in zaak.alle("VraagBeoordeling"))


def volgende_beoordeling(zaak: Zaak, _c: Waarden) -> int:
    return len(zaak.alle("VraagBeoordeling")) + 1


def beoordeling_open(zaak: Zaak, c: Waarden) -> bool:
    gevraagd, nummer = len(zaak.alle("VraagBeoordeling")), c["nummer"]
    return nummer <= gevraagd and all(ander["nummer"] != nummer for ander in zaak.alle("RondBeoordelingAf"))


def laatste_dag_voor_het_cak(zaak: Zaak, c: Waarden) -> date:
    verstrekt = verstrekt_op(zaak, c)
    assert verstrekt is not None
    return maanden_verder(verstrekt, 4 if is_pgb(zaak, c) else 1)
